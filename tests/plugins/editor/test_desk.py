"""Store: what the form writes is what `new` writes; what it does not touch stays; nothing is lost."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from plugins.editor.desk import Desk
from plugins.editor.sources import DeskRefused
from plugins.publication.run import check
from plugins.writing.new import new
from tests.fixtures.content import BODY, NOW
from tests.fixtures.editor import MakeForm, open_form

FOLDER = "artikel/semarang"
CHOSEN = "artikel/semarang/2026/dipilih-formulir.md"
PUBLIC = "artikel/semarang/2025/2025-02-26-kinerja.md"


def passes(content: Path) -> bool:
    return check(content=str(content), now=NOW.isoformat()) == 0


def test_new_text_equals_what_new_writes_for_the_same_values(
    desk: Desk, content: Path, make_form: MakeForm, tmp_path: Path
) -> None:
    given = {"title": "Uji: satu “dua”", "office": "semarang", "category": "manajemen-kinerja"}
    given |= {"topics": "pelatihan, penilaian-kinerja", "summary": "Satu: dua.", "author": "Siti, S.Kom."}
    given |= {"date": "2026-02-27 08:30", "slug": "uji-satu"}
    new(given, content=str(content), now=NOW.isoformat())
    path = "artikel/semarang/2026/2026-02-27-uji-satu.md"
    written = (content / path).read_text(encoding="utf-8")
    (content / path).unlink()
    values: dict[str, Any] = {
        **given,
        "topics": ["pelatihan", "penilaian-kinerja"],
        "author": ["Siti, S.Kom."],
    }

    saved = desk.save(FOLDER, CHOSEN, {**values, "status": "draft", "body": written.split("---\n")[2]}, "a")

    assert saved == path
    assert (content / path).read_text(encoding="utf-8") == written


def test_saved_text_passes_the_gate(desk: Desk, content: Path, make_form: MakeForm) -> None:
    path = desk.save(FOLDER, CHOSEN, make_form(), "a")

    assert path == "artikel/semarang/2026/2026-02-27-pelatihan-penilaian-dibuka.md"
    assert passes(content)


def test_edit_changes_only_the_lines_of_what_was_edited(desk: Desk, content: Path) -> None:
    before = (content / PUBLIC).read_text(encoding="utf-8").splitlines()
    form = open_form(desk, PUBLIC)

    desk.save(FOLDER, PUBLIC, {**form, "summary": "Kini empat kali setahun."}, "a")

    after = (content / PUBLIC).read_text(encoding="utf-8").splitlines()
    assert [line for line in after if line not in before] == ['summary: "Kini empat kali setahun."']
    assert [line for line in before if line not in after] == [
        "summary: Penilaian kinerja di Semarang kini dilakukan empat kali setahun."
    ]


def test_form_saved_unchanged_leaves_every_byte(desk: Desk, content: Path) -> None:
    before = (content / PUBLIC).read_bytes()

    desk.save(FOLDER, PUBLIC, open_form(desk, PUBLIC), "a")

    assert (content / PUBLIC).read_bytes() == before


def test_key_that_the_form_does_not_know_survives_an_edit(desk: Desk, content: Path) -> None:
    old = (content / PUBLIC).read_text(encoding="utf-8")
    (content / PUBLIC).write_text(old.replace("# Dua topik.", "nomor_surat: 12/2025"), encoding="utf-8")

    desk.save(FOLDER, PUBLIC, {**open_form(desk, PUBLIC), "title": "Judul lain"}, "a")

    assert "\nnomor_surat: 12/2025\n" in (content / PUBLIC).read_text(encoding="utf-8")


def test_withdrawn_and_corrected_text_tells_both_to_readers(desk: Desk, content: Path) -> None:
    form = open_form(desk, PUBLIC)
    form |= {"status": "withdrawn", "withdrawn": {"date": "2026-02-01", "reason": "Diganti aturan baru."}}
    form |= {"changes": [{"date": "2025-03-04 10:00", "note": "Angka diperbaiki."}]}

    desk.save(FOLDER, PUBLIC, form, "a")

    text = (content / PUBLIC).read_text(encoding="utf-8")
    assert 'changes:\n  - date: 2025-03-04 10:00\n    note: "Angka diperbaiki."\n' in text
    assert 'status: withdrawn\nwithdrawn:\n  date: 2026-02-01\n  reason: "Diganti aturan baru."\n' in text
    assert passes(content)


def test_second_writer_is_told_and_keeps_a_draft(desk: Desk, content: Path) -> None:
    first, second = open_form(desk, PUBLIC), open_form(desk, PUBLIC)
    desk.save(FOLDER, PUBLIC, {**first, "title": "Judul orang pertama"}, "a")

    with pytest.raises(DeskRefused) as refusal:
        desk.save(FOLDER, PUBLIC, {**second, "title": "Judul orang kedua"}, "b")

    copy = "artikel/semarang/2025/2025-02-26-kinerja-salinan.md"
    assert str(refusal.value) == (
        "tulisan ini sudah diubah orang lain sejak Anda membukanya, dan perubahannya tidak ditimpa; "
        f"naskah Anda disimpan sebagai draf {copy}, gabungkan keduanya di sana"
    )
    assert 'title: "Judul orang pertama"' in (content / PUBLIC).read_text(encoding="utf-8")
    assert 'title: "Judul orang kedua"' in (content / copy).read_text(encoding="utf-8")
    assert "status: draft" in (content / copy).read_text(encoding="utf-8")
    assert passes(content)


def test_same_page_may_save_again_and_again(desk: Desk, content: Path) -> None:
    form = open_form(desk, PUBLIC)

    for title in ("Judul pertama", "Judul kedua"):
        desk.save(FOLDER, PUBLIC, {**form, "title": title}, "a")

    assert 'title: "Judul kedua"' in (content / PUBLIC).read_text(encoding="utf-8")


def test_new_text_is_found_again_where_the_form_put_it(desk: Desk, make_form: MakeForm) -> None:
    path = desk.save(FOLDER, CHOSEN, make_form(), "a")

    assert desk.read_entry(CHOSEN).path == path


def test_draft_goes_where_its_new_date_says(desk: Desk, content: Path, make_form: MakeForm) -> None:
    first = desk.save(FOLDER, CHOSEN, make_form(status="draft"), "a")

    second = desk.save(FOLDER, first, {**open_form(desk, first), "date": "2027-01-05 09:00"}, "a")

    assert second == "artikel/semarang/2027/2027-01-05-pelatihan-penilaian-dibuka.md"
    assert not (content / first).exists()


@pytest.mark.parametrize(
    ("values", "told"),
    [
        pytest.param({"title": ""}, "title: kunci “title” tidak ada", id="no title"),
        pytest.param({"summary": ""}, "summary: kunci “summary” tidak ada", id="no summary"),
        pytest.param(
            {"category": "kinreja"}, "category: kategori “kinreja” tidak ada di register", id="category"
        ),
        pytest.param({"date": "05/06/2026"}, "date: “05/06/2026” bisa berarti", id="unclear date"),
        pytest.param({"body": "# Judul\n\nIsi."}, "isi: ", id="heading of the first level"),
        pytest.param({"body": "Isi [ini](/tidak/ada/)."}, "isi: tautan “/tidak/ada/”", id="dead link"),
        pytest.param({"status": "withdrawn"}, "status: naskah dicabut tanpa keterangan", id="no reason"),
        pytest.param({"image": {"file": "/media/x.jpg"}}, "image.alt: kunci “alt” tidak ada", id="no alt"),
        pytest.param(
            {"changes": [{"note": "x"}]}, "changes.date: kunci “date” tidak ada", id="undated change"
        ),
        pytest.param({"slug": "Dua Kata"}, "slug: slug “Dua Kata” tidak sah", id="slug"),
        pytest.param({"sources": [{"title": "A", "url": "contoh"}]}, "sources.url: ", id="source"),
        pytest.param({"summary": "Nomor 3374062905870001."}, "summary: ", id="identity number"),
    ],
)
def test_mistake_is_refused_in_the_gates_own_words(
    desk: Desk, content: Path, make_form: MakeForm, values: dict[str, Any], told: str
) -> None:
    before = sorted(content.rglob("*"))

    with pytest.raises(DeskRefused) as refusal:
        desk.save(FOLDER, CHOSEN, make_form(**values), "a")

    assert told in str(refusal.value)
    assert sorted(content.rglob("*")) == before


def test_name_that_is_taken_is_told(desk: Desk, make_form: MakeForm) -> None:
    path = desk.save(FOLDER, CHOSEN, make_form(status="draft"), "a")

    with pytest.raises(DeskRefused) as refusal:
        desk.save(FOLDER, "artikel/semarang/2026/lain.md", make_form(status="draft"), "a")

    assert str(refusal.value) == f"{path} sudah ada; ganti judulnya atau isi bagian akhir alamat"


def test_fault_that_was_there_before_does_not_hinder_an_edit(desk: Desk, content: Path) -> None:
    old = (content / PUBLIC).read_text(encoding="utf-8")
    (content / PUBLIC).write_text(old.replace("# Dua topik.", "lama: 1"), encoding="utf-8")

    proof = desk.prove(FOLDER, {**open_form(desk, PUBLIC), "title": "Judul lain"})

    assert [one.field for one in proof.outcome.standing] == ["lama"]
    assert proof.outcome.faults == ()


def test_draft_may_be_deleted_and_a_public_text_may_not(
    desk: Desk, content: Path, make_form: MakeForm
) -> None:
    draft = desk.save(FOLDER, CHOSEN, make_form(status="draft"), "a")
    desk.delete(draft)

    with pytest.raises(DeskRefused) as refusal:
        desk.delete(PUBLIC)

    assert not (content / draft).exists() and (content / PUBLIC).exists()
    assert str(refusal.value) == (
        "hanya draf yang boleh dihapus; ubah status tulisan ini menjadi “Dicabut” dan tulis alasannya"
    )


@pytest.mark.parametrize(
    "path",
    [
        "../rahasia.md",
        "artikel/semarang/../../rahasia.md",
        "registers/offices.toml",
        "/etc/passwd",
        "artikel/x.md",
    ],
)
def test_nothing_but_sources_is_read(desk: Desk, path: str) -> None:
    with pytest.raises(DeskRefused) as refusal:
        desk.read_entry(path)

    assert str(refusal.value) == f"{path} bukan naskah"


@pytest.mark.parametrize("status", ["draft", "published", "hidden", "withdrawn"])
def test_preview_shows_what_no_reader_sees_yet(desk: Desk, make_form: MakeForm, status: str) -> None:
    withdrawn = {"withdrawn": {"date": "2026-02-28", "reason": "Diganti."}} if status == "withdrawn" else {}
    date = "2026-02-27 08:30" if withdrawn else "2027-05-01 08:00"

    proof = desk.prove(FOLDER, make_form(status=status, date=date, **withdrawn))

    assert b"<h1" in (proof.outcome.page or b"")
    assert b"Pelatihan: penilaian dibuka" in (proof.outcome.page or b"")


def test_body_keeps_its_markdown(desk: Desk, content: Path, make_form: MakeForm) -> None:
    path = desk.save(FOLDER, CHOSEN, make_form(), "a")

    assert (content / path).read_text(encoding="utf-8").endswith(f"---\n\n{BODY.strip()}\n")


@pytest.mark.parametrize("folder", ["..", "artikel/..", "../..", "registers", "", "artikel"])
def test_nothing_is_written_elsewhere(desk: Desk, content: Path, make_form: MakeForm, folder: str) -> None:
    before = sorted(content.parent.rglob("*"))

    with pytest.raises(DeskRefused) as refusal:
        desk.save(folder, f"{folder}/2026/x.md", make_form(status="draft"), "a")

    assert str(refusal.value) == f"{folder} bukan folder naskah"
    assert sorted(content.parent.rglob("*")) == before


def test_hints_are_told_and_refuse_nothing(desk: Desk, make_form: MakeForm) -> None:
    proof = desk.prove(FOLDER, make_form(title="Pelatihan"))

    assert [hint.field for hint in proof.hints if hint.field == "title"] == ["title"]
    assert proof.outcome.faults == ()


def test_text_whose_day_has_not_come_is_said_to_be_held_back(desk: Desk) -> None:
    form = {**open_form(desk, PUBLIC), "slug": "nanti"}
    later = {**form, "date": "2031-03-03 08:30"}

    told = [hint for hint in desk.prove(FOLDER, later).hints if hint.field == "date"]

    assert [(hint.fault, hint.mend) for hint in told] == [
        (
            "ditahan sampai Senin, 3 Maret 2031, 08.30 WIB",
            "sampai saat itu tidak tampil, lalu terbit dengan sendirinya",
        )
    ]
    assert [hint for hint in desk.prove(FOLDER, form).hints if hint.field == "date"] == []
    draft = desk.prove(FOLDER, {**later, "status": "draft"})
    assert [hint for hint in draft.hints if hint.field == "date"] == []


def test_address_that_readers_keep_is_not_changed_unsaid(desk: Desk) -> None:
    form = {**open_form(desk, PUBLIC), "slug": "alamat-lain"}
    was = desk.prove(FOLDER, open_form(desk, PUBLIC)).outcome.url

    proof = desk.prove(FOLDER, form)
    kept = desk.prove(FOLDER, {**form, "aliases": [was]})

    assert [(hint.fault, hint.mend) for hint in proof.hints if hint.field == "slug"] == [
        (
            f"alamat tulisan yang sudah terbit ini berubah dari {was} menjadi {proof.outcome.url}",
            f"kembalikan bagian akhir alamatnya, atau tulis {was} di “Alamat lama”",
        )
    ]
    assert [hint for hint in kept.hints if hint.field == "slug"] == []


def test_text_that_cannot_be_read_is_shown_and_not_written_over(desk: Desk, content: Path) -> None:
    (content / PUBLIC).write_text("tanpa kepala", encoding="utf-8")
    shown = [entry for entry in desk.list_entries(FOLDER) if entry.path == PUBLIC]

    with pytest.raises(DeskRefused) as refusal:
        desk.save(FOLDER, PUBLIC, {**json.loads(shown[0].data), "title": "Judul"}, "a")

    assert json.loads(shown[0].data)["title"] == f"⚠ {PUBLIC}: tidak terbaca; jalankan check"
    assert str(refusal.value) == (
        f"{PUBLIC} tidak dapat dibaca formulir; jalankan check, lalu perbaiki berkasnya"
    )
    assert (content / PUBLIC).read_text(encoding="utf-8") == "tanpa kepala"
