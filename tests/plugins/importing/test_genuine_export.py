"""Edge: every situation of a real WordPress moved in and built: what readers saw there is what they see here.

`tests/fixtures/wordpress/seen.json` is what a real one showed; `test_real_wordpress.py` asks it again.
"""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup

from plugins.importing.run import import_wordpress
from plugins.publication.run import build
from tests.fixtures.wordpress.files import make_files
from tests.fixtures.wordpress.seen import compare_with_seen, read_record
from tests.fixtures.wordpress.situations import name_situations
from tests.fixtures.wordpress.writing import make_genuine_export
from tests.plugins.importing.conftest import NOW, ROOT, read_tree


@dataclass(frozen=True, kw_only=True)
class Moved:
    """A site after the move: its sources, what lies beside them, its pages."""

    content: Path
    state: Path
    output: Path

    def prose(self, old: str) -> str:
        """The text of the page to which a former address leads, as HTML."""
        redirects = (self.state / "alamat-lama._redirects").read_text(encoding="utf-8").splitlines()
        targets = {unquote(line.split(" ")[0]): line.split(" ")[-2] for line in redirects if line}
        target = targets[unquote(old).split(".example", 1)[1].rstrip("/")]
        page = self.output / target.split("/", 3)[3] / "index.html"
        found = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser").select_one(".prose")
        assert found is not None
        # Behind a document's name stands here what it is.
        return re.sub(r"\s\(PDF,[^)]*\)", "", str(found))


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Moved:
    """The genuine-shaped export moved in and built, once for all tests."""
    folder = tmp_path_factory.mktemp("pindah")
    content, uploads = folder / "content", folder / "uploads"
    shutil.copytree(ROOT / "content" / "registers", content / "registers")
    shutil.copytree(ROOT / "content" / "laman", content / "laman")
    for name, data in make_files().items():
        (uploads / name).parent.mkdir(parents=True, exist_ok=True)
        (uploads / name).write_bytes(data)
    export = folder / "ekspor.xml"
    export.write_text(make_genuine_export(), encoding="utf-8")
    state, output = folder / "state", folder / "output"
    assert (
        import_wordpress(
            str(export), "dumai", media=str(uploads), content=str(content), state=str(state), now=NOW
        )
        == 0
    )
    assert build(content=str(content), output=str(output), state=str(folder / "built"), now=NOW) == 0
    return Moved(content=content, state=folder / "state" / "dumai", output=folder / "output")


@pytest.mark.parametrize("key", read_record())
def test_every_published_paragraph_is_on_its_page(moved: Moved, key: str) -> None:
    seen = read_record()[key]

    comparison = compare_with_seen(key, seen["passages"], moved.prose(seen["address"]))

    assert comparison.missing == ()


def test_nothing_that_was_not_published_is_published(moved: Moved) -> None:
    hidden = [text.title for text in name_situations() if text.key not in read_record()]

    assert len(hidden) == 6
    pages = b"".join(data for path, data in read_tree(moved.output).items() if path.endswith(".html"))
    for title in hidden:
        assert title.encode() not in pages


def test_every_approved_comment_moves_and_none_besides_those_that_wait(moved: Moved) -> None:
    lines = (moved.state / "komentar.jsonl").read_text(encoding="utf-8").splitlines()
    found = [json.loads(line) for line in lines]

    states = [(one["id"], one["parent"], one["state"]) for one in found]

    assert states == [
        ("wp-dumai-2", None, "approved"),
        ("wp-dumai-3", "wp-dumai-2", "approved"),
        ("wp-dumai-4", "wp-dumai-3", "approved"),
        ("wp-dumai-5", None, "held"),
        ("wp-dumai-9", "wp-dumai-4", "approved"),
        ("wp-dumai-10", None, "approved"),
    ]
    assert found[0]["text"] == "Kapan dimulai?\n\nSaya ingin ikut & membawa teman."
    assert found[1]["text"] == "Hari Senin, lihat jadwal (https://contoh.example/j)."
    assert found[1]["is_staff"] is True
    assert found[4]["text"] == "Baris satu\nbaris dua\n\n- butir\n- butir kedua\n\n<b> dan 5 < 7"


def test_the_report_balances_and_holds_no_readers_address(moved: Moved) -> None:
    page = (moved.state / "laporan.html").read_text(encoding="utf-8")

    assert "71 isi ditemukan menjadi 63 terbit + 4 draf + 0 disisihkan + 4 dilewati" in page
    assert "Komentar: 8 ditemukan = 6 ikut + 2 tidak (5 tayang, 1 menunggu)" in page
    for secret in ("budi@warga.example", "203.0.113.9", "2001:db8::7"):
        assert secret not in page
