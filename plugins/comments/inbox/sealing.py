"""Words: one secret key, and all that is made with it: sealed addresses, digests, receipt codes."""

from __future__ import annotations

import hashlib
import hmac
import os
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32

# Without letters that are mistaken for digits or each other when read aloud (Crockford's base 32).
_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_MISREAD = str.maketrans("oil", "011")
RECEIPT_CHARS = 20
"""A hundred bits: nobody guesses one (NIST SP 800-63B asks for 64 of a look-up secret with limits)."""


# Source: NIST SP 800-38D, 8.2.2 and 8.3: a random 96-bit nonce, for at most 2^32 messages under one key.
_NONCE_BYTES = 12
# The first byte of what is sealed, so that another cipher can take over some day.
_AES_GCM = b"\x01"


class SealBrokenError(ValueError):
    """Sealed bytes were not sealed with this key, or were altered."""


@dataclass(frozen=True, slots=True, repr=False)
class Seal:
    """A secret key. Purposes have keys of their own, derived from it, so none says anything of another.

    Attributes:
        key: 32 random bytes.
    """

    key: bytes
    # What was derived before: the key never changes, and every comment asks several times.
    _derived: dict[str, bytes] = field(default_factory=dict, init=False, compare=False)
    _ciphers: list[AESGCM] = field(default_factory=list, init=False, compare=False)

    def close(self, value: str) -> bytes:
        """An address or a secret as the store keeps it."""
        nonce = os.urandom(_NONCE_BYTES)
        return _AES_GCM + nonce + self._cipher().encrypt(nonce, value.encode(), None)

    def open(self, sealed: bytes) -> str:
        """What was sealed.

        Raises:
            SealBrokenError: another key, or altered.
        """
        nonce, hidden = sealed[1 : 1 + _NONCE_BYTES], sealed[1 + _NONCE_BYTES :]
        if sealed[:1] != _AES_GCM or len(nonce) < _NONCE_BYTES:
            raise SealBrokenError
        try:
            return self._cipher().decrypt(nonce, hidden, None).decode()
        except InvalidTag:
            raise SealBrokenError from None

    def digest(self, purpose: str, *parts: str) -> bytes:
        """A keyed digest: equal for equal parts, and telling nothing of them without the key."""
        message = b"".join(
            len(part.encode("utf-8", "surrogatepass")).to_bytes(8, "big")
            + part.encode("utf-8", "surrogatepass")
            for part in parts
        )
        return hmac.digest(self._derive(purpose), message, "sha256")

    def make_receipt(self, comment: str) -> str:
        """The code with which a reader later asks for their comment: "7k2qx-…", four groups of five."""
        number = int.from_bytes(self.digest("receipt", comment), "big")
        code = "".join(_ALPHABET[(number >> (5 * place)) & 31] for place in range(RECEIPT_CHARS))
        return "-".join(code[at : at + 5] for at in range(0, RECEIPT_CHARS, 5))

    def _derive(self, purpose: str) -> bytes:
        derived = self._derived.get(purpose)
        if derived is None:
            derived = self._derived[purpose] = hmac.digest(self.key, purpose.encode(), "sha256")
        return derived

    def _cipher(self) -> AESGCM:
        if not self._ciphers:
            self._ciphers.append(AESGCM(self._derive("seal")))
        return self._ciphers[0]


def read_receipt(typed: str) -> str | None:
    """A receipt's code as it was made, however it was typed; None where it cannot be one."""
    code = "".join(char for char in typed.casefold() if char.isalnum()).translate(_MISREAD)
    if len(code) != RECEIPT_CHARS or any(char not in _ALPHABET for char in code):
        return None
    return "-".join(code[at : at + 5] for at in range(0, RECEIPT_CHARS, 5))


def digest_receipt(code: str) -> bytes:
    """What the store keeps of a code; it is long and random, so no salt is needed."""
    return hashlib.sha256(code.encode("ascii")).digest()
