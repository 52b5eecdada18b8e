"""Rules: addresses that a header may name."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from plugins.gate.problem import quote
from plugins.prose.addresses import preview_path

OLD_ADDRESS = re.compile(r"/(?:[A-Za-z0-9._~-]+/)*(?:[A-Za-z0-9._~-]+(?:\.html?|\.php)?)?")
MAX_ADDRESS_CHARS = 400
MAX_PART_CHARS = 200
"""Of one part between slashes. Source: WordPress keeps so many in a `post_name`; a disk ends them at 255."""
# First parts of addresses that the site itself answers, now or once a file is put there.
OUR_ROOTS = re.compile(
    r"\.well-known|gambar|media|theme|robots\.txt|sitemap.*\.xml|feed\.(?:xml|json)|404\.html|index\.html",
    re.IGNORECASE,
)


def check_alias(address: str) -> tuple[str, str] | None:
    """Fault and mend of an old address that is to lead here; None where it is legal."""
    plain = unquote(address)
    if not address.startswith("/") or address.startswith("//"):
        return f"{quote(address)} bukan alamat dari akar situs", "tulis seperti /lama/judul-artikel/"
    if "?" in address or "#" in address:
        return f"{quote(address)} memuat “?” atau “#”", "tulis alamat tanpa bagian itu"
    parts = plain.split("/")
    if ".." in parts or "." in parts or "\\" in plain:
        return f"{quote(address)} keluar dari situs", "tulis alamat lama seperti tampil di peramban"
    is_long = len(address) > MAX_ADDRESS_CHARS or max(map(len, parts)) > MAX_PART_CHARS
    if is_long or not OLD_ADDRESS.fullmatch(address) or address == "/":
        return (
            f"{quote(address)} tidak sah sebagai alamat lama",
            "pakai huruf, angka, tanda hubung dan garis miring",
        )
    if OUR_ROOTS.fullmatch(parts[1]):
        return f"{quote(address)} dipakai situs ini untuk hal lain", "hapus alamat ini"
    return None


def check_outside_link(url: str) -> tuple[str, str] | None:
    """Fault and mend of a link to another site; None where it is legal."""
    # Whoever copies the preview's address leads readers to their own machine.
    seen = preview_path(url)
    if seen is not None:
        fault = f"{quote(url)} adalah alamat pratinjau di komputer Anda"
        return fault, f"tulis dari garis miring: {quote(seen)}"
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return f"{quote(url)} bukan alamat yang sah", "salin alamatnya sekali lagi dari peramban"
    del port
    if parts.scheme not in ("http", "https"):
        return f"{quote(url)} bukan alamat situs", "tulis alamat lengkap yang diawali https://"
    if "@" in parts.netloc:
        return f"{quote(url)} memuat nama pengguna", "hapus bagian sebelum “@”"
    if not re.fullmatch(r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", host) or re.search(r"[\s\"<>\\^`{|}]", url):
        return f"{quote(url)} bukan alamat yang sah", "salin alamatnya sekali lagi dari peramban"
    return None


def find_plain_http(url: str) -> tuple[str, str] | None:
    """Fault and mend, both a warning's, of a legal link that anyone on the way can read and change."""
    if not url.casefold().startswith("http://"):
        return None
    mend = f"tulis {quote('https' + url[4:])} bila situs itu mendukungnya"
    return f"{quote(url)} tidak aman karena tanpa https", mend
