"""Store: catalogues as translators write them, gettext's .po files."""

from __future__ import annotations

import hashlib
from pathlib import Path

from plugins.languages.catalogue import IN_INDONESIAN, Catalogue
from plugins.languages.language import INDONESIAN, Language

DOMAIN = "kabar"
DIGEST_CHARS = 32


class CatalogueBroken(Exception):
    """A catalogue cannot be used; the message names the file and the fault."""


def catalogue_path(folder: Path, language: Language) -> Path:
    """Where a language's words are kept below the theme's `locale` folder."""
    return folder / language.code / "LC_MESSAGES" / f"{DOMAIN}.po"


class CatalogueFolder:
    """The theme's catalogues, each read when it is first asked for: most builds print Indonesian alone.

    Args:
        folder: the theme's `locale`.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read = {INDONESIAN.code: IN_INDONESIAN}

    def of(self, language: Language) -> Catalogue:
        """The words of a language.

        Raises:
            CatalogueBroken: its file is not there or cannot be read.
        """
        known = self._read.get(language.code)
        if known is None:
            known = self._read[language.code] = read_catalogue(self._folder, language)
        return known


def read_catalogue(folder: Path, language: Language) -> Catalogue:
    """A language's words; those without a translation or marked as doubtful (fuzzy) are left out.

    Raises:
        CatalogueBroken: the file is not there or cannot be read.
    """
    # Babel's reader is needed for translations only.
    from babel.messages.pofile import PoFileError, read_po

    path = catalogue_path(folder, language)
    try:
        data = path.read_bytes()
        with path.open("rb") as file:
            found = read_po(file, locale=language.code, abort_invalid=True)
    except (OSError, PoFileError, ValueError) as error:
        raise CatalogueBroken(f"{path}: {error}") from error
    messages = {}
    for message in found:
        forms = forms_of(message.string)
        if message.id and all(forms) and not message.fuzzy:
            messages[forms_of(message.id)[0]] = forms
    return Catalogue(
        language=language,
        messages=messages,
        plural=found.plural_expr,
        digest=hashlib.sha256(data).hexdigest()[:DIGEST_CHARS],
    )


def forms_of(words: object) -> tuple[str, ...]:
    """Words of a catalogue's entry, which stand alone or, where a number is told, in several forms."""
    return tuple(words) if isinstance(words, (tuple, list)) else (str(words or ""),)
