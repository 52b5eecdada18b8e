"""Store: what the theme and the search engine write, read from themselves, so that all else is a stranger."""

from __future__ import annotations

import hashlib
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec

from plugins.keeping.version import PLUGINS
from plugins.press.assets import make_stylesheet, theme_assets
from plugins.prose.markup import ELEMENTS, EVERYWHERE
from plugins.scanning.finding import Finding
from plugins.scanning.passages import squeeze
from plugins.scanning.styles import find_hiding_names, leave_out_conditions
from plugins.search.engine import IndexRefused, engine_version
from plugins.search.page_files import make_page_files
from plugins.search.talk import write_index

# An address in a template must name a path: "https://host" alone would also begin "https://host.evil".
_PREFIX = re.compile(r"\"(https?://[\w.-]+/[^\"{]*)(?:\{\{|\")")
_ICON = re.compile(r"\"(data:image/[^\"]+)\"")
_ELEMENT = re.compile(r"<([a-z][a-z0-9-]*)")
_ATTRIBUTE = re.compile(r"[\s}]([a-z][a-z0-9:-]*)=")
_JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_BARE = frozenset(
    "hidden defer required checked selected open reversed disabled novalidate readonly multiple start "
    "type id colspan rowspan scope".split()
)
_TEMPLATES = (".html", ".xml", ".txt", ".json")


class ThemeFacts(msgspec.Struct, frozen=True, array_like=True):
    """What the theme writes.

    Attributes:
        trace: of its files when they were read; findings: of `sources.scan_theme`.
        The other fields are `Scope`'s.
    """

    trace: bytes
    findings: tuple[Finding, ...]
    prefixes: tuple[str, ...]
    icons: tuple[str, ...]
    words: str
    assets: tuple[str, ...]
    hiding: dict[str, str]
    elements: tuple[str, ...]
    attributes: tuple[str, ...]


def trace_theme(theme: Path, register: Path) -> bytes:
    """What changes with every file of the theme, and with the register of hosts: names, sizes, times."""
    digest = hashlib.blake2b(digest_size=16)
    for file in [*sorted(theme.rglob("*")), register]:
        if file.is_file():
            found = file.stat()
            trace = (str(file), found.st_size, found.st_mtime_ns, found.st_ctime_ns)
            digest.update(repr(trace).encode("utf-8", "surrogatepass"))
    return digest.digest()


def read_theme(theme: Path, trace: bytes = b"", findings: tuple[Finding, ...] = ()) -> ThemeFacts:
    """The theme's words, addresses, names and files.

    Args:
        trace, findings: kept with what was read.

    Raises:
        OSError, UnicodeDecodeError: it cannot be read; PageRefused, StylesheetError: it is not whole.
    """
    templates = [file.read_text(encoding="utf-8") for file in _files(theme / "templates", _TEMPLATES)]
    catalogues = [file.read_text(encoding="utf-8") for file in _files(theme / "locale", (".po",))]
    whole = "\n".join(templates)
    sheet = make_stylesheet(theme / "static")
    _, page_files = make_page_files(theme / "static", sheet.data.decode())
    assets = [sheet, *page_files, *theme_assets(theme / "static")]
    texts = (_TAG.sub("", _JINJA.sub(_keep_words, template)) for template in (*templates, *catalogues))
    css = "".join(asset.data.decode() for asset in (sheet, *page_files) if asset.path.endswith(".css"))
    listed = {name for names in ELEMENTS.values() for name in names}
    return ThemeFacts(
        trace=trace,
        findings=findings,
        prefixes=tuple(sorted({found.replace("&amp;", "&") for found in _PREFIX.findall(whole)})),
        icons=tuple(sorted(set(_ICON.findall(whole)))),
        words="\n".join(squeeze(text) for text in texts),
        assets=tuple(
            sorted(
                _digest(Path(asset.source).read_bytes() if asset.source else asset.data) for asset in assets
            )
        ),
        hiding=find_hiding_names(leave_out_conditions(css)),
        elements=tuple(sorted({*_ELEMENT.findall(whole), *ELEMENTS})),
        attributes=tuple(sorted({*_ATTRIBUTE.findall(whole), *_BARE, *EVERYWHERE, *listed})),
    )


def read_form() -> frozenset[str]:
    """SHA-256 of the files of the form for writers, as the project and its package hold them."""
    folders = (PLUGINS / "editor" / "static", PLUGINS.parent / "var" / "editor")
    return frozenset(
        _digest(file.read_bytes())
        for folder in folders
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    )


def read_engine() -> frozenset[str]:
    """SHA-256 of the search engine's own scripts and programs: it is asked for an index of one word."""
    if not engine_version():
        return frozenset()
    with tempfile.TemporaryDirectory() as folder:
        entry = {"url": "/", "content": "kata", "language": "id"}
        try:
            write_index(Path(folder), [entry], 1)
        except IndexRefused:
            return frozenset()
        return frozenset(
            _digest(file.read_bytes()) for file in _files(Path(folder), (".js", ".pagefind", ".wasm"))
        )


def _keep_words(found: re.Match[str]) -> str:
    """The words within an expression, such as those to be translated; nothing of a comment."""
    return "" if found[0].startswith("{#") else " ".join(re.findall(r"[\"']([^\"']*)[\"']", found[0]))


def _files(folder: Path, endings: tuple[str, ...]) -> Iterator[Path]:
    return (file for file in sorted(folder.rglob("*")) if file.suffix in endings and file.is_file())


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
