"""Names of values: equal for equal values, and for no others."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.dates.stamp import Stamp
from plugins.press.fingerprint import FingerprintError, Fingerprints
from plugins.publication import reply_views, text_views, views

# Few texts, so that equal ones are drawn often; those of the fingerprint's own marks among them.
TEXTS = st.sampled_from(["", "a", "b", "a,b", "s1:a", "None", "(", "\x1e", "\x1f", "\udc80"])
STAMPS = st.builds(
    Stamp.at,
    st.sampled_from([datetime(2025, 2, 26, tzinfo=UTC), datetime(2025, 2, 26, 1, tzinfo=UTC)]),
    st.sampled_from(["Asia/Jakarta", "Asia/Jayapura"]),
)
KINDS = [
    kind
    for module in (views, text_views, reply_views)
    for kind in vars(module).values()
    if isinstance(kind, type) and kind.__module__ == module.__name__ and kind is not text_views.ArticleView
]
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 2) | TEXTS | st.binary(max_size=1) | STAMPS,
    lambda inner: st.lists(inner, max_size=3).map(tuple) | st.dictionaries(TEXTS, inner, max_size=2),
    max_leaves=8,
)
st.register_type_strategy(Stamp, STAMPS)
# What holds its like is drawn small.
BRANCHES = st.builds(views.Branch, link=st.from_type(views.Link), note=TEXTS)
ITEMS = st.builds(
    reply_views.ThreadItem,
    anchor=TEXTS,
    name=TEXTS,
    paragraphs=st.lists(TEXTS, max_size=2).map(tuple),
    sent=STAMPS,
    is_staff=st.booleans(),
    is_removed=st.booleans(),
    office_name=TEXTS,
)
for leaves, part in ((BRANCHES, "children"), (ITEMS, "replies")):
    few = st.lists(leaves, max_size=2).map(tuple)
    trees = st.builds(lambda value, inner, part=part: replace(value, **{part: inner}), leaves, few)
    st.register_type_strategy(views.Branch if part == "children" else reply_views.ThreadItem, trees)


@dataclass(frozen=True)
class Handle:
    name: str
    opened: object = field(compare=False, default=None)


@dataclass(frozen=True)
class Known:
    number: int
    rest: object

    @property
    def identity(self) -> tuple[object, ...]:
        return (self.number,)


@dataclass(frozen=True)
class Pair:
    left: Any
    right: Any


@dataclass(frozen=True)
class OtherPair:
    left: Any
    right: Any


def name(value: object) -> bytes:
    return Fingerprints().of({"value": value})


def told_apart(first: object, second: object) -> bool:
    return name(first) != name(second)


def is_same(first: Any, second: Any) -> bool:
    """Equality that, unlike Python's, tells True from 1 and a mapping's order."""
    return repr(first) == repr(second)


@given(VALUES, VALUES)
def test_two_values_have_one_name_where_they_are_the_same(first: Any, second: Any) -> None:
    assert told_apart(first, second) is not is_same(first, second)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_every_field_of_what_templates_see_counts(kind: type, data: st.DataObject) -> None:
    values = st.from_type(kind)
    first, second = data.draw(values), data.draw(values)

    assert name(first) == name(copy.deepcopy(first))
    for part in fields(kind):
        mixed = replace(first, **{part.name: getattr(second, part.name)})
        assert told_apart(first, mixed) is (first != mixed), part.name


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("a", "b"), ("a,b",)),
        (("a", ("b",)), (("a", "b"),)),
        (("a", ""), ("", "a")),
        ("1", 1),
        (1, True),
        (0, False),
        (0, None),
        ("None", None),
        ("b'a'", b"a"),
        ("", ()),
        ({"a": "b"}, (("a", "b"),)),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        (Pair("a", "b"), OtherPair("a", "b")),
        (Pair("a", "b"), "Pair(s1:a,s1:b)"),
        (Pair("a,s1:b", "c"), Pair("a", "b,s1:c")),
        (Pair("x" * 200, ""), Pair("", "x" * 200)),
        (
            datetime(2025, 1, 1, tzinfo=ZoneInfo("Asia/Jakarta")),
            datetime(2025, 1, 1, tzinfo=ZoneInfo("Asia/Pontianak")),
        ),
    ],
    ids=str,
)
def test_values_that_look_alike_are_told_apart(first: object, second: object) -> None:
    assert told_apart(first, second)


def test_a_value_has_one_name_however_often_it_is_told() -> None:
    names = Fingerprints()
    shared = Pair("x" * 200, ("y", "z"))

    first = names.of({"a": shared, "b": (shared, shared)})

    assert names.of({"a": shared, "b": (shared, copy.deepcopy(shared))}) == first
    assert Fingerprints().of({"a": copy.deepcopy(shared), "b": (shared, shared)}) == first


def test_a_name_is_not_passed_on_to_what_takes_the_place_in_memory() -> None:
    names = Fingerprints()

    told = {names.of({"value": Pair(number, "x" * 200)}) for number in range(2000)}

    assert len(told) == 2000


def test_names_of_inputs_count() -> None:
    assert Fingerprints().of({"newer": None, "older": "a"}) != Fingerprints().of(
        {"newer": "a", "older": None}
    )
    assert Fingerprints().of({"a": "b"}) != Fingerprints().of({"b": "b"})


def test_any_mapping_is_told_by_its_items() -> None:
    plain: Mapping[str, int] = {"a": 1}

    assert name(MappingProxyType(plain)) == name(plain)


def test_what_is_not_compared_is_not_told() -> None:
    assert name(Handle("a", opened=object())) == name(Handle("a", opened=None))


def test_an_identity_stands_for_the_whole() -> None:
    assert name(Known(1, object())) == name(Known(1, {"anything"}))
    assert told_apart(Known(1, ""), Known(2, ""))


@pytest.mark.parametrize(
    "value",
    [{"a"}, frozenset("a"), object(), Path("a"), Pair, len, iter("a"), 1j],
    ids=lambda value: type(value).__name__,
)
def test_a_value_that_cannot_be_told_whole_is_refused(value: object) -> None:
    kind = type(value)

    with pytest.raises(FingerprintError) as refusal:
        name(("a", value))

    assert str(refusal.value) == f"{kind.__module__}.{kind.__qualname__} cannot be an input of a page"
