"""Words: what stands beside a form names its fields, not keys and files."""

from __future__ import annotations

import re
from typing import Any

import pytest

from plugins.editor.desk import Desk
from plugins.editor.plainly import say_plainly
from plugins.gate.problem import quote
from tests.fixtures.editor import MakeForm

FOLDER = "artikel/semarang"
NOT_OURS = re.compile(
    r"\b(date|status|withdrawn|image|replaced_by|alternative|translation_of|author|slug|aliases)\b[:“ ]"
    r"|\.toml|kepala"
)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        pytest.param({"title": ""}, "title: belum diisi; isi dahulu", id="title"),
        pytest.param(
            {"withdrawn": {"date": "2026-02-28", "reason": "Sudah."}},
            "withdrawn: diisi, padahal Status tulisan ini bukan Dicabut; pilih Status Dicabut, atau "
            "kosongkan Pencabutan",
            id="withdrawal of a public text",
        ),
        pytest.param(
            {"status": "withdrawn"},
            "status: naskah dicabut tanpa keterangan; buka Pencabutan, lalu isi tanggal dan alasannya",
            id="withdrawn without a word",
        ),
        pytest.param(
            {"modified": "2025-01-01"},
            "modified: “2025-01-01” mendahului tanggal terbit “2026-02-27 08:30”; tulis tanggal yang sama "
            "atau sesudahnya, atau betulkan Tanggal terbit",
            id="earlier than its date",
        ),
        pytest.param(
            {"image": {"file": "/media/semarang/2026/x.jpg", "alt": "Loket."}},
            "image.file: gambar “/media/semarang/2026/x.jpg” tidak ada di media/; periksa alamatnya, atau "
            "kosongkan isian ini",
            id="picture that is gone",
        ),
        pytest.param(
            {"lang": "en"},
            "lang: naskah berbahasa “en” tanpa naskah asal; isi Terjemahan dari dengan alamat naskah asalnya",
            id="translation of nothing",
        ),
        pytest.param(
            {"translation_of": "/semarang/2025/02/26/kinerja/"},
            "translation_of: diisi, padahal Bahasa tulisan ini Indonesia; pilih Bahasa Inggris, atau "
            "kosongkan isian ini",
            id="original of an Indonesian text",
        ),
        pytest.param(
            {"author": ["Budi, S.Kom.", "M.M."]},
            "author: gelar “M.M.” menjadi penulis tersendiri karena ada koma; tulis nama dan gelarnya dalam "
            "satu butir",
            id="title as a name",
        ),
        pytest.param(
            {"aliases": ["/semarang/2025/02/26/kinerja/"]},
            "aliases: alamat lama “/semarang/2025/02/26/kinerja/” masih dipakai halaman lain; "
            "hapus butir ini",
            id="old address in use",
        ),
        pytest.param({"body": ""}, "isi: isi naskah kosong; tulis isinya", id="empty"),
        pytest.param(
            {"body": "Satu kata."},
            "isi: isi hanya 2 kata; lengkapi sampai sedikitnya 30 kata, atau pilih Status Draf dahulu",
            id="short",
        ),
        pytest.param(
            {"slug": "a" * 130},
            f"slug: nama berkas {quote('a' * 130)} terlalu panjang (130 aksara); pendekkan sampai 120 aksara",
            id="too long a name",
        ),
    ],
)
def test_problem_is_told_in_the_words_of_the_form(
    desk: Desk, make_form: MakeForm, values: dict[str, Any], said: str
) -> None:
    problems = [say_plainly(one) for one in desk.prove(FOLDER, make_form(**values)).outcome.problems]

    told = [f"{one.field}: {one.fault}; {one.mend}" for one in problems]

    assert said in told
    assert [line for line in told if NOT_OURS.search(line.partition(": ")[2])] == []
