"""Rules: the first bytes of a file of `media/`: what it really is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.gate.problem import ERROR, FILE_FIELD, WARNING, Problem, quote

HEAD_BYTES = 512
"""How much of a file has to be read to judge it."""

MAX_LIGHT_BYTES = 5_000_000
"""Source: our choice; on a slow mobile link (1 Mbit/s) this takes forty seconds."""

PICTURES = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp"})
TEXTS = frozenset({".csv", ".json", ".txt"})
_PACKED = frozenset({".docx", ".odp", ".ods", ".odt", ".pptx", ".xlsx", ".zip"})

HEIC = "foto HEIC"
NO_HEIC = (
    "foto HEIC dari iPhone belum dapat dipakai",
    "simpan dahulu sebagai JPEG; agar seterusnya begitu, di iPhone pilih Pengaturan > Kamera > Format > "
    "Paling Kompatibel",
)
"""What a form says where a phone's own picture is given; the folder's check goes by names and endings."""

DOCUMENTS = frozenset({"dokumen PDF", "arsip ZIP atau dokumen kantor", "dokumen Office lama"})
"""Kinds of file that are attached, not shown."""

# Kind as a writer calls it → its first bytes and the endings that they go with.
_KINDS: tuple[tuple[str, re.Pattern[bytes], frozenset[str]], ...] = (
    ("gambar JPEG", re.compile(rb"\xff\xd8\xff"), frozenset({".jpg", ".jpeg"})),
    ("gambar PNG", re.compile(rb"\x89PNG\r\n\x1a\n"), frozenset({".png"})),
    ("gambar GIF", re.compile(rb"GIF8[79]a"), frozenset({".gif"})),
    ("gambar WebP", re.compile(rb"RIFF.{4}WEBP", re.DOTALL), frozenset({".webp"})),
    ("gambar AVIF", re.compile(rb".{4}ftyp.{0,64}?avi[fs]", re.DOTALL), frozenset({".avif"})),
    (HEIC, re.compile(rb".{4}ftyp(?:hei|hev|mif1|msf1)", re.DOTALL), frozenset()),
    ("video MP4", re.compile(rb".{4}ftyp", re.DOTALL), frozenset({".mp4"})),
    ("dokumen PDF", re.compile(rb"(?:\xef\xbb\xbf)?\s{0,16}%PDF-"), frozenset({".pdf"})),
    ("arsip ZIP atau dokumen kantor", re.compile(rb"PK(?:\x03\x04|\x05\x06|\x07\x08)"), _PACKED),
    ("suara MP3", re.compile(rb"ID3|\xff[\xe2-\xe7\xf2-\xf7\xfa-\xff]"), frozenset({".mp3"})),
    ("dokumen Office lama", re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), frozenset()),
    ("program", re.compile(rb"MZ|\x7fELF|#!"), frozenset()),
)
"""Source: T.81, PNG 3, GIF89a, RFC 9649, ISO 14496-12, ISO 32000, APPNOTE 6.3, MS-CFB."""

_MARKUP = re.compile(
    rb"(?:\xef\xbb\xbf)?\s{0,256}<(?:!doctype|!--|html|head|body|script|svg|iframe|style|\?php|\?xml)",
    re.IGNORECASE,
)
_MARKUP_KIND = "halaman HTML atau skrip"


def judge_media(path: str, ending: str, size: int, head: bytes) -> list[Problem]:
    """A file that is not what its name says (an error), or that is heavy (a warning).

    A server goes by the name, a browser may go by the bytes: where the two differ, a page that runs
    programs can hide behind a picture's name. Pictures are never too heavy: readers get smaller forms.

    Args:
        path: from the content folder.
        ending: with its full stop, one that may be published.
        size: bytes of the whole file.
        head: its first `HEAD_BYTES`, or all that it has.
    """
    return [
        Problem(file=path, line=1, field=FILE_FIELD, fault=fault, mend=mend, severity=severity)
        for fault, mend, severity in _faults(ending.casefold(), size, head)
    ]


def name_kind(head: bytes) -> str:
    """What a file is by its first bytes, as a writer calls it; "" for what nobody knows."""
    return next((kind for kind, pattern, _ in _KINDS if pattern.match(head)), "")


def _faults(ending: str, size: int, head: bytes) -> Iterator[tuple[str, str, str]]:
    if _MARKUP.match(head):
        yield _mismatch(_MARKUP_KIND, frozenset(), ending)
    elif ending not in TEXTS:
        if not head:
            yield "berkas kosong", "simpan ulang, atau hapus berkas ini", ERROR
        elif not any(ending in endings and pattern.match(head) for _, pattern, endings in _KINDS):
            found = [(kind, endings) for kind, pattern, endings in _KINDS if pattern.match(head)]
            kind, endings = found[0] if found else ("", frozenset[str]())
            yield _mismatch(kind, endings, ending)
    if size > MAX_LIGHT_BYTES and ending not in PICTURES:
        shown = f"{size / 1_000_000:.1f}".replace(".", ",")
        mend = f"perkecil sampai {MAX_LIGHT_BYTES // 1_000_000} MB; banyak pembaca membayar tiap unduhan"
        yield f"berkas besar ({shown} MB)", mend, WARNING


def _mismatch(kind: str, endings: frozenset[str], ending: str) -> tuple[str, str, str]:
    if not kind:
        return (
            f"isinya bukan isi berkas {quote(ending)}, atau rusak",
            f"simpan ulang dari program asalnya sebagai {ending}",
            ERROR,
        )
    fault = f"isinya {kind}, padahal berakhiran {quote(ending)}"
    if len(endings) == 1:
        return fault, f"ganti akhirannya menjadi {min(endings)}", ERROR
    if endings:
        return fault, f"ganti akhirannya dengan yang benar: {', '.join(sorted(endings))}", ERROR
    return fault, f"hapus, atau simpan ulang dari program asalnya sebagai {ending}", ERROR
