"""Edge: what a hurried engineer gives by mistake, each told with its mend and without a change."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from plugins.importing.run import import_wordpress
from tests.plugins.importing.conftest import NOW, read_tree
from tests.plugins.importing.exports import make_export, make_item

WHOLE = make_export(make_item()).encode()
AGAIN = "ekspor sekali lagi dari WordPress (Alat → Ekspor → Semua isi)"

MISTAKES = {
    "empty": (b" \n", ": berkas ini kosong; " + AGAIN),
    "gzip": (
        gzip.compress(WHOLE),
        ": berkas ini termampatkan (gzip); buka (ekstrak) dulu, lalu berikan berkas .xml di dalamnya",
    ),
    "zip": (
        b"PK\x03\x04\x14\x00",
        ": berkas ini arsip ZIP; buka (ekstrak) dulu, lalu berikan berkas .xml di dalamnya",
    ),
    "dump": (
        b"-- MariaDB dump 10.19\n",
        ": berkas ini cadangan pangkalan data (SQL), bukan ekspor; " + AGAIN,
    ),
    "page": (
        b"<html><body>x</body></html>",
        f": berkas ini halaman web (HTML), mungkin halaman masuk atau pesan galat, bukan ekspor; masuk ke "
        f"WordPress, lalu {AGAIN}; halaman yang disimpan dipindahkan lewat import-html",
    ),
    "feed": (
        b'<?xml version="1.0"?>\n<rss version="2.0"><channel><title>x</title></channel></rss>',
        ": berkas ini bukan ekspor WordPress (WXR): tidak ada wp:wxr_version; umpan RSS dan cadangan "
        "pangkalan data tidak dapat dipindahkan, dan halaman yang disimpan lewat import-html; " + AGAIN,
    ),
    "letter": (b"Yth. Bapak dan Ibu,\n", ":1:1: berkas ini bukan XML; " + AGAIN),
    "picture": (b"\x89PNG\r\n\x1a\n", ": berkas ini gambar, bukan ekspor; " + AGAIN),
    "cut": (
        WHOLE[: WHOLE.index(b"<wp:post_id>") + 5],
        f":{WHOLE[: WHOLE.index(b'<wp:post_id>')].count(10) + 1}:1: berkas berakhir di tengah tanda; mungkin "
        "unduhannya terputus; " + AGAIN,
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_file_that_is_no_export_is_told_as_what_it_is(
    name: str, tmp_path: Path, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, told = MISTAKES[name]
    file = tmp_path / "ekspor.xml"
    file.write_bytes(data)
    before = read_tree(content)

    status = import_wordpress(
        str(file), "dumai", content=str(content), state=str(tmp_path / "state"), now=NOW
    )

    assert status == 1
    assert capsys.readouterr().err == f"{file}{told}\n"
    assert read_tree(content) == before


def test_a_file_that_is_missing_and_a_folder_are_told(
    tmp_path: Path, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for place in (tmp_path / "tidak-ada.xml", tmp_path):
        assert import_wordpress(str(place), "dumai", content=str(content), state=str(tmp_path / "s")) == 1

    assert capsys.readouterr().err.splitlines() == [
        f"{tmp_path / 'tidak-ada.xml'}: berkas tidak ada; periksa nama dan foldernya",
        f"{tmp_path}: ini folder, bukan berkas ekspor; halaman yang disimpan dipindahkan lewat import-html",
    ]
