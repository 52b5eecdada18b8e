"""Rules: links for which the gate refuses a text: let go, so that its words need not stay away."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from bs4 import BeautifulSoup

from plugins.gate.problem import Problem
from plugins.importing.found import Doubt
from plugins.importing.markdown.signs import write_address

_QUOTED = re.compile("“([^”]*)”")
_LINKED = re.compile(r"\]\(([^()\s]+)\)")
_LINKED_IN_HTML = re.compile(r'<a href="([^"]*)">')


def find_refused_links(problems: Iterable[Problem], body: str) -> dict[str, str]:
    """Addresses of links for which the gate refuses a text → the gate's reason.

    Args:
        body: HTML in which they stand.
    """
    quoted = [(word, one.fault) for one in problems if one.is_error for word in _QUOTED.findall(one.fault)]
    if not quoted:
        return {}
    addresses = {str(link["href"]).strip() for link in BeautifulSoup(body, "html.parser")("a", href=True)}
    return {
        address: fault for address in sorted(addresses) for word, fault in quoted if _is_named(address, word)
    }


def release_links(source: bytes, problems: Iterable[Problem]) -> tuple[bytes, tuple[Doubt, ...]]:
    """A source of ours without the links for which the gate refuses it; their words stay.

    Returns:
        The source, the same where no link is to blame, and a doubt for each that was let go.
    """
    text = source.decode()
    quoted = [(word, one.fault) for one in problems for word in _QUOTED.findall(one.fault)]
    doubts = []
    for address in dict.fromkeys([*_LINKED.findall(text), *_LINKED_IN_HTML.findall(text)]):
        fault = next((fault for word, fault in quoted if _is_named(html.unescape(address), word)), "")
        if not fault:
            continue
        place = re.escape(address)
        text = re.sub(rf"(?<!!)\[((?:\\.|[^\[\]\\])*)\]\({place}\)", r"\1", text)
        text = re.sub(rf'<a href="{place}">(.*?)</a>', r"\1", text, flags=re.DOTALL)
        doubts.append(doubt_link(html.unescape(address), fault))
    return text.encode(), tuple(doubts)


def doubt_link(address: str, fault: str) -> Doubt:
    """What a person is told of a link that was let go."""
    return Doubt(
        fault=f"tautan ke {address} ditolak ({fault})",
        mend="kata-katanya tinggal, tautannya dilepas; tautkan ke alamat tujuannya sendiri",
    )


def _is_named(address: str, word: str) -> bool:
    """Whether a problem's quoted words are an address, its beginning, or its host."""
    host = (urlsplit(write_address(address)).hostname or "").removeprefix("www.")
    forms = (address, write_address(address))
    return word.removeprefix("www.") == host or any(
        form == word or ("…" in word and word.partition("…")[0] and form.startswith(word.partition("…")[0]))
        for form in forms
    )
