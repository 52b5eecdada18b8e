"""Rules: what the registers may hold, and whether a source's names stand in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from plugins.categories.category import Category
from plugins.categories.office import Office
from plugins.categories.topic import Topic
from plugins.gate.problem import Problem, nearest, quote
from plugins.gate.slugs import RESERVED_ROOTS, SLUG

TOML_LINE = re.compile(r"at line (\d+)")
MAX_SLUG_CHARS = 60
ACCOUNT = re.compile(
    r"@[A-Za-z0-9][A-Za-z0-9._-]*(?:/[A-Za-z0-9][A-Za-z0-9._-]*)*|[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
)
"""Source: what GitHub, GitLab, Gitea and Forgejo call owners by: @account, @group/team, a mail address."""

NEEDED = {"offices": ("name", "city", "province", "timezone"), "categories": ("name",), "topics": ("name",)}
LEGAL = {
    "offices": {"name", "city", "province", "timezone", "aliases", "approvers"},
    "categories": {"name", "parent", "description", "aliases"},
    "topics": {"name", "description", "aliases"},
}


def check_entry(file: str, line: int, register: str, slug: str, entry: object) -> list[Problem]:
    """Faults of one entry of a register by itself."""

    def fault(field: str, text: str, mend: str) -> Problem:
        return Problem(
            file=file, line=line, field=f"{slug}.{field}" if field else slug, fault=text, mend=mend
        )

    if not isinstance(entry, Mapping):
        return [fault("", "bukan bagian [nama]", f"tulis [{slug}] lalu kunci-kuncinya di bawahnya")]
    problems = _check_slug(slug, fault)
    for key in entry.keys() - LEGAL[register]:
        near = nearest(key, LEGAL[register])
        mend = (
            f"maksudnya {quote(near)}?" if near else f"kunci yang sah: {', '.join(sorted(LEGAL[register]))}"
        )
        problems.append(fault(key, f"kunci {quote(key)} tidak dikenal", mend))
    problems += [
        fault(key, "tidak ada", f'tambahkan {key} = "…"') for key in NEEDED[register] if key not in entry
    ]
    for key in entry.keys() & LEGAL[register]:
        problems += _check_value(key, entry[key], fault)
    return problems


def _check_slug(slug: str, fault: Any) -> list[Problem]:
    if not SLUG.fullmatch(slug) or len(slug) > MAX_SLUG_CHARS:
        return [
            fault(
                "",
                f"nama register {quote(slug)} tidak sah",
                f"pakai huruf kecil a–z, angka dan tanda hubung, paling panjang {MAX_SLUG_CHARS} aksara",
            )
        ]
    return []


def _check_value(key: str, value: Any, fault: Any) -> list[Problem]:
    if key == "aliases":
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            return [fault(key, "bukan daftar nama", 'tulis aliases = ["nama-lama"]')]
        return [
            fault(key, f"nama lama {quote(item)} tidak sah", "pakai huruf kecil a–z, angka dan tanda hubung")
            for item in value
            if not SLUG.fullmatch(item)
        ]
    if key == "approvers":
        return _check_approvers(value, fault)
    if not isinstance(value, str) or not value.strip():
        return [fault(key, "kosong atau bukan teks", f'tulis {key} = "…"')]
    if not value.isprintable():
        return [fault(key, f"aksara kendali di {quote(value)}", "hapus aksara itu")]
    if key == "timezone" and not _is_zone(value):
        near = nearest(value, ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "Asia/Pontianak"))
        return [fault(key, f"zona waktu {quote(value)} tidak dikenal", f"tulis {near or 'Asia/Jakarta'}")]
    return []


def _check_approvers(value: Any, fault: Any) -> list[Problem]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        return [fault("approvers", "bukan daftar akun", 'tulis approvers = ["@nama-akun"]')]
    if not value:
        mend = 'sebutkan akunnya, misalnya ["@nama-akun"], atau hapus kunci ini bila tidak perlu persetujuan'
        return [fault("approvers", "tidak menyebut siapa pun", mend)]
    problems = [
        fault("approvers", f"{quote(item)} bukan akun", "tulis @nama-akun, @grup/tim, atau alamat surel")
        for item in value
        if not ACCOUNT.fullmatch(item)
    ]
    folded = [item.casefold() for item in value]
    return problems + [
        fault("approvers", f"{quote(item)} disebut dua kali", "hapus salah satunya")
        for place, item in enumerate(value)
        if item.casefold() in folded[:place]
    ]


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def check_tree(categories: Mapping[str, Category], lines: Mapping[str, int]) -> list[Problem]:
    """Parents that do not exist, and categories that are their own ancestors."""
    problems = []
    for slug, category in categories.items():
        seen = {slug}
        parent = category.parents[0] if category.parents else None
        if parent is not None and parent not in categories:
            near = nearest(parent, categories)
            problems.append(
                _term_problem(
                    "categories",
                    slug,
                    "parent",
                    lines,
                    f"induk {quote(parent)} tidak ada di register",
                    f"maksudnya {quote(near)}?" if near else "pakai nama kategori yang ada",
                )
            )
        while parent is not None and parent in categories:
            if parent in seen:
                problems.append(
                    _term_problem(
                        "categories",
                        slug,
                        "parent",
                        lines,
                        "kategori ini menjadi induk bagi dirinya sendiri",
                        "putuskan lingkarannya",
                    )
                )
                break
            seen.add(parent)
            above = categories[parent].parents
            parent = above[0] if above else None
    return problems


def check_names(
    offices: Mapping[str, Office],
    categories: Mapping[str, Category],
    topics: Mapping[str, Topic],
    lines: Mapping[str, int],
) -> list[Problem]:
    """Names that two entries of one register lay claim to, and office names that addresses need."""
    problems = []
    for register, terms in (("offices", offices), ("categories", categories), ("topics", topics)):
        owners: dict[str, str] = {}
        for slug in terms:
            owners[slug] = slug
        for slug, term in terms.items():
            for alias in term.aliases:
                owner = owners.setdefault(alias, slug)
                if owner != slug or alias in terms:
                    problems.append(
                        _term_problem(
                            register,
                            slug,
                            "aliases",
                            lines,
                            f"nama lama {quote(alias)} sudah dipakai {quote(owner)}",
                            "hapus salah satunya",
                        )
                    )
    for slug, office in offices.items():
        for name in (slug, *office.aliases):
            if name in RESERVED_ROOTS or re.fullmatch(r"\d{4}", name):
                problems.append(
                    _term_problem(
                        "offices",
                        slug,
                        "",
                        lines,
                        f"{quote(name)} dipakai untuk alamat lain",
                        "pilih nama kantor yang lain",
                    )
                )
    return problems


def _term_problem(
    register: str, slug: str, key: str, lines: Mapping[str, int], fault: str, mend: str
) -> Problem:
    return Problem(
        file=f"registers/{register}.toml",
        line=lines.get(f"{register}.{slug}", 1),
        field=f"{slug}.{key}" if key else slug,
        fault=fault,
        mend=mend,
    )


def explain_unknown(word: str, kind: str, legal: Iterable[str], register: str) -> tuple[str, str]:
    """Fault and mend for a name that its register does not hold.

    Args:
        word: as written in the source.
        kind: "kategori", "topik" or "kantor".
        legal: slugs of the register.
        register: file name of the register.
    """
    names = sorted(legal)
    near = nearest(word, names)
    if near:
        mend = f"maksudnya {quote(near)}?"
    elif len(names) <= 12:
        mend = f"yang sah: {', '.join(names) or '(register kosong)'}"
    else:
        mend = f"pilih dari registers/{register}.toml"
    return f"{kind} {quote(word)} tidak ada di register", mend
