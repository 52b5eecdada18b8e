"""Words: former addresses → addresses here, whatever form a text or a reader's bookmark has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from urllib.parse import parse_qs, unquote, urljoin, urlsplit

from plugins.importing.planned import PlannedText

SIZE = r"(?:-(?:\d{2,5}x\d{2,5}|scaled|rotated))+"
"""What WordPress writes behind a picture's name for each smaller form of it. Source: its `image_resize`
and, for pictures wider than 2,560 dots or lying on their side, `wp_create_image_subsizes`."""

PICTURE = r"\.(?:jpe?g|png|gif|webp|avif|bmp|tiff?|heic)"
"""How names of pictures end; no other file has smaller forms."""

_SIZE = re.compile(rf"{SIZE}(?={PICTURE}$)", re.IGNORECASE)
_UPLOADS = re.compile(r"/(?:wp-content/)?(?:uploads|files)/(?:sites/\d+/)?(.+)")
# WordPress.com keeps a site's files on a host of their own, and shows pictures of any site by a third one.
_FILES_HOST = ".files.wordpress.com"
_DATED = re.compile(r"/(\d{4}/\d\d/[^/]+)")
_SHOWN_BY = re.compile(r"(?:https?:)?//i[0-9]\.wp\.com/([^/?#]+\.[^?#]*)", re.IGNORECASE)
# Of so many texts, one at the least stood on every host of the site.
_SHARE = 5


class LinkTable:
    """Where former addresses lead now.

    Args:
        site: the former site's address, "https://dumai.contoh.example".
        targets: former address, in any form → address here.
        hosts: others of the site's, such as one that it had before.

    Attributes:
        base: path below which the former site stood, "" for its host's root.
    """

    def __init__(self, site: str, targets: Mapping[str, str], hosts: Iterable[str] = ()) -> None:
        self.site = site
        self._hosts = {_bare_host(site), *hosts} - {""}
        self.base = urlsplit(site).path.rstrip("/")
        self._targets = {self.fold(address): url for address, url in targets.items()}

    @classmethod
    def of(cls, site: str, texts: Iterable[PlannedText], others: Mapping[str, str]) -> LinkTable:
        """A table of all texts' former addresses, and of other ones, such as categories'."""
        found = dict(others)
        hosts: Counter[str] = Counter()
        for text in texts:
            hosts.update({_bare_host(address) for address in text.old_addresses} - {""})
            if text.url:
                found |= dict.fromkeys(text.old_addresses, text.url)
        return cls(site, found, [one for one, count in hosts.items() if count * _SHARE >= hosts.total()])

    def is_own(self, address: str) -> bool:
        """Whether an address leads to the former site itself."""
        host = _bare_host(unwrap(address))
        if host.endswith(_FILES_HOST):
            return f"{host.removesuffix(_FILES_HOST)}.wordpress.com" in self._hosts
        return host in self._hosts if host else not re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", address)

    def find(self, address: str) -> str:
        """Where a former address leads here, with its fragment; "" where it leads nowhere known."""
        if not self.is_own(address):
            return ""
        fragment = urlsplit(address).fragment
        found = self._targets.get(self.fold(address), "")
        return f"{found}#{fragment}" if found and fragment and not fragment.startswith("comment") else found

    def fold(self, address: str) -> str:
        """One form for all ways of writing a former address: path and number, without host and ending."""
        parts = urlsplit(urljoin(f"{self.site}/", address.strip()))
        query = parse_qs(parts.query)
        for name in ("p", "page_id", "attachment_id"):
            if query.get(name):
                return f"?p={query[name][0]}"
        if query.get("cat"):
            return f"?cat={query['cat'][0]}"
        path = unquote(parts.path).casefold().removeprefix(self.base.casefold())
        path = re.sub(r"/(?:index\.php|amp|feed|page/\d+|comment-page-\d+)(?=/|$)", "", path)
        return "/" + path.strip("/")

    def path_of(self, address: str) -> str:
        """A file's former path below `base`, its letters as they were; "" where it lay on another host."""
        path = unquote(urlsplit(self.whole(unwrap(address))).path)
        return path.removeprefix(self.base) if self.is_own(address) else ""

    def whole(self, address: str) -> str:
        """An address of the former site with its host."""
        return urljoin(f"{self.site}/", address.strip())


def unwrap(address: str) -> str:
    """The address of a picture itself, where a host shows pictures of others; else the same."""
    match = _SHOWN_BY.match(address.strip())
    return f"https://{match[1]}" if match else address


def name_upload(address: str) -> str:
    """A file's place below the folder of uploads, "2025/02/foto.jpg"; "" where it is no upload."""
    parts = urlsplit(unwrap(address))
    form = _DATED.fullmatch if _bare_host(unwrap(address)).endswith(_FILES_HOST) else _UPLOADS.search
    match = form(unquote(parts.path))
    return match[1] if match and ".." not in match[1].split("/") else ""


def without_size(place: str) -> str:
    """The picture as it was uploaded, of which a smaller form was shown."""
    return _SIZE.sub("", place)


def _bare_host(address: str) -> str:
    return (urlsplit(address if "//" in address else "").hostname or "").casefold().removeprefix("www.")
