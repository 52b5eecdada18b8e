"""Edge: settings of the audited site: the public ones, with a reply form on every article."""

from plugins.root import ROOT
from publishconf import *  # noqa: F403

# Folders are meant from this file, unless they are whole.
PATH = str(ROOT / "content")
THEME = str(ROOT / "theme")

# The heaviest form of an article's page is measured.
COMMENTS_ACTION = "/komentar/"
