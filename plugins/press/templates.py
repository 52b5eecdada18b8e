"""Store: what a template's output depends on besides its inputs."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from jinja2 import Environment

from plugins.languages.language import part_template
from plugins.press.environment import ThemeEnvironment

DIGEST_BYTES = 16
# What decides, besides its text, what a template means.
OPTIONS = (
    "block_start_string block_end_string variable_start_string variable_end_string "
    "comment_start_string comment_end_string line_statement_prefix line_comment_prefix "
    "trim_blocks lstrip_blocks newline_sequence keep_trailing_newline finalize"
).split()

# Finds at least every reference that Jinja would (those in comments too, which costs nothing but a
# page made anew); parsing the templates as Jinja does takes longer than the rest of a small build.
_REFERENCE = re.compile(
    r"""\{%[-+]?\s*(?:extends|include|import|from)\b\s*
    (?:(["'])(?P<name>[^"'{}\\]+)\1(?=\s*(?:[-+]?%\}|as\b|import\b|ignore\b|with\b|without\b))|\S)""",
    re.VERBOSE,
)


class Templates:
    """Digests of the theme's templates, each with all that it extends, includes or imports.

    A template in another language has that language's catalogue in its digest as well.

    Args:
        folder: the theme's `templates`.
        environment: Jinja over them, for the list of all.
    """

    def __init__(self, folder: Path, environment: ThemeEnvironment) -> None:
        self._folder, self._environment = folder, environment
        self._options = tell_options(environment)
        self._is_plain = environment.block_start_string == "{%" and not environment.line_statement_prefix
        self._digests: dict[str, bytes] = {}

    def digest(self, name: str) -> bytes:
        """The digest of a template and of everything that it reaches; "" has none."""
        known = self._digests.get(name)
        if known is None:
            known = self._digests[name] = self._digest(name) if name else b""
        return known

    def _digest(self, name: str) -> bytes:
        language, file = part_template(name)
        digest = hashlib.blake2b(self._options, digest_size=DIGEST_BYTES)
        digest.update(f"\0{language.code} {self._environment.catalogues.of(language).digest}".encode())
        for reached in sorted(self._reach(file)):
            digest.update(f"\0{reached}\0".encode())
            digest.update(self._read(reached))
        return digest.digest()

    def _reach(self, name: str) -> set[str]:
        reached: set[str] = set()
        waiting = [name]
        while waiting:
            current = waiting.pop()
            if current not in reached:
                reached.add(current)
                waiting += self._named_in(current)
        return reached

    def _named_in(self, name: str) -> list[str]:
        text = self._read(name).decode("utf-8", "replace")
        named = [found["name"] for found in _REFERENCE.finditer(text)]
        if None in named or not self._is_plain:
            # Worked out at run time, or written in marks that are not looked for: every template counts.
            return self._environment.list_templates()
        return named

    def _read(self, name: str) -> bytes:
        try:
            return (self._folder / name).read_bytes()
        except OSError:
            return b""


def tell_options(environment: Environment) -> bytes:
    """What decides, besides its text, what a template means; equal for settings that mean the same."""
    told = [getattr(environment, name) for name in OPTIONS]
    names = [getattr(option, "__qualname__", repr(option)) for option in told]
    return "\0".join([*names, *sorted(environment.extensions)]).encode()
