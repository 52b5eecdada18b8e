"""Edge: the tasks that send texts and fetch them."""

import sys

from invoke.context import Context

from plugins.setup.command import task


@task(staff=True)
def send(
    _: Context,
    files: str | None = None,
    content: str | None = None,
    drafts: bool = False,
    yes: bool = False,
    name: str = "",
    email: str = "",
    state: str | None = None,
    now: str | None = None,
) -> None:
    """Send written texts to the shared repository (--files parted by commas, --drafts too, --yes unasked)."""
    from plugins.sending.run import send

    sys.exit(
        send(
            files=files or "",
            content=content,
            drafts=drafts,
            yes=yes,
            name=name,
            email=email,
            state=state,
            now=now,
        )
    )


@task(staff=True)
def receive(_: Context, content: str | None = None) -> None:
    """Fetch what others sent; what is written here stays."""
    from plugins.sending.run import receive

    sys.exit(receive(content))
