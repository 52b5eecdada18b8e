"""Edge: the task `verify`: a release in a folder, at an address or a target, beside its signed manifest."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from plugins.deploying.carried import find_carried
from plugins.deploying.place import inspect_place
from plugins.deploying.target import Target
from plugins.release.fault import Fault
from plugins.release.inputs import knows_commit
from plugins.release.manifest import MANIFEST, Inputs
from plugins.release.signing import PublicKey
from plugins.release.unpacking import can_unpack
from plugins.release.verifying import verify_release
from plugins.watching.addresses import address_of
from plugins.watching.book import Book
from plugins.watching.inspecting import Inspector
from plugins.watching.report import Report, gather_faults
from plugins.watching.sight import Visit
from plugins.watching.visitors import BROWSER, ENCODINGS, Visitor


def verify_folder(folder: Path, keys: Sequence[PublicKey], root: Path) -> Report:
    """Every byte of a folder; `root` is the project whose git has to know the commit."""
    found = verify_release(folder, keys)
    carried = find_carried(folder, [fault.path for fault in found.faults if fault.kind == "extra"], keys)
    faults, notes = [fault for fault in found.faults if fault.path not in carried], list(found.notes)
    if carried:
        notes.append(f"{len(carried)} files of former releases stand beside, as their signed manifests say")
    facts: dict[str, Any] = {"release": None, "files": 0}
    if found.manifest:
        _judge_inputs(found.inputs, root, faults, notes)
        facts = {"release": _tell(found.sha256, found.inputs), "files": len(found.manifest.files)}
    return Report(url=str(folder), faults=tuple(sorted(faults)), notes=tuple(notes), facts=facts)


def verify_target(target: Target, keys: Sequence[PublicKey], root: Path) -> Report:
    """Every file that readers may ask for at a target of deployments, also what nothing leads to.

    Raises:
        DeployRefused: the target cannot be reached.
    """
    found = inspect_place(target, keys)
    faults, notes = list(found.faults), list(found.notes)
    facts: dict[str, Any] = {"release": None, "files": 0}
    if found.manifest:
        _judge_inputs(found.manifest.inputs, root, faults, notes)
        release = {"name": found.name, **_tell(found.sha256, found.manifest.inputs)}
        facts = {"release": release, "files": len(found.manifest.files)}
    return Report(url=target.name, faults=tuple(sorted(faults)), notes=tuple(notes), facts=facts)


def verify_site(inspector: Inspector, root: Path) -> Report:
    """Every file of a site, as it is and in each of its compressed forms."""
    proof = inspector.fetch_proof()
    faults = list(proof.faults)
    notes: list[str] = []
    facts: dict[str, Any] = {"release": None, "files": 0}
    if proof.book:
        visits = _plan(proof.book)
        sights, wrong, book = inspector.tour(visits, proof.book)
        wrong, book = inspector.settle(wrong, book)
        faults += gather_faults(sights, wrong)
        _judge_inputs(book.inputs, root, faults, notes)
        notes.append("from outside nobody can list what is there besides; `inv watch` searches for it")
        if repacked := sum(sight.is_repacked for sight in sights):
            notes.append(f"{repacked} answers were compressed by the host itself, with the right content")
        if other := book.find_foreign_site(inspector.site):
            notes.append(f"the release was made for {other}")
        files = len({sight.visit.path for sight in sights})
        facts = {"release": _tell(book.sha256, book.inputs), "files": files}
    if inspector.spent and not any(fault.kind == "unfinished" for fault in faults):
        faults.append(Fault(path="/", kind="unfinished", message=inspector.spent))
    facts |= {"requests": inspector.pace.requests, "bytes": inspector.pace.received}
    return Report(url=inspector.site.url, faults=tuple(sorted(faults)), notes=tuple(notes), facts=facts)


def _plan(book: Book) -> list[Visit]:
    visits = []
    for path in book.served:
        forms = book.forms.get(path, {})
        for encoding in ENCODINGS:
            if encoding == "identity" or (encoding in forms and can_unpack(encoding)):
                visitor = Visitor(agent=BROWSER, encoding=encoding)
                visits.append(Visit(address=address_of(path), visitor=visitor, path=path))
    return visits


def _judge_inputs(inputs: Inputs, root: Path, faults: list[Fault], notes: list[str]) -> None:
    if not inputs.commit:
        faults.append(
            Fault(path=MANIFEST, kind="commit", message="names no commit; nobody can make it again")
        )
        return
    known = knows_commit(root, inputs.commit)
    if known is None:
        notes.append("the commit was not looked up: this is not a whole clone of the project")
    elif not known:
        message = (
            f"commit {inputs.commit} is not in this project's history; fetch it, or distrust the release"
        )
        faults.append(Fault(path=MANIFEST, kind="commit", message=message))
    if not inputs.is_clean:
        notes.append("made from a tree with changes that are in no commit; nobody can make it again")


def _tell(sha256: str, inputs: Inputs) -> dict[str, Any]:
    return {"sha256": sha256, **msgspec.to_builtins(inputs)}
