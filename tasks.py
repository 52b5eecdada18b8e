"""Edge: the project's tasks. `python3 tasks.py TASK` on a bare machine, `inv TASK` inside .venv."""

import sys
from pathlib import Path

if __name__ == "__main__":
    if sys.version_info < (3, 11):
        sys.exit("Python 3.11 or newer is needed; this is %d.%d." % sys.version_info[:2])
    from plugins.setup.environment import start

    sys.exit(start(sys.argv[1:], Path(__file__).resolve().parent))

from invoke.context import Context
from invoke.tasks import task

Given = str | None

# Each task imports what it runs: a list of the tasks, or the gate alone, shall not load the rest.


@task(auto_shortflags=False)
def build(
    _: Context,
    content: Given = None,
    output: Given = None,
    now: Given = None,
    clean: bool = False,
    state: Given = None,
) -> None:
    """Check the sources, then make the site (--content, --output, --state folders; --now ISO 8601)."""
    from plugins.keeping.leaving import leave
    from plugins.publication.run import build

    leave(build(content=content, output=output, now=now, clean=clean, state=state))


@task(auto_shortflags=False)
def check(
    _: Context,
    content: Given = None,
    file: str = "",
    now: Given = None,
    hints: bool = False,
    staged: bool = False,
) -> None:
    """Check the sources, and nothing else (--file one alone; --hints also what a good editor would say).

    --staged checks what the next commit would change, as the hook does.
    """
    from plugins.keeping.leaving import leave
    from plugins.writing.checking import check_sources

    leave(check_sources(file, content=content, now=now, hints=hints, staged=staged))


@task
def hook(_: Context) -> None:
    """Install the check that runs before each git commit."""
    from plugins.history.hook import install_hook

    sys.exit(install_hook())


@task(auto_shortflags=False)
def history(_: Context, file: str, content: Given = None) -> None:
    """Tell who changed a source, when and what, from git's record (FILE, as from here or from content/)."""
    from plugins.history.run import tell_history

    sys.exit(tell_history(file, content))


@task(auto_shortflags=False)
def schema(_: Context, content: Given = None, output: Given = None) -> None:
    """Write the header's JSON Schemas into var/schema, for editors of plain text (--output a folder)."""
    from plugins.writing.schema_files import write_schemas

    sys.exit(write_schemas(content, output))


@task(auto_shortflags=False)
def publish(_: Context, content: Given = None, output: Given = None, now: Given = None) -> None:
    """Check the sources, then make the site as the public gets it, from publishconf.py."""
    from plugins.keeping.leaving import leave
    from plugins.publication.run import build

    leave(build(settings="publishconf.py", content=content, output=output, now=now))


@task(auto_shortflags=False)
def serve(
    _: Context,
    content: Given = None,
    output: Given = None,
    port: str = "8000",
    host: str = "127.0.0.1",
    state: Given = None,
) -> None:
    """Build, then show the site in the browser and follow every change."""
    from plugins.writing.serve import serve

    sys.exit(serve(content=content, output=output, port=port, host=host, state=state, has_comments=True))


@task(auto_shortflags=False)
def intake(
    _: Context,
    settings: str = "publishconf.py",
    host: str = "127.0.0.1",
    port: str = "8001",
    uds: Given = None,
) -> None:
    """Receive comments at /komentar/ until stopped (--uds FILE listens on a Unix socket instead)."""
    from plugins.comments.intake.serve import serve

    sys.exit(serve(settings=settings, host=host, port=port, uds=uds))


@task(auto_shortflags=False)
def write(
    _: Context,
    content: Given = None,
    output: Given = None,
    port: str = "8000",
    host: str = "127.0.0.1",
    state: Given = None,
    offices: str = "",
    now: Given = None,
) -> None:
    """Show a form to write with beside the preview (--offices slugs parted by commas)."""
    from plugins.editor.write import write

    sys.exit(
        write(content=content, output=output, port=port, host=host, state=state, offices=offices, now=now)
    )


@task(auto_shortflags=False)
def editor(
    _: Context,
    backend: str,
    repo: str,
    branch: str = "main",
    base_url: str = "",
    app_id: str = "",
    workflow: bool = False,
    content: Given = None,
    output: Given = None,
) -> None:
    """Put the form into a release, over a git host (--workflow: a second person approves)."""
    from plugins.editor.host import write_hosted

    sys.exit(
        write_hosted(
            backend=backend,
            repo=repo,
            branch=branch,
            base_url=base_url,
            app_id=app_id,
            workflow=workflow,
            content=content,
            output=output,
        )
    )


@task(auto_shortflags=False)
def new(
    _: Context,
    title: Given = None,
    office: Given = None,
    category: Given = None,
    topics: Given = None,
    summary: Given = None,
    date: Given = None,
    author: Given = None,
    slug: Given = None,
    translation_of: Given = None,
    lang: Given = None,
    content: Given = None,
    now: Given = None,
) -> None:
    """Write a new article's file: what is not given is asked for (--topics parted by commas).

    --translation-of FILE or ADDRESS writes the English edition of that article instead (--lang en).
    """
    from plugins.writing.new import new

    given = {"title": title, "office": office, "category": category, "topics": topics, "summary": summary}
    given |= {"date": date, "author": author, "slug": slug, "translation_of": translation_of, "lang": lang}
    sys.exit(new(given, content=content, now=now))


@task(auto_shortflags=False)
def comments_pull(_: Context, url: str, strict: bool = False) -> None:
    """Fetch the export of the intake behind URL (--strict: an intake that is down is a failure)."""
    from plugins.comments.publishing.run import pull_export

    sys.exit(pull_export(url, strict=strict))


@task(auto_shortflags=False)
def comments_forget(
    _: Context, receipt: str = "", id: str = "", email: bool = False, yes: bool = False
) -> None:
    """Erase comments by --receipt CODE, --id ID or --email, whose address is read from standard input."""
    from plugins.comments.rights.run import forget_comments

    sys.exit(forget_comments(receipt=receipt, comment=id, email=email, yes=yes))


@task
def comments_retain(_: Context) -> None:
    """Delete what has been kept for its time, as the service does every day."""
    from plugins.comments.rights.run import retain_comments

    sys.exit(retain_comments())


@task
def comments_backup(_: Context, file: str) -> None:
    """Copy the inbox into FILE, while the service goes on."""
    from plugins.comments.carrying.run import back_up_inbox

    sys.exit(back_up_inbox(file))


@task
def comments_restore(_: Context, file: str) -> None:
    """Put the backup FILE in the place of the inbox of a stopped service, which is kept aside."""
    from plugins.comments.carrying.run import restore_inbox

    sys.exit(restore_inbox(file))


@task(auto_shortflags=False)
def comments_export_all(_: Context, file: str, with_addresses: bool = False) -> None:
    """Write all comments, whatever their state, into FILE as JSON lines (--with-addresses: secret)."""
    from plugins.comments.carrying.run import export_all

    sys.exit(export_all(file, with_addresses=with_addresses))


@task
def comments_import(_: Context, file: str) -> None:
    """Take in all comments of FILE, each once; with any fault none."""
    from plugins.comments.carrying.run import import_comments

    sys.exit(import_comments(file))


@task(auto_shortflags=False)
def comments_list(_: Context, shelf: str = "menunggu", office: str = "", account: str = "") -> None:
    """Tell the comments of --shelf (menunggu, diduga-spam, ditayangkan, ditolak, dihapus), --office SLUG."""
    from plugins.comments.moderation.commands import list_comments

    sys.exit(list_comments(shelf=shelf, office=office, account=account))


@task(auto_shortflags=False)
def comments_approve(_: Context, ids: str, account: str = "") -> None:
    """Publish the comments IDS, parted by commas (--account LOGIN: in whose name and offices)."""
    from plugins.comments.moderation.commands import decide_comments

    sys.exit(decide_comments("approve", ids, account=account))


@task(auto_shortflags=False)
def comments_reject(_: Context, ids: str, reason: str = "", account: str = "") -> None:
    """Refuse the comments IDS for a --reason; without one the reasons are told."""
    from plugins.comments.moderation.commands import decide_comments

    sys.exit(decide_comments("reject", ids, reason=reason, account=account))


@task(auto_shortflags=False)
def comments_spam(_: Context, ids: str, account: str = "") -> None:
    """Mark the comments IDS as spam."""
    from plugins.comments.moderation.commands import decide_comments

    sys.exit(decide_comments("spam", ids, account=account))


@task(auto_shortflags=False)
def comments_remove(_: Context, ids: str, reason: str = "", account: str = "") -> None:
    """Take the published comments IDS from their pages for a --reason."""
    from plugins.comments.moderation.commands import decide_comments

    sys.exit(decide_comments("remove", ids, reason=reason, account=account))


@task(auto_shortflags=False)
def comments_redact(_: Context, id: str, reason: str = "", account: str = "") -> None:
    """Take a passage, read from standard input, out of the comment ID for good, for a --reason."""
    from plugins.comments.moderation.commands import redact_comment

    sys.exit(redact_comment(id, reason=reason, account=account))


@task(auto_shortflags=False)
def comments_reply(_: Context, id: str, account: str = "") -> None:
    """Answer the comment ID as its office, by words read from standard input, published at once."""
    from plugins.comments.moderation.commands import reply_to_comment

    sys.exit(reply_to_comment(id, account=account))


@task(auto_shortflags=False)
def comments_audit(_: Context, expect: str = "") -> None:
    """Verify the log of moderation and print its last digest (--expect: one that was printed before)."""
    from plugins.comments.moderation.commands import audit_log

    sys.exit(audit_log(expect=expect))


@task(auto_shortflags=False)
def comments_account(
    _: Context, deed: str, login: str = "", role: str = "moderator", offices: str = ""
) -> None:
    """List moderators' accounts, or add, reset, deactivate or activate one (--login, --role, --offices)."""
    from plugins.comments.moderation.account_commands import keep_account

    sys.exit(keep_account(deed, login=login, role=role, offices=offices))


@task(auto_shortflags=False)
def test(_: Context, quick: bool = False, only: Given = None) -> None:
    """Run the tests (--quick without browser and servers; --only an expression of pytest's -k)."""
    from plugins.setup.checks import run_tests

    sys.exit(run_tests(quick=quick, only=only))


@task(auto_shortflags=False)
def review(_: Context, output: Given = None) -> None:
    """Write a page with every component in every state, and tell its address (--output a file)."""
    from tests.theme.review import write_review

    sys.exit(write_review(output))


@task
def lint(_: Context) -> None:
    """Look at style, form, types and templates."""
    from plugins.setup.checks import run_linters

    sys.exit(run_linters())


@task
def lock(_: Context) -> None:
    """Resolve requirements.lock and requirements-test.lock anew (needs uv)."""
    from plugins.setup.checks import remake_locks

    sys.exit(remake_locks())


@task
def words(_: Context) -> None:
    """Collect the interface's words into theme/locale and tell those without a translation."""
    from plugins.languages.collecting import update_words

    sys.exit(update_words())


@task(auto_shortflags=False)
def audit(
    _: Context, content: Given = None, output: Given = None, now: Given = None, rounds: str = "3"
) -> None:
    """Measure the public site by Lighthouse against its goals (--rounds N measurements each)."""
    from plugins.audit.run import audit

    sys.exit(audit(content=content, output=output, now=now, rounds=rounds))


@task(auto_shortflags=False)
def bench(
    _: Context,
    articles: str = "1000",
    offices: str = "40",
    rounds: str = "3",
    only: Given = None,
    phases: Given = None,
    work: Given = None,
) -> None:
    """Time our builds beside stock Pelican's and Hugo's (--only, --phases: names parted by commas)."""
    from tests.benchmarks.run import run_benchmarks

    sys.exit(
        run_benchmarks(articles=articles, offices=offices, rounds=rounds, only=only, phases=phases, work=work)
    )
