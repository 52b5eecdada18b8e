"""Words: whatever a theme writes around a text, its paragraphs come out the same."""

from __future__ import annotations

import html

from hypothesis import given
from hypothesis import strategies as st

from plugins.importing.comparing import read_passages
from plugins.importing.pages.reading import read_page

from .themes import TITLE

WORDS = (
    "kantor pegawai melayani dengan jujur data arsip balasan komentar tanggal admin surat Dumai kategori "
    "baru "
    "kami & mereka <b> 2025 Februari tulisan cookie"
).split()
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=5, max_size=25).map(
    lambda words: f"Pada hari itu {' '.join(words)}."
)
ABOVE = (
    "<div>Please wait…</div>",
    '<div class="spinner">Loading...</div>',
    '<div><a href="/">Home</a> | <a href="/profil">Profil</a></div>',
    "<ul><li><a href='/'>Beranda</a></li><li><a href='/kontak'>Kontak</a></li></ul>",
    "<p>Skip to content</p>",
    "<div>We use cookies to give you the best experience.</div>",
    "<h1><a href='/'>BKN Dumai</a></h1>",
    "<div>Search for:</div>",
)
HEADS = (
    f"<h1>{TITLE}</h1>",
    f"<h1>{TITLE}</h1><h1>{TITLE}</h1>",
    f"<h1>{TITLE}</h1><h2>{TITLE}</h2>",
    f"<div>{TITLE}</div>",
    f"<section><h1>{TITLE}</h1><p><a href='/'>Home</a> » {TITLE}</p></section><h2>{TITLE}</h2>",
)
TELLING = (
    "<p>• Feb, Tue, 2025</p>",
    "<span>- Admin</span>",
    "<div>Posted on 25 Februari 2025 by admin</div>",
    "<div><span>By admin</span> <span>25 Feb 2025</span> <span>0 Comments</span></div>",
    "<p>Oleh: Admin</p>",
    "<div>25 Februari 2025 | Berita</div>",
    "<p>12 views</p>",
)
BELOW = (
    "<div>Share this:</div><ul><li><a href='https://facebook.example/sharer'>Facebook</a></li></ul>",
    "<p>Bagikan ini: <a href='https://wa.me/?text=x'>WhatsApp</a></p>",
    "<p>Tags: <a href='/tag/asn'>ASN</a></p>",
    "<div><a href='/a'>Previous Post</a> <a href='/b'>Next Post</a></div>",
    "<h3>Related Posts</h3><ul><li><a href='/c'>Tulisan lain yang juga sangat panjang sekali judulnya</a>"
    "</li></ul>",
    "<h3>Tinggalkan Balasan</h3><p>Alamat email Anda tidak akan dipublikasikan.</p><form><p>Nama *</p>"
    "</form>",
    "<h3>Leave a Reply <small>Cancel reply</small></h3><form><textarea></textarea></form>",
    "<h3>Laisser un commentaire</h3><p>Votre adresse e-mail ne sera pas publiée.</p>",
    "<div><h4>Recent Posts</h4><ul><li><a href='/d'>Tulisan D</a></li></ul></div>",
    "<p>Tidak ada komentar</p>",
    "<footer>Kantor kami ada di Jalan Hang Tuah nomor satu, Dumai, Riau.</footer>",
    "<div>Copyright © 2025 BKN Dumai. All rights reserved.</div>",
    "<p>Proudly powered by WordPress</p>",
)
HOLDERS = (
    "{}",
    "<div>{}</div>",
    '<div class="entry-content">{}</div>',
    "<section><div>{}</div></section>",
    "<table><tr><td>{}</td></tr></table>",
)


@st.composite
def pages(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A page with furniture chosen at random around a text, and the text's paragraphs."""
    texts = draw(st.lists(SENTENCES, min_size=1, max_size=5))
    parted = draw(st.sampled_from(["<p>{}</p>", "<div>{}</div>", "{}<br><br>"]))
    body = draw(st.sampled_from(HOLDERS)).format(
        "".join(parted.format(html.escape(one, quote=False)) for one in texts)
    )
    above, told, below = (
        "".join(draw(st.lists(st.sampled_from(kind), unique=True, max_size=4)))
        for kind in (ABOVE, TELLING, BELOW)
    )
    head = f"<html><head><title>{TITLE} – BKN Dumai</title></head><body>"
    return f"{head}{above}{draw(st.sampled_from(HEADS))}{told}{body}{below}</body></html>", texts


@given(pages())
def test_any_furniture_around_any_text_leaves_the_same_paragraphs(given_page: tuple[str, list[str]]) -> None:
    page, texts = given_page

    (post,) = read_page("x.html", page).posts

    assert post.title == TITLE
    assert " ".join(read_passages(post.html)) == " ".join(texts)
