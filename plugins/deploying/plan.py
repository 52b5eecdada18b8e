"""Words: what of a release has to travel, in which order, and what is to go."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass

from plugins.release.headers import BY_FILE, pick
from plugins.release.manifest import ENCODINGS, UNLISTED

# How much of a long list is told.
TOLD = 20
_NAMED = 3
# Pages name all the others, so they come after them; lists name pages; the proof tells of everything.
FINGERPRINTED, LOADED, NEW_PAGES, CHANGED_PAGES, LISTS, PROOF = RANKS = range(6)
_LIST_ENDINGS = (".xml", ".json", ".txt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a deployment does.

    Attributes:
        travels: paths whose bytes are sent; goes: paths that the release has no more.
        size: bytes of what travels; total: files of the release.
    """

    travels: tuple[str, ...]
    goes: tuple[str, ...]
    size: int
    total: int


def compare(release: Mapping[str, int], digests: Mapping[str, str], there: Mapping[str, str]) -> Plan:
    """What is to be done where other files are already.

    Args:
        release: bytes by path; digests: of the same files, of any one kind.
        there: digests by path, of the same kind.
    """
    travels = tuple(sorted(path for path in release if there.get(path) != digests[path]))
    return Plan(
        travels=travels,
        goes=tuple(sorted(there.keys() - release.keys())),
        size=sum(release[path] for path in travels),
        total=len(release),
    )


def tell_plan(plan: Plan) -> list[str]:
    """A plan in lines for an engineer."""
    lines = [f"would send {len(plan.travels)} of {plan.total} files, {plan.size / 1e6:.2f} MB"]
    lines += _tell_some("+", plan.travels)
    if plan.goes:
        lines += [f"{len(plan.goes)} files of the former release are not in this one"]
        lines += _tell_some("-", plan.goes)
    return lines


def tell_gone(plan: Plan) -> list[str]:
    """The pages that readers lose, in one line; a clock or a folder that is wrong shows itself so."""
    gone = [path for path in plan.goes if path.endswith(".html")]
    if not gone:
        return []
    more = ", …" if len(gone) > _NAMED else ""
    return [f"mind: {len(gone)} pages are in this release no more: {', '.join(gone[:_NAMED])}{more}"]


def is_page(path: str) -> bool:
    """True for pages and their compressed forms."""
    return text_of(path).endswith(".html")


def is_loaded_by_pages(path: str) -> bool:
    """True for what a page that was read earlier may still load.

    By the release's own headers: whatever a browser may keep without asking again is loaded by some
    page; everything else is asked for by its address, and gone when it is gone.
    """
    return pick(BY_FILE["Cache-Control"], "/" + text_of(path)) != "no-cache"


def rank(path: str, there: Container[str]) -> int:
    """When a file may be replaced where there is no switch; lower comes first.

    Args:
        there: paths that are there now.
    """
    if path in UNLISTED:
        return PROOF
    if "immutable" in pick(BY_FILE["Cache-Control"], "/" + text_of(path)):
        return FINGERPRINTED
    if is_page(path):
        return CHANGED_PAGES if path in there else NEW_PAGES
    return LISTS if text_of(path).endswith(_LIST_ENDINGS) and not is_loaded_by_pages(path) else LOADED


def text_of(path: str) -> str:
    """The path of what a compressed form holds; any other path itself."""
    return path[:-3] if path[-3:] in ENCODINGS else path


def _tell_some(sign: str, paths: tuple[str, ...]) -> list[str]:
    more = [f"  {sign} … and {len(paths) - TOLD} more"] if len(paths) > TOLD else []
    return [f"  {sign} {path}" for path in paths[:TOLD]] + more
