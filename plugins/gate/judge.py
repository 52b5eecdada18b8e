"""Rules: one source's bytes → its verdict and its HTML. All rules about a source alone run here."""

from __future__ import annotations

import hashlib

import msgspec

from plugins.gate.fields import read_record
from plugins.gate.problem import Problem
from plugins.gate.reading import read_source
from plugins.gate.record import Record
from plugins.gate.verdict import Verdict, name_body
from plugins.prose.convert import Converter
from plugins.prose.facts import BodyFacts
from plugins.prose.rules import check_body
from plugins.scanning.selling import check_selling

FACE_BYTES = 16


def judge(path: str, raw: bytes, converter: Converter) -> tuple[Verdict, str]:
    """The verdict on a source, and its body as HTML ("" where the header could not be read).

    The order is the article's journey: bytes and header (`reading`), values (`fields`), then the
    text as it would be published (`prose`), and whether its words sell gambling (`scanning`). Each
    step goes on after faults, so that the writer is told all of them at once.
    """
    digest = hashlib.sha256(raw).hexdigest()
    source, problems = read_source(path, raw)
    if source is None:
        return _refuse(path, digest, problems), ""
    record, found = read_record(source)
    problems = [*problems, *found]
    html = converter.convert(source.body)
    facts, found = check_body(source, html)
    problems += [*found, *check_selling(source, html)]
    verdict = Verdict(
        path=path,
        digest=digest,
        record=record,
        facts=facts,
        body_key=name_body(html),
        problems=tuple(problems),
        face=b"" if problems else _name_face(record, facts),
    )
    return verdict, html


def _name_face(record: Record, facts: BodyFacts) -> bytes:
    """The header, and what the body says to other texts or asks of them: its anchors, links and pictures.

    Lines are left out where they only say where a fault would stand.
    """
    links = sorted({link.url for link in facts.links})
    images = sorted({image.src for image in facts.images})
    told = msgspec.msgpack.encode((record, facts.anchors, links, images))
    return hashlib.blake2b(told, digest_size=FACE_BYTES).digest()


def _refuse(path: str, digest: str, problems: list[Problem]) -> Verdict:
    return Verdict(path=path, digest=digest, record=None, facts=None, body_key="", problems=tuple(problems))
