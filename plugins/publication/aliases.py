"""Rules: each old address leads to one text, and none of them is still in use."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from plugins.gate.problem import Problem, quote
from plugins.press.page import Page
from plugins.publication.article import Text
from plugins.publication.links import INDEX
from plugins.publication.redirects import alias_path, is_redirect_to


def check_aliases(texts: Sequence[Text], urls: Collection[str], pages: Sequence[Page]) -> list[Problem]:
    """Old addresses that are still in use, that two texts lay claim to, or that bar one another.

    Some disks and hosts take capital and small letters for the same, so they count as the same here.

    Args:
        texts: all that may have old addresses.
        urls: addresses of sources, unbuilt ones included, and of offices.
        pages: all that is built now, the redirects of these very texts included.
    """
    owners = {path: text for text in reversed(texts) for path in reversed(_paths(text))}
    if not owners:
        return []
    wanted = owners.keys() | {folder for path in owners for folder in _folders(path)}
    made = {page.path: page for page in pages if page.path in wanted}
    problems = []
    for text in texts:
        for place, path in enumerate(_paths(text)):
            fault = _find_fault(text, path, owners, urls, made)
            if fault:
                problems.append(_problem(text, place, fault))
    return problems


def _find_fault(
    text: Text, path: str, owners: Mapping[str, Text], urls: Collection[str], made: Mapping[str, Page]
) -> str:
    url = _url(path)
    if url == text.url:
        return "adalah alamat naskah ini sekarang"
    if owners[path] is not text:
        return f"sudah dipakai {quote(owners[path].record.path)}"
    file = next((folder for folder in _folders(path) if folder in owners), None)
    if file is not None:
        return f"bertabrakan dengan {quote(_url(file))}, juga alamat lama"
    page = made.get(path)
    is_taken = page is not None and not is_redirect_to(page, text.url)
    if url in urls or is_taken or any(folder in made for folder in _folders(path)):
        return "masih dipakai halaman lain"
    return ""


def _problem(text: Text, place: int, fault: str) -> Problem:
    record = text.record
    return Problem(
        file=record.path,
        line=record.line_of(f"aliases.{place}"),
        field="aliases",
        fault=f"alamat lama {quote(record.aliases[place])} {fault}",
        mend="hapus baris ini",
    )


def _paths(text: Text) -> list[str]:
    return [alias_path(alias).casefold() for alias in text.record.aliases]


def _url(path: str) -> str:
    return f"/{path.removesuffix(INDEX)}" if path.endswith(f"/{INDEX}") else f"/{path}"


def _folders(path: str) -> Iterator[str]:
    """The folders that a path lies in, but the root."""
    end = path.find("/")
    while end > 0:
        yield path[:end]
        end = path.find("/", end + 1)
