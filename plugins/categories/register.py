"""Store: the three registers of `content/registers/`, the only legal names."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from plugins.categories.category import Category
from plugins.categories.office import Office
from plugins.categories.registers import Registers
from plugins.categories.rules import TOML_LINE, check_entry, check_names, check_tree
from plugins.categories.topic import Topic
from plugins.gate.problem import FILE_FIELD, Problem

FOLDER = "registers"
Term = TypeVar("Term", Office, Category, Topic)


def read_registers(content: Path) -> tuple[Registers, list[Problem]]:
    """The registers of a content folder, and every fault in them.

    Faulty entries are left out, so that the sources which name them are told too.
    """
    problems: list[Problem] = []
    lines: dict[str, int] = {}
    offices = _read(content, "offices", _make_office, lines, problems)
    categories = _read(content, "categories", _make_category, lines, problems)
    topics = _read(content, "topics", _make_topic, lines, problems)
    problems += check_tree(categories, lines)
    registers = Registers(offices=offices, categories=_with_parents(categories), topics=topics, lines=lines)
    problems += check_names(registers.offices, registers.categories, registers.topics, lines)
    return registers, problems


def _read(
    content: Path,
    name: str,
    make: Callable[[str, Mapping[str, Any]], Term],
    lines: dict[str, int],
    problems: list[Problem],
) -> dict[str, Term]:
    file = f"{FOLDER}/{name}.toml"
    text, table = _parse(content / FOLDER / f"{name}.toml", file, problems)
    terms = {}
    for slug, entry in table.items():
        line = lines[f"{name}.{slug}"] = _line_of(text, slug)
        faults = check_entry(file, line, name, slug, entry)
        problems += faults
        if not any(fault.is_error for fault in faults):
            terms[slug] = make(slug, entry)
    return terms


def _parse(path: Path, file: str, problems: list[Problem]) -> tuple[str, dict[str, Any]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
        return text, tomllib.loads(text)
    except FileNotFoundError:
        problems.append(
            Problem(file=file, line=1, field=FILE_FIELD, fault="register tidak ada", mend="buat berkas ini")
        )
    except UnicodeDecodeError:
        problems.append(
            Problem(file=file, line=1, field=FILE_FIELD, fault="bukan UTF-8", mend="simpan sebagai UTF-8")
        )
    except tomllib.TOMLDecodeError as error:
        found = TOML_LINE.search(str(error))
        problems.append(
            Problem(
                file=file,
                line=int(found[1]) if found else 1,
                field=FILE_FIELD,
                fault="bukan TOML yang sah",
                mend='periksa tanda kutip, tanda "=" dan judul [nama] di sekitar baris ini',
            )
        )
    return "", {}


def _line_of(text: str, slug: str) -> int:
    found = re.search(rf"^[ \t]*\[[ \t]*[\"']?{re.escape(slug)}[\"']?[ \t]*\]", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def _make_office(slug: str, entry: Mapping[str, Any]) -> Office:
    return Office(
        slug=slug,
        name=entry["name"],
        city=entry["city"],
        province=entry["province"],
        timezone=entry["timezone"],
        aliases=tuple(entry.get("aliases", ())),
        approvers=tuple(entry.get("approvers", ())),
    )


def _make_category(slug: str, entry: Mapping[str, Any]) -> Category:
    parent = entry.get("parent")
    return Category(
        slug=slug,
        name=entry["name"],
        description=entry.get("description", ""),
        parents=(parent,) if parent else (),
        aliases=tuple(entry.get("aliases", ())),
    )


def _make_topic(slug: str, entry: Mapping[str, Any]) -> Topic:
    return Topic(
        slug=slug,
        name=entry["name"],
        description=entry.get("description", ""),
        aliases=tuple(entry.get("aliases", ())),
    )


def _with_parents(categories: Mapping[str, Category]) -> dict[str, Category]:
    """The categories with their whole line of parents instead of the nearest one."""
    whole = {}
    for slug, category in categories.items():
        line: list[str] = []
        parent = category.parents[0] if category.parents else None
        while parent is not None and parent in categories and parent not in line and parent != slug:
            line.insert(0, parent)
            above = categories[parent].parents
            parent = above[0] if above else None
        whole[slug] = Category(
            slug=slug,
            name=category.name,
            description=category.description,
            parents=tuple(line),
            aliases=category.aliases,
        )
    return whole
