"""Words: the interface's words in one language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from gettext import c2py
from typing import Protocol

from plugins.languages.language import INDONESIAN, Language

# CLDR: Indonesian counts without a plural form.
ONE_FORM = "0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """A language's words, found by the Indonesian ones.

    Attributes:
        language: whose words they are.
        messages: Indonesian words → their forms by number, as gettext orders them.
        plural: which form a number takes, as an expression of gettext ("n != 1").
        digest: of the file they were read from; "" where none is needed.
    """

    language: Language
    messages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    plural: str = ONE_FORM
    digest: str = ""

    @property
    def identity(self) -> tuple[object, ...]:
        """Two catalogues with one identity say the same."""
        return (self.language, self.digest)

    def forms(self, message: str) -> tuple[str, ...]:
        """Every form of a message; what is not translated stays Indonesian."""
        return self.messages.get(message) or (message,)

    def say(self, message: str, **values: object) -> str:
        """The words, with values in the places that `%(name)s` marks."""
        words = self.forms(message)[0]
        return words % values if values else words

    def form_of(self, count: int) -> int:
        """The place of the form that goes with a number."""
        return plural_rule(self.plural)(count)


class Catalogues(Protocol):
    """The interface's words in every language, wherever they are kept."""

    def of(self, language: Language) -> Catalogue:
        """The words of a language."""


@lru_cache(maxsize=8)
def plural_rule(expression: str) -> Callable[[int], int]:
    """A plural expression of gettext as a function."""
    rule: Callable[[int], int] = c2py(expression)
    return rule


IN_INDONESIAN = Catalogue(language=INDONESIAN)
say = IN_INDONESIAN.say
