"""Words: what is wrong with a file that is no whole export, and what to do, for whoever gave it."""

from __future__ import annotations

import re

SAVE_AGAIN = "ekspor sekali lagi dari WordPress (Alat → Ekspor → Semua isi)"
_OPEN_FIRST = "buka (ekstrak) dulu, lalu berikan berkas .xml di dalamnya"
_PAGE = re.compile(rb"(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!doctype\s+html|<html[\s>])", re.IGNORECASE)
_DUMP = re.compile(rb"-- |/\*!\d|(?:CREATE|INSERT|DROP|SET|USE)\s", re.IGNORECASE)
_BEGINNINGS = (
    (b"\x1f\x8b", "berkas ini termampatkan (gzip)", _OPEN_FIRST),
    (b"PK\x03\x04", "berkas ini arsip ZIP", _OPEN_FIRST),
    (b"Rar!", "berkas ini arsip RAR", _OPEN_FIRST),
    (b"%PDF", "berkas ini dokumen PDF, bukan ekspor", SAVE_AGAIN),
    (b"\x89PNG", "berkas ini gambar, bukan ekspor", SAVE_AGAIN),
    (b"\xff\xd8\xff", "berkas ini gambar, bukan ekspor", SAVE_AGAIN),
)
NO_EXPORT = (
    "berkas ini bukan ekspor WordPress (WXR): tidak ada wp:wxr_version",
    "umpan RSS dan cadangan pangkalan data tidak dapat dipindahkan, dan halaman yang disimpan "
    f"lewat import-html; {SAVE_AGAIN}",
)
DECLARATIONS = (
    "berkas memuat <!DOCTYPE> atau entitas buatan sendiri, yang tidak ada di ekspor WordPress",
    f"berkas ini mungkin jebakan; {SAVE_AGAIN}",
)
_TWICE = "sisakan satu dokumen <rss>…</rss>, atau pindahkan tiap berkas sendiri-sendiri"
NOT_AT_START = (
    "<?xml …?> tidak berada di awal berkas: ada teks lain di depannya, atau dua ekspor disambung",
    f"hapus teks di depannya; bila disambung, {_TWICE}",
)
_REASONS = {
    "undefined entity": ("entitas yang tidak dikenal", "tulis tandanya sendiri, atau &amp; di depannya"),
    "no element found": ("berkas berakhir sebelum waktunya; mungkin unduhannya terputus", SAVE_AGAIN),
    "unclosed token": ("berkas berakhir di tengah tanda; mungkin unduhannya terputus", SAVE_AGAIN),
    "partial character": ("berkas berakhir di tengah aksara; mungkin unduhannya terputus", SAVE_AGAIN),
    "unclosed CDATA section": (
        "bagian CDATA tidak ditutup dengan ]]>; mungkin unduhannya terputus",
        f"tutup bagian itu, atau {SAVE_AGAIN}",
    ),
    "mismatched tag": ("unsur dibuka dan ditutup dengan nama yang berbeda", SAVE_AGAIN),
    "duplicate attribute": ("satu atribut ditulis dua kali pada unsur yang sama", SAVE_AGAIN),
    "unbound prefix": ("awalan nama (seperti wp:) tidak diperkenalkan di awal berkas", SAVE_AGAIN),
    "syntax error": ("berkas ini bukan XML", SAVE_AGAIN),
    "XML or text declaration not at start of entity": NOT_AT_START,
    "junk after document element": (
        "masih ada isi sesudah </rss>: pesan galat di akhir, atau dua ekspor disambung",
        f"hapus isi itu; bila disambung, {_TWICE}",
    ),
    "unknown encoding": (
        "berkas menyebut pengodean aksara yang tidak dikenal",
        "simpan berkas sebagai UTF-8",
    ),
    "encoding specified in XML declaration is incorrect": (
        "pengodean aksara yang disebut di awal berkas bukan pengodean berkas ini",
        'simpan berkas sebagai UTF-8, dan tulis encoding="UTF-8" di baris pertama',
    ),
}


def name_other(first: bytes) -> tuple[str, str] | None:
    """What a file is that does not even begin like an export, and the mend; None where it may be one.

    Args:
        first: bytes of its beginning, without white space and byte order mark in front.
    """
    if not first:
        return "berkas ini kosong", SAVE_AGAIN
    for beginning, fault, mend in _BEGINNINGS:
        if first.startswith(beginning):
            return fault, mend
    if _DUMP.match(first):
        return "berkas ini cadangan pangkalan data (SQL), bukan ekspor", SAVE_AGAIN
    if _PAGE.match(first):
        return (
            "berkas ini halaman web (HTML), mungkin halaman masuk atau pesan galat, bukan ekspor",
            f"masuk ke WordPress, lalu {SAVE_AGAIN}; halaman yang disimpan dipindahkan lewat import-html",
        )
    return None


def explain(reason: str, at: bytes, *, is_first: bool = False) -> tuple[str, str]:
    """A parser's reason in words, and the mend.

    Args:
        at: bytes from where it stopped, b"" where that is not known; is_first: it stopped at the very first.
    """
    if is_first:
        return _REASONS["syntax error"]
    if reason != "not well-formed (invalid token)":
        return _REASONS.get(reason, (f"XML tidak utuh ({reason})", SAVE_AGAIN))
    if at and at[0] >= 0x80:
        return (
            "aksara yang bukan UTF-8 (berkas ini mungkin tersimpan sebagai Windows-1252)",
            "buka dengan penyunting teks dan simpan sebagai UTF-8",
        )
    if at.startswith((b"]]>", b"]>", b">")):
        return (
            "tanda ]]> di dalam teks, yang mengakhiri bagian CDATA sebelum waktunya",
            f"tulis ]]]]><![CDATA[> di tempat itu, atau {SAVE_AGAIN}",
        )
    if at and at[0] < 0x20:
        return (
            f"aksara kendali U+{at[0]:04X}, yang tidak sah dalam XML",
            f"hapus aksara itu, atau {SAVE_AGAIN}",
        )
    return (
        "tanda yang tidak sah dalam XML, biasanya & tanpa amp; atau aksara kendali",
        f"tulis &amp; di tempat itu, atau {SAVE_AGAIN}",
    )
