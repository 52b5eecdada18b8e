"""Rules: what stands below a field before anything is wrong: limits, who reads it, when it is needed."""

from __future__ import annotations

from plugins.editor.listing import STATES
from plugins.gate.addresses import MAX_ADDRESS_CHARS
from plugins.gate.attachments import MAX_TITLE_CHARS as MAX_PAPER_TITLE_CHARS
from plugins.gate.fields import MAX_SUMMARY_CHARS, MAX_TITLE_CHARS
from plugins.gate.key import Key, Shape
from plugins.gate.record import DRAFT, PUBLISHED, WITHDRAWN
from plugins.gate.slugs import MAX_SLUG_CHARS
from plugins.hints.headline import LISTED_TITLE_CHARS

LISTED_SUMMARY_CHARS = 160
"""Source: content/README.md; search engines and chat previews cut descriptions there."""

GUIDES = {
    "title": f"Sampai {LISTED_TITLE_CHARS} aksara tampil utuh di hasil pencarian; paling panjang "
    f"{MAX_TITLE_CHARS} aksara.",
    "date": "Bila belum tiba, tulisan ditahan dan terbit dengan sendirinya pada waktunya.",
    "summary": f"Satu kalimat yang berdiri sendiri, sebaiknya sampai {LISTED_SUMMARY_CHARS} aksara; paling "
    f"panjang {MAX_SUMMARY_CHARS} aksara.",
    "slug": f"Bila kosong, dibuat dari judul. Huruf kecil a–z, angka, dan tanda hubung, paling panjang "
    f"{MAX_SLUG_CHARS} aksara, misalnya: pelatihan-penilaian-kinerja",
    "author": "Satu nama tiap butir. Bila kosong, kantor yang tercantum.",
    "modified": "Kapan isinya terakhir diubah; tampil sebagai “Diperbarui”.",
    "changes": "Dibaca umum. Tambahkan satu butir setiap kali arti tulisan yang sudah terbit berubah.",
    "changes.note": "Satu kalimat untuk pembaca, misalnya: Angka pada alinea kedua diperbaiki.",
    "status": f"{STATES[DRAFT]} tidak terbit. Pilih {STATES[PUBLISHED]} bila tulisan sudah siap.",
    "withdrawn": f"Diisi bila Status {STATES[WITHDRAWN]}. Tanggal dan alasannya dibaca umum.",
    "image.alt": "Wajib bila ada foto: apa yang tampak, untuk orang yang tidak melihatnya.",
    "attachments.title": f"Paling panjang {MAX_PAPER_TITLE_CHARS} aksara.",
    "comments": "Bila kosong, berlaku batas umum.",
    "aliases": f"Diawali dan diakhiri garis miring, paling panjang {MAX_ADDRESS_CHARS} aksara, misalnya: "
    "/2025/02/pelatihan/",
}
"""What is said below a key's field, by its path."""


def guide(key: Key, path: str, block: Key | None = None) -> str:
    """What is said below a field; "" where its label says enough.

    Args:
        path: of the key, "image.alt"; block: key that it is a part of, None for a whole one.
    """
    if path in GUIDES:
        return GUIDES[path]
    if block is not None and key.required:
        return f"Wajib bila {block.label} diisi." if block.shape is Shape.GROUP else ""
    is_free = key.shape is Shape.LINE and not (key.required or key.choices or key.is_date)
    return f"Misalnya: {key.example}" if is_free else ""
