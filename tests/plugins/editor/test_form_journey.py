"""Edge: the form as hurried people use it: the mistakes they make, a phone, the page before it is public."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from plugins.publication.run import check
from plugins.writing.new import new
from tests.fixtures.content import BODY, HEADER, NOW, write_source
from tests.fixtures.form_page import TEXT, Form

pytestmark = pytest.mark.editor

COPY_IS_KEPT = """() => new Promise(done => {
  const look = () => { indexedDB.open("localforage").onsuccess = event => {
    const base = event.target.result, name = "keyvaluepairs";
    base.transaction(name).objectStore(name).getAllKeys().onsuccess = found => {
      base.close();
      found.target.result.some(key => key.startsWith("backup.")) ? done() : requestAnimationFrame(look);
    };
  }; };
  look();
})"""
ENTRY = "2025/2025-02-26-kinerja"
CREATED = "artikel/semarang/2026/2026-03-01-pelatihan-penilaian-dibuka.md"


def test_article_of_the_form_is_the_one_that_new_writes(form: Form, content: Path, tmp_path: Path) -> None:
    other = tmp_path / "lain"
    given = {
        "office": "semarang",
        "title": "Pelatihan: penilaian dibuka",
        "date": "2026-03-01 08:00",
        "category": "manajemen-kinerja",
        "topics": "pelatihan",
        "summary": "Pelatihan penilaian kinerja dibuka untuk semua pegawai.",
        "author": "",
    }
    (other / "artikel").mkdir(parents=True)
    (other / "registers").symlink_to(content / "registers")
    form.new()
    form.fill_all(given["title"])
    form.told("Tidak ada yang menghalangi penyimpanan.")

    form.save_well()
    status = new(given, content=str(other), now=NOW.isoformat())

    header = (other / CREATED).read_text("utf-8").partition("\n---\n")[0]
    assert status == 0
    assert (content / CREATED).read_text("utf-8") == f"{header}\n---\n\n{TEXT.strip()}\n"
    assert check(content=str(content), now=NOW.isoformat()) == 0


def test_ten_mistakes_are_each_told_with_their_mend(form: Form) -> None:
    """Every sentence whole, as it stands beside the form."""
    form.open(ENTRY)
    day = form.page.locator('input[type="date"]').first

    form.fill(title="")
    form.tells("Judul: belum diisi; isi dahulu.")
    form.fill(title="PENILAIAN KINERJA SELURUH PEGAWAI DIMULAI")
    form.tells("Judul (saran): judul ditulis dengan huruf kapital semua; tulis seperti kalimat.")
    form.fill(title="**Judul tebal**")
    form.tells("Judul (saran): tanda Markdown pada “**Judul tebal**” ikut tercetak; tulis “Judul tebal”.")
    form.fill(title="Semarang menilai kinerja", summary="Hubungi 3374062905870001 segera.")
    form.tells(
        "Ringkasan: nomor “3374********0001” tampak seperti NIK atau nomor kartu keluarga, data pribadi; "
        "hapus atau samarkan; bila bukan NIK, pisahkan kelompok angkanya dengan garis miring."
    )
    form.fill(summary="")
    form.tells("Ringkasan: belum diisi; isi dahulu.")
    form.fill(summary="Penilaian kini empat kali setahun.", slug="Dua Kata")
    form.tells(
        "Bagian akhir alamat: slug “Dua Kata” tidak sah sebagai alamat; pakai huruf kecil a–z, angka dan "
        "tanda hubung, misalnya “dua-kata”."
    )
    form.fill(slug="")
    day.fill("2026-02-26")
    form.tells(
        "Tanggal terbit: nama berkas menyebut “2025-02-26”, padahal Tanggal terbit “2026-02-26”; "
        "kembalikan tanggalnya; tulisan yang pernah terbit tetap beralamat di sana."
    )
    day.fill("2025-02-26")
    form.choose("status", "Dicabut")
    form.tells("Pencabutan: Alasan: belum diisi; isi dahulu.")
    form.choose("status", "Terbit")
    form.write("Lihat [aturannya](/tidak/ada/). ")
    form.tells(
        "Isi (saran): tautan “[aturannya](/tidak/ada/” tidak jadi; tulis [teks](alamat) tanpa tanda lain."
    )
    form.page.keyboard.press("Control+a")
    form.page.keyboard.press("Delete")
    form.tells("Isi: isi naskah kosong; tulis isinya.")


def test_what_hinders_is_told_first_and_in_the_order_of_the_form(form: Form) -> None:
    form.new()
    form.fill(title="LOKET KEPEGAWAIAN SEMARANG BUKA SAMPAI SORE", summary="Hubungi 3374062905870001.")
    form.told("tampak seperti NIK")
    form.told("huruf kapital semua")

    told = form.page.locator(".redaksi-periksa li button").all_inner_texts()

    assert told[:4] == ["Kategori", "Ringkasan", "Isi", "Judul"]


def test_form_on_a_phone_is_one_column(form: Form) -> None:
    form.page.set_viewport_size({"width": 360, "height": 740})

    form.open(ENTRY)
    form.told("Buka pratinjau di tab baru")

    wide = "[...document.querySelectorAll('#nc-root *')].filter(e => e.getBoundingClientRect().right > 361)"
    assert form.page.evaluate("document.documentElement.scrollWidth") == 360
    assert form.page.evaluate(f"{wide}.map(e => e.outerHTML.slice(0, 80))") == []
    assert form.page.get_by_role("button", name="Tersimpan").is_visible()
    assert form.field("title").bounding_box() is not None


@pytest.mark.parametrize(
    "name", ["Lihat pratinjau", "Buka pratinjau di tab baru"], ids=["saved", "as written"]
)
def test_page_is_seen_in_a_tab_of_its_own(form: Form, name: str) -> None:
    form.open(ENTRY)

    with form.page.expect_popup() as opened:
        form.page.get_by_role("link", name=name).click()

    seen = opened.value.get_by_role("heading", level=1)
    assert seen.inner_text() == "Semarang menilai kinerja tiap triwulan"


def test_copy_of_another_offices_text_is_told_with_a_link(form: Form, content: Path) -> None:
    long = BODY * 3
    other = write_source({**HEADER, "title": "Jayapura menilai pegawainya", "date": "2025-02-25"}, long)
    (content / "artikel/jayapura").mkdir()
    (content / "artikel/jayapura/2025-02-25-menilai.md").write_text(other, "utf-8")

    form.open(ENTRY)
    form.told("rangkaian katanya sama dengan artikel/jayapura/2025-02-25-menilai.md")
    link = form.page.get_by_role("link", name="Baca “Jayapura menilai pegawainya”")

    assert (link.get_attribute("href") or "").endswith("/jayapura/2025/02/25/menilai/")
    assert form.page.get_by_text("Tidak ada yang menghalangi penyimpanan.").is_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_what_is_told_is_accessible(form: Form, width: int) -> None:
    form.page.set_viewport_size({"width": width, "height": 800})
    form.open(ENTRY)
    form.told("Buka pratinjau di tab baru")
    form.fill(title="", summary="Kami akan upload deadline dokumen itu.")
    form.told("belum diisi")
    form.told("(saran)")

    found = Axe().run(form.page, context={"include": [[".redaksi-periksa"], [".redaksi-waktu"]]})

    assert found.response["violations"] == []


def test_what_was_not_saved_is_given_back_when_its_text_is_opened_again(form: Form) -> None:
    form.page.on("dialog", lambda dialog: dialog.accept())
    form.open(ENTRY)
    form.fill(summary="Ringkasan yang belum sempat disimpan.")
    form.told("Tidak ada yang menghalangi penyimpanan.")
    form.page.evaluate(COPY_IS_KEPT)

    form.open(ENTRY)

    form.page.get_by_text("Belum disimpan").first.wait_for()
    assert form.field("summary").input_value() == "Ringkasan yang belum sempat disimpan."


def test_new_text_that_was_not_saved_is_given_back_once_and_whole(form: Form, content: Path) -> None:
    form.page.on("dialog", lambda dialog: dialog.accept())
    form.new()
    form.fill_all("Loket pagi dibuka")
    form.told("Tidak ada yang menghalangi penyimpanan.")
    form.page.evaluate(COPY_IS_KEPT)

    form.new()
    form.page.get_by_text("Belum disimpan").first.wait_for()
    form.told("Tidak ada yang menghalangi penyimpanan.")
    form.save_well()

    text = (content / "artikel/semarang/2026/2026-03-01-loket-pagi-dibuka.md").read_text("utf-8")
    assert text.count("Loket pagi dibuka") == 1
    assert text.count(TEXT.strip()) == 1


def test_title_that_is_entered_by_the_keyboard_is_written_over_not_doubled(form: Form) -> None:
    form.open(ENTRY)
    form.told("Tidak ada yang menghalangi penyimpanan.")
    title = form.field("title")
    title.click()
    form.page.keyboard.press("End")
    form.page.keyboard.type("!")

    form.page.keyboard.press("Tab")
    # Back again: the browser marks the whole, for what is typed then to take its place.
    form.page.keyboard.press("Shift+Tab")
    form.page.keyboard.type("Judul")

    assert title.input_value() == "Judul"


def test_form_whose_program_has_ended_says_what_to_do(form: Form) -> None:
    form.open(ENTRY)
    form.told("Tidak ada yang menghalangi penyimpanan.")

    form.page.route("**/redaksi/periksa", lambda route: route.abort())
    form.fill(summary="Ditulis sesudah jendela hitam ditutup.")

    form.told(
        "Formulir ini tidak tersambung; periksa jaringan dan apakah jendela hitamnya masih terbuka, jalankan "
        "lagi bila perlu; tulisan Anda tetap ada di peramban ini."
    )
    assert form.page.get_by_text("Tidak ada yang menghalangi penyimpanan.").count() == 0
