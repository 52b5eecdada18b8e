"""Edge: one page with every component in every named state, to be looked at.

`python3 -m tests.theme.review FILE` writes it, with the stylesheet inside.
"""

from __future__ import annotations

import sys
from html import escape
from pathlib import Path

from plugins.press.stylesheet import join_stylesheet
from tests.theme.components import THEME, component_names, make_arguments, read_component, render

# Prints what belongs inside <head>: shown as text, for a browser would not show it.
SHOWN_AS_TEXT = frozenset({"document_head", "structured_data"})


def build_review() -> str:
    """The review page, whole: a file that needs nothing beside it."""
    css = join_stylesheet(THEME / "static" / "css" / "site.css")
    names = component_names()
    index = " ".join(f'<a href="#{name}">{name}</a>' for name in names)
    return (
        '<!doctype html>\n<html lang="id">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Components of the theme</title>\n<style>{css}</style>\n</head>\n<body>\n<main>\n"
        f'<h1>Components</h1>\n<nav class="periods">{index}</nav>\n'
        + "\n".join(_review_component(name) for name in names)
        + "\n</main>\n</body>\n</html>\n"
    )


def _review_component(name: str) -> str:
    component = read_component(name)
    parts = [f'<section class="cardlist" id="{name}">\n<h2>{name}</h2>\n<p>{escape(component.purpose)}</p>']
    for state in component.examples:
        html = render(name, make_arguments(component, state))
        shown = f"<pre>{escape(html)}</pre>" if name in SHOWN_AS_TEXT else html
        parts.append(f"<h3><mark>{escape(state)}</mark></h3>\n{shown}")
    return "\n".join((*parts, "</section>"))


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(build_review(), encoding="utf-8")
