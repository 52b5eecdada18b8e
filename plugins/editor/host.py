"""Edge: the task `editor`: the form as static files of a release, over a git host."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from plugins.categories.office import Office
from plugins.categories.register import read_registers
from plugins.editor.ahead import show_keys, tell_photos
from plugins.editor.clocks import read_clocks
from plugins.editor.configuration import Desktop, make_configuration
from plugins.editor.door import STATIC
from plugins.editor.listing import HELD, STATES
from plugins.editor.package import PACKAGES, PackageRefused, prepare_package
from plugins.editor.photos import MAX_WIDTH, QUALITY
from plugins.editor.plainly import EMPTY
from plugins.editor.policy import FOLDER, name_policy
from plugins.editor.write import WORDS
from plugins.gate.model import ARTICLE_KEYS
from plugins.publication.clock import read_now
from plugins.publication.conf import read_conf
from plugins.root import ROOT

SETTINGS = "publishconf.py"
BACKENDS = ("github", "gitlab", "gitea", "forgejo")
WITHOUT_WORKFLOW = frozenset({"gitea"})
"""Source: Decap 3.16.3, whose part for Gitea has no unpublished entries; that for Forgejo has."""


class HostRefused(Exception):
    """The form cannot be made; the message says which option is wanting."""


def write_hosted(
    *,
    backend: str,
    repo: str,
    branch: str = "main",
    base_url: str = "",
    app_id: str = "",
    workflow: bool = False,
    offices: str = "",
    content: str | None = None,
    output: str | None = None,
) -> int:
    """Write the form's files into a release, below `redaksi/`, and tell the header that they need.

    Args:
        backend: one of `BACKENDS`; repo: "owner/name" there; branch: that is built.
        base_url: of a host of one's own, or of the login service that GitHub needs.
        app_id: OAuth application, where the host asks for one.
        workflow: True keeps what is sent in review until somebody publishes it, whether or not one of
            the offices asks for approval.
        offices: slugs of those whose articles are edited, parted by commas; "" for all, and pages.
        content: the content folder whose registers are used; output: the release.

    Returns:
        Exit status: 1 where nothing was written.
    """
    folder = Path(content).absolute() if content else ROOT / "content"
    target = (Path(output) if output else ROOT / "output") / FOLDER
    try:
        host = name_backend(backend, repo, branch, base_url, app_id)
        chosen = [word.strip() for word in offices.split(",") if word.strip()]
        has_workflow = needs_workflow(backend, read_registers(folder)[0].offices, chosen, asked=workflow)
        package = prepare_package(PACKAGES)
    except (HostRefused, PackageRefused) as refusal:
        print(refusal, file=sys.stderr)
        return 1
    target.mkdir(parents=True, exist_ok=True)
    for file in STATIC.iterdir():
        shutil.copy(file, target)
    shutil.copytree(package, target / "program", dirs_exist_ok=True)
    given = make_hosted(folder, host, has_workflow=has_workflow, offices=chosen)
    (target / "susunan.json").write_text(json.dumps(given, ensure_ascii=False), encoding="utf-8")
    print(f"{target}: serve it with Content-Security-Policy: {name_policy(base_url)}")
    return 0


def name_backend(backend: str, repo: str, branch: str, base_url: str, app_id: str) -> dict[str, Any]:
    """The backend as the CMS takes it.

    Raises:
        HostRefused: no such backend, or something that it needs is wanting.
    """
    if backend not in BACKENDS:
        raise HostRefused(f"--backend: {backend!r} is none; choose from {', '.join(BACKENDS)}")
    if repo.count("/") < 1:
        raise HostRefused(f"--repo: {repo!r} is no repository; write owner/name")
    if backend in ("gitea", "forgejo") and not (base_url and app_id):
        raise HostRefused(f"--base-url and --app-id: {backend} needs both")
    if backend == "gitlab" and not app_id:
        raise HostRefused("--app-id: gitlab needs one, for PKCE")
    made: dict[str, Any] = {"name": backend, "repo": repo, "branch": branch}
    if app_id:
        made["app_id"] = app_id
    if base_url:
        made["base_url"] = base_url.rstrip("/")
        made |= (
            {"api_root": f"{made['base_url']}/api/{'v4' if backend == 'gitlab' else 'v1'}"} if app_id else {}
        )
    return made | ({"auth_type": "pkce"} if backend == "gitlab" else {})


def needs_workflow(
    backend: str, offices: Mapping[str, Office], chosen: Sequence[str], *, asked: bool = False
) -> bool:
    """Whether this form sends for review: it knows one way for all of its offices.

    Raises:
        HostRefused: no such office, or the form cannot send for review to this kind of host.
    """
    if unknown := [slug for slug in chosen if slug not in offices]:
        raise HostRefused(f"--offices: {unknown[0]!r} is none; choose from {', '.join(offices)}")
    asking = [slug for slug in chosen or offices if offices[slug].needs_approval]
    if backend in WITHOUT_WORKFLOW and (asked or asking):
        why = f"{', '.join(asking)} asks for approval" if asking else "--workflow"
        raise HostRefused(
            f"--backend: {why}, and over {backend} the form writes to the branch at once (Decap 3.16); "
            "leave these offices out by --offices: their writers use inv write and inv send"
        )
    return asked or bool(asking)


def make_hosted(
    content: Path, backend: dict[str, Any], *, has_workflow: bool, offices: Sequence[str] = ()
) -> dict[str, Any]:
    """What the form's page fetches: configuration, words, and the header's model for writing it."""
    registers = read_registers(content)[0]
    zone = str(read_conf(str(ROOT / SETTINGS), {})["TIMEZONE"])
    clocks = read_clocks(registers, zone, read_now(None, zone))
    desktop = Desktop(
        registers=registers,
        backend=backend,
        offices=offices,
        clocks=clocks,
        root="content",
        has_workflow=has_workflow,
    )
    words = json.loads(WORDS.read_text(encoding="utf-8"))
    return {
        "config": make_configuration(desktop),
        "words": words,
        "keys": show_keys(ARTICLE_KEYS),
        "photos": tell_photos(MAX_WIDTH, QUALITY),
        "empty": "; ".join(EMPTY),
        "states": {**STATES, "held": HELD},
        "zone": zone,
    }
