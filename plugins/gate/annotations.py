"""Words: a report's problems as git hosts show them, beside the line that each speaks of."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable

from plugins.gate.problem import Problem


def annotate_for_github(problems: Iterable[Problem], root: str) -> list[str]:
    """A workflow command for each problem, for standard output; Indonesian as the gate tells it.

    Source: GitHub's workflow commands: in values percent signs and line ends are escaped, in
    properties colons and commas too.

    Args:
        root: the content folder from the repository's top.
    """
    return [
        f"::{'error' if one.is_error else 'warning'} "
        f"file={_property(_place(one, root))},line={one.line},title={_property(one.field)}"
        f"::{_value(f'{one.fault}; {one.mend}')}"
        for one in problems
    ]


def report_for_gitlab(problems: Iterable[Problem], root: str) -> str:
    """GitLab's code quality report, an empty list where nothing is wrong.

    A problem keeps its fingerprint when its line moves, so that GitLab tells new ones from known ones.

    Args:
        root: the content folder from the repository's top.
    """
    seen: Counter[str] = Counter()
    entries = []
    for one in problems:
        name = f"{one.file}\0{one.field}\0{one.fault}"
        seen[name] += 1
        digest = hashlib.sha256(f"{name}\0{seen[name]}".encode("utf-8", "surrogateescape")).hexdigest()
        entries.append(
            {
                "description": f"{one.field}: {one.fault}; {one.mend}",
                "check_name": one.field,
                "fingerprint": digest,
                "severity": "critical" if one.is_error else "minor",
                "location": {"path": _place(one, root), "lines": {"begin": one.line}},
            }
        )
    return json.dumps(entries, ensure_ascii=True, indent=1) + "\n"


def _place(problem: Problem, root: str) -> str:
    return f"{root}/{problem.file}" if root else problem.file


def _value(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _value(text).replace(":", "%3A").replace(",", "%2C")
