"""Words: what a scan takes for granted: whose site it is, and what is known to be ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

# Names of vocabularies that look like addresses; nobody follows them.
NAMESPACES = frozenset(
    "http://www.w3.org/2005/Atom http://www.w3.org/2000/svg http://www.w3.org/1999/xlink "
    "http://www.w3.org/1999/xhtml "
    "http://www.w3.org/XML/1998/namespace http://purl.org/syndication/thread/1.0 https://schema.org "
    "http://www.sitemaps.org/schemas/sitemap/0.9 http://www.google.com/schemas/sitemap-news/0.9 "
    "https://jsonfeed.org/version/1.1".split()
)
"""Source: the standards of the formats that the publication writes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a scan takes for granted.

    Attributes:
        is_release: True judges a release of ours, where everything that is not known is a fault; False
            judges any site, where only what is known to be bad is one.
        own: hosts of the site itself.
        hosts: registered hosts, which any page may link to.
        prefixes: beginnings of addresses that the theme writes; icons: its `data:` addresses.
        contacts: addresses of mail and telephone numbers of the settings.
        theme: every word of the theme, squeezed by `passages.squeeze`.
        assets: SHA-256 of scripts, programs and stylesheets that are ours.
        form: SHA-256 of the files of the form for writers, where the release holds it.
        hiding: classes that our stylesheets hide, each with how.
        elements, attributes: names that templates and texts of ours may hold; empty where any may.
    """

    is_release: bool
    own: frozenset[str] = frozenset()
    hosts: frozenset[str] = frozenset()
    prefixes: tuple[str, ...] = ()
    icons: frozenset[str] = frozenset()
    contacts: frozenset[str] = frozenset()
    theme: str = ""
    assets: frozenset[str] = frozenset()
    form: frozenset[str] = frozenset()
    hiding: Mapping[str, str] = field(default_factory=dict)
    elements: frozenset[str] = frozenset()
    attributes: frozenset[str] = frozenset()

    def is_prefixed(self, url: str) -> bool:
        """True where an address begins as the theme writes it."""
        return url.startswith(self.prefixes)
