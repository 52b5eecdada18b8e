"""Words: answers understood as a writer gives them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from plugins.categories.category import Category
from plugins.categories.office import Office
from plugins.categories.topic import Topic
from plugins.dates.reading import DateRefused, read_moment, to_stamp


def understand_term(answer: str, terms: Mapping[str, Office | Category | Topic], order: Sequence[str]) -> str:
    """The slug that an answer means; the answer itself where it means none.

    Args:
        answer: a number of the list, a slug, a former slug or a name, in letters of either case.
        terms: slug → entry of the register.
        order: slugs in the order in which the list was shown.
    """
    word = " ".join(answer.split())
    if word.isascii() and word.isdecimal() and 1 <= int(word) <= len(order):
        return order[int(word) - 1]
    for slug, term in terms.items():
        if word.casefold() in (slug, term.name.casefold(), *term.aliases):
            return slug
    return word


def understand_date(answer: str, zone: str) -> str:
    """A date in the header's form and the office's zone; what is no date stays, for the gate to refuse."""
    try:
        stamp = to_stamp(read_moment(answer), zone)
    except DateRefused:
        return answer
    form = "%Y-%m-%d %H:%M" if stamp.has_time else "%Y-%m-%d"
    return stamp.moment.strftime(form)


def order_categories(categories: Mapping[str, Category]) -> list[str]:
    """Slugs with every category right below its parent, siblings in the register's order."""
    place = {slug: number for number, slug in enumerate(categories)}
    return sorted(
        categories,
        key=lambda slug: [place[part] for part in (*categories[slug].parents, slug) if part in place],
    )
