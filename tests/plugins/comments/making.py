"""Comments for tests: sensible ones by hand, and any that an export may hold by hypothesis."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from plugins.comments.comment import Comment
from plugins.comments.plaintext import find_forbidden, has_email, is_blank, is_like_ip_address, normalize

ARTICLE = "/semarang/2025/02/26/kinerja-asn/"
OTHER_ARTICLE = "/dumai/2025/03/03/disiplin-pegawai/"
SENT_AT = datetime(2025, 2, 26, 1, 30, tzinfo=UTC)


def make_comment(comment_id: str = "k1", minute: int = 0, **values: Any) -> Comment:
    """A comment sent so many minutes after half past one."""
    sensible = {
        "id": comment_id,
        "article": ARTICLE,
        "name": "Siti Rahayu",
        "sent_at": SENT_AT + timedelta(minutes=minute),
        "text": "Terima kasih atas penjelasannya.",
    }
    return Comment(**{**sensible, **values})


def make_removed(comment_id: str = "k1", minute: int = 0, **values: Any) -> Comment:
    """A stub: neither name nor text."""
    return make_comment(comment_id, minute, **{"name": "", "text": "", "is_removed": True, **values})


def _is_publishable(text: str, *, is_name: bool) -> bool:
    found = find_forbidden(text, is_one_line=is_name)
    return not (is_blank(text) or found or has_email(text) or is_like_ip_address(text))


# Without the kinds of character that no comment may hold; the rules have tests of their own for those.
VISIBLE = st.characters(exclude_categories=("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"))
NAMES = (
    st.text(VISIBLE, min_size=1, max_size=26)
    .map(normalize)
    .filter(lambda text: _is_publishable(text, is_name=True))
)
TEXTS = (
    st.text(VISIBLE | st.just("\n"), min_size=1, max_size=200)
    .map(normalize)
    .filter(lambda text: _is_publishable(text, is_name=False))
)
MOMENTS = st.integers(0, 32_503_679_999_999_999).map(
    lambda microseconds: datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=microseconds)
)


@st.composite
def exports(draw: st.DrawFn) -> list[Comment]:
    """Any comments of two articles that an export may hold: ids once, parents earlier on the same article."""
    comments: list[Comment] = []
    for number in range(draw(st.integers(0, 12))):
        article = draw(st.sampled_from([ARTICLE, OTHER_ARTICLE]))
        parents = [None, *(comment.id for comment in comments if comment.article == article)]
        is_removed = draw(st.booleans())
        comments.append(
            make_comment(
                f"k{number}",
                article=article,
                parent=draw(st.sampled_from(parents)),
                name="" if is_removed else draw(NAMES),
                text="" if is_removed else draw(TEXTS),
                sent_at=draw(MOMENTS),
                is_staff=draw(st.booleans()),
                is_removed=is_removed,
            )
        )
    return comments


@st.composite
def any_comments(draw: st.DrawFn) -> list[Comment]:
    """Comments that answer each other in any way at all: absent parents, circles, the same moment."""
    ids = [f"k{number}" for number in range(draw(st.integers(0, 24)))]
    parents = st.none() | st.sampled_from([*ids, "absent"])
    return [
        make_comment(
            name, minute=draw(st.integers(0, 5)), parent=draw(parents), is_removed=draw(st.booleans())
        )
        for name in ids
    ]
