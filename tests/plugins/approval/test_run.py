"""The files of owners are made on demand and looked at by CI."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.approval.run import keep_owners
from tests.fixtures.content import REGISTERS

ASKING = 'approvers = ["@siti"]\n'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of one setting and three registers, whose first office asks for approval."""
    folder = tmp_path / "content" / "registers"
    folder.mkdir(parents=True)
    for name, text in REGISTERS.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    name_engineers(tmp_path, '("@bkn/situs",)')
    ask_for_approval(tmp_path)
    return tmp_path


def name_engineers(root: Path, written: str) -> None:
    places = 'PATH = "content"\nOUTPUT_PATH = "output"\nTHEME = "theme"\n'
    (root / "pelicanconf.py").write_text(f"{places}ENGINEERS = {written}\n", encoding="utf-8")


def ask_for_approval(root: Path) -> None:
    text = REGISTERS["offices"].replace("\n\n[jayapura]", f"\n{ASKING}\n[jayapura]")
    (root / "content" / "registers" / "offices.toml").write_text(text, encoding="utf-8")


def ask_for_nothing(root: Path) -> None:
    (root / "content" / "registers" / "offices.toml").write_text(REGISTERS["offices"], encoding="utf-8")


@pytest.mark.parametrize(
    ("host", "file"),
    [
        ("github", ".github/CODEOWNERS"),
        ("gitlab", ".gitlab/CODEOWNERS"),
        ("gitea", ".gitea/CODEOWNERS"),
        ("forgejo", ".gitea/CODEOWNERS"),
    ],
)
def test_what_was_written_passes_the_check(project: Path, host: str, file: str) -> None:
    written = keep_owners(host, root=project)

    assert written == 0
    assert "content/artikel/semarang/" in (project / file).read_text(encoding="utf-8")
    assert keep_owners(check=True, root=project) == 0


def test_a_register_that_has_moved_on_fails_the_check(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keep_owners("github", root=project)
    ask_for_nothing(project)

    status = keep_owners(check=True, root=project)

    assert status == 1
    told = ".github/CODEOWNERS is out of date; run inv owners --host github and commit it\n"
    assert capsys.readouterr().err == told


def test_a_file_that_hosts_read_first_fails_the_check(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keep_owners("gitlab", root=project)
    (project / "CODEOWNERS").write_text("* @luar\n", encoding="utf-8")

    status = keep_owners(check=True, root=project)

    assert status == 1
    assert capsys.readouterr().err == "CODEOWNERS is read instead of .gitlab/CODEOWNERS; remove it\n"


def test_approval_that_no_host_was_told_of_fails_the_check(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = keep_owners(check=True, root=project)

    assert status == 1
    assert capsys.readouterr().err == (
        "offices ask for approval and no host has been told; run inv owners --host github/gitlab/gitea\n"
    )


def test_where_nobody_asks_nothing_is_missed(project: Path) -> None:
    ask_for_nothing(project)

    assert keep_owners(check=True, root=project) == 0


def test_the_last_approval_taken_out_takes_the_file_along(project: Path) -> None:
    keep_owners("github", root=project)
    ask_for_nothing(project)
    name_engineers(project, "()")

    status = keep_owners("github", root=project)

    assert status == 0
    assert not (project / ".github" / "CODEOWNERS").exists()


@pytest.mark.parametrize(
    ("host", "engineers", "told"),
    [
        ("bitbucket", '("@a",)', "--host: 'bitbucket' is none; choose from github, gitlab, gitea, forgejo\n"),
        ("", '("@a",)', "--host: '' is none; choose from github, gitlab, gitea, forgejo\n"),
        (
            "github",
            "()",
            "ENGINEERS: nobody, though semarang asks for approval; without owners of the register anybody "
            "could take that out. Name accounts in pelicanconf.py\n",
        ),
        ("github", '"@a"', None),
        ("github", '("a b",)', 'ENGINEERS: \'a b\' is no account; write ("@name", "@group/team")\n'),
        ("github", "(1,)", 'ENGINEERS: 1 is no account; write ("@name", "@group/team")\n'),
        ("gitea", '("a@b.id",)', "gitea does not know a@b.id; name accounts or teams of that host\n"),
    ],
    ids=["other host", "no host", "nobody", "one account", "words", "number", "mail"],
)
def test_what_would_protect_nothing_is_refused(
    project: Path, capsys: pytest.CaptureFixture[str], host: str, engineers: str, told: str | None
) -> None:
    name_engineers(project, engineers)

    status = keep_owners(host, root=project)

    assert status == (0 if told is None else 1)
    assert capsys.readouterr().err == (told or "")


def test_a_faulty_register_is_told_as_the_gate_tells_it(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    register = project / "content" / "registers" / "offices.toml"
    register.write_text(register.read_text(encoding="utf-8").replace("@siti", "siti"), encoding="utf-8")

    status = keep_owners("github", root=project)

    assert status == 1
    assert capsys.readouterr().err == (
        "content/registers/offices.toml:1: semarang.approvers: “siti” bukan akun; "
        "tulis @nama-akun, @grup/tim, atau alamat surel\n"
    )
