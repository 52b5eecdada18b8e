"""Words: what nobody sees is taken out of pasted text, and nothing that anybody sees."""

from __future__ import annotations

import pytest

from plugins.editor.desk import Desk
from plugins.editor.pasting import tidy_pasted
from tests.fixtures.editor import MakeForm


@pytest.mark.parametrize(
    ("given", "tidied"),
    [
        pytest.param("Loket\u200b pagi\ufeff", "Loket pagi", id="zero width"),
        pytest.param("pela\xadtihan", "pelatihan", id="soft hyphen"),
        pytest.param("satu\x0bdua\u2028tiga", "satu dua tiga", id="line ends of Word"),
        pytest.param("satu\ndua\ttiga", "satu\ndua\ttiga", id="ordinary white space"),
        pytest.param("👩\u200d🏫 dan ✔\ufe0f", "👩\u200d🏫 dan ✔\ufe0f", id="emoji"),
        pytest.param("\ue000 butir", "\ue000 butir", id="a sign that somebody meant"),
        pytest.param("\u202eteks", "\u202eteks", id="what deceives is told"),
        pytest.param(["a\u200b", {"alt": "b\u200b"}, 3, None], ["a", {"alt": "b"}, 3, None], id="within"),
    ],
)
def test_only_what_is_unseen_goes(given: object, tidied: object) -> None:
    assert tidy_pasted(given) == tidied


def test_text_pasted_with_unseen_characters_can_be_saved(desk: Desk, make_form: MakeForm) -> None:
    form = make_form(
        title="Loket\u200b pagi dibuka", summary="Loket\xad pagi dibuka untuk pegawai kantor ini."
    )

    proof = desk.prove("artikel/semarang", form)

    assert [one.fault for one in proof.outcome.faults] == []
    assert 'title: "Loket pagi dibuka"\n' in proof.text
