"""Edge: an export moved in, as one calls the task."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from plugins.importing.shortening import summarize
from plugins.publication.run import check

from .conftest import NOW, Import, read_tree
from .exports import make_comment, make_export, make_item


def test_a_post_becomes_an_article_that_passes_the_gate(run_import: Import, content: Path) -> None:
    status = run_import(make_export(make_item(slug="pelatihan-dibuka", excerpt="Semua boleh ikut.")))

    assert status == 0
    assert (content / "artikel/dumai/2025/2025-02-26-pelatihan-dibuka.md").read_text(encoding="utf-8") == (
        '---\ntitle: "Pelatihan penilaian kinerja dibuka"\ndate: 2025-02-26 08:30\n'
        'category: manajemen-kinerja\nsummary: "Semua boleh ikut."\nauthor: "Siti Rahayu"\n'
        'aliases: ["/2025/02/26/pelatihan-dibuka/"]\n---\n\n'
        "Pelatihan dibuka hari Senin di aula kantor, dan semua pegawai boleh ikut.\n"
    )
    assert check(content=str(content), now=NOW) == 0


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"status": "draft"}, "draf"),
        ({"status": "pending"}, "menunggu"),
        ({"status": "private"}, "pengelola"),
        ({"password": "rahasia"}, "kata sandi"),
        ({"kind": "produk"}, "jenis"),
    ],
    ids=["draft", "pending", "private", "password", "of a plugin"],
)
def test_nothing_unpublished_is_published(
    run_import: Import, content: Path, tmp_path: Path, options: dict[str, str], reason: str
) -> None:
    run_import(make_export(make_item(slug="rahasia", **options)))  # type: ignore[arg-type]

    (file,) = (content / "artikel").rglob("*.md")
    assert "\nstatus: draft\n" in file.read_text(encoding="utf-8")
    assert reason in (tmp_path / "state/dumai/laporan.html").read_text(encoding="utf-8")


def test_what_is_in_the_trash_stays_there_and_is_counted(
    run_import: Import, content: Path, tmp_path: Path
) -> None:
    run_import(make_export(make_item(1, status="trash"), make_item(2, status="trash")))

    assert list((content / "artikel").rglob("*.md")) == []
    report = (tmp_path / "state/dumai/laporan.html").read_text(encoding="utf-8")
    assert "<caption>Dilewati (2)</caption>" in report


def test_the_sum_of_what_was_found_is_told(run_import: Import, capsys: pytest.CaptureFixture[str]) -> None:
    items = (
        make_item(1),
        make_item(2, status="draft"),
        make_item(3, status="trash"),
        make_item(4, kind="page"),
    )

    run_import(make_export(*items))

    told = capsys.readouterr().out.splitlines()
    assert "4 isi ditemukan menjadi 2 terbit + 1 draf + 0 disisihkan + 1 dilewati" in told


def test_a_second_run_changes_nothing(run_import: Import, content: Path) -> None:
    export = make_export(make_item(1, comments=make_comment()), make_item(2, kind="page"))
    run_import(export)
    before = read_tree(content)

    run_import(export)

    assert read_tree(content) == before


def test_an_article_that_was_edited_since_is_left_alone(run_import: Import, content: Path) -> None:
    run_import(make_export(make_item(slug="pelatihan")))
    file = content / "artikel/dumai/2025/2025-02-26-pelatihan.md"
    edited = file.read_text(encoding="utf-8").replace("aula kantor", "balai kota")
    file.write_text(edited, encoding="utf-8")

    run_import(
        make_export(make_item(slug="pelatihan", body="Isi yang sama sekali lain di ekspor berikutnya."))
    )

    assert file.read_text(encoding="utf-8") == edited


def test_an_article_that_was_deleted_since_stays_deleted(run_import: Import, content: Path) -> None:
    run_import(make_export(make_item(slug="pelatihan")))
    (content / "artikel/dumai/2025/2025-02-26-pelatihan.md").unlink()

    run_import(make_export(make_item(slug="pelatihan")))

    assert list((content / "artikel").rglob("*.md")) == []


def test_a_dry_run_writes_a_report_and_nothing_else(
    run_import: Import, content: Path, tmp_path: Path
) -> None:
    before = read_tree(content)

    run_import(make_export(make_item(comments=make_comment())), dry_run=True)

    assert read_tree(content) == before
    assert sorted(read_tree(tmp_path / "state")) == [
        "dumai/kunci",
        "dumai/laporan-percobaan.html",
        "dumai/pemetaan.toml",
    ]


def test_dates_that_contradict_become_a_draft_that_names_them(run_import: Import, content: Path) -> None:
    run_import(make_export(make_item(slug="ragu", gmt="2025-02-27 23:30:00")))

    text = (content / "artikel/dumai/2025/2025-02-26-ragu.md").read_text(encoding="utf-8")
    assert text.startswith(
        "---\n# Tanggal belum pasti (mungkin 2025-02-26 08:30, 2025-02-28 06:30). Tulis yang benar"
    )
    assert "\nstatus: draft\n" in text


def test_a_day_that_another_zone_changes_is_named(run_import: Import, content: Path, tmp_path: Path) -> None:
    run_import(
        make_export(
            make_item(
                slug="malam",
                date="2025-02-26 20:00:00",
                gmt="2025-02-26 19:00:00",
                announced="Wed, 26 Feb 2025 19:00:00 +0000",
            )
        )
    )

    text = (content / "artikel/dumai/2025/2025-02-27-malam.md").read_text(encoding="utf-8")
    assert "\ndate: 2025-02-27 02:00\n" in text
    assert "status:" not in text
    assert (
        "hari berganti: 2025-02-26 20:00 di situs lama, 2025-02-27 02:00 menurut waktu kantor; "
        "benar bila jam situs lama benar; kalau tidak, betulkan date"
    ) in (tmp_path / "state/dumai/laporan.html").read_text(encoding="utf-8")


def test_the_longest_name_that_wordpress_keeps_moves_with_its_address_and_comments(
    run_import: Import, content: Path, tmp_path: Path
) -> None:
    slug = "peraturan-" * 19 + "kinerja-x1"
    run_import(make_export(make_item(slug=slug, comments=make_comment(1))))

    (file,) = (content / "artikel").rglob("*.md")
    assert f'aliases: ["/2025/02/26/{slug}/"]' in file.read_text(encoding="utf-8")
    assert len((tmp_path / "state/dumai/komentar.jsonl").read_text(encoding="utf-8").splitlines()) == 1


def test_an_address_that_no_file_can_answer_keeps_no_text_away(
    run_import: Import, content: Path, tmp_path: Path
) -> None:
    folders = "bagian-yang-panjang/" * 25
    run_import(make_export(make_item(slug="dalam", link=f"https://lama.example/{folders}dalam/")))

    (file,) = (content / "artikel").rglob("*.md")
    assert "aliases" not in file.read_text(encoding="utf-8")
    assert f"/{folders}dalam" in (tmp_path / "state/dumai/alamat-lama.nginx.conf").read_text(encoding="utf-8")
    assert "tidak dapat ditulis pada aliases" in (tmp_path / "state/dumai/laporan.html").read_text(
        encoding="utf-8"
    )


def test_a_citizens_number_is_masked_and_its_text_stays_with_its_comments(
    run_import: Import, content: Path, tmp_path: Path
) -> None:
    body = "<p>Peserta ujian dengan <b>NIK 1472 0102&nbsp;0390 0001</b> hadir; kode 1234567890123456.</p>"
    run_import(make_export(make_item(slug="ujian", body=body, comments=make_comment(1))))

    text = (content / "artikel/dumai/2025/2025-02-26-ujian.md").read_text(encoding="utf-8")
    assert r"**NIK 1472\*\*\*\*\*\*\*\*0001** hadir; kode 1234567890123456." in text
    assert b"0102" not in b"".join(read_tree(content / "artikel").values())
    assert len((tmp_path / "state/dumai/komentar.jsonl").read_text(encoding="utf-8").splitlines()) == 1
    assert (
        "nomor 1472********0001 tampak seperti NIK atau nomor kartu keluarga, data pribadi; "
        "disamarkan; bila bukan, tulis kembali dengan keterangannya"
    ) in (tmp_path / "state/dumai/laporan.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("passages", "summary"),
    [
        (
            ["https://youtu.be/abcdefgh", "Pelatihan dibuka hari ini di aula."],
            "Pelatihan dibuka hari ini di aula.",
        ),
        (
            ["Ket foto: aula kantor", "Pelatihan dibuka hari ini di aula."],
            "Pelatihan dibuka hari ini di aula.",
        ),
        (["Semua pegawai boleh ikut pelatihan", "Ya."], "Semua pegawai boleh ikut pelatihan"),
        (["Singkat."], ""),
        ([], ""),
    ],
    ids=["address", "caption", "no full stop", "nothing said", "nothing"],
)
def test_a_summary_is_the_first_sentence_that_says_something(passages: list[str], summary: str) -> None:
    assert summarize(passages) == summary


def test_addresses_of_readers_go_into_the_comments_alone(
    run_import: Import, content: Path, tmp_path: Path
) -> None:
    comments = make_comment(5, email="warga@rumah.example", client="203.0.113.99")
    run_import(make_export(make_item(comments=comments)))

    files = {**read_tree(content), **read_tree(tmp_path / "state")}
    holders = [
        path for path, data in files.items() if b"warga@rumah.example" in data or b"203.0.113.99" in data
    ]
    assert holders == ["dumai/komentar.jsonl"]
    kept = tmp_path / "state/dumai/komentar.jsonl"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    line = json.loads(kept.read_bytes())
    assert (line["id"], line["article"], line["state"]) == (
        "wp-dumai-5",
        "/dumai/2025/02/26/tulisan-1/",
        "approved",
    )


def test_a_text_that_sells_gambling_is_set_apart(run_import: Import, content: Path, tmp_path: Path) -> None:
    body = "Daftar slot gacor maxwin hari ini, deposit pulsa tanpa potongan di https://slot.example sekarang."
    run_import(make_export(make_item(title="Slot gacor maxwin", body=body)))

    assert list((content / "artikel").rglob("*.md")) == []
    assert [file.name for file in (tmp_path / "state/dumai/disisihkan").iterdir()] == ["wp-1.md"]


def test_what_readers_said_to_a_text_that_is_set_apart_waits_for_it(
    run_import: Import, content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    title = "NIK 1472010203900001"
    run_import(
        make_export(
            make_item(title=title, slug="x", comments=make_comment(1) + make_comment(2, kind="pingback"))
        )
    )

    assert list((content / "artikel").rglob("*.md")) == []
    (line,) = (tmp_path / "state/dumai/komentar.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["article"] == "/dumai/2025/02/26/x/"
    report = (tmp_path / "state/dumai/laporan.html").read_text(encoding="utf-8")
    assert "<caption>Komentar yang tidak ikut (1)</caption>" in report
    assert "Komentar: 2 ditemukan = 1 ikut + 1 tidak" in capsys.readouterr().out


def test_a_broken_file_gives_line_and_column_and_writes_nothing(
    run_import: Import, content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = read_tree(content)
    broken = make_export(make_item(), make_item(2)).replace("<wp:post_id>2<", "<wp:post_id>2 & 3<")

    status = run_import(broken)

    assert status == 1
    line = broken.split("2 & 3")[0].count("\n") + 1
    assert capsys.readouterr().err.startswith(f"{tmp_path / 'ekspor.xml'}:{line}:")
    assert read_tree(content) == before


def test_entities_of_a_files_own_are_refused(run_import: Import, capsys: pytest.CaptureFixture[str]) -> None:
    bomb = make_export(make_item()).replace(
        "?>\n", '?>\n<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n', 1
    )

    assert run_import(bomb) == 1
    assert "<!DOCTYPE>" in capsys.readouterr().err


def test_columns_of_a_page_builder_leave_their_words_and_other_codes_stay(
    run_import: Import, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = (
        '[vc_row el_class="x"][vc_column width="1/2"][vc_column_text]Alinea pertama di kolom kiri.\n\n'
        "Alinea kedua.[/vc_column_text][/vc_column][vc_column][vc_column_text]Kolom kanan.[/vc_column_text]"
        '[/vc_column][/vc_row]\n\n[kontak id="3"]\n\nPasal ini [section] tetap.'
    )

    run_import(make_export(make_item(slug="kolom", body=body)))

    text = (content / "artikel/dumai/2025/2025-02-26-kolom.md").read_text(encoding="utf-8")
    assert text.split("---\n\n")[1] == (
        "Alinea pertama di kolom kiri.\n\nAlinea kedua.\n\nKolom kanan.\n\n"
        '\\[kontak id="3"\\]\n\nPasal ini \\[section\\] tetap.\n'
    )
    assert "kode pendek “[kontak id=" in capsys.readouterr().err


def test_blank_lines_before_an_export_are_passed_over(
    run_import: Import, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = "\n\n \n" + make_export(make_item())

    assert run_import(whole, dry_run=True) == 0
    assert run_import(whole.replace("<wp:post_id>1<", "<wp:post_id>1 & 2<")) == 1
    line = whole.split("<wp:post_id>")[0].count("\n") + 1
    assert capsys.readouterr().err.startswith(f"{tmp_path / 'ekspor.xml'}:{line}:")


@pytest.mark.parametrize(
    ("href", "shown"),
    [
        ("https://s.id/daftar", "s.id/daftar"),
        ("https://wa.me/62811", "WhatsApp"),
        ("https://forms.example/x", "https://www.bkn.go.id"),
        ("http://192.0.2.5/x", "server"),
        ("https://contoh.example/a", "."),
        ("https://bit.ly/" + "a" * 300, "tautan panjang"),
    ],
    ids=["short", "chat", "another host in its text", "number of a machine", "a full stop", "long"],
)
def test_a_link_that_the_gate_refuses_is_let_go_and_its_words_stay(
    run_import: Import, content: Path, capsys: pytest.CaptureFixture[str], href: str, shown: str
) -> None:
    run_import(
        make_export(make_item(body=f'Daftar lewat <a href="{href}">{shown}</a> sebelum tanggal 5 Maret.'))
    )

    (file,) = (content / "artikel").rglob("*.md")
    assert f"Daftar lewat {shown} sebelum tanggal 5 Maret.\n" in file.read_text(encoding="utf-8")
    assert href[:60] in capsys.readouterr().err
    assert check(content=str(content), now=NOW) == 0


def test_a_circle_of_comments_is_opened_and_a_long_one_is_counted_once(
    run_import: Import, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    comments = (
        make_comment(1, parent=2, text="kata " * 3000) + make_comment(2, parent=1) + make_comment(3, parent=2)
    )

    run_import(make_export(make_item(comments=comments)))

    assert "Komentar: 3 ditemukan = 3 ikut + 0 tidak (3 tayang)\n" in capsys.readouterr().out
    lines = (tmp_path / "state/dumai/komentar.jsonl").read_text(encoding="utf-8").splitlines()
    found = {line["id"]: line for line in map(json.loads, lines)}
    assert (found["wp-dumai-1"]["parent"], found["wp-dumai-2"]["parent"]) == (None, None)
    assert found["wp-dumai-1-b2"]["parent"] == "wp-dumai-1"
    assert found["wp-dumai-3"]["parent"] == "wp-dumai-2"
    whole = " ".join(one["text"] for key, one in found.items() if key.startswith("wp-dumai-1"))
    assert whole.split() == ["kata"] * 3000


def test_footnotes_that_refer_to_each_other_move_each_once(run_import: Import, content: Path) -> None:
    def refer(key: str) -> str:
        return f'<sup data-fn="{key}" class="fn"><a href="#{key}">1</a></sup>'

    notes = [
        {"id": "a", "content": f"Catatan pertama{refer('b')}."},
        {"id": "b", "content": f"Catatan kedua{refer('a')}."},
    ]
    body = (
        f"<!-- wp:paragraph -->\n<p>Hasil seleksi{refer('a')} terbit hari ini.</p>\n<!-- /wp:paragraph -->\n"
    )

    run_import(
        make_export(make_item(slug="seleksi", body=body, meta=[("footnotes", json.dumps(notes))])),
    )

    (file,) = (content / "artikel").rglob("*.md")
    assert file.read_text(encoding="utf-8").endswith(
        "\nHasil seleksi[^1] terbit hari ini.\n\n[^1]: Catatan pertama[^2].\n[^2]: Catatan kedua[^1].\n"
    )
    assert check(content=str(content), now=NOW) == 0
