"""Words: former addresses and where they lead now, for a server, for a static host, and as pages."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from urllib.parse import quote

from plugins.categories.office import Office

_DAYS = re.compile(r"/\d{4}(?:/\d\d){0,2}")
_FILE = re.compile(r"\.\w{2,5}$")
_MAX_NAME_BYTES = 250
# What WordPress answers behind an address of its own: feeds of comments, parts of lists and of long texts.
_BEHIND = r"(?:/(?:feed|rss2?|rdf|atom|amp|embed|trackback|page/\d+|comment-page-\d+))*"


def write_nginx(redirects: Mapping[str, str], site: str, office: Office) -> str:
    """A piece of nginx's configuration: three maps and what the former host's server does with them.

    Args:
        site: this publication's address.
    """
    name = f"former_{re.sub(r'[^a-z0-9]', '_', office.slug)}"
    paths = {path: url for path, url in redirects.items() if not path.startswith("?")}
    numbers = {path.partition("=")[2]: url for path, url in redirects.items() if path.startswith("?")}
    kept = f"{name}_kept"
    return "\n".join(
        [
            f"# Former addresses of {office.name}: include in http {{}}; in its former server say",
            f"#     if (${name}_number) {{ return 301 {site}${name}_number; }}",
            f"#     if (${name}_path) {{ return 301 {site}${name}_path; }}",
            "map_hash_bucket_size 2048;",
            "map_hash_max_size 65536;",
            f"map $arg_p$arg_page_id$arg_attachment_id$arg_feed ${name}_number {{",
            '    default "";',
            f'    "~^(?:rss2?|rdf|atom)$" "{office.url}feed.xml";',
            *(f'    "{number}" "{url}";' for number, url in numbers.items()),
            "}",
            f"map $uri ${name}_bare {{",
            '    default "";',
            r'    "~^(?:/index\.php)?(?:/page/\d+)?/?$" "/";',
            rf'    "~^(?:/index\.php)?(?<{kept}_feed>/(?:(?:category|tag|author)/.+?/|comments/)?feed)'
            rf'(?:/(?:rss2?|rdf|atom))?/?$" ${kept}_feed;',
            rf'    "~^(?:/index\.php)?(?<{kept}_part>/(?:.*/)?(?!page/)(?=[^/]*[^/\d])[^/]+)'
            rf'/\d+/?$" ${kept}_part;',
            rf'    "~^(?:/index\.php)?(?<{kept}>/.*?){_BEHIND}/?$" ${kept};',
            "}",
            f"map ${name}_bare ${name}_path {{",
            '    default "";',
            *(f'    "{path}" "{url}";' for path, url in paths.items()),
            "}",
            "",
        ]
    )


def write_host_file(redirects: Mapping[str, str], site: str, office: Office) -> str:
    """`_redirects` of the former host, as Netlify and Cloudflare Pages read it: the first line that fits."""
    lines = []
    # Longer ones first: what lies below an address must not be taken for a part of it.
    for path, url in sorted(redirects.items(), reverse=True):
        if path.startswith("?"):
            lines.append(f"/ {path[1:]} {site}{url} 301")
            continue
        place = quote(path)
        if path != "/":
            lines.append(f"{place} {site}{url} 301")
        below = "/page/*" if path == "/" or _DAYS.fullmatch(path) else "/*"
        lines.append(f"{place.rstrip('/')}{below} {site}{url} 301")
    feeds = [f"/ feed={kind} {site}{office.url}feed.xml 301" for kind in ("rss2", "rss", "rdf", "atom")]
    return "\n".join(["/index.php/* /:splat 301", *feeds, *lines, f"/ {site}{office.url} 301", ""])


def write_stub(url: str, site: str) -> str:
    """A page for a host that knows no redirects."""
    address = html.escape(f"{site}{url}")
    return (
        f'<!doctype html>\n<html lang="id">\n<meta charset="utf-8">\n<title>Pindah</title>\n'
        f'<link rel="canonical" href="{address}">\n<meta http-equiv="refresh" content="0; url={address}">\n'
        f'<p>Halaman ini pindah ke <a href="{address}">{address}</a>.</p>\n</html>\n'
    )


def stub_path(path: str) -> str:
    """Where a stub lies below the former host's folder; "" for an address that no file can answer."""
    parts = path.strip("/").split("/")
    if (
        path.startswith("?")
        or ".." in path
        or _FILE.search(path)
        or any(len(part.encode()) > _MAX_NAME_BYTES for part in parts)
    ):
        return ""
    return f"{'/'.join(parts)}/index.html".lstrip("/")
