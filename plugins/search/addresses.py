"""Words: where the search is."""

from __future__ import annotations

from dataclasses import dataclass

# The search page, and the folder of the index that it reads.
PATH = "/cari/"
INDEX = "/cari/indeks/"


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchFiles:
    """Addresses of what only the search page and the page for lost readers load.

    Attributes:
        sheet_url: of both, with every page's rules in it; script_url: of the search page;
            lost_script_url: of the other.
    """

    sheet_url: str
    script_url: str
    lost_script_url: str
