"""Every address inside the publication leads somewhere, or its mend is told."""

from __future__ import annotations

import pytest

from plugins.dates.reading import read_moment
from plugins.gate.record import Picture, Record, WithdrawalNote
from plugins.prose.facts import BodyFacts, ImageUse, LinkUse
from plugins.publication.article import Text
from plugins.publication.links import Targets, check_links, host_of_site

PATH = "artikel/semarang/2025/2025-02-26-naskah.md"
SOURCES = {
    "/semarang/2025/02/26/naskah/": PATH,
    "/semarang/2025/02/27/pelatihan-guru/": "artikel/semarang/2025/2025-02-27-pelatihan-guru.md",
    "/semarang/2025/02/28/draf/": "artikel/semarang/2025/2025-02-28-draf.md",
    "/tentang/": "laman/tentang.md",
}
BUILT = {*SOURCES} - {"/semarang/2025/02/28/draf/"}
PAGES = {"/", "/2025/02/", "/semarang/2025/"}
TARGETS = Targets(
    urls=BUILT | PAGES | {f"{url}index.html" for url in BUILT | PAGES},
    sources=SOURCES,
    anchors={"/tentang/": ("tugas", "fungsi")},
    media={"media/semarang/2025/lokakarya.jpg", "media/semarang/2025/laporan.pdf"},
    paths={path: url for url, path in SOURCES.items()},
    host=host_of_site("https://www.Kabar-Kinerja.example"),
)


def make_text(
    record: Record | None = None, *, links: tuple[str, ...] = (), images: tuple[str, ...] = ()
) -> Text:
    return Text(
        record=record
        or Record(path=PATH, kind="artikel", slug="naskah", title="Judul", summary="Ringkasan."),
        digest="",
        url="/semarang/2025/02/26/naskah/",
        facts=BodyFacts(
            links=tuple(LinkUse(url=url, line=9) for url in links),
            images=tuple(ImageUse(src=src, alt="Rapat", line=9) for src in images),
        ),
        body_key="",
        replacements=(),
        modified=None,
        changes=(),
    )


def tell(text: Text) -> list[str]:
    problems = check_links(text.record, text.facts, TARGETS, is_built=True)
    return [problem.tell("").removeprefix(f"{PATH}:") for problem in problems]


@pytest.mark.parametrize(
    ("link", "told"),
    [
        # The beginning of an address is missing or torn.
        ("www.bkn.go.id", "tautan “www.bkn.go.id” bukan alamat lengkap; tulis “https://www.bkn.go.id”"),
        (
            "bkn.go.id/layanan",
            "tautan “bkn.go.id/layanan” bukan alamat lengkap; tulis “https://bkn.go.id/layanan”",
        ),
        ("https//bkn.go.id", "tautan “https//bkn.go.id” bukan alamat lengkap; tulis “https://bkn.go.id”"),
        (
            "budi@bkn.go.id",
            "tautan “budi@bkn.go.id” bukan alamat lengkap; tulis “mailto:budi@bkn.go.id”",
        ),
        # Addresses from the root.
        (
            "/2025/02/x/",
            "tautan “/2025/02/x/” tidak menunjuk ke halaman mana pun; "
            "periksa alamatnya, atau hapus tautannya",
        ),
        ("/tentang/index.html", "tautan “/tentang/index.html” menyebut berkas index.html; tulis “/tentang/”"),
        (
            "/2025/02/index.html#a",
            "tautan “/2025/02/index.html#a” menyebut berkas index.html; tulis “/2025/02/#a”",
        ),
        ("/tentang", "tautan “/tentang” tidak menunjuk ke halaman mana pun; tulis “/tentang/”"),
        (
            "/semarang/2025/02/27/pelatihan-gruu/",
            "tautan “/semarang/2025/02/27/pelatihan-gruu/” tidak menunjuk ke halaman mana pun; "
            "maksudnya “/semarang/2025/02/27/pelatihan-guru/”?",
        ),
        (
            "/artikel/semarang/2025/2025-02-27-pelatihan-guru.md",
            "tautan “/artikel/semarang/2025/2025-02-27-pelatihan-guru.md” tidak menunjuk ke halaman "
            "mana pun; tulis “/semarang/2025/02/27/pelatihan-guru/”",
        ),
        (
            "/media/semarang/2025/lokakary.jpg",
            "tautan “/media/semarang/2025/lokakary.jpg” tidak ada di media/; "
            "maksudnya “/media/semarang/2025/lokakarya.jpg”?",
        ),
        (
            "/semarang/2025/02/28/draf/",
            "tautan “/semarang/2025/02/28/draf/” menunjuk ke naskah yang belum terbit "
            "(artikel/semarang/2025/2025-02-28-draf.md); terbitkan naskah itu dahulu, atau hapus tautannya",
        ),
        ("/tentang/#tugs", "tautan “/tentang/#tugs” menunjuk ke bagian yang tidak ada; maksudnya “#tugas”?"),
        # Addresses from the source's own folder.
        (
            "2025-02-27-pelatihan-gru.md",
            "tautan “2025-02-27-pelatihan-gru.md” tidak menunjuk ke berkas mana pun; "
            "maksudnya “/semarang/2025/02/27/pelatihan-guru/”?",
        ),
        ("tentang/", "tautan “tentang/” tidak menunjuk ke berkas mana pun; tulis “/tentang/”"),
        (
            "../../../../etc/passwd",
            "tautan “../../../../etc/passwd” keluar dari folder naskah; "
            "tulis alamat dari akar situs, misalnya /tentang/",
        ),
        # The publication's own host.
        (
            "https://kabar-kinerja.example/semarang/tidak-ada/",
            "tautan “https://kabar-kinerja.example/semarang/tidak-ada/” tidak menunjuk ke halaman mana pun; "
            "periksa alamatnya, atau hapus tautannya",
        ),
        (
            "https://www.kabar-kinerja.example/tentang/#tugas",
            "tautan “https://www.kabar-kinerja.example/tentang/#tugas” menyebut alamat situs ini sendiri; "
            "tulis “/tentang/#tugas” [peringatan]",
        ),
    ],
)
def test_a_link_that_leads_nowhere_is_told_with_what_to_write(link: str, told: str) -> None:
    found = tell(make_text(links=(link,)))

    assert found == [f"9: isi: {told}"]


@pytest.mark.parametrize(
    "link",
    [
        "/",
        "/semarang/2025/",
        "/tentang/#tugas",
        "2025-02-27-pelatihan-guru.md",
        "../../../media/semarang/2025/laporan.pdf",
        "https://bkn.go.id/",
        "https://lain-kabar-kinerja.example/x/",
        "mailto:humas@bkn.go.id",
        "#di-sini",
    ],
)
def test_a_link_that_leads_somewhere_is_left_alone(link: str) -> None:
    assert tell(make_text(links=(link,))) == []


@pytest.mark.parametrize(
    ("image", "told"),
    [
        (
            "lokakary.jpg",
            "gambar “lokakary.jpg” tidak menunjuk ke berkas mana pun; "
            "maksudnya “/media/semarang/2025/lokakarya.jpg”?",
        ),
        (
            "media/semarang/2025/lokakarya.jpg",
            "gambar “media/semarang/2025/lokakarya.jpg” tidak menunjuk ke berkas mana pun; "
            "tulis “/media/semarang/2025/lokakarya.jpg”",
        ),
        (
            "x.png",
            "gambar “x.png” tidak menunjuk ke berkas mana pun; periksa alamatnya, atau hapus gambarnya",
        ),
    ],
)
def test_a_missing_picture_is_told_with_its_address(image: str, told: str) -> None:
    assert tell(make_text(images=(image,))) == [f"9: isi: {told}"]


@pytest.mark.parametrize("file", ["//jahat.example/x.jpg", "https://jahat.example/x.jpg"])
def test_the_main_picture_comes_from_here(file: str) -> None:
    record = Record(
        path=PATH,
        kind="artikel",
        slug="naskah",
        title="Judul",
        summary="Ringkasan.",
        picture=Picture(file=file, alt="Rapat"),
        lines={"image.file": 7},
    )

    assert tell(make_text(record)) == [
        f"7: image.file: gambar “{file}” diambil dari situs lain; "
        "simpan berkasnya di media/<kantor>/<tahun>/ dan tulis alamat /media/…"
    ]


def test_a_dead_replacement_is_not_called_a_link() -> None:
    record = Record(
        path=PATH,
        kind="artikel",
        slug="naskah",
        title="Judul",
        summary="Ringkasan.",
        withdrawn=WithdrawalNote(moment=read_moment("2025-03-01"), reason="Diganti.", replaced_by="/zzz/"),
        lines={"withdrawn.replaced_by": 8},
    )

    assert tell(make_text(record)) == [
        "8: withdrawn.replaced_by: naskah pengganti “/zzz/” tidak menunjuk ke halaman mana pun; "
        "periksa alamatnya, atau hapus replaced_by"
    ]
