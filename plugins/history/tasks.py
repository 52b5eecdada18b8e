"""Edge: the tasks about git's record."""

import sys

from invoke.context import Context

from plugins.setup.command import task


@task()
def hook(_: Context) -> None:
    """Install the check that runs before each git commit."""
    from plugins.history.hook import install_hook

    sys.exit(install_hook())


@task(staff=True)
def history(_: Context, file: str, content: str | None = None) -> None:
    """Tell who changed a source, when and what, from git's record (FILE, as from here or from content/)."""
    from plugins.history.run import tell_history

    sys.exit(tell_history(file, content))
