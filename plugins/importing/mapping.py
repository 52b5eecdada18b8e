"""Store: which category and topic each of the former site's becomes; proposed once, edited by a person."""

from __future__ import annotations

import difflib
import json
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from plugins.categories.registers import Registers
from plugins.gate.slugs import propose_slug
from plugins.importing.faults import ImportRefusedError
from plugins.importing.found import FoundTerm
from plugins.importing.terms import TermMapping, name_term

CATEGORIES, TOPICS, REST = "kategori", "topik", "selain-itu"
# Nearer than this, two names are spellings of one; chosen on lists of names of four former sites.
_NEAR = 0.82
_HINTS = 3

_HEAD = """\
# Kategori dan topik situs lama (kiri) menjadi kategori dan topik di sini (kanan).
# Ubah yang di kanan bila usulnya keliru, simpan, lalu jalankan impor sekali lagi.
# Nama yang sah ada di registers/categories.toml dan registers/topics.toml.
# Kategori "" mengikuti "selain-itu"; topik "" tidak dipakai lagi.

"""


def propose(terms: Iterable[FoundTerm], registers: Registers) -> TermMapping:
    """A mapping by names: the same, a former name of a register's, or nearly the same."""
    categories, topics = {}, {}
    for term in terms:
        key = name_term(term)
        if term.kind == "category":
            categories[key] = _find(term, registers.categories)
        else:
            topics[key] = _find(term, registers.topics)
    return TermMapping(categories=categories, topics=topics, rest=_choose_rest(registers))


def read_mapping(path: Path, proposed: TermMapping, registers: Registers) -> TermMapping:
    """The mapping of a file, where there is one; what it does not name is as proposed.

    Raises:
        ImportRefusedError: the file cannot be read, or names what no register has.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        found = tomllib.loads(text)
    except FileNotFoundError:
        return proposed
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ImportRefusedError(
            str(path),
            f"berkas pemetaan tidak dapat dibaca ({error})",
            "betulkan, atau hapus agar dibuat lagi",
        ) from error
    categories = _check(path, text, CATEGORIES, found.get(CATEGORIES, {}), registers.categories)
    topics = _check(path, text, TOPICS, found.get(TOPICS, {}), registers.topics)
    rest = _check(path, text, REST, {REST: found.get(REST, proposed.rest)}, registers.categories)[REST]
    return TermMapping(
        categories={**proposed.categories, **categories},
        topics={**proposed.topics, **topics},
        rest=rest or proposed.rest,
    )


def write_mapping(
    mapping: TermMapping, registers: Registers, listed: Iterable[FoundTerm], used: Sequence[FoundTerm]
) -> str:
    """The file's text.

    Args:
        listed: terms that the former site names; used: those of its texts, once for each text.
    """
    counts = Counter(map(name_term, used))
    names = {name_term(term): term.name for term in [*used, *listed]}
    lines = [f"{REST} = {_quote(mapping.rest)}", ""]
    for heading, entries, legal in (
        (CATEGORIES, mapping.categories, registers.categories),
        (TOPICS, mapping.topics, registers.topics),
    ):
        lines.append(f"[{heading}]")
        for slug in sorted(entries):
            name = names.get(slug, slug)
            near = ", ".join(_nearest(name, slug, legal)) if not entries[slug] else ""
            told = f"{counts[slug]} tulisan; “{' '.join(name.split())}”" + (
                f"; mirip: {near}" if near else ""
            )
            lines.append(f"{_quote(slug)} = {_quote(entries[slug])}  # {told}")
        lines.append("")
    return _HEAD + "\n".join(lines)


def _find(term: FoundTerm, legal: Mapping[str, object]) -> str:
    wanted = {term.slug, propose_slug(term.name)} - {""}
    for slug, entry in legal.items():
        aliases = {slug, propose_slug(getattr(entry, "name", "")), *getattr(entry, "aliases", ())}
        if wanted & aliases:
            return slug
    near = _nearest(term.name, term.slug, legal, _NEAR)
    return near[0] if near else ""


def _nearest(name: str, slug: str, legal: Mapping[str, object], cutoff: float = 0.45) -> Sequence[str]:
    forms = {propose_slug(getattr(entry, "name", "")): one for one, entry in legal.items()}
    forms |= dict(zip(legal, legal, strict=True))
    found = difflib.get_close_matches(propose_slug(name) or slug, list(forms), _HINTS, cutoff)
    return list(dict.fromkeys(forms[form] for form in found))


def _choose_rest(registers: Registers) -> str:
    """The widest category: one that was once called "uncategorized", or else the first without a parent."""
    for slug, category in registers.categories.items():
        if {"uncategorized", "tak-berkategori"} & set(category.aliases):
            return slug
    return next(
        (slug for slug, one in registers.categories.items() if not one.parents),
        next(iter(registers.categories), ""),
    )


def _check(
    path: Path, text: str, heading: str, entries: object, legal: Mapping[str, object]
) -> dict[str, str]:
    if not isinstance(entries, dict):
        raise ImportRefusedError(
            str(path), f"[{heading}] bukan daftar nama", "hapus berkas ini agar dibuat lagi"
        )
    for former, slug in entries.items():
        if not isinstance(slug, str) or (slug and slug not in legal):
            line = next(
                (n for n, row in enumerate(text.splitlines(), 1) if _quote(former) in row or former in row), 1
            )
            near = difflib.get_close_matches(str(slug), list(legal), 1)
            mend = f"mungkin maksudnya {near[0]}" if near else "pakai nama dari register"
            raise ImportRefusedError(
                str(path), f"{heading}: “{slug}” tidak ada di register", mend, line=line, column=1
            )
    return {former: str(slug) for former, slug in entries.items()}


def _quote(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
