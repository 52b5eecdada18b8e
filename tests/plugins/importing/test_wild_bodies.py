"""Edge: bodies as plugins, page builders and years of pasting left them, and what each of them becomes.

`tests/fixtures/wordpress/wild` holds both: `<name>.html` as WordPress kept it, `<name>.md` as it is here.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plugins.importing.run import import_wordpress
from plugins.publication.run import check
from tests.plugins.importing.conftest import NOW, ROOT
from tests.plugins.importing.exports import SITE, make_export, make_item

WILD = ROOT / "tests/fixtures/wordpress/wild"
BODIES = {file.stem: file for file in sorted(WILD.glob("*.html"))}
NOTES = (
    '[{"content":"Menurut <em>peraturan</em> lama.","id":"satu"},{"content":"Lihat lampiran.","id":"dua"}]'
)


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The content folder after all bodies have moved in, once for all tests."""
    folder = tmp_path_factory.mktemp("liar")
    content = folder / "content"
    shutil.copytree(ROOT / "content" / "registers", content / "registers")
    for name in ("artikel", "laman", "media"):
        (content / name).mkdir()
    items = [
        make_item(
            number,
            title=key,
            slug=key,
            body=file.read_text(encoding="utf-8").removesuffix("\n"),
            meta=[("footnotes", NOTES)],
        )
        for number, (key, file) in enumerate(BODIES.items(), 1)
    ]
    picture = f"{SITE}/wp-content/uploads/2025/02/apel.jpg"
    alt = [("_wp_attachment_image_alt", "Suasana apel")]
    items.append(make_item(77, kind="attachment", status="inherit", title="Apel", file=picture, meta=alt))
    pattern = "<!-- wp:paragraph -->\n<p>Isi yang dipakai ulang.</p>\n<!-- /wp:paragraph -->"
    items.append(make_item(501, kind="wp_block", title="Pola", body=pattern))
    export = folder / "ekspor.xml"
    export.write_text(make_export(*items), encoding="utf-8")
    assert import_wordpress(str(export), "dumai", content=str(content), state=str(folder / "s"), now=NOW) == 0
    return content


@pytest.mark.parametrize("key", BODIES)
def test_a_body_of_the_wild_keeps_its_words(moved: Path, key: str) -> None:
    text = (moved / f"artikel/dumai/2025/2025-02-26-{key}.md").read_text(encoding="utf-8")

    assert text.split("---\n\n", 1)[1] == BODIES[key].with_suffix(".md").read_text(encoding="utf-8")
    assert "\nstatus:" not in text


def test_bodies_of_the_wild_pass_the_gate_without_a_passage_that_differs(moved: Path) -> None:
    assert check(content=str(moved), now=NOW) == 0
    report = (moved.parent / "s/dumai/laporan.html").read_text(encoding="utf-8")
    assert "Alinea yang berbeda" not in report
    assert f"menjadi {len(BODIES)} terbit + 0 draf + 0 disisihkan" in report
