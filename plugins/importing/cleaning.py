"""Rules: a former site's HTML → elements that may be kept, and a report of all that was taken out.

Two lines of defence: what is hidden, active or foreign is looked for and told; then nh3 takes whatever is
not on the list, so that nothing depends on how well one looked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import nh3
from bs4 import BeautifulSoup, Comment, Tag

from plugins.importing.found import Doubt
from plugins.importing.hiding import is_hidden

# What a text may be made of on its way to Markdown; richer than what is published, because columns and
# sections are only unwrapped later, by who knows what they hold.
TAGS = frozenset(
    "a abbr address article aside b big blockquote br caption center cite code col colgroup dd del "
    "details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li "
    "main mark nav ol p pre q s samp section small span strike strong sub summary sup table tbody td "
    "tfoot th thead time tr tt u ul var".split()
)
ATTRIBUTES = {
    "a": {"href", "title", "id", "name"},
    "abbr": {"title"},
    "code": {"class"},
    "img": {"src", "alt", "title", "class", "data-id"},
    "ol": {"start", "type"},
    "pre": {"class"},
    "sup": {"data-fn", "id"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    **{f"h{level}": {"id"} for level in range(1, 7)},
}
SCHEMES = {"http", "https", "mailto", "tel"}

# Players and maps whose frame a reader saw: in its place stands a link to what it showed.
EMBEDS = {
    "youtube.com": "Video",
    "youtube-nocookie.com": "Video",
    "youtu.be": "Video",
    "vimeo.com": "Video",
    "dailymotion.com": "Video",
    "tiktok.com": "Video",
    "google.com": "Peta atau dokumen",
    "maps.google.com": "Peta",
    "docs.google.com": "Dokumen",
    "drive.google.com": "Dokumen",
    "openstreetmap.org": "Peta",
    "spotify.com": "Rekaman",
    "soundcloud.com": "Rekaman",
    "twitter.com": "Unggahan",
    "x.com": "Unggahan",
    "facebook.com": "Unggahan",
    "instagram.com": "Unggahan",
    "slideshare.net": "Dokumen",
    "scribd.com": "Dokumen",
    "issuu.com": "Dokumen",
}

_SILENT = ("script", "style", "noscript", "template", "link", "meta", "base", "title", "head")
_FRAMES = ("iframe", "frame", "object", "embed", "applet")
_PLAYERS = {"video": "Video", "audio": "Rekaman"}
_FIELDS = ("input", "select", "textarea", "button", "datalist", "output", "progress", "meter")
_DOCUMENT = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|zip|rar)$", re.IGNORECASE)


def clean(html: str) -> tuple[BeautifulSoup, tuple[Doubt, ...]]:
    """What of a text may be kept, and what was taken out.

    Returns:
        The text as a tree of `TAGS` alone, and a doubt for each thing that a reader had, or that was planted.
    """
    soup = BeautifulSoup(html, "html.parser")
    for image in soup.find_all("img", class_=["wp-smiley", "emoji"]):
        image.replace_with(str(image.get("alt") or ""))
    doubts = [
        *_take_formulas(soup),
        *_take_hidden(soup),
        *_take_active(soup),
        *_take_frames(soup),
        *_take_fields(soup),
    ]
    safe = nh3.clean(
        str(soup),
        tags=set(TAGS),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        url_schemes=SCHEMES,
        strip_comments=True,
        link_rel=None,
    )
    return BeautifulSoup(safe, "html.parser"), tuple(doubts)


def _take_hidden(soup: BeautifulSoup) -> Iterator[Doubt]:
    for tag in soup.find_all(is_hidden):
        if tag.decomposed or tag.name in ("html", "body"):
            continue
        text = " ".join(tag.get_text(" ").split())
        links = [str(link.get("href") or "") for link in tag.find_all("a")]
        if tag.name == "a":
            links.append(str(tag.get("href") or ""))
        if text or links:
            shown = f"“{text[:80]}”" + (f" dengan tautan ke {', '.join(links[:3])}" if links else "")
            yield Doubt(fault=f"bagian tersembunyi {shown}", mend="dibuang; pembaca tidak pernah melihatnya")
        tag.decompose()


def _take_formulas(soup: BeautifulSoup) -> Iterator[Doubt]:
    """MathML as text, with its raised and lowered parts."""
    for formula in soup.find_all("math"):
        for note in formula.find_all(["annotation", "annotation-xml"]):
            note.decompose()
        for name, part in (("msup", "sup"), ("msub", "sub")):
            for tag in formula.find_all(name):
                signs = tag.find_all(True, recursive=False)
                if len(signs) > 1:
                    signs[1].wrap(soup.new_tag(part))
        words = " ".join(formula.get_text().split())
        for tag in formula.find_all(True):
            if tag.name not in ("sup", "sub"):
                tag.unwrap()
        formula.name = "p" if formula.get("display") == "block" else "span"
        formula.attrs = {}
        yield Doubt(
            fault=f"rumus “{words[:80]}”", mend="ditulis sebagai teks; periksa pangkat dan pecahannya"
        )


def _take_active(soup: BeautifulSoup) -> Iterator[Doubt]:
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    for tag in soup.find_all(_SILENT):
        if tag.name == "script" and not tag.decomposed:
            told = str(tag.get("src") or "") or " ".join(tag.get_text().split())[:60]
            yield Doubt(fault=f"skrip “{told}”", mend="dibuang; naskah tidak boleh menjalankan program")
        tag.decompose()
    for tag in soup.find_all(True):
        handlers = sorted(name for name in tag.attrs if name.casefold().startswith("on"))
        if handlers:
            yield Doubt(
                fault=f"<{tag.name}> menjalankan program lewat {', '.join(handlers)}",
                mend="atribut itu dibuang, isinya disimpan",
            )
        for name in ("href", "src"):
            if str(tag.get(name) or "").strip().startswith("//"):
                tag[name] = f"https:{str(tag[name]).strip()}"
            scheme = re.sub(r"[\s\x00-\x20]", "", str(tag.get(name) or "")).casefold().partition(":")[0]
            if scheme in ("javascript", "vbscript", "data") and ":" in str(tag.get(name)):
                yield Doubt(fault=f"alamat {scheme}: pada <{tag.name}>", mend="alamat itu dibuang")


def _take_frames(soup: BeautifulSoup) -> Iterator[Doubt]:
    for tag in soup.find_all([*_FRAMES, *_PLAYERS]):
        if tag.decomposed:
            continue
        address = _address_of(tag)
        kind = _PLAYERS.get(tag.name) or name_embed(address) or _name_document(address)
        if kind and address:
            tag.replace_with(_make_link(soup, address, kind))
            yield Doubt(
                fault=f"bingkai <{tag.name}> ke {address}", mend="diganti dengan tautan ke alamat itu"
            )
        else:
            yield Doubt(
                fault=f"bingkai <{tag.name}> ke {address or 'alamat yang tidak disebut'}",
                mend="dibuang; bila memang bagian dari tulisan, tulis sebagai tautan",
            )
            tag.decompose()


def name_embed(address: str) -> str:
    """What a frame of this address shows; "" for hosts that nobody embeds honestly."""
    host = (urlsplit(address).hostname or "").removeprefix("www.").casefold()
    names = (host.split(".", cut)[-1] for cut in range(host.count(".")))
    return next((EMBEDS[name] for name in names if name in EMBEDS), "")


def _name_document(address: str) -> str:
    """A document shown in a frame is one that readers could fetch, whoever has it."""
    return "Dokumen" if _DOCUMENT.search(urlsplit(address).path) and address.startswith("http") else ""


def _address_of(tag: Tag) -> str:
    source = tag.find("source")
    candidates = [tag.get("src"), tag.get("data"), tag.get("data-src"), source.get("src") if source else None]
    found = next((str(one).strip() for one in candidates if one), "")
    found = f"https:{found}" if found.startswith("//") else found
    # Google's viewer is told the document's own address.
    shown = parse_qs(urlsplit(found).query).get("url", [""])[0] if "docs.google.com/" in found else ""
    found = shown if shown.startswith(("http://", "https://")) else found
    return re.sub(r"youtube(?:-nocookie)?\.com/embed/([\w-]+).*", r"youtube.com/watch?v=\1", found)


def _make_link(soup: BeautifulSoup, address: str, kind: str) -> Tag:
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    link = soup.new_tag("a", href=address)
    link.string = f"{kind} di {host}" if host else kind
    paragraph = soup.new_tag("p")
    paragraph.append(link)
    return paragraph


def _take_fields(soup: BeautifulSoup) -> Iterator[Doubt]:
    for tag in soup.find_all(_FIELDS):
        if tag.decomposed:
            continue
        text = " ".join(tag.get_text(" ").split())
        if tag.name == "button" and text:
            tag.unwrap()
        else:
            tag.decompose()
    for form in soup.find_all("form"):
        yield Doubt(
            fault=f"formulir ke {form.get('action') or 'halaman itu sendiri'}",
            mend="isian dibuang, teksnya disimpan; sebutkan cara menghubungi yang berlaku sekarang",
        )
        form.unwrap()
