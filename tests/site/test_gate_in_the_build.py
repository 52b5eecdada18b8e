"""The gate stands in every build: what is faulty is told, what was there stays, nothing is lost."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fixtures.building import Build, files_of
from tests.fixtures.content import BODY, ROOT, MakeContent
from tests.fixtures.documents import make_pdf

SUM = re.compile(
    r"(\d+) naskah = (\d+) terbit \+ (\d+) draf \+ (\d+) ditahan \+ (\d+) tersembunyi \+ (\d+) ditolak"
)


def read_sum(told: str) -> tuple[int, ...]:
    found = SUM.search(told)
    assert found is not None, told
    return tuple(int(number) for number in found.groups())


def test_the_real_content_builds_without_a_word_of_complaint(build_content: Build) -> None:
    built = build_content(ROOT / "content")

    assert built.status == 0
    assert built.faults == ""
    assert read_sum(built.told) == (13, 13, 0, 0, 0, 0)


def test_an_error_leaves_the_old_output_as_it_was(make_content: MakeContent, build_content: Build) -> None:
    content = make_content()
    before = files_of(build_content(content).output)
    source = content / "artikel/semarang/naskah-1.md"
    source.write_text(source.read_text().replace("manajemen-kinerja", "manajemen-kinerj"), encoding="utf-8")

    built = build_content(content)

    assert built.status == 1
    assert files_of(built.output) == before
    assert (
        "artikel/semarang/naskah-1.md:4: category: kategori “manajemen-kinerj” tidak ada di register; "
        "maksudnya “manajemen-kinerja”?" in built.faults
    )
    assert "1 kesalahan; tidak ada yang dibangun, hasil sebelumnya tetap utuh" in built.faults


def test_all_faults_of_a_run_are_told_together_errors_first(
    make_content: MakeContent, build_content: Build
) -> None:
    content = make_content(
        {"date": "Feb, Tue, 2025", "title": "**Kinerja** naik"},
        {"category": "tidak-ada-sama-sekali", "topics": ["penilaian-kinerj"]},
        {"body": "Teks dengan <script>alert(1)</script> di dalamnya.\n"},
    )

    faults = build_content(content).faults.splitlines()

    told = [line for line in faults if re.match(r".*?:\d+: ", line)]
    errors = [line for line in told if not line.endswith("[peringatan]")]
    assert told[: len(errors)] == errors
    for part in (errors, told[len(errors) :]):
        places = [re.match(r"(.*?):(\d+): ", line) for line in part]
        order = [(found[1], int(found[2])) for found in places if found is not None]
        assert order == sorted(order)
        assert part
    assert {line.split(":")[0].rsplit("/", 1)[-1] for line in errors} == {
        "naskah-1.md",
        "naskah-2.md",
        "naskah-3.md",
    }
    assert faults[len(told) :] == [
        f"{len(told) - len(errors)} peringatan; tidak menghalangi penerbitan",
        f"{len(errors)} kesalahan; tidak ada yang dibangun, hasil sebelumnya tetap utuh",
    ]


def test_warnings_are_counted_where_the_site_is_built(
    make_content: MakeContent, build_content: Build
) -> None:
    built = build_content(make_content({"title": "**Kinerja** naik di semua kantor"}))

    assert built.status == 0
    assert built.faults.splitlines()[1:] == ["1 peringatan; tidak menghalangi penerbitan"]


def test_sources_are_the_sum_of_what_became_of_them(make_content: MakeContent, build_content: Build) -> None:
    content = make_content(
        {},
        {"status": "draft"},
        {"status": "hidden"},
        {"date": "2030-01-01"},
        {"status": "withdrawn", "withdrawn": {"date": "2025-03-01", "reason": "Diganti peraturan baru."}},
        {"title": None},
        files={"artikel/semarang/catatan.txt": "bukan markdown"},
    )

    built = build_content(content)

    assert built.status == 1
    assert read_sum(built.told) == (7, 2, 1, 1, 1, 2)
    assert "(1 dari yang terbit sudah dicabut)" in built.told
    assert "Ditahan sampai Selasa, 1 Januari 2030: artikel/semarang/naskah-4.md" in built.told


@pytest.mark.parametrize(
    ("path", "told"),
    [
        (
            "artikel/semarang/tulisan.MD",
            "tidak akan terbit karena berakhiran “.MD”; ganti akhirannya menjadi .md",
        ),
        ("artikel/semarang/tulisan", "tidak akan terbit karena tidak berakhiran; beri akhiran .md"),
        (
            "artikel/semarang/tulisan.docx",
            "tidak akan terbit karena berakhiran “.docx”; salin teksnya ke berkas .md; "
            "bila lampiran, pindahkan ke media/<kantor>/<tahun>/",
        ),
        (
            "media/semarang/palsu.jpg",
            "isinya bukan isi berkas “.jpg”, atau rusak; simpan ulang dari program asalnya sebagai .jpg",
        ),
        (
            "artikel/semarang/tulisan.txt",
            "tidak akan terbit karena berakhiran “.txt”; ganti akhirannya menjadi .md",
        ),
        ("artikel/tulisan.md", "artikel ini tidak berada di folder kantor"),
        ("tulisan.md", "di luar folder yang diterbitkan"),
        ("artikle/semarang/tulisan.md", "di luar folder yang diterbitkan; maksudnya folder “artikel”?"),
        ("media/semarang/halaman.html", "jenis berkas “.html” tidak diterbitkan"),
        ("media/semarang/logo.svg", "jenis berkas “.svg” tidak diterbitkan"),
        ("laman/sub/halaman.md", "laman berada di dalam subfolder"),
    ],
)
def test_a_file_that_would_be_lost_is_told(
    make_content: MakeContent, build_content: Build, path: str, told: str
) -> None:
    source = (
        "---\ntitle: Judul\ndate: 2025-02-26\ncategory: kepegawaian\nsummary: Ringkasan.\n---\n\n"
        "Isi naskah ini.\n"
    )
    content = make_content(files={path: source})

    built = build_content(content)

    assert built.status == 1
    assert told in built.faults


def test_what_editors_and_systems_leave_behind_is_not_told(
    make_content: MakeContent, build_content: Build
) -> None:
    junk = ["artikel/.DS_Store", "media/Thumbs.db", "artikel/semarang/~$naskah.docx", "laman/tentang.md~"]

    built = build_content(make_content(files=dict.fromkeys(junk, "x")))

    assert built.status == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows makes no symbolic links without a privilege")
def test_a_symbolic_link_out_of_the_content_is_refused(
    make_content: MakeContent, build_content: Build, tmp_path: Path
) -> None:
    secret = tmp_path / "rahasia.md"
    secret.write_text("rahasia", encoding="utf-8")
    content = make_content()
    (content / "artikel/semarang/tautan.md").symlink_to(secret)
    (content / "media/rahasia.pdf").symlink_to(secret)

    built = build_content(content)

    assert built.status == 1
    assert built.faults.count("tautan simbolik, bisa menunjuk ke luar folder naskah") == 2


def test_what_is_held_back_appears_at_its_minute(make_content: MakeContent, build_content: Build) -> None:
    content = make_content({"date": "2026-05-04 08:30"}, {})
    path = "semarang/2026/05/04/naskah-1/index.html"

    before = build_content(content, now="2026-05-04T08:29:59+07:00")
    assert not (before.output / path).exists()
    after = build_content(content, now="2026-05-04T01:30:00Z")

    assert (after.output / path).is_file()


def test_check_writes_nothing(
    make_content: MakeContent, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from plugins.publication.run import check

    content = make_content()
    before = files_of(tmp_path)

    status = check(settings=str(ROOT / "pelicanconf.py"), content=str(content), now="2026-03-01")

    assert status == 0
    assert files_of(tmp_path) == before
    assert read_sum(capsys.readouterr().out) == (1, 1, 0, 0, 0, 0)


def test_an_address_with_two_owners_names_both(make_content: MakeContent, build_content: Build) -> None:
    content = make_content({"slug": "sama"}, {"slug": "sama"})

    built = build_content(content)

    assert (
        "artikel/semarang/naskah-2.md:8: slug: alamat “/semarang/2025/02/26/sama/” sudah dipakai "
        "“artikel/semarang/naskah-1.md”; beri slug atau nama berkas yang lain" in built.faults
    )


@pytest.mark.parametrize(
    ("link", "told"),
    [
        ("/semarang/2025/02/26/tidak-ada/", "tidak menunjuk ke halaman mana pun"),
        ("/semarang/2025/02/26/naskah-1", "tulis “/semarang/2025/02/26/naskah-1/”"),
        ("naskah-9.md", "tidak menunjuk ke berkas mana pun"),
        ("../../../../etc/passwd", "keluar dari folder naskah"),
        ("/media/semarang/foto.jpg", "tidak ada di media/"),
        ("naskah-1.md#tahapn", "menunjuk ke bagian yang tidak ada; maksudnya “#tahapan”?"),
        ("/semarang/2025/02/26/draf/", "menunjuk ke naskah yang belum terbit"),
    ],
)
def test_a_dead_link_is_told_with_the_nearest_address(
    make_content: MakeContent, build_content: Build, link: str, told: str
) -> None:
    body = f"Baca [naskah lain]({link}) tentang penilaian kinerja di kantor kami.\n"
    content = make_content({}, {"body": body}, {"slug": "draf", "status": "draft"})

    built = build_content(content)

    assert built.status == 1
    assert "naskah-2.md" in built.faults
    assert told in built.faults


def test_links_to_the_own_host_are_followed_where_it_is_known(
    make_content: MakeContent, build_content: Build, make_settings: Callable[..., str]
) -> None:
    links = (
        "[satu](https://kabar.example/semarang/2025/02/26/naskah-1/) "
        "[dua](https://kabar.example/semarang/tidak-ada/)"
    )
    content = make_content({}, {"body": f"Baca {links}.\n\n{BODY}"})

    built = build_content(content, settings=make_settings(SITEURL="https://kabar.example"))

    assert built.status == 1
    assert (
        "“https://kabar.example/semarang/tidak-ada/” tidak menunjuk ke halaman mana pun; "
        "periksa alamatnya, atau hapus tautannya" in built.faults
    )
    assert (
        "“https://kabar.example/semarang/2025/02/26/naskah-1/” menyebut alamat situs ini sendiri; "
        "tulis “/semarang/2025/02/26/naskah-1/” [peringatan]" in built.faults
    )


def test_what_has_not_happened_stops_the_build_until_its_day(
    make_content: MakeContent, build_content: Build
) -> None:
    content = make_content({"modified": "2026-05-04"})

    before = build_content(content, now="2026-05-03T23:59:59+07:00")
    after = build_content(content, now="2026-05-04T00:00:00+07:00")

    assert before.status == 1
    assert (
        "artikel/semarang/naskah-1.md:8: modified: “2026-05-04” belum terjadi; "
        "tulis tanggal paling lambat 2026-05-03" in before.faults
    )
    assert (after.status, after.faults) == (0, "")


def test_a_text_that_waits_appears_with_a_change_of_its_own_day(
    make_content: MakeContent, build_content: Build
) -> None:
    change = {"date": "2026-05-04 10:00", "note": "Jadwal ditambahkan."}
    content = make_content({"date": "2026-05-04 08:30", "changes": [change]}, {})

    waiting = build_content(content)
    published = build_content(content, now="2026-05-04T08:30:00+07:00")

    assert (waiting.status, published.status) == (0, 0)
    assert (published.output / "semarang/2026/05/04/naskah-1/index.html").is_file()


def test_links_between_sources_become_addresses(make_content: MakeContent, build_content: Build) -> None:
    body = (
        "Lihat [bagian tahapan](naskah-1.md#tahapan), [arsip](/semarang/2025/) dan "
        f"[lampiran](../../media/semarang/lampiran.pdf).\n\n{BODY}"
    )
    content = make_content({}, {"body": body}, files={"media/semarang/lampiran.pdf": make_pdf()})

    built = build_content(content)

    assert built.faults == ""
    page = built.read("semarang/2025/02/26/naskah-2/index.html")
    assert 'href="/semarang/2025/02/26/naskah-1/#tahapan"' in page
    assert 'href="/media/semarang/lampiran.pdf"' in page
    assert (built.output / "media/semarang/lampiran.pdf").read_bytes() == make_pdf()


def test_a_faulty_header_hides_no_fault_of_names_or_links(
    make_content: MakeContent, build_content: Build
) -> None:
    body = f"Baca [naskah lain](tidak-ada.md) dan [yang kedua](naskah-2.md).\n\n{BODY}"
    faulty = {"title": None, "date": "Feb, Tue, 2025", "category": "kinerj", "body": body}
    content = make_content(faulty, {"summary": "", "body": f"Baca [yang pertama](naskah-1.md).\n\n{BODY}"})

    faults = build_content(content).faults

    fields = [found[1] for found in re.finditer(r"naskah-1\.md:\d+: (\w+): ", faults)]
    assert sorted(fields) == ["category", "date", "isi", "title"]
    assert "tautan “tidak-ada.md” tidak menunjuk ke berkas mana pun" in faults
    # What is wrong with a text is told at that text, not at the links to it.
    assert [found[1] for found in re.finditer(r"naskah-2\.md:\d+: (\w+): ", faults)] == ["summary"]
