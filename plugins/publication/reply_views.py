"""Words: what templates are given of what readers say, and of the form in which they say it."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.dates.stamp import Stamp
from plugins.publication.views import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadView:
    """One article's approved comments as a tree, in reading order.

    Attributes:
        items: top comments, oldest first.
        count: all comments that are not removed.
    """

    items: tuple[ThreadItem, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadItem:
    """One comment of a thread.

    Attributes:
        anchor: id of its element, "komentar-17".
        name, paragraphs: plain text, printed escaped; empty where removed.
        sent: when.
        is_staff: the office's own reply.
        is_removed: only a stub is left.
        office_name: who signs a staff reply.
        answers: whose comment it answers, as readers know them; "" at the top of the thread.
        reply_url: where it can be answered; "" where that is closed, or nothing is left to answer.
        replies: oldest first.
    """

    anchor: str
    name: str
    paragraphs: tuple[str, ...]
    sent: Stamp
    is_staff: bool
    is_removed: bool
    office_name: str
    answers: str = ""
    reply_url: str = ""
    replies: tuple[ThreadItem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyForm:
    """The way to reply, or why there is none.

    Attributes:
        action: address that receives the form; "" where no form is shown.
        article: address of the article, sent along.
        closed_reason: a plain sentence shown in the form's place; "" where the form is open.
        policy_url, privacy_url: what the reader agrees to.
        consent, sentence: version and words of what is agreed to.
        email: "optional", "required" or "none".
        closes: until when it is open, RFC 3339; "" for ever.
        has_proof: True where the reader's browser may do a proof of work meanwhile.
        parent: id of the comment that it answers; "" at the top.
        begun: tells the service when it printed the form; "" on a page that was built.
        name, email_typed, text, is_agreed: what was typed before, where the form comes back.
        fault: why it comes back; faults: the same field by field, each leading to its field.
        name_fault, email_fault, text_fault, consent_fault: sentences at the fields; "" for none.
    """

    action: str
    article: str
    closed_reason: str
    policy_url: str
    privacy_url: str
    consent: str = ""
    sentence: str = ""
    email: str = "optional"
    closes: str = ""
    has_proof: bool = False
    parent: str = ""
    begun: str = ""
    name: str = ""
    email_typed: str = ""
    text: str = ""
    is_agreed: bool = False
    fault: str = ""
    faults: tuple[Link, ...] = ()
    name_fault: str = ""
    email_fault: str = ""
    text_fault: str = ""
    consent_fault: str = ""
