"""Words: a disk that takes no more, told in a sentence instead of a traceback."""

from __future__ import annotations

import errno

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def tell_full(error: OSError) -> str:
    """What to say where there is no room to write; "" for every other error."""
    if error.errno not in _FULL:
        return ""
    return (
        f"Disk penuh atau jatahnya habis ({error.strerror}); kosongkan ruang, lalu jalankan lagi. "
        "Situs yang sudah terpasang tidak berubah."
    )
