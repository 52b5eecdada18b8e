"""Edge: the tasks by which a former site moves in."""

import sys
from collections.abc import Sequence

from invoke.context import Context

from plugins.setup.command import task
from plugins.setup.files import FilesTask


@task(staff=True, klass=FilesTask)
def import_wordpress(
    _: Context,
    file: Sequence[str],
    into: str,
    content: str | None = None,
    media: str | None = None,
    state: str | None = None,
    draft: bool = False,
    dry_run: bool = False,
    now: str | None = None,
) -> None:
    """Move a WordPress site in by its export FILE (--into OFFICE; --media DIR a copy of its uploads).

    An export of several files is given whole, each file behind the other.
    --dry-run writes the report alone, --draft makes everything a draft.
    """
    from plugins.importing.run import import_wordpress

    sys.exit(
        import_wordpress(
            file, into, content=content, media=media, state=state, draft=draft, dry_run=dry_run, now=now
        )
    )


@task(staff=True, klass=FilesTask)
def import_html(
    _: Context,
    files: Sequence[str],
    into: str,
    content: str | None = None,
    media: str | None = None,
    state: str | None = None,
    draft: bool = False,
    dry_run: bool = False,
    now: str | None = None,
) -> None:
    """Move a site in by saved pages: FILES or folders of them (--into OFFICE).

    --dry-run writes the report alone, --draft makes everything a draft.
    """
    from plugins.importing.run import import_html

    sys.exit(
        import_html(
            files,
            into,
            content=content,
            media=media,
            state=state,
            draft=draft,
            dry_run=dry_run,
            now=now,
        )
    )
