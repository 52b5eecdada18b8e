"""Edge: one page with every component in every named state, in the light and in the dark, to be looked at."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from plugins.press.stylesheet import join_stylesheet
from tests.theme.components import THEME, component_names, make_arguments, read_component, render

ROOT = Path(__file__).parents[2]
# Prints what belongs inside <head>: shown as text, for a browser would not show it.
SHOWN_AS_TEXT = frozenset({"document_head", "structured_data"})
FRAME = """\
.review { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); }
.review > div { min-width: 0; padding: 1rem; background: var(--paper); color: var(--ink); }
.review pre { white-space: pre-wrap; }
h3 { margin-block: 1.5rem .5rem; }
"""


def write_review(output: str | None = None) -> int:
    """Writes the review page and tells its address, which a browser opens.

    Args:
        output: the file; None for `var/review.html` of the project.

    Returns:
        Exit status, 0.
    """
    target = Path(output).absolute() if output else ROOT / "var" / "review.html"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(build_review(), encoding="utf-8")
    print(target.as_uri())
    return 0


def build_review() -> str:
    """The review page, whole: a file that needs nothing beside it."""
    sheets = THEME / "static" / "css"
    pages = "".join(file.read_text(encoding="utf-8") for file in sorted((sheets / "pages").glob("*.css")))
    css = join_stylesheet(sheets / "site.css") + pages
    names = component_names()
    index = " ".join(f'<a href="#{name}">{name}</a>' for name in names)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Components of the theme</title>\n<style>{css}{FRAME}{_schemes()}</style>\n</head>\n"
        f'<body>\n<main>\n<h1>Components</h1>\n<nav class="periods">{index}</nav>\n'
        + "\n".join(_review_component(name) for name in names)
        + "\n</main>\n</body>\n</html>\n"
    )


def _schemes() -> str:
    """Both schemes' colours by a class each, whatever the reader's own scheme is."""
    tokens = (THEME / "static" / "css" / "tokens.css").read_text(encoding="utf-8")
    light, dark = re.findall(r":root \{(.*?)\}", tokens, re.DOTALL)
    return f".light {{ color-scheme: light;{light}}}\n.dark {{ color-scheme: dark;{dark}}}\n"


def _review_component(name: str) -> str:
    component = read_component(name)
    parts = [f'<section class="cardlist" id="{name}">\n<h2>{name}</h2>\n<p>{escape(component.purpose)}</p>']
    for state in component.examples:
        html = render(name, make_arguments(component, state))
        shown = f"<pre>{escape(html)}</pre>" if name in SHOWN_AS_TEXT else html
        both = "".join(f'<div class="{scheme}">{shown}</div>\n' for scheme in ("light", "dark"))
        parts.append(f'<h3><mark>{escape(state)}</mark></h3>\n<div class="review" lang="id">\n{both}</div>')
    return "\n".join((*parts, "</section>"))
