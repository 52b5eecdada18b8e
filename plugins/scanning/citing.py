"""Rules: hosts and pages that planted links lead to, told at the line of the source that names one."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

from plugins.comments.spam.links import hides_target, is_cheap
from plugins.comments.spam.mark import STRONG
from plugins.comments.spam.vocabulary import weigh_brand
from plugins.gate.problem import BODY_FIELD, ERROR, WARNING, Problem, quote
from plugins.gate.record import Record
from plugins.prose.facts import BodyFacts
from plugins.scanning.passages import read_address_words

NOTHING = ("", "")


class Citations:
    """Judges the addresses of many texts, what a host's name says once.

    Args:
        hosts: those of the register, which anybody may cite.
    """

    def __init__(self, hosts: frozenset[str]) -> None:
        self._hosts = hosts
        self._known: dict[str, tuple[str, str]] = {}

    def check(self, record: Record, facts: BodyFacts) -> list[Problem]:
        """Every address in a text for which its host needs a line in the register."""
        problems = []
        for use in facts.links:
            if use.url.startswith("http"):
                problems += self._check(record, use.url, use.line, BODY_FIELD)
        for _, url in record.sources:
            problems += self._check(record, url, record.line_of("sources"), "sources")
        return problems

    def _check(self, record: Record, url: str, line: int, field: str) -> list[Problem]:
        host = _host(url)
        if host not in self._known:
            self._known[host] = NOTHING if host in self._hosts else judge_cited(host)
        why, severity = self._known[host]
        if not why and host not in self._hosts:
            why, severity = judge_place(url)
        if not why:
            return []
        fault = f"tautan {quote(url)} {why}"
        mend = (
            "tulis alamat tujuannya yang asli; bila situs itu memang dimaksud, minta pengelola menambahkan "
            f'["{host}"] dan reason di registers/hosts.toml'
        )
        return [Problem(file=record.path, line=line, field=field, fault=fault, mend=mend, severity=severity)]


def judge_cited(host: str) -> tuple[str, str]:
    """Why a host needs a line in the register, in Indonesian, and how grave that is; `NOTHING` for others."""
    name = " ".join(host.removeprefix("www.").split(".")[:-1])
    if hides_target(host):
        return "menyembunyikan tujuannya", ERROR
    if weigh_brand(name) >= STRONG or read_address_words(name).is_strong:
        return "menuju situs yang namanya seperti nama situs judi", ERROR
    if is_cheap(host):
        return "menuju situs dengan akhiran nama yang lazim dipakai iklan judi", WARNING
    return NOTHING


def judge_place(url: str) -> tuple[str, str]:
    """The same of what follows the host: planted pages lie on ordinary sites, too."""
    try:
        words = " ".join(urlsplit(url)[2:])
    except ValueError:
        return NOTHING
    if read_address_words(unquote(words)).sells:
        return "berbunyi seperti alamat halaman yang menjual judi", ERROR
    return NOTHING


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").rstrip(".").lower()
    except ValueError:
        return ""
