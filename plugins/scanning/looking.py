"""Rules: one file's bytes → its report, by what its name says that it is; unknown kinds are faults."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import PurePosixPath

from plugins.scanning.feeds import see_xml
from plugins.scanning.finding import FileReport, quote
from plugins.scanning.memo import Memo
from plugins.scanning.packed import FORMS, INDEX, see_form, see_index
from plugins.scanning.pages import PageReader
from plugins.scanning.programs import find_server_code
from plugins.scanning.report import Report
from plugins.scanning.serving import see_serving
from plugins.scanning.shapes import FILMS, OFFICE, PICTURES, see_film, see_office, see_pdf, see_picture
from plugins.scanning.sheets import is_ours, see_plain, see_robots, see_script, see_sheet
from plugins.scanning.strings import see_json

Beside = Callable[[str], bytes | None]

PAGES = frozenset(".html .htm .xhtml .shtml".split())
_SERVED = frozenset(
    (
        ".php .php3 .php4 .php5 .php7 .php8 .phtml .phar .pht .phps .asp .aspx .jsp .jspx .cgi .pl .py "
        ".rb .sh .cfm .shtml .inc .exe .dll .so .bat .cmd .ps1 .jar .swf .hta .vbs .htc"
    ).split()
)
_SERVING = frozenset(
    (
        ".htaccess _redirects _headers nginx.conf caddyfile web.config .user.ini php.ini _routes.json "
        "netlify.toml vercel.json staticwebapp.config.json _worker.js"
    ).split()
)
_BINARY = PICTURES | FILMS.keys() | OFFICE | frozenset((*FORMS, *INDEX, ".pdf", ".pagefind", ".wasm"))
_OUR_SERVING = frozenset({".htaccess", "_redirects", "_headers"})
_HARMLESS = frozenset({"CNAME", ".nojekyll"})
# More is no text of a page; on any site the beginning and the end are read.
MOST_TEXT = 4_000_000
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE)
# Names that the press and the search engine make of a file's content.
_BY_CONTENT = re.compile(r"(?<![^-_.])(?=[a-f]*[0-9])[0-9a-f]{7,}(?![^-_.])")
_MEND = "remove it, and see who put it there"


def look_at_file(path: str, data: bytes, memo: Memo, beside: Beside) -> FileReport:
    """What is to be said of one file.

    Args:
        path: from the folder, forward slashes; memo: of the scan.
        beside: gives another file's bytes, None where there is none.
    """
    if memo.scope.form and hashlib.sha256(data).hexdigest() in memo.scope.form:
        return FileReport()
    name = PurePosixPath(path)
    ending = name.suffix.lower()
    text, fault = ("", "") if _is_binary(ending) else _decode(data, memo.scope.is_release)
    report = Report(path, text, memo, _address(path))
    if fault:
        report.tell(0, "encoding", fault, "write it as UTF-8")
    _look_at_name(name, data, report)
    if ending in FORMS:
        see_form(data, ending, beside(path[: -len(ending)]), report)
    elif ending in PICTURES:
        see_picture(data, ending, report)
    elif ending in FILMS:
        see_film(data, ending, report)
    elif ending == ".pdf":
        see_pdf(data, report)
    elif ending in OFFICE:
        see_office(data, report)
    elif ending in INDEX:
        see_index(data, ending, report)
    elif ending in (".pagefind", ".wasm"):
        if memo.scope.is_release and not is_ours(data, report):
            report.tell(0, "asset", "a program that is not the search's", "build anew; see who changed it")
    elif not _is_binary(ending):
        _look_at_text(name, text, data, report)
    return report.make()


def _is_binary(ending: str) -> bool:
    return ending in _BINARY


def _address(path: str) -> str:
    return "/" + (
        path.removesuffix("index.html") if path.endswith(("/index.html",)) or path == "index.html" else path
    )


def _look_at_name(name: PurePosixPath, data: bytes, report: Report) -> None:
    endings = {ending.lower() for ending in name.suffixes}
    # A mirror names pages as their addresses are; what the server ran to make them is not in it.
    if endings & _SERVED and (report.scope.is_release or b"<?" in data.replace(b"<?xml", b"")):
        report.tell(
            0, "server-code", f"a file that servers run, {quote(name.name)}", "remove it: a release is static"
        )
    elif (
        any(part.startswith(".") and part != ".well-known" for part in name.parts) and report.scope.is_release
    ):
        if name.as_posix() not in (*_OUR_SERVING, *_HARMLESS):
            report.tell(0, "extra", f"a hidden file, {quote(name.as_posix())}", "remove it")
    elif name.name.lower() in _SERVING and report.scope.is_release and name.as_posix() not in _OUR_SERVING:
        report.tell(0, "extra", f"a server's file, {quote(name.as_posix())}", "remove it")
    for part in name.parts:
        # What stands there by chance is no word: of ten thousand names by content some spell one.
        words = _BY_CONTENT.sub(" ", part.removesuffix(name.suffix))
        report.see_text(re.sub(r"[-_.]+", " ", words), 0)


def _look_at_text(name: PurePosixPath, text: str, data: bytes, report: Report) -> None:
    ending = name.suffix.lower()
    is_release = report.scope.is_release
    if name.name.lower() in _SERVING or ending in (".conf", ".htaccess"):
        see_serving(text, report)
    elif ending in PAGES or (not is_release and (ending in _SERVED or (not ending and "<" in text[:500]))):
        PageReader(report, text).read()
        _see_server_code(text, report)
    elif ending in (".xml", ".rss", ".atom", ".svg", ".xsl", ".xslt"):
        if is_release and ending != ".xml":
            report.tell(0, "kind", f"{ending} is no kind of file that we publish", _MEND)
        see_xml(text, report, is_picture=ending == ".svg")
        _see_server_code(text, report)
    elif ending in (".json", ".webmanifest", ".map"):
        _look_at_json(text, report)
    elif ending == ".css":
        see_sheet(text, data, report)
    elif ending in (".js", ".mjs", ".cjs"):
        see_script(text, data, report)
    elif name.name == "robots.txt":
        see_robots(text, report)
    elif ending in (".txt", ".csv", ".md") or name.as_posix() in _HARMLESS:
        see_plain(text, report)
    elif is_release:
        report.tell(0, "kind", f"a kind of file that we do not publish, {quote(name.name)}", _MEND)
        see_plain(text, report)
    elif found := find_server_code(text[:200_000]):
        report.tell(found.start(), "server-code", f"code for a server, {quote(found[0])}", _MEND)


def _see_server_code(text: str, report: Report) -> None:
    found = (
        find_server_code(text)
        if "<?" in text or "<%" in text or "<!--#" in text or "<jsp" in text or "<cf" in text
        else None
    )
    if found and not text.startswith("<?xml", found.start()):
        report.tell(found.start(), "server-code", f"code for a server, {quote(found[0])}", _MEND)


def _look_at_json(text: str, report: Report) -> None:
    try:
        see_json(json.loads(text), report, 0)
    except (ValueError, RecursionError):
        if report.scope.is_release:
            report.tell(0, "kind", "JSON that cannot be read", "build anew; see who changed it")
        see_plain(text, report)


def _decode(data: bytes, is_release: bool) -> tuple[str, str]:
    """The text of a file, and what is wrong with its bytes; strange sites are read as well as can be."""
    if is_release:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            return data.decode("utf-8", "replace"), f"a byte that is not UTF-8, at {error.start}"
        return text, "a byte order mark" if text.startswith("\ufeff") else ""
    if len(data) > MOST_TEXT:
        data = data[: MOST_TEXT // 2] + b"\n" + data[-MOST_TEXT // 2 :]
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(name, "replace"), ""
    declared = _CHARSET.search(data[:2_048])
    for name in ("utf-8", declared[1].decode("ascii") if declared else "cp1252", "latin-1"):
        try:
            return data.decode(name), ""
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("latin-1"), ""
