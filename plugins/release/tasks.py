"""Edge: the tasks about what leaves: the release and the proof of what it is."""

from invoke.context import Context
from invoke.tasks import task


@task(auto_shortflags=False)
def publish(
    _: Context, content: str | None = None, output: str | None = None, now: str | None = None
) -> None:
    """Check the sources, then make the site as the public gets it, from publishconf.py."""
    from plugins.keeping.leaving import leave
    from plugins.publication.run import build

    leave(build(settings="publishconf.py", content=content, output=output, now=now))
