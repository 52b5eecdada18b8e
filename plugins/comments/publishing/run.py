"""Edge: the tasks of publication as functions that return an exit status; `tasks.py` calls them."""

from __future__ import annotations

import sys

from plugins.comments.intake.settings import SERVICE_SETTINGS
from plugins.comments.publishing.pulling import pull
from plugins.comments.settings import CommentSettings, CommentSettingsError
from plugins.publication.conf import read_conf
from plugins.root import ROOT


def pull_export(url: str, *, strict: bool = False, settings: str = SERVICE_SETTINGS) -> int:
    """Fetch a remote intake's export into the place that the settings name; status as `pull` gives it."""
    try:
        export = CommentSettings.from_settings(read_conf(str(ROOT / settings), {})).export
    except CommentSettingsError as fault:
        print(fault, file=sys.stderr)
        return 1
    if export is None:
        print("comments-pull: COMMENTS_EXPORT names no file", file=sys.stderr)
        return 1
    return pull(url, path=ROOT / export, is_strict=strict)
