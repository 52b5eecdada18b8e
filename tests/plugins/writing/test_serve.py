"""Edge: the preview follows changes, survives faults and ends cleanly."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest

from plugins.writing.board import Board
from plugins.writing.serve import build_and_listen, open_server, serve, watch_changes
from tests.fixtures.content import MakeContent

ROOT = Path(__file__).parents[3]


def test_faults_of_a_failed_build_are_heard_and_told(capsys: pytest.CaptureFixture[str]) -> None:
    def build() -> int:
        print("content/a.md:1: title: kosong; isi", file=sys.stderr)
        return 1

    heard = build_and_listen(build)

    assert heard == "content/a.md:1: title: kosong; isi"
    assert capsys.readouterr().err == "content/a.md:1: title: kosong; isi\n"


def test_warnings_of_a_good_build_are_no_faults(capsys: pytest.CaptureFixture[str]) -> None:
    def build() -> int:
        print("peringatan", file=sys.stderr)
        return 0

    assert build_and_listen(build) == ""
    assert capsys.readouterr().err == "peringatan\n"


def test_error_in_theme_or_code_does_not_end_the_preview() -> None:
    def build() -> int:
        raise ZeroDivisionError("uji")

    assert build_and_listen(build).endswith("ZeroDivisionError: uji")


def test_taken_port_gives_way_to_the_next(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        server = open_server("127.0.0.1", port, tmp_path, Board("uji"))

    server.server_close()
    assert server.server_port > port
    assert capsys.readouterr().err == f"Porta {port} sudah dipakai; memakai {server.server_port}.\n"


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "contoh.example"])
def test_preview_is_for_this_machine_only(capsys: pytest.CaptureFixture[str], host: str) -> None:
    status = serve(host=host)

    assert status == 1
    assert capsys.readouterr().err == (
        f"--host: “{host}” bukan alamat komputer ini; pakai 127.0.0.1, localhost, ::1\n"
    )


@pytest.mark.parametrize("port", [-1, 65536, 99999, "abc", "", "8000.5", "９０"])
def test_impossible_port_is_told(capsys: pytest.CaptureFixture[str], port: int | str) -> None:
    status = serve(port=port)

    assert status == 1
    assert capsys.readouterr().err == f"--port: “{port}” bukan nomor porta; tulis angka 1 sampai 65535\n"


def test_preview_into_a_folder_of_somebody_ends(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "surat.txt").touch()

    status = serve(output=str(tmp_path), port=0)

    assert status == 1
    assert capsys.readouterr().err == (
        f"--output: {tmp_path} holds files that no build of ours made (surat.txt); "
        "name an empty folder, or empty this one first\n"
    )


def test_change_is_noticed_that_happens_before_it_is_asked_for(tmp_path: Path) -> None:
    changes = watch_changes([tmp_path, tmp_path / "tidak-ada"])
    (tmp_path / "naskah.md").write_text("isi", encoding="utf-8")

    assert tmp_path / "naskah.md" in next(iter(changes))


def test_new_export_of_comments_is_a_change_and_its_neighbours_are_none(tmp_path: Path) -> None:
    export = tmp_path / "var/export.jsonl"
    (tmp_path / "content").mkdir()
    changes = watch_changes([tmp_path / "content"], export)
    (export.parent / "inbox.db").write_text("x", encoding="utf-8")
    export.with_name(".export.next").write_text("", encoding="utf-8")

    export.with_name(".export.next").replace(export)

    assert next(iter(changes)) == {export}


@pytest.fixture
def preview(make_content: MakeContent, tmp_path: Path) -> Iterator[tuple[Path, subprocess.Popen[str], int]]:
    """The real preview of a small content: its folder, its process, its port."""
    content = make_content()
    code = """import sys
from plugins.writing.serve import serve
content, output, state = sys.argv[1:]
sys.exit(serve(content=content, output=output, state=state, port=0))"""
    command = [
        sys.executable,
        "-c",
        code,
        str(content),
        *(str(tmp_path / name) for name in ("output", "state")),
    ]
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    )
    assert process.stdout is not None
    port = int(process.stdout.readline().split("127.0.0.1:")[1].split("/")[0])
    yield content, process, port
    process.kill()
    process.communicate()


def notices(port: int) -> Generator[dict[str, Any], None, None]:
    """What the preview tells a browser, beginning with the last build."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", "/_pratinjau/kabar")
        stream = connection.getresponse()
        while line := stream.readline():
            if line.startswith(b"data: "):
                yield json.loads(line[6:])
    finally:
        connection.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT to send")
def test_preview_follows_a_fault_and_its_mending(
    preview: tuple[Path, subprocess.Popen[str], int], tmp_path: Path
) -> None:
    content, process, port = preview
    source = content / "artikel" / "semarang" / "naskah-1.md"
    good = source.read_text(encoding="utf-8")
    told = notices(port)

    first = next(told)
    source.write_text(good.replace("manajemen-kinerja", "manajemen-kinrja"), encoding="utf-8")
    second = next(told)
    source.write_text(good.replace("Semarang menilai", "Semarang mengukur"), encoding="utf-8")
    third = next(told)
    told.close()
    process.send_signal(signal.SIGINT)
    began = time.monotonic()
    out, _ = process.communicate(timeout=20)

    assert first["faults"] == ""
    assert "maksudnya “manajemen-kinerja”?" in second["faults"]
    assert second["edition"] == first["edition"]
    assert (third["faults"], third["edition"] != first["edition"]) == ("", True)
    pages = "".join(page.read_text(encoding="utf-8") for page in (tmp_path / "output").rglob("index.html"))
    assert "Semarang mengukur" in pages
    assert "_pratinjau" not in pages
    assert (process.returncode, out.splitlines()[-1]) == (0, "Pratinjau berhenti.")
    assert time.monotonic() - began < 10
