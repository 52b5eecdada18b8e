"""Words: the register's approvers → the file by which a git host knows who owns what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from plugins.categories.office import Office
from plugins.gate.source import ARTICLE

REMARK = (
    "# Made by “inv owners” of the offices' register and ENGINEERS in pelicanconf.py; change those instead."
)
SECTION = "Mesin situs"
"""Section of the engineers' part for GitLab; no office's slug has a space."""

# What a page is made of and by, besides texts: whoever changes these can change every office's pages,
# or take an approval away.
GUARDED = (
    ".ci", ".forgejo", ".gitea", ".github", ".gitlab", "deploy", "plugins", "tests", "theme",
)  # fmt: skip


class Host(StrEnum):
    """A kind of git host, by the name that `--host` takes. Forgejo reads Gitea's file."""

    GITHUB = "github"
    GITLAB = "gitlab"
    GITEA = "gitea"

    @property
    def file(self) -> str:
        """Where the host looks, from the repository's top."""
        return f".{self}/CODEOWNERS"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What somebody owns.

    Attributes:
        name: of the section, where a host has such.
        owners: accounts, any of whom approves.
        folders: from the repository's top, whole with all below them.
        has_top: True where the files at the top, outside of every folder, belong to it too.
    """

    name: str
    owners: tuple[str, ...]
    folders: tuple[str, ...]
    has_top: bool = False


def list_claims(
    offices: Mapping[str, Office], engineers: Sequence[str], content: str = "content"
) -> list[Claim]:
    """Every claim: the engineers' first, then those of the offices that need approval, by slug.

    An office's former names are folders of its texts too, and belong to the same people.

    Args:
        engineers: accounts; none where nobody answers for the machinery.
        content: the content folder from the repository's top.
    """
    claims = []
    if engineers:
        guarded = (*GUARDED, f"{content}/registers")
        claims.append(Claim(name=SECTION, owners=tuple(engineers), folders=guarded, has_top=True))
    for slug, office in sorted(offices.items()):
        if office.needs_approval:
            names = (slug, *office.aliases)
            folders = tuple(f"{content}/{kind}/{name}" for kind in (ARTICLE, "media") for name in names)
            claims.append(Claim(name=slug, owners=office.approvers, folders=folders))
    return claims


def write_owners(host: Host, claims: Iterable[Claim]) -> str:
    """The host's file; "" where nobody owns anything."""
    made = list(claims)
    write = {Host.GITHUB: _for_github, Host.GITLAB: _for_gitlab, Host.GITEA: _for_gitea}[host]
    return "\n".join([REMARK, *write(made), ""]) if made else ""


def find_strangers(host: Host, claims: Iterable[Claim]) -> list[str]:
    """Owners whom this kind of host cannot know, in the order named.

    GitHub knows accounts, teams of one level and mail addresses; GitLab groups of any depth too; Gitea and
    Forgejo know no mail addresses.
    """
    named = dict.fromkeys(owner for claim in claims for owner in claim.owners)
    return [owner for owner in named if not _is_known(host, owner)]


def _is_known(host: Host, owner: str) -> bool:
    if not owner.startswith("@"):
        return host is not Host.GITEA
    return host is Host.GITLAB or owner.count("/") <= 1


def _for_github(claims: Iterable[Claim]) -> Iterator[str]:
    for claim in claims:
        owners = " ".join(claim.owners)
        yield ""
        # Of its own, unlike git's: a star stands for files of this folder alone.
        yield from [f"/* {owners}"] if claim.has_top else []
        yield from (f"/{folder}/ {owners}" for folder in claim.folders)


def _for_gitlab(claims: Iterable[Claim]) -> Iterator[str]:
    """A section is required unless a caret says otherwise: one approval of its own owners."""
    for claim in claims:
        yield ""
        yield f"[{claim.name}] {' '.join(claim.owners)}"
        yield from ["/*"] if claim.has_top else []
        yield from (f"/{folder}/" for folder in claim.folders)


def _for_gitea(claims: Iterable[Claim]) -> Iterator[str]:
    """Patterns are regular expressions of whole paths, in which a backslash is written twice."""
    for claim in claims:
        owners = " ".join(claim.owners)
        yield ""
        yield from [f"[^/]* {owners}"] if claim.has_top else []
        yield from (f"{_escape(folder)}/.* {owners}" for folder in claim.folders)


def _escape(folder: str) -> str:
    return re.sub(r"[.+]", r"\\\\\g<0>", folder)
