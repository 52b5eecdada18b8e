"""Words: every fault of a document, as its writer is told it: fault, mend, severity."""

from __future__ import annotations

from plugins.documents.kinds import ATTACHABLE, NEWER
from plugins.gate.problem import ERROR, WARNING, quote

Told = tuple[str, str, str]

_AGAIN = "simpan ulang dari program asalnya"


class Refused(Exception):
    """A document that cannot be published; `told` says why and what to do."""

    def __init__(self, told: Told) -> None:
        super().__init__(told[0])
        self.told = told


BROKEN: Told = ("dokumen rusak atau terpotong", f"buka dan {_AGAIN}, lalu salin lagi", ERROR)
TANGLED: Told = (
    "dokumen terlalu rumit untuk diperiksa",
    "pecah menjadi beberapa berkas, atau cetak ulang menjadi PDF",
    ERROR,
)
TOO_LARGE: Told = (
    "dokumen terlalu besar untuk diperiksa",
    "perkecil gambar di dalamnya, atau pecah menjadi beberapa berkas",
    ERROR,
)
LOCKED_PDF: Told = (
    "PDF terkunci: berkata sandi, atau dibatasi penyalinan dan pencetakannya",
    "simpan ulang tanpa kata sandi dan tanpa pembatasan; pembaca layar pun terhalang olehnya",
    ERROR,
)
LOCKED: Told = (
    "dokumen terkunci kata sandi",
    "hapus kata sandinya lewat File > Info > Protect Document, lalu simpan lagi",
    ERROR,
)
BOMB: Told = (
    "isinya mengembang terlalu besar ketika dibuka",
    f"{_AGAIN}; berkas semacam ini dapat menghentikan komputer pembaca",
    ERROR,
)
MACROS: Told = (
    "memuat makro, program yang berjalan ketika dokumen dibuka",
    "simpan ulang tanpa makro lewat Save As, jenis Word Document (.docx) atau Excel Workbook (.xlsx)",
    ERROR,
)
OPEN_MACROS: Told = (
    "memuat makro, program yang berjalan ketika dokumen dibuka",
    "hapus makronya lewat Tools > Macros > Organize Macros, lalu simpan lagi",
    ERROR,
)
CONTROLS: Told = (
    "memuat tombol atau isian ActiveX, program yang berjalan ketika dokumen dibuka",
    "hapus tombol dan isian itu lewat tab Developer, lalu simpan lagi",
    ERROR,
)
PACKED: Told = (
    "menyimpan berkas lain di dalamnya, yang tidak dapat diperiksa",
    "hapus berkas itu dan tempelkan isinya sebagai gambar atau tabel, lalu simpan lagi",
    ERROR,
)
PROGRAMS: Told = (
    "memuat bidang atau tautan DDE, yang menjalankan program lain ketika dokumen dibuka",
    "hapus bidang itu (Alt+F9 menampakkannya di Word; Data > Edit Links di Excel), lalu simpan lagi",
    ERROR,
)
TEMPLATE: Told = (
    "mengambil templat dari tempat lain ketika dibuka",
    "pilih templat Normal lewat File > Options > Add-ins > Templates, lalu simpan lagi",
    ERROR,
)
WORKBOOKS: Told = (
    "bertaut ke buku kerja lain, sehingga membocorkan letaknya dan tidak lengkap bagi pembaca",
    "putuskan lewat Data > Edit Links > Break Link, lalu simpan lagi",
    ERROR,
)
OUTSIDE: Told = (
    "mengambil gambar atau isi dari tempat lain ketika dibuka",
    "putuskan lewat File > Info > Edit Links to Files > Break Link, lalu simpan lagi",
    ERROR,
)

_PDF_MEND = "buat ulang dari dokumen asalnya lewat Save As > PDF"

ACTIVE: dict[str, Told] = {
    name: (fault, mend, ERROR)
    for names, fault, mend in (
        (("JavaScript", "JS"), "memuat skrip (JavaScript)", f"{_PDF_MEND}, tanpa skrip"),
        (("Launch",), "memuat perintah yang menjalankan program", _PDF_MEND),
        (
            ("EmbeddedFile", "EmbeddedFiles"),
            "menyimpan berkas lain di dalamnya, yang tidak dapat diperiksa",
            f"{_PDF_MEND}, dan lampirkan berkas itu tersendiri",
        ),
        (
            ("RichMedia", "Rendition", "Movie"),
            "memuat video, suara, atau media lain yang berjalan di dalamnya",
            f"{_PDF_MEND}, dan tautkan medianya dari tulisan",
        ),
        (
            ("SubmitForm", "ImportData"),
            "memuat formulir yang mengirim atau mengambil data",
            f"{_PDF_MEND}, sebagai formulir biasa untuk dicetak",
        ),
        (
            ("XFA",),
            "memuat formulir XFA, yang tidak terbuka di ponsel dan peramban",
            f"{_PDF_MEND}, sebagai formulir biasa",
        ),
    )
    for name in names
}
"""What a PDF does besides being read, by the names that say so. Source: ISO 32000-2, 12.6.4 and 12.7."""


def tell_kind(found: str, ending: str, right: str) -> Told:
    """A document of another kind than its name says.

    Args:
        found: what it is, as readers know it; ending: of its name; right: the ending that fits.
    """
    return f"isinya {found}, padahal berakhiran {quote(ending)}", f"ganti akhirannya menjadi {right}", ERROR


def tell_newer(ending: str) -> tuple[str, str]:
    """A form of file that can carry macros, by its name alone: fault and mend."""
    fault = f"jenis berkas {quote(ending)} tidak diterbitkan, karena dapat memuat makro"
    return fault, f"buka, lalu simpan lewat Save As sebagai {NEWER[ending.casefold()]}"


def tell_unattachable(name: str) -> tuple[str, str]:
    """A file that is no document, by its name alone: fault and mend."""
    mend = f"lampirkan {', '.join(ATTACHABLE)}; gambar dan video ditulis di dalam isi"
    return f"{quote(name)} bukan dokumen yang dapat dilampirkan", mend


def tell_old(ending: str) -> Told:
    """A document of Office before 2007, whatever its name says."""
    return (
        "isinya dokumen Office lama (sebelum 2007), yang dapat menyembunyikan makro",
        f"buka, lalu simpan lewat Save As dalam bentuk baru ({ending})",
        ERROR,
    )


def tell_hidden_sheets(names: list[str]) -> Told:
    """Sheets that a workbook hides, and that any reader can show."""
    shown = ", ".join(quote(name) for name in names)
    return (
        f"menyembunyikan lembar {shown}, yang dapat ditampilkan siapa pun",
        "hapus lembar itu bila tidak untuk umum, atau tampilkan",
        WARNING,
    )
