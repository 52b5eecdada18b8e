"""Rules: whether a name may stand in an address."""

from __future__ import annotations

import re

from plugins.gate.problem import Problem, quote
from plugins.gate.slugs import MAX_SLUG_CHARS, RESERVED, RESERVED_ROOTS, SLUG, propose_slug
from plugins.gate.source import PAGE


def check_slug(path: str, kind: str, slug: str, line: int, *, is_written: bool) -> list[Problem]:
    """Faults of a slug.

    Args:
        is_written: True where the header names it, False where the file's name gives it.
    """
    field = "slug" if is_written else "berkas"
    what = "slug" if is_written else "nama berkas"
    proposal = propose_slug(slug) or "judul-singkat"

    def fault(text: str, mend: str) -> list[Problem]:
        return [Problem(file=path, line=line, field=field, fault=text, mend=mend)]

    if not slug:
        return fault(f"{what} tidak memberi alamat", f"beri nama seperti {quote('judul-singkat')}")
    if len(slug) > MAX_SLUG_CHARS:
        return fault(
            f"{what} {quote(slug)} terlalu panjang ({len(slug)} aksara)",
            f"pendekkan sampai {MAX_SLUG_CHARS} aksara",
        )
    if not SLUG.fullmatch(slug):
        return fault(
            f"{what} {quote(slug)} tidak sah sebagai alamat",
            f"pakai huruf kecil a–z, angka dan tanda hubung, misalnya {quote(proposal)}",
        )
    taken = RESERVED | RESERVED_ROOTS if kind == PAGE else RESERVED
    if slug in taken or (kind == PAGE and re.fullmatch(r"\d{4}", slug)):
        return fault(f"{what} {quote(slug)} dipakai untuk hal lain", "pilih nama lain")
    return []
