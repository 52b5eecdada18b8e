"""Rules: the name of another site in an address: whether a reader sees where it leads."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from plugins.gate.problem import ERROR, WARNING, quote

LATIN_EXTENDED_B = "\u0180"
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?", re.IGNORECASE)
_PORT = re.compile(r":[0-9]{0,5}$")


class HostFault(NamedTuple):
    """What is wrong with a site's name; the fault goes on from "alamat … "."""

    fault: str
    mend: str
    severity: str = ERROR


def judge_host(authority: str) -> HostFault | None:
    """The first thing that is wrong with the part between `//` and the next `/`; None for a good one."""
    if "@" in authority:
        return HostFault("memuat nama pengguna atau sandi sebelum @", "tulis hanya nama situsnya")
    host = _PORT.sub("", authority)
    if host.endswith("."):
        return HostFault("memuat nama situs yang diakhiri titik", "hapus titik itu")
    labels = host.split(".")
    if host.startswith("[") or labels[-1].isdigit() or re.fullmatch(r"0[xX][0-9a-fA-F]+", labels[-1]):
        return HostFault("menyebut angka IP, bukan nama situs", "tulis nama situsnya")
    if len(labels) < 2:
        return HostFault("tidak menyebut nama situs yang lengkap", "tulis misalnya https://www.bkn.go.id/")
    if "" in labels:
        return HostFault(
            "memuat nama situs dengan titik yang berlebih", "tulis satu titik di antara dua kata"
        )
    for label in labels:
        fault = _judge_label(label)
        if fault:
            return fault
    return None


def host_of(url: str) -> str:
    """The site's name in a web address, small, without port and `www.`; empty for other addresses."""
    match = re.match(r"https?://([^/?#]*)", url, re.IGNORECASE)
    return _PORT.sub("", match[1]).casefold().removeprefix("www.") if match else ""


def _judge_label(label: str) -> HostFault | None:
    shown = _decode(label)
    if shown is not None and shown.isascii() and _LABEL.fullmatch(shown):
        return None
    if shown is not None and (shown.isascii() or not shown.isprintable()):
        return HostFault(f"memuat nama situs yang tidak benar: {quote(label)}", "salin ulang alamatnya")
    if shown is None or not _is_latin(shown):
        told = quote(label if shown is None else shown)
        return HostFault(
            f"memuat nama situs dengan huruf yang menyerupai huruf lain: {told}",
            "ketik ulang alamatnya dengan huruf a sampai z",
        )
    return HostFault(
        f"memuat nama situs dengan huruf tidak biasa: {quote(shown)}",
        "pastikan situs itu benar yang dimaksud",
        WARNING,
    )


def _decode(label: str) -> str | None:
    """A label as it is displayed; None where its Punycode is broken."""
    if not label.lower().startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return None


def _is_latin(label: str) -> bool:
    """Whether all letters are those of western European spelling, which few readers mistake."""
    return unicodedata.normalize("NFKC", label) == label and all(
        char.isascii() or (char < LATIN_EXTENDED_B and char.isalpha() and char != "ı") for char in label
    )
