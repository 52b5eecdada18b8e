"""Words: former addresses and where they lead now, for a server, for a static host, and as pages."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from plugins.categories.office import Office
from plugins.importing.links import PICTURE, SIZE, without_size

# What a host takes that bounds its file. Source: Cloudflare Pages, 2,000 lines without a sign for the rest.
_MAX_HOST_LINES = 2000
_DAYS = re.compile(r"/\d{4}(?:/\d\d){0,2}")
_FILE = re.compile(r"\.\w{2,5}$")
_MAX_NAME_BYTES = 250
# What WordPress answers behind an address of its own: feeds of comments, parts of lists and of long texts.
_BEHIND = r"(?:/(?:feed|rss2?|rdf|atom|amp|embed|trackback|page/\d+|comment-page-\d+))*"
_FEEDS = ("rss2", "rss", "rdf", "atom", "comments-rss2", "comments-atom")
# Texts have one row of numbers, whatever they are called in an address.
_NUMBERS = ("p", "page_id", "attachment_id")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hosts:
    """The former host and this one.

    Attributes:
        site: this publication's address; base: path below which the former site stood, "" for the root.
    """

    office: Office
    site: str
    base: str = ""

    @property
    def feed(self) -> str:
        """The office's own, which stands for every feed that has none here."""
        return f"{self.office.url}feed.xml"


def write_nginx(redirects: Mapping[str, str], hosts: Hosts) -> str:
    """A piece of nginx's configuration: maps, and what the former host's server does with them."""
    name = f"former_{re.sub(r'[^a-z0-9]', '_', hosts.office.slug)}"
    return "\n".join(
        [
            f"# Former addresses of {hosts.office.name}: include in http {{}}; say there once for all",
            # Twice in one http {} they would keep nginx from starting.
            "#   map_hash_bucket_size 2048;",
            "#   map_hash_max_size 65536;",
            "# and in its former server {}",
            f"#     if (${name}_number) {{ return 301 {hosts.site}${name}_number; }}",
            f"#     if (${name}_path) {{ return 301 {hosts.site}${name}_path; }}",
            *_write_map(f"$uri?$args ${name}_query", _read_queries(name, hosts)),
            *_write_map(f"${name}_query ${name}_number", _list_queries(redirects, hosts)),
            *_write_map(f"$uri ${name}_bare", _read_paths(name, hosts)),
            *_write_map(f"${name}_bare ${name}_path", _list_paths(redirects)),
            "",
        ]
    )


def _write_map(head: str, rows: Mapping[str, str]) -> Iterator[str]:
    source, _, variable = head.rpartition(" ")
    yield f'map "{source}" {variable} {{\n    default "";'
    yield from (f'    "{left}" "{right}";' for left, right in rows.items())
    yield "}"


def _read_queries(name: str, hosts: Hosts) -> dict[str, str]:
    """Patterns of addresses that ask by a query → the one form of each; the first that fits counts."""
    key, value = f"{name}_key", f"{name}_value"
    start = rf"~^{re.escape(hosts.base)}(?:/index\.php)?/?\?(?:.*&)?"
    return {
        rf"{start}(?:{'|'.join(_NUMBERS)})=(?<{value}>\d+)(?:&|$)": f"p=${value}",
        rf"{start}feed=(?:(?:comments[-_])?(?:rss2?|rdf|atom)|feed)(?:&|$)": "feed",
        rf"{start}(?<{key}>cat|m|author)=(?<{value}>\d+)(?:&|$)": f"${key}=${value}",
        rf"{start}category_name=(?:[^&]*(?:/|%2[fF]))?(?<{value}>[^&/]+)": f"category_name=${value}",
        rf"{start}(?<{key}>tag|author_name)=(?<{value}>[^&]+)": f"${key}=${value}",
    }


def _list_queries(redirects: Mapping[str, str], hosts: Hosts) -> dict[str, str]:
    found = {"feed": hosts.feed}
    for path, url in redirects.items():
        if path.startswith("?"):
            key, _, value = path[1:].partition("=")
            found[f"{'p' if key in _NUMBERS else key}={quote(value)}"] = url
    return found


def _read_paths(name: str, hosts: Hosts) -> dict[str, str]:
    """Patterns of former paths → the path by which they are listed; the first that fits counts."""
    kept = f"{name}_kept"
    start = rf"~^{re.escape(hosts.base)}(?:/index\.php)?"
    return {
        rf"{start}(?:/page/\d+)?/?$": "/",
        rf"{start}(?<{kept}_feed>/(?:(?:category|tag|author)/.+?/|comments/)?feed)"
        r"(?:/(?:rss2?|rdf|atom))?/?$": f"${kept}_feed",
        rf"{start}(?<{kept}_file>/.*?){SIZE}(?<{kept}_ending>{PICTURE})$": f"${kept}_file${kept}_ending",
        rf"{start}(?<{kept}_part>/(?:.*/)?(?!page/)(?=[^/]*[^/\d])[^/]+)/\d+/?$": f"${kept}_part",
        rf"{start}(?<{kept}>/.*?){_BEHIND}/?$": f"${kept}",
    }


def _list_paths(redirects: Mapping[str, str]) -> dict[str, str]:
    return {
        path: url
        for path, url in redirects.items()
        if not path.startswith("?") and not _is_smaller(path, url, redirects)
    }


def _is_smaller(path: str, url: str, redirects: Mapping[str, str]) -> bool:
    """Whether an address is that of a picture's smaller form, which leads where the picture's own leads."""
    whole = without_size(path)
    return whole != path and redirects.get(whole) == url


def write_host_file(redirects: Mapping[str, str], hosts: Hosts) -> str:
    """`_redirects` of the former host, as Netlify and Cloudflare Pages read it: the first line that fits.

    Smaller forms of pictures are listed one by one, unless that would be more than such hosts take.
    """
    home, site = hosts.base or "/", hosts.site
    lines: list[str] = []
    smaller: list[str] = []
    # Longer ones first: what lies below an address must not be taken for a part of it.
    for path, url in sorted(redirects.items(), reverse=True):
        if path.startswith("?"):
            key, _, value = path[1:].partition("=")
            lines.append(f"{home} {key}={quote(value)} {site}{url} 301")
            continue
        place = f"{hosts.base}{quote(path)}"
        if _FILE.search(path):
            (smaller if _is_smaller(path, url, redirects) else lines).append(f"{place} {site}{url} 301")
            continue
        if path != "/":
            lines.append(f"{place} {site}{url} 301")
        below = "/page/*" if path == "/" or _DAYS.fullmatch(path) else "/*"
        lines.append(f"{place.rstrip('/')}{below} {site}{url} 301")
    feeds = [f"{home} feed={kind} {site}{hosts.feed} 301" for kind in _FEEDS]
    if len(smaller) + len(lines) + len(feeds) < _MAX_HOST_LINES:
        lines += smaller
    last = f"{home} {site}{hosts.office.url} 301"
    return "\n".join([f"{hosts.base}/index.php/* {hosts.base}/:splat 301", *feeds, *lines, last, ""])


def write_stub(url: str, hosts: Hosts) -> str:
    """A page for a host that knows no redirects."""
    address = html.escape(f"{hosts.site}{url}")
    return (
        f'<!doctype html>\n<html lang="id">\n<meta charset="utf-8">\n<title>Pindah</title>\n'
        f'<link rel="canonical" href="{address}">\n<meta http-equiv="refresh" content="0; url={address}">\n'
        f'<p>Halaman ini pindah ke <a href="{address}">{address}</a>.</p>\n</html>\n'
    )


def stub_path(path: str, hosts: Hosts) -> str:
    """Where a stub lies below the former host's folder; "" for an address that no file can answer."""
    parts = f"{hosts.base}{path}".strip("/").split("/")
    if (
        path.startswith("?")
        or ".." in path
        or _FILE.search(path)
        or any(len(part.encode()) > _MAX_NAME_BYTES for part in parts)
    ):
        return ""
    return f"{'/'.join(parts)}/index.html".lstrip("/")
