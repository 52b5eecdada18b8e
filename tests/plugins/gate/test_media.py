"""What a file of media/ really is, and what it gives away."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.gate.media import head_bytes, judge_media

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


def exif(order: str, *, tags: tuple[int, ...]) -> bytes:
    """A TIFF block whose one directory leads to a GPS directory with these tags."""
    mark = b"II*\0" if order == "<" else b"MM\0*"
    first = struct.pack(f"{order}I", 8) + struct.pack(f"{order}HHHII", 1, 0x8825, 4, 1, 26)
    end = struct.pack(f"{order}I", 0)
    entries = b"".join(struct.pack(f"{order}HHII", tag, 5, 3, 0) for tag in tags)
    return mark + first + end + struct.pack(f"{order}H", len(tags)) + entries


GPS = (
    "foto menyimpan lokasi pemotretan (GPS); "
    "simpan ulang tanpa data lokasi; siapa pun dapat membaca di mana foto itu diambil [peringatan]"
)


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize(
    ("ending", "before"),
    [
        (".jpg", b"\xff\xd8\xff\xe1\0\x50Exif\0\0"),
        (".png", b"\x89PNG\r\n\x1a\n\0\0\0\x50eXIf"),
        (".webp", b"RIFF\x50\0\0\0WEBPVP8XEXIF\x50\0\0\0"),
    ],
)
def test_a_photo_that_tells_its_place_is_a_warning(ending: str, before: bytes, order: str) -> None:
    assert tell(ending, before + exif(order, tags=(1, 2, 3, 4))) == [GPS]


def test_a_place_in_xmp_is_told_too() -> None:
    assert tell(".jpg", PROPER[".jpg"] + b'<x exif:GPSLatitude="6,58S"/>') == [GPS]


def test_an_empty_gps_block_is_left_alone() -> None:
    assert tell(".jpg", b"\xff\xd8\xff\xe1\0\x50Exif\0\0" + exif("<", tags=(0,))) == []


def test_a_heavy_file_is_a_warning() -> None:
    assert tell(".pdf", b"%PDF-1.4", size=7_340_000) == [
        "berkas besar (7,3 MB); perkecil sampai 5 MB; banyak pembaca membayar tiap unduhan [peringatan]"
    ]


@given(ending=st.sampled_from(sorted(PROPER)), head=st.binary(max_size=200))
def test_no_bytes_at_all_are_too_strange_to_judge(ending: str, head: bytes) -> None:
    start = PROPER[ending] + b"Exif\0\0II*\0"

    assert all(problem.line == 1 for problem in judge_media(PATH, ending, 10, start + head))
    assert len(head) <= head_bytes(ending)
