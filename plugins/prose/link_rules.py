"""Rules: links lead where a reader expects, and can be seen, read and followed."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote

from plugins.gate.problem import ERROR, nearest, quote

from .addresses import find_scheme, judge_link
from .facts import LinkUse
from .hosts import host_of
from .reading import Element
from .report import Report

EMPTY_TEXTS = frozenset(
    {
        "baca",
        "baca di sini",
        "baca selengkapnya",
        "baca selanjutnya",
        "click here",
        "di sini",
        "disini",
        "here",
        "ini",
        "klik",
        "klik di sini",
        "klik disini",
        "klik link ini",
        "klik tautan ini",
        "lihat di sini",
        "lihat disini",
        "link",
        "link ini",
        "read more",
        "selanjutnya",
        "selengkapnya",
        "sini",
        "tautan",
        "tautan ini",
        "unduh di sini",
        "unduh disini",
    }
)
"""Source: WCAG 2.2, 2.4.4: a link's text tells its purpose; screen readers list links out of context."""

_BACK_REFERENCE = re.compile(r"#fnref\d*-(.+)")
# Letters that Unicode counts as such and that no font shows.
_BLANK_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
_SITE_NAME = re.compile(
    r"(?:https?://)?((?:[a-z0-9-]+\.)+(?:id|com|org|net|gov|edu|info|int|biz))(?:[/:?#]\S*)?", re.IGNORECASE
)


def check_links(links: list[Element], anchors: tuple[str, ...], report: Report) -> tuple[LinkUse, ...]:
    """Tell every link that is unsafe, broken, hidden or unreadable.

    Args:
        links: the `a` elements, in order.
        anchors: what a link within the text may lead to.

    Returns:
        The links that are fit to be followed, with their lines.
    """
    uses = []
    for link in links:
        url = link.get("href")
        bare = url.removeprefix("mailto:")
        line = report.locator.find(url, bare, whole=True) if url else report.locator.find("]()", "<a", "]( ")
        fault = judge_link(url)
        if not fault or fault.severity != ERROR:
            # One fault is enough: where a faulty address leads is not asked.
            uses.append(LinkUse(url=url, line=line))
        if fault:
            report.tell(fault.fault, fault.mend, line=line, severity=fault.severity)
        if url.startswith("#"):
            _check_fragment(url, anchors, line, report)
        _check_text(link, url, line, report)
    return tuple(uses)


def _check_fragment(url: str, anchors: tuple[str, ...], line: int, report: Report) -> None:
    anchor = unquote(url[1:])
    if anchor in anchors:
        return
    if not anchor:
        report.error(
            f"tautan {quote(url)} tidak menuju ke mana pun",
            "tulis alamatnya, atau hapus tautannya",
            line=line,
        )
        return
    note = _BACK_REFERENCE.fullmatch(url)
    if note:
        _tell_unused_note(f"[^{unquote(note[1])}]", report)
        return
    near = nearest(anchor, anchors)
    report.error(
        f"tautan {quote(url)} menuju bagian yang tidak ada di naskah ini",
        f"mungkin maksudnya #{near}" if near else "beri judul bagian itu jangkar dengan {#nama}",
        line=line,
    )


def _tell_unused_note(mark: str, report: Report) -> None:
    report.error(
        f"catatan kaki {quote(mark)} tidak dirujuk",
        f"tulis {mark} di tempat yang diterangkannya, atau hapus catatan itu",
        f"{mark}:",
        mark,
    )


def _check_text(link: Element, url: str, line: int, report: Report) -> None:
    text = " ".join(f"{link.text} {' '.join(link.images)}".split())
    if not any(map(_is_visible, text)):
        report.error(
            f"tautan ke {quote(url)} tidak terlihat karena tanpa teks",
            "tulis teksnya: [teks](alamat), atau hapus tautannya",
            line=line,
        )
    elif not url.startswith("#") and not any(char.isalnum() or ord(char) > 0x2FFF for char in text):
        report.error(
            f"tautan ke {quote(url)} tersembunyi di tanda {quote(text)}",
            "tautkan kata yang menyebut tujuannya, atau hapus tautannya",
            line=line,
        )
    elif text.casefold().strip(" .!:»›→>") in EMPTY_TEXTS:
        report.warn(
            f"teks tautan {quote(text)} tidak menyebut tujuannya",
            "pakai nama halaman atau dokumen yang dituju sebagai teks tautan",
            line=line,
        )
    else:
        _check_disguise(text, url, line, report)


def _check_disguise(text: str, url: str, line: int, report: Report) -> None:
    named = _SITE_NAME.fullmatch(text)
    if not named or find_scheme(url) not in {"http", "https"}:
        return
    said, real = named[1].casefold().removeprefix("www."), host_of(url)
    if real != said and not real.endswith(f".{said}") and not said.endswith(f".{real}"):
        report.error(
            f"teks tautan {quote(text)} menyebut situs lain daripada alamatnya, {quote(real)}",
            "samakan teks dan alamatnya",
            line=line,
        )


def _is_visible(char: str) -> bool:
    return unicodedata.category(char)[0] in "LNPS" and char not in _BLANK_LETTERS
