"""Words: what each argument of the tasks means, said once for all tasks that take it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto


class Kind(Enum):
    """What is looked at before a task begins.

    Members:
        WORD: nothing, unless the task needs it; NAMED: that it is not empty.
        FOLDER, FILE: that it is there and can be read.
        MADE_FOLDER, MADE_FILE: that it is there, or can be made, and can be written.
    """

    WORD = auto()
    NAMED = auto()
    FOLDER = auto()
    FILE = auto()
    MADE_FOLDER = auto()
    MADE_FILE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One argument of a task.

    Attributes:
        help: what `--help` says of it; kind: what it has to be.
    """

    help: str
    kind: Kind = Kind.WORD


def _word(told: str) -> Option:
    return Option(help=told)


def _named(told: str) -> Option:
    return Option(help=told, kind=Kind.NAMED)


def _folder(told: str) -> Option:
    return Option(help=told, kind=Kind.FOLDER)


def _file(told: str) -> Option:
    return Option(help=told, kind=Kind.FILE)


def _made_folder(told: str) -> Option:
    return Option(help=told, kind=Kind.MADE_FOLDER)


def _made_file(told: str) -> Option:
    return Option(help=told, kind=Kind.MADE_FILE)


OPTIONS: Mapping[str, Option] = {
    "accept-older": _word("an older release was put back on purpose"),
    "account": _word("login of the moderator in whose name and offices this is done"),
    "annotations": _word("github, gitlab or plain: tell faults beside their lines"),
    "app-id": _word("the host's OAuth application, where it asks for one"),
    "articles": _word("size of the made-up corpus"),
    "author": _word("who signs; without it the office does"),
    "backend": _word("github, gitlab, gitea or forgejo"),
    "base-url": _word("address of a host of one's own, or of the login service"),
    "branch": _word("the branch that is built"),
    "break-lock": _word("end another deployment to the same target"),
    "category": _word("its slug in the register"),
    "check": _word("write nothing; look whether the files are up to date"),
    "clean": _word("forget what earlier builds kept"),
    "connections": _word("requests at once"),
    "content": _folder("folder of the sources, in place of content/"),
    "date": _word("2026-03-05 or 2026-03-05 08:30, in the office's zone"),
    "deed": _word("list, add, reset, deactivate or activate"),
    "draft": _word("publish nothing yet"),
    "drafts": _word("send drafts too"),
    "dry-run": _word("write the report alone"),
    "dry-run deploy": _word("only say what would travel"),
    "early": _word("also what shows a text before its day"),
    "email": _word("your address, where git does not know it yet"),
    "email comments-forget": _word("all comments of the address that standard input gives"),
    "expect": _word("a digest that was printed before"),
    "file": _file("the file that is read"),
    "file check": _named("sources that are checked alone; several may be given"),
    "file comments-backup": _made_file("the copy that is written"),
    "file comments-export-all": _made_file("the file that is written"),
    "file history": _named("the source, as from here or from content/"),
    "file import-wordpress": _file("the export that WordPress wrote"),
    "file release-key": _made_file("the file for the secret half, outside the project"),
    "files": _named("saved pages, texts, or folders of them"),
    "files send": _named("paths from the content folder, parted by commas; without it all that is finished"),
    "forget": _word("keep nothing of former releases"),
    "headers": _word("look at the headers of answers too"),
    "hints": _word("also what a good editor would say"),
    "host": _word("address of this machine to listen on"),
    "host owners": _word("github, gitlab, gitea or forgejo"),
    "id": _word("the comment's number"),
    "ids": _word("the comments' numbers, parted by commas"),
    "into": _word("slug of the office that answers for the texts"),
    "json": _word("tell it as JSON on standard output"),
    "key": _word("public keys, parted by commas, in place of RELEASE_KEYS"),
    "lang": _word("language of the translation: en"),
    "list": _word("only name the releases that are kept"),
    "login": _word("the moderator's login"),
    "media": _folder("copy of the former site's uploads"),
    "minutes": _word("how long a run may last"),
    "name": _word("your name, where git does not know it yet"),
    "next": _word("print the next moment alone"),
    "now": _word("moment in place of the clock's: 2026-03-01T08:00+07:00"),
    "office": _word("the office's slug in the register"),
    "offices": _word("slugs of offices, parted by commas; without it all"),
    "offices bench": _word("offices of the made-up corpus, at most 514"),
    "older": _word("also where the target has a later release"),
    "only": _word("tools, parted by commas"),
    "only test": _word("an expression as pytest's -k takes it"),
    "output": _made_folder("folder that is written, in place of the task's own"),
    "output deploy": _folder("the release that is brought, in place of output/"),
    "output editor": _made_folder("the release that the form is put into, in place of output/"),
    "output review": _made_file("the page that is written, in place of var/review.html"),
    "pages": _word("the most pages of a live site that are asked for"),
    "phases": _word("phases, parted by commas"),
    "place": _named("a release's folder, https://host, or a target's name with --target"),
    "port": _word("number of the port to listen on"),
    "quick": _word("leave out what needs a browser or a server"),
    "rate": _word("requests a second"),
    "reason": _word("a reason's name; without one they are told"),
    "receipt": _word("the code that the reader was given"),
    "receive": _word("fetch first what others sent"),
    "release": _word("hold the folder to be a release of ours"),
    "replace": _word("a former file of that name may go"),
    "repo": _word("owner/name at the git host"),
    "report": _made_file("where --annotations gitlab writes its report"),
    "role": _word("moderator or admin"),
    "rounds": _word("how often everything is measured"),
    "seconds": _word("the most time that a live site is visited"),
    "settings": _named("settings file, from the project's folder"),
    "shelf": _word("menunggu, diduga-spam, ditayangkan, ditolak or dihapus"),
    "site": _named("address of the site; tell what is due and not there"),
    "slug": _word("last part of the address; without it, made of the title"),
    "spread": _word("ask evenly during all of --minutes"),
    "staged": _word("only what the next commit would change"),
    "state": _made_folder("folder for what is kept from run to run, in place of one below var/"),
    "strict": _word("an intake that is down is a failure"),
    "summary": _word("one sentence that stands on its own"),
    "target": _named("name of a target in deploy/targets.toml"),
    "target scan": _named("a site's folder, or its address with https://"),
    "target verify": _word("the place is a target's name"),
    "targets": _file("file of targets, in place of deploy/targets.toml"),
    "title": _word("the article's title"),
    "to": _word("the release's name, or its beginning or end"),
    "topics": _word("slugs in the register, parted by commas"),
    "translation-of": _named("file or address of the article that is translated"),
    "uds": _named("Unix socket to listen on, in place of host and port"),
    "url": _named("address with https://"),
    "with-addresses": _word("readers' addresses too, which are secret"),
    "work": _made_folder("folder for sites, tools and results, in place of var/bench"),
    "workflow": _word("send everything for review"),
    "yes": _word("ask nothing"),
}
"""An argument as it is typed, and where a task has one of its own by that name, the task behind it."""


def find_option(argument: str, task: str) -> Option:
    """What an argument of a task means; with "_" or, as they are typed, with "-".

    Raises:
        KeyError: nothing is said of it; a test looks that nothing is left out.
    """
    typed = argument.replace("_", "-")
    return OPTIONS.get(f"{typed} {task.replace('_', '-')}") or OPTIONS[typed]
