"""Edge: `owners` writes a git host's file of code owners, or looks whether it is still the register's."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from plugins.approval.owners import Claim, Host, find_strangers, list_claims, write_owners
from plugins.categories.register import read_registers
from plugins.categories.rules import ACCOUNT
from plugins.publication.conf import read_conf
from plugins.root import ROOT

# Where hosts look too, and some of them first.
RIVALS = ("CODEOWNERS", "docs/CODEOWNERS")


class OwnersRefusedError(Exception):
    """The files cannot be made; the message says what is wanting."""


def keep_owners(host: str = "", *, check: bool = False, content: str | None = None, root: Path = ROOT) -> int:
    """Write one host's file, or look at those that are there.

    Args:
        host: name of a `Host`; "" with `check`.
        check: write nothing; tell what is out of date.
        content: the content folder; without it, the project's.
        root: the project's folder, which is the repository's top.

    Returns:
        Exit status: 1 where something is wanting or out of date.
    """
    folder = Path(content).resolve() if content else root / "content"
    try:
        claims = _read_claims(folder, root)
        if check:
            return _check(claims, root)
        _write(_name_host(host), claims, root)
    except OwnersRefusedError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    return 0


def _name_host(name: str) -> Host:
    try:
        return Host("gitea" if name == "forgejo" else name)
    except ValueError as error:
        raise OwnersRefusedError(
            f"--host: {name!r} is none; choose from github, gitlab, gitea, forgejo"
        ) from error


def _read_claims(content: Path, root: Path) -> list[Claim]:
    registers, problems = read_registers(content)
    if faults := [problem.tell() for problem in problems if problem.is_error]:
        raise OwnersRefusedError("\n".join(faults))
    engineers = read_conf(str(root / "pelicanconf.py"), {}).get("ENGINEERS", ())
    _check_engineers(engineers)
    asking = [slug for slug, office in registers.offices.items() if office.needs_approval]
    if asking and not engineers:
        raise OwnersRefusedError(
            f"ENGINEERS: nobody, though {', '.join(asking)} asks for approval; without owners of the "
            "register anybody could take that out. Name accounts in pelicanconf.py"
        )
    place = content.relative_to(root).as_posix() if content.is_relative_to(root) else "content"
    return list_claims(registers.offices, engineers, place)


def _check_engineers(engineers: object) -> None:
    for one in engineers if isinstance(engineers, (tuple, list)) else [engineers]:
        if not isinstance(one, str) or not ACCOUNT.fullmatch(one):
            raise OwnersRefusedError(f'ENGINEERS: {one!r} is no account; write ("@name", "@group/team")')


def _write(host: Host, claims: Sequence[Claim], root: Path) -> None:
    if strangers := find_strangers(host, claims):
        raise OwnersRefusedError(
            f"{host} does not know {', '.join(strangers)}; name accounts or teams of that host"
        )
    file, text = root / host.file, write_owners(host, claims)
    if text:
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
        print(f"{host.file}: commit it and have the host require its owners (plugins/approval/README.md)")
    else:
        file.unlink(missing_ok=True)
        print(f"no office names approvers and ENGINEERS is empty, so there is no {host.file}")


def _check(claims: Sequence[Claim], root: Path) -> int:
    """Faults of the files that are there, or that ought to be."""
    there = [host for host in Host if (root / host.file).is_file()]
    faults = [
        f"{host.file} is out of date; run inv owners --host {host} and commit it"
        for host in there
        if (root / host.file).read_text(encoding="utf-8") != write_owners(host, claims)
    ]
    if there:
        faults += [
            f"{name} is read instead of {there[0].file}; remove it"
            for name in RIVALS
            if (root / name).exists()
        ]
    if claims and not there and any(not claim.has_top for claim in claims):
        faults.append(
            "offices ask for approval and no host has been told; run inv owners --host github/gitlab/gitea"
        )
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0
