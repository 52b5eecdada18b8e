"""Words: a page whose addresses start at the root → the same with addresses from where it lies.

A preview made so can be read below any path: among a CI job's artefacts, or from a folder by a double click.
"""

from __future__ import annotations

import posixpath
import re

# A tag whole: quoted values may hold what would otherwise end it. Scripts and texts are not tags.
_TAG = re.compile(r"<[a-zA-Z][^<>\"]*(?:\"[^\"]*\"[^<>\"]*)*>")
_ADDRESS = re.compile(r"(\b(?:href|src|action|poster)=\")(/(?!/)[^\"]*)")
_SET = re.compile(r"(\bsrcset=\")([^\"]*)")
_REFRESH = re.compile(r"(\bcontent=\"0; url=)(/(?!/)[^\"]*)")
INDEX = "index.html"


def make_portable(page: str, path: str) -> str:
    """The page with every address of the same site told from its own place.

    Args:
        page: HTML as the press prints it.
        path: the page's, below the output folder: "semarang/index.html".
    """

    def turn(tag: re.Match[str]) -> str:
        told = tag[0]
        for pattern in (_ADDRESS, _REFRESH):
            told = pattern.sub(lambda found: found[1] + from_page(found[2], path), told)
        return _SET.sub(lambda found: found[1] + _turn_set(found[2], path), told)

    return _TAG.sub(turn, page)


def from_page(address: str, path: str) -> str:
    """An address from the root, told from a page; a folder's leads to the page in it.

    Args:
        address: "/semarang/?a#b"; path: of the page that names it, below the output folder.
    """
    end = min((place for mark in "?#" if (place := address.find(mark)) >= 0), default=len(address))
    target, rest = address[:end], address[end:]
    file = target + INDEX if target.endswith("/") else target
    return posixpath.relpath(file, "/" + posixpath.dirname(path)) + rest


def _turn_set(value: str, path: str) -> str:
    parts = [part.strip().partition(" ") for part in value.split(",")]
    return ", ".join(
        f"{from_page(url, path) if url.startswith('/') else url}{space}{size}" for url, space, size in parts
    )
