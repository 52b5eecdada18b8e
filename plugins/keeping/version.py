"""Store: one digest of all that a kept value depends on besides its own inputs."""

from __future__ import annotations

import hashlib
import platform
from functools import cache

from plugins.keeping.installed import installed_versions
from plugins.root import ROOT

PLUGINS = ROOT / "plugins"

# Whatever may change a byte of the output or a word of the gate.
DEPENDENCIES = ("pelican", "markdown", "jinja2", "markupsafe", "babel", "pyyaml", "tzdata", "msgspec")


@cache
def code_version() -> bytes:
    """Digest of our own code, the interpreter and the packages it leans on.

    Once a process: it runs the code that it began with, whatever is edited meanwhile.

    Every file of `plugins/` counts, because any of them may decide a byte; a new version costs
    one cold build, a missed one would cost the truth.
    """
    digest = hashlib.blake2b(digest_size=16)
    digest.update(platform.python_version().encode())
    for name, version in zip(DEPENDENCIES, installed_versions(DEPENDENCIES), strict=True):
        digest.update(f"\0{name} {version}".encode())
    for file in sorted(PLUGINS.rglob("*.py")):
        digest.update(f"\0{file.relative_to(PLUGINS).as_posix()}\0".encode())
        digest.update(file.read_bytes())
    return digest.digest()
