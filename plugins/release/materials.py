"""Words: the bill of materials of a release, as CycloneDX 1.6: each package that makes it or is in it."""

from __future__ import annotations

import base64
import json
import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from plugins.editor.decap import INTEGRITY, NAME, VERSION

FORMAT, SPECIFICATION = "CycloneDX", "1.6"
PROJECT = "kabar-kinerja"
LICENCE = "AGPL-3.0-or-later"
EDITOR = f"pkg:npm/{NAME}@{VERSION}"

# One package of the lock: its name, version and condition; below it digests, and who asks for it.
_HEAD = re.compile(r"^(?P<name>[a-z0-9][a-z0-9._-]*)==(?P<version>[^ \\]+)(?: ; (?P<marker>[^\\]+?))? ?\\?$")
_DIGEST = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_ASKED = re.compile(r"^    #(?: via |   )(?P<name>[a-z0-9][a-z0-9._-]*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """One package of a lock.

    Attributes:
        marker: when it is installed (PEP 508); "" for always.
        digests: SHA-256 of each of its files, one of which is installed.
        asked_by: names of packages that need it, the project's own among them.
    """

    name: str
    version: str
    marker: str
    digests: tuple[str, ...]
    asked_by: tuple[str, ...]

    @property
    def reference(self) -> str:
        """Its package URL, which names it within the bill too."""
        return f"pkg:pypi/{self.name}@{self.version}"


def read_lock(text: str) -> list[Package]:
    """Every package of a lock that `uv pip compile` wrote, in its order."""
    found = []
    for block in re.split(r"\n(?=\S)", text.strip()):
        lines = block.splitlines()
        head = _HEAD.match(lines[0])
        if head is None:
            continue
        asked = [match["name"] for line in lines if (match := _ASKED.match(line))]
        found.append(
            Package(
                name=head["name"],
                version=head["version"],
                marker=(head["marker"] or "").strip(),
                digests=tuple(_DIGEST.findall(block)),
                asked_by=tuple(asked),
            )
        )
    return found


def write_materials(lock: str, version: str, *, has_editor: bool) -> str:
    """The bill as JSON; the same lock gives the same bytes, without a clock.

    Args:
        lock: text of requirements.lock; version: the project's.
        has_editor: whether the form's program stands in the release.
    """
    packages = read_lock(lock)
    own = f"pkg:generic/{PROJECT}@{version}"
    components = [_component(package) for package in packages]
    needs = {own: [one.reference for one in packages if PROJECT in one.asked_by]}
    for package in packages:
        needs[package.reference] = [one.reference for one in packages if package.name in one.asked_by]
    if has_editor:
        components.append(_editor())
        needs[own].append(EDITOR)
        needs[EDITOR] = []
    project = {"type": "application", "bom-ref": own, "name": PROJECT, "version": version}
    bill: dict[str, Any] = {
        "bomFormat": FORMAT,
        "specVersion": SPECIFICATION,
        "version": 1,
        "metadata": {"component": {**project, "licenses": [{"license": {"id": LICENCE}}]}},
        "components": components,
        "dependencies": [{"ref": ref, **_depends(refs)} for ref, refs in needs.items()],
    }
    told = json.dumps(bill, sort_keys=True)
    bill["serialNumber"] = f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, told)}"
    return json.dumps(bill, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _component(package: Package) -> Mapping[str, Any]:
    # The lock has a digest for each file of a package; the bill's own field is for one file alone.
    properties = [{"name": f"{PROJECT}:sha256", "value": digest} for digest in package.digests]
    if package.marker:
        properties.append({"name": f"{PROJECT}:marker", "value": package.marker})
    return {
        "type": "library",
        "bom-ref": package.reference,
        "name": package.name,
        "version": package.version,
        "purl": package.reference,
        "scope": "optional" if package.marker else "required",
        "properties": properties,
    }


def _editor() -> Mapping[str, Any]:
    digest = INTEGRITY.removeprefix("sha512-")
    return {
        "type": "library",
        "bom-ref": EDITOR,
        "name": NAME,
        "version": VERSION,
        "purl": EDITOR,
        "scope": "optional",
        "hashes": [{"alg": "SHA-512", "content": base64.b64decode(digest).hex()}],
    }


def _depends(references: list[str]) -> Mapping[str, list[str]]:
    return {"dependsOn": sorted(set(references))} if references else {}
