"""Words: former addresses and where they lead now, for a server, for a static host, and as pages."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from urllib.parse import quote

from plugins.categories.office import Office
from plugins.importing.found import FoundTerm
from plugins.importing.links import LinkTable
from plugins.importing.making import name_term
from plugins.importing.mapping import TermMapping
from plugins.importing.planned import DRAFT, PlannedText

_UNFIT = re.compile(r"[\x00-\x1f\x7f\"\\$]")
"""Signs that no honest address has, and that a server's configuration would read as its own."""


def list_redirects(
    texts: Iterable[PlannedText],
    terms: Iterable[FoundTerm],
    authors: Iterable[str],
    mapping: TermMapping,
    office: Office,
    links: LinkTable,
) -> dict[str, str]:
    """Former path or number ("/2025/02/judul", "?p=12") → address here, in a fixed order.

    Archives by date are not listed: `write_nginx` and the others answer them by one rule.
    """
    found: dict[str, str] = {}
    for term in terms:
        key = name_term(term)
        if term.kind == "category":
            slug = mapping.categories.get(key) or mapping.rest
            found[f"/category/{key}"] = f"{office.url}kategori/{slug}/"
        elif term.kind == "tag":
            slug = mapping.topics.get(key, "")
            found[f"/tag/{key}"] = f"/topik/{slug}/" if slug else office.url
    for author in authors:
        found[f"/author/{name_author(author)}"] = office.url
    found |= {"/feed": f"{office.url}feed.xml", "/comments/feed": f"{office.url}feed.xml", "/": office.url}
    for text in texts:
        if text.fate != DRAFT:
            found |= {links.fold(address): text.url for address in text.old_addresses}
    return {path: url for path, url in sorted(found.items()) if not _UNFIT.search(path + url)}


def name_author(login: str) -> str:
    """An account as its archive's address names it; of one that is an e-mail address, no address is left."""
    return re.sub(r"[\s.]+", "-", re.sub(r"[^\w\s.-]", "", login.casefold())).strip("-")


def write_nginx(redirects: Mapping[str, str], site: str, office: Office) -> str:
    """A piece of nginx's configuration: two maps and what the former host's server does with them.

    Args:
        site: this publication's address.
    """
    paths = {path: url for path, url in redirects.items() if not path.startswith("?")}
    numbers = {path[3:]: url for path, url in redirects.items() if path.startswith("?p=")}
    name = re.sub(r"\W", "_", office.slug)
    lines = [
        f"# Former addresses of {office.name}: include in http {{}}, and use both maps in its former server:",
        "#     merge_slashes on;",
        f"#     if ($former_{name}_number) {{ return 301 {site}$former_{name}_number; }}",
        f"#     if ($former_{name}_path) {{ return 301 {site}$former_{name}_path; }}",
        f"map $arg_p$arg_page_id$arg_attachment_id $former_{name}_number {{",
        '    default "";',
        *(f"    {_quote(number)} {_quote(url)};" for number, url in numbers.items()),
        "}",
        f"map $uri $former_{name}_path {{",
        '    default "";',
    ]
    for path, url in paths.items():
        lines.append(f"    {_quote(path)} {_quote(url)};")
        if path != "/":
            lines.append(f"    {_quote(path + '/')} {_quote(url)};")
    lines += [
        f'    "~^(/\\d\\d\\d\\d(?:/\\d\\d){{0,2}})/?$" "/{office.slug}$1/";',
        "}",
        "",
    ]
    return "\n".join(lines)


def write_host_file(redirects: Mapping[str, str], site: str, office: Office) -> str:
    """`_redirects` of the former host, as Netlify and Cloudflare Pages read it."""
    lines = []
    for path, url in redirects.items():
        if path.startswith("?p="):
            lines.append(f"/ p={path[3:]} {site}{url} 301")
        elif not path.startswith("?"):
            lines.append(f"{quote(path)} {site}{url} 301")
    years = f"/:year/:month {site}/{office.slug}/:year/:month/ 301"
    return "\n".join([*lines, years, ""])


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
    if path.startswith("?") or ".." in path:
        return ""
    return f"{path.strip('/')}/index.html".lstrip("/")


def _quote(text: str) -> str:
    return f'"{text}"'
