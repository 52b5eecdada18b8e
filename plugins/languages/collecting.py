"""Store: the words of templates and code, collected into the catalogues that translators fill."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

from plugins.languages.language import INDONESIAN, LANGUAGES
from plugins.languages.reading import DOMAIN, catalogue_path, forms_of
from plugins.root import ROOT

# Packages whose code says words to readers; what the others say is for writers and engineers.
SPEAKING = ("comments", "dates", "documents", "publication", "search")
TEMPLATES = ("*.html", "*.xml", "*.xsl")
WIDTH = 100
Keywords = dict[str, tuple[int, ...] | None]
IN_CODE: Keywords = {"say": None}
IN_TEMPLATES: Keywords = {"_": None, "gettext": None, "ngettext": (1, 2)}
Word = tuple[str | tuple[str, ...], list[str]]


def collect_words(root: Path = ROOT) -> Catalog:
    """Every word that a reader may see, in the order of the alphabet.

    Where it is said is left out: it would change the catalogues whenever a template is rearranged.
    """
    catalogue = Catalog(domain=DOMAIN, charset="utf-8")
    for message, comments in sorted(_words(root), key=lambda word: forms_of(word[0])):
        catalogue.add(message, auto_comments=comments)
    return catalogue


def _words(root: Path) -> Iterator[Word]:
    for package in SPEAKING:
        for file in sorted((root / "plugins" / package).rglob("*.py")):
            yield from _words_of(file, "python", IN_CODE)
    for pattern in TEMPLATES:
        for file in sorted((root / "theme" / "templates").rglob(pattern)):
            yield from _words_of(file, "jinja2.ext:babel_extract", IN_TEMPLATES)


def _words_of(file: Path, method: str, keywords: Keywords) -> Iterator[Word]:
    # As `make_environment` has it; an error in a template is an error here too.
    options = {"trimmed": "true", "trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}
    with file.open("rb") as opened:
        for _, message, comments, _ in extract(method, opened, keywords, ["Translators:"], options):
            yield message, comments


def tell_catalogue(catalogue: Catalog, code: str = "", plural: str = "") -> bytes:
    """A catalogue as its file holds it: a head without a clock, words without line numbers.

    Args:
        code: of the language; "" for the template of all.
        plural: gettext's rule for numbers ("nplurals=2; plural=(n != 1);").
    """
    lines = ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit"]
    lines += [f"Language: {code}", f"Plural-Forms: {plural}"] if code else []
    head = 'msgid ""\nmsgstr ""\n' + "".join(f'"{line}\\n"\n' for line in lines) + "\n"
    body = BytesIO()
    write_po(body, catalogue, width=WIDTH, omit_header=True, no_location=True, ignore_obsolete=True)
    return head.encode() + body.getvalue().strip() + b"\n"


def update_catalogues(root: Path = ROOT) -> list[str]:
    """Writes the template anew and brings each language up to it; gives what is left to translate.

    A word that is no longer said goes; what resembles an old one is proposed and marked as fuzzy.
    """
    locale = root / "theme" / "locale"
    words = collect_words(root)
    locale.mkdir(parents=True, exist_ok=True)
    (locale / f"{DOMAIN}.pot").write_bytes(tell_catalogue(words))
    missing = []
    for language in LANGUAGES.values():
        if language is INDONESIAN:
            continue
        path = catalogue_path(locale, language)
        path.parent.mkdir(parents=True, exist_ok=True)
        known = Catalog(locale=language.code)
        if path.exists():
            with path.open("rb") as file:
                known = read_po(file, locale=language.code)
        known.update(words)
        path.write_bytes(tell_catalogue(known, language.code, known.plural_forms))
        missing += [
            f"{path.relative_to(root).as_posix()}: {forms_of(message.id)[0]}"
            for message in known
            if message.id and (message.fuzzy or not all(forms_of(message.string)))
        ]
    return missing


def update_words(root: Path = ROOT) -> int:
    """Collects the words and tells those without a translation.

    Returns:
        Exit status: 0 where every word is translated, 1 otherwise.
    """
    missing = update_catalogues(root)
    for line in missing:
        print(line, file=sys.stderr)
    print(f"{len(missing)} left to translate" if missing else "every word is translated")
    return int(bool(missing))
