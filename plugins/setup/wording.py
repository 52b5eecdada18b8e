"""Words: what a task says of a place that it cannot use, to engineers and to who writes."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One language's sentences; each stands behind the argument and what was given.

    Attributes:
        empty, missing_folder, missing_file, is_file, is_folder, is_device: what is wrong with what was given.
        refused: what the system says of a place, by its number; other numbers in the system's words.
        choose, look: what to do about these, where the place was given and where the task came upon it.
    """

    empty: str
    missing_folder: str
    missing_file: str
    is_file: str
    is_folder: str
    is_device: str
    refused: Mapping[int, str]
    choose: str
    look: str

    def tell(self, error: OSError, *, is_given: bool) -> str:
        """What the system refuses, and how to mend it."""
        reason = self.refused.get(error.errno or 0) or error.strerror or str(error)
        return f"{reason}; {self.choose if is_given else self.look}"


ENGLISH = Wording(
    empty="is empty; write what is meant",
    missing_folder="no such folder; look at its name",
    missing_file="no such file; look at its name",
    is_file="is a file; name a folder",
    is_folder="is a folder; name a file",
    is_device="is no ordinary file; name another",
    refused={
        errno.ENOENT: "is not there and cannot be made",
        errno.ENOTDIR: "lies below a file",
        errno.EISDIR: "is a folder where a file belongs",
        errno.EACCES: "may not be read or written by this account",
        errno.EPERM: "may not be read or written by this account",
        errno.EROFS: "may not be written",
        errno.ENAMETOOLONG: "is too long for a name",
    },
    choose="name another place",
    look="look at that place",
)

INDONESIAN = Wording(
    empty="kosong; tulis yang dimaksud",
    missing_folder="folder ini tidak ada; periksa namanya",
    missing_file="berkas ini tidak ada; periksa namanya",
    is_file="ini berkas; tulis nama folder",
    is_folder="ini folder; tulis nama berkas",
    is_device="ini bukan berkas biasa; tulis nama berkas lain",
    refused={
        errno.ENOENT: "tidak ada dan tidak dapat dibuat",
        errno.ENOTDIR: "berada di bawah berkas, bukan di dalam folder",
        errno.EISDIR: "ini folder, padahal yang diperlukan berkas",
        errno.EACCES: "tidak boleh dibaca atau ditulis oleh akun ini",
        errno.EPERM: "tidak boleh dibaca atau ditulis oleh akun ini",
        errno.EROFS: "tidak boleh ditulis",
        errno.ENAMETOOLONG: "namanya terlalu panjang",
    },
    choose="pilih tempat lain",
    look="periksa tempat itu",
)
