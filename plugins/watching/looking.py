"""Edge: one look at one address as one visitor."""

from __future__ import annotations

from plugins.release.manifest import File
from plugins.watching.addresses import LOST, Site, path_of
from plugins.watching.book import Book
from plugins.watching.client import Client
from plugins.watching.judging import (
    REDIRECTS,
    follow_spelling,
    judge_file,
    judge_headers,
    judge_redirect,
    read_body,
)
from plugins.watching.links import find_links
from plugins.watching.sight import Answer, Sight, Visit, Wrong

# Enough of a page that is none of ours to find where it leads.
STRANGE_BYTES = 262_144
MOST_LINKS = 500
_GONE = (404, 410)


def look(client: Client, site: Site, book: Book, visit: Visit, *, headers: bool) -> Sight:
    """Asks for an address and judges the answer.

    Args:
        headers: True judges headers too.

    Raises:
        LoadSpent: nothing may be asked any more.
    """
    file = book.served.get(visit.path)
    most = max(book.most_bytes(file) if file else 0, book.most_bytes(book.lost) if book.lost else 0)
    answer = client.get(visit.address, visit.visitor.headers, most if file else max(most, STRANGE_BYTES))
    own = follow_spelling(site, visit.path or path_of(visit.address), visit.address, answer)
    if own is not None:
        answer = client.get(own, visit.visitor.headers, most if file else max(most, STRANGE_BYTES))
    if answer.status in REDIRECTS and file:
        place = site.find_address(answer.headers.get("location", ""), visit.address)
        if book.leads_on(visit.address, place):
            return Sight(visit=visit, name=file.path)
    if file:
        return _see_file(site, book, visit, file, answer, headers)
    return _see_nothing(site, book, visit, answer, headers)


def _see_file(site: Site, book: Book, visit: Visit, file: File, answer: Answer, headers: bool) -> Sight:
    # Asked for by its name, some hosts send it with the status that it is for.
    status = 404 if file.path == LOST and answer.status == 404 else 200
    wrong = judge_file(site, file, answer, status)
    wrongs = [wrong] if wrong else []
    links: tuple[str, ...] = ()
    if answer.status == status and headers:
        wrongs += judge_headers(site, file.path, file.type, answer)
    if wrong and wrong.kind == "changed":
        links = _list_links(site, book, visit.address, answer)
    form = book.forms.get(file.path, {}).get(answer.headers.get("content-encoding", ""))
    repacked = bool(form and not wrong and form.size != len(answer.body))
    return Sight(visit=visit, wrongs=tuple(wrongs), links=links, name=file.path, is_repacked=repacked)


def _see_nothing(site: Site, book: Book, visit: Visit, answer: Answer, headers: bool) -> Sight:
    """An address at which nothing of ours stands: only the page for lost readers may answer."""
    name = visit.name
    wrongs: list[Wrong] = []
    links: tuple[str, ...] = ()
    if answer.status in _GONE:
        if book.lost and answer.status == 404:
            wrong = judge_file(site, book.lost, answer, 404)
            found = judge_headers(site, LOST, book.lost.type, answer) if headers else []
            wrongs, name = [*([wrong] if wrong else []), *found], LOST
            links = _list_links(site, book, visit.address, answer) if wrong else ()
    elif not answer.status or answer.status == 429 or answer.status >= 500:
        told = answer.fault or f"answers {answer.status}"
        wrongs = [Wrong(kind="unreachable", message=told)]
    elif 300 <= answer.status < 400:
        wrongs = [judge_redirect(site, visit.path, answer)]
    elif answer.status != 403 or not _may_be_forbidden(visit.address):
        body = read_body(answer, STRANGE_BYTES)
        message = f"answers {answer.status}, and nothing of ours stands there"
        wrongs = [Wrong(kind="extra", message=message, sha256=body.sha256, is_proof=True)]
        links = _list_links(site, book, visit.address, answer)
    return Sight(visit=visit, wrongs=tuple(wrongs), links=links, name=name)


def _may_be_forbidden(address: str) -> bool:
    """Servers refuse to list folders, and to send what begins with a dot."""
    return address.endswith("/") or "/." in address


def _list_links(site: Site, book: Book, address: str, answer: Answer) -> tuple[str, ...]:
    """Addresses on this site, none of the release's, that such a page names."""
    data = read_body(answer, STRANGE_BYTES).data[:STRANGE_BYTES]
    found: dict[str, None] = {}
    for link in find_links(data):
        place = site.find_address(link, address)
        if place is not None and not book.expects(place):
            found[place] = None
        if len(found) >= MOST_LINKS:
            break
    return tuple(found)
