"""Rules: what is not brought to a target, although it is proved to be ours."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from urllib.parse import urlsplit

from plugins.deploying.target import DeployRefused, Target
from plugins.release.embargo import find_early
from plugins.release.manifest import Inputs, is_example

LOOPBACK = ("localhost", "127.0.0.1", "::1")
_MINUTE = "%Y-%m-%d %H:%M"


def refuse_older(ours: Inputs, theirs: Inputs) -> None:
    """What was begun earlier and ends later must not take the place of what is newer.

    Args:
        theirs: of the release that readers see; empty where there is none.

    Raises:
        DeployRefused: it would.
    """
    if theirs.order and not ours.order:
        raise DeployRefused(
            f"this release has no order, and the target shows one of {theirs.order} commits: "
            "it was made from a part of the history; run git fetch --unshallow and publish again, "
            "or --older to deploy this all the same"
        )
    if ours.order < theirs.order:
        raise DeployRefused(
            f"the target shows a later release: {theirs.order} commits, and this has {ours.order}; "
            "use rollback to go back, or --older to deploy this all the same"
        )


def refuse_example(target: Target, inputs: Inputs) -> None:
    """An address that nobody can reach, in every link of a public site, is a forgotten setting.

    Raises:
        DeployRefused: it is there.
    """
    is_public = urlsplit(target.url).scheme == "https" and not is_example(target.url)
    if is_public and is_example(inputs.site):
        raise DeployRefused(
            f"the release was made for {inputs.site}, which is only an example, and readers see it at "
            f"{target.url}; publish with SITEURL={target.url}"
        )


def refuse_foreign(target: Target, inputs: Inputs) -> None:
    """Every page names its own address: shown under another, it sends readers and search engines away.

    At an address of this machine alone nobody is sent anywhere, so a trial needs no entry.

    Raises:
        DeployRefused: the release was made for another address than the target's entry says.
    """
    site, meant = inputs.site, target.made_for or target.url
    is_here = not target.made_for and urlsplit(target.url).hostname in LOOPBACK
    if site and meant and site != meant and not is_here:
        raise DeployRefused(
            f"the release was made for {site}, and {target.name} shows releases for {meant}; publish with "
            f"SITEURL={meant}, or, where its pages are to name {site}, write made_for = {json.dumps(site)} "
            f"into [{target.name}]"
        )


def refuse_early(inputs: Inputs, clocks: Mapping[str, datetime | None]) -> None:
    """What waits for its day is not shown because the clock of the machine that published is ahead.

    Args:
        clocks: now, aware, by whose clock; None where that tells none.

    Raises:
        DeployRefused: by one of them a text is not due yet.
    """
    for whose, now in clocks.items():
        if now and (moment := find_early(inputs, now)):
            raise DeployRefused(
                f"the release holds a text for {moment.astimezone(UTC):{_MINUTE}} UTC, and by {whose} it is "
                f"{now.astimezone(UTC):{_MINUTE}} UTC: the clock of the machine that published is ahead, "
                "this one is behind, or --now named a later moment; mend that, publish and deploy again, "
                "or --early to show the text all the same"
            )
