"""Hosts that planted links lead to are told at their line; the register lets one pass."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.gate.problem import ERROR, WARNING
from plugins.scanning.citing import NOTHING, judge_cited, judge_place
from plugins.scanning.hosts import read_hosts
from tests.fixtures.building import Build
from tests.fixtures.content import BODY, MakeContent

MEND = (
    "tulis alamat tujuannya yang asli; bila situs itu memang dimaksud, minta pengelola menambahkan "
    '["{host}"] dan reason di registers/hosts.toml'
)


@pytest.mark.parametrize(
    ("host", "severity"),
    [
        ("bit.ly", ERROR),
        ("s.id", ERROR),
        ("wa.me", ERROR),
        ("raja88.example", ERROR),
        ("situs-slot-gacor.example", ERROR),
        ("gacor-resmi.example", ERROR),
        ("promo.icu", WARNING),
    ],
)
def test_hosts_that_planted_links_lead_to_need_a_line_in_the_register(host: str, severity: str) -> None:
    assert judge_cited(host)[1] == severity


@pytest.mark.parametrize(
    "host", ["www.bkn.go.id", "jdih.menpan.go.id", "kompas.com", "covid19.go.id", "x.com"]
)
def test_ordinary_citations_need_none(host: str) -> None:
    assert judge_cited(host) == NOTHING


@pytest.mark.parametrize(
    ("url", "severity"),
    [
        ("https://rsud.example.go.id/wp-content/slot-gacor-maxwin/", ERROR),
        ("https://contoh.com/?s=slot%20gacor%20maxwin", ERROR),
        ("https://contoh.com/#/daftar/slot88", ERROR),
        ("https://contoh.com?situs-slot-gacor", ERROR),
        ("https://[", ""),
        ("https://www.komdigi.go.id/berita/pemberantasan-judi-online", ""),
        ("https://koran.example/hukum/polisi-tangkap-bandar-slot-online", ""),
        ("https://contoh.com", ""),
    ],
    ids=["path", "query", "fragment", "no-path", "broken", "news", "police", "bare"],
)
def test_pages_that_sell_are_told_on_ordinary_hosts_and_news_of_them_is_not(url: str, severity: str) -> None:
    assert judge_place(url)[1] == severity


def test_a_short_address_is_refused_at_its_line_until_it_is_registered(
    make_content: MakeContent, build_content: Build
) -> None:
    sentence = "Daftar di [laman pelatihan](https://s.id/latih2026)."
    content = make_content({"body": f"{BODY}\n{sentence}\n"})
    source = next((content / "artikel").rglob("*.md"))
    line = source.read_text(encoding="utf-8").splitlines().index(sentence) + 1

    refused = build_content(content)
    register = content / "registers" / "hosts.toml"
    register.write_text('["s.id"]\nreason = "Pendaftaran pelatihan"\n', encoding="utf-8")
    passed = build_content(content)

    assert refused.status == 1
    assert (
        f"{source}:{line}: isi: tautan “https://s.id/latih2026” "
        f"menyembunyikan tujuannya; {MEND.format(host='s.id')}"
    ) in refused.faults
    assert passed.status == 0


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('["s.id"]\nalasan = "x"\n', "1: berkas: kunci “alasan” tidak dikenal; hanya reason yang dipakai"),
        ('\n["s.id"]\n', '2: berkas: “s.id” tanpa alasan; tulis reason = "mengapa situs ini boleh dituju"'),
        (
            '["https://s.id/"]\nreason = "x"\n',
            "1: berkas: “https://s.id/” bukan nama situs; tulis namanya saja dengan huruf kecil, "
            'misalnya ["s.id"]',
        ),
        (
            's.id = "x"\n',
            '1: berkas: “s” bukan nama situs; tulis namanya saja dengan huruf kecil, misalnya ["s.id"]',
        ),
        (
            '["s.id"\n',
            '1: berkas: bukan TOML yang sah; tulis ["nama.situs"] lalu reason = "alasannya" '
            "di baris berikutnya",
        ),
    ],
    ids=["unknown key", "no reason", "an address", "no quotes", "no TOML"],
)
def test_faults_of_the_register_are_told_with_their_lines(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "registers").mkdir()
    (tmp_path / "registers" / "hosts.toml").write_text(text, encoding="utf-8")

    hosts, problems = read_hosts(tmp_path)

    assert hosts == frozenset()
    assert [problem.tell("") for problem in problems] == [f"registers/hosts.toml:{told}"]
