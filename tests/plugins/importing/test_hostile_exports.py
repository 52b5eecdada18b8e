"""Edge: exports that are broken, endless or meant to harm."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.importing.faults import ImportRefusedError
from plugins.importing.wordpress.autop import mark_paragraphs
from plugins.importing.wordpress.blocks import read_blocks
from plugins.importing.wordpress.moving import read_export
from plugins.importing.wordpress.shortcodes import expand_shortcodes
from plugins.publication.run import check

from .conftest import NOW, Import, read_tree
from .exports import SITE, make_comment, make_export, make_item

WHOLE = make_export(make_item(1, comments=make_comment()), make_item(2, kind="page")).encode()

HOSTILE = {
    "slug that climbs": {"slug": "../../../../etc/cron.d/x"},
    "slug with a drive": {"slug": "c:\\windows\\x"},
    "slug of a device": {"slug": "con"},
    "slug without a letter": {"slug": "%F0%9F%98%80"},
    "endless slug": {"slug": "a" * 5000},
    "long slug with a letter of another script": {"slug": "pengumuman-hasil-seleksi-" * 4 + "%C3%A9"},
    "title of YAML": {"title": '"\nstatus: published\nslug: x: y\n---\n# '},
    "title of signs": {"title": "*_`[x](y)`_*"},
    "endless title": {"title": "kata " * 2000},
    "title of marks that turn": {"title": "abc\u202egnp.exe"},
    "date of another calendar": {"date": "9999-99-99 99:99:99", "gmt": "x", "announced": "kapan-kapan"},
    "date before all": {"date": "0001-01-01 00:00:00", "gmt": "0001-01-01 00:00:00", "announced": ""},
    "author of an address": {"author": "admin@kantor.example"},
    "link that climbs": {"link": f"{SITE}/../../%2e%2e/%00/x"},
    "link of another scheme": {"link": "javascript:alert(1)"},
    "category that climbs": {"terms": [("category", "../../x", "../..")]},
    "category of TOML": {"terms": [("category", 'a"]\n[x', 'n"\n[[y]]')]},
    "script": {"body": "<script>alert(1)</script><p onclick=alert(1)>Isi yang patut dibaca.</p>"},
    "frame": {"body": '<iframe src="https://slot.example/x" width=0></iframe><p>Isi yang patut dibaca.</p>'},
    "style that hides": {
        "body": '<div style="left:-9999px;position:absolute"><a href="https://x.example">x</a></div>'
    },
    "picture that climbs": {
        "body": f'<img src="{SITE}/wp-content/uploads/../../../../etc/passwd" alt="x y">'
    },
    "header within": {"body": "---\nstatus: draft\n---\n\nIsi\n\n---\n"},
    "raw table": {"body": "<table><tr><td onclick=x><script>y</script>z</td></tr></table>"},
    "deep nest": {"body": "<div>" * 3000 + "dalam" + "</div>" * 3000},
    "deep list": {"body": "<ul><li>" * 400 + "dalam" + "</li></ul>" * 400},
    "endless brackets": {"body": "[a " * 20000},
    "nested columns": {"body": "[row][col]" * 3000 + "dalam" + "[/col][/row]" * 3000},
    "endless comments": {"body": "<!-- wp:a {" * 20000},
    "identity number": {"body": "NIK 1472010203900001 milik warga."},
}


def test_nothing_hostile_reaches_a_page_or_another_place(
    run_import: Import, content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    items = (make_item(number, **options) for number, options in enumerate(HOSTILE.values(), 1))  # type: ignore[arg-type]

    status = run_import(make_export(*items))

    assert status == 0
    assert f"{len(HOSTILE)} isi ditemukan" in capsys.readouterr().out
    places = {path.split("/")[0] for path in read_tree(tmp_path)}
    assert places == {"content", "state", "ekspor.xml"}
    for path, data in read_tree(content / "artikel").items():
        assert path.startswith("dumai/")
        assert not any(
            sign in data for sign in (b"<script", b"onclick", b"slot.example", b"1472010203900001")
        )
    assert check(content=str(content), now=NOW) == 0


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(WHOLE) - 1), st.integers(0, 60), st.binary(max_size=12))
def test_no_damage_brings_an_import_down(
    tmp_path_factory: pytest.TempPathFactory, at: int, length: int, put: bytes
) -> None:
    file = tmp_path_factory.getbasetemp() / "rusak.xml"
    file.write_bytes(WHOLE[:at] + put + WHOLE[at + length :])

    with suppress(ImportRefusedError):
        for body in read_export([file], "Asia/Jakarta").bodies():
            assert isinstance(body.html, str)


ENDLESS = {
    "tags": "<p" * 50_000,
    "comments": "<!--" * 50_000,
    "preformatted": "<pre>" * 50_000,
    "openings": "[a " * 50_000,
    "codes": "[a]" * 50_000,
    "a code without an end": "[" + "a" * 50_000,
    "spaces": "a" + " " * 50_000 + "b",
    "quotation marks": '[a b="' * 50_000,
    "blocks": "<!-- wp:a {" * 20_000,
    "nested blocks": "<!-- wp:a -->" * 20_000,
}


@pytest.mark.parametrize("name", ENDLESS)
def test_no_text_takes_longer_than_it_is_long(name: str) -> None:
    text = ENDLESS[name]

    marked = mark_paragraphs(text)

    assert read_blocks(text)
    assert expand_shortcodes(marked, lambda name, attributes, inner: None, lambda name: name == "a").html
