"""Words: the key stream by which minisign seals a secret key with a password.

Source: libsodium, crypto_pwhash_scryptsalsa208sha256: two limits stand in the file, the costs follow.
"""

from __future__ import annotations

import hashlib
import struct

MAX_MEMORY_BYTES = 1 << 30
_BLOCKS = 8
_LEAST_WORK = 1 << 15


def stream_of(password: bytes, salt: bytes, limits: bytes, length: int) -> bytes | None:
    """As many bytes as asked for; None where the limits ask for more memory than 1 GiB.

    Args:
        limits: work and memory, 8 bytes each, the lowest first.
    """
    work, memory = struct.unpack("<QQ", limits)
    rounds, lanes = costs_of(work, memory)
    needed = 128 * _BLOCKS * (rounds + lanes + 2)
    if 128 * _BLOCKS * rounds > MAX_MEMORY_BYTES:
        return None
    return hashlib.scrypt(
        password, salt=salt, n=rounds, r=_BLOCKS, p=lanes, maxmem=needed + (1 << 20), dklen=length
    )


def costs_of(work: int, memory: int) -> tuple[int, int]:
    """scrypt's N and p for libsodium's limits; its r is always 8."""
    work = max(work, _LEAST_WORK)
    is_bound_by_work = work < memory // 32
    most = work // (4 * _BLOCKS) if is_bound_by_work else memory // (128 * _BLOCKS)
    power = next(power for power in range(1, 64) if 1 << power > most // 2)
    if is_bound_by_work:
        return 1 << power, 1
    lanes = min((work // 4) >> power, 0x3FFFFFFF) // _BLOCKS
    return 1 << power, max(lanes, 1)
