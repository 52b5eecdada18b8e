"""Edge: `comments-pull` fetches a remote intake's export; only a good one replaces the local one."""

from __future__ import annotations

import os
import secrets
import sys
import urllib.error
import urllib.request
from collections.abc import Mapping
from http.client import HTTPException, HTTPMessage
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

from plugins.comments.export import read_export
from plugins.comments.publishing.settings import EXPORT_TOKEN

PATH = "/komentar/ekspor"
LOOPBACK = ("localhost", "127.0.0.1", "::1")
SECONDS = 30.0
# A million comments; more is not our intake's.
MAX_BYTES = 1_000_000_000
CHUNK = 1 << 20


class PullRefusedError(RuntimeError):
    """The export cannot be fetched as asked, or what came is none; the local one stays."""


class IntakeDownError(RuntimeError):
    """The intake does not answer, or says that it cannot now."""


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> None:
        # The token would go along to wherever this leads.
        raise PullRefusedError(f"{req.full_url} leads elsewhere; name the address that it leads to")


def pull(
    url: str,
    *,
    path: Path,
    is_strict: bool = False,
    environment: Mapping[str, str] = os.environ,
) -> int:
    """Bring the local export up to date with a remote intake's.

    Args:
        url: of the site behind which the intake runs, https:// but for this very machine.
        path: the local export.
        is_strict: True makes an intake that is down a failure, even where there is an older export.
        environment: holds the token.

    Returns:
        Exit status: 0 where the local export is the remote one, or the intake is down and an older one
        stays; 1 otherwise. Either is told on standard error.
    """
    try:
        changed = fetch_export(url, environment.get(EXPORT_TOKEN, ""), path)
    except PullRefusedError as fault:
        print(f"comments-pull: {fault}", file=sys.stderr)
        return 1
    except IntakeDownError as fault:
        return _tell_down(str(fault), path, is_strict=is_strict)
    print(f"{path}: {'replaced by the export of' if changed else 'already that of'} {url}")
    return 0


def fetch_export(url: str, token: str, path: Path) -> bool:
    """Fetch the export, look it through, and put it in place.

    Returns:
        False where the local one was the same already.

    Raises:
        PullRefusedError, IntakeDownError: nothing was changed.
    """
    request = _make_request(url, token, path)
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        if not _receive(request, beside):
            return False
        _, problems = read_export(beside, shown_as=request.full_url)
        if problems:
            told = "\n".join(problem.tell(root="") for problem in problems)
            raise PullRefusedError(f"what came is no export:\n{told}")
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    return True


def _make_request(url: str, token: str, path: Path) -> urllib.request.Request:
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        parts, host = urlsplit(""), None
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and host in LOOPBACK)
    if not host or not is_safe or parts.username is not None:
        raise PullRefusedError(f"{url!r} is not an https:// address; write https://kabar.example")
    if not token:
        raise PullRefusedError(f"no token; set {EXPORT_TOKEN} in the environment to the intake's")
    address = f"{parts.scheme}://{parts.netloc}{PATH}"
    headers = {"Authorization": f"Bearer {token}", "Accept": "application/x-ndjson"}
    if path.is_file():
        from plugins.comments.publishing.exporting import digest_file

        headers["If-None-Match"] = f'"{digest_file(path).hex()}"'
    return urllib.request.Request(address, headers=headers)


def _receive(request: urllib.request.Request, beside: Path) -> bool:
    """The body as a file, on the disk; False where the local export is the same."""
    opener = urllib.request.build_opener(_NoRedirect)
    try:
        with opener.open(request, timeout=SECONDS) as answer, beside.open("xb") as file:
            _copy(answer, file, answer.headers.get("Content-Length"))
            file.flush()
            os.fsync(file.fileno())
    except urllib.error.HTTPError as error:
        error.close()
        if error.code == 304:
            return False
        if error.code >= 500 or error.code == 429:
            raise IntakeDownError(f"the intake answers {error.code}") from None
        raise PullRefusedError(_explain(error.code)) from None
    except (TimeoutError, urllib.error.URLError, HTTPException, ConnectionError) as error:
        reason = getattr(error, "reason", error)
        raise IntakeDownError(f"the intake is not within reach ({reason})") from None
    return True


def _copy(answer: IO[bytes], file: IO[bytes], length: str | None) -> None:
    received = 0
    while chunk := answer.read(CHUNK):
        received += len(chunk)
        if received > MAX_BYTES:
            raise PullRefusedError(f"more than {MAX_BYTES} bytes came")
        file.write(chunk)
    if length is not None and length.isdecimal() and received != int(length):
        raise IntakeDownError(f"only {received} of {length} bytes came")


def _explain(code: int) -> str:
    reasons = {
        401: f"the intake refuses the token; compare {EXPORT_TOKEN} here and there",
        404: f"there is no export; is {EXPORT_TOKEN} set for the service, and {PATH} led to it?",
    }
    return reasons.get(code, f"the intake answers {code}")


def _tell_down(fault: str, path: Path, *, is_strict: bool) -> int:
    if not path.is_file():
        print(f"comments-pull: {fault}, and there is no {path}", file=sys.stderr)
        return 1
    print(f"comments-pull: {fault}; {path} stays as it was", file=sys.stderr)
    return int(is_strict)
