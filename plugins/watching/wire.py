"""Edge: a socket whose whole answer has one deadline, however slowly its bytes drip."""

from __future__ import annotations

import io
import socket
import time
from typing import Any

# A slow line: what arrives more slowly is given up.
BYTES_PER_SECOND = 20_000


class Wire:
    """What `http.client` takes for a socket.

    Args:
        sock: connected.
    """

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock
        self._until = self._end = 0.0

    def set_deadline(self, seconds: float, most_seconds: float) -> None:
        """From now on everything has to be over by then; what arrives gains the time that it may take.

        Args:
            seconds: for an answer of no length; most_seconds: whatever arrives.
        """
        now = time.monotonic()
        self._end = now + most_seconds
        self._until = min(now + seconds, self._end)

    def count(self, received: int) -> int:
        """Grants the time that so many bytes take on a slow line; gives their number back."""
        self._until = min(self._until + received / BYTES_PER_SECOND, self._end)
        return received

    def sendall(self, data: bytes) -> None:
        """Sends everything, in time."""
        self.hurry().sendall(data)

    def makefile(self, *_: Any) -> io.BufferedReader:
        """What answers are read from."""
        return io.BufferedReader(_Bytes(self))

    def close(self) -> None:
        """Does nothing: `http.client` calls it before the last answer's body was read."""

    def hang_up(self) -> None:
        """Ends the connection."""
        self._sock.close()

    def hurry(self) -> socket.socket:
        """The socket, its patience set to what is left.

        Raises:
            TimeoutError: nothing is left.
        """
        left = self._until - time.monotonic()
        if left <= 0:
            raise TimeoutError("the answer took too long")
        self._sock.settimeout(left)
        return self._sock


class _Bytes(io.RawIOBase):
    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def readable(self) -> bool:
        return True

    def readinto(self, place: Any) -> int:
        return self._wire.count(self._wire.hurry().recv_into(place))
