"""Store: saved pages of a former site → texts as they are planned, and all that becomes no text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bs4.dammit import UnicodeDammit

from plugins.gate.slugs import propose_slug
from plugins.gate.source import ARTICLE
from plugins.importing.faults import ImportRefusedError
from plugins.importing.found import Doubt, FoundTerm
from plugins.importing.planned import DRAFT, PUBLISHED, FoundBody, PlannedText, Skipped
from plugins.importing.titles import settle_title

from .evidence import agree
from .post import FoundPage, FoundPost
from .reading import read_page
from .scrapes import read_scrape
from .uniting import unite

PAGE_ENDINGS, TEXT_ENDINGS = frozenset({".html", ".htm", ".xhtml", ".php"}), frozenset({".txt"})
MAX_BYTES = 20_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """What saved pages give; the texts are few enough to be held."""

    site: str
    texts: list[PlannedText]
    skipped: list[Skipped]
    terms: tuple[FoundTerm, ...]
    bodies: tuple[FoundBody, ...]


def read_pages(names: Sequence[Path], zone: str, *, as_drafts: bool = False) -> Pages:
    """Look saved pages through.

    Args:
        names: files and folders; zone: the office's; as_drafts: nothing of them is to be published yet.

    Raises:
        ImportRefusedError: there is no such file or folder, or no page in it.
        OSError: a file cannot be read.
    """
    files = _list_files(names)
    skipped: list[Skipped] = []
    pages: list[FoundPage] = []
    for file in files:
        page = _read_file(file, skipped)
        if page is not None:
            pages.append(page)
            if not page.posts:
                skipped.append(
                    Skipped(place=file.name, kind="halaman", title="", reason="tidak memuat tulisan")
                )
    posts = [post for page in pages for post in page.posts]
    united = unite(posts)
    skipped += _tell_repeated(posts, united)
    texts = [_plan(post, number, zone, as_drafts=as_drafts) for number, post in enumerate(united, 1)]
    bodies = tuple(
        FoundBody(key=text.key, html=post.html, notes={}, comments=post.comments)
        for text, post in zip(texts, united, strict=True)
    )
    terms = tuple(dict.fromkeys(term for post in united for term in post.terms))
    site = next((page.site for page in pages if page.site), "https://situs-lama.invalid")
    return Pages(site=site, texts=texts, skipped=skipped, terms=terms, bodies=bodies)


def _list_files(names: Iterable[Path]) -> list[Path]:
    files: list[Path] = []
    for name in names:
        if name.is_dir():
            files += sorted(file for file in name.rglob("*") if file.is_file() and _is_wanted(file))
        elif name.is_file():
            files.append(name)
        else:
            raise ImportRefusedError(str(name), "berkas atau folder tidak ada", "periksa namanya")
    if not files:
        shown = ", ".join(map(str, names))
        raise ImportRefusedError(shown, "tidak ada halaman .html atau .txt di sini", "periksa foldernya")
    return files


def _is_wanted(file: Path) -> bool:
    return file.suffix.casefold() in PAGE_ENDINGS | TEXT_ENDINGS


def _read_file(file: Path, skipped: list[Skipped]) -> FoundPage | None:
    if file.stat().st_size > MAX_BYTES:
        skipped.append(
            Skipped(place=file.name, kind="halaman", title="", reason="terlalu besar untuk sebuah halaman")
        )
        return None
    # Old pages name one encoding and are written in another.
    found = UnicodeDammit(file.read_bytes(), ["utf-8"]).unicode_markup
    if found is None:
        skipped.append(
            Skipped(place=file.name, kind="halaman", title="", reason="pengodean aksaranya tidak dikenal")
        )
        return None
    if file.suffix.casefold() in TEXT_ENDINGS:
        return read_scrape(file.name, found)
    return read_page(file.name, found)


def _tell_repeated(posts: Sequence[FoundPost], united: Sequence[FoundPost]) -> Iterator[Skipped]:
    """What stood on several pages counts once, and its repetitions are accounted for."""
    left = list(united)
    for post in posts:
        kept = next((one for one in left if one.place == post.place and one.title == post.title), None)
        if kept is not None:
            left.remove(kept)
            continue
        yield Skipped(
            place=post.place, kind="ulangan", title=post.title, reason="tulisan yang sama ada di halaman lain"
        )


def _plan(post: FoundPost, number: int, zone: str, *, as_drafts: bool) -> PlannedText:
    settled = agree(post.evidence, zone)
    fate, reason = PUBLISHED, ""
    doubts: list[Doubt] = [*settled.doubts, *post.doubts]
    if not post.is_whole:
        fate, reason = DRAFT, "hanya kutipan dari daftar"
        doubts.append(Doubt(fault="hanya kutipan; halaman utuhnya tidak diberikan", mend="lengkapi isinya"))
    if settled.moment is None:
        fate, reason = DRAFT, "tanggal belum pasti"
    if as_drafts and fate == PUBLISHED:
        fate, reason = DRAFT, "diminta sebagai draf (--draft)"
    title, told = settle_title(post.title, f"Tulisan {number}")
    doubts += told
    slug = _slug_of(post.address) or propose_slug(title)
    return PlannedText(
        key=f"halaman-{number}-{slug[:60]}",
        place=post.place,
        kind=ARTICLE,
        fate=fate,
        reason=reason,
        title=title,
        summary="",
        slug=slug,
        settled=settled,
        authors=_authors(post.author),
        categories=tuple(term for term in post.terms if term.kind == "category"),
        topics=tuple(term for term in post.terms if term.kind == "tag"),
        is_commented=bool(post.comments),
        old_addresses=(post.address,) if post.address else (),
        doubts=tuple(doubts),
    )


def _slug_of(address: str) -> str:
    path = re.sub(r"^https?://[^/]+|[?#].*$", "", address).strip("/")
    last = path.rsplit("/", 1)[-1].removesuffix(".html").removesuffix(".htm")
    return propose_slug(last) if last and not last.isdecimal() else ""


def _authors(name: str) -> tuple[str, ...]:
    plain = re.sub(r"^(?:by|oleh)\s+", "", name, flags=re.IGNORECASE).strip()
    return (
        (plain,) if plain and "@" not in plain and plain.casefold() not in ("admin", "administrator") else ()
    )
