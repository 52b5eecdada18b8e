"""Edge: pages of the service, in the theme's own dress and with the release's headers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from starlette.responses import Response

from plugins.press.assets import make_stylesheet
from plugins.press.environment import ThemeEnvironment, make_environment
from plugins.publication.heads import site_masthead
from plugins.publication.settings import PublicationSettings
from plugins.publication.views import Head, Link, Masthead, Site
from plugins.release.headers import ALWAYS

# Nothing but the page and its sheet: what a stranger typed could not run even if it were not escaped.
POLICY = (
    "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
STYLE_FOLDER = "/komentar/gaya/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """Prints templates of `theme/templates/intake/`.

    Attributes:
        environment: the theme's.
        site: the constants that every page has.
        tagline: of the publication.
        style: the theme's one sheet, and `style_path` its address: the service has its own copy,
            for the release may be of another day.
    """

    environment: ThemeEnvironment
    site: Site
    tagline: str
    style: bytes
    style_path: str

    def answer(
        self,
        template: str,
        title: str,
        *,
        status: int = 200,
        headers: Mapping[str, str] | None = None,
        masthead: Masthead | None = None,
        **values: Any,
    ) -> Response:
        """A page, which nobody keeps and no search engine lists.

        Args:
            template: its file's name below `intake/`, without ".html".
            title: of the document, to which the publication's name is added.
            headers: besides the usual ones.
            masthead: the publication's where it is None.
            values: what the template takes besides `site`, `head`, `masthead` and `trail`.
        """
        html = self.environment.get_template(f"intake/{template}.html").render(
            site=self.site,
            head=Head(title=f"{title} – {self.site.name}", is_indexed=False),
            masthead=masthead or site_masthead(self.site, self.tagline),
            trail=(),
            **values,
        )
        return Response(html, status, {**SAFE_HEADERS, **(headers or {})}, "text/html")


SAFE_HEADERS: Mapping[str, str] = {
    **ALWAYS,
    "Content-Security-Policy": POLICY,
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex",
}


def make_pages(conf: Mapping[str, Any]) -> Pages:
    """The pages of the service, from the site's settings."""
    settings = PublicationSettings.from_settings(conf)
    theme = Path(conf["THEME"])
    sheet = make_stylesheet(theme / "static")
    style = sheet.data or b""
    name = Path(sheet.path).name
    site = Site(
        name=settings.name,
        agency=settings.agency,
        url=settings.url,
        language=settings.language,
        address=settings.address,
        email=settings.email,
        phone=settings.phone,
        stylesheet_url=STYLE_FOLDER + name,
        footer_links=(
            Link(text="Pedoman Komentar", url=settings.comment_policy),
            Link(text="Kebijakan Privasi", url=settings.privacy_policy),
        ),
        feed_url="/feed.xml",
    )
    return Pages(
        environment=make_environment(theme / "templates"),
        site=site,
        tagline=settings.tagline,
        style=style,
        style_path=STYLE_FOLDER + name,
    )
