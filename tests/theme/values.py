"""The publication's values made from examples' plain data, by the types that head comments name.

An example tells only what matters in its state; the factories of `factories.py` fill in the rest.
"""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any, Union, get_args, get_origin, get_type_hints

from plugins.dates.stamp import Stamp
from plugins.publication import reply_views, text_views, views
from tests.theme import factories

NAMED: dict[str, Any] = {
    "str": str,
    "int": int,
    "bool": bool,
    "Stamp": Stamp,
    "Body": factories.Body,
    **{
        name: kind
        for module in (views, text_views, reply_views)
        for name, kind in vars(module).items()
        if is_dataclass(kind)
    },
}

FACTORIES: dict[Any, Callable[..., Any]] = {
    text_views.ArticleView: factories.make_article,
    views.Card: factories.make_card,
    reply_views.ReplyForm: factories.make_form,
    views.Head: lambda **given: replace(factories.make_head("Judul", "/"), **given),
    views.Site: lambda **given: replace(factories.make_site(), **given),
    views.Masthead: lambda **given: replace(factories.make_masthead(), **given),
    reply_views.ThreadItem: lambda replies=(), **given: factories.make_item(1, *replies, **given),
}


def make_value(type_name: str, raw: Any) -> Any:
    """A value of the type that a head comment names: "Card", "tuple[Link]", "Card or None"."""
    return _convert(_type_named(type_name), raw)


def poison(value: Any, addition: str) -> Any:
    """The same value with `addition` at the end of every text in it that a template must escape."""
    if isinstance(value, str):
        return value + addition
    if isinstance(value, tuple):
        return tuple(poison(part, addition) for part in value)
    if is_dataclass(value) and not isinstance(value, (Stamp, factories.Body, type)):
        changed = {
            field.name: poison(getattr(value, field.name), addition)
            for field in fields(value)
            if field.name != "jsonld"
        }
        return replace(value, **changed)
    return value


def _type_named(name: str) -> Any:
    if name.endswith(" or None"):
        return _type_named(name.removesuffix(" or None")) | None
    if name.startswith("tuple["):
        return types.GenericAlias(tuple, (NAMED[name[6:-1]], ...))
    return NAMED[name]


def _convert(kind: Any, raw: Any) -> Any:
    if get_origin(kind) in (Union, types.UnionType):
        inner = next(part for part in get_args(kind) if part is not type(None))
        return None if raw is None else _convert(inner, raw)
    if get_origin(kind) is tuple:
        return tuple(_convert(get_args(kind)[0], part) for part in raw)
    if kind is Stamp:
        return factories.make_stamp(raw)
    if kind is object:
        return factories.Body(**raw)
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        # A factory may take more than the fields: `number` chooses one of the cards.
        given = {name: _convert(hints.get(name, int), part) for name, part in raw.items()}
        constructor: Any = kind
        return FACTORIES.get(constructor, constructor)(**given)
    return kind(raw)
