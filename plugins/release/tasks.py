"""Edge: the tasks about what leaves: the release and the proof of what it is."""

import sys

from invoke.context import Context

from plugins.setup.command import task


@task()
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


@task()
def release_key(_: Context, file: str) -> None:
    """Make a key pair that signs releases, the secret half into FILE outside the project."""
    from plugins.release.keys import release_key

    sys.exit(release_key(file))


@task()
def verify(
    _: Context,
    place: str,
    target: bool = False,
    targets: str | None = None,
    key: str = "",
    rate: str = "20",
    connections: str = "4",
    json: bool = False,
) -> None:
    """Compare a folder, an address or (--target NAME) what stands at a target with its signed manifest.

    --key RW…, parted by commas, instead of RELEASE_KEYS; --targets FILE instead of deploy/targets.toml.
    """
    from plugins.watching.run import verify

    sys.exit(
        verify(
            place,
            target=target,
            targets=targets,
            key=key,
            rate=rate,
            connections=connections,
            as_json=json,
        )
    )


@task()
def watch(
    _: Context,
    url: str,
    key: str = "",
    rate: str = "5",
    connections: str = "2",
    minutes: str = "50",
    spread: bool = False,
    headers: bool = True,
    accept_older: bool = False,
    state: str | None = None,
    json: bool = False,
) -> None:
    """Look at a site as browser, phone and crawler, and tell what is not ours (for cron: --spread --json)."""
    from plugins.watching.run import watch

    sys.exit(
        watch(
            url,
            key=key,
            rate=rate,
            connections=connections,
            minutes=minutes,
            spread=spread,
            headers=headers,
            accept_older=accept_older,
            state=state,
            as_json=json,
        )
    )


@task()
def deploy(
    _: Context,
    target: str,
    targets: str | None = None,
    output: str | None = None,
    dry_run: bool = False,
    break_lock: bool = False,
    forget: bool = False,
    older: bool = False,
    early: bool = False,
) -> None:
    """Bring the signed release to TARGET of deploy/targets.toml (--dry-run only says what would travel).

    --break-lock ends another deployment, --forget keeps nothing of former releases, --older takes one back,
    --early shows a text before its day.
    """
    from plugins.deploying.run import deploy

    sys.exit(
        deploy(
            target,
            targets=targets,
            output=output,
            dry_run=dry_run,
            break_lock=break_lock,
            forget=forget,
            older=older,
            early=early,
        )
    )


@task()
def rollback(
    _: Context,
    target: str,
    targets: str | None = None,
    to: str = "",
    list: bool = False,
    break_lock: bool = False,
) -> None:
    """Show readers of TARGET the release before (--to another, by its name; --list names what is kept)."""
    from plugins.deploying.run import rollback

    sys.exit(rollback(target, targets=targets, to=to, list_only=list, break_lock=break_lock))
