"""What lists are made of: pagers, counted names, trees of categories and of the country's offices."""

from __future__ import annotations

from dataclasses import replace

from plugins.publication.views import Branch, Link, Pager

PROVINCES = (
    *("Aceh", "Sumatera Utara", "Sumatera Barat", "Riau", "Jambi", "Sumatera Selatan", "Bengkulu", "Lampung"),
    *(
        "Kepulauan Bangka Belitung",
        "Kepulauan Riau",
        "DKI Jakarta",
        "Jawa Barat",
        "Jawa Tengah",
        "DI Yogyakarta",
    ),
    *("Jawa Timur", "Banten", "Bali", "Nusa Tenggara Barat", "Nusa Tenggara Timur", "Kalimantan Barat"),
    *("Kalimantan Tengah", "Kalimantan Selatan", "Kalimantan Timur", "Kalimantan Utara", "Sulawesi Utara"),
    *("Sulawesi Tengah", "Sulawesi Selatan", "Sulawesi Tenggara", "Gorontalo", "Sulawesi Barat", "Maluku"),
    *("Maluku Utara", "Papua Barat", "Papua", "Papua Selatan", "Papua Tengah", "Papua Pegunungan"),
    "Papua Barat Daya",
)


def make_offices(count: int = 514) -> tuple[Branch, ...]:
    """Offices under their provinces, as many as the country has regencies and cities."""
    branches = []
    for place, province in enumerate(PROVINCES):
        numbers = range(place, count, len(PROVINCES))
        offices = tuple(
            Branch(link=Link(text=f"BKN {_place(number)}", url=f"/{number}-kota/", count=number % 40))
            for number in numbers
        )
        branches.append(Branch(link=Link(text=province, url="", count=len(numbers)), children=offices))
    return tuple(branches)


def _place(number: int) -> str:
    last = (
        "Barat",
        "Timur",
        "Utara",
        "Selatan",
        "Tengah",
        "Raya",
        "Hilir",
        "Jaya",
        "Lama",
        "Baru",
        "Kota",
        "Luar",
    )
    return f"{PROVINCES[number * 7 % 38]} {last[number // 38 % 12]}"


def make_counted(*names: str) -> tuple[Link, ...]:
    """Categories with the counts of their articles."""
    return tuple(
        Link(text=name, url=f"/kategori/{name.lower().replace(' ', '-')}/", count=number * 7 + 3)
        for number, name in enumerate(names)
    )


def make_pager(number: int = 1, total: int = 1) -> Pager:
    """One page of a list of articles, ten a page."""
    shown = sorted({1, total, *range(max(1, number - 1), min(total, number + 1) + 1)})
    links: list[Link] = []
    for before, page in zip([0, *shown], shown, strict=False):
        if page - before > 1:
            links.append(Link(text="…", url=""))
        links.append(Link(text=str(page), url=_page_url(page), is_current=page == number))
    return Pager(
        number=number,
        total=total,
        item_count=total * 10 - 3,
        newer_url=_page_url(number - 1) if number > 1 else "",
        older_url=_page_url(number + 1) if number < total else "",
        links=tuple(links) if total > 1 else (),
    )


def _page_url(page: int) -> str:
    return "/" if page == 1 else f"/halaman/{page}/"


def make_categories() -> tuple[Branch, ...]:
    """A tree of categories three levels deep."""
    leaves = tuple(Branch(link=link) for link in make_counted("Rekrutmen", "Manajemen Kinerja", "Pelatihan"))
    nested = replace(leaves[1], children=leaves[2:], note="Sasaran dan penilaian.")
    roots = make_counted("Kepegawaian", "Pelayanan Publik")
    return (
        Branch(link=roots[0], note="Semua tentang pegawai.", children=(leaves[0], nested)),
        Branch(link=roots[1], note="Semua tentang layanan kepada warga."),
    )
