"""The page for those who write: its pictures are there and small, its words are the form's."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from plugins.editor.write import WORDS
from plugins.gate.model import ARTICLE_KEYS

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "content" / "README.md"
FOLDER = ROOT / "plugins" / "editor" / "pictures"
MAX_BYTES = 60_000
SAID = (
    "Pemeriksaan",
    "Buka pratinjau di tab baru",
    "Simpan",
    "Simpan sekarang",
    "Hapus tulisan",
    "Masuk",
    "Kirim",
    "Kirim naskah",
    "Terbit",
    "Foto",
    "Isi",
    "Gambar",
    "Uraian gambar",
    "Status",
    "Tanggal terbit",
    "Pencabutan",
    "Riwayat perubahan",
)


def test_every_picture_is_shown_small_and_described() -> None:
    shown = re.findall(
        r"!\[([^\]]*)\]\(\.\./plugins/editor/pictures/([a-z]+\.png)\)", PAGE.read_text("utf-8")
    )
    sizes = {file.name: file.stat().st_size for file in FOLDER.iterdir()}

    assert sorted(name for _, name in shown) == sorted(sizes)
    assert [name for name, size in sizes.items() if size > MAX_BYTES] == []
    assert [alt for alt, _ in shown if len(alt) < 30 or not alt.endswith(".")] == []


@pytest.mark.parametrize("word", SAID)
def test_words_that_the_page_quotes_are_the_forms(word: str) -> None:
    labels = [key.label for one in ARTICLE_KEYS for key in (one, *one.keys)]
    interface = re.findall(r'"([^"]*)"', WORDS.read_text("utf-8"))
    code = "".join(
        file.read_text("utf-8")
        for folder in ("editor/static", "sending", "editor")
        for file in sorted((ROOT / "plugins" / folder).iterdir())
        if file.suffix in {".js", ".html", ".py"}
    )

    assert f"**{word}**" in PAGE.read_text("utf-8")
    assert (
        word in labels
        or word in interface
        or json.dumps(word, ensure_ascii=False) in code
        or f">{word}<" in code
    )
