"""Edge: the form in a real browser, over the local backend: what a press officer does with it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from plugins.publication.run import check
from tests.fixtures.content import NOW
from tests.fixtures.documents import make_office, make_pdf
from tests.fixtures.form_page import TEXT, Form
from tests.fixtures.pictures import make_exif, make_image, read_image, write_image

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

pytestmark = pytest.mark.editor

PUBLIC = "artikel/semarang/2025/2025-02-26-kinerja.md"


def test_article_is_created_by_its_own_date_in_the_offices_time(form: Form, content: Path) -> None:
    form.new()
    form.fill_all("Pelatihan: penilaian dibuka")
    form.told("Tidak ada yang menghalangi penyimpanan.")

    form.save_well()

    text = (content / "artikel/semarang/2026/2026-03-01-pelatihan-penilaian-dibuka.md").read_text("utf-8")
    assert text == (
        '---\ntitle: "Pelatihan: penilaian dibuka"\ndate: 2026-03-01 08:00\ncategory: manajemen-kinerja\n'
        'topics: [pelatihan]\nsummary: "Pelatihan penilaian kinerja dibuka untuk semua pegawai."\n'
        f"status: draft\n---\n\n{TEXT.strip()}\n"
    )
    assert check(content=str(content), now=NOW.isoformat()) == 0


def test_article_of_the_far_east_is_dated_by_its_own_clock(form: Form, content: Path) -> None:
    form.new("jayapura")

    assert form.page.locator('input[type="date"]').first.input_value() == "2026-03-01"
    assert form.page.locator('input[type="time"]').first.input_value() == "10:00"
    assert form.page.locator(".redaksi-waktu").first.get_by_text("WIT").is_visible()


def test_article_is_scheduled_and_its_page_is_seen_before(form: Form, content: Path) -> None:
    form.new()
    form.fill_all("Pendaftaran dibuka")
    form.page.locator('input[type="date"]').first.fill("2026-06-01")
    form.choose("status", "Terbit")
    frame = form.page.frame_locator("#preview-pane").frame_locator("iframe")
    frame.get_by_role("heading", name="Pendaftaran dibuka").wait_for()
    frame.get_by_text("Senin, 1 Juni 2026").first.wait_for()
    # The theme's stylesheet comes after the words.
    expect(frame.locator("body")).not_to_have_css("font-family", re.compile("Times"))

    form.save_well()

    text = (content / "artikel/semarang/2026/2026-06-01-pendaftaran-dibuka.md").read_text("utf-8")
    assert "date: 2026-06-01 08:00\n" in text and "status" not in text


def test_edit_in_the_form_changes_one_line(form: Form, content: Path) -> None:
    before = (content / PUBLIC).read_text("utf-8").splitlines()
    form.open("2025/2025-02-26-kinerja")

    form.fill(summary="Kini empat kali setahun.")
    form.save_well()

    after = (content / PUBLIC).read_text("utf-8").splitlines()
    assert [line for line in after if line not in before] == ['summary: "Kini empat kali setahun."']
    assert len(after) == len(before)


def test_word_in_the_text_changes_the_line_that_it_stands_in(form: Form, content: Path) -> None:
    before = (content / PUBLIC).read_text("utf-8").replace("## Tahapan", "+ satu\n    + anak\n\n## Tahapan")
    (content / PUBLIC).write_text(before, "utf-8")
    form.open("2025/2025-02-26-kinerja")

    form.page.locator('[data-slate-editor="true"] h2').first.click()
    form.page.keyboard.press("End")
    form.page.keyboard.insert_text(" baru")
    form.save_well()

    after = (content / PUBLIC).read_text("utf-8").splitlines()
    assert [line for line in after if line not in before.splitlines()] == ["## Tahapan baru"]
    assert len(after) == len(before.splitlines())


def test_photo_within_the_text_is_written_as_markdown(form: Form, content: Path, tmp_path: Path) -> None:
    photo = tmp_path / "IMG_7.jpg"
    photo.write_bytes(write_image(make_image(800, 600)))
    form.new()
    form.fill_all("Loket dibuka")
    form.page.get_by_role("button", name="Tambah bagian").click()
    form.page.get_by_role("menuitem", name="Foto").click()

    part = form.page.locator('[data-slate-editor="true"]')
    part.locator('input[type="file"]').set_input_files(photo)
    part.get_by_text("Foto tersimpan sebagai").wait_for()
    form.field("alt").fill("Petugas menerima berkas dari warga di loket.")
    form.told("Tidak ada yang menghalangi penyimpanan.")
    form.save_well()

    text = (content / "artikel/semarang/2026/2026-03-01-loket-dibuka.md").read_text("utf-8")
    assert (
        "\n![Petugas menerima berkas dari warga di loket.](/media/semarang/2026/loket-dibuka.jpg)\n" in text
    )
    assert check(content=str(content), now=NOW.isoformat()) == 0


def test_article_is_withdrawn_and_corrected_with_a_public_word(form: Form, content: Path) -> None:
    form.open("2025/2025-02-26-kinerja")
    form.choose("status", "Dicabut")

    form.tells("Pencabutan: Alasan: belum diisi; isi dahulu.")
    form.page.get_by_role("button", name="Pencabutan: Alasan").click()
    form.field("reason").fill("Sudah diganti aturan baru.")
    form.page.get_by_role("button", name="Tambah riwayat perubahan").click()
    form.tells("Riwayat perubahan: Yang berubah: belum diisi; isi dahulu.")
    form.field("note").fill("Angka pada alinea kedua diperbaiki.")
    form.inside("changes").locator('input[type="date"]').fill("2025-03-04")
    form.told("Tidak ada yang menghalangi penyimpanan.")
    form.save_well()

    text = (content / PUBLIC).read_text("utf-8")
    assert 'changes:\n  - date: 2025-03-04 08:00\n    note: "Angka pada alinea kedua diperbaiki."\n' in text
    assert (
        "status: withdrawn\nwithdrawn:\n  date: 2026-03-01 08:00\n"
        '  reason: "Sudah diganti aturan baru."\n' in text
    )
    assert check(content=str(content), now=NOW.isoformat()) == 0


def test_withdrawal_that_was_a_slip_leaves_no_date_behind(form: Form) -> None:
    form.open("2025/2025-02-26-kinerja")
    day = form.inside("withdrawn").locator('input[type="date"]')
    form.choose("status", "Dicabut")
    form.tells("Pencabutan: Alasan: belum diisi; isi dahulu.")
    assert day.input_value() == "2026-03-01"

    form.choose("status", "Terbit")

    expect(day).to_have_value("")
    form.told("Tidak ada yang menghalangi penyimpanan.")


def test_public_text_that_is_changed_without_a_word_to_readers_is_told(form: Form) -> None:
    said = (
        "Riwayat perubahan (saran): tulisan yang sudah terbit ini diubah tanpa keterangan bagi pembaca; bila "
        "artinya berubah, tambahkan di Riwayat perubahan apa yang berubah; salah ketik tidak perlu."
    )
    form.open("2025/2025-02-26-kinerja")
    form.fill(summary="Kini empat kali setahun.")
    form.tells(said)

    form.page.get_by_role("button", name="Tambah riwayat perubahan").click()
    form.field("note").fill("Jumlah penilaian diperbaiki.")

    expect(form.page.locator(".redaksi-periksa")).not_to_contain_text("tanpa keterangan bagi pembaca")
    form.told("Tidak ada yang menghalangi penyimpanan.")


def test_what_is_told_stays_over_the_text_and_its_buttons_below(form: Form) -> None:
    form.page.set_viewport_size({"width": 1280, "height": 800})
    form.open("2025/2025-02-26-kinerja")
    form.told("Tidak ada yang menghalangi penyimpanan.")

    form.field("slug").focus()

    on_top = (
        "e => { const b = e.getBoundingClientRect(); const at = document.elementFromPoint(b.x + 9, b.y + 9);"
    )
    for part in (form.page.locator(".redaksi-periksa"), form.page.get_by_role("button", name="Tebal")):
        assert part.evaluate(f"{on_top} return e.contains(at); }}")


def test_photo_is_taken_in_renamed_and_without_its_place(form: Form, content: Path, tmp_path: Path) -> None:
    photo = tmp_path / "IMG_2034.JPG"
    photo.write_bytes(write_image(make_image(4000, 3200), exif=make_exif(6)))
    form.open("2025/2025-02-26-kinerja")
    form.expand("image")

    form.inside("image").locator('input[type="file"]').set_input_files(photo)
    form.page.get_by_text("Foto tersimpan sebagai").wait_for()
    form.told("belum diisi")
    form.field("alt").fill("Peserta pelatihan di ruang rapat.")
    form.told("Tidak ada yang menghalangi penyimpanan.")
    form.save_well()

    name = "media/semarang/2025/semarang-menilai-kinerja-tiap-triwulan.jpg"
    assert f'image:\n  file: "/{name}"\n  alt: "Peserta pelatihan di ruang rapat."\n' in (
        content / PUBLIC
    ).read_text("utf-8")
    kept = read_image((content / name).read_bytes())
    assert (kept.size, dict(kept.getexif())) == ((2400, 3000), {})
    assert check(content=str(content), now=NOW.isoformat()) == 0


def test_photo_is_named_after_the_title_that_its_text_is_saved_with(
    form: Form, content: Path, tmp_path: Path
) -> None:
    photo = tmp_path / "IMG_8.jpg"
    photo.write_bytes(write_image(make_image(800, 600)))
    form.new()
    form.fill_all("Loket pagi")
    form.expand("image")
    form.inside("image").locator('input[type="file"]').set_input_files(photo)
    form.page.get_by_text("Foto tersimpan sebagai /media/semarang/2026/loket-pagi.jpg").wait_for()
    form.field("alt").fill("Petugas menerima berkas dari warga di loket.")
    form.fill(title="Loket malam dibuka")
    form.told("Tidak ada yang menghalangi penyimpanan.")

    form.save_well()
    form.page.locator('.redaksi-foto img[src$="loket-malam-dibuka.jpg"]').wait_for(state="attached")
    form.fill(summary="Loket malam dibuka untuk semua pegawai kantor ini.")
    form.told("Tidak ada yang menghalangi penyimpanan.")
    form.save_well()

    assert [file.name for file in (content / "media").rglob("*.jpg")] == ["loket-malam-dibuka.jpg"]
    text = (content / "artikel/semarang/2026/2026-03-01-loket-malam-dibuka.md").read_text("utf-8")
    assert 'file: "/media/semarang/2026/loket-malam-dibuka.jpg"\n' in text
    assert check(content=str(content), now=NOW.isoformat()) == 0


def test_file_that_is_no_picture_gets_a_sentence(form: Form, content: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "foto.jpg"
    wrong.write_bytes(b"\0\0\0\x18ftypheic" + b"\0" * 400)
    form.open("2025/2025-02-26-kinerja")
    form.expand("image")

    form.inside("image").locator('input[type="file"]').set_input_files(wrong)

    form.page.get_by_text(
        "foto HEIC dari iPhone belum dapat dipakai; simpan dahulu sebagai JPEG; agar seterusnya begitu, "
        "di iPhone pilih Pengaturan > Kamera > Format > Paling Kompatibel"
    ).wait_for()
    assert list((content / "media").rglob("*.*")) == []


def attach(form: Form, file: Path) -> None:
    form.page.get_by_role("button", name="Tambah lampiran").click()
    form.inside("attachments").locator('input[type="file"]').set_input_files(file)


def test_a_document_is_checked_named_after_its_article_and_attached(
    form: Form, content: Path, tmp_path: Path
) -> None:
    paper = tmp_path / "Pedoman FINAL (2).pdf"
    paper.write_bytes(make_pdf(12))
    form.open("2025/2025-02-26-kinerja")

    attach(form, paper)
    form.page.get_by_text("Diperiksa dan tersimpan: PDF, 2 kB, 12 halaman.").wait_for()
    form.told("belum diisi")
    part = form.inside("attachments")
    part.locator('[id^="title-field-"]').fill("Pedoman penilaian kinerja")
    form.told("tidak ada bentuk lain bagi yang memakai pembaca layar")
    part.locator('[id^="alternative-field-"]').fill("humas@bkn.go.id")
    form.told("Tidak ada yang menghalangi penyimpanan.")
    form.save_well()

    name = "media/semarang/2025/semarang-menilai-kinerja-tiap-triwulan.pdf"
    assert (content / name).read_bytes() == make_pdf(12)
    written = (
        f'attachments:\n  - file: "/{name}"\n    title: "Pedoman penilaian kinerja"\n'
        '    alternative: "humas@bkn.go.id"\n'
    )
    assert written in (content / PUBLIC).read_text("utf-8")
    assert check(content=str(content), now=NOW.isoformat()) == 0


def test_a_document_with_macros_gets_a_sentence_and_is_not_kept(
    form: Form, content: Path, tmp_path: Path
) -> None:
    paper = tmp_path / "surat.docx"
    paper.write_bytes(make_office(parts={"word/vbaProject.bin": b"x"}))
    form.open("2025/2025-02-26-kinerja")

    attach(form, paper)

    form.page.get_by_text("Ditolak: memuat makro, program yang berjalan ketika dokumen dibuka").wait_for()
    assert list((content / "media").rglob("*.*")) == []


def test_a_huge_document_gets_a_sentence_before_it_is_sent(form: Form, tmp_path: Path) -> None:
    paper = tmp_path / "pindaian.pdf"
    with paper.open("wb") as file:
        file.truncate(50_000_001)
    form.open("2025/2025-02-26-kinerja")

    attach(form, paper)

    form.page.get_by_text("Ditolak: berkas lebih besar dari 50 MB; perkecil dahulu.").wait_for()


def test_second_writer_of_the_same_text_is_told_in_the_form(
    form: Form, content: Path, context: BrowserContext
) -> None:
    other = Form(context.new_page(), form.url)
    for one in (form, other):
        one.open("2025/2025-02-26-kinerja")
    form.fill(title="Judul orang pertama")
    form.save_well()

    other.fill(title="Judul orang kedua")
    other.save()

    other.told("naskah Anda disimpan sebagai draf artikel/semarang/2025/2025-02-26-kinerja-salinan.md")
    assert "Judul orang pertama" in (content / PUBLIC).read_text("utf-8")
    copy = (content / PUBLIC.replace(".md", "-salinan.md")).read_text("utf-8")
    assert 'title: "Judul orang kedua"' in copy
    assert other.field("title").input_value() == "Judul orang kedua"


def test_refused_save_stays_told_and_writes_nothing(form: Form, content: Path) -> None:
    before = (content / PUBLIC).read_bytes()
    form.open("2025/2025-02-26-kinerja")
    form.fill(slug="Dua Kata")

    form.save()

    form.told("Belum disimpan. Perbaiki dahulu yang merah di Pemeriksaan, lalu simpan lagi.")
    notice = form.page.locator(".Toastify__toast").first
    assert notice.inner_text().strip() == (
        "Tulisan belum disimpan. Perbaiki dahulu yang merah di Pemeriksaan, lalu simpan lagi."
    )
    form.told("slug “Dua Kata” tidak sah sebagai alamat")
    assert (content / PUBLIC).read_bytes() == before


def test_our_parts_of_the_form_are_accessible(form: Form) -> None:
    form.open("2025/2025-02-26-kinerja")
    form.expand("image")
    form.inside("image").locator('input[type="file"]').wait_for()
    form.page.get_by_role("button", name="Tambah lampiran").click()
    form.inside("attachments").locator('input[type="file"]').wait_for()

    found = Axe().run(
        form.page,
        context={
            "include": [[".redaksi-periksa"], [".redaksi-waktu"], [".redaksi-foto"], [".redaksi-dokumen"]]
        },
    )

    assert found.response["violations"] == []
