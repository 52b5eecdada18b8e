"""Store: the tables of the inbox, the same in SQLite and PostgreSQL.

Moments are whole microseconds since 1970 in UTC: both stores keep and compare them exactly.
What is personal and not published (`contacts`) stands apart, so that it is wiped by deleting a row.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData()

comments = Table(
    "comments",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("article", Text, nullable=False),
    Column("office", Text, nullable=False),
    Column("parent", String(64)),
    Column("name", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("state", String(10), nullable=False),
    Column("is_staff", Boolean, nullable=False),
    Column("sent_at", BigInteger, nullable=False),
    Column("decided_at", BigInteger),
    # Keyed digests (`sealing.py`): of article, parent, name and text; of the receipt's code.
    Column("fingerprint", LargeBinary, nullable=False),
    Column("receipt", LargeBinary),
    Column("consent", Text, nullable=False),
    Column("score", Integer, nullable=False),
    # JSON lists: [["judi:gacor", 40]] and ["nik"].
    Column("reasons", Text, nullable=False),
    Column("flags", Text, nullable=False),
    Column("is_spam", Boolean, nullable=False),
    # Grows with every change, so that two moderators cannot decide the same thing unseen.
    Column("revision", Integer, nullable=False),
    # Serves the queue's order, and holds all that its counts ask for.
    Index("comments_by_state", "state", "sent_at", "id", "is_spam", "office"),
    Index("comments_by_article", "article", "state"),
    Index("comments_by_fingerprint", "fingerprint", "sent_at"),
    Index("comments_by_receipt", "receipt", unique=True),
)

contacts = Table(
    "contacts",
    metadata,
    Column("comment", String(64), primary_key=True),
    # Sealed (`sealing.py`); None where it was not given or its time has passed.
    Column("email", LargeBinary),
    Column("client", LargeBinary),
    # Keyed digest of both: the same sender again.
    Column("sender", LargeBinary, nullable=False),
    Column("email_until", BigInteger),
    Column("client_until", BigInteger),
    # Replies are told by e-mail only after the reader said yes twice.
    Column("confirmation", LargeBinary),
    Column("confirmed_at", BigInteger),
)

log = Table(
    "log",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", BigInteger, nullable=False),
    Column("actor", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("before", LargeBinary, nullable=False),
    Column("digest", LargeBinary, nullable=False),
)

accounts = Table(
    "accounts",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("login", Text, nullable=False, unique=True),
    Column("role", String(10), nullable=False),
    Column("password", Text, nullable=False),
    # Sealed; None until the second factor is set up.
    Column("totp", LargeBinary),
    # The last time step that was accepted: a code works once.
    Column("totp_step", BigInteger),
    Column("is_active", Boolean, nullable=False),
    # An admin made the password: its owner chooses another one first.
    Column("must_change", Boolean, nullable=False),
    Column("created_at", BigInteger, nullable=False),
)

account_offices = Table(
    "account_offices",
    metadata,
    Column("account", String(64), primary_key=True),
    Column("office", String(100), primary_key=True),
)

sessions = Table(
    "sessions",
    metadata,
    Column("token", LargeBinary, primary_key=True),
    Column("account", String(64), nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("seen_at", BigInteger, nullable=False),
    Index("sessions_by_account", "account"),
)

attempts = Table(
    "attempts",
    metadata,
    # Keyed digest of a login, whether there is such an account or not, or of a network.
    Column("key", LargeBinary, primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("until", BigInteger, nullable=False),
    Column("seen_at", BigInteger, nullable=False),
)

mails = Table(
    "mails",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("kind", Text, nullable=False),
    Column("subject", String(64), nullable=False),
    # Sealed address.
    Column("receiver", LargeBinary, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("due_at", BigInteger, nullable=False),
    Column("tries", Integer, nullable=False),
    Index("mails_by_due", "due_at"),
)

told = Table(
    "told",
    metadata,
    # A reply of which its parent's sender was told; or a day on which an address was asked for its yes.
    Column("subject", String(64), primary_key=True),
    Column("at", BigInteger, nullable=False),
)

marks = Table(
    "marks",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("value", Text, nullable=False),
)
