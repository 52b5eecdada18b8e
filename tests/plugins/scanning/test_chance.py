"""What ten thousand pictures and names hold by chance is no finding."""

from __future__ import annotations

import pytest

from plugins.scanning.looking import look_at_file
from plugins.scanning.memo import Memo
from plugins.scanning.scope import Scope

NOTHING: dict[str, bytes] = {}
SOUND = b"ID3\x03\x00\x00"


def rules_of(path: str, data: bytes) -> list[str]:
    memo = Memo(Scope(is_release=True, own=frozenset({"www.dinas.id"})))
    return [finding.rule for finding in look_at_file(path, data, memo, NOTHING.get).findings]


@pytest.mark.parametrize("sign", [b"<?=", b"#!/", b"<svg ", b"<SVG>"], ids=bytes.decode)
def test_signs_of_a_program_by_chance_are_none(sign: bytes) -> None:
    assert rules_of("media/suara.mp3", SOUND + b"\x8e" + sign + b"\x01\xc7a\xff9\x80\x11\xa0") == []


@pytest.mark.parametrize(
    "program",
    [
        b"<?= $x ?><br>",
        b"<?=`$_GET[0]`?>",
        b"#!/bin/sh\nid",
        b"<svg onload=alert(1)>",
        b"<?php x",
        b"<script>",
    ],
    ids=bytes.decode,
)
def test_a_program_within_a_file_is_found(program: bytes) -> None:
    assert rules_of("media/suara.mp3", SOUND + b"\x8e" + program + b"\x01\xc7") == ["polyglot"]


def test_names_made_of_content_are_no_words() -> None:
    named = Memo(Scope(is_release=True))
    for name in ("id_bbdff88", "id_cfcbf5d"):
        path = f"cari/indeks/2016-01/fragment/{name}.pf_fragment"
        assert look_at_file(path, b"", named, NOTHING.get).asks == ()


def test_a_name_that_is_a_word_is_asked_about() -> None:
    memo = Memo(Scope(is_release=True))

    report = look_at_file("media/slot-gacor-88.txt", b"Lampiran.", memo, NOTHING.get)

    assert report.asks or report.findings
