"""Words: the letters, in Indonesian. None holds a comment's words, or an address but its receiver's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

_FOOT = "Surat ini dikirim otomatis oleh {name}, {site}/."

_HELD = """\
Ada {count} komentar yang menunggu keputusan di {office}.

Baca dan putuskan di sini:
{link}

Isi komentar dan data pengirimnya tidak dimuat dalam surat ini.
"""

_CONFIRM = """\
Seseorang meminta agar alamat ini dikabari bila sebuah komentar di {name} dibalas.

Bila itu Anda, buka tautan ini dan tekan tombolnya:
{link}

Bila bukan Anda, abaikan surat ini: tanpa persetujuan itu kami tidak mengirim kabar apa pun.
"""

_REPLY = """\
Komentar Anda di {name} dibalas.

Baca balasannya:
{link}

Tidak mau dikabari lagi? Buka tautan ini dan tekan tombolnya:
{stop}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """What every letter has.

    Attributes:
        sender, receiver: plain addresses.
        name: of the publication; site: its address, without a slash at its end.
        now: aware; number: makes the letter's own name, the same when it is sent again.
    """

    sender: str
    receiver: str
    name: str
    site: str
    now: datetime
    number: str


def write_held(envelope: Envelope, *, count: int, office: str, link: str) -> EmailMessage:
    """Tells an office how many comments wait.

    Args:
        office: its name, or its slug.
    """
    body = _HELD.format(count=count, office=_one_line(office), link=link)
    return _write(envelope, f"{count} komentar menunggu di {office}", body)


def write_confirm(envelope: Envelope, *, link: str) -> EmailMessage:
    """Asks the owner of an address for their yes."""
    return _write(
        envelope, "Mohon konfirmasi kabar balasan komentar", _CONFIRM.format(name=envelope.name, link=link)
    )


def write_reply(envelope: Envelope, *, link: str, stop: str) -> EmailMessage:
    """Tells a commenter that there is a reply.

    Args:
        stop: the link that ends it, which mail programs may follow by themselves (RFC 8058).
    """
    letter = _write(
        envelope, "Komentar Anda dibalas", _REPLY.format(name=envelope.name, link=link, stop=stop)
    )
    letter["List-Unsubscribe"] = f"<{stop}>"
    letter["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return letter


def _write(envelope: Envelope, subject: str, body: str) -> EmailMessage:
    letter = EmailMessage(policy=SMTP)
    letter["From"] = Address(_one_line(envelope.name), addr_spec=envelope.sender)
    letter["To"] = Address(addr_spec=envelope.receiver)
    letter["Subject"] = f"{_one_line(subject)} – {_one_line(envelope.name)}"
    letter["Date"] = envelope.now
    letter["Message-ID"] = f"<{envelope.number}@{envelope.sender.partition('@')[2]}>"
    # Nobody's holiday answer shall come back (RFC 3834).
    letter["Auto-Submitted"] = "auto-generated"
    foot = _FOOT.format(name=envelope.name, site=envelope.site)
    letter.set_content(f"{body}\n-- \n{foot}\n", cte="quoted-printable")
    return letter


def _one_line(text: str) -> str:
    return " ".join(text.split())
