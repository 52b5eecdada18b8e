"""Words: a page and a Jinja environment → the bytes of its file."""

from __future__ import annotations

from jinja2 import Environment, TemplateError

from plugins.keeping.faults import WorkRefused
from plugins.press.page import Page


class PageRefused(WorkRefused):
    """A page could not be printed; the message names its file, its template and the fault."""


def render(page: Page, environment: Environment) -> bytes:
    """The page's file, UTF-8.

    Raises:
        PageRefused: the view or the template fails; the message names page, template and fault.
    """
    try:
        context = page.view(page.inputs)
        if not page.template:
            return str(context["text"]).encode()
        return environment.get_template(page.template).render(context).encode()
    except (TemplateError, LookupError, AttributeError, TypeError, ValueError, OSError) as error:
        fault = f"{type(error).__name__}: {error}"
        raise PageRefused(f"{page.path}: {page.template or page.view.__qualname__}: {fault}") from error
