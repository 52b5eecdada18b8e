"""Edge: HTTP as a careful stranger speaks it: no redirect followed, nothing endless, nothing believed."""

from __future__ import annotations

import http.client
import socket
import ssl
from collections.abc import Mapping
from contextlib import suppress

from plugins.watching.addresses import Site
from plugins.watching.pace import Pace
from plugins.watching.sight import Answer
from plugins.watching.wire import Wire

CONNECT_SECONDS = 10.0
ANSWER_SECONDS = 20.0
_CHUNK_BYTES = 65_536


class Client:
    """One connection to a site, opened when it is needed and kept as long as it goes well.

    Args:
        pace: asked before each request.
        patience: seconds for a whole answer; what arrives in time gains a little more.
    """

    def __init__(self, site: Site, pace: Pace, *, patience: float = ANSWER_SECONDS) -> None:
        self._site, self._pace, self._patience = site, pace, patience
        self._connection: http.client.HTTPConnection | None = None
        self._wire: Wire | None = None

    def get(self, address: str, headers: Mapping[str, str], most: int) -> Answer:
        """The answer to one request.

        Args:
            address: from the root, encoded; most: bytes of the body as sent that are read.

        Raises:
            LoadSpent: the pace allows no request more.
        """
        self._pace.wait()
        was_open = self._connection is not None
        try:
            try:
                return self._ask(address, headers, most)
            except (ConnectionError, http.client.HTTPException):
                self.close()
                # A server may close a line that was idle; that says nothing of this request.
                if not was_open:
                    raise
                return self._ask(address, headers, most)
        except ssl.SSLError as error:
            self.close()
            reason = getattr(error, "verify_message", "") or error.reason or type(error).__name__
            return Answer(fault=f"TLS failed: {reason.rstrip('.')}")
        except (OSError, http.client.HTTPException, ValueError) as error:
            self.close()
            return Answer(fault=_tell(error))

    def close(self) -> None:
        """Ends the connection; the next request opens another."""
        wire, self._wire, self._connection = self._wire, None, None
        if wire is not None:
            with suppress(OSError):
                wire.hang_up()

    def days_of_certificate(self, now: float) -> float | None:
        """How many days the site's certificate is still good for; None where there is none.

        Args:
            now: seconds since 1970.
        """
        if self._site.scheme != "https":
            return None
        try:
            with self._connect() as sock:
                certificate = sock.getpeercert() if isinstance(sock, ssl.SSLSocket) else None
        except OSError:
            return None
        until = (certificate or {}).get("notAfter")
        return (ssl.cert_time_to_seconds(str(until)) - now) / 86_400 if until else None

    def _ask(self, address: str, headers: Mapping[str, str], most: int) -> Answer:
        if self._connection is None or self._wire is None:
            self._wire = Wire(self._connect())
            self._connection = http.client.HTTPConnection(self._site.host, self._site.port)
            # What it takes for its socket is all that it uses of it; it never opens one itself.
            self._connection.sock = self._wire
            self._connection.auto_open = 0
        connection = self._connection
        self._wire.set_deadline(self._patience, self._pace.left_seconds)
        host = self._site.url.partition("://")[2]
        connection.request("GET", address, headers={"Host": host, **headers})
        response = connection.getresponse()
        body, is_cut = _read(response, most)
        self._pace.count(len(body))
        found: dict[str, str] = {}
        for name, value in response.getheaders():
            lower = name.lower()
            found[lower] = f"{found[lower]}, {value}" if lower in found else value
        if is_cut or response.will_close:
            self.close()
        return Answer(status=response.status, headers=found, body=body, is_cut=is_cut)

    def _connect(self) -> socket.socket:
        # Without any patience a socket would not wait at all.
        patience = max(min(CONNECT_SECONDS, self._pace.left_seconds), 0.1)
        sock = socket.create_connection((self._site.host, self._site.port), timeout=patience)
        # Small requests wait for nobody.
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if self._site.scheme != "https":
            return sock
        return ssl.create_default_context().wrap_socket(sock, server_hostname=self._site.host)


def _read(response: http.client.HTTPResponse, most: int) -> tuple[bytes, bool]:
    """The body, and whether more of it would have come."""
    parts, size = [], 0
    while size <= most and (chunk := response.read(min(_CHUNK_BYTES, most + 1 - size))):
        parts.append(chunk)
        size += len(chunk)
    body = b"".join(parts)
    if size <= most and response.length:
        raise http.client.IncompleteRead(body, response.length)
    return body[:most], size > most


def _tell(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "no whole answer in time"
    if isinstance(error, socket.gaierror):
        return "the host's name has no address"
    if isinstance(error, OSError):
        return f"no connection ({error.strerror or type(error).__name__})"
    return f"no answer in HTTP ({type(error).__name__})"
