"""Edge: what the gate and hints say of a form's text, as the form shows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from html import escape
from typing import Any

from plugins.editor.plainly import say_plainly
from plugins.gate.problem import Problem
from plugins.gate.source import ARTICLE
from plugins.hints.copies import Repeated
from plugins.hints.hint import Hint
from plugins.publication.trial import Outcome

ROOT = "/redaksi/"
# Each fault stands in the form beside its field's own name; the gate's key would say nothing there.
NOT_SAVED = "perbaiki dahulu yang merah di Pemeriksaan, lalu simpan lagi"


def show_proof(
    outcome: Outcome,
    hints: Sequence[Hint],
    repeated: Sequence[Repeated],
    address_of: Callable[[str], str],
    path: str,
) -> list[dict[str, Any]]:
    """Everything that is told beside the form: faults, warnings, then hints.

    Args:
        path: of the text in the form; a problem of another one names it.
        address_of: gives a source's page, "" where it has none; a repeated text is then shown in the form.
    """
    told = [
        show_problem(one if one.file == path else _name_text(one)) | {"is_new": one not in outcome.standing}
        for one in outcome.problems
    ]
    told += [_show_hint(hint) for hint in hints]
    return told + [_show_hint(one.hint) | {"other": _name_other(one, address_of)} for one in repeated]


def show_problem(problem: Problem) -> dict[str, Any]:
    """A problem for the form, in which a key is a field and nobody adds lines."""
    return asdict(say_plainly(problem)) | {"is_error": problem.is_error}


def _name_text(problem: Problem) -> Problem:
    name = problem.file.rpartition("/")[2]
    return replace(problem, fault=f"pada tulisan lain, {name}: {problem.fault}")


def _show_hint(hint: Hint) -> dict[str, Any]:
    return asdict(hint) | {"is_error": False, "is_new": True}


def _name_other(repeated: Repeated, address_of: Callable[[str], str]) -> Mapping[str, str]:
    office, _, entry = repeated.path.removeprefix(f"{ARTICLE}/").partition("/")
    in_form = f"{ROOT}#/collections/{ARTICLE}-{office}/entries/{entry.removesuffix('.md')}"
    return {"title": repeated.title, "url": address_of(repeated.path) or in_form}


def tell_unfetched(why: str) -> str:
    """What is said in the terminal where the form's program cannot be had: to writers, then to engineers."""
    return (
        "Program formulir tidak dapat diambil. Periksa sambungan internet, atau coba jaringan lain (jaringan "
        f"kantor sering menutup jalannya), lalu tulis perintah yang sama sekali lagi.\nUntuk pengelola: {why}"
    )


def make_notice(told: str) -> bytes:
    """A page that says one thing, where there is no preview to be shown."""
    return f'<!doctype html><html lang="id"><title>Pratinjau</title><p>{escape(told)}</p>'.encode()
