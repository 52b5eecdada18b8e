"""A service begins only with what belongs together."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest

from plugins.comments.inbox.only_service import only_service
from plugins.comments.intake.opening import KeyRefusedError
from plugins.comments.intake.serve import serve
from tests.fixtures.content import ROOT
from tests.fixtures.desks import OpenDesk
from tests.fixtures.services import serving_desk

SERVICE = """import sys
from plugins.comments.intake.serve import serve
sys.exit(serve(settings=sys.argv[1], uds=sys.argv[2]))"""


def test_an_inbox_knows_its_key(open_test_desk: OpenDesk, tmp_path: Path) -> None:
    with open_test_desk():
        pass
    other = tmp_path / "other"

    with (
        pytest.raises(
            KeyRefusedError, match="other: not the key of this inbox; put back the one that belongs"
        ),
        open_test_desk(INTAKE_KEY_FILE=str(other)),
    ):
        pass
    with open_test_desk() as desk:
        assert desk.seal.make_receipt("k1")


def test_a_port_that_is_taken_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as held:
        port = held.getsockname()[1]

        status = serve(port=port)

    assert status == 1
    told = capsys.readouterr().err
    assert told.startswith(f"127.0.0.1:{port}: ") and told.endswith("; choose another --host or --port\n")


def test_what_can_be_no_socket_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "berkas").touch()

    statuses = [serve(uds=str(tmp_path / name)) for name in ("berkas", "tidak/ada")]

    assert statuses == [1, 1]
    assert capsys.readouterr().err == (
        f"--uds: {tmp_path}/berkas: Address already in use; name another file\n"
        f"--uds: {tmp_path}/tidak/ada: No such file or directory; name another file\n"
    )


@pytest.mark.parametrize("port", ["abc", "-1", "70000", "", "8²"])
def test_what_is_no_port_is_told(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    status = serve(port=port)

    assert status == 1
    assert capsys.readouterr().err == f"--port {port}: no such port; write a number from 0 to 65535\n"


def test_a_service_without_its_site_is_unwell(open_test_desk: OpenDesk, tmp_path: Path) -> None:
    site = tmp_path / "later"
    with (
        open_test_desk(INTAKE_SITE=str(site)) as desk,
        serving_desk(desk) as address,
        httpx.Client(base_url=address, timeout=30) as client,
    ):
        before = client.get("/komentar/sehat")
        site.mkdir()
        after = client.get("/komentar/sehat")

    assert (before.status_code, before.text) == (503, "sakit: folder situs (INTAKE_SITE) tidak ada\n")
    assert (after.status_code, after.text) == (200, "sehat\n")


def test_a_second_service_on_one_file_is_refused_until_the_first_has_ended(
    desk_conf: dict[str, Any], open_test_desk: OpenDesk, tmp_path: Path
) -> None:
    settings = tmp_path / "conf.py"
    given = {name: value for name, value in desk_conf.items() if isinstance(value, str | bool | None)}
    settings.write_text("\n".join(f"{name} = {value!r}" for name, value in given.items()), "utf-8")

    with open_test_desk() as first, only_service(first.engine):
        told = subprocess.run(
            [sys.executable, "-c", SERVICE, str(settings), str(tmp_path / "socket")],
            cwd=ROOT,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=60,
        )
    with open_test_desk() as next_one, only_service(next_one.engine):
        pass

    assert (told.returncode, told.stderr) == (
        1,
        f"{tmp_path}/var/inbox.db: another comment service works on this store; stop that one, or choose "
        "another INTAKE_STORE (several services need PostgreSQL)\n",
    )
