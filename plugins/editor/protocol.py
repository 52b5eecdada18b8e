"""Edge: the protocol of the CMS's own local server, as far as files in a folder need it.

Source: decap-server 3.11.3, middlewares/localFs. Sources travel as JSON.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from plugins.editor.desk import Desk
from plugins.editor.sources import DeskRefused


class AskRefused(Exception):
    """A request that is not the form's; `status` is the answer's."""

    def __init__(self, status: HTTPStatus, message: str) -> None:
        super().__init__(message)
        self.status = status


class UnknownAction(Exception):
    """The form asked for something that this server does not do, or left out what it needs."""


def answer(desk: Desk, sent: Mapping[str, Any], session: str) -> Any:
    """What the form gets, as JSON has it.

    Args:
        sent: "action" and its "params"; session: of the browser's page.

    Raises:
        DeskRefused: nothing was written, for the writer to read.
        UnknownAction: the form did not ask as it does.
    """
    try:
        return _answer(desk, str(sent.get("action")), sent.get("params") or {}, session)
    except (LookupError, TypeError, AttributeError, ValueError) as error:
        raise UnknownAction(f"{sent.get('action')}: {error}") from error


def _answer(desk: Desk, action: str, given: Mapping[str, Any], session: str) -> Any:
    match action:
        case "info":
            return {"repo": "kabar", "publish_modes": ["simple"], "type": "local_fs"}
        case "entriesByFolder":
            entries = desk.list_entries(given["folder"])
            return [_as_entry(one.path, one.data, one.digest) for one in entries]
        case "getEntry":
            entry = desk.read_entry(given["path"])
            # Under the name that was asked for: a new text may stand elsewhere than the form has put it.
            return _as_entry(given["path"], entry.data, entry.digest)
        case "persistEntry":
            file = (given.get("dataFiles") or [given["entry"]])[0]
            raw = json.loads(file["raw"])
            return {"message": desk.save(_folder_of(file["path"]), file["path"], raw, session)}
        case "deleteFile" | "deleteFiles":
            for path in given.get("paths") or [given["path"]]:
                desk.delete(path)
            return {"message": "terhapus"}
        case "getMedia" | "entriesByFiles":
            return []
        case "persistMedia" | "getMediaFile":
            told = "foto diunggah dari dalam tulisannya; buka tulisan itu dan pilih fotonya di sana"
            raise DeskRefused(told)
        case "getDeployPreview":
            return None
    raise UnknownAction(action)


def _as_entry(path: str, data: str, digest: str) -> Mapping[str, Any]:
    return {"data": data or None, "file": {"path": path, "label": None, "id": digest or None}}


def _folder_of(path: str) -> str:
    """The collection's folder of a path that the form chose."""
    parts = path.split("/")
    return parts[0] if len(parts) == 2 else "/".join(parts[:2])
