"""Rules: compressed forms say what the file beside them says; the search's index holds texts as well."""

from __future__ import annotations

import gzip
import importlib.util
import json
import re
import zlib

from plugins.scanning.finding import quote
from plugins.scanning.report import Report
from plugins.scanning.strings import see_json

FORMS = (".gz", ".br")
INDEX = (".pf_fragment", ".pf_meta", ".pf_index", ".pf_filter")
MOST_UNPACKED = 50_000_000
_MAGIC = b"pagefind_dcd"
_MEND = "build anew; see who changed it"
_MARKUP = re.compile(rb"<script\b|<\?php|https?://|<iframe\b|javascript:", re.IGNORECASE)


def see_form(data: bytes, ending: str, whole: bytes | None, report: Report) -> None:
    """A compressed form: servers send it in the place of the file that was scanned.

    Args:
        whole: the file beside it; None where there is none.
    """
    if whole is None:
        report.tell(0, "extra", "a compressed form without its file", "remove it")
        return
    if ending == ".br" and importlib.util.find_spec("brotli") is None:
        report.tell(
            0, "kind", "brotli is not installed, so this cannot be compared", "install the requirements"
        )
    elif _unpack(data, ending, len(whole)) != whole:
        report.tell(0, "compressed", "it says something else than the file beside it", _MEND)


def _unpack(data: bytes, ending: str, most: int) -> bytes | None:
    try:
        if ending == ".gz":
            worker = zlib.decompressobj(wbits=31)
            plain = worker.decompress(data, most + 1)
            return plain if worker.eof and not worker.unused_data else None
        import brotli

        return bytes(brotli.decompress(data))
    except (zlib.error, ValueError, EOFError):
        return None
    except Exception as error:
        # brotli has an exception of its own, of no common kind.
        if type(error).__name__ == "error":
            return None
        raise


def see_index(data: bytes, ending: str, report: Report) -> None:
    """A piece of the search's index."""
    try:
        plain = gzip.decompress(data)
    except (OSError, EOFError, zlib.error):
        report.tell(0, "kind", "not a piece of the search's index", _MEND)
        return
    if not plain.startswith(_MAGIC):
        report.tell(0, "kind", "not a piece of the search's index", _MEND)
        return
    body = plain[len(_MAGIC) :]
    if ending != ".pf_fragment":
        found = _MARKUP.search(body)
        if found:
            report.tell(0, "polyglot", f"markup in an index, {quote(found[0].decode())}", _MEND)
        return
    try:
        see_json(json.loads(body), report, 0)
    except (ValueError, RecursionError):
        report.tell(0, "kind", "a fragment that cannot be read", _MEND)
