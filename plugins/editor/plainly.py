"""Words: what the gate says of files and keys, said of the form's fields."""

from __future__ import annotations

import re
from dataclasses import replace

from plugins.gate.problem import Problem

EMPTY = ("belum diisi", "isi dahulu")

# How a fault begins → what is said instead, "" for the gate's own words, and its mend.
_SAID = {
    "naskah dicabut tanpa keterangan": ("", "buka Pencabutan, lalu isi tanggal dan alasannya"),
    "nama berkas menyebut": (
        "",
        "kembalikan tanggalnya; tulisan yang pernah terbit tetap beralamat di sana",
    ),
    "ada, tetapi status ": (
        "diisi, padahal Status tulisan ini bukan Dicabut",
        "pilih Status Dicabut, atau kosongkan Pencabutan",
    ),
    "ada, tetapi naskah ini berbahasa": (
        "diisi, padahal Bahasa tulisan ini Indonesia",
        "pilih Bahasa Inggris, atau kosongkan isian ini",
    ),
    "naskah berbahasa": ("", "isi Terjemahan dari dengan alamat naskah asalnya"),
    "isi naskah kosong": ("", "tulis isinya"),
    "gelar ": ("", "tulis nama dan gelarnya dalam satu butir"),
}
_WORDS = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (r"\bhapus (?:replaced_by|alternative|image|translation_of)\b", "kosongkan isian ini"),
        (r"\bhapus baris ini\b", "hapus butir ini"),
        (r"\b(betulkan|padahal) date\b", r"\1 Tanggal terbit"),
        (r"\btunda terbitnya dengan status: draft\b", "pilih Status Draf dahulu"),
        (r"\bpilih dari registers/\w+\.toml\b", "pilih dari daftarnya"),
    )
)
# A name that is too long has grown from the title or from the end of the address.
_TOO_LONG = re.compile(r"nama berkas “.*” terlalu panjang")


def say_plainly(problem: Problem) -> Problem:
    """The same problem for somebody who fills in fields and sees no file."""
    key = problem.field.rpartition(".")[2]
    fault, mend, field = problem.fault, problem.mend, problem.field
    if fault == f"kunci “{key}” tidak ada":
        fault, mend = EMPTY
    for begins, (said, told) in _SAID.items():
        if problem.fault.startswith(begins):
            fault, mend = said or fault, told
    if _TOO_LONG.match(fault):
        field = "slug"
    for pattern, words in _WORDS:
        fault, mend = pattern.sub(words, fault), pattern.sub(words, mend)
    return replace(problem, field=field, fault=fault, mend=mend)
