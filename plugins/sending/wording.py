"""Words: what is told of a sending: a commit's message, and sentences for its writer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from plugins.editor.plainly import say_plainly
from plugins.gate.key import Key
from plugins.gate.model import ARTICLE_KEYS
from plugins.gate.problem import Problem
from plugins.sending.change import Clash, Item, News, Report, Waiting

MAX_SUBJECT_CHARS = 72
"""Source: git's own habit; longer ones are cut where commits are listed."""

_VERBS = {
    "baru": "Tambah",
    "diubah": "Ubah",
    "dicabut": "Cabut",
    "dihapus": "Hapus draf",
    "dipindah": "Pindahkan",
    "foto": "Tambah foto",
}
TellMoment = Callable[[datetime, str], str]


def name_commit(items: Sequence[Item]) -> str:
    """A commit's message: what was done to which texts."""
    subject = f"Kirim {len(items)} naskah" if len(items) > 1 else _name(items[0])
    lines = [_line(item) for item in items]
    return f"{_shorten(subject)}\n\n" + "\n".join(lines) + "\n"


def tell_report(report: Report, tell_moment: TellMoment) -> Iterator[str]:
    """Everything that became of a sending, a sentence each; the first ones matter most.

    Args:
        tell_moment: a moment and the path of a text → by the clock of its office.
    """
    for clash in report.clashes:
        yield tell_clash(clash, tell_moment)
    for path, problems in report.faults.items():
        for one in problems:
            yield f"Belum dikirim: {_quote(report.titles.get(path, path))}: {tell_problem(one)}"
    for name in report.discarded:
        yield f"Dibuang dari komputer ini: {name}."
    for title in report.sent:
        yield f"Terkirim: {title}."
    for waiting in report.proposed:
        yield f"Terkirim untuk disetujui: {waiting.title}; {tell_next(waiting)}."
        if waiting.rival:
            yield (
                f"{waiting.rival} juga mengusulkan perubahan atas {waiting.title}; keduanya ada di tempat "
                "bersama, sepakati dahulu mana yang dipakai."
            )
    for title in report.kept:
        yield f"Tersimpan di komputer ini, belum terkirim: {title}."
    if report.trouble:
        yield f"{report.trouble[0].upper()}{report.trouble[1:]}."
    for news in report.news:
        yield tell_news(news)
    if report.has_code:
        yield "Program ikut diperbarui; tutup dengan Ctrl-C, lalu jalankan lagi."


def tell_problem(problem: Problem) -> str:
    """What the gate says of a text: at which field, what, and how to mend it."""
    said = say_plainly(problem)
    told = f"{name_field(said.field)}: {said.fault}; {said.mend}"
    return told if told.endswith(("?", ".", "!")) else f"{told}."


def name_field(field: str) -> str:
    """A field as the form names it: "image.alt" → "Gambar: Uraian gambar"; others as the gate does."""
    keys: Sequence[Key] = ARTICLE_KEYS
    labels = []
    for part in field.split("."):
        key = next((one for one in keys if one.name == part), None)
        labels.append(key.label if key is not None else part)
        keys = key.keys if key is not None else ()
    return ": ".join(labels)


def tell_next(waiting: Waiting) -> str:
    """What a writer does with a text that waits for approval."""
    if waiting.address:
        return f"usulkan di {waiting.address}"
    return f"beri tahu penyetuju naskah kantor Anda bahwa naskahnya ada di cabang {waiting.branch}"


def tell_waiting(waiting: Waiting) -> str:
    """A text that waits for approval, and what its writer does with it."""
    return f"{waiting.title}: menunggu persetujuan; {tell_next(waiting)}"


def tell_item(item: Item) -> str:
    """What changed, in one line."""
    return _line(item).removeprefix("- ")


def tell_clash(clash: Clash, tell_moment: TellMoment) -> str:
    """What somebody else did to the same file, and where both are now."""
    when = f" pada {tell_moment(clash.moment, clash.path)}" if clash.moment is not None else ""
    what = f" ({'; '.join(clash.what)})" if clash.what else ""
    who = clash.who or "Orang lain"
    if clash.fate == "tetap":
        begun = f"{who} menghapus {_quote(clash.title)}{when}"
        return f"{begun}, tetapi naskah Anda tetap ada; kirim lagi bila masih diperlukan."
    begun = f"{who} juga mengubah {_quote(clash.title)}{when}{what}"
    if clash.fate == "kembali" or not clash.copy:
        return f"{begun}, jadi berkas itu kembali ada; hapus lagi bila tidak diperlukan."
    if clash.copy.endswith(".md"):
        kept = f"{begun}; naskah Anda disimpan sebagai draf {clash.copy}."
        return f"{kept} Gabungkan dengan tulisan aslinya, kirim yang asli, lalu hapus draf itu."
    return f"{begun}; foto Anda disimpan sebagai {clash.copy}, dan naskah Anda sudah memakainya."


def tell_news(news: News) -> str:
    """What came from somebody else."""
    return f"Dari {news.who or 'orang lain'}: {_quote(news.title)}: {'; '.join(news.what)}."


def _name(item: Item) -> str:
    return f"{_VERBS[item.kind]} {_quote(item.title)}"


def _quote(title: str) -> str:
    return f"“{title}”"


def _line(item: Item) -> str:
    what = f": {'; '.join(item.what)}" if item.what else ""
    photos = f", dengan {item.photos} berkas" if item.photos and item.kind != "foto" else ""
    return f"- {_name(item)}{' (draf)' if item.is_draft else ''}, {item.path}{photos}{what}"


def _shorten(text: str) -> str:
    return text if len(text) <= MAX_SUBJECT_CHARS else f"{text[: MAX_SUBJECT_CHARS - 2]}…”"
