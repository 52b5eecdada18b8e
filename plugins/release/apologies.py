"""Words: what a server says itself where the service behind it cannot; the same on every server."""

from __future__ import annotations

from collections.abc import Mapping

# The service says so itself, in Indonesian and with the reader's text, up to 131,072 bytes.
MAX_FORM_BYTES = 262_144


def _write(title: str, text: str) -> str:
    return (
        '<!doctype html><html lang="id"><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{title}</title>'
        f"<h1>{title}</h1><p>{text}</p></html>"
    )


DOWN = _write(
    "Layanan komentar sedang tidak tersedia",
    "Tidak ada yang terkirim. Tekan tombol kembali pada peramban: tulisan Anda masih ada di formulirnya. "
    "Salin dahulu tulisan itu, lalu kirim lagi beberapa menit kemudian.",
)
LARGE = _write(
    "Kiriman terlalu besar",
    "Tidak ada yang terkirim. Tekan tombol kembali pada peramban, lalu persingkat tulisan Anda sampai "
    "5.000 karakter.",
)
# Such a page loads nothing and is kept by nobody.
SEVERE: Mapping[str, str] = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}
