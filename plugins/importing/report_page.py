"""Words: the report as one HTML page that needs nothing else, for whoever looks through an import."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator

from plugins.importing.planned import APART, DRAFT
from plugins.importing.reporting import FATES, Outcome, Report, sum_up, tell_reasons

_STYLE = """
body{font:1rem/1.5 system-ui,sans-serif;margin:0 auto;max-width:70rem;padding:1rem}
table{border-collapse:collapse;width:100%}caption{font-weight:bold;text-align:start;padding:.5rem 0}
td,th{border-bottom:1px solid #999;padding:.25rem .5rem;text-align:start;vertical-align:top}
td{overflow-wrap:anywhere}
ul{margin:0;padding-inline-start:1.2rem}.wrap{overflow-x:auto}
@media(prefers-color-scheme:dark){body{background:#111;color:#eee}a{color:#9cf}}
"""


def write_page(report: Report) -> str:
    """The whole page."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    title = f"Laporan impor {report.office}"
    yield f'<!doctype html>\n<html lang="id">\n<head>\n<meta charset="utf-8">\n<title>{_show(title)}</title>'
    yield '<meta name="viewport" content="width=device-width,initial-scale=1">'
    yield f"<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{_show(title)}</h1>"
    yield _list(sum_up(report))
    if report.files:
        files = (f"<li>{_show(name)}: <code>{_show(path)}</code></li>" for name, path in report.files.items())
        yield f"<h2>Berkas yang dibuat</h2>\n<ul>{''.join(files)}</ul>"
    for table in (_doubted, _different, _waiting, _skipped, _comments_left, _files_left, _all):
        yield from table(report)
    yield "</main>\n</body>\n</html>"


def _doubted(report: Report) -> Iterator[str]:
    rows = (
        (_link(one), _list(f"{doubt.fault}; {doubt.mend}" for doubt in one.doubts))
        for one in report.outcomes
        if one.doubts
    )
    return _table("Perlu dilihat", ("Tulisan", "Keraguan"), rows)


def _different(report: Report) -> Iterator[str]:
    rows = ((_link(one), _list(one.missing)) for one in report.outcomes if one.missing)
    return _table("Alinea yang berbeda", ("Tulisan", "Alinea di sumber"), rows)


def _waiting(report: Report) -> Iterator[str]:
    rows = (
        (_link(one), FATES[one.fate], _show(one.reason))
        for one in report.outcomes
        if one.fate in (DRAFT, APART)
    )
    return _table("Tidak langsung terbit", ("Tulisan", "Menjadi", "Sebab"), rows)


def _skipped(report: Report) -> Iterator[str]:
    rows = (
        (_show(reason), str(count)) for reason, count in tell_reasons(one.reason for one in report.skipped)
    )
    return _table("Dilewati", ("Sebab", "Jumlah"), rows, len(report.skipped))


def _comments_left(report: Report) -> Iterator[str]:
    left = report.comments_skipped
    rows = ((_show(reason), str(count)) for reason, count in left.most_common())
    return _table("Komentar yang tidak ikut", ("Sebab", "Jumlah"), rows, left.total())


def _files_left(report: Report) -> Iterator[str]:
    rows = ((_show(one.address), _show(one.reason)) for one in report.not_copied)
    return _table("Gambar dan dokumen yang tidak ikut", ("Alamat lama", "Sebab"), rows)


def _all(report: Report) -> Iterator[str]:
    rows = (
        (
            _show(one.place),
            _link(one),
            f"<code>{_show(one.path)}</code> {one.deed}",
            FATES[one.fate],
            str(one.passages),
            str(one.comments),
        )
        for one in report.outcomes
    )
    return _table("Semua tulisan", ("Sumber", "Tulisan", "Berkas", "Menjadi", "Alinea", "Komentar"), rows)


def _table(
    caption: str, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]], count: int | None = None
) -> Iterator[str]:
    """A table, none where there is no row.

    Args:
        count: told in its caption, where that is not the number of its rows.
    """
    lines = ["<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows]
    if lines:
        head = "".join(f'<th scope="col">{_show(one)}</th>' for one in heads)
        title = f"<caption>{_show(caption)} ({len(lines) if count is None else count})</caption>"
        # Wide tables scroll by themselves; the keyboard reaches what scrolls.
        yield f'<div class="wrap" tabindex="0" role="region" aria-label="{_show(caption)}"><table>\n{title}'
        yield f"<thead><tr>{head}</tr></thead>\n<tbody>"
        yield from lines
        yield "</tbody></table></div>"


def _link(one: Outcome) -> str:
    return f"{_show(one.title)}<br><small>{_show(one.url or one.place)}</small>"


def _list(texts: Iterable[str]) -> str:
    return "<ul>" + "".join(f"<li>{_show(text)}</li>" for text in texts) + "</ul>"


def _show(text: str) -> str:
    return html.escape(text)
