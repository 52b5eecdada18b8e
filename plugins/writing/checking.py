"""Edge: `check`: the whole folder, one source, or what is staged; with hints where they are asked for."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from plugins.gate.annotations import annotate_for_github, report_for_gitlab
from plugins.gate.naming import SourceNotFound, place_source
from plugins.gate.problem import Problem
from plugins.gate.source import ARTICLE, PAGE
from plugins.root import ROOT

ANNOTATIONS = ("", "plain", "github", "gitlab")
REPORT = "gl-code-quality-report.json"
"""The name under which GitLab's documentation has it."""


def check_sources(
    files: Sequence[str] = (),
    *,
    content: str | None = None,
    now: str | None = None,
    hints: bool = False,
    staged: bool = False,
    annotations: str = "",
    report: str = REPORT,
) -> int:
    """Tell what the gate finds.

    Args:
        files: sources as their writer names them, whose faults alone count; none for all.
        hints: tell them too, after the gate; they change nothing.
        staged: only what the next commit would change.
        annotations: one of `ANNOTATIONS`, for a CI job: "github" also writes workflow commands on standard
            output, "gitlab" a code quality report; "plain" and "" neither.
        report: where the latter goes.

    Returns:
        Exit status: the gate's.
    """
    from plugins.publication.run import check

    if annotations not in ANNOTATIONS:
        choices = ", ".join(ANNOTATIONS[1:])
        print(f"--annotations: {annotations!r} is none; choose from {choices}", file=sys.stderr)
        return 1
    folder = Path(content) if content else ROOT / "content"
    only: frozenset[str] | None = None
    if files:
        try:
            only = frozenset(_place(file, folder) for file in files)
        except SourceNotFound as refusal:
            print(refusal, file=sys.stderr)
            return 1
    if staged:
        from plugins.history.hook import check_staged

        status = check_staged(content, now)
    else:
        status = check(content=content, now=now, files=only, report=_reporter(annotations, Path(report)))
    if hints:
        from plugins.hints.run import tell_hints

        tell_hints(content, only)
    return status


def _place(file: str, folder: Path) -> str:
    path = place_source(file, folder)
    place = folder / path
    if place.is_dir():
        raise SourceNotFound(f"{file} adalah folder; tulis nama berkas naskah, atau jalankan check saja")
    if not place.is_file():
        raise SourceNotFound(f"{file} tidak ada; periksa nama berkasnya")
    if path.partition("/")[0] not in (ARTICLE, PAGE):
        raise SourceNotFound(
            f"{file} bukan naskah; naskah ada di {ARTICLE}/ dan {PAGE}/. "
            "Register dan media ikut diperiksa oleh check tanpa nama berkas"
        )
    return path


def _reporter(annotations: str, file: Path) -> Callable[[Sequence[Problem], str], None] | None:
    def annotate(problems: Sequence[Problem], root: str) -> None:
        for line in annotate_for_github(problems, root):
            print(line)

    def write(problems: Sequence[Problem], root: str) -> None:
        file.write_text(report_for_gitlab(problems, root), encoding="utf-8", newline="\n")

    return {"github": annotate, "gitlab": write}.get(annotations)
