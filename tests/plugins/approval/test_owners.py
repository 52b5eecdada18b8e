"""Whoever the register names is told to each git host in its own words, and to all of them alike."""

from __future__ import annotations

import re

import pytest

from plugins.approval.owners import Host, find_strangers, list_claims, write_owners
from plugins.categories.office import Office

ENGINEERS = ("@bkn/situs",)


def make_office(slug: str, *approvers: str, aliases: tuple[str, ...] = ()) -> Office:
    return Office(
        slug=slug,
        name=f"BKN {slug.title()}",
        city="Kota",
        province="Provinsi",
        timezone="Asia/Jakarta",
        aliases=aliases,
        approvers=approvers,
    )


OFFICES = {
    office.slug: office
    for office in (
        make_office("semarang", "@bkn/humas-semarang", "@kepala.semarang", aliases=("kota-semarang",)),
        make_office("dumai"),
        make_office("sawahlunto", "@siti"),
    )
}
CLAIMS = list_claims(OFFICES, ENGINEERS)


def ask_github(text: str, path: str) -> set[str]:
    """The last line that fits says who owns a file."""
    owners: set[str] = set()
    for line in text.splitlines():
        pattern, *named = line.split() or ["#"]
        fits = (
            "/" not in path if pattern == "/*" else f"/{path}".startswith(pattern) and pattern.endswith("/")
        )
        owners = set(named) if fits else owners
    return owners


def ask_gitlab(text: str, path: str) -> set[str]:
    """Each section speaks by itself, with its own owners."""
    owners: set[str] = set()
    named: list[str] = []
    for line in text.splitlines():
        if line.startswith("["):
            named = line.partition("] ")[2].split()
        elif line == "/*":
            owners |= set(named) if "/" not in path else set()
        elif line.startswith("/") and f"/{path}".startswith(line):
            owners |= set(named)
    return owners


def ask_gitea(text: str, path: str) -> set[str]:
    """Every line whose expression fits the whole path counts; two backslashes in the file are one."""
    owners: set[str] = set()
    for line in text.splitlines():
        if line and not line.startswith("#"):
            pattern, *named = line.split()
            owners |= set(named) if re.fullmatch(pattern.replace("\\\\", "\\"), path) else set()
    return owners


ASK = {Host.GITHUB: ask_github, Host.GITLAB: ask_gitlab, Host.GITEA: ask_gitea}
SEMARANG = {"@bkn/humas-semarang", "@kepala.semarang"}


@pytest.mark.parametrize("host", list(Host))
@pytest.mark.parametrize(
    ("path", "owners"),
    [
        ("content/artikel/semarang/2026/naskah.md", SEMARANG),
        ("content/media/semarang/2026/foto.jpg", SEMARANG),
        ("content/artikel/kota-semarang/naskah.md", SEMARANG),
        ("content/artikel/semarang-barat/naskah.md", set()),
        ("content/artikel/sawahlunto/naskah.md", {"@siti"}),
        ("content/artikel/dumai/naskah.md", set()),
        ("content/laman/kontak.md", set()),
        ("content/registers/offices.toml", set(ENGINEERS)),
        ("theme/templates/article.html", set(ENGINEERS)),
        ("plugins/gate/model.py", set(ENGINEERS)),
        ("pelicanconf.py", set(ENGINEERS)),
        (".gitlab-ci.yml", set(ENGINEERS)),
        (".github/CODEOWNERS", set(ENGINEERS)),
        ("xgithub/CODEOWNERS", set()),
    ],
)
def test_every_host_is_told_the_same_owners(host: Host, path: str, owners: set[str]) -> None:
    assert ASK[host](write_owners(host, CLAIMS), path) == owners


def test_gitlab_is_given_a_section_of_each_office() -> None:
    told = write_owners(Host.GITLAB, list_claims(OFFICES, ()))

    assert told.splitlines()[1:] == [
        "",
        "[sawahlunto] @siti",
        "/content/artikel/sawahlunto/",
        "/content/media/sawahlunto/",
        "",
        "[semarang] @bkn/humas-semarang @kepala.semarang",
        "/content/artikel/semarang/",
        "/content/artikel/kota-semarang/",
        "/content/media/semarang/",
        "/content/media/kota-semarang/",
    ]


def test_the_remark_names_no_account() -> None:
    """GitLab takes accounts that stand in remarks for owners."""
    assert "@" not in write_owners(Host.GITLAB, CLAIMS).splitlines()[0]


@pytest.mark.parametrize("host", list(Host))
def test_where_nobody_owns_anything_there_is_no_file(host: Host) -> None:
    assert write_owners(host, list_claims({"dumai": OFFICES["dumai"]}, ())) == ""


@pytest.mark.parametrize(
    ("host", "strangers"),
    [
        (Host.GITHUB, ["@bkn/daerah/humas"]),
        (Host.GITLAB, []),
        (Host.GITEA, ["@bkn/daerah/humas", "humas@bkn.example"]),
    ],
)
def test_owners_whom_a_host_cannot_know_are_named(host: Host, strangers: list[str]) -> None:
    named = ("@siti", "@bkn/humas", "@bkn/daerah/humas", "humas@bkn.example")

    assert find_strangers(host, list_claims({"a": make_office("a", *named)}, ENGINEERS)) == strangers
