"""Edge: exports that were damaged on their way: where, what, how to mend it; nothing is half done."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.importing.run import import_wordpress
from tests.plugins.importing.conftest import NOW, read_tree
from tests.plugins.importing.exports import make_comment, make_export, make_item

AGAIN = "ekspor sekali lagi dari WordPress (Alat → Ekspor → Semua isi)"
TEXT = make_export(
    make_item(1, body="Aula kantor dibuka – pukul “tujuh”.\n\nSemua pegawai hadir."),
    make_item(2, title="Rapat kerja", comments=make_comment(7)),
    make_item(3, title="Apel pagi"),
)
WHOLE = TEXT.encode()
ONE = "sisakan satu dokumen <rss>…</rss>, atau pindahkan tiap berkas sendiri-sendiri"
CUT = "; mungkin unduhannya terputus; "


def place(data: bytes, sign: bytes) -> str:
    """Line and column, from 1, of the first such sign."""
    before = data[: data.index(sign)].decode("utf-8")
    return f"{before.count(chr(10)) + 1}:{len(before.rpartition(chr(10))[2]) + 1}"


def cut(sign: str, more: int = 0) -> bytes:
    """The export as far as a sign, and so many bytes more."""
    return WHOLE[: WHOLE.index(sign.encode()) + more]


BROKEN = {
    "cut in a text": (
        cut("Semua pegawai", 6),
        "29:7",
        f"bagian CDATA tidak ditutup dengan ]]>{CUT}tutup bagian itu, atau {AGAIN}",
    ),
    "cut in a letter": (cut("–", 2), "27:46", f"berkas berakhir di tengah aksara{CUT}{AGAIN}"),
    "cut in a tag": (
        cut("<wp:status>", 6),
        place(WHOLE, b"<wp:status>"),
        f"berkas berakhir di tengah tanda{CUT}{AGAIN}",
    ),
    "cut between two texts": (
        cut("</item>", 8),
        f"{WHOLE[: WHOLE.index(b'</item>')].count(10) + 2}:1",
        f"berkas berakhir sebelum waktunya{CUT}{AGAIN}",
    ),
    "end of another name": (
        WHOLE.replace(b"</wp:status>", b"</wp:statis>", 1),
        "39:33",
        f"unsur dibuka dan ditutup dengan nama yang berbeda; {AGAIN}",
    ),
    "bare ampersand": (
        WHOLE.replace(b"BKN Dumai", b"BKN & Dumai"),
        "10:13",
        "tanda yang tidak sah dalam XML, biasanya & tanpa amp; atau aksara kendali; tulis &amp; di "
        f"tempat itu, atau {AGAIN}",
    ),
    "entity of HTML": (
        WHOLE.replace(b"BKN Dumai", b"BKN&nbsp;Dumai"),
        "10:11",
        "entitas yang tidak dikenal; tulis tandanya sendiri, atau &amp; di depannya",
    ),
    "control sign": (
        WHOLE.replace(b"Semua pegawai", b"Semua\x0bpegawai"),
        "29:6",
        f"aksara kendali U+000B, yang tidak sah dalam XML; hapus aksara itu, atau {AGAIN}",
    ),
    "Windows-1252": (
        WHOLE.replace("“".encode(), b"\x93"),
        place(WHOLE, "“".encode()),
        "aksara yang bukan UTF-8 (berkas ini mungkin tersimpan sebagai Windows-1252); buka dengan penyunting "
        "teks dan simpan sebagai UTF-8",
    ),
    "end sign in a text": (
        WHOLE.replace(b"Semua pegawai", b"a[b[0]]>1 pegawai"),
        "29:27",
        "tanda ]]> di dalam teks, yang mengakhiri bagian CDATA sebelum waktunya; tulis ]]]]><![CDATA[> di "
        f"tempat itu, atau {AGAIN}",
    ),
    "warning before it": (
        b"\n<br />\n<b>Warning</b>: Undefined variable in /var/www/x.php\n" + WHOLE,
        "2:1",
        "<?xml …?> tidak berada di awal berkas: ada teks lain di depannya, atau dua ekspor disambung; hapus "
        f"teks di depannya; bila disambung, {ONE}",
    ),
    "two in one": (
        WHOLE + WHOLE,
        f"{WHOLE.count(10) + 1}:1",
        "masih ada isi sesudah </rss>: pesan galat di akhir, atau dua ekspor disambung; hapus isi itu; bila "
        f"disambung, {ONE}",
    ),
    "warning behind it": (
        WHOLE + b"\n<!-- selesai -->\n<div>Fatal error</div>",
        f"{WHOLE.count(10) + 3}:1",
        "masih ada isi sesudah </rss>: pesan galat di akhir, atau dua ekspor disambung; hapus isi itu; bila "
        f"disambung, {ONE}",
    ),
    "names not introduced": (
        WHOLE.replace(b'    xmlns:wp="http://wordpress.org/export/1.2/">', b">"),
        "15:1",
        f"awalan nama (seperti wp:) tidak diperkenalkan di awal berkas; {AGAIN}",
    ),
    "unknown encoding": (
        WHOLE.replace(b"UTF-8", b"antah-berantah", 1),
        "1:31",
        "berkas menyebut pengodean aksara yang tidak dikenal; simpan berkas sebagai UTF-8",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.parametrize("is_dry", [True, False], ids=["dry", "for good"])
def test_a_broken_export_is_told_by_line_and_column_and_leaves_nothing(
    tmp_path: Path, content: Path, capsys: pytest.CaptureFixture[str], name: str, is_dry: bool
) -> None:
    data, where, told = BROKEN[name]
    file = tmp_path / "ekspor.xml"
    file.write_bytes(data)
    before = read_tree(tmp_path)

    status = import_wordpress(
        str(file), "dumai", content=str(content), state=str(tmp_path / "state"), dry_run=is_dry, now=NOW
    )

    assert status == 1
    assert capsys.readouterr().err == f"{file}:{where}: {told}\n"
    assert read_tree(tmp_path) == before


FORMS = {
    "mark of its encoding": b"\xef\xbb\xbf" + WHOLE,
    "line ends of Windows": WHOLE.replace(b"\n", b"\r\n"),
    "line ends of an old Macintosh": WHOLE.replace(b"\n", b"\r"),
    "Windows-1252, as it says": TEXT.replace("UTF-8", "windows-1252", 1).encode("cp1252"),
    "UTF-16": TEXT.replace("UTF-8", "UTF-16", 1).encode("utf-16"),
    "remark behind it": WHOLE + b"\n<!-- selesai dalam 2 detik -->\n",
}


@pytest.mark.parametrize("name", FORMS)
def test_an_export_moves_in_alike_in_whatever_form_it_was_saved(
    tmp_path: Path, content: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    file = tmp_path / "ekspor.xml"
    file.write_bytes(FORMS[name])

    status = import_wordpress(
        str(file), "dumai", content=str(content), state=str(tmp_path / "state"), now=NOW
    )

    assert status == 0
    assert "3 isi ditemukan menjadi 3 terbit + 0 draf" in capsys.readouterr().out
    text = (content / "artikel/dumai/2025/2025-02-26-tulisan-1.md").read_text(encoding="utf-8")
    assert text.endswith("---\n\nAula kantor dibuka – pukul “tujuh”.\n\nSemua pegawai hadir.\n")
