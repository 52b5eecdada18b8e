"""A service begins only with what belongs together."""

from __future__ import annotations

import socket
from pathlib import Path

import httpx
import pytest

from plugins.comments.intake.opening import KeyRefusedError
from plugins.comments.intake.serve import serve
from tests.fixtures.desks import OpenDesk
from tests.fixtures.services import serving_desk


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
        httpx.Client(base_url=address) as client,
    ):
        before = client.get("/komentar/sehat")
        site.mkdir()
        after = client.get("/komentar/sehat")

    assert (before.status_code, before.text) == (503, "sakit: folder situs (INTAKE_SITE) tidak ada\n")
    assert (after.status_code, after.text) == (200, "sehat\n")
