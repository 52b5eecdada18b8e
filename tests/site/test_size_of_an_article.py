"""An article's page weighs the same however many offices the publication has."""

from __future__ import annotations

from tests.benchmarks.texts import MAX_OFFICES, all_places
from tests.fixtures.building import Build
from tests.fixtures.content import REGISTERS, MakeContent

# Source: the press's own promise; a navigation that lists all offices would weigh 67 kB.
MAX_DIFFERENCE_BYTES = 1_000
FEW = 4
ARTICLES = 6
OFFICES = ("semarang", "jayapura")


def register_of(count: int) -> str:
    """A register of so many offices, those of the articles among them."""
    others = [place for place in all_places(MAX_OFFICES) if place.slug not in OFFICES]
    return REGISTERS["offices"] + "".join(
        f'\n[{place.slug}]\nname = "BKN {place.name}"\ncity = "{place.name}"\n'
        f'province = "Provinsi"\ntimezone = "{place.zone}"\n'
        for place in others[: count - len(OFFICES)]
    )


def test_an_articles_page_weighs_the_same_at_4_and_at_514_offices(
    make_content: MakeContent, build_content: Build
) -> None:
    articles = [
        {"title": f"Naskah {number}", "date": f"2025-02-{10 + number}", "office": office}
        for number in range(1, ARTICLES + 1)
        for office in OFFICES
    ]
    few = build_content(make_content(*articles, files={"registers/offices.toml": register_of(FEW)}))
    many = build_content(
        make_content(*articles, files={"registers/offices.toml": register_of(MAX_OFFICES)}), name="many"
    )

    assert (few.faults, many.faults) == ("", "")
    # One office answers under its former name too.
    homes = [len(list(built.output.glob("*/arsip/index.html"))) - 1 for built in (few, many)]
    assert homes == [FEW, MAX_OFFICES]
    pages = [
        page.relative_to(few.output)
        for office in OFFICES
        for page in sorted((few.output / office).glob("2025/02/*/naskah-*/index.html"))
    ]
    assert len(pages) == len(articles)
    for page in pages:
        sizes = [(built.output / page).stat().st_size for built in (few, many)]
        assert abs(sizes[0] - sizes[1]) <= MAX_DIFFERENCE_BYTES, f"{page}: {sizes}"
