"""Words: why the environment cannot be made: first for who only writes, in Indonesian, then for engineers.

Only letters that every terminal knows: it is not yet known what this one can show.
"""

from __future__ import annotations

import errno

AGAIN = "lalu tulis perintah yang sama sekali lagi."
STOPPED = "Dihentikan. Untuk melanjutkan, tulis perintah yang sama sekali lagi."


def tell_missing_module(name: str, folder: str) -> str:
    """A part of Python's own is not there."""
    return tell_both(
        f"Python di komputer ini tidak lengkap ({name} tidak ada). Pasang lagi seperti langkah 1 di "
        f"content/README.md, {AGAIN}",
        f"Python's own module {name} is missing, so {folder} cannot be made. "
        "On Debian and Ubuntu, install it with: apt-get install python3-venv",
    )


def tell_unmade(folder: str) -> str:
    """Python's venv has failed."""
    return tell_both(
        "Folder program tidak dapat dibuat. Tutup jendela hitam lain yang masih terbuka, pastikan "
        f"penyimpanan tidak penuh, {AGAIN}",
        f"{folder} could not be made (the message of Python's venv stands above).",
    )


def tell_uninstalled(lock: str) -> str:
    """pip has failed; mostly there is no way to the registry."""
    return tell_both(
        "Program yang diperlukan tidak dapat diambil. Periksa sambungan internet, atau coba jaringan lain "
        f"(jaringan kantor sering menutup jalannya), {AGAIN}",
        f"pip could not install {lock} (its message stands above). Is the package registry "
        "within reach? Run the same command again: it begins where it has to.",
    )


def tell_unwritten(folder: str, error: OSError) -> str:
    """The folder cannot be written."""
    if error.errno == errno.ENOSPC:
        mend = f"Penyimpanan komputer ini penuh. Kosongkan sedikitnya 500 MB, {AGAIN}"
    else:
        mend = (
            "Folder program tidak dapat ditulis. Tutup jendela hitam lain yang masih terbuka; bila tetap, "
            f"pindahkan folder naskah ke Documents, {AGAIN}"
        )
    return tell_both(mend, f"{folder} cannot be made: {error}.")


def tell_both(writer: str, engineer: str) -> str:
    """A sentence for each of the two, the second below the first."""
    return f"{writer}\nUntuk pengelola: {engineer}"
