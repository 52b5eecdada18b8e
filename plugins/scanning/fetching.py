"""Store: answers of one live site, bounded in number, bytes and time, and never of another machine.

A hostile site must not lead the scan to a neighbour's door: nothing is followed to another host, and a
public name that resolves to a private address is refused, unless that address was asked for by number.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

SECONDS = 15.0
MOST_BYTES = 8_000_000
BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"


class FetchRefused(Exception):
    """An address that is not asked, or a machine that does not answer; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer: status, headers by small names, the body's beginning."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Door:
    """One host, asked again and again.

    Args:
        url: of any of its pages; agent: what the scan calls itself.

    Raises:
        FetchRefused: the address is none, its name is unknown, or it belongs to a private network.
    """

    def __init__(self, url: str, agent: str = BROWSER) -> None:
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError as error:
            raise FetchRefused(f"{url}: {error}") from error
        if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
            raise FetchRefused(f"{url}: write http:// or https:// and the name of a host")
        self.host, self.scheme, self.netloc = parts.hostname, parts.scheme, parts.netloc.lower()
        self._port = port or (443 if parts.scheme == "https" else 80)
        self._agent = agent
        self._machine = self._resolve()

    def _resolve(self) -> str:
        """The machine's number, found out once: a name cannot change its mind between two questions."""
        try:
            found = socket.getaddrinfo(self.host, self._port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise FetchRefused(f"{self.host}: no such host") from error
        number = str(found[0][4][0])
        if (
            not _is_number(self.host)
            and self.host != "localhost"
            and not ipaddress.ip_address(number).is_global
        ):
            raise FetchRefused(f"{self.host}: it resolves to {number}, which is no public address")
        return number

    def fetch(self, path: str) -> Answer:
        """One answer; redirects are answers too.

        Raises:
            FetchRefused: the machine does not answer as a web server does, or not in time.
        """
        line: http.client.HTTPConnection = http.client.HTTPConnection(
            self._machine, self._port, timeout=SECONDS
        )
        try:
            if self.scheme == "https":
                line.connect()
                line.sock = ssl.create_default_context().wrap_socket(line.sock, server_hostname=self.host)
            headers = {
                "Host": self.netloc,
                "User-Agent": self._agent,
                "Accept-Encoding": "identity",
                "Connection": "close",
            }
            line.request("GET", quote(path, safe="/%?=&+,;:@!$'()*~#[]"), headers=headers)
            answer = line.getresponse()
            body = answer.read(MOST_BYTES)
            return Answer(
                status=answer.status,
                headers={name.lower(): value for name, value in answer.getheaders()},
                body=body,
            )
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise FetchRefused(
                f"{self.scheme}://{self.netloc}{path}: {error or type(error).__name__}"
            ) from error
        finally:
            line.close()


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
