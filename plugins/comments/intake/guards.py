"""Rules: every reason for which a submission is refused by itself, in one list; each has one sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from plugins.comments.closing import NONE, REQUIRED
from plugins.comments.comment import MAX_NAME_CHARS, MAX_TEXT_CHARS
from plugins.comments.consent import SENTENCES
from plugins.comments.plaintext import (
    find_forbidden,
    has_email,
    is_blank,
    is_like_ip_address,
)
from plugins.comments.submission import Submission

# Source: RFC 5321, 4.5.3.1.3: a path has 256 octets at the most, two of them its angle brackets.
MAX_EMAIL_CHARS = 254

# No check can say that an address receives; this one says that something is surely missing.
_EMAIL = re.compile(r"[^\s@<>\"(),:;\\\[\]]{1,64}@(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_][\w-]*[^\W_]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Why a submission comes back.

    Attributes:
        guard: its name, for logs and figures.
        field: "name", "email", "text" or "consent".
        sentence: what is wrong and how to mend it, in Indonesian.
    """

    guard: str
    field: str
    sentence: str


Guard = Callable[[Submission, str], Fault | None]


def check_submission(submission: Submission, email: str) -> tuple[Fault, ...]:
    """Every fault of a submission, at most one for each field.

    Args:
        email: whether the form asks for an address: one of `closing.EMAIL_CHOICES`.
    """
    found: dict[str, Fault] = {}
    for guard in GUARDS:
        fault = guard(submission, email)
        if fault is not None:
            found.setdefault(fault.field, fault)
    return tuple(found.values())


def _name_is_there(submission: Submission, _: str) -> Fault | None:
    if not is_blank(submission.name):
        return None
    return _fault("name-blank", "name", "Nama belum diisi; tulis nama yang boleh ditayangkan.")


def _name_is_short(submission: Submission, _: str) -> Fault | None:
    count = len(submission.name)
    if count <= MAX_NAME_CHARS:
        return None
    sentence = f"Nama terdiri atas {count} karakter; tulis paling banyak {MAX_NAME_CHARS}."
    return _fault("name-long", "name", sentence)


def _name_is_plain(submission: Submission, _: str) -> Fault | None:
    return _check_characters("name", "Nama", submission.name, is_one_line=True)


def _name_is_no_address(submission: Submission, _: str) -> Fault | None:
    if not has_email(submission.name) and not is_like_ip_address(submission.name):
        return None
    sentence = "Nama berisi alamat surel atau alamat komputer; tulis nama saja karena nama ditayangkan."
    return _fault("name-address", "name", sentence)


def _email_is_there(submission: Submission, email: str) -> Fault | None:
    if email != REQUIRED or submission.email:
        return None
    return _fault("email-blank", "email", "Alamat surel belum diisi; tulis seperti nama@contoh.id.")


def _email_is_one(submission: Submission, email: str) -> Fault | None:
    given = submission.email
    if email == NONE or not given:
        return None
    if len(given) <= MAX_EMAIL_CHARS and _EMAIL.fullmatch(given) and given.isprintable():
        return None
    mend = "tulis seperti nama@contoh.id" + ("." if email == REQUIRED else ", atau kosongkan.")
    return _fault("email-form", "email", f"Alamat surel tidak lengkap atau keliru; {mend}")


def _text_is_there(submission: Submission, _: str) -> Fault | None:
    if not is_blank(submission.text):
        return None
    return _fault("text-blank", "text", "Komentar belum diisi; tulis pendapat atau pertanyaan Anda.")


def _text_is_short(submission: Submission, _: str) -> Fault | None:
    count = len(submission.text)
    if count <= MAX_TEXT_CHARS:
        return None
    sentence = (
        f"Komentar terdiri atas {_tell(count)} karakter; ringkas menjadi paling banyak "
        f"{_tell(MAX_TEXT_CHARS)}, atau kirim sebagai dua komentar."
    )
    return _fault("text-long", "text", sentence)


def _text_is_plain(submission: Submission, _: str) -> Fault | None:
    return _check_characters("text", "Komentar", submission.text, is_one_line=False)


def _consent_is_given(submission: Submission, _: str) -> Fault | None:
    if submission.consent in SENTENCES:
        return None
    return _fault("consent", "consent", "Centang persetujuan agar komentar dapat diterima.")


GUARDS: tuple[Guard, ...] = (
    _name_is_there,
    _name_is_short,
    _name_is_plain,
    _name_is_no_address,
    _email_is_there,
    _email_is_one,
    _text_is_there,
    _text_is_short,
    _text_is_plain,
    _consent_is_given,
)


def _check_characters(field: str, label: str, text: str, *, is_one_line: bool) -> Fault | None:
    char = find_forbidden(text, is_one_line=is_one_line)
    if char is None:
        return None
    sentence = f"{label} {_tell_place(text, text.index(char))}; {RETYPE}"
    if char in _SPACING:
        sentence = f"{label} memuat {_SPACING[char]}; tulis dalam satu baris."
    return _fault(f"{field}-character", field, sentence)


RETYPE = "hapus bagian itu, lalu ketik ulang tanpa menempel."
_SPACING = {"\t": "tab", "\n": "ganti baris"}
_SHOWN_WORDS, _SHOWN_CHARS = 3, 30


def _tell_place(text: str, at: int) -> str:
    """Where it stands, by the words that a reader sees before it; its name would say nothing to them."""
    before = " ".join(text[:at].split()[-_SHOWN_WORDS:])[-_SHOWN_CHARS:]
    return f"memuat karakter tersembunyi sesudah “{before}”" if before else "diawali karakter tersembunyi"


def _tell(count: int) -> str:
    return f"{count:,}".replace(",", ".")


def _fault(guard: str, field: str, sentence: str) -> Fault:
    return Fault(guard=guard, field=field, sentence=sentence)


def tell_guards(faults: Iterable[Fault]) -> str:
    """Names of the guards, for a log."""
    return ",".join(fault.guard for fault in faults)
