"""Store: whether Pagefind is there; what every build may import."""

from __future__ import annotations

from plugins.keeping.faults import WorkRefused
from plugins.keeping.installed import ABSENT, installed_versions

PACKAGE = "pagefind-bin"


class IndexRefused(WorkRefused):
    """Pagefind could not be started, or would not make an index; the message says why."""


def engine_version() -> str:
    """The installed version of Pagefind; "" where there is none."""
    (version,) = installed_versions([PACKAGE])
    return "" if version == ABSENT else version
