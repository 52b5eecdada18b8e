"""Store: `content/registers/hosts.toml`, hosts that pages may lead to however strange they look."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from plugins.gate.problem import FILE_FIELD, Problem, quote
from plugins.prose.hosts import judge_host

FILE = "registers/hosts.toml"
_KEYS = {"reason"}
_LINE = re.compile(r"line (\d+)")


def read_hosts(content: Path) -> tuple[frozenset[str], list[Problem]]:
    """The registered hosts, small, and every fault of the register; a missing one is empty.

    Each entry names one host whole, `["s.id"]`, and says why: `reason = "…"`. Hosts below it are others.
    """
    try:
        text = (content / FILE).read_text(encoding="utf-8-sig")
        table = tomllib.loads(text)
    except FileNotFoundError:
        return frozenset(), []
    except UnicodeDecodeError:
        return frozenset(), [_problem(1, "bukan UTF-8", "simpan sebagai UTF-8")]
    except tomllib.TOMLDecodeError as error:
        found = _LINE.search(str(error))
        mend = 'tulis ["nama.situs"] lalu reason = "alasannya" di baris berikutnya'
        return frozenset(), [_problem(int(found[1]) if found else 1, "bukan TOML yang sah", mend)]
    problems = []
    hosts = set()
    for host, entry in table.items():
        line = _line_of(text, host)
        fault = _judge(host, entry)
        if fault:
            problems.append(_problem(line, *fault))
        else:
            hosts.add(host)
    return frozenset(hosts), problems


def _judge(host: str, entry: object) -> tuple[str, str] | None:
    if not isinstance(entry, dict):
        return f"{quote(host)} bukan judul", 'tulis ["nama.situs"] dengan tanda kutip di antara kurung siku'
    fault = judge_host(host)
    if fault or host != host.lower() or "/" in host:
        return f"{quote(host)} bukan nama situs", 'tulis namanya saja dengan huruf kecil, misalnya ["s.id"]'
    if set(entry) - _KEYS:
        return f"kunci {quote(sorted(set(entry) - _KEYS)[0])} tidak dikenal", "hanya reason yang dipakai"
    if not isinstance(entry.get("reason"), str) or not entry["reason"].strip():
        return f"{quote(host)} tanpa alasan", 'tulis reason = "mengapa situs ini boleh dituju"'
    return None


def _line_of(text: str, host: str) -> int:
    found = re.search(rf"^[ \t]*\[[ \t]*[\"']?{re.escape(host)}(?=[\"'.\] ])", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def _problem(line: int, fault: str, mend: str) -> Problem:
    return Problem(file=FILE, line=line, field=FILE_FIELD, fault=fault, mend=mend)
