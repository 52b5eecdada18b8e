"""Words: minisign's keys and signatures, so that anybody can verify a release with a known tool.

Source: https://jedisct1.github.io/minisign/ ("Signature format", "Public key format", "Secret key format").
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from plugins.release.scrypting import stream_of

KEY_ALGORITHM, PREHASHED = b"Ed", b"ED"
SCRYPT, BLAKE2 = b"Sc", b"B2"
ID_BYTES, PUBLIC_BYTES, SECRET_BYTES, SIGNATURE_BYTES = 8, 32, 64, 64
_SEALED_BYTES = ID_BYTES + SECRET_BYTES + 32
_SECRET_FILE_BYTES = 6 + 32 + 16 + _SEALED_BYTES
_UNTRUSTED, _TRUSTED = "untrusted comment: ", "trusted comment: "
# One spelling of each value: Python's decoder would take others too.
_BASE64 = re.compile(r"(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?")


class KeyRefused(Exception):
    """A key that cannot be used; the message says why and never holds any of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicKey:
    """Attributes: id: 8 bytes by which signatures name their key; point: 32 bytes of Ed25519."""

    id: bytes
    point: bytes

    @property
    def name(self) -> str:
        """The key's id as minisign prints it."""
        return self.id[::-1].hex().upper()

    @property
    def line(self) -> str:
        """The key in one line, as `minisign -P` takes it."""
        return _encode(KEY_ALGORITHM + self.id + self.point)

    @property
    def file(self) -> bytes:
        """The key as a file of minisign's."""
        return f"{_UNTRUSTED}minisign public key {self.name}\n{self.line}\n".encode("ascii")


@dataclass(frozen=True, slots=True, kw_only=True)
class SecretKey:
    """Attributes: public: its other half; seed: 32 bytes, shown by no traceback."""

    public: PublicKey
    seed: bytes = field(repr=False)

    @property
    def file(self) -> bytes:
        """The key as a file of minisign's, without a password."""
        parts = [KEY_ALGORITHM, bytes(2), BLAKE2, bytes(48), self.public.id, self.seed, self.public.point]
        line = _encode(b"".join(parts) + self.checksum)
        return f"{_UNTRUSTED}minisign encrypted secret key\n{line}\n".encode("ascii")

    @property
    def checksum(self) -> bytes:
        """By which minisign knows that a password was right."""
        held = KEY_ALGORITHM + self.public.id + self.seed + self.public.point
        return hashlib.blake2b(held, digest_size=32).digest()


def make_key(seed: bytes, key_id: bytes) -> SecretKey:
    """A key pair; `seed` 32 and `key_id` 8 bytes that nobody can guess."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    point = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
    return SecretKey(public=PublicKey(id=key_id, point=point), seed=seed)


def read_public_key(text: str) -> PublicKey:
    """A public key from its line or its file.

    Raises:
        KeyRefused: it is none.
    """
    data = _decode(_last_line(text))
    if len(data) != 2 + ID_BYTES + PUBLIC_BYTES or data[:2] != KEY_ALGORITHM:
        raise KeyRefused("not a public key of minisign's: 56 letters that begin with RW")
    return PublicKey(id=data[2:10], point=data[10:])


def read_secret_key(text: str, password: str = "") -> SecretKey:
    """A secret key from its file or its last line.

    Args:
        password: as it was given when the key was made; opening such a key takes a second and the
            memory that its file asks for, up to 1 GiB.

    Raises:
        KeyRefused: it is none, or the password is missing or wrong.
    """
    data = _decode(_last_line(text))
    if len(data) != _SECRET_FILE_BYTES or data[:2] != KEY_ALGORITHM or data[4:6] != BLAKE2:
        raise KeyRefused("not a secret key of minisign's: 212 letters that begin with RW")
    sealing, salt, limits, sealed = data[2:4], data[6:38], data[38:54], data[54:]
    if sealing == SCRYPT:
        if not password:
            raise KeyRefused("the secret key has a password, and none is given")
        stream = stream_of(password.encode(), salt, limits, _SEALED_BYTES)
        if stream is None:
            raise KeyRefused("the secret key asks for more than 1 GiB of memory")
        sealed = bytes(one ^ other for one, other in zip(sealed, stream, strict=True))
    elif sealing != bytes(2):
        raise KeyRefused("the secret key is sealed in a way that is unknown here")
    key = make_key(sealed[8:40], sealed[:8])
    if sealing == SCRYPT and not hmac.compare_digest(sealed[72:], key.checksum):
        raise KeyRefused("the secret key's password is wrong")
    if key.public.point != sealed[40:72]:
        raise KeyRefused("the secret key's halves do not belong together")
    return key


def sign(data: bytes, key: SecretKey, comment: str) -> bytes:
    """The file that `minisign -Vm` takes beside the data; the same for the same data, key and comment.

    Args:
        comment: one line that the signature covers too.
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    hand = Ed25519PrivateKey.from_private_bytes(key.seed)
    signature = hand.sign(hashlib.blake2b(data).digest())
    whole = hand.sign(signature + comment.encode())
    line = _encode(PREHASHED + key.public.id + signature)
    return f"{_first_line(key.public)}\n{line}\n{_TRUSTED}{comment}\n{_encode(whole)}\n".encode()


def find_signature_fault(data: bytes, signature: bytes, keys: Iterable[PublicKey]) -> str:
    """Why a signature does not prove that one of the keys signed the data; "" where it does.

    Args:
        signature: a file of minisign's, of the form that hashes the data first, and as `sign` writes it:
            its first line too, which no signature covers.
        keys: several while one takes another's place.
    """
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        first, line, comment, whole, end = signature.decode().split("\n")
        held, over_all = _decode(line), _decode(whole)
    except (ValueError, KeyRefused):
        return "not a signature of minisign's"
    if not comment.startswith(_TRUSTED) or end or held[:2] != PREHASHED or len(held) != 10 + SIGNATURE_BYTES:
        return "not a signature of minisign's"
    key = next((key for key in keys if key.id == held[2:10]), None)
    if key is None:
        return f"made with key {held[9:1:-1].hex().upper()}, which is none of ours"
    if first != _first_line(key):
        return "not as this program writes signatures: its first line says something else"
    hand = Ed25519PublicKey.from_public_bytes(key.point)
    try:
        hand.verify(held[10:], hashlib.blake2b(data).digest())
        hand.verify(over_all, held[10:] + comment.removeprefix(_TRUSTED).encode())
    except InvalidSignature:
        return "false: what was signed was something else"
    return ""


def _first_line(key: PublicKey) -> str:
    return f"{_UNTRUSTED}signature from minisign secret key {key.name}"


def _encode(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _decode(line: str) -> bytes:
    try:
        data = base64.b64decode(line, validate=True)
    except (binascii.Error, ValueError):
        data = b""
    # The bits that the last letter has too many must be those that we would write.
    if not data or not _BASE64.fullmatch(line) or _encode(data) != line:
        raise KeyRefused("not a key or a signature of minisign's")
    return data


def _last_line(text: str) -> str:
    return (text.strip().splitlines() or [""])[-1].strip()
