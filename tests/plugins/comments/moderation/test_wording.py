"""Every code that the log may hold has words."""

from __future__ import annotations

import re

import pytest

from plugins.comments.carrying.backing import RESTORE
from plugins.comments.carrying.carrying_in import IMPORT
from plugins.comments.moderation.deciding import Action
from plugins.comments.moderation.wording import DEEDS, tell_reason_code
from plugins.comments.rights.erasing import ERASE
from plugins.comments.rights.retaining import EXPIRE
from tests.fixtures.content import ROOT

_LITERAL = re.compile(r'append_entry\([^()]*action="([a-z-]+)"')


def test_every_deed_that_is_logged_has_words() -> None:
    sources = (ROOT / "plugins/comments").rglob("*.py")
    literal = {code for file in sources for code in _LITERAL.findall(file.read_text(encoding="utf-8"))}

    logged = {*literal, *Action, ERASE, EXPIRE, IMPORT, RESTORE}

    assert len(literal) > 8
    assert logged - DEEDS.keys() == set()


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("iklan", "iklan atau promosi"),
        ("request", "diminta oleh penulisnya"),
        ("auditor", "pemeriksa"),
        ("removed:12", "12 komentar yang dihapus dari halaman"),
        ("01k2m3n4", "01k2m3n4"),
        ("", ""),
    ],
)
def test_reason_of_the_log_is_told_in_words(code: str, words: str) -> None:
    assert tell_reason_code(code) == words
