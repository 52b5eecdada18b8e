"""Edge: the queue, and what is decided of what stands in it."""

from __future__ import annotations

import re
from urllib.parse import urlencode

from starlette.responses import Response

from plugins.comments.moderation.bulk import decide_all
from plugins.comments.moderation.deciding import Action, Seen
from plugins.comments.moderation.house import HOME, Visit
from plugins.comments.moderation.roles import Role
from plugins.comments.moderation.shelves import Shelf, View, count_shelves, read_shelf
from plugins.comments.moderation.views import make_choices
from plugins.comments.moderation.wording import REASONS, SPAM
from plugins.publication.views import Choice, Link

MAX_PICKED = 200
_BACK = re.compile(r"/moderasi/(?:komentar/[a-z0-9-]{1,64}/)?(?:\?[a-z0-9=&.-]*)?")

SHELVES = {
    Shelf.WAITING: "Menunggu",
    Shelf.SUSPECT: "Diduga spam",
    Shelf.PUBLISHED: "Ditayangkan",
    Shelf.REJECTED: "Ditolak",
    Shelf.REMOVED: "Dihapus",
}


def show_queue(visit: Visit) -> Response:
    """One shelf of comments, the oldest first."""
    view, house = _read_view(visit), visit.house
    with house.desk.engine.connect() as connection:
        counts = count_shelves(connection, visit.someone, view.office)
        rows, after = read_shelf(connection, visit.someone, view, house.settings.page_size)
    return visit.show(
        "queue",
        "Antrean komentar",
        shelf=SHELVES[view.shelf],
        shelf_value=view.shelf.value,
        shelves=tuple(
            Link(text=text, url=_url(shelf, view.office), count=counts[shelf], is_current=shelf is view.shelf)
            for shelf, text in SHELVES.items()
        ),
        offices=_offices(visit),
        office=view.office,
        items=tuple(house.view(row) for row in rows),
        next_url=_url(view.shelf, view.office, after) if after else "",
        first_url=_url(view.shelf, view.office) if view.after else "",
        back=_url(view.shelf, view.office, view.after),
        may_decide=visit.someone.may_decide,
        reasons=make_choices(REASONS),
        actions=_actions(view.shelf),
    )


def decide_comments(visit: Visit) -> Response:
    """What was decided of one comment by its buttons, or of all that were picked."""
    back = read_back(visit)
    word, _, given = visit.typed("action").partition(":")
    reason = given or visit.typed("reason")
    picked = [seen for told in visit.form.get("pick", ())[:MAX_PICKED] if (seen := read_seen(told))]
    if word not in set(Action):
        return visit.go(back, action=1)
    if not picked:
        return visit.go(back, nothing=1)
    action = Action(word)
    if action is Action.SPAM:
        reason = SPAM
    elif action is Action.APPROVE:
        reason = ""
    elif reason not in REASONS:
        return visit.go(back, reason=1)
    desk = visit.house.desk
    tally = decide_all(desk.writer, action, picked, actor=visit.someone, now=visit.now, reason=reason)
    if tally.is_public:
        desk.published()
    return visit.go(back, **tally.outcomes)


def read_seen(told: str) -> Seen | None:
    """A comment and the revision that was looked at, "k1.3"; None where it is neither."""
    comment, _, revision = told.rpartition(".")
    if not (comment and revision.isascii() and revision.isdigit() and len(revision) < 10):
        return None
    return Seen(comment=comment, revision=int(revision))


def read_back(visit: Visit) -> str:
    """Where the form was, one of the desk's own pages whatever it says."""
    told = visit.typed("back")
    return told if _BACK.fullmatch(told) else HOME


def _read_view(visit: Visit) -> View:
    shelf, office = visit.asked("rak"), visit.asked("kantor")
    return View(
        shelf=Shelf(shelf) if shelf in set(Shelf) else Shelf.WAITING,
        office=office if visit.someone.reaches(office) else "",
        after=visit.asked("sesudah"),
    )


def _url(shelf: Shelf, office: str, after: str = "") -> str:
    default = "" if shelf is Shelf.WAITING else shelf.value
    asked = {"rak": default, "kantor": office, "sesudah": after}
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"{HOME}?{query}" if query else HOME


def _offices(visit: Visit) -> tuple[Choice, ...]:
    """What the queue may be narrowed to; empty where that is one office."""
    account, house = visit.someone, visit.house
    slugs = account.offices if account.role is Role.MODERATOR else house.offices.keys()
    if len(slugs) < 2:
        return ()
    return tuple(Choice(value=slug, text=house.name_office(slug)) for slug in sorted(slugs))


def _actions(shelf: Shelf) -> tuple[Choice, ...]:
    """What may be decided of all that is picked on a shelf."""
    why = {f"{code}": text for code, text in REASONS.items()}
    if shelf in (Shelf.WAITING, Shelf.SUSPECT):
        rejections = {f"reject:{code}": f"Tolak: {text}" for code, text in why.items()}
        return make_choices({"approve": "Tayangkan", "spam": "Tandai spam", **rejections})
    if shelf is Shelf.PUBLISHED:
        return make_choices({f"remove:{code}": f"Hapus: {text}" for code, text in why.items()})
    return ()
