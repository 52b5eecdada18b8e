"""Edge: the form's door with the page that sends beside it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from plugins.editor.door import EditorHandler, Office
from plugins.editor.protocol import AskRefused
from plugins.editor.telling import ROOT
from plugins.sending.page import MAX_FORM_BYTES, STYLE, SendingPage
from plugins.writing.board import Board
from plugins.writing.preview import LOOPBACK_HOST, PreviewHandler

PAGE = f"{ROOT}kirim/"
POLICY = (
    "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)


class SendingHandler(EditorHandler):
    """Answers one browser: preview, form, and the page that sends."""

    # Without an address of its own as the referrer a browser calls the origin of a posted form "null".
    referrer_policy = "same-origin"

    def __init__(self, *args: Any, office: Office, folder: Path, board: Board, page: SendingPage) -> None:
        """Answer at once, as the base class does."""
        self.page = page
        super().__init__(*args, office=office, folder=folder, board=board)

    def do_GET(self) -> None:
        """The page that sends, or what the form gives."""
        path = self.path.partition("?")[0]
        is_here = LOOPBACK_HOST.fullmatch(self.headers.get("Host", "")) is not None
        if is_here and path == PAGE:
            self._give(HTTPStatus.OK, "text/html", self.page.show(), POLICY)
        elif is_here and path == f"{PAGE}{STYLE.name}":
            self._give(HTTPStatus.OK, "text/css", STYLE.read_bytes(), POLICY)
        else:
            super().do_GET()

    do_HEAD = do_GET

    def do_POST(self) -> None:
        """The page's buttons, or what the form asks; only pages of this server may."""
        if self.path != PAGE:
            super().do_POST()
            return
        try:
            self._refuse_strangers()
            if self.headers.get_content_type() != "application/x-www-form-urlencoded":
                raise AskRefused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "hanya formulir yang diterima di sini")
            given = parse_qs(self._read_body(MAX_FORM_BYTES).decode("utf-8", "replace"))
        except AskRefused as refusal:
            self.close_connection = True
            self._give_json(refusal.status, {"error": str(refusal)})
        else:
            self._give(HTTPStatus.OK, "text/html", self.page.answer(given), POLICY)


def make_sending_handler(office: Office, page: SendingPage) -> Callable[..., PreviewHandler]:
    """What answers browsers, for `serve`."""
    return partial(SendingHandler, office=office, page=page)
