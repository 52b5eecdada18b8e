"""Edge: the tasks about who approves what."""

import sys

from invoke.context import Context

from plugins.setup.command import task


@task()
def owners(_: Context, host: str = "", check: bool = False, content: str | None = None) -> None:
    """Write a git host's CODEOWNERS (--host github/gitlab/gitea/forgejo; --check those that are there)."""
    from plugins.approval.run import keep_owners

    sys.exit(keep_owners(host, check=check, content=content))
