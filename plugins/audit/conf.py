"""Edge: settings of the audited site: the public ones, with a reply form on every article."""

from pathlib import Path

from publishconf import *  # noqa: F403

# Folders are meant from this file, unless they are whole.
ROOT = Path(__file__).resolve().parents[2]
PATH = str(ROOT / "content")
THEME = str(ROOT / "theme")

# The heaviest form of an article's page is measured.
COMMENTS_ACTION = "/komentar/"
