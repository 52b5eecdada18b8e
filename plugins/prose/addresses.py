"""Rules: one address in a text, and what is wrong with it."""

from __future__ import annotations

import html as entities
import re
import unicodedata
from typing import NamedTuple
from urllib.parse import unquote

from plugins.gate.problem import ERROR, WARNING, quote

from .hosts import judge_host

SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
ACTIVE_SCHEMES = frozenset({"javascript", "vbscript", "data", "livescript", "mocha", "blob", "filesystem"})
DECODINGS = 4
MAX_SHOWN_CHARS = 200

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):")
_ILLEGAL = re.compile(r"[\s\x00-\x20\x7f-\xa0\"<>^`{|}\[\]]")
_BAD_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_WEB = re.compile(r"https?://([^/?#]*)", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^@\s?,;:<>]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}(?:\?[^\s#]*)?", re.IGNORECASE)
_PHONE = re.compile(r"tel:\+?[0-9().-]{3,24}(?:;[a-z0-9=+.-]+)?", re.IGNORECASE)
_PREVIEW = re.compile(
    r"(?:https?://)?(?:localhost|(?:127|0)(?:\.[0-9]{1,3}){3}|\[::1\])(?::[0-9]{0,5})?(?=[/?#]|$)",
    re.IGNORECASE,
)
_DRIVE = re.compile(r"[a-z]:[\\/]", re.IGNORECASE)


class AddressFault(NamedTuple):
    """What is wrong with an address: fault and mend as in a Problem."""

    fault: str
    mend: str
    severity: str = ERROR


def find_scheme(url: str) -> str:
    """The scheme as a browser reads it, or one that runs a program, however disguised; else empty."""
    seen = _bare(url)
    match = _SCHEME.match(seen)
    if match:
        return match[1]
    has_codes = not seen.isascii() or "%" in seen or "&" in seen
    for _ in range(DECODINGS if has_codes else 0):
        decoded = _bare(unquote(entities.unescape(seen)))
        if decoded == seen:
            break
        seen = decoded
        match = _SCHEME.match(seen)
        if match and match[1] in ACTIVE_SCHEMES:
            return match[1]
    return ""


def _bare(url: str) -> str:
    """Without white space, controls and invisible characters, in compatible small letters."""
    if url.isascii() and url.isprintable() and " " not in url:
        return url.lower()
    folded = url if url.isascii() else unicodedata.normalize("NFKC", url)
    kept = (char for char in folded if char > " " and char != "\x7f")
    if not folded.isascii():
        kept = (char for char in kept if unicodedata.category(char)[0] not in "CZ")
    return "".join(kept).casefold()


def preview_path(url: str) -> str | None:
    """The address from the root that a writer saw in the preview on their own machine; None for others."""
    match = _PREVIEW.match(url)
    return (url[match.end() :] or "/") if match else None


def judge_link(url: str) -> AddressFault | None:
    """The first thing that is wrong with a link's address; None for a good one."""
    scheme = find_scheme(url)
    if not url.strip():
        return AddressFault("tautan tanpa alamat", "tulis alamatnya: [teks](https://…), atau hapus tautannya")
    fault = _judge_preview(url, "tautan")
    if fault:
        return fault
    if scheme and scheme not in SAFE_SCHEMES:
        return _judge_scheme(url, scheme, "tautan")
    fault = _judge_spelling(url)
    if fault:
        return fault
    if scheme in {"http", "https"}:
        return _judge_web(url, scheme)
    if scheme == "mailto" and not _MAIL.fullmatch(url):
        return AddressFault(f"alamat surel {quote(url)} tidak benar", "tulis misalnya mailto:humas@bkn.go.id")
    if scheme == "tel" and not _PHONE.fullmatch(url):
        return AddressFault(f"nomor telepon {quote(url)} tidak benar", "tulis misalnya tel:+622180882815")
    return None


def judge_image(src: str) -> AddressFault | None:
    """The first thing that is wrong with a picture's address; pictures come from this site alone."""
    scheme = find_scheme(src)
    if not src.strip():
        return AddressFault(
            "gambar tanpa alamat", "tulis alamatnya: ![uraian](/media/…), atau hapus gambarnya"
        )
    fault = _judge_preview(src, "gambar")
    if fault:
        return fault
    if scheme and scheme not in SAFE_SCHEMES:
        return _judge_scheme(src, scheme, "gambar")
    if scheme or src.lstrip().replace("\\", "/").startswith("//"):
        return AddressFault(
            f"gambar {quote(src)} diambil dari situs lain",
            "simpan gambar itu di content/media, lalu tulis alamatnya dari sana",
        )
    return _judge_spelling(src)


def _judge_preview(url: str, what: str) -> AddressFault | None:
    path = preview_path(url)
    if path is None:
        return None
    return AddressFault(
        f"{what} {quote(url)} adalah alamat pratinjau di komputer Anda",
        f"tulis {quote(path, MAX_SHOWN_CHARS)}",
    )


def _judge_scheme(url: str, scheme: str, what: str) -> AddressFault:
    if scheme == "data" and _bare(url).startswith("data:image/"):
        return AddressFault(
            f"{what} {quote(url)} memuat gambar di dalam alamatnya",
            "simpan gambar itu di content/media, lalu tulis alamatnya dari sana",
        )
    if scheme in ACTIVE_SCHEMES:
        return AddressFault(
            f"{what} {quote(url)} menjalankan program ({scheme}:)", "hapus, atau ganti dengan alamat https://"
        )
    if scheme == "file" or _DRIVE.match(url.strip()):
        return AddressFault(
            f"{what} {quote(url)} menunjuk berkas di komputer penulis",
            "simpan berkas itu di content/media, lalu tulis alamatnya dari sana",
        )
    return AddressFault(
        f"{what} {quote(url)} memakai skema {quote(scheme)}",
        "pakai https://, mailto:, tel:, atau alamat di dalam situs ini",
    )


def _judge_spelling(url: str) -> AddressFault | None:
    if "\\" in url:
        return AddressFault(f"alamat {quote(url)} memakai garis miring terbalik", "ganti \\ dengan /")
    if url.startswith("//"):
        return AddressFault(f"alamat {quote(url)} tidak menyebut https:", f"tulis {quote('https:' + url)}")
    illegal = _ILLEGAL.search(url)
    if illegal:
        named = "spasi" if illegal[0].isspace() else quote(illegal[0])
        code = "".join(f"%{byte:02X}" for byte in illegal[0].encode("utf-8", "replace"))
        return AddressFault(
            f"alamat {quote(url)} memuat {named}",
            f"salin ulang alamatnya, atau ganti tanda itu dengan {code}",
        )
    if _BAD_PERCENT.search(url):
        return AddressFault(
            f"alamat {quote(url)} memuat tanda % tanpa dua angka di belakangnya", "tulis % sebagai %25"
        )
    return None


def _judge_web(url: str, scheme: str) -> AddressFault | None:
    match = _WEB.match(url)
    if not match:
        return AddressFault(f"alamat {quote(url)} tidak lengkap", f"tulis {scheme}:// lalu nama situsnya")
    fault = judge_host(match[1])
    if fault:
        return AddressFault(f"alamat {quote(url)} {fault.fault}", fault.mend, fault.severity)
    if scheme == "http":
        return AddressFault(
            f"tautan {quote(url)} tidak aman karena tanpa https",
            f"tulis {quote('https' + url[4:])} bila situs itu mendukungnya",
            WARNING,
        )
    return None
