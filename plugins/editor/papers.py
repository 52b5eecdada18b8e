"""Rules: a document as its writer has it → the file of `media/`, and what its writer should know of it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

from plugins.documents.document import Document, describe
from plugins.documents.kinds import ATTACHABLE, NEWER, ending_of
from plugins.documents.looking import OLD_OFFICE, judge_old, look_at
from plugins.documents.told import tell_newer, tell_unattachable
from plugins.editor.faults import UploadRefused
from plugins.gate.media import HEAD_BYTES, judge_media
from plugins.gate.personal import judge_personal
from plugins.languages.catalogue import IN_INDONESIAN


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document that may be published.

    Attributes:
        data: its bytes, untouched, so that signatures hold; ending: of its name.
        facts: kind, size and length, as readers will see them.
        advice: what its writer should know, a sentence each.
    """

    data: bytes
    ending: str
    facts: str
    advice: tuple[str, ...]


def receive(name: str, data: bytes) -> Paper:
    """A document, looked through.

    Args:
        name: as the file was called.

    Raises:
        UploadRefused: it is no document, or one that nobody should get.
    """
    ending = ending_of(name)
    if ending in NEWER:
        raise UploadRefused("; ".join(tell_newer(ending)))
    if ending not in ATTACHABLE:
        raise UploadRefused("; ".join(tell_unattachable(name)))
    if data.startswith(OLD_OFFICE):
        raise _refuse(judge_old(ending, io.BytesIO(data)))
    problems = judge_media(name, ending, len(data), data[:HEAD_BYTES])
    for problem in problems:
        if problem.is_error:
            raise UploadRefused(f"{problem.fault}; {problem.mend}")
    document, told = look_at(ending, len(data), io.BytesIO(data))
    if document is None:
        raise _refuse(*told)
    problems += judge_personal(name, ending, len(data), io.BytesIO(data))
    advice = [f"{problem.fault}; {problem.mend}" for problem in problems]
    advice += [f"{fault}; {mend}" for fault, mend, _ in told]
    return Paper(
        data=data,
        ending=ending,
        facts=describe(document, IN_INDONESIAN),
        advice=(*advice, *_advise(document)),
    )


def _refuse(*told: tuple[str, str, str]) -> UploadRefused:
    return UploadRefused(" · ".join(f"{fault}; {mend}" for fault, mend, _ in told))


def _advise(document: Document) -> Iterator[str]:
    if not document.is_tagged:
        fault = "PDF ini tanpa tanda struktur, jadi sukar dibaca dengan pembaca layar"
        mend = "isi “Bentuk lain” dengan alamat laman yang isinya sama, atau surel untuk memintanya"
        yield f"{fault}; {mend}"
