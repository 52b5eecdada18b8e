"""Rules: one body, as it will be published, against every rule about bodies."""

from __future__ import annotations

from plugins.gate.problem import Problem, sort_problems
from plugins.gate.source import Source

from .anchors import HEADINGS
from .facts import BodyFacts
from .habits import check_habits
from .inspection import inspect
from .link_rules import check_links
from .markup_rules import check_markup
from .report import Report
from .structure_rules import check_anchors, check_headings, check_images
from .tangles import find_tangle
from .text_rules import check_text


def check_body(source: Source, html: str) -> tuple[BodyFacts, list[Problem]]:
    """What a body holds, and all that is wrong with it.

    The HTML is judged, since that is what readers get; the Markdown only tells the lines.

    Args:
        html: what `Converter.convert` made of the source's body.
    """
    report = Report(source)
    tangle = find_tangle(source.body) if not html else None
    if tangle:
        report.error(tangle.fault, tangle.mend, line=source.body_line + tangle.line - 1)
        return BodyFacts(), report.problems
    inspection = inspect(html)
    elements = inspection.elements
    word_count = sum(len(run.text.split()) for run in inspection.runs)
    check_markup(inspection, report)
    anchors = check_anchors(elements, report)
    images = check_images([element for element in elements if element.name == "img"], report)
    check_text(inspection, word_count, report)
    facts = BodyFacts(
        headings=check_headings([each for each in elements if each.name in HEADINGS], _title(source), report),
        anchors=anchors,
        links=check_links([element for element in elements if element.name == "a"], anchors, report),
        images=images,
        word_count=word_count,
    )
    return facts, sort_problems([*report.problems, *check_habits(source)])


def _title(source: Source) -> str:
    entry = source.header.get("title")
    return entry.value if entry and isinstance(entry.value, str) else ""
