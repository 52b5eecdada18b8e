"""Edge: the tasks about what readers say: receiving, deciding, publishing, rights, copies."""

import sys

from invoke.context import Context

from plugins.setup.command import task


@task()
def intake(
    _: Context,
    settings: str = "publishconf.py",
    host: str = "127.0.0.1",
    port: str = "8001",
    uds: str | None = None,
) -> None:
    """Receive comments at /komentar/ until stopped (--uds FILE listens on a Unix socket instead)."""
    from plugins.comments.intake.serve import serve

    sys.exit(serve(settings=settings, host=host, port=port, uds=uds))


@task()
def comments_pull(_: Context, url: str, strict: bool = False) -> None:
    """Fetch the export of the intake behind URL (--strict: an intake that is down is a failure)."""
    from plugins.comments.publishing.run import pull_export

    sys.exit(pull_export(url, strict=strict))


@task()
def comments_forget(
    _: Context, receipt: str = "", id: str = "", email: bool = False, yes: bool = False
) -> None:
    """Erase comments by --receipt CODE, --id ID or --email, whose address is read from standard input."""
    from plugins.comments.rights.run import forget_comments

    sys.exit(forget_comments(receipt=receipt, comment=id, email=email, yes=yes))


@task()
def comments_retain(_: Context) -> None:
    """Delete what has been kept for its time, as the service does every day."""
    from plugins.comments.rights.run import retain_comments

    sys.exit(retain_comments())


@task()
def comments_backup(_: Context, file: str, replace: bool = False) -> None:
    """Copy the inbox into FILE, while the service goes on (--replace: a former FILE may go)."""
    from plugins.comments.carrying.run import back_up_inbox

    sys.exit(back_up_inbox(file, replace=replace))


@task()
def comments_restore(_: Context, file: str) -> None:
    """Put the backup FILE in the place of the inbox of a stopped service, which is kept aside."""
    from plugins.comments.carrying.run import restore_inbox

    sys.exit(restore_inbox(file))


@task()
def comments_export_all(_: Context, file: str, with_addresses: bool = False) -> None:
    """Write all comments, whatever their state, into FILE as JSON lines (--with-addresses: secret)."""
    from plugins.comments.carrying.run import export_all

    sys.exit(export_all(file, with_addresses=with_addresses))


@task()
def comments_import(_: Context, file: str) -> None:
    """Take in all comments of FILE, each once; with any fault none."""
    from plugins.comments.carrying.run import import_comments

    sys.exit(import_comments(file))


@task()
def comments_list(_: Context, shelf: str = "menunggu", office: str = "", account: str = "") -> None:
    """Tell the comments of --shelf (menunggu, diduga-spam, ditayangkan, ditolak, dihapus), --office SLUG."""
    from plugins.comments.moderation.commands import list_comments

    sys.exit(list_comments(shelf=shelf, office=office, account=account))


@task()
def comments_approve(_: Context, ids: str, account: str = "") -> None:
    """Publish the comments IDS, parted by commas (--account LOGIN: in whose name and offices)."""
    from plugins.comments.moderation.commands import decide_comments

    sys.exit(decide_comments("approve", ids, account=account))


@task()
def comments_reject(_: Context, ids: str, reason: str = "", account: str = "") -> None:
    """Refuse the comments IDS for a --reason; without one the reasons are told."""
    from plugins.comments.moderation.commands import decide_comments

    sys.exit(decide_comments("reject", ids, reason=reason, account=account))


@task()
def comments_spam(_: Context, ids: str, account: str = "") -> None:
    """Mark the comments IDS as spam."""
    from plugins.comments.moderation.commands import decide_comments

    sys.exit(decide_comments("spam", ids, account=account))


@task()
def comments_remove(_: Context, ids: str, reason: str = "", account: str = "") -> None:
    """Take the published comments IDS from their pages for a --reason."""
    from plugins.comments.moderation.commands import decide_comments

    sys.exit(decide_comments("remove", ids, reason=reason, account=account))


@task()
def comments_redact(_: Context, id: str, reason: str = "", account: str = "") -> None:
    """Take a passage, read from standard input, out of the comment ID for good, for a --reason."""
    from plugins.comments.moderation.commands import redact_comment

    sys.exit(redact_comment(id, reason=reason, account=account))


@task()
def comments_reply(_: Context, id: str, account: str = "") -> None:
    """Answer the comment ID as its office, by words read from standard input, published at once."""
    from plugins.comments.moderation.commands import reply_to_comment

    sys.exit(reply_to_comment(id, account=account))


@task()
def comments_audit(_: Context, expect: str = "") -> None:
    """Verify the log of moderation and print its last digest (--expect: one that was printed before)."""
    from plugins.comments.moderation.commands import audit_log

    sys.exit(audit_log(expect=expect))


@task()
def comments_account(
    _: Context, deed: str, login: str = "", role: str = "moderator", offices: str = ""
) -> None:
    """List moderators' accounts, or add, reset, deactivate or activate one (--login, --role, --offices)."""
    from plugins.comments.moderation.account_commands import keep_account

    sys.exit(keep_account(deed, login=login, role=role, offices=offices))
