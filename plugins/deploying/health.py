"""Edge: asks the public address whether what readers get is the release."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from email.message import Message
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.parse import quote, unquote
from urllib.request import Request, urlopen

from plugins.deploying.plan import is_page, text_of
from plugins.release.manifest import HOST_FILES, MANIFEST

LOST = "404.html"
# Enough to see that folder, rights, addresses and the page for lost readers are right; `watch` sees all.
PAGES, OTHERS = 10, 4
# What stands before a server may show the former release for a moment; seconds between tries.
WAITS = (0.2, 0.5, 1.0, 2.0)
_TIMEOUT_SECONDS = 10
_MOST_BYTES = 64 << 20


class Unanswered(Exception):
    """Nobody answered; the message says why."""


def find_faults(
    url: str,
    digests: Mapping[str, str],
    changed: Iterable[str],
    moved: Collection[str] = (),
    waits: Iterable[float] = WAITS,
) -> list[str]:
    """What is wrong with the site that readers are shown, one line each; none where all is well.

    The whole is asked again after each wait until nothing is wrong.

    Args:
        url: of the site; digests: SHA-256 of the release's files by path; changed: paths that are
            looked at first; moved: old addresses, where a server may lead on itself.
    """
    chosen = choose_files(digests, changed, moved)
    faults = _compare(url, digests, chosen)
    for seconds in waits:
        if not faults:
            break
        time.sleep(seconds)
        faults = _compare(url, digests, chosen)
    return faults


def choose_files(
    digests: Mapping[str, str], changed: Iterable[str], moved: Collection[str] = ()
) -> list[str]:
    """The manifest, the first page, some other pages and files: what changed first, then all over.

    The pages of old addresses are left out: nginx and others answer there by a redirect of their own.
    """
    old = {unquote(address) for address in moved}
    public = [
        path
        for path in sorted(digests)
        if text_of(path) == path and path not in HOST_FILES and unquote(address_of(path)) not in old
    ]
    first = set(changed)
    chosen = [MANIFEST, "index.html"]
    for fits, most in ((True, PAGES), (False, OTHERS)):
        kind = [path for path in public if is_page(path) is fits and path not in (*chosen, LOST)]
        fresh = [path for path in kind if path in first]
        spread = [path for path in kind if path not in first]
        chosen += _pick(fresh, most - most // 2) + _pick(spread, most // 2)
    return [path for path in chosen if path in digests]


def address_of(path: str) -> str:
    """The address that a file answers for, from the root."""
    is_index = path == "index.html" or path.endswith("/index.html")
    return "/" + quote(path.removesuffix("index.html") if is_index else path)


def ask(address: str) -> tuple[int, str]:
    """Status and digest of an answer, past every cache that can be asked to stand aside.

    Raises:
        Unanswered: there is none.
    """
    status, body, _ = _answer(address)
    return status, hashlib.sha256(body).hexdigest()


def read_clock(url: str) -> datetime | None:
    """Now, by the clock of who answers at an address; None where nobody says."""
    # Nobody keeps an answer to what was never asked for.
    address = f"{url}/tidak-ada-{os.urandom(6).hex()}/"
    try:
        headers = _answer(address)[2]
        said = parsedate_to_datetime(headers.get("Date", ""))
        # Without a zone it is UTC by the rules of mail, and has none in Python.
        said = said if said.tzinfo else said.replace(tzinfo=UTC)
        return said + timedelta(seconds=int(headers.get("Age", "0")))
    except (Unanswered, ValueError, TypeError, OverflowError):
        return None


def _answer(address: str) -> tuple[int, bytes, Message]:
    headers = {
        "Cache-Control": "no-cache",
        "Accept-Encoding": "identity",
        "User-Agent": "kabar-kinerja-deploy",
    }
    try:
        with urlopen(Request(address, headers=headers), timeout=_TIMEOUT_SECONDS) as answer:
            return answer.status, answer.read(_MOST_BYTES), answer.headers
    except HTTPError as error:
        with error:
            return error.code, error.read(_MOST_BYTES), error.headers
    except (URLError, HTTPException, OSError) as error:
        raise Unanswered(str(getattr(error, "reason", error))) from error


def _compare(url: str, digests: Mapping[str, str], chosen: Iterable[str]) -> list[str]:
    """Faults of all that is looked at, the page for lost readers last."""
    absent = f"/tidak-ada-{digests.get(MANIFEST, '')[:12]}/"
    expected = [(address_of(path), 200, digests[path]) for path in chosen]
    expected.append((absent, 404, digests.get(LOST, "")))
    faults: list[str] = []
    for address, status, digest in expected:
        try:
            found, body = ask(url + address)
        except Unanswered as error:
            return [*faults, f"{url}{address}: no answer: {error}"]
        if found != status:
            faults.append(f"{url}{address}: status {found} instead of {status}")
        elif digest and body != digest:
            faults.append(f"{url}{address}: not the bytes of this release")
    return faults


def _pick(paths: list[str], most: int) -> list[str]:
    """At most so many, spread evenly."""
    if len(paths) <= most:
        return paths
    return [paths[number * len(paths) // most] for number in range(most)]
