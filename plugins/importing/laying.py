"""Store: every text made, judged by itself, and laid down as it will stand, or apart, for a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from plugins.categories.office import Office
from plugins.comments.carrying.files import whole_file
from plugins.gate.source import ARTICLE
from plugins.importing.comment_lines import CommentLines
from plugins.importing.former import Former
from plugins.importing.making import Made, make_source
from plugins.importing.planned import APART, FoundBody, PlannedText
from plugins.importing.planting import find_planted
from plugins.importing.reporting import Outcome, Report
from plugins.importing.scratch import Scratch
from plugins.importing.voices import Voices, carry
from plugins.importing.workshop import Workshop

_TOLD_ERRORS = 3


def lay_texts(
    former: Former,
    texts: Sequence[PlannedText],
    workshop: Workshop,
    scratch: Scratch,
    office: Office,
    report: Report,
) -> None:
    """Make all texts, one at a time, with what readers said to them.

    Args:
        texts: placed; report: takes what became of each, and the sums of comments.
    """
    by_key = {text.key: text for text in texts}
    with whole_file(scratch.comments) as file, file.open("wb") as stream:
        lines = CommentLines(stream)
        for body in former.bodies():
            text = by_key[body.key]
            outcome = _lay(text, body, workshop, scratch)
            voices = carry(
                body.comments,
                text.url,
                prefix=f"{former.prefix}-{office.slug}",
                zone=office.timezone,
                staff=former.staff,
            )
            report.outcomes.append(_with_voices(outcome, text, voices, lines))
    report.comments, report.comments_skipped = lines.moved, lines.skipped


def _lay(text: PlannedText, body: FoundBody, workshop: Workshop, scratch: Scratch) -> Outcome:
    made = make_source(text, body, workshop)
    planted = find_planted(text.title, " ".join(made.passages))
    if reason := planted or "; ".join(_tell_errors(made)):
        scratch.lay_apart(f"{text.key}.md", made.source)
        return _tell(made, APART, reason)
    scratch.lay(text.path, made.source)
    return _tell(made, text.fate, text.reason)


def _tell_errors(made: Made) -> Iterator[str]:
    """What the gate says of a text alone."""
    errors = [one for one in made.problems if one.is_error]
    yield from (f"{one.field}: {one.fault}" for one in errors[:_TOLD_ERRORS])


def _tell(made: Made, fate: str, reason: str) -> Outcome:
    text = made.text
    return Outcome(
        place=text.place,
        title=text.title,
        path="" if fate == APART else text.path,
        url="" if fate == APART else text.url,
        fate=fate,
        deed="",
        reason=reason,
        passages=made.comparison.count,
        missing=made.comparison.missing,
        comments=0,
        doubts=made.doubts,
    )


def _with_voices(outcome: Outcome, text: PlannedText, voices: Voices, lines: CommentLines) -> Outcome:
    """Only an article has a place for what readers said; of one set apart, it waits in the inbox for it."""
    moved = 0
    if text.kind == ARTICLE:
        moved = lines.add(voices)
    else:
        lines.leave_out(voices, "tulisannya laman")
    return replace(outcome, comments=moved, doubts=(*outcome.doubts, *voices.doubts))
