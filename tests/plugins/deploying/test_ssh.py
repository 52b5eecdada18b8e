"""A release by ssh: to the machine that was meant, and taken back where readers do not get it."""

from __future__ import annotations

import getpass
import json
import shlex
import subprocess
from pathlib import Path

import pytest

from plugins.deploying.shell import open_shell
from plugins.deploying.target import Target
from plugins.release.manifest import MANIFEST, Inputs
from plugins.release.proving import prove_release
from plugins.release.verifying import verify_release
from tests.fixtures.targets import KEY, Desk, Sshd, running_nginx


@pytest.fixture
def far_desk(desk: Desk, sshd: Sshd, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk whose target is reached by ssh."""
    monkeypatch.setenv("DEPLOY_SSH_KEY", sshd.key.read_text(encoding="ascii"))
    desk.name_target(f"{sshd.place}{desk.site}", host_key=sshd.host_key)
    return desk


def test_deployed_release_is_the_release(far_desk: Desk) -> None:
    assert far_desk.deploy(1) == 0
    assert verify_release(far_desk.site / "current", [KEY.public]).faults == ()


def test_folder_with_spaces_and_quotes_is_a_folder_like_others(
    desk: Desk, far_desk: Desk, sshd: Sshd
) -> None:
    odd = desk.folder / "situs kita's $HOME"
    far_desk.name_target(f"{sshd.place}{odd}", host_key=sshd.host_key)

    assert far_desk.deploy(1) == 0
    assert far_desk.deploy(2) == 0
    assert (odd / "current/index.html").read_bytes() == (desk.folder / "2/index.html").read_bytes()


def test_machine_with_another_key_is_refused(
    far_desk: Desk, sshd: Sshd, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(tmp_path / "other")]
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL)
    other = " ".join((tmp_path / "other.pub").read_text(encoding="ascii").split()[:2])
    far_desk.name_target(f"{sshd.place}{far_desk.site}", host_key=other)

    assert far_desk.deploy(1) == 1
    told = capsys.readouterr().err
    assert "Host key verification failed." in told and "ssh-keygen" not in told
    assert not far_desk.site.exists()


def test_key_with_line_ends_of_windows_opens_the_machine(
    far_desk: Desk, sshd: Sshd, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = sshd.key.read_text(encoding="ascii")
    monkeypatch.setenv("DEPLOY_SSH_KEY", text.replace("\n", "\r\n").rstrip())

    assert far_desk.deploy(1, dry_run=True) == 0


@pytest.mark.parametrize("ending", [".pub", ""], ids=["the public half", "its name"])
def test_what_is_no_private_key_is_told(
    far_desk: Desk,
    sshd: Sshd,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    ending: str,
) -> None:
    file = sshd.key.with_name(sshd.key.name + ending)
    monkeypatch.setenv("DEPLOY_SSH_KEY", file.read_text(encoding="ascii") if ending else str(file))

    assert far_desk.deploy(1) == 1
    assert capsys.readouterr().err == (
        "DEPLOY_SSH_KEY: not a private key; give the whole text of the file that ssh-keygen made, "
        "not its name and not the .pub beside it\n"
    )


def test_machine_that_does_not_answer_is_told(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.name_target("ssh://kabar@127.0.0.1:1/srv/kabar")

    assert desk.deploy(1) == 1
    assert capsys.readouterr().err.startswith("situs: ssh: connect to host 127.0.0.1 port 1: ")


@pytest.mark.nginx
def test_release_that_readers_do_not_get_is_taken_back(
    far_desk: Desk, sshd: Sshd, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    far_desk.deploy(1)
    # A server that goes on showing what it has always shown.
    former = (far_desk.site / "current").resolve()
    with running_nginx(tmp_path / "nginx", [f"root {former}; error_page 404 /404.html;"]) as [url]:
        far_desk.name_target(f"{sshd.place}{far_desk.site}", host_key=sshd.host_key, url=url)
        capsys.readouterr()

        assert far_desk.deploy(2) == 1

    told = capsys.readouterr().err.splitlines()
    assert told[0] == f"{url}/{MANIFEST}: not the bytes of this release"
    assert told[-1] == f"readers see {former.name} again; nothing else changed"
    assert json.loads((far_desk.site / "current" / MANIFEST).read_bytes())["inputs"]["order"] == 1


@pytest.mark.nginx
def test_server_that_answers_lost_readers_with_200_is_noticed(
    far_desk: Desk, sshd: Sshd, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = f"root {far_desk.site}/current; location / {{ try_files $uri $uri/index.html /404.html; }}"
    with running_nginx(tmp_path / "nginx", [body]) as [url]:
        far_desk.name_target(f"{sshd.place}{far_desk.site}", host_key=sshd.host_key, url=url)

        assert far_desk.deploy(1) == 1

    assert ": status 200 instead of 404" in capsys.readouterr().err


@pytest.mark.nginx
def test_addresses_where_nginx_leads_on_are_well(
    far_desk: Desk, sshd: Sshd, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = "/semarang/0/", "/semarang/1/"
    prove_release(far_desk.folder / "1", Inputs(order=1), KEY, moved={old: new})
    body = f"root {far_desk.site}/current; error_page 404 /404.html; location = {old} {{ return 301 {new}; }}"
    with running_nginx(tmp_path / "nginx", [body]) as [url]:
        far_desk.name_target(f"{sshd.place}{far_desk.site}", host_key=sshd.host_key, url=url)

        status = far_desk.deploy(1)

    assert (status, capsys.readouterr().err) == (0, "")


def test_private_key_lies_on_no_disk_while_a_deployment_lasts(far_desk: Desk, sshd: Sshd) -> None:
    target = Target(
        name="situs",
        kind="ssh",
        user=getpass.getuser(),
        host="127.0.0.1",
        port=sshd.port,
        path=str(far_desk.site),
        host_key=sshd.host_key,
    )

    with open_shell(target, "kami") as shell:
        named = [word.partition("=")[2] for word in shlex.split(shell.rsh) if "IdentityFile=" in word]
        held = [Path(name).exists() for name in named]

    assert held == [False]


def test_lock_is_free_when_the_connection_has_ended(far_desk: Desk) -> None:
    far_desk.deploy(1)

    tried = subprocess.run(["flock", "-n", str(far_desk.site / "lock"), "true"], check=False)

    assert tried.returncode == 0
