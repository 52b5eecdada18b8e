"""Words: links of letters, which only the service that wrote them can have made."""

from __future__ import annotations

import hashlib
import hmac

from plugins.comments.inbox.sealing import Seal

CONFIRM = "news-confirm"
STOP = "news-stop"
_MAC_CHARS = 40
MAX_CHARS = 64 + 1 + _MAC_CHARS


def make_token(seal: Seal, purpose: str, comment: str) -> str:
    """What a link carries: the comment's id and its keyed digest for this purpose."""
    return f"{comment}.{seal.digest(purpose, comment).hex()[:_MAC_CHARS]}"


def read_token(seal: Seal, purpose: str, token: str) -> str | None:
    """The comment's id; None where the token is not one of ours for this purpose."""
    comment, _, _ = token.partition(".")
    if len(token) > MAX_CHARS or not token.isascii():
        return None
    expected = make_token(seal, purpose, comment)
    return comment if hmac.compare_digest(expected.encode(), token.encode()) else None


def digest_token(token: str) -> bytes:
    """What the store keeps of a link that was sent, so that it holds only until it is taken back."""
    return hashlib.sha256(token.encode()).digest()
