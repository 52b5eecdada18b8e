"""Edge: random posts → WXR → import → build: the words of each page are those of its post."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from bs4 import BeautifulSoup
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from plugins.importing.comparing import compare, read_passages
from plugins.importing.run import import_wordpress
from plugins.importing.wordpress.body import read_body
from plugins.publication.run import build
from tests.plugins.importing.conftest import NOW, ROOT
from tests.plugins.importing.exports import make_export, make_item
from tests.plugins.importing.test_words_are_the_same import NOTHING, POSTS

LEAD = "<p>Alinea pertama yang cukup panjang untuk menjadi ringkasan sebuah tulisan.</p>\n"


# One site of many posts costs as much as one of few; the first example is the simplest there is.
@settings(
    max_examples=2,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.large_base_example, HealthCheck.data_too_large, HealthCheck.too_slow],
)
@given(st.lists(POSTS, min_size=30, max_size=30))
def test_words_of_random_posts_are_the_words_of_their_pages(posts: list[str]) -> None:
    bodies = [LEAD + post for post in posts]
    items = (
        make_item(number, slug=f"acak-{number}", title=f"Acak {number}", body=body)
        for number, body in enumerate(bodies, 1)
    )

    with TemporaryDirectory() as name:
        folder = Path(name)
        pages = _move_and_build(folder, make_export(*items))

    for number, body in enumerate(bodies, 1):
        seen = read_passages(read_body(body, {}, "1", NOTHING).html)
        assert compare(seen, pages[f"acak-{number}"]).missing == (), body


def _move_and_build(folder: Path, export: str) -> dict[str, list[str]]:
    """Slug → the passages that its page shows."""
    content, output = folder / "content", folder / "output"
    for name in ("registers", "laman"):
        shutil.copytree(ROOT / "content" / name, content / name)
    (folder / "ekspor.xml").write_text(export, encoding="utf-8")
    given_places = {"content": str(content), "state": str(folder / "state"), "now": NOW}
    assert import_wordpress(str(folder / "ekspor.xml"), "dumai", **given_places) == 0  # type: ignore[arg-type]
    assert build(content=str(content), output=str(output), state=str(folder / "built"), now=NOW) == 0
    found = {}
    for file in (output / "dumai/2025/02/26").glob("acak-*/index.html"):
        prose = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser").select_one(".prose")
        found[file.parent.name] = read_passages(str(prose), with_captions=True)
    return found
