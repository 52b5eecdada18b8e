"""Rules: whether a form was sent from a page of this site, as far as browsers say."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

FOREIGN = "Kiriman datang dari situs lain. Periksa tulisan Anda di bawah lalu kirim dari halaman ini."


def is_foreign(headers: Mapping[str, str], site: str) -> bool:
    """True where a browser says that another site's page sent the form; who says nothing is let in.

    Args:
        headers: names in lower case.
        site: whole address of the publication; "" in a preview.
    """
    origin = headers.get("origin", "")
    sender = _host(origin)
    if sender and sender in (headers.get("host", "").lower(), _host(site)):
        return False
    fetched_from = headers.get("sec-fetch-site", "")
    if fetched_from:
        return fetched_from not in ("same-origin", "none")
    return bool(origin)


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc.lower()
    except ValueError:
        return ""
