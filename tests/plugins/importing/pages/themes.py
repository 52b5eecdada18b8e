"""Words: one text as many old themes printed it, in Indonesian, English and French."""

from __future__ import annotations

TITLE = "Implementasi Kebijakan Kepegawaian di Dumai"
ALINEA = (
    "Kebijakan ini bertujuan membangun sistem yang transparan dan akuntabel bagi seluruh pegawai.",
    "Ada dua hal.",
    "Setiap pegawai menetapkan sasaran yang jelas dan terukur, lalu dievaluasi secara berkala oleh "
    "atasannya.",
)
BODY = "".join(f"<p>{one}</p>" for one in ALINEA)
HEAD = f"<!doctype html><html><head><title>{TITLE} – BKN Dumai</title></head><body>"
END = "</body></html>"
FORM = '<form action="/wp-comments-post.php"><p>Komentar *</p><textarea></textarea><p>Nama *</p></form>'


def wrap(*content: str) -> str:
    """A page of its own with some content."""
    return HEAD + "".join(content) + END


ONE_TEXT = {
    "reply form without a class": wrap(
        f"<h1>{TITLE}</h1><h1>{TITLE}</h1><p>• Feb, Tue, 2025</p>{BODY}<h3>Leave a Reply</h3>"
        "<p>Your email address will not be published. Required fields are marked *</p><form><textarea>"
        "</textarea></form>"
    ),
    "Indonesian reply form without a class": wrap(
        f"<h1>{TITLE}</h1><p>25 Februari 2025</p>{BODY}<h3>Tinggalkan Balasan <small><a href='#'>Batalkan "
        f"balasan</a>"
        f"</small></h3><p>Alamat email Anda tidak akan dipublikasikan. Ruas yang wajib ditandai *</p>{FORM}"
    ),
    "French reply form": wrap(
        f"<h1>{TITLE}</h1><p>Publié le 25 février 2025 par admin</p>{BODY}<h3>Laisser un commentaire</h3>"
        "<p>Votre adresse e-mail ne sera pas publiée. Les champs obligatoires sont indiqués avec *</p><p>"
        "Commentaire *</p>"
    ),
    "preloader, title in h1 and h2, no main": wrap(
        f'<div id="page-preloader">Please wait...</div><h1>{TITLE}</h1><h2>{TITLE}</h2><p>• Feb, Tue, '
        f"2025</p>{BODY}"
        "<h3>Leave a Reply <small><a href='#respond'>Cancel reply</a></small></h3>"
        '<form><p class="comment-notes">Your email address will not be published.</p></form>'
    ),
    "preloader without id or class": wrap(f"<div>Please wait…</div><h1>{TITLE}</h1>{BODY}"),
    "sections": wrap(
        f"<section><h1>{TITLE}</h1><ul><li><a href='/'>Home</a></li><li>{TITLE}</li></ul></section>"
        f"<section><h2>{TITLE}</h2><span>- Admin</span> <span>• Feb, Tue, 2025</span><div>{BODY}</div>"
        f"</section>"
        "<section><h3>Tinggalkan Balasan</h3><p>Komentar *</p></section><section><p>© 2025 BKN Dumai</p>"
        "</section>"
    ),
    "only divs": wrap(
        '<div><a href="/">Home</a> <a href="/profil">Profil</a></div>'
        f"<div><div>{TITLE}</div><div>• Feb, Tue, 2025</div><div>{'<br><br>'.join(ALINEA)}</div></div>"
        "<div>Copyright © 2025 BKN Dumai. All rights reserved.</div>"
    ),
    "only divs with classes": wrap(
        '<div class="loader"></div><div class="menu"><a href="/">Home</a></div>'
        f'<div class="wrap"><div class="title">{TITLE}</div><div class="meta">Posted on 25 Februari 2025 by '
        f"admin</div>"
        f'<div class="txt">{"<br><br>".join(ALINEA)}</div></div><div class="foot">BKN Dumai, Jalan Hang Tuah '
        f"nomor 1, Dumai, Riau, Indonesia</div>"
    ),
    "a table lays the page out": wrap(
        "<table><tr><td colspan=2><h1>BKN Dumai</h1></td></tr><tr><td width=200><a href='/'>Beranda</a><br>"
        f"<a href='/profil'>Profil</a></td><td><h2>{TITLE}</h2><i>Selasa, 25 Februari 2025</i><br>{BODY}"
        "<h3>Tinggalkan Balasan</h3><p>Alamat email Anda tidak akan dipublikasikan.</p></td></tr>"
        "<tr><td colspan=2>Hak cipta © 2025</td></tr></table>"
    ),
    "entry content with shares and related posts within": wrap(
        f'<article class="post"><h1 class="entry-title">{TITLE}</h1><div class="entry-meta">By <a '
        f'href="/author/admin">admin</a>'
        f' <time datetime="2025-02-25">25/2</time></div><div class="entry-content">{BODY}<p>Bagikan ini:</p>'
        f"<ul><li>"
        '<a href="https://facebook.example/sharer">Facebook</a></li><li><a href="https://x.example/?share=1">'
        "X</a></li></ul>"
        '<h3>Artikel Terkait</h3><ul><li><a href="/lain">Tulisan lain</a></li></ul></div>'
        '<footer class="entry-footer"><span class="cat-links">Posted in <a rel="category tag" '
        'href="/category/berita/">'
        "Berita</a></span></footer></article>"
    ),
    "site name in h1, title in h2": wrap(
        f'<div><h1><a href="/">BKN Dumai</a></h1><p>Melayani dengan hati</p></div><h2>{TITLE}</h2>'
        f"<small>25 Februari 2025 oleh Admin</small>{BODY}"
        "<p>Tags: <a href='/tag/asn'>ASN</a>, <a href='/tag/bkn'>BKN</a></p>"
        "<p>« <a href='/sebelum'>Tulisan sebelum ini</a></p><p><a href='/sesudah'>Tulisan sesudah ini</a> "
        "»</p>"
    ),
    "breadcrumbs, shares and counts without a class": wrap(
        f"<ul><li><a href='/'>Beranda</a></li><li><a href='/berita'>Berita</a></li><li>{TITLE}</li></ul>"
        f"<h1>{TITLE}</h1><div>Oleh: Admin</div><div>Selasa, 25 Februari 2025</div><div>123 views</div><div>"
        f"Tidak ada komentar</div>"
        "<div><a href='https://facebook.example/sharer.php'>Facebook</a> <a "
        "href='https://twitter.example/share'>Twitter</a></div>"
        f"{BODY}<div>Share this: <a href='https://facebook.example/sharer.php'>Facebook</a> "
        "<a href='https://wa.me/?text=1'>WhatsApp</a></div>"
        "<div>Related Posts</div><div><a href='/a'>Tulisan A</a></div><div><a href='/b'>Tulisan B</a></div>"
    ),
    "previous, next, related, sidebar and footer": wrap(
        f"<div><h1>{TITLE}</h1><p>Posted on Februari 25, 2025 by Admin</p>{BODY}</div>"
        "<div><a href='/a'>Previous Post</a> <a href='/b'>Next Post</a></div><div><h4>You may also like</h4>"
        "<h5><a href='/c'>Tulisan C yang cukup panjang judulnya untuk sebuah kalimat</a></h5><span>24 "
        "Februari 2025</span></div>"
        "<div><h4>Recent Posts</h4><ul><li><a href='/d'>Tulisan D</a> 23 Februari 2025</li></ul><h4>"
        "Arsip</h4><ul><li>"
        "<a href='/2025/02'>Februari 2025</a></li></ul></div><div><p>Kantor kami melayani seluruh pegawai "
        "negeri di wilayah "
        "Riau dan sekitarnya.</p><p>Powered by WordPress</p></div>"
    ),
    "a cookie notice above": wrap(
        "<div><p>We use cookies to ensure that we give you the best experience on our website.</p><button>"
        "Accept</button>"
        f"</div><div>Skip to content</div><h1>{TITLE}</h1><h2>{TITLE}</h2>{BODY}"
    ),
    "a cookie notice below": wrap(
        f"<h1>{TITLE}</h1>{BODY}<div><p>Situs ini menggunakan cookie untuk meningkatkan pengalaman Anda.</p>"
        f"<a href='#'>"
        "Terima</a> <a href='/privasi'>Kebijakan privasi</a></div>"
    ),
    "a reply link and form fields": wrap(
        f"<h1>{TITLE}</h1>{BODY}<p>Balas</p><p>Batalkan balasan</p><p>Komentar *</p><p>Nama *</p><p>"
        f"Email *</p>"
        "<p>Situs Web</p><p>Simpan nama, email, dan situs web saya pada peramban ini untuk komentar saya "
        "berikutnya.</p>"
    ),
    "comments without a class": wrap(
        f"<h1>{TITLE}</h1>{BODY}<h3>2 Komentar</h3><p><b>Budi</b> berkata:</p><p>26 Februari 2025 pukul "
        f"09:00</p>"
        "<p>Setuju sekali dengan tulisan yang bagus ini, terima kasih banyak.</p><p><a href='#'>Balas</a></p>"
        "<p><b>Siti</b> berkata:</p><p>27 Februari 2025 pukul 10:00</p><p>Terima kasih.</p><p><a href='#'>"
        "Balas</a></p>"
        f"<h3>Tinggalkan Balasan</h3>{FORM}"
    ),
    "the page is one form": wrap(
        f'<form id="aspnetForm"><div class="header"><a href="/">Home</a></div><h1>{TITLE}</h1>{BODY}</form>'
    ),
    "main holds only the title": wrap(f"<main><h1>{TITLE}</h1></main><div>{BODY}</div>"),
    "articles are what is listed below": wrap(
        f"<div><h1>{TITLE}</h1><p>25 Februari 2025</p>{BODY}</div><div><h3>Baca juga</h3>"
        "<article><h4><a href='/a'>Tulisan A</a></h4></article><article><h4><a href='/b'>Tulisan B</a></h4>"
        "</article></div>"
    ),
    "a picture above the text": wrap(
        f"<h1>{TITLE}</h1><div><span>By admin</span> <span>25 Feb 2025</span></div>{BODY}"
    ),
    "page builder": wrap(
        f'<div class="elementor-widget-container"><h1>{TITLE}</h1></div>'
        + "".join(f'<div class="elementor-widget-container"><p>{one}</p></div>' for one in ALINEA)
        + '<div class="elementor-widget-container"><ul><li><a href="/">Beranda</a></li></ul></div>'
    ),
    "uppercase and fonts": wrap(
        f"<CENTER><FONT SIZE=5><B>{TITLE}</B></FONT></CENTER><BR><FONT>{'<BR><BR>'.join(ALINEA)}</FONT><BR>"
        f"<BR>"
        "<A HREF='/'>Kembali ke atas</A>"
    ),
    "no window title": f"<html><body><div>Menu</div><h1>{TITLE}</h1><p>Feb 25, 2025</p>{BODY}<p>Leave a "
    f"comment</p></body></html>",
    "an XML declaration": f'<?xml version="1.0" encoding="UTF-8"?>\n<html '
    f'xmlns="http://www.w3.org/1999/xhtml"><head><title>{TITLE}'
    f"</title></head><body><h1>{TITLE}</h1>{BODY}</body></html>",
}
"""Page → the same paragraphs, `ALINEA`, under `TITLE`."""

OTHER = (
    "Pelatihan bagi calon pegawai negeri sipil dimulai pada pekan kedua bulan depan di Pekanbaru.",
    "Daftarlah segera.",
)


def _several(*texts: str) -> str:
    head = "<!doctype html><html><head><title>Arsip – BKN Dumai</title></head><body>"
    return f"{head}{''.join(texts)}</body></html>"


def _paragraphs(texts: tuple[str, ...]) -> str:
    return "".join(f"<p>{one}</p>" for one in texts)


SECOND = "Pelatihan dasar dimulai"
TWO_TEXTS = {
    "headings and date lines": _several(
        f"<div>Loading...</div><div>Home About</div><h1>Day: February 25, 2025</h1><h2>{TITLE}</h2>"
        f"<h2>{TITLE}</h2>"
        f"<p>• Feb, Tue, 2025</p>{BODY}<h2>{SECOND}</h2><h2>{SECOND}</h2><p>• Feb, Tue, "
        f"2025</p>{_paragraphs(OTHER)}"
        "<h3>Leave a Reply</h3><p>Your email address will not be published.</p>"
    ),
    "divs with classes, no window title": (
        f'<html><body><div class="menu"><a href="/">Home</a></div><div class="title">{TITLE}</div><div '
        f'class="meta">• Feb, Tue, 2025'
        f'</div><div class="txt">{"<br><br>".join(ALINEA)}</div><div class="title">{SECOND}</div><div '
        f'class="meta">• Feb, Tue, 2025'
        f'</div><div class="txt">{"<br>".join(OTHER)}</div></body></html>'
    ),
    "cards": _several(
        f'<h1>Bulan: Februari 2025</h1><div class="card"><img src="/a.jpg"><h3><a '
        f'href="/2025/02/25/a/">{TITLE}</a></h3>'
        f"<span>25 Februari 2025</span> <span>Oleh Admin</span>{BODY}</div>"
        f'<div class="card"><img src="/b.jpg"><h3><a href="/2025/02/26/b/">{SECOND}</a></h3>'
        f"<span>26 Februari 2025</span> <span>Oleh Admin</span>{_paragraphs(OTHER)}</div>"
        '<div><a href="/page/2">Older posts</a></div><div>Copyright 2025 BKN Dumai</div>'
    ),
    "no day at any text": _several(
        f'<h1>Day: February 25, 2025</h1><h2><a href="/2025/02/25/a/">{TITLE}</a></h2>{BODY}<p>Leave a '
        f"comment</p>"
        f'<h2><a href="/2025/02/25/b/">{SECOND}</a></h2>{_paragraphs(OTHER)}<p>Leave a comment</p>'
    ),
    "the day above the title": _several(
        f"<div><span>25 Februari 2025</span><h2>{TITLE}</h2>{BODY}</div>"
        f"<div><span>26 Februari 2025</span><h2>{SECOND}</h2>{_paragraphs(OTHER)}</div><p>Proudly powered by "
        f"WordPress</p>"
    ),
    "a category": _several(
        "<h1>Kategori: Berita</h1><p>Di sini kami mengumpulkan semua berita dari kantor kami bagi "
        "pembaca.</p>"
        f"<h2>{TITLE}</h2><p>Posted on 25 Februari 2025 by admin</p>{BODY}<p>Posted in Berita | Leave a "
        f"comment</p>"
        f"<h2>{SECOND}</h2><p>Posted on 26 Februari 2025 by admin</p>{_paragraphs(OTHER)}<p>Posted in Berita "
        f"| 2 Comments</p>"
    ),
    "marked articles": _several(
        f'<article><h2 class="entry-title">{TITLE}</h2><p>25 Februari 2025</p><div '
        f'class="entry-content">{BODY}'
        '<div class="sharedaddy">Bagikan ini: Facebook</div></div></article>'
        f'<article><h2 class="entry-title">{SECOND}</h2><p>25 Februari 2025</p><div class="entry-content">'
        f"{_paragraphs(OTHER)}</div></article><aside><h3>Arsip</h3></aside>"
    ),
}
"""Archive → `ALINEA` under `TITLE` and `OTHER` under `SECOND`."""

WORDS_KEPT = {
    "a lead between title and marked body": (
        f'<article><h1>{TITLE}</h1><p class="lead">Kepala kantor membuka kegiatan ini di hadapan seratus '
        f"pegawai.</p>"
        f'<div class="entry-content">{BODY}</div></article>',
        ("Kepala kantor membuka kegiatan ini di hadapan seratus pegawai.", *ALINEA),
    ),
    "a heading of the text that says archive": (
        f"<h1>{TITLE}</h1>{BODY}<h2>Arsip</h2><p>{OTHER[0]}</p>",
        (*ALINEA, "Arsip", OTHER[0]),
    ),
    "baca juga within the text": (
        f'<h1>{TITLE}</h1>{BODY}<p>Baca juga: <a href="/lain">Tulisan lain</a></p><p>{OTHER[0]}</p>',
        (*ALINEA, "Baca juga: Tulisan lain", OTHER[0]),
    ),
    "a reply form is what the text is about": (
        f"<h1>{TITLE}</h1>{BODY}<h2>Tinggalkan balasan</h2><p>{OTHER[0]}</p>",
        (*ALINEA, "Tinggalkan balasan", OTHER[0]),
    ),
    "dates as a schedule": (
        f"<h1>{TITLE}</h1><p>25 Februari 2025</p>{BODY}<p>3 Maret 2025</p><p>{OTHER[0]}</p><p>4 Maret "
        f"2025</p><p>Selesai.</p>",
        (*ALINEA, "3 Maret 2025", OTHER[0], "4 Maret 2025", "Selesai."),
    ),
    "a signature with place and day": (
        f"<h1>{TITLE}</h1><p>25 Februari 2025</p>{BODY}<p>Dumai, 25 Februari 2025</p><p>Kepala Kantor</p><p>"
        f"Siti Aminah</p>",
        (*ALINEA, "Dumai, 25 Februari 2025", "Kepala Kantor", "Siti Aminah"),
    ),
    "the title within the text": (
        f"<h1>{TITLE}</h1>{BODY}<p>{TITLE}</p><p>{OTHER[0]}</p>",
        (*ALINEA, TITLE, OTHER[0]),
    ),
    "a table of the text": (
        f"<h1>{TITLE}</h1>{BODY}<table><tr><th>Nama</th><th>Kontak</th></tr><tr><td>Facebook</td><td>"
        f"Beranda</td></tr></table>",
        (*ALINEA, "Nama", "Kontak", "Facebook", "Beranda"),
    ),
    "the writer below the text": (
        f"<h1>{TITLE}</h1>{BODY}<p>Penulis: Siti Aminah</p><div>Copyright 2025</div>",
        (*ALINEA, "Penulis: Siti Aminah"),
    ),
    "a quotation with its source": (
        f"<h1>{TITLE}</h1>{BODY}<blockquote><p>{OTHER[0]}</p><footer>Kepala Kantor</footer></blockquote>"
        f"<footer>Menu</footer>",
        (*ALINEA, OTHER[0], "Kepala Kantor"),
    ),
    "two bodies in one article": (
        f'<article><h1>{TITLE}</h1><div class="entry-content">{BODY}</div><div class="entry-content">'
        f"<p>{OTHER[0]}</p></div></article>",
        (*ALINEA, OTHER[0]),
    ),
    "an aside in the text": (
        f'<article><h1>{TITLE}</h1><div class="entry-content">{BODY}<aside><p>{OTHER[0]}</p></aside><p>'
        f"Selesai.</p></div></article>",
        (*ALINEA, OTHER[0], "Selesai."),
    ),
    "a file to load at the end": (
        f'<h1>{TITLE}</h1>{BODY}<p><a href="/berkas.pdf">Unduh pengumuman</a></p><h3>Leave a '
        f"Reply</h3>{FORM}",
        (*ALINEA, "Unduh pengumuman"),
    ),
    "a sentence about copyright": (
        f"<h1>{TITLE}</h1>{BODY}<p>Hak cipta adalah hak yang melekat pada pencipta.</p><p>Penutup.</p>",
        (*ALINEA, "Hak cipta adalah hak yang melekat pada pencipta.", "Penutup."),
    ),
    "a sentence that begins like a byline": (
        f"<h1>{TITLE}</h1><p>Oleh karena itu acara ditunda.</p>{BODY}<p>Ditandai dengan gong, acara "
        f"dibuka.</p>",
        ("Oleh karena itu acara ditunda.", *ALINEA, "Ditandai dengan gong, acara dibuka."),
    ),
    "a list of words that menus have": (
        f"<h1>{TITLE}</h1>{BODY}<ul><li>Profil</li><li>Layanan</li></ul>",
        (*ALINEA, "Profil", "Layanan"),
    ),
    "a text without a title": (f"<div>{BODY}</div>", ALINEA),
    "a lead above the first heading": (
        f"{BODY}<h2>Langkah berikutnya</h2><p>{OTHER[0]}</p>",
        (*ALINEA, "Langkah berikutnya", OTHER[0]),
    ),
    "a link within a sentence": (
        f'<h1>{TITLE}</h1>{BODY}<p>{OTHER[0]} <a href="/x">Selengkapnya</a> di sini.</p>',
        (*ALINEA, f"{OTHER[0]} Selengkapnya di sini."),
    ),
}
"""What stands in a body → what of it is text, every word of it."""
