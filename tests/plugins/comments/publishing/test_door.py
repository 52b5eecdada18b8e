"""The export is given to who has the token, and to nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.fixtures.desks import OpenDesk
from tests.fixtures.services import serving_desk
from tests.plugins.comments.rows import add_comment

TOKEN = "0123456789abcdef" * 2
PATH = "/komentar/ekspor"


@pytest.fixture
def client(open_test_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch) -> Iterator[httpx.Client]:
    """A client of a service that has published one comment."""
    monkeypatch.setenv("INTAKE_EXPORT_TOKEN", TOKEN)
    with open_test_desk() as desk:
        desk.writer.do(add_comment)
        with serving_desk(desk) as url, httpx.Client(base_url=url, timeout=30) as client:
            assert desk.background.publisher.exporting.wait_done(10)
            yield client


def test_export_is_given_as_it_stands(client: httpx.Client, desk_conf: dict[str, Any]) -> None:
    answer = client.get(PATH, headers={"Authorization": f"Bearer {TOKEN}"})

    assert (answer.status_code, answer.content) == (200, Path(desk_conf["COMMENTS_EXPORT"]).read_bytes())
    assert b'"id":"k1"' in answer.content


def test_export_that_is_known_is_not_sent_again(client: httpx.Client) -> None:
    headers = {"Authorization": f"Bearer {TOKEN}"}
    tag = client.get(PATH, headers=headers).headers["ETag"]

    answer = client.get(PATH, headers={**headers, "If-None-Match": tag})

    assert (answer.status_code, answer.content) == (304, b"")


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": f"Bearer {TOKEN[:-1]}"},
        {"Authorization": f"Bearer {TOKEN}0"},
        {"Authorization": f"Basic {TOKEN}"},
        {"Authorization": TOKEN},
        {"Authorization": "Bearer"},
        {"Authorization": "Bearer ï"},
    ],
    ids=["none", "shorter", "longer", "other scheme", "no scheme", "empty", "not ASCII"],
)
def test_without_the_token_nothing_is_told(client: httpx.Client, headers: dict[str, str]) -> None:
    answer = client.get(PATH, headers={name: value.encode("latin-1") for name, value in headers.items()})

    assert (answer.status_code, answer.text) == (401, "a Bearer token is needed\n")


def test_without_a_token_in_the_settings_there_is_no_such_door(open_test_desk: OpenDesk) -> None:
    with (
        open_test_desk() as desk,
        serving_desk(desk) as url,
        httpx.Client(base_url=url, timeout=30) as client,
    ):
        assert client.get(PATH, headers={"Authorization": "Bearer"}).status_code == 404
