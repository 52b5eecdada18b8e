"""Words: a page and a Jinja environment → the bytes of its file."""

from __future__ import annotations

from jinja2 import Environment, TemplateError

from plugins.press.page import Page


class PageRefused(Exception):
    """A page could not be printed.

    Attributes:
        path: the page's file. The cause is the exception's `__cause__`.
    """

    def __init__(self, path: str, template: str, fault: str) -> None:
        super().__init__(f"{path}: {template or 'view'}: {fault}")
        self.path = path


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
        raise PageRefused(page.path, page.template, fault) from error
