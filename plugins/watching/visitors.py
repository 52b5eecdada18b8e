"""Words: as whom a site is visited: those whom planted pages are shown to, and those they are hidden from."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

BROWSER, PHONE, CRAWLER = "browser", "phone", "crawler"
AGENTS: Mapping[str, str] = {
    BROWSER: (
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
        "Chrome/142.0.0.0 Safari/537.36"
    ),
    PHONE: (
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) "
        "Chrome/142.0.0.0 Mobile Safari/537.36"
    ),
    # Source: developers.google.com/search/docs/crawling-indexing/google-common-crawlers, its phone.
    CRAWLER: (
        "Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X Build/MMB29P) AppleWebKit/537.36 (KHTML, like Gecko) "
        "Chrome/142.0.0.0 Mobile Safari/537.36 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"
    ),
}
SEARCH = "https://www.google.com/"
COOKIE = "kunjungan=2; _ga=GA1.1.1.1"
# Readers here, and the two places that planted pages are most often kept for or hidden from.
LANGUAGES = ("id-ID,id;q=0.9", "en-US,en;q=0.9", "zh-CN,zh;q=0.9")
ENCODINGS = ("br", "gzip", "identity")

# After so many turns every agent has come in every way.
WAYS = 2 * 2 * len(LANGUAGES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """One way to come.

    Attributes:
        agent: "browser", "phone" or "crawler"; language: as in the header.
        encoding: the only one that is asked for.
        is_from_search: True with a search engine as the page before.
        has_cookie: True for who was here before.
    """

    agent: str
    language: str = LANGUAGES[0]
    encoding: str = "identity"
    is_from_search: bool = False
    has_cookie: bool = False

    @property
    def name(self) -> str:
        """In words, for reports."""
        ways = [self.language[:2]]
        ways += ["from a search"] if self.is_from_search else []
        ways += ["with a cookie"] if self.has_cookie else []
        return f"{self.agent} ({', '.join(ways)})"

    @property
    def headers(self) -> dict[str, str]:
        """What is sent with each request."""
        headers = {
            "User-Agent": AGENTS[self.agent],
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "Accept-Language": self.language,
            "Accept-Encoding": self.encoding,
        }
        if self.is_from_search:
            headers["Referer"] = SEARCH
        if self.has_cookie:
            headers["Cookie"] = COOKIE
        return headers


def pick_visitors(path: str, turn: int, encodings: tuple[str, ...] = ENCODINGS) -> tuple[Visitor, ...]:
    """As whom one file is visited in one run: each agent, each in a way that changes from run to run.

    Args:
        turn: number of the run; after `WAYS` of them all ways were gone by each agent.
        encodings: those that this machine can unpack.
    """
    start = int.from_bytes(hashlib.blake2b(path.encode(), digest_size=4).digest(), "big")
    # 7 and 12 have no common divisor: the three agents come in three ways, none is left out.
    return tuple(_come(agent, start + turn + 7 * number, encodings) for number, agent in enumerate(AGENTS))


def _come(agent: str, way: int, encodings: tuple[str, ...]) -> Visitor:
    return Visitor(
        agent=agent,
        is_from_search=way % 2 == 1,
        has_cookie=way // 2 % 2 == 1,
        language=LANGUAGES[way // 4 % len(LANGUAGES)],
        encoding=encodings[(way + way // WAYS) % len(encodings)],
    )
