"""Rules: citizens' numbers in a former text: their middle is hidden, so that the text need not stay away."""

from __future__ import annotations

import html
from dataclasses import replace

from bs4 import BeautifulSoup
from bs4.element import NavigableString

from plugins.importing.found import Doubt
from plugins.importing.planned import FoundBody, PlannedText
from plugins.prose.identity import find_identity_numbers, mask


def hide_numbers(text: PlannedText, body: FoundBody) -> tuple[PlannedText, FoundBody]:
    """Both with such numbers masked, and a doubt for each; the very same where there is none.

    A number in a title stands in the text's addresses as well, and one that elements part is found by
    the gate alone: with those, a text is still set apart.
    """
    numbers: list[str] = []
    summary, shown = _hide(text.summary, numbers), _hide_in_html(body.html, numbers)
    notes = {key: _hide_in_html(note, numbers) for key, note in body.notes.items()}
    if not numbers:
        return text, body
    doubts = (
        Doubt(
            fault=f"nomor {number} tampak seperti NIK atau nomor kartu keluarga, data pribadi",
            mend="disamarkan; bila bukan, tulis kembali dengan keterangannya",
        )
        for number in dict.fromkeys(map(mask, numbers))
    )
    hidden = replace(body, html=shown, notes=notes, doubts=(*body.doubts, *doubts))
    return replace(text, summary=summary), hidden


def _hide(text: str, numbers: list[str]) -> str:
    for number in list(find_identity_numbers(text)):
        numbers.append(number)
        text = text.replace(number, mask(number))
    return text


def _hide_in_html(source: str, numbers: list[str]) -> str:
    # To read the elements of every text would take longer than all the rest of this.
    if not any(find_identity_numbers(html.unescape(source))):
        return source
    soup = BeautifulSoup(source, "html.parser")
    for node in soup.find_all(string=True):
        shown = _hide(str(node), numbers)
        if shown != node and type(node) is NavigableString:
            node.replace_with(shown)
    return str(soup)
