"""Store: whether Pagefind is there; what every build may import."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

PACKAGE = "pagefind-bin"


class IndexRefused(Exception):
    """Pagefind could not be started, or would not make an index; the message says why."""


def engine_version() -> str:
    """The installed version of Pagefind; "" where there is none."""
    if find_spec("pagefind_bin") is None:
        return ""
    try:
        return version(PACKAGE)
    except PackageNotFoundError:
        return ""
