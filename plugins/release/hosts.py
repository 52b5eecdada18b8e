"""Store: what each server has to be told, written into a release and beside it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from plugins.release.apache import write_htaccess
from plugins.release.caddy import write_caddyfile
from plugins.release.compressing import FORMS
from plugins.release.netlify import write_headers, write_redirects
from plugins.release.nginx import write_http, write_server

MATERIALS = "sbom.cdx.json"

# An address of these characters says the same in every server's own language.
_PLAIN = re.compile(r"/[\w\-./~+,:@()!*=&]*")


def choose_plain(redirects: Mapping[str, str]) -> dict[str, str]:
    """The redirects that every server can be told; the others are answered by their pages alone."""
    return {
        old: new for old, new in sorted(redirects.items()) if _PLAIN.fullmatch(old) and _PLAIN.fullmatch(new)
    }


def write_inside(folder: Path, paths: Collection[str], redirects: Mapping[str, str]) -> list[str]:
    """`_headers`, `_redirects` and `.htaccess`, for hosts that read them out of a release.

    Args:
        paths: of the release's files; redirects: old address → new one.

    Returns:
        Names of the files that changed.
    """
    served = [path for path in paths if not path.endswith(FORMS)]
    redirects = choose_plain(redirects)
    files = {
        "_headers": write_headers(served),
        "_redirects": write_redirects(redirects),
        ".htaccess": write_htaccess(redirects),
    }
    return [name for name, text in files.items() if _replace(folder / name, text)]


def write_beside(folder: Path, redirects: Mapping[str, str], materials: str = "") -> list[str]:
    """What is no part of what the public gets: nginx's and Caddy's parts, the bill of materials.

    Args:
        redirects, returns: as `write_inside`; materials: the bill's text, "" for none.
    """
    files = dict(_snippets(choose_plain(redirects)))
    if materials:
        files[MATERIALS] = materials
    return [name for name, text in files.items() if _replace(folder / name, text)]


def _snippets(redirects: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    yield "nginx-http.conf", write_http(redirects)
    yield "nginx-server.conf", write_server(has_brotli=False)
    yield "nginx-server-brotli.conf", write_server(has_brotli=True)
    yield "Caddyfile", write_caddyfile(redirects)


def _replace(file: Path, text: str) -> bool:
    """Puts a file in place whole, where it says something else; True where it did."""
    data = text.encode()
    if file.is_file() and file.read_bytes() == data:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    temporary = file.with_name(f".{file.name}.tmp")
    temporary.write_bytes(data)
    temporary.replace(file)
    return True
