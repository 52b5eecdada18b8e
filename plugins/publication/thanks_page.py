"""Words: the page that thanks a commenter where the service is asked for it in vain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plugins.comments.addresses import RECEIPT, THANKS
from plugins.languages.catalogue import say
from plugins.press.page import Inputs, Page
from plugins.publication.addresses import output_path
from plugins.publication.heads import list_head, site_masthead
from plugins.publication.publication import Publication
from plugins.publication.views import Link


def thanks_pages(publication: Publication) -> Iterator[Page]:
    """The page, where comments are received at all."""
    if not publication.comment_settings.action:
        return
    inputs = {
        "site": publication.site,
        "tagline": publication.settings.tagline,
        "policy_url": publication.settings.comment_policy,
    }
    yield Page(path=output_path(THANKS), template="thanks.html", inputs=inputs, view=view_thanks)


def view_thanks(inputs: Inputs) -> Mapping[str, object]:
    """What `thanks.html` receives; the code stands in the address alone."""
    site, heading = inputs["site"], say("Komentar tersimpan")
    masthead = site_masthead(site, inputs["tagline"])
    return {
        "site": site,
        "masthead": masthead,
        "trail": (Link(text=heading, url=THANKS, is_current=True),),
        "head": list_head(site, masthead, heading, THANKS, is_indexed=False),
        "receipt": "",
        "policy_url": inputs["policy_url"],
        "links": ways_on(),
    }


def ways_on(receipt: str = "") -> tuple[Link, ...]:
    """To the state of the comment, and back to reading.

    Args:
        receipt: the comment's code; "" where only its owner has it.
    """
    url = f"{RECEIPT}?kode={receipt}" if receipt else RECEIPT
    return (Link(text=say("Lihat keadaan komentar Anda"), url=url), *ways_back())


def ways_back() -> tuple[Link, ...]:
    """Where a reader goes on who does not know the article's address any more."""
    return (Link(text=say("Artikel terbaru"), url="/"), Link(text=say("Semua kantor"), url="/kantor/"))
