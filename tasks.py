"""Edge: the project's tasks. `python3 tasks.py TASK` on a bare machine, `inv TASK` inside .venv."""

import sys
from collections.abc import Sequence
from pathlib import Path

if __name__ == "__main__":
    if sys.version_info < (3, 11):
        sys.exit(
            "Python di komputer ini terlalu tua. Pasang yang baru seperti langkah 1 di content/README.md,\n"
            "buka jendela hitam yang baru, lalu tulis perintah yang sama sekali lagi.\n"
            "Untuk pengelola: Python 3.11 or newer is needed; this is %d.%d." % sys.version_info[:2]
        )
    from plugins.setup.environment import start

    sys.exit(start(sys.argv[1:], Path(__file__).resolve().parent))

from invoke.context import Context

from plugins.approval.tasks import *  # noqa: F403
from plugins.comments.tasks import *  # noqa: F403
from plugins.editor.tasks import *  # noqa: F403
from plugins.history.tasks import *  # noqa: F403
from plugins.importing.tasks import *  # noqa: F403
from plugins.release.tasks import *  # noqa: F403
from plugins.scanning.tasks import *  # noqa: F403
from plugins.sending.tasks import *  # noqa: F403
from plugins.setup.command import task
from plugins.setup.files import FilesTask
from plugins.setup.streams import speak_anywhere
from plugins.writing.tasks import *  # noqa: F403

speak_anywhere()

# Each task imports what it runs: a list of the tasks, or the gate alone, shall not load the rest.
# Those of one part of the house stand in its `tasks.py`.


@task()
def build(
    _: Context,
    content: str | None = None,
    output: str | None = None,
    now: str | None = None,
    clean: bool = False,
    state: str | None = None,
) -> None:
    """Check the sources, then make the site (--content, --output, --state folders; --now ISO 8601)."""
    from plugins.keeping.leaving import leave
    from plugins.publication.run import build

    leave(build(content=content, output=output, now=now, clean=clean, state=state))


@task(staff=True, klass=FilesTask)
def check(
    _: Context,
    file: Sequence[str] = (),
    content: str | None = None,
    now: str | None = None,
    hints: bool = False,
    staged: bool = False,
    annotations: str = "",
    report: str = "gl-code-quality-report.json",
) -> None:
    """Check the sources, and nothing else (FILES those alone; --hints also what a good editor would say).

    --staged checks what the next commit would change, as the hook does. --annotations github/gitlab/plain
    also tells a git host beside which line each fault stands; GitLab reads it from --report FILE.
    """
    from plugins.keeping.leaving import leave
    from plugins.writing.checking import check_sources

    leave(
        check_sources(
            file,
            content=content,
            now=now,
            hints=hints,
            staged=staged,
            annotations=annotations,
            report=report,
        )
    )


@task()
def test(_: Context, quick: bool = False, only: str | None = None) -> None:
    """Run the tests (--quick without browser and servers; --only an expression of pytest's -k)."""
    from plugins.setup.checks import run_tests

    sys.exit(run_tests(quick=quick, only=only))


@task()
def review(_: Context, output: str | None = None) -> None:
    """Write a page with every component in every state, and tell its address (--output a file)."""
    from tests.theme.review import write_review

    sys.exit(write_review(output))


@task()
def lint(_: Context) -> None:
    """Look at style, form, types and templates."""
    from plugins.setup.checks import run_linters

    sys.exit(run_linters())


@task()
def lock(_: Context) -> None:
    """Resolve requirements.lock and requirements-test.lock anew (needs uv)."""
    from plugins.setup.checks import remake_locks

    sys.exit(remake_locks())


@task()
def words(_: Context) -> None:
    """Collect the interface's words into theme/locale and tell those without a translation."""
    from plugins.languages.collecting import update_words

    sys.exit(update_words())


@task()
def audit(
    _: Context,
    content: str | None = None,
    output: str | None = None,
    now: str | None = None,
    rounds: str = "3",
) -> None:
    """Measure the public site by Lighthouse against its goals (--rounds N measurements each)."""
    from plugins.audit.run import audit

    sys.exit(audit(content=content, output=output, now=now, rounds=rounds))


@task()
def bench(
    _: Context,
    articles: str = "1000",
    offices: str = "40",
    rounds: str = "3",
    only: str | None = None,
    phases: str | None = None,
    work: str | None = None,
) -> None:
    """Time our builds beside stock Pelican's and Hugo's (--only, --phases: names parted by commas)."""
    from tests.benchmarks.run import run_benchmarks

    sys.exit(
        run_benchmarks(articles=articles, offices=offices, rounds=rounds, only=only, phases=phases, work=work)
    )
