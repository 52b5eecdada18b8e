"""Words: where the search is."""

from __future__ import annotations

from dataclasses import dataclass

# The form, which needs no script; the page that answers it; the folder of the index which that reads.
PATH = "/cari/"
RESULTS = "/cari/hasil/"
INDEX = "/cari/indeks/"


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchFiles:
    """Addresses of what only the pages with a search form load.

    Attributes:
        sheet_url: of them all, with every page's rules in it; script_url: of the page of results;
            lost_script_url: of the page for lost readers.
    """

    sheet_url: str
    script_url: str
    lost_script_url: str
