"""Edge: the task that scans a release or any other site."""

import sys

from invoke.context import Context

from plugins.setup.command import task


@task()
def scan(
    _: Context,
    target: str,
    release: bool = False,
    content: str | None = None,
    json: bool = False,
    pages: str = "500",
    seconds: str = "300",
) -> None:
    """Look for planted pages, links and code in a folder or a live site (--release: one of ours; --json).

    --content DIR names the sources of a release; --pages, --seconds bound the visit of a live site.
    """
    from plugins.scanning.run import scan as scan_target

    sys.exit(
        scan_target(target, release=release, content=content, as_json=json, pages=pages, seconds=seconds)
    )
