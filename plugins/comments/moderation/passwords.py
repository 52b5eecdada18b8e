"""Words: passwords as the store keeps them, and the codes of the second factor."""

from __future__ import annotations

import base64
import hmac
import secrets
import unicodedata
from datetime import datetime

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from pyotp import TOTP

MAX_CHARS = 200
CODE_SECONDS = 30
# A phone's clock may be half a minute off in either direction (RFC 6238, 5.2).
_NEAR_STEPS = (-1, 0, 1)

# Source: OWASP Password Storage Cheat Sheet: Argon2id with 19 MiB, 2 rounds, 1 lane at the least.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)

NOBODY = "$argon2id$v=19$m=19456,t=2,p=1$jwnf/hJsHAdD/mmlGOK1WQ$wcHrLhmACSE1XRsknd0NDawvQlivWjHSjDIarIuwyN4"
"""Checked where there is no such account, so that the answer takes as long."""

# Without letters that are mistaken for each other when read aloud.
_ALPHABET = "abcdefghjkmnpqrstvwxyz23456789"
_MADE_CHARS = 16


def hash_password(password: str) -> str:
    """A password as the store keeps it."""
    return _HASHER.hash(_normal(password))


def is_password(hashed: str, password: str) -> bool:
    """True where this is the password of the hash; takes as long for a wrong one."""
    try:
        return _HASHER.verify(hashed, _normal(password[:MAX_CHARS])) and len(password) <= MAX_CHARS
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(hashed: str) -> bool:
    """True where the hash was made with less work than today's."""
    return _HASHER.check_needs_rehash(hashed)


def make_password() -> str:
    """A password to begin with, "7k2q-…", which its owner replaces; some 78 bits."""
    chars = "".join(secrets.choice(_ALPHABET) for _ in range(_MADE_CHARS))
    return "-".join(chars[at : at + 4] for at in range(0, _MADE_CHARS, 4))


def read_secret(random: bytes) -> str:
    """A secret of the second factor, as authenticators take it: base 32.

    Args:
        random: 20 bytes at least (RFC 4226, 4, R6), of which the first 20 are taken.
    """
    return base64.b32encode(random[:20]).decode("ascii")


def make_link(secret: str, login: str, issuer: str) -> str:
    """The address that an authenticator takes: "otpauth://totp/…"."""
    return TOTP(secret).provisioning_uri(name=login, issuer_name=issuer)


def find_step(secret: str, code: str, now: datetime, *, after: int | None) -> int | None:
    """The time step whose code this is; None where it is none of now, or was accepted before.

    Args:
        code: six digits; spaces in it do not matter.
        after: the last step that was accepted; a code works once (RFC 6238, 5.2).
    """
    typed = "".join(code.split())
    current = int(now.timestamp()) // CODE_SECONDS
    totp = TOTP(secret)
    found = None
    for near in _NEAR_STEPS:
        step = current + near
        told = totp.at(step * CODE_SECONDS)
        if hmac.compare_digest(told.encode(), typed.encode("utf-8", "surrogatepass")):
            found = step
    return None if found is None or (after is not None and found <= after) else found


def _normal(password: str) -> bytes:
    # However a keyboard composes its letters (NIST SP 800-63B, 5.1.1.2).
    return unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")
