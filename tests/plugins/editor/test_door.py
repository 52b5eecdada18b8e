"""Edge: the form's door opens to its own page, and to nobody else."""

from __future__ import annotations

import http.client
import json
from pathlib import Path
from typing import Any

import pytest

from plugins.writing.preview import PreviewServer
from tests.fixtures.documents import make_pdf
from tests.fixtures.editor import MakeForm

API = "/redaksi/api/v1?sesi=a"


def post(
    server: PreviewServer, path: str, body: Any, kind: str = "application/json", **headers: str
) -> tuple[int, Any]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    own = f"127.0.0.1:{server.server_port}"
    sent = body if isinstance(body, bytes) else json.dumps(body).encode()
    usual = {"Host": own, "Origin": f"http://{own}", "Content-Type": kind}
    connection.request("POST", path, sent, {k: v for k, v in {**usual, **headers}.items() if v})
    answer = connection.getresponse()
    told = json.loads(answer.read())
    connection.close()
    return answer.status, told


def get(server: PreviewServer, path: str, **headers: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"Origin": "https://jahat.example"}, id="another site"),
        pytest.param({"Origin": ""}, id="no origin"),
        pytest.param({"Origin": "null"}, id="a file or a sandbox"),
        pytest.param(
            {"Host": "jahat.example", "Origin": "http://jahat.example"}, id="a name that leads here"
        ),
        pytest.param({"Origin": "http://127.0.0.1:1"}, id="another port"),
    ],
)
@pytest.mark.parametrize("path", [API, "/redaksi/periksa", "/redaksi/foto", "/redaksi/dokumen"])
def test_pages_elsewhere_can_ask_nothing(
    editor: PreviewServer, content: Path, path: str, headers: dict[str, str]
) -> None:
    before = sorted(content.rglob("*"))

    status, told = post(editor, path, {"action": "info"}, **headers)

    assert (status, told) == (403, {"error": "hanya formulir di komputer ini yang boleh meminta"})
    assert sorted(content.rglob("*")) == before


def test_a_form_of_another_page_cannot_send_json_unasked(editor: PreviewServer) -> None:
    status, told = post(editor, API, {"action": "info"}, kind="text/plain")

    assert (status, told) == (415, {"error": "hanya JSON yang diterima di sini"})


def test_files_of_the_form_are_not_read_under_another_name(editor: PreviewServer) -> None:
    assert get(editor, "/redaksi/susunan.json", Host="jahat.example").status == 403


@pytest.mark.parametrize(
    "path",
    ["/redaksi/../../rahasia", "/redaksi/media/../registers/offices.toml", "/redaksi/program/../python"],
)
def test_nothing_outside_the_forms_folders_is_given(editor: PreviewServer, path: str) -> None:
    assert get(editor, path).status == 404


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"\xff"])
def test_what_cannot_be_read_is_told(editor: PreviewServer, body: bytes) -> None:
    status, told = post(editor, API, body)

    assert (status, told) == (400, {"error": "permintaan ini tidak terbaca"})


def test_form_page_says_what_it_may_load(editor: PreviewServer) -> None:
    policy = get(editor, "/redaksi/").headers["Content-Security-Policy"]

    assert "default-src 'none'" in policy and "connect-src 'self' blob:" in policy


def test_answer_to_a_check_names_page_and_problems(editor: PreviewServer, make_form: MakeForm) -> None:
    data = make_form(slug="Dua Kata")

    status, told = post(editor, "/redaksi/periksa", {"folder": "artikel/semarang", "data": data})

    assert status == 200
    assert [one["field"] for one in told["problems"] if one["is_error"]] == ["slug"]


def test_printed_page_runs_nothing(editor: PreviewServer, make_form: MakeForm) -> None:
    sent = {"folder": "artikel/semarang", "data": make_form()}

    page = get(editor, post(editor, "/redaksi/periksa", sent)[1]["page"])

    assert page.status == 200
    assert "sandbox" in page.headers["Content-Security-Policy"]
    assert "script-src" not in page.headers["Content-Security-Policy"]


def test_photo_that_is_too_large_is_refused_unread(editor: PreviewServer) -> None:
    status, told = post(editor, "/redaksi/foto?kantor=semarang", b"", **{"Content-Length": "60000000"})

    assert (status, told) == (413, {"error": "berkas lebih besar dari 50 MB; perkecil dahulu"})


ASKED = "/redaksi/dokumen?nama=Final%20(2).PDF&kantor=semarang&tanggal=2026-02-27&judul=Loket%20dibuka"


def test_a_document_is_kept_beside_its_article_and_told_as_readers_will_see_it(
    editor: PreviewServer, content: Path
) -> None:
    status, told = post(editor, ASKED, make_pdf(3), "application/octet-stream")

    assert (status, told) == (
        200,
        {
            "file": "/media/semarang/2026/loket-dibuka.pdf",
            "facts": "PDF, 1\N{NO-BREAK SPACE}kB, 3 halaman",
            "advice": [],
        },
    )
    assert (content / told["file"][1:]).read_bytes() == make_pdf(3)


def test_a_document_of_an_undated_page_is_kept_among_the_pages(editor: PreviewServer) -> None:
    told = post(editor, "/redaksi/dokumen?nama=a.pdf&kantor=laman&judul=Kontak", make_pdf())[1]

    assert told["file"] == "/media/laman/kontak.pdf"


@pytest.mark.parametrize(
    ("asked", "data", "error"),
    [
        (ASKED, make_pdf(catalogue=b"/OpenAction << /S /JavaScript >> "), "memuat skrip (JavaScript); "),
        (ASKED, b"", "berkas kosong; "),
        (
            "/redaksi/dokumen?nama=a.pdf&kantor=semarang",
            make_pdf(),
            "dokumen disimpan menurut kantor dan tahun; ",
        ),
        (
            "/redaksi/dokumen?nama=a.pdf&kantor=../semarang&tanggal=2026-01-01",
            make_pdf(),
            "dokumen disimpan menurut kantor dan tahun; ",
        ),
    ],
    ids=["script", "empty", "undated", "strange-office"],
)
def test_a_document_that_is_refused_gets_a_sentence_and_is_not_kept(
    editor: PreviewServer, content: Path, asked: str, data: bytes, error: str
) -> None:
    status, told = post(editor, asked, data, "application/octet-stream")

    assert status == 422
    assert told["error"].startswith(error)
    assert list((content / "media").rglob("*.*")) == []


def test_refused_save_gives_the_gates_problems(editor: PreviewServer, make_form: MakeForm) -> None:
    file = {"slug": "x", "path": "artikel/semarang/2026/x.md", "raw": json.dumps(make_form(summary=""))}

    status, told = post(
        editor, API, {"action": "persistEntry", "params": {"dataFiles": [file], "assets": []}}
    )

    assert status == 422
    assert [one["fault"] for one in told["problems"]] == ["belum diisi"]


@pytest.mark.parametrize(
    "sent", [{}, {"action": "hapusSemua"}, {"action": "getEntry"}, {"action": "persistEntry"}]
)
def test_request_that_the_form_does_not_make_is_told(editor: PreviewServer, sent: dict[str, str]) -> None:
    assert post(editor, API, sent) == (422, {"error": "permintaan ini tidak dikenal"})
