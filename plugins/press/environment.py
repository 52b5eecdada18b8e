"""Store: the theme's templates as a Jinja environment, in every language."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from plugins.languages.folding import WordFolding
from plugins.languages.language import part_template, template_in
from plugins.languages.reading import CatalogueFolder

LOCALE = "locale"


class _Loader(FileSystemLoader):
    """One file serves all languages."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        return super().get_source(environment, part_template(template)[1])


class ThemeEnvironment(Environment):
    """Jinja over the theme; `en/article.html` is `article.html` in English, with all that it reaches.

    Args:
        templates: the theme's `templates` folder; its `locale` stands beside it.
        options: Jinja's.
    """

    def __init__(self, templates: Path, **options: Any) -> None:
        self.catalogues = CatalogueFolder(templates.parent / LOCALE)
        super().__init__(loader=_Loader(templates), **options)
        self.policies["ext.i18n.trimmed"] = True
        # Templates print what they are given. Jinja's own globals count, remember or draw lots; without
        # any, an import need not ask each time whether one of them hides behind a name.
        self.globals.clear()
        self._found: dict[tuple[object, object], Template] = {}

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,
    ) -> Template:
        """As Jinja's; it is asked a dozen times a page, and templates stay as they are for a build."""
        found = self._found.get((name, parent))
        if found is None:
            found = self._found[name, parent] = super().get_template(name, parent, globals)
        return found

    def join_path(self, template: str, parent: str) -> str:
        """A template asks for others in its own language."""
        return template_in(part_template(parent)[0], template)


def make_environment(templates: Path, options: Mapping[str, Any] | None = None) -> ThemeEnvironment:
    """An environment that knows this folder's templates only.

    Pelican's own environment falls back to its built-in theme without a word, so it is not used.

    Args:
        templates: the theme's `templates` folder.
        options: further settings of Jinja, as in `JINJA_ENVIRONMENT`; escaping and strictness
            about unknown names cannot be switched off.
    """
    chosen = {"trim_blocks": True, "lstrip_blocks": True, **(options or {})}
    # An environment lives for one build; asking the disk for newer templates at every page is for naught.
    chosen.update(autoescape=True, undefined=StrictUndefined, auto_reload=False)
    chosen["extensions"] = [WordFolding, *chosen.get("extensions", ())]
    return ThemeEnvironment(templates, **chosen)
