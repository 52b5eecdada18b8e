"""Words: the publication's part of Pelican's settings, checked and typed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

# Names of page kinds that PAGE_KINDS may switch off, for a smaller set of pages.
PAGE_KINDS = frozenset(
    "front offices office-archives office-categories archives days categories topics overviews feeds "
    "term-feeds redirects".split()
)

# Source: RFC 1123, 2.1, for the labels of a host's name; nothing of an address stands behind it.
_SITE_URL = re.compile(
    r"(?P<scheme>https?)://(?P<host>(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)"
    r"(?P<port>:[1-9][0-9]{0,4})?/*",
    re.IGNORECASE,
)
_OWN_MACHINE = frozenset({"localhost", "127.0.0.1"})


class SettingsRefused(ValueError):
    """A setting that cannot be used; the message names it, its value and the mend."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationSettings:
    """What `pelicanconf.py` says of the publication. plugins/publication/README.md lists each name.

    Attributes:
        name, tagline, agency: the publication and the body that answers for it.
        url: whole address without a slash at its end; "" in a preview.
        language: BCP 47; timezone: IANA name of undated pages and of the site's own dates.
        address, email, phone: as printed; "" where unset.
        licence: (text, url) of the texts' licence, or None.
        footer_pages: slugs of `laman/` in the footer's order.
        comment_policy, privacy_policy: addresses of what a commenter agrees to.
        page_size: articles on a list page; feed_size: entries of a feed.
        related_count: related articles below a text.
        contents_from: headings from which a text gets a table of contents.
        security_contact, security_expires: for security.txt; it is left out where either is "".
        social_cards: True draws a card for each article without a picture of its own.
        kinds: page kinds to build.
        is_preview: True builds drafts and what waits for its day too, and says so on every page.
        meta_policy: True has every page say the content security policy itself.
        search: True makes the search page's index; search_part_texts: texts in a part of it, at most.
    """

    name: str
    tagline: str
    agency: str
    url: str
    language: str
    timezone: str
    address: str
    email: str
    phone: str
    licence: tuple[str, str] | None
    footer_pages: tuple[str, ...]
    comment_policy: str
    privacy_policy: str
    page_size: int
    feed_size: int
    related_count: int
    contents_from: int
    security_contact: str
    security_expires: str
    social_cards: bool
    kinds: tuple[str, ...]
    is_preview: bool = False
    meta_policy: bool = False
    search: bool = False
    search_part_texts: int = 5_000

    @classmethod
    def from_settings(cls, settings: Mapping[str, Any]) -> PublicationSettings:
        """The publication's settings.

        Raises:
            SettingsRefused: a value is missing, of another type or out of range.
        """
        is_preview = _preview(settings)
        licence = settings.get("LICENCE")
        return cls(
            name=_text(settings, "SITENAME"),
            tagline=_text(settings, "TAGLINE", ""),
            agency=_text(settings, "AGENCY"),
            url=_site_url(_text(settings, "SITEURL", ""), is_public=bool(settings.get("PUBLIC"))),
            language=_text(settings, "DEFAULT_LANG", "id"),
            timezone=_zone(_text(settings, "TIMEZONE")),
            address=_text(settings, "ADDRESS", ""),
            email=_text(settings, "EMAIL", ""),
            phone=_text(settings, "PHONE", ""),
            licence=(str(licence[0]), str(licence[1])) if licence else None,
            footer_pages=tuple(settings.get("FOOTER_PAGES", ())),
            comment_policy=_text(settings, "COMMENT_POLICY", "/pedoman-komentar/"),
            privacy_policy=_text(settings, "PRIVACY_POLICY", "/kebijakan-privasi/"),
            page_size=_count(settings, "DEFAULT_PAGINATION", 20),
            feed_size=_count(settings, "FEED_MAX_ITEMS", 20),
            related_count=_count(settings, "RELATED_COUNT", 3),
            contents_from=_count(settings, "CONTENTS_FROM", 4),
            security_contact=_text(settings, "SECURITY_CONTACT", ""),
            security_expires=_moment(_text(settings, "SECURITY_EXPIRES", "")),
            social_cards=bool(settings.get("SOCIAL_CARDS", False)),
            kinds=_kinds(settings.get("PAGE_KINDS")),
            is_preview=is_preview,
            meta_policy=bool(settings.get("META_POLICY", False)),
            search=bool(settings.get("SEARCH")),
            search_part_texts=_count(settings, "SEARCH_PART_TEXTS", 5_000, 100_000),
        )


def _text(settings: Mapping[str, Any], name: str, default: str | None = None) -> str:
    value = settings.get(name)
    if value is None:
        value = default
    if not isinstance(value, str) or (default is None and not value.strip()):
        raise SettingsRefused(f"{name}: {value!r} is not a text; set it in pelicanconf.py")
    return value.strip()


def _count(settings: Mapping[str, Any], name: str, default: int, most: int = 1000) -> int:
    value = settings.get(name)
    if value is None or value is False:
        value = default
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= most:
        raise SettingsRefused(f"{name}: {value!r} is not a whole number from 1 to {most}")
    return value


def _site_url(url: str, *, is_public: bool) -> str:
    if not url:
        if is_public:
            raise SettingsRefused("SITEURL: it is empty; the public site needs its address, https://host")
        return ""
    parts = _SITE_URL.fullmatch(url)
    if parts is None:
        raise SettingsRefused(
            f"SITEURL: {url!r} is not the address of a host; write https://host without a path"
        )
    if is_public and parts["scheme"].lower() != "https" and parts["host"].lower() not in _OWN_MACHINE:
        raise SettingsRefused(f"SITEURL: {url!r} is not encrypted; write https://{parts['host']}")
    return url.rstrip("/")


def _preview(settings: Mapping[str, Any]) -> bool:
    if settings.get("PREVIEW") and (settings.get("PUBLIC") or settings.get("SITEURL")):
        raise SettingsRefused("PREVIEW: a site with PUBLIC or SITEURL is built without drafts; leave it out")
    return bool(settings.get("PREVIEW"))


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise SettingsRefused(
            f"TIMEZONE: {name!r} is unknown; write an IANA name such as Asia/Jakarta"
        ) from error
    return name


def _moment(text: str) -> str:
    if text:
        try:
            aware = datetime.fromisoformat(text).tzinfo is not None
        except ValueError:
            aware = False
        if not aware:
            raise SettingsRefused(f"SECURITY_EXPIRES: {text!r} is not ISO 8601 with an offset")
    return text


def _kinds(value: Any) -> tuple[str, ...]:
    kinds = PAGE_KINDS if value is None else frozenset(value)
    unknown = sorted(kinds - PAGE_KINDS)
    if unknown:
        raise SettingsRefused(
            f"PAGE_KINDS: {unknown[0]!r} is unknown; known are {', '.join(sorted(PAGE_KINDS))}"
        )
    return tuple(sorted(kinds))
