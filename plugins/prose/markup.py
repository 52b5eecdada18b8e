"""Words: the elements and attributes that a text may have, and what to write in the place of others.

The list is what Markdown makes and a few elements that it has no sign for. Whatever is not listed is
refused: a list of what is dangerous is never complete.
"""

from __future__ import annotations

import re

from .anchors import ANCHOR

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
NUMBER = re.compile(r"[0-9]{1,4}")
SAME = re.compile(r".*", re.DOTALL)
CELL_CLASS = re.compile(r"cell--(?:left|center|right)")
CODE_CLASS = re.compile(r"language-[A-Za-z0-9+#._-]+")

EVERYWHERE = {"lang": LANGUAGE, "id": ANCHOR}
_CELL = {"class": CELL_CLASS, "colspan": NUMBER, "rowspan": NUMBER}

ELEMENTS: dict[str, dict[str, re.Pattern[str]]] = {
    "a": {"href": SAME, "title": SAME, "class": re.compile(r"footnote-ref|footnote-backref")},
    "abbr": {"title": SAME},
    "blockquote": {},
    "br": {},
    "caption": {},
    "cite": {},
    "code": {"class": CODE_CLASS},
    "dd": {},
    "del": {},
    "div": {"class": re.compile(r"footnote")},
    "dl": {},
    "dt": {},
    "em": {},
    "figcaption": {},
    "figure": {},
    "h1": {},
    "h2": {},
    "h3": {},
    "h4": {},
    "h5": {},
    "h6": {},
    "hr": {},
    "img": {"src": SAME, "alt": SAME, "title": SAME, "width": NUMBER, "height": NUMBER},
    "ins": {},
    "kbd": {},
    "li": {},
    "mark": {},
    "ol": {"start": NUMBER, "type": re.compile(r"[1aAiI]")},
    "p": {},
    "pre": {},
    "small": {},
    "strong": {},
    "sub": {},
    "sup": {},
    "table": {},
    "tbody": {},
    "td": _CELL,
    "th": {**_CELL, "scope": re.compile(r"col|row|colgroup|rowgroup")},
    "thead": {},
    "tr": {},
    "ul": {},
}
"""Element → attribute → form of its whole value; `EVERYWHERE` comes on top."""

VOID = frozenset({"br", "hr", "img"})
PHRASING = frozenset(
    {
        "a",
        "abbr",
        "br",
        "cite",
        "code",
        "del",
        "em",
        "img",
        "ins",
        "kbd",
        "mark",
        "small",
        "strong",
        "sub",
        "sup",
    }
)
RAW_TEXT = frozenset(
    {"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript", "plaintext"}
)
PARENTS = {
    "li": {"ul", "ol"},
    "dt": {"dl"},
    "dd": {"dl"},
    "caption": {"table"},
    "thead": {"table"},
    "tbody": {"table"},
    "tr": {"thead", "tbody", "table"},
    "td": {"tr"},
    "th": {"tr"},
    "figcaption": {"figure"},
}

INSTEAD = {
    "script": "hapus; naskah tidak boleh menjalankan program",
    "style": "hapus; tampilan diatur oleh tema, bukan oleh naskah",
    "link": "hapus; tampilan diatur oleh tema, bukan oleh naskah",
    "font": "hapus tag itu dan biarkan teksnya; tampilan diatur oleh tema",
    "center": "hapus tag itu dan biarkan teksnya; tampilan diatur oleh tema",
    "span": "hapus tag itu dan biarkan teksnya; untuk penekanan pakai *teks* atau **teks**",
    "div": "hapus tag itu dan pisahkan paragraf dengan baris kosong",
    "section": "hapus tag itu dan pisahkan bagian dengan judul ##",
    "b": "ganti dengan **teks**",
    "i": "ganti dengan *teks*",
    "u": "ganti dengan *teks*; garis bawah hanya untuk tautan",
    "s": "ganti dengan <del>teks</del>",
    "strike": "ganti dengan <del>teks</del>",
    "q": "ganti dengan tanda petik “…”",
    "iframe": "ganti dengan tautan ke halaman itu: [teks](alamat)",
    "video": "ganti dengan tautan ke halaman video itu: [teks](alamat)",
    "audio": "ganti dengan tautan ke rekaman itu: [teks](alamat)",
    "embed": "ganti dengan tautan ke halaman itu: [teks](alamat)",
    "object": "ganti dengan tautan ke dokumen itu: [teks](alamat)",
    "svg": "simpan gambarnya di content/media, lalu tulis ![uraian](alamat)",
    "picture": "tulis gambar sebagai ![uraian](alamat)",
    "math": "tulis rumusnya sebagai teks atau gambar",
    "form": "ganti dengan tautan ke formulir itu: [teks](alamat)",
    "input": "ganti dengan tautan ke formulir itu: [teks](alamat)",
    "button": "ganti dengan tautan: [teks](alamat)",
    "meta": "hapus; keterangan naskah ditulis di kepala",
    "base": "hapus; tulis alamat lengkap pada tiap tautan",
    "title": "hapus; judul ditulis di kepala",
}
