"""Words: what moderators are told, in Indonesian; the log and the store hold the codes."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from plugins.comments.moderation.roles import Role

# Why a comment is not published or is taken back. Source: the publication's Pedoman Komentar.
REASONS: Mapping[str, str] = {
    "di-luar-topik": "di luar topik artikel",
    "tidak-sopan": "kata-kata tidak sopan atau menyerang orang",
    "data-pribadi": "memuat data pribadi",
    "iklan": "iklan atau promosi",
    "menyesatkan": "keterangan yang menyesatkan",
    "menyamar": "mengaku sebagai orang atau instansi lain",
    "berulang": "sama dengan komentar lain",
    "permintaan": "diminta oleh penulisnya",
    "lain": "alasan lain menurut Pedoman Komentar",
}
SPAM = "spam"

ROLES: Mapping[Role, str] = {
    Role.MODERATOR: "moderator",
    Role.ADMIN: "admin",
    Role.AUDITOR: "pemeriksa",
}

BUSY = "Kotak masuk sedang tidak dapat ditulis; tidak ada yang diubah. Coba lagi sebentar lagi."

# What came of one decision, told with the number of comments that it came of.
OUTCOMES: Mapping[str, str] = {
    "approve": "%(count)s komentar ditayangkan.",
    "reject": "%(count)s komentar ditolak.",
    "spam": "%(count)s komentar ditandai sebagai spam.",
    "remove": "%(count)s komentar dihapus dari halaman.",
    "redact": "Bagian itu dihapus dan diganti dengan tanda.",
    "reply": "Balasan kantor ditayangkan.",
    "taken": "%(count)s komentar tidak diubah karena baru saja diputuskan atau disunting orang lain. "
    "Periksa keadaannya yang sekarang.",
    "closed": "%(count)s komentar tidak diubah karena keadaannya tidak memungkinkan tindakan itu.",
    "unknown": "%(count)s komentar tidak ditemukan di antara komentar kantor Anda.",
    "forbidden": "Peran Anda hanya untuk membaca; tidak ada yang diubah.",
    "private": "%(count)s komentar belum dapat ditayangkan karena memuat alamat surel, alamat IP, atau huruf "
    "tersembunyi. Buka komentarnya, hapus bagian itu, lalu tayangkan.",
    "orphan": "%(count)s komentar belum dapat ditayangkan karena komentar yang dijawabnya tidak "
    "ditayangkan. Putuskan komentar itu dahulu.",
    "reason": "Tidak ada yang diubah: pilih alasannya dahulu.",
    "action": "Tidak ada yang diubah: pilih tindakannya dahulu.",
    "nothing": "Tidak ada yang diubah: centang komentarnya dahulu.",
    "absent": "Tidak ada yang diubah: bagian itu tidak ditemukan. Salin persis dari komentarnya.",
    "blank": "Tidak ada yang diubah: isiannya masih kosong.",
    "long": "Tidak ada yang diubah: teksnya menjadi lebih dari 5.000 huruf.",
    "password": "Kata sandi Anda diganti.",
    "codes": "Kode masuk sudah dipasang.",
    "account": "Akun diubah.",
    "in": "Anda sudah masuk.",
    "out": "Anda sudah keluar.",
}

# What the log says was done.
DEEDS: Mapping[str, str] = {
    "approve": "menayangkan",
    "reject": "menolak",
    "spam": "menandai spam",
    "redact": "menghapus bagian",
    "reply": "membalas",
    "remove": "menghapus dari halaman",
    "erase": "menghapus seluruhnya",
    "reveal": "melihat surel",
    "login": "masuk",
    "login-wait": "gagal masuk berulang kali",
    "logout": "keluar",
    "password": "mengganti kata sandi",
    "totp": "memasang kode masuk",
    "account-add": "membuat akun",
    "account-off": "menonaktifkan akun",
    "account-on": "mengaktifkan akun",
    "account-reset": "mengatur ulang akun",
    "account-offices": "mengubah kantor akun",
    "expire": "menghapus yang lewat masa simpannya",
    "import": "memasukkan dari berkas",
    "restore": "memulihkan dari cadangan",
}

# Reasons of the log that nobody chooses from a list, and what its counts count.
_OTHER_REASONS: Mapping[str, str] = {
    "request": "diminta oleh penulisnya",
    "restore": "dihapus lagi sesudah pemulihan",
    **{role.value: word for role, word in ROLES.items()},
}
_COUNTED: Mapping[str, str] = {
    "comments": "komentar",
    "held": "komentar yang tidak pernah diputuskan",
    "rejected": "komentar yang ditolak",
    "removed": "komentar yang dihapus dari halaman",
    "stubs": "sisa komentar tanpa balasan",
}


def tell_reason_code(code: str) -> str:
    """A reason of the log in words; what is no code, such as the id that a reply answers, as it stands."""
    kind, _, count = code.partition(":")
    if kind in _COUNTED and count:
        return f"{count} {_COUNTED[kind]}"
    return REASONS.get(code) or _OTHER_REASONS.get(code, code)


def tell_wait(seconds: int) -> str:
    """How long to wait after too many attempts."""
    wait = f"{math.ceil(seconds / 60)} menit" if seconds > 60 else f"{seconds} detik"
    return f"Terlalu banyak percobaan. Tunggu {wait}, lalu coba lagi."


def tell_outcomes(outcomes: Mapping[str, int]) -> tuple[str, ...]:
    """A sentence for each kind of outcome, in the order of `OUTCOMES`; unknown codes are passed over.

    Args:
        outcomes: code → how many comments it befell.
    """
    return tuple(_fill(sentence, outcomes[code]) for code, sentence in OUTCOMES.items() if code in outcomes)


def _fill(sentence: str, count: int) -> str:
    values: dict[str, Any] = {"count": count}
    return sentence % values
