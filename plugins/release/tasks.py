"""Edge: the tasks about what leaves: the release and the proof of what it is."""

import sys

from invoke.context import Context
from invoke.tasks import task


@task(auto_shortflags=False)
def publish(
    _: Context,
    content: str | None = None,
    output: str | None = None,
    state: str | None = None,
    now: str | None = None,
    clean: bool = False,
) -> None:
    """Make the release: the site as the public gets it, from publishconf.py (options as for build)."""
    from plugins.keeping.leaving import leave
    from plugins.release.publishing import publish

    leave(publish(content=content, output=output, state=state, now=now, clean=clean))


@task(auto_shortflags=False)
def release_key(_: Context, file: str) -> None:
    """Make a key pair that signs releases, the secret half into FILE outside the project."""
    from plugins.release.keys import release_key

    sys.exit(release_key(file))
