"""Rules: what git says when it cannot fetch or push → what that means to a writer."""

from __future__ import annotations

import re
from enum import StrEnum


class Cause(StrEnum):
    """Why git came back without having done it."""

    RACE = "race"
    LOGIN = "login"
    REFUSED = "refused"
    MISSING = "missing"
    NETWORK = "network"


# git's own English words, LC_ALL=C.
_RACE = re.compile(
    r"\((?:fetch first|non-fast-forward|stale info|already exists)\)|cannot lock ref|failed to update ref"
    r"|incorrect old value"
)
_LOGIN = re.compile(
    r"could not read (?:Username|Password)|Authentication failed|Permission denied|terminal prompts disabled"
    r"|HTTP 40[13]|error: 40[13]|Host key verification failed|access denied|not authorized",
    re.IGNORECASE,
)
_REFUSED = re.compile(r"\[remote rejected\] .*?\((?P<why>[^)]*)\)|^remote: (?P<word>.*\S)", re.MULTILINE)


def find_cause(told: str) -> Cause:
    """What git's complaint means; whatever is none of the others may be the network's fault."""
    if _RACE.search(told):
        return Cause.RACE
    if "couldn't find remote ref" in told:
        return Cause.MISSING
    if "[remote rejected]" in told:
        return Cause.REFUSED
    return Cause.LOGIN if _LOGIN.search(told) else Cause.NETWORK


def tell_cause(cause: Cause, told: str, remote: str) -> str:
    """A sentence for the writer: what happened, and what to do.

    Args:
        told: git's own words; remote: the shared repository's address, without any password.
    """
    place = f"tempat bersama ({remote})"
    if cause is Cause.LOGIN:
        return (
            f"{place} tidak mengenali Anda di komputer ini; mintalah pengelola situs memasang izin masuk "
            "git (sekali saja), lalu tekan Kirim lagi"
        )
    if cause is Cause.REFUSED:
        found = _REFUSED.search(told)
        why = (found["why"] or found["word"]) if found else ""
        return f"{place} menolak kiriman ini{f' ({why})' if why else ''}; sampaikan kepada pengelola situs"
    if cause is Cause.MISSING:
        return f"{place} tidak memuat cabang yang dituju; sampaikan kepada pengelola situs"
    if cause is Cause.RACE:
        return "orang lain terus mengirim pada saat yang sama; tekan Kirim sekali lagi"
    return f"{place} tidak terjangkau; periksa sambungan internet, lalu tekan Kirim lagi"
