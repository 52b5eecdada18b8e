"""Edge: the tasks of the form to write with."""

import sys

from invoke.context import Context

from plugins.setup.command import task


@task(staff=True)
def write(
    _: Context,
    content: str | None = None,
    output: str | None = None,
    port: str = "8000",
    host: str = "127.0.0.1",
    state: str | None = None,
    offices: str = "",
    now: str | None = None,
    receive: bool = True,
) -> None:
    """Show a form to write with beside the preview (--offices slugs parted by commas)."""
    from plugins.editor.write import write

    sys.exit(
        write(
            content=content,
            output=output,
            port=port,
            host=host,
            state=state,
            offices=offices,
            now=now,
            receives=receive,
        )
    )


@task()
def editor(
    _: Context,
    backend: str,
    repo: str,
    branch: str = "main",
    base_url: str = "",
    app_id: str = "",
    workflow: bool = False,
    offices: str = "",
    content: str | None = None,
    output: str | None = None,
) -> None:
    """Put the form into a release, over a git host (--offices slugs parted by commas).

    --workflow sends everything for review; without it only a form with an office that asks for approval does.
    """
    from plugins.editor.host import write_hosted

    sys.exit(
        write_hosted(
            backend=backend,
            repo=repo,
            branch=branch,
            base_url=base_url,
            app_id=app_id,
            workflow=workflow,
            offices=offices,
            content=content,
            output=output,
        )
    )
