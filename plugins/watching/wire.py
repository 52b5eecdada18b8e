"""Edge: a socket whose whole answer has one deadline, however slowly its bytes drip."""

from __future__ import annotations

import io
import socket
import time
from typing import Any


class Wire:
    """What `http.client` takes for a socket.

    Args:
        sock: connected.
    """

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock
        self._until = 0.0

    def set_deadline(self, seconds: float) -> None:
        """From now on everything has to be over by then."""
        self._until = time.monotonic() + seconds

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
        return self._wire.hurry().recv_into(place)
