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
    yield "<ul>" + "".join(f"<li>{_show(line)}</li>" for line in sum_up(report)) + "</ul>"
    if report.files:
        yield "<h2>Berkas yang dibuat</h2>\n<ul>"
        yield from (
            f"<li>{_show(name)}: <code>{_show(path)}</code></li>" for name, path in report.files.items()
        )
        yield "</ul>"
    yield from _table(
        "Perlu dilihat",
        ("Tulisan", "Keraguan"),
        (
            (_link(one), _list(f"{d.fault}; {d.mend}" for d in one.doubts))
            for one in report.outcomes
            if one.doubts
        ),
    )
    yield from _table(
        "Alinea yang berbeda",
        ("Tulisan", "Alinea di sumber"),
        ((_link(one), _list(one.missing)) for one in report.outcomes if one.missing),
    )
    yield from _table(
        "Tidak langsung terbit",
        ("Tulisan", "Menjadi", "Sebab"),
        (
            (_link(one), FATES[one.fate], _show(one.reason))
            for one in report.outcomes
            if one.fate in (DRAFT, APART)
        ),
    )
    yield from _table(
        "Dilewati",
        ("Sebab", "Jumlah"),
        ((_show(f"{k}"), str(n)) for k, n in tell_reasons(o.reason for o in report.skipped)),
    )
    yield from _table(
        "Komentar yang tidak ikut",
        ("Sebab", "Jumlah"),
        ((_show(reason), str(count)) for reason, count in report.comments_skipped.most_common()),
    )
    yield from _table(
        "Gambar dan dokumen yang tidak ikut",
        ("Alamat lama", "Sebab"),
        ((_show(one.address), _show(one.reason)) for one in report.not_copied),
    )
    yield from _table(
        "Semua tulisan",
        ("Sumber", "Tulisan", "Berkas", "Menjadi", "Alinea", "Komentar"),
        (
            (
                _show(one.place),
                _link(one),
                f"<code>{_show(one.path)}</code> {one.deed}",
                FATES[one.fate],
                str(one.passages),
                str(one.comments),
            )
            for one in report.outcomes
        ),
    )
    yield "</main>\n</body>\n</html>"


def _table(caption: str, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    lines = ["<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows]
    if lines:
        head = "".join(f'<th scope="col">{_show(one)}</th>' for one in heads)
        title = f"<caption>{_show(caption)} ({len(lines)})</caption>"
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
