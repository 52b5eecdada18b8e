"""Edge: the tasks `send` and `receive`, for those who like a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.sending.run import receive, send
from tests.fixtures.content import NOW
from tests.plugins.sending.places import FIRST, OTHER, Places, Writer

PLACE = "Penilaian dilakukan tiap triwulan."


def test_what_is_finished_is_sent_and_listed_before(
    places: Places, siti: Writer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    siti.change(FIRST, PLACE, "Kalimat Siti.")
    siti.change(OTHER, "---\n\n", "status: draft\n---\n\n")

    status = send(content=str(siti.content), yes=True, state=str(tmp_path / "state"), now=NOW.isoformat())

    assert status == 0
    assert capsys.readouterr().out.splitlines() == [
        f"[ ] Ubah “Tulisan lain” (draf), {OTHER}: dikembalikan menjadi draf",
        f"[x] Ubah “Semarang menilai kinerja tiap triwulan”, {FIRST}: isi: 1 alinea diubah",
        "Terkirim: Semarang menilai kinerja tiap triwulan.",
    ]
    assert "Kalimat Siti." in places.show(FIRST) and "draft" not in places.show(OTHER)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        pytest.param({}, "Tambahkan --yes untuk mengirim, atau --files untuk memilih.", id="nobody to ask"),
        pytest.param(
            {"files": "artikel/semarang/x.md", "yes": True},
            "--files: “artikel/semarang/x.md” tidak berubah, jadi tidak ada yang dikirim",
            id="a file that did not change",
        ),
        pytest.param(
            {"name": "Siti", "yes": True},
            "--name dan --email: isi keduanya; surel memuat “@”",
            id="half a name",
        ),
    ],
)
def test_what_cannot_be_sent_is_told(
    options: dict[str, str | bool],
    sentence: str,
    places: Places,
    siti: Writer,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    siti.change(FIRST, PLACE, "Kalimat Siti.")

    status = send(content=str(siti.content), state=str(tmp_path / "state"), now=NOW.isoformat(), **options)

    assert (status, capsys.readouterr().err.splitlines()) == (1, [sentence])
    assert places.log() == ["Pengelola: awal"]


def test_newest_texts_are_fetched(siti: Writer, budi: Writer, capsys: pytest.CaptureFixture[str]) -> None:
    budi.change(OTHER, PLACE, "Kalimat Budi.")
    budi.send()

    statuses = [receive(str(siti.content)) for _ in range(2)]

    assert (statuses, capsys.readouterr().out.splitlines()) == (
        [0, 0],
        ["Dari Budi Hartono: “Tulisan lain”: isi: 1 alinea diubah.", "Tidak ada yang baru."],
    )
