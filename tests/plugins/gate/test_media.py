"""What a file of media/ really is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.gate.media import HEAD_BYTES, judge_media

PATH = "media/semarang/berkas"
AVIF = b"\0\0\0\x20ftypavif\0\0\0\0avifmif1"
PROPER = {
    ".jpg": b"\xff\xd8\xff\xe0\0\x10JFIF",
    ".JPEG": b"\xff\xd8\xff\xe1",
    ".png": b"\x89PNG\r\n\x1a\n",
    ".gif": b"GIF89a",
    ".webp": b"RIFF\x10\0\0\0WEBPVP8 ",
    ".avif": AVIF,
    ".pdf": b"%PDF-1.4",
    ".zip": b"PK\x05\x06",
    ".docx": b"PK\x03\x04",
    ".odt": b"PK\x03\x04",
    ".mp3": b"ID3\x04",
    ".mp4": b"\0\0\0\x20ftypisom",
    ".txt": b"Nama < 3 huruf",
    ".csv": b"\xef\xbb\xbfnama;jumlah",
    ".json": b'{"a": 1}',
}


def tell(ending: str, head: bytes, size: int | None = None) -> list[str]:
    problems = judge_media(f"{PATH}{ending}", ending, len(head) if size is None else size, head)
    return [problem.tell("").removeprefix(f"{PATH}{ending}:1: berkas: ") for problem in problems]


@pytest.mark.parametrize("ending", PROPER)
def test_a_file_that_is_what_its_name_says_is_left_alone(ending: str) -> None:
    assert tell(ending, PROPER[ending]) == []


@pytest.mark.parametrize(
    ("ending", "head", "told"),
    [
        (
            ".jpg",
            b"<!DOCTYPE html><script>alert(1)</script>",
            "isinya halaman HTML atau skrip, padahal berakhiran “.jpg”; "
            "hapus, atau simpan ulang dari program asalnya sebagai .jpg",
        ),
        (
            ".pdf",
            b"#!/bin/sh\necho",
            "isinya program, padahal berakhiran “.pdf”; "
            "hapus, atau simpan ulang dari program asalnya sebagai .pdf",
        ),
        (
            ".jpg",
            PROPER[".png"],
            "isinya gambar PNG, padahal berakhiran “.jpg”; ganti akhirannya menjadi .png",
        ),
        (
            ".png",
            PROPER[".jpg"],
            "isinya gambar JPEG, padahal berakhiran “.png”; ganti akhirannya dengan yang benar: .jpeg, .jpg",
        ),
        (
            ".jpg",
            b"\0\0\0\x18ftypheic",
            "isinya foto HEIC, padahal berakhiran “.jpg”; "
            "hapus, atau simpan ulang dari program asalnya sebagai .jpg",
        ),
        (
            ".docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "isinya dokumen Office lama, padahal berakhiran “.docx”; "
            "hapus, atau simpan ulang dari program asalnya sebagai .docx",
        ),
        (
            ".mp3",
            b"bukan suara",
            "isinya bukan isi berkas “.mp3”, atau rusak; simpan ulang dari program asalnya sebagai .mp3",
        ),
        (".png", b"", "berkas kosong; simpan ulang, atau hapus berkas ini"),
        *(
            (
                ".txt",
                head,
                "isinya halaman HTML atau skrip, padahal berakhiran “.txt”; "
                "hapus, atau simpan ulang dari program asalnya sebagai .txt",
            )
            for head in (b"<html>", b" \n<SCRIPT src=x>", b"<svg/onload=x>", b"\xef\xbb\xbf<?php x")
        ),
    ],
)
def test_a_file_that_is_something_else_is_refused(ending: str, head: bytes, told: str) -> None:
    assert tell(ending, head) == [told]


def test_a_heavy_file_is_a_warning() -> None:
    assert tell(".pdf", b"%PDF-1.4", size=7_340_000) == [
        "berkas besar (7,3 MB); perkecil sampai 5 MB; banyak pembaca membayar tiap unduhan [peringatan]"
    ]


@pytest.mark.parametrize("ending", [".jpg", ".PNG"])
def test_a_heavy_picture_is_not_told_because_readers_get_smaller_forms(ending: str) -> None:
    assert tell(ending, PROPER[ending.lower()], size=12_000_000) == []


@given(ending=st.sampled_from(sorted(PROPER)), head=st.binary(max_size=HEAD_BYTES))
def test_no_bytes_at_all_are_too_strange_to_judge(ending: str, head: bytes) -> None:
    assert all(problem.line == 1 for problem in judge_media(PATH, ending, 10, PROPER[ending] + head))
    assert all(problem.line == 1 for problem in judge_media(PATH, ending, 10, head))
