"""What is remembered for a whole scan changes nothing of what is found."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.scanning.looking import look_at_file
from plugins.scanning.memo import Memo
from plugins.scanning.scope import Scope
from tests.fixtures.scanned import ScannedRelease
from tests.hostile.releases.pages import IN_BODY, IN_HEAD

FEED = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:www.dinas.id,2026-01-05:/semarang/</id></feed>
"""

PIECES = [
    *IN_BODY.values(),
    *IN_HEAD.values(),
    "<",
    ">",
    '"',
    "'",
    "<!--",
    "-->",
    "</p>",
    "<p>",
    "=",
    "&amp;",
    "\u200b",
]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_remembering_changes_nothing(scanned: ScannedRelease, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted(path for path in scanned.files if path.endswith(".html"))))
    page = scanned.files[path].decode()
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(page)))
        cut = data.draw(st.integers(0, 12))
        page = page[:at] + data.draw(st.sampled_from(PIECES)) + page[at + cut :]

    remembered = look_at_file(path, page.encode(), scanned.memo, scanned.files.get)
    fresh = look_at_file(path, page.encode(), Memo(scanned.memo.scope, is_kept=False), scanned.files.get)

    assert remembered == fresh


def test_a_site_whose_name_begins_with_www_is_its_own_in_its_feeds() -> None:
    own = Memo(Scope(is_release=True, own=frozenset({"www.dinas.id"})))
    other = Memo(Scope(is_release=True, own=frozenset({"www.lain.id"})))

    asked = [look_at_file("feed.xml", FEED.encode(), memo, {}.get).asks for memo in (own, other)]

    assert [[ask.text for ask in asks] for asks in asked] == [[], ["www.dinas.id"]]
