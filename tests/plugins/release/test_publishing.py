"""One task makes a release, whole or not at all, and does only what has to be done."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.release.manifest import MANIFEST, Inputs
from plugins.release.publishing import publish, tell_signed
from tests.fixtures.building import files_of
from tests.fixtures.content import NOW, ROOT, MakeContent, write_source

Publish = Callable[..., int]


@pytest.fixture
def publish_content(tmp_path: Path, make_settings: Callable[..., str]) -> Publish:
    """Publishes a content folder into `tmp_path / "rilis"`, with neither search nor cards."""

    def run(content: Path, *, clean: bool = False, **changes: object) -> int:
        settings = make_settings(
            **{"SITEURL": "https://kabar.example", "PUBLIC": True, "PATH": str(content), **changes}
        )
        return publish(
            settings=settings,
            output=str(tmp_path / "rilis"),
            state=str(tmp_path / "state"),
            now=NOW.isoformat(),
            clean=clean,
        )

    return run


def test_every_text_leaves_with_its_compressed_forms(
    make_content: MakeContent, publish_content: Publish, tmp_path: Path
) -> None:
    status = publish_content(make_content())

    files = files_of(tmp_path / "rilis")
    pages = [path for path in files if path.endswith(".html")]
    assert status == 0
    assert [path for path in pages if gzip.decompress(files[f"{path}.gz"]) != files[path]] == []
    assert [path for path in pages if f"{path}.br" not in files] == []


def test_second_release_of_the_same_sources_writes_nothing(
    make_content: MakeContent, publish_content: Publish, tmp_path: Path
) -> None:
    content = make_content()
    publish_content(content)
    before = {file: file.stat().st_ctime_ns for file in (tmp_path / "rilis").rglob("*") if file.is_file()}

    assert publish_content(content) == 0

    after = {file: file.stat().st_ctime_ns for file in (tmp_path / "rilis").rglob("*") if file.is_file()}
    assert after == before


def test_manifest_says_when_the_last_text_of_the_release_was_due(
    make_content: MakeContent, publish_content: Publish, tmp_path: Path
) -> None:
    dates = [{"date": "2026-01-05 08:30"}, {"date": "2026-02-02 09:00", "status": "hidden"}]
    content = make_content(*dates, {"date": "2027-01-01 08:00"})
    publish_content(content)
    first = _read_inputs(tmp_path)["latest"]
    corrected = content / "artikel" / "semarang" / "naskah-1.md"
    corrected.write_text(corrected.read_text(encoding="utf-8") + "\nSatu kalimat lagi.\n", encoding="utf-8")
    publish_content(content)

    assert (first, _read_inputs(tmp_path)["latest"]) == ("2026-02-02T02:00:00Z",) * 2


def _read_inputs(folder: Path) -> dict[str, str]:
    found: dict[str, str] = json.loads((folder / "rilis" / MANIFEST).read_bytes())["inputs"]
    return found


def test_faulty_source_leaves_the_release_as_it_was(
    make_content: MakeContent, publish_content: Publish, tmp_path: Path
) -> None:
    content = make_content()
    publish_content(content)
    before = files_of(tmp_path / "rilis")
    faulty = content / "artikel" / "semarang" / "salah.md"
    faulty.write_text(write_source({"date": "Feb, Tue, 2025"}, "Isi."), encoding="utf-8")

    assert publish_content(content) == 1

    assert files_of(tmp_path / "rilis") == before


LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
from plugins.release.publishing import publish
sys.exit(publish(settings=sys.argv[2], output=sys.argv[3], state=sys.argv[4], now=sys.argv[5], clean=True))
"""


@pytest.mark.skipif(os.name == "nt", reason="needs limits of a process")
@pytest.mark.parametrize("most", [500, 9_000], ids=["early", "late"])
def test_disk_that_is_full_is_told_in_a_sentence_and_proves_nothing_by_halves(
    make_content: MakeContent,
    make_settings: Callable[..., str],
    publish_content: Publish,
    tmp_path: Path,
    most: int,
) -> None:
    content = make_content()
    publish_content(content)
    before = files_of(tmp_path / "rilis")
    settings = make_settings(SITEURL="https://lain.example", PUBLIC=True, PATH=str(content))
    places = [settings, str(tmp_path / "rilis"), str(tmp_path / "state"), NOW.isoformat()]

    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(most), *places],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert (done.returncode, done.stderr.splitlines()[-1]) == (
        1,
        "Disk penuh atau jatahnya habis (File too large); kosongkan ruang, lalu jalankan lagi. "
        "Situs yang sudah terpasang tidak berubah.",
    )
    # What was proved is whole; what was begun and not ended proves nothing.
    after = files_of(tmp_path / "rilis")
    assert after == before if most == 500 else MANIFEST not in after


@pytest.mark.skipif(os.name == "nt", reason="needs symbolic links")
def test_release_with_a_link_in_it_is_refused(
    make_content: MakeContent, publish_content: Publish, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = make_content()
    publish_content(content)
    link = tmp_path / "rilis" / "pintu.html"
    link.symlink_to("/etc/hostname")
    capsys.readouterr()

    status = publish_content(content)

    assert (status, capsys.readouterr().err) == (
        1,
        f"{link}: no plain file; nothing else may leave, delete it\n",
    )


@pytest.mark.parametrize(
    ("inputs", "said"),
    [
        (Inputs(commit="c0ffee", is_clean=True, order=7), []),
        (
            Inputs(commit="c0ffee", is_clean=True),
            [
                "Perhatian: klona git ini tidak utuh, sehingga rilis ini tidak berurutan dan tidak "
                "menggantikan rilis yang berurutan; jalankan git fetch --unshallow, lalu publish lagi"
            ],
        ),
        (
            Inputs(commit="c0ffee", order=7),
            [
                "Perhatian: rilis ini memuat hal yang belum ada dalam commit mana pun; commit dahulu, "
                "lalu publish lagi"
            ],
        ),
        (Inputs(), []),
        (
            Inputs(commit="c0ffee", is_clean=True, order=7, site="https://kabar-kinerja.example"),
            [
                "Perhatian: alamat situs masih contoh, https://kabar-kinerja.example; isilah SITEURL "
                "dengan alamat yang sebenarnya, lalu publish lagi"
            ],
        ),
    ],
    ids=["whole", "shallow", "uncommitted", "without-git", "example"],
)
def test_what_a_signature_cannot_make_good_is_told(inputs: Inputs, said: list[str]) -> None:
    assert tell_signed("0A", inputs)[1:] == said


def test_every_server_is_told_of_old_addresses(
    make_content: MakeContent, publish_content: Publish, tmp_path: Path
) -> None:
    publish_content(make_content({"aliases": ["/berita/12.html"]}))

    files = files_of(tmp_path / "rilis")
    beside = files_of(tmp_path / "state" / "release")
    told = [
        files["_redirects"],
        files[".htaccess"].replace(rb"\.", b"."),
        beside["nginx-http.conf"],
        beside["Caddyfile"],
    ]
    assert [b"berita/12.html" in text for text in told] == [True] * 4
    assert [b"/kota-semarang/" in text or b"^kota\\-semarang/" in text for text in told] == [True] * 4
    # The page at the old address stays, for hosts that are told nothing.
    assert b"http-equiv" in files["berita/12.html"]


def test_old_address_that_is_given_up_is_told_no_more(
    make_content: MakeContent, publish_content: Publish, tmp_path: Path
) -> None:
    publish_content(make_content({"aliases": ["/berita/12.html"]}))

    publish_content(make_content({}))

    texts = {**files_of(tmp_path / "rilis"), **files_of(tmp_path / "state" / "release")}
    names = ("_redirects", ".htaccess", "nginx-http.conf", "Caddyfile")
    assert [name for name in names if b"berita/12" in texts[name]] == []


def test_bill_of_materials_lies_beside_the_release_and_not_in_it(
    make_content: MakeContent, publish_content: Publish, tmp_path: Path
) -> None:
    publish_content(make_content())

    bill = json.loads((tmp_path / "state" / "release" / "sbom.cdx.json").read_text(encoding="utf-8"))
    assert "pelican" in {one["name"] for one in bill["components"]}
    assert [path for path in files_of(tmp_path / "rilis") if "sbom" in path] == []
