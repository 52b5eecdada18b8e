"""Words: where a release is brought to, and how its name reads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import unquote, urlsplit

# Deployed in one second of one day, and which: "20261122T111028Z-1a2b3c4d5e6f".
_ID = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{12}")
_ID_DIGITS = 12
_NAME = re.compile(r"[A-Za-z0-9_.:][A-Za-z0-9_.:-]*")


class DeployRefused(Exception):
    """A release cannot be brought there, or not so; the message says why, and how to mend it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One place that releases are brought to.

    Attributes:
        name: as the settings name it; kind: "ssh", "folder" or "s3".
        host, user: of ssh, user "" for ssh's own choice; port: 0 for ssh's own choice.
        path: of the folder; of a bucket the prefix, "" for none; bucket: its name.
        url: where readers see the site, without a slash at its end; "" where nobody can ask from here.
        made_for: the address that releases for here are made for, where that is another; "" for `url`.
        keep: former releases that can be put back; carry_days: for how long what their pages load still
            answers.
        host_key: the line of ssh's known_hosts after the host's name; "" trusts the user's own file.
        endpoint: address of the S3 service, "" for Amazon's own; region: of the bucket.
    """

    name: str
    kind: str
    path: str
    host: str = ""
    user: str = ""
    port: int = 0
    bucket: str = ""
    url: str = ""
    made_for: str = ""
    keep: int = 5
    carry_days: int = 2
    host_key: str = ""
    endpoint: str = ""
    region: str = "us-east-1"


def read_place(to: str) -> dict[str, str | int]:
    """The parts of a target's address, as `Target` names them.

    Args:
        to: "ssh://user@host:port/path", "s3://bucket/prefix", or a folder's path.

    Raises:
        DeployRefused: it is none of these, or holds a password.
    """
    if "://" not in to:
        if not to.strip():
            raise DeployRefused('to: is empty; write "ssh://user@host/path", "s3://bucket" or a folder')
        return {"kind": "folder", "path": to}
    try:
        parts = urlsplit(to)
        port = parts.port or 0
    except ValueError as error:
        raise DeployRefused(f"to: {to!r}: {error}") from error
    if parts.password is not None:
        raise DeployRefused("to: holds a password; secrets come from the environment alone")
    if not parts.hostname or parts.query or parts.fragment:
        raise DeployRefused(f'to: {to!r}; write "ssh://user@host/path", "s3://bucket/prefix" or a folder')
    if parts.scheme == "s3":
        return {"kind": "s3", "bucket": parts.netloc, "path": unquote(parts.path).strip("/")}
    if parts.scheme != "ssh" or len(parts.path) < 2:
        raise DeployRefused(f'to: {to!r}; write "ssh://user@host/path", "s3://bucket/prefix" or a folder')
    user = unquote(parts.username or "")
    # ssh would take a name that begins with "-" for an option.
    if not _NAME.fullmatch(parts.hostname) or (user and not _NAME.fullmatch(user)):
        raise DeployRefused(f"to: {to!r}; a user or a host cannot be called so")
    path = unquote(parts.path).rstrip("/")
    return {"kind": "ssh", "path": path, "port": port, "host": parts.hostname, "user": user}


def name_release(now: datetime, sha256: str) -> str:
    """A deployed release's name: names sort by the time of deploying.

    Args:
        now: aware; sha256: of the manifest, hexadecimal.
    """
    return f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}-{sha256[:_ID_DIGITS]}"


def follow(now: datetime, names: list[str]) -> datetime:
    """Now, or a second after the last release where that was deployed by a faster clock."""
    return max([now, *(time_of(name) + timedelta(seconds=1) for name in names)])


def is_release_name(name: str) -> bool:
    """True for what `name_release` makes."""
    return _ID.fullmatch(name) is not None


def is_of(name: str, sha256: str) -> bool:
    """True where the name is that of a deployment of the manifest with this digest."""
    return name.endswith("-" + sha256[:_ID_DIGITS])


def time_of(name: str) -> datetime:
    """When the release of this name was deployed."""
    return datetime.strptime(name.split("-")[0], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)


def choose_former(names: list[str], current: str, asked: str, before: str = "") -> str:
    """The release that a rollback goes to.

    Args:
        names: of all that are kept, the current one too.
        asked: a release's name or its beginning or end; "" for the one that the current one took the
            place of, so that nobody goes back to what was gone back from.
        before: that one's name; "" where nobody knows it, for the one deployed before the current one.

    Raises:
        DeployRefused: none or several could be meant.
    """
    others = sorted(name for name in names if name != current)
    if asked:
        meant = [name for name in others if name.startswith(asked) or name.endswith(asked)]
    elif before in others:
        meant = [before]
    else:
        meant = [name for name in others if name < (before or current)][-1:]
    if len(meant) == 1:
        return meant[0]
    kept = ", ".join(others) or "none"
    if asked:
        raise DeployRefused(f"--to {asked}: {len(meant)} kept releases are called so; kept are: {kept}")
    raise DeployRefused(f"no release before {current or 'this'} is kept; kept are: {kept}")
