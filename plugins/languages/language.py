"""Words: the languages that a text may be written in, and the names of their templates."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """One language of the publication.

    Attributes:
        code: BCP 47, "en"; the header's `lang`, the last part of a translation's address.
        name: as its own speakers write it; the text of the link to an edition.
        locale: as Open Graph writes it, "en_GB".
    """

    code: str
    name: str
    locale: str


INDONESIAN = Language(code="id", name="Bahasa Indonesia", locale="id_ID")
# British spelling and day before month, as the agency's own English letters have them.
ENGLISH = Language(code="en", name="English", locale="en_GB")
LANGUAGES = {language.code: language for language in (INDONESIAN, ENGLISH)}


def template_in(language: Language, name: str) -> str:
    """A template's name in a language: "en/article.html"; Indonesian ones stand without a code."""
    return name if language is INDONESIAN else f"{language.code}/{name}"


def part_template(name: str) -> tuple[Language, str]:
    """The language that a template's name asks for, and the name of its file."""
    code, _, rest = name.partition("/")
    language = LANGUAGES.get(code)
    return (language, rest) if language is not None and rest else (INDONESIAN, name)
