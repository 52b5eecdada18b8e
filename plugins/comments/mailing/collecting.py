"""Store: finds what is to be told to whom, from the inbox itself, so that nothing is forgotten by a crash."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, func, select
from sqlalchemy.dialects.postgresql import insert as insert_once_postgresql
from sqlalchemy.dialects.sqlite import insert as insert_once_sqlite

from plugins.comments.inbox import schema
from plugins.comments.inbox.marks import read_mark, set_mark
from plugins.comments.inbox.micros import to_micros
from plugins.comments.inbox.sealing import Seal
from plugins.comments.inbox.states import State
from plugins.comments.mailing.outbox import Kind, post

HELD_MARK = "mail-held"
# What was approved longer ago is no news.
NEWS = timedelta(days=7)
TOLD_KEPT = timedelta(days=30)
ADDRESS_KEPT = timedelta(days=1)
ADDRESS = "yes:"


def collect_held(
    connection: Connection, seal: Seal, offices: Mapping[str, str], wait: timedelta, now: datetime
) -> int:
    """Post a letter for each office with comments that wait and were not told of.

    Args:
        offices: office → address; "" for all others.
        wait: the oldest untold comment has waited for so long, so that more come into one letter.

    Returns:
        How many letters.
    """
    told: dict[str, int] = json.loads(read_mark(connection, HELD_MARK) or "{}")
    comments = schema.comments.c
    rows = connection.execute(
        select(comments.office, comments.sent_at)
        .where(comments.state == State.HELD, comments.is_spam.is_(False))
        .order_by(comments.sent_at)
    )
    untold: dict[str, list[int]] = {}
    for row in rows:
        if row.sent_at > told.get(row.office, -1):
            untold.setdefault(row.office, []).append(row.sent_at)
    ripe = {office: sent for office, sent in untold.items() if sent[0] <= to_micros(now - wait)}
    addressed = {office: offices.get(office) or offices.get("", "") for office in ripe}
    posted = [office for office, address in addressed.items() if address]
    for office in posted:
        post(connection, Kind.HELD, office[:64], seal.close(addressed[office]), now)
        told[office] = ripe[office][-1]
    if posted:
        set_mark(connection, HELD_MARK, json.dumps(told, sort_keys=True))
    return len(posted)


def count_held(connection: Connection, office: str) -> int:
    """How many comments of an office wait, spam apart."""
    comments = schema.comments.c
    is_held = (comments.state == State.HELD) & comments.is_spam.is_(False)
    chosen = is_held & (func.substr(comments.office, 1, 64) == office)
    return connection.execute(select(func.count()).select_from(schema.comments).where(chosen)).scalar_one()


def collect_replies(connection: Connection, now: datetime) -> int:
    """Post a letter for each new reply to a comment whose sender confirmed that they want one.

    Returns:
        How many letters.
    """
    replies, contacts = schema.comments, schema.contacts
    own = contacts.alias()
    news = select(schema.told.c.subject)
    rows = connection.execute(
        select(replies.c.id, replies.c.parent, contacts.c.email)
        .join_from(replies, contacts, replies.c.parent == contacts.c.comment)
        .join(own, own.c.comment == replies.c.id, isouter=True)
        .where(
            replies.c.state == State.APPROVED,
            contacts.c.confirmed_at.is_not(None),
            contacts.c.email.is_not(None),
            replies.c.decided_at >= contacts.c.confirmed_at,
            replies.c.decided_at >= to_micros(now - NEWS),
            replies.c.id.not_in(news),
            # Nobody is told of what they wrote themselves.
            own.c.sender.is_distinct_from(contacts.c.sender),
        )
    ).all()
    posted = 0
    for row in rows:
        if tell_once(connection, row.id, now):
            post(connection, Kind.REPLY, row.parent, bytes(row.email), now)
            posted += 1
    return posted


def tell_once(connection: Connection, subject: str, now: datetime) -> bool:
    """True the first time that somebody is to be told of a subject; other services may ask too."""
    make = insert_once_postgresql if connection.dialect.name == "postgresql" else insert_once_sqlite
    values = {"subject": subject, "at": to_micros(now)}
    once = make(schema.told).values(values).on_conflict_do_nothing().returning(schema.told.c.subject)
    return connection.execute(once).first() is not None


def forget_told(connection: Connection, now: datetime) -> None:
    """Drop what nobody could be told of again."""
    told = schema.told.c
    is_old = told.at <= to_micros(now - TOLD_KEPT)
    is_old_address = told.subject.startswith(ADDRESS) & (told.at <= to_micros(now - ADDRESS_KEPT))
    connection.execute(delete(schema.told).where(is_old | is_old_address))
