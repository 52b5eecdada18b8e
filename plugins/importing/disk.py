"""Words: what a disk refuses, in one sentence for whoever runs an import."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from plugins.keeping.full import tell_full

_FULL = ("disk penuh atau jatahnya habis", "kosongkan ruang")
_KNOWN = {
    errno.EACCES: ("akun ini tidak boleh membaca atau menulisnya", "beri izin"),
    errno.EPERM: ("akun ini tidak boleh membaca atau menulisnya", "beri izin"),
    errno.EROFS: ("disk ini hanya dapat dibaca", "pasang disk agar dapat ditulis"),
    errno.ENOTDIR: ("sebuah folder di jalur ini ternyata berkas", "pindahkan berkas itu"),
    errno.EEXIST: ("seharusnya folder, ternyata berkas", "pindahkan berkas itu"),
    errno.EISDIR: ("seharusnya berkas, ternyata folder", "pindahkan folder itu"),
    errno.ENAMETOOLONG: (
        "nama atau jalurnya terlalu panjang untuk disk ini",
        "pilih folder yang lebih pendek",
    ),
    errno.EIO: ("disk rusak atau terlepas", "periksa disk"),
}


def tell_disk(error: OSError) -> str:
    """Where and why the disk refuses, that nothing is half done, and how to go on."""
    known = _KNOWN.get(error.errno or 0, (f"sistem menolak ({error.strerror or error})", "betulkan"))
    why, mend = _FULL if tell_full(error) else known
    return (
        f"{error.filename or 'disk'}: {why}; yang sudah ditulis utuh semuanya; "
        f"{mend}, lalu jalankan lagi dan impor melanjutkan"
    )


@contextmanager
def name_place(place: Path) -> Iterator[None]:
    """Whatever is refused within the block without a name is told as refused there.

    A full disk refuses to write to a file that is open, and names none.
    """
    try:
        yield
    except OSError as error:
        error.filename = error.filename or str(place)
        raise
