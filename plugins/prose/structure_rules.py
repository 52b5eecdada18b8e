"""Rules: headings in order, anchors once each, pictures described."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote

from plugins.gate.problem import quote

from .addresses import judge_image
from .anchors import is_reserved
from .facts import BodyHeading, ImageUse
from .reading import Element
from .report import Report

FIRST_LEVEL = 2

_FILE_NAME = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?|heic)", re.IGNORECASE)
_HASHTAG = re.compile(r"^ {0,3}#[^\s#]+[ \t]*(?:#[^\s#]+[ \t]*)*$", re.MULTILINE)
_SAYING_NOTHING = frozenset(
    {"foto", "gambar", "image", "photo", "picture", "ilustrasi", "logo", "img", "dokumentasi"}
)


def check_headings(headings: list[Element], title: str, report: Report) -> tuple[BodyHeading, ...]:
    """Tell headings that are empty, of the first level, or deeper than the one before allows.

    Args:
        headings: the `h1` to `h6` elements, in order.
        title: the header's; empty where it is absent.
    """
    found = []
    level_before = FIRST_LEVEL - 1
    for heading in headings:
        level, text = int(heading.name[1]), " ".join(heading.text.split())
        line = report.locator.find(*_needles(heading, text))
        found.append(BodyHeading(level=max(level, FIRST_LEVEL), anchor=heading.get("id"), text=text))
        if not text:
            report.error("judul bagian kosong", "tulis judulnya, atau hapus tanda # itu", line=line)
        elif level == 1:
            _tell_first_level(text, title, line, report)
        elif level > level_before + 1:
            report.error(
                f"judul {quote(text)} melompat ke tingkat {'#' * level} sesudah tingkat {'#' * level_before}",
                f"tulis dengan {'#' * (level_before + 1)}",
                line=line,
            )
        level_before = max(level, FIRST_LEVEL)
    return tuple(found)


def _needles(heading: Element, text: str) -> tuple[str, ...]:
    marks = "#" * int(heading.name[1])
    first = heading.text.strip().split("\n")[0]
    return (f"{marks} {first}", f"{marks}{first}", heading.tag, first, text.split(" ")[0], f"{marks}\n")


def _tell_first_level(text: str, title: str, line: int, report: Report) -> None:
    lines = report.source.body.split("\n")
    written = lines[line - report.source.body_line]
    if title and _fold(text) == _fold(title):
        mend = "hapus baris ini, judul sudah dicetak dari kepala"
    elif _HASHTAG.match(written):
        mend = "tulis \\# bila ini tagar, atau ## bila ini judul bagian"
    else:
        mend = "tulis dengan ##; tingkat pertama hanya untuk judul naskah"
    report.error(f"judul tingkat pertama {quote(text)} di dalam isi", mend, line=line)


def _fold(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def check_anchors(elements: tuple[Element, ...], report: Report) -> tuple[str, ...]:
    """Tell anchors that are used twice or belong to the page around the text; give back all of them."""
    anchors: dict[str, None] = {}
    for element in elements:
        anchor = element.get("id")
        if not anchor:
            continue
        if anchor in anchors:
            report.error(
                f"jangkar {quote(anchor)} dipakai dua kali",
                "beri nama lain",
                f"#{anchor}}}",
                element.tag,
                anchor,
            )
        if is_reserved(anchor):
            report.error(
                f"jangkar {quote(anchor)} sudah dipakai oleh halaman",
                "beri nama lain",
                f"#{anchor}}}",
                element.tag,
            )
        anchors[anchor] = None
    return tuple(anchors)


def check_images(images: list[Element], report: Report) -> tuple[ImageUse, ...]:
    """Tell pictures that come from elsewhere or are not described; give back the others with their lines."""
    uses = []
    for image in images:
        src, alt = image.get("src"), image.get("alt").strip()
        line = report.locator.find(src, image.tag, whole=True) if src else report.locator.find("![", "<img")
        fault = judge_image(src)
        if not fault:
            uses.append(ImageUse(src=src, alt=alt, line=line))
        else:
            report.tell(fault.fault, fault.mend, line=line, severity=fault.severity)
        _check_alt(src, alt, line, report)
    return tuple(uses)


def _check_alt(src: str, alt: str, line: int, report: Report) -> None:
    name = unquote(src).rsplit("/", 1)[-1]
    stem = name.rsplit(".", 1)[0]
    mend = "tulis apa yang terlihat di gambar: ![uraian](alamat)"
    if not any(char.isalnum() for char in alt):
        report.error(f"gambar {quote(src)} tanpa uraian", mend, line=line)
    elif _FILE_NAME.fullmatch(alt) or alt.casefold() in {name.casefold(), stem.casefold()}:
        report.error(f"uraian gambar {quote(alt)} hanya nama berkas", mend, line=line)
    elif alt.casefold() in _SAYING_NOTHING:
        report.warn(f"uraian gambar {quote(alt)} tidak menyebut isinya", mend, line=line)
