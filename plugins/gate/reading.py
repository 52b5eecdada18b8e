"""Rules: a source's bytes into its header's entries and its body, and every fault on the way."""

from __future__ import annotations

from plugins.gate.bytes import decode_source
from plugins.gate.character_rules import check_characters
from plugins.gate.characters import LOST_LETTER
from plugins.gate.fences import Parts, split_source
from plugins.gate.header import parse_header
from plugins.gate.keys import check_keys
from plugins.gate.problem import Problem, sort_problems
from plugins.gate.source import ARTICLE, PAGE, Source


def read_source(path: str, raw: bytes) -> tuple[Source | None, list[Problem]]:
    """A file of `artikel/` or `laman/` as a Source, and everything wrong with its bytes and header.

    The header holds legal keys in their legal shapes only: whatever is told here is left out, so a
    later rule may take an absent key for told. The body is as written, its lines ending with a line feed.

    Args:
        path: from the content folder, with forward slashes; its first folder gives the kind.

    Returns:
        The source, or None where its header could not be read; problems sorted for a report.
    """
    kind = PAGE if path.split("/", 1)[0] == PAGE else ARTICLE
    text, problems = decode_source(path, raw)
    if text is None:
        return None, problems
    # What stands for undecodable bytes is told already.
    seen = text.replace(LOST_LETTER, "?") if problems else text
    parts, fence_problems = split_source(path, kind, text)
    problems += fence_problems + check_characters(path, seen, parts.body_line if parts else None)
    source = None
    if parts is not None:
        source, header_problems = _read_parts(path, kind, parts)
        problems += header_problems
    return source, sort_problems(problems)


def _read_parts(path: str, kind: str, parts: Parts) -> tuple[Source | None, list[Problem]]:
    root, problems = parse_header(path, parts)
    if root is None:
        return None, problems
    entries, key_problems = check_keys(path, kind, root, parts.line - 1)
    source = Source(path=path, kind=kind, header=entries, body=parts.body, body_line=parts.body_line)
    return source, problems + key_problems
