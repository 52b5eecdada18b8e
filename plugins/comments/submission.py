"""Words: what a reader sent, before anything of it is believed, and what the guards make of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """The fields of a reply form as they came, untrusted; "" where one was left out.

    Attributes:
        article: address of the article, "/semarang/2025/02/26/nama-artikel/".
        parent: id of the comment that it answers; "" at the top.
        name, email, text: as typed, in normal form C, lines ended by line feeds.
        consent: version of the sentence that the form's reader agreed to.
        bait: a field that people do not see; programs fill it.
        begun: what the form carries to tell when it was opened; "" on a static page.
        proof: answer to a proof of work; "" for none.
        client: address of the reader's machine, as the configured proxies tell it.
        received_at: aware, in UTC.
    """

    article: str
    parent: str = ""
    name: str = ""
    email: str = ""
    text: str = ""
    consent: str = ""
    bait: str = ""
    begun: str = ""
    proof: str = ""
    client: str = ""
    received_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """How much a submission looks like spam, and why. It never refuses: a moderator sees all.

    Attributes:
        score: 0 for none; from `SPAM_SCORE` of the settings on it waits apart from the others.
        reasons: codes with their points, the weightiest first: ("judi:gacor", 40).
        flags: what a moderator should look at before approving: codes of `flags.py`
            ("nik", "telepon", "surel", "mengaku-instansi").
    """

    score: int = 0
    reasons: tuple[tuple[str, int], ...] = ()
    flags: tuple[str, ...] = ()
