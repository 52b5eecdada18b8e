"""Words: addresses that a site of ours never has, and that hacked sites have."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

# What was planted into government sites, by the words of its own sellers.
_PLANTED = """
    slot slot-gacor slot-online slot88 slot777 gacor judi judi-online judi-bola togel toto casino kasino
    poker sbobet maxwin rtp rtp-live scatter mahjong bandar bola88 pragmatic zeus olympus deposit-pulsa
    situs-slot link-alternatif daftar-slot demo-slot slot-thailand slot-dana bonus-new-member
""".split()
# What runs on a server where only files belong, and what looks for it.
_PROGRAMS = """
    wp-login.php xmlrpc.php wp-admin/ wp-content/ wp-content/uploads/ wp-content/plugins/ wp-includes/
    wp-json/ wp-config.php wp-config.php.bak index.php info.php phpinfo.php shell.php cmd.php alfa.php
    alfacgiapi/ wso.php c99.php r57.php b374k.php mini.php up.php upload.php uploader.php adminer.php
    about.php radio.php themes.php gel4y.php marijuana.php .well-known/index.php
    .well-known/acme-challenge/index.php media/index.php theme/index.php phpmyadmin/ cgi-bin/
    administrator/ admin/ joomla/ vendor/phpunit/ server-status
""".split()
# What an intruder, or somebody in a hurry, leaves lying about.
_LEFT = """
    .env .git/HEAD .git/config .svn/entries .htaccess.bak backup.zip backup.sql backup.tar.gz site.zip
    www.zip public.zip dump.sql db.sql composer.json package.json old/ new/ test/ tmp/ bak/ backup/
    uploads/ images/ files/
""".split()
# Second maps of a site, by which search engines are led to what is planted.
_MAPS = """
    sitemap_index.xml sitemap1.xml sitemap-1.xml wp-sitemap.xml sitemap-slot.xml sitemap.txt
    sitemap.xml.gz
""".split()
# Kept out of sight behind an address that exists.
QUERIES = ("/?slot=gacor", "/?s=slot+gacor", "/?p=1", "/?page=judi-online", "/?id=slot88")

LURES: tuple[str, ...] = (*_PLANTED, *(f"{word}/" for word in _PLANTED), *_PROGRAMS, *_LEFT, *_MAPS)
EVERY_TIME = (
    *("slot/ gacor/ judi/ judi-online/ slot-gacor/ togel/ wp-login.php wp-admin/ index.php".split()),
    *("shell.php .git/HEAD .env sitemap_index.xml".split()),
)


def pick_lures(turn: int, folders: Sequence[str], most: int) -> list[str]:
    """Paths that are tried in one run: some every time, all others in turn, some of them in folders.

    Args:
        turn: number of the run; folders: of the release ("semarang/"); most: paths.
    """
    rest = [lure for lure in LURES if lure not in EVERY_TIME]
    room = max(most - len(EVERY_TIME), 0)
    at_root = _take(rest, turn, room - room // 3)
    in_folders = _take(
        [f"{folder}{lure}" for folder in sorted(folders) for lure in EVERY_TIME], turn, room // 3
    )
    return [*EVERY_TIME, *at_root, *in_folders][:most]


def name_nowhere(turn: int) -> str:
    """A path that nobody can have planted something at: what answers there answers everywhere."""
    return f"tidak-ada-{hashlib.blake2b(str(turn).encode(), digest_size=6).hexdigest()}/"


def list_bare_folders(paths: Iterable[str]) -> list[str]:
    """Folders of a release that have no page: a server that lists their files shows what is none of ours."""
    known = set(paths)
    folders = set()
    for path in known:
        parts = path.split("/")[:-1]
        folders |= {"/".join(parts[: number + 1]) + "/" for number in range(len(parts))}
    return sorted(folder for folder in folders if f"{folder}index.html" not in known)


def _take(names: Sequence[str], turn: int, most: int) -> list[str]:
    """A window that goes on by its own length each turn, and begins anew at the end."""
    if most >= len(names):
        return list(names)
    start = turn * most % len(names)
    return [*names[start : start + most], *names[: max(start + most - len(names), 0)]]
