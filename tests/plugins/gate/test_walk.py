"""Every file of a content folder has its place, or is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.gate.walk import list_content


def tell(content: Path, path: str, data: bytes = b"x") -> list[str]:
    target = content / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    return [problem.tell("") for problem in list_content(content).problems]


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("artikel/semarang/catatan", "tidak akan terbit karena tidak berakhiran; beri akhiran .md"),
        (
            "artikel/semarang/naskah.docx",
            "tidak akan terbit karena berakhiran “.docx”; "
            "salin teksnya ke berkas .md; bila lampiran, pindahkan ke media/<kantor>/<tahun>/",
        ),
        (
            "laman/foto.JPG",
            "tidak akan terbit karena berakhiran “.JPG”; pindahkan ke media/<kantor>/<tahun>/",
        ),
        (
            "artikel/semarang/naskah.txt",
            "tidak akan terbit karena berakhiran “.txt”; ganti akhirannya menjadi .md",
        ),
        (
            "media/semarang/berkas",
            "berkas tidak berakhiran; pakai salah satu dari .avif, .csv, .docx, .gif, .jpeg, .jpg, .json, "
            ".mp3, .mp4, .odp, .ods, .odt, .pdf, .png, .pptx, .txt, .webp, .xlsx, .zip",
        ),
    ],
)
def test_a_file_that_will_not_be_published_is_told(tmp_path: Path, path: str, told: str) -> None:
    assert tell(tmp_path, path) == [f"{path}:1: berkas: {told}"]


def test_a_missing_folder_is_a_fault_and_no_crash(tmp_path: Path) -> None:
    problems = list_content(tmp_path / "tiada").problems

    assert [problem.tell("") for problem in problems] == [
        ".:1: berkas: folder naskah tidak ada; periksa --content"
    ]
