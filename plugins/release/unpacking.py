"""Words: compressed bytes back to what they were, never more of them than expected."""

from __future__ import annotations

import importlib.util
import zlib

_GZIP = 16 + zlib.MAX_WBITS


class UnpackRefused(Exception):
    """Bytes that are not what they are said to be, or that grow beyond what is expected."""


def can_unpack(encoding: str) -> bool:
    """True where this machine knows the encoding: gzip always, "br" where brotli is installed."""
    return encoding == "gzip" or (encoding == "br" and importlib.util.find_spec("brotli") is not None)


def unpack(data: bytes, encoding: str, most: int) -> bytes:
    """The bytes that were compressed.

    Args:
        encoding: one that `can_unpack`.
        most: bytes; a stream that holds more is refused as soon as it has given them.

    Raises:
        UnpackRefused: broken, cut short, followed by something, or larger than `most`.
    """
    return _gunzip(data, most) if encoding == "gzip" else _unbrotli(data, most)


def _gunzip(data: bytes, most: int) -> bytes:
    stream = zlib.decompressobj(_GZIP)
    try:
        found = stream.decompress(data, most + 1)
    except zlib.error as error:
        raise UnpackRefused("is not gzip") from error
    if len(found) > most:
        raise UnpackRefused(f"holds more than {most} bytes")
    if not stream.eof or stream.unused_data:
        raise UnpackRefused("is cut short, or something follows it")
    return found


def _unbrotli(data: bytes, most: int) -> bytes:
    import brotli

    stream, found = brotli.Decompressor(), b""
    try:
        # Its limit is a mark after which it stops, not a length; what lies beyond is asked for again.
        found = stream.process(data, output_buffer_limit=most + 1)
        while not stream.is_finished() and len(found) <= most and not stream.can_accept_more_data():
            found += stream.process(b"", output_buffer_limit=most + 1)
    except brotli.error as error:
        raise UnpackRefused("is not brotli") from error
    if len(found) > most:
        raise UnpackRefused(f"holds more than {most} bytes")
    if not stream.is_finished():
        raise UnpackRefused("is cut short, or something follows it")
    return bytes(found)
