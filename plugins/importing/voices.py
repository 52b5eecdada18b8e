"""Words: what readers said on the former site, as lines that the inbox takes in."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC
from ipaddress import ip_address

from bs4 import BeautifulSoup

from plugins.comments.carrying.transfer import Transfer
from plugins.comments.comment import MAX_NAME_CHARS, MAX_TEXT_CHARS
from plugins.comments.inbox.states import State
from plugins.comments.plaintext import (
    find_forbidden,
    has_email,
    has_ip_address,
    is_blank,
    is_like_ip_address,
    normalize,
)
from plugins.importing.answering import find_parents
from plugins.importing.dating import settle
from plugins.importing.found import Doubt, FoundComment
from plugins.importing.wordpress.autop import mark_paragraphs

NAMELESS = "Tanpa nama"
"""Stands where a reader gave no name, which the former site did not ask for."""

REDACTED = "[alamat disunting]"
_STATES = {
    "1": State.APPROVED,
    "approve": State.APPROVED,
    "approved": State.APPROVED,
    "": State.HELD,
    "0": State.HELD,
    "hold": State.HELD,
    "spam": State.REJECTED,
}
_ANSWERS = frozenset({"comment", "review", ""})
_ADDRESS = re.compile(r"[^\s<>()\[\]\"']{0,400}@(?:\[[^\s\[\]]*\]|[^\s<>()\[\]\"']+)")
_MAIL = re.compile(r"[^\s@<>,;:\"]+@[^\s@<>,;:\"]+")
_NUMBERS = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}|[0-9a-fA-F]{0,4}:[0-9a-fA-F:]{6,}")
_MAIL_WORD = re.compile(r"\S*@\S*")
_NUMBER_WORD = re.compile(r"\S*(?:\d\.\d|:[^\s:]*:)\S*")
_BRACKETED = re.compile(r"<(https?://[^\s<>]+)>")
_ID_CHARS = re.compile(r"[^a-z0-9-]+")


def is_answer(found: FoundComment) -> bool:
    """Whether a reader wrote it and readers saw it."""
    return found.kind in _ANSWERS and _STATES.get(found.state) is State.APPROVED


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """The comments of one text.

    Attributes:
        transfers: for the inbox; skipped: reasons, one for each that is no comment or was thrown away.
        continued: ids of those that only go on with a long one; the source has none of them.
        doubts: what was changed in one, without its words.
    """

    transfers: tuple[Transfer, ...]
    continued: frozenset[str]
    skipped: tuple[str, ...]
    doubts: tuple[Doubt, ...]


def carry(
    comments: Iterable[FoundComment], article: str, *, prefix: str, zone: str, staff: frozenset[str]
) -> Voices:
    """Readers' words on one article.

    Args:
        article: its address here; prefix: of ids, so that those of two former sites differ.
        zone: the office's; staff: ids of accounts of the former site's authors.
    """
    kept: dict[str, Transfer] = {}
    continued: set[str] = set()
    skipped: list[str] = []
    doubts: list[Doubt] = []
    for found in comments:
        reason = _find_reason(found)
        if reason:
            skipped.append(reason)
            continue
        made, told = _make(found, article, prefix=prefix, zone=zone, staff=staff)
        if made is None:
            skipped.append("tanpa tanggal atau tanpa isi")
            continue
        doubts += told
        first, *rest = _part(made)
        kept |= {part.id: part for part in (first, *rest)}
        continued |= {part.id for part in rest}
    return Voices(
        transfers=tuple(find_parents(kept, doubts)),
        continued=frozenset(continued),
        skipped=tuple(skipped),
        doubts=tuple(doubts),
    )


def _find_reason(found: FoundComment) -> str:
    if found.kind not in _ANSWERS:
        return f"{found.kind}, bukan tulisan pembaca"
    if found.state not in _STATES:
        return (
            "di tempat sampah situs lama"
            if "trash" in found.state
            else f"keadaan “{found.state}” tidak dikenal"
        )
    return ""


def _make(
    found: FoundComment, article: str, *, prefix: str, zone: str, staff: frozenset[str]
) -> tuple[Transfer | None, list[Doubt]]:
    settled = settle(found.date, found.date_gmt, "", zone)
    moment = settled.moment
    state = _STATES[found.state]
    text, was_hidden = _hide(_read_text(found.text), is_public=state is State.APPROVED, is_name=False)
    name, name_hidden = _hide(_read_name(found.name), is_public=state is State.APPROVED, is_name=True)
    if moment is None or is_blank(text):
        return None, []
    doubts = []
    if was_hidden or name_hidden:
        doubts.append(
            Doubt(fault=f"komentar {found.id} memuat alamat surel atau IP", mend=f"diganti dengan {REDACTED}")
        )
    if len(name) > MAX_NAME_CHARS:
        doubts.append(Doubt(fault=f"nama pada komentar {found.id} terlalu panjang", mend="dipotong"))
        name = name[: MAX_NAME_CHARS - 1].rstrip() + "…"
    is_staff = found.user in staff and found.user not in ("", "0")
    return (
        Transfer(
            id=name_comment(prefix, found.id),
            article=article,
            parent=name_comment(prefix, found.parent) if found.parent else None,
            name=NAMELESS if is_blank(name) else name,
            email=found.email if _MAIL.fullmatch(found.email) and len(found.email) <= 254 else "",
            client=found.client if _is_client(found.client) else "",
            sent_at=moment.astimezone(UTC),
            text=text,
            state=state,
            is_staff=is_staff,
            is_spam=found.state == "spam",
            decided_at=None,
            consent="",
        ),
        doubts,
    )


def name_comment(prefix: str, number: str) -> str:
    """The id of a comment of a former site, the same at each run."""
    return f"{prefix}-{_ID_CHARS.sub('-', number.casefold()).strip('-') or 'x'}"[:64]


def _part(made: Transfer) -> list[Transfer]:
    """A text longer than a comment may be, as a comment and its own answers: nothing is cut off."""
    if len(made.text) <= MAX_TEXT_CHARS:
        return [made]
    pieces = _cut(made.text)
    first = replace(made, text=pieces[0])
    rest = [
        replace(made, id=f"{made.id[:58]}-b{n}", parent=made.id, text=piece)
        for n, piece in enumerate(pieces[1:], 2)
    ]
    return [first, *rest]


def _cut(text: str) -> list[str]:
    pieces = []
    while len(text) > MAX_TEXT_CHARS:
        at = max(text.rfind(mark, MAX_TEXT_CHARS // 2, MAX_TEXT_CHARS) for mark in ("\n", " "))
        at = at if at > 0 else MAX_TEXT_CHARS
        pieces.append(text[:at].rstrip())
        text = text[at:].lstrip()
    return [piece for piece in [*pieces, text] if not is_blank(piece)]


def _read_text(text: str) -> str:
    """Plain text of what was kept as HTML, with its paragraphs and lines."""
    # An address in angle brackets is no element, though it looks like one.
    marked = mark_paragraphs(_BRACKETED.sub(r"&lt;\1&gt;", text))
    soup = BeautifulSoup(marked.replace("<br>\n", "<br>"), "html.parser")
    for tag in soup.find_all(["script", "style"]):
        tag.decompose()
    for tag in soup.find_all(["img", "iframe", "embed", "video", "audio"]):
        tag.replace_with(str(tag.get("alt") or tag.get("src") or ""))
    for link in soup.find_all("a"):
        href, shown = str(link.get("href") or ""), link.get_text().strip()
        if href.startswith(("http://", "https://")) and href.rstrip("/") not in (shown, shown.rstrip("/")):
            link.append(f" ({href})")
    for tag in soup.find_all("br"):
        tag.replace_with("\n")
    for tag in soup.find_all(["p", "blockquote", "li", "pre", "div"]):
        tag.append("\n\n")
    return _strip("\n".join(" ".join(line.split()) for line in soup.get_text().split("\n")))


def _read_name(text: str) -> str:
    plain = BeautifulSoup(text, "html.parser").get_text() if "<" in text else html.unescape(text)
    return " ".join(_strip(plain).split())


def _strip(text: str) -> str:
    """Without signs that no comment may hold, and without more than one blank line."""
    text = normalize(text)
    while (sign := find_forbidden(text, is_one_line=False)) is not None:
        text = text.replace(sign, "")
    return re.sub(r"\n{3,}", "\n\n", text.replace("\t", " ")).strip()


def _hide(text: str, *, is_public: bool, is_name: bool) -> tuple[str, bool]:
    """The text without addresses that may not be public, and whether it had any."""
    if not is_public:
        return text, False
    hidden = text
    has_number = is_like_ip_address if is_name else has_ip_address
    # At first the address alone; of what nobody would write so, the whole word.
    for address, number in ((_ADDRESS, _NUMBERS), (_MAIL_WORD, _NUMBER_WORD)):
        if has_email(hidden):
            hidden = address.sub(REDACTED, hidden.replace("＠", "@").replace("﹫", "@"))
        if has_number(hidden):
            hidden = number.sub(REDACTED, hidden)
    return hidden, hidden != text


def _is_client(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
