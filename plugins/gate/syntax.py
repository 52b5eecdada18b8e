"""Rules: why YAML cannot be read, told for a writer, and the line as it was meant."""

from __future__ import annotations

from dataclasses import dataclass

from yaml import YAMLError

from plugins.gate.lines import ITEM, PAIR, TIGHT_ITEM, TIGHT_PAIR, quote_yaml
from plugins.gate.model import ARTICLE_KEYS
from plugins.gate.problem import quote

_NAMES = frozenset(
    name for key in ARTICLE_KEYS for name in (key.name, *key.also, *(below.name for below in key.keys))
)
MAX_SHOWN_CHARS = 300
"""Source: our choice; the longest legal title with its key, and a third more."""

_READ_AGAIN = "periksa tanda petik, titik dua, dan spasi di awal baris ini dan baris di atasnya"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Why YAML stops at a line.

    Attributes:
        index: the line, from 0 in the header's lines.
        fault, mend: as in Problem.
        repaired: the line as it was most likely meant; None where that cannot be known.
    """

    index: int
    fault: str
    mend: str
    repaired: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stop:
    """Where and why the parser stopped: its own words, and the header's lines."""

    lines: list[str]
    at: int
    since: int
    problem: str
    context: str

    @property
    def line(self) -> str:
        return self.lines[self.at]

    @property
    def before(self) -> int | None:
        """The nearest line above that is not empty."""
        return next((index for index in range(self.at - 1, -1, -1) if self.lines[index].strip()), None)


def explain_error(lines: list[str], error: YAMLError) -> Finding:
    """The commonest mistake that explains where a parser stopped.

    Args:
        lines: the header's lines, as the parser saw them.
        error: what PyYAML's own (not libyaml's) scanner or parser raised.
    """
    last = next((index for index in range(len(lines) - 1, -1, -1) if lines[index].strip()), 0)
    mark = getattr(error, "problem_mark", None)
    context_mark = getattr(error, "context_mark", None) or mark
    stop = _Stop(
        lines=lines,
        at=min(mark.line, last) if mark else _first_escape(lines),
        since=min(context_mark.line, last) if context_mark else 0,
        problem=getattr(error, "problem", None) or "",
        context=getattr(error, "context", None) or "",
    )
    for find in (_open_quote, _escape, _special_start, _text_after, _colon, _open_list, _no_colon, _indent):
        finding = find(stop)
        if finding is not None:
            return finding
    fault = f"baris {quote(stop.line.strip())} tidak dapat dibaca sebagai YAML"
    return Finding(index=stop.at, fault=fault, mend=_READ_AGAIN)


def _first_escape(lines: list[str]) -> int:
    return next((index for index, line in enumerate(lines) if "\\" in line), 0)


def _quoted(index: int, line: str, fault: str) -> Finding | None:
    """The finding that the value of a line needs quotation marks."""
    found = PAIR.match(line) or ITEM.match(line)
    if found is None:
        return None
    parts = found.groupdict()
    name = f"{parts['key']}: " if "key" in parts else ""
    repaired = f"{parts['lead']}{name}{quote_yaml(parts['value'])}"
    return Finding(index=index, fault=fault, mend=_write(repaired), repaired=repaired)


def _write(repaired: str) -> str:
    """The mend that shows a whole line, unless it is too long to read in a report."""
    line = repaired.strip()
    return f"tulis {line}" if len(line) <= MAX_SHOWN_CHARS else f"tulis {quote(line, MAX_SHOWN_CHARS)}"


def _value(line: str) -> str:
    found = PAIR.match(line) or ITEM.match(line)
    return found["value"].strip() if found else ""


def _open_quote(stop: _Stop) -> Finding | None:
    is_end = "quoted scalar" in stop.context and "unexpected" in stop.problem
    last = stop.since if is_end else stop.at
    for index in range(last + 1):
        value = _value(stop.lines[index])
        mark = value[:1]
        if mark not in ('"', "'"):
            continue
        inside = (
            value[1:].replace("\\\\", "").replace('\\"', "") if mark == '"' else value[1:].replace("''", "")
        )
        goes_on = index + 1 < len(stop.lines) and stop.lines[index + 1].startswith(" ")
        if mark not in inside and (not goes_on or (is_end and index == stop.since)):
            repaired = stop.lines[index].rstrip() + mark
            fault = f"tanda petik {mark} dibuka tetapi tidak ditutup"
            return Finding(index=index, fault=fault, mend=_write(repaired), repaired=repaired)
    return None


def _escape(stop: _Stop) -> Finding | None:
    is_escape = "escape" in stop.problem or not stop.problem
    found = PAIR.match(stop.line) or ITEM.match(stop.line)
    if not is_escape or found is None or "\\" not in stop.line:
        return None
    inside = found["value"].strip().strip('"').replace("'", "''")
    repaired = f"{stop.line[: found.start('value')]}'{inside}'"
    fault = "garis miring terbalik “\\” punya arti khusus di dalam tanda petik ganda"
    return Finding(index=stop.at, fault=fault, mend=_write(repaired), repaired=repaired)


def _special_start(stop: _Stop) -> Finding | None:
    value = _value(stop.line)
    is_special = value[:1] in tuple("@`%,]}*&!|>") or value[:2] in ("- ", "? ")
    if not is_special or len(value) < 2:
        return None
    return _quoted(
        stop.at, stop.line, f"nilai dimulai dengan “{value[0]}”, yang punya arti khusus dalam YAML"
    )


def _text_after(stop: _Stop) -> Finding | None:
    value = _value(stop.line)
    if not stop.problem.startswith("expected <block end>") or value[:1] not in ('"', "'", "[", "{"):
        return None
    closing = {"[": "]", "{": "}"}.get(value[0], value[0])
    fault = f"ada teks sesudah tanda “{closing}” yang menutup nilai"
    return _quoted(stop.at, stop.line, fault)


def _colon(stop: _Stop) -> Finding | None:
    if not stop.problem.startswith("mapping values are not allowed"):
        return None
    above = stop.lines[stop.before] if stop.before is not None else ""
    if stop.before is not None and TIGHT_PAIR.match(above) and not PAIR.match(above):
        return _no_space(stop.before, above)
    pair = PAIR.match(stop.line)
    if pair is None:
        return None
    value = pair["value"].rstrip()
    if ": " in value or value.endswith(":"):
        return _quoted(stop.at, stop.line, "ada titik dua di dalam nilai tanpa tanda petik")
    if pair["key"] in _NAMES or not _value(above):
        fault = f"spasi di awal baris {quote(stop.line.strip())} tidak sejajar dengan kunci di atasnya"
        lead = above[: len(above) - len(above.lstrip())]
        repaired = lead + stop.line.strip()
        mend = "samakan jumlah spasi di awal baris ini dengan baris di atasnya"
        return Finding(index=stop.at, fault=fault, mend=mend, repaired=repaired)
    fault = f"ada titik dua di dalam nilai yang bersambung: {quote(stop.line.strip())}"
    return Finding(index=stop.at, fault=fault, mend="apit seluruh nilai itu dengan tanda petik ganda")


def _no_space(index: int, line: str) -> Finding:
    pair = TIGHT_PAIR.match(line)
    repaired = f"{pair['lead']}{pair['key']}: {pair['value']}" if pair else line
    fault = f"tidak ada spasi sesudah titik dua pada {quote(line.strip())}"
    return Finding(index=index, fault=fault, mend=_write(repaired), repaired=repaired)


def _open_list(stop: _Stop) -> Finding | None:
    if "flow" not in stop.context:
        return None
    opening = [index for index in range(stop.since + 1) if _value(stop.lines[index])[:1] in ("[", "{")]
    if not opening:
        return None
    index, line = opening[-1], stop.lines[opening[-1]]
    mark = _value(line)[0]
    closing = "]" if mark == "[" else "}"
    if closing in line or "#" in line:
        fault = f"isi di antara “{mark}” dan “{closing}” tidak dapat dibaca"
        mend = "pisahkan butir dengan koma, dan apit butir yang bertanda baca dengan tanda petik"
        return Finding(index=index, fault=fault, mend=mend)
    repaired = line.rstrip().rstrip(",") + closing
    fault = f"tanda “{mark}” dibuka tetapi tidak ditutup"
    return Finding(index=index, fault=fault, mend=_write(repaired), repaired=repaired)


def _no_colon(stop: _Stop) -> Finding | None:
    if "expected ':'" not in stop.problem:
        return None
    index, line = stop.since, stop.lines[stop.since]
    if TIGHT_PAIR.match(line):
        return _no_space(index, line)
    item = TIGHT_ITEM.match(line)
    if item is not None:
        repaired = f"{item['lead']}- {item['value']}"
        fault = f"tidak ada spasi sesudah “-” pada {quote(line.strip())}"
        return Finding(index=index, fault=fault, mend=_write(repaired), repaired=repaired)
    above = next((stop.lines[at] for at in range(index - 1, -1, -1) if stop.lines[at].strip()), "")
    fault = f"baris {quote(line.strip())} bukan “kunci: nilai”"
    if _value(above) and not line.startswith(" "):
        mend = "jika melanjutkan baris di atasnya, beri dua spasi di awal baris ini"
        return Finding(index=index, fault=fault, mend=mend, repaired=f"  {line}")
    return Finding(index=index, fault=fault, mend="tulis kunci, titik dua, spasi, lalu nilainya", repaired="")


def _indent(stop: _Stop) -> Finding | None:
    if not stop.problem.startswith("expected <block end>") or stop.before is None:
        return None
    above = stop.lines[stop.before]
    fault = f"spasi di awal baris {quote(stop.line.strip())} tidak sejajar dengan baris di atasnya"
    repaired = above[: len(above) - len(above.lstrip())] + stop.line.strip()
    mend = "samakan jumlah spasi di awal baris-baris yang setingkat"
    return Finding(index=stop.at, fault=fault, mend=mend, repaired=repaired)
