"""Store: what is done to a site before it is built once more."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from tests.benchmarks.corpus import COMMENTS, article_file
from tests.benchmarks.sites import Tool
from tests.benchmarks.texts import FIRST_DAY, MINUTES, Draft, Draw, Place, Size, make_comment, make_draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What all phases share: the corpus, and the article in the middle, which is edited."""

    size: Size
    places: tuple[Place, ...]
    middle: Draft


Phase = Callable[[Bench, Tool, Path, int], None]


def _wipe(bench: Bench, tool: Tool, site: Path, turn: int) -> None:
    tool.wipe(site)


def _leave(bench: Bench, tool: Tool, site: Path, turn: int) -> None:
    """Nothing changes."""


def _add_paragraph(bench: Bench, tool: Tool, site: Path, turn: int) -> None:
    with _article(bench, tool, site).open("a", encoding="utf-8") as file:
        file.write(f"\nCatatan {turn}: angka pada naskah ini dihitung ulang setelah semua data diterima.\n")


def _change_title(bench: Bench, tool: Tool, site: Path, turn: int) -> None:
    article = _article(bench, tool, site)
    title = re.escape(bench.middle.title)
    text, count = re.subn(
        rf"(?im)^(title: .*?{title})(?: \(\d+\))?",
        rf"\1 ({turn})",
        article.read_text(encoding="utf-8"),
        count=1,
    )
    assert count == 1, article
    article.write_text(text, encoding="utf-8")


def _add_article(bench: Bench, tool: Tool, site: Path, turn: int) -> None:
    draft = make_draft(bench.size.articles + turn, bench.places)
    newest = FIRST_DAY + timedelta(minutes=MINUTES + turn)
    draft = dataclasses.replace(draft, moment=newest.replace(tzinfo=draft.moment.tzinfo))
    path, text = article_file(tool.form, draft, bench.size, bench.places)
    target = site / "content" / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")


def _approve_comment(bench: Bench, tool: Tool, site: Path, turn: int) -> None:
    comment = make_comment(bench.middle, f"baru-{turn}", 40, Draw("approved", turn))
    with (site / COMMENTS).open("a", encoding="utf-8") as file:
        file.write(json.dumps(comment) + "\n")


def _change_template(bench: Bench, tool: Tool, site: Path, turn: int) -> None:
    template = site / tool.template
    text, count = re.subn(
        r"<article[^>]*>", f'<article data-turn="{turn}">', template.read_text(encoding="utf-8")
    )
    assert count == 1, template
    template.write_text(text, encoding="utf-8")


def _article(bench: Bench, tool: Tool, site: Path) -> Path:
    path, _ = article_file(tool.form, bench.middle, bench.size, bench.places)
    return site / "content" / path


# In the order in which they follow one another in a round.
PHASES: dict[str, Phase] = {
    "cold": _wipe,
    "unchanged": _leave,
    "body": _add_paragraph,
    "title": _change_title,
    "new": _add_article,
    "comment": _approve_comment,
    "template": _change_template,
}


def has_phase(tool: Tool, phase: str) -> bool:
    """The peers know no comments."""
    return phase != "comment" or tool.form == "ours"
