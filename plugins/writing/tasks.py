"""Edge: the tasks of the person who writes by files."""

import sys

from invoke.context import Context

from plugins.setup.command import task


@task(staff=True)
def schema(_: Context, content: str | None = None, output: str | None = None) -> None:
    """Write the header's JSON Schemas into var/schema, for editors of plain text (--output a folder)."""
    from plugins.writing.schema_files import write_schemas

    sys.exit(write_schemas(content, output))


@task(staff=True)
def serve(
    _: Context,
    content: str | None = None,
    output: str | None = None,
    port: str = "8000",
    host: str = "127.0.0.1",
    state: str | None = None,
) -> None:
    """Build, then show the site in the browser and follow every change."""
    from plugins.writing.serve import serve

    sys.exit(serve(content=content, output=output, port=port, host=host, state=state, has_comments=True))


@task(staff=True)
def new(
    _: Context,
    title: str | None = None,
    office: str | None = None,
    category: str | None = None,
    topics: str | None = None,
    summary: str | None = None,
    date: str | None = None,
    author: str | None = None,
    slug: str | None = None,
    translation_of: str | None = None,
    lang: str | None = None,
    content: str | None = None,
    now: str | None = None,
) -> None:
    """Write a new article's file: what is not given is asked for (--topics parted by commas).

    --translation-of FILE or ADDRESS writes the English edition of that article instead (--lang en).
    """
    from plugins.writing.new import new

    given = {"title": title, "office": office, "category": category, "topics": topics, "summary": summary}
    given |= {"date": date, "author": author, "slug": slug, "translation_of": translation_of, "lang": lang}
    sys.exit(new(given, content=content, now=now))


@task(staff=True)
def preview(
    _: Context,
    content: str | None = None,
    output: str | None = None,
    now: str | None = None,
    state: str | None = None,
) -> None:
    """Make a preview to share, with drafts and what waits for its day, readable from any folder."""
    from plugins.writing.share import make_preview

    sys.exit(make_preview(content=content, output=output, now=now, state=state))


@task(staff=True)
def due(
    _: Context,
    next: bool = False,
    site: str | None = None,
    content: str | None = None,
    now: str | None = None,
) -> None:
    """Tell what waits for its day (--next the moment alone; --site URL what is due and not there)."""
    from plugins.writing.due import tell_due

    sys.exit(tell_due(next_only=next, site=site or "", content=content, now=now))
