"""Rules: what the login and the password of an account may be; faults in Indonesian."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from plugins.comments.moderation.passwords import MAX_CHARS
from plugins.comments.moderation.roles import Role

# NIST SP 800-63B-4 asks for 15 of a password alone; here a code of the second factor stands beside it.
MIN_CHARS = 12

_LOGIN = re.compile(r"[a-z0-9][a-z0-9._-]{2,39}")
_OFFICE = re.compile(r"[a-z0-9-]{1,100}")

# What most chosen passwords are made of, here and elsewhere; digits and signs around them are no help.
COMMON = frozenset(
    "password passw pass kata sandi katasandi rahasia sangat indonesia merdeka garuda pancasila "
    "nusantara admin administrator root user login masuk moderator komentar kantor pegawai asn bkn pns "
    "kepegawaian negara badan qwerty qwertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx qwe asd zxc abc "
    "abcd abcde abcdef abcdefgh iloveyou love sayang sayangku cinta cintaku aku kamu kita bismillah "
    "alhamdulillah allah tuhan insyaallah welcome selamat datang letmein monkey dragon master shadow "
    "sunshine princess football superman batman jakarta bandung surabaya semarang medan dumai doraemon "
    "naruto anjing kucing ganteng cantik keren januari februari maret april mei juni juli agustus "
    "september oktober november desember senin selasa rabu kamis jumat sabtu minggu test testing coba "
    "default changeme ganti ini itu saya dan the my is".split()
)
_DISGUISES = str.maketrans("0134578@$!", "oieastbasi")
# What is put around a word to make a password of it.
_FILLING = "0123456789._-!?@#$%&*+=/ "
_SEQUENCES = ("01234567890123456789", "98765432109876543210", "abcdefghijklmnopqrstuvwxyz")


def check_login(login: str) -> list[str]:
    """The fault of a login, in a list; empty where it may be one."""
    if _LOGIN.fullmatch(login):
        return []
    return ["Nama akun terdiri atas 3 sampai 40 huruf kecil, angka, titik, atau tanda hubung."]


def check_offices(role: Role, offices: Collection[str], known: Collection[str]) -> list[str]:
    """Every fault in the offices of an account.

    Args:
        known: slugs of the register; empty where this machine has none, and any may then be meant.
    """
    if role is not Role.MODERATOR:
        return ["Hanya moderator yang diberi kantor; peran lain melihat semuanya."] if offices else []
    if not offices:
        return ["Pilih sekurang-kurangnya satu kantor untuk moderator."]
    return [
        f"Kantor “{office[:100]}” tidak ada di register."
        for office in sorted(offices)
        if not _OFFICE.fullmatch(office) or (known and office not in known)
    ]


def check_password(password: str, login: str) -> list[str]:
    """The fault of a chosen password, in a list; empty where it may be one."""
    if len(password) < MIN_CHARS:
        return [f"Kata sandi paling sedikit {MIN_CHARS} huruf; beberapa kata yang tak berkaitan sudah baik."]
    if len(password) > MAX_CHARS:
        return [f"Kata sandi paling banyak {MAX_CHARS} huruf."]
    folded = unicodedata.normalize("NFKC", password).casefold()
    if login in folded and not folded.replace(login, "").strip(_FILLING):
        return ["Kata sandi tidak boleh sama dengan nama akun."]
    if _is_common(folded):
        return [
            "Kata sandi ini mudah ditebak. Pilih beberapa kata yang tak berkaitan, misalnya dari benda di "
            "sekitar Anda."
        ]
    return []


def _is_common(folded: str) -> bool:
    if len(set(folded)) < 5 or any(folded in sequence for sequence in _SEQUENCES):
        return True
    words = folded.strip(_FILLING)
    plain = {re.sub(r"[\W\d_]", "", form) for form in (words, words.translate(_DISGUISES))}
    return any(_is_made_of_common(letters) for letters in plain)


def _is_made_of_common(letters: str) -> bool:
    """True where nothing is left but common words, one or the same few again and again.

    Four common words that do not repeat are no longer common.
    """
    if len(letters) < 4:
        return True
    fewest: list[frozenset[str] | None] = [frozenset(), *[None] * len(letters)]
    for end in range(1, len(letters) + 1):
        for start in range(max(0, end - 16), end):
            before = fewest[start]
            if before is not None and letters[start:end] in COMMON:
                words = before | {letters[start:end]}
                if fewest[end] is None or len(words) < len(fewest[end] or ()):
                    fewest[end] = words
    last = fewest[-1]
    return last is not None and len(last) < 4
