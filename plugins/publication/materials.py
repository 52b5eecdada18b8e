"""Words: what all pages are made of besides the sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from plugins.comments.comment import Comment
from plugins.comments.settings import CommentSettings
from plugins.images.album import Album
from plugins.languages.catalogue import Catalogues
from plugins.publication.body import Bodies
from plugins.publication.settings import PublicationSettings
from plugins.search.addresses import SearchFiles


@dataclass(frozen=True, slots=True, kw_only=True)
class Materials:
    """What one build has at hand.

    Attributes:
        bodies: where the HTML of bodies is.
        settings, comment_settings: from the settings file.
        comments: all of the export, in its order.
        now: aware; what is dated later is held back.
        stylesheet_url, search_files: addresses of the theme's files.
        album: the pictures that texts show.
        catalogues: the interface's words.
    """

    bodies: Bodies
    settings: PublicationSettings
    comment_settings: CommentSettings
    comments: Iterable[Comment]
    now: datetime
    stylesheet_url: str
    search_files: SearchFiles
    album: Album
    catalogues: Catalogues
