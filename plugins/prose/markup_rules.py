"""Rules: only listed elements and attributes, every tag in its plain form, every element closed in order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.gate.problem import quote

from . import reading as kinds
from .markup import ELEMENTS, EVERYWHERE, INSTEAD, PARENTS
from .reading import Element, Flaw, Inspection
from .report import Report

_BARE_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)\s*/?>")
_EVENT = re.compile(r"[\s/\"'](on[a-z]+)\s*=", re.IGNORECASE)
_ATTRIBUTE_MENDS = {
    "style": "hapus; tampilan diatur oleh tema, bukan oleh naskah",
    "align": "hapus; di tabel, rata kanan ditulis ---: di bawah judul kolom",
    "target": "hapus; pembaca sendiri yang memilih di mana tautan terbuka",
    "class": "hapus; tampilan diatur oleh tema, bukan oleh naskah",
    "srcset": "hapus; situs membuat ukuran gambarnya sendiri",
}


def check_markup(inspection: Inspection, report: Report) -> None:
    """Tell every flaw of form, and every element, attribute and value that is not listed."""
    for flaw in inspection.flaws:
        _check_flaw(flaw, report)
    for element in inspection.elements:
        if element.name not in ELEMENTS:
            report.error(_told_element(element.name), _mend_element(element.name), element.tag)
        # Most elements have no attribute, and only one needs any.
        for fault, mend in _check_attributes(element) if element.attributes or element.name == "div" else ():
            report.error(fault, mend, element.tag)


def _told_element(name: str) -> str:
    return f"tag {quote(f'<{name}>')} tidak dipakai di sini"


def _mend_element(name: str) -> str:
    return INSTEAD.get(name, f"hapus; bila dimaksud sebagai teks, tulis &lt;{name}&gt;")


def _check_attributes(element: Element) -> Iterator[tuple[str, str]]:
    names = [name for name, _ in element.attributes]
    allowed = ELEMENTS.get(element.name, {})
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield f"atribut {quote(name)} ditulis dua kali pada <{element.name}>", "tulis sekali saja"
    for name, value in element.attributes:
        form = allowed.get(name) or EVERYWHERE.get(name)
        if name.startswith("on"):
            yield _told_event(name, element.name), INSTEAD["script"]
        elif form is None and element.name in ELEMENTS:
            yield (
                f"atribut {quote(name)} tidak dipakai pada <{element.name}>",
                _ATTRIBUTE_MENDS.get(name, "hapus atribut itu"),
            )
        elif form is not None and (value is None or not form.fullmatch(value)):
            yield (
                f"nilai {quote(value or '')} tidak boleh untuk {quote(name)} pada <{element.name}>",
                _mend_value(name),
            )
    if element.name == "div" and "class" not in names:
        yield _told_element("div"), INSTEAD["div"]


def _told_event(name: str, element: str) -> str:
    return f"atribut {quote(name)} pada <{element}> menjalankan program"


def _mend_value(name: str) -> str:
    if name == "id":
        return "pakai huruf kecil, angka, dan tanda hubung, misalnya dasar-hukum"
    if name == "lang":
        return "pakai kode bahasa, misalnya en atau jv"
    return _ATTRIBUTE_MENDS.get(name, "hapus atribut itu")


def _check_flaw(flaw: Flaw, report: Report) -> None:
    shown = quote(flaw.tag)
    event = _EVENT.search(flaw.tag)
    if flaw.kind == kinds.COMMENT:
        report.error(
            f"komentar HTML {shown} ikut terbit", "hapus; catatan tidak disimpan di dalam naskah", flaw.tag
        )
    elif flaw.kind == kinds.OPEN_COMMENT:
        report.error(
            f"komentar HTML {shown} tidak ditutup dan menelan sisa halaman",
            "hapus, atau tutup dengan -->",
            flaw.tag,
        )
    elif flaw.kind == kinds.DECLARATION:
        report.error(f"penanda {shown} bukan bagian dari naskah", "hapus", flaw.tag)
    elif flaw.kind == kinds.LOOSE_SIGN:
        report.error(f"tanda < lepas di {shown}", "tulis &lt;", flaw.tag)
    elif flaw.name not in ELEMENTS:
        report.error(_told_element(flaw.name), _mend_element(flaw.name), flaw.tag)
    elif flaw.kind == kinds.BAD_TAG and event:
        report.error(_told_event(event[1].lower(), flaw.name), INSTEAD["script"], flaw.tag)
    else:
        report.error(*_tell_form(flaw, shown), flaw.tag)


def _tell_form(flaw: Flaw, shown: str) -> tuple[str, str]:
    name = flaw.name
    if flaw.kind == kinds.BAD_TAG and (bare := _BARE_TAG.fullmatch(flaw.tag)):
        return f"tag {shown} memakai huruf besar", f"tulis <{bare[1]}{name}>"
    if flaw.kind == kinds.BAD_TAG:
        return (
            f"tag {shown} tidak utuh",
            'pakai huruf kecil dan tanda petik ganda, misalnya <abbr title="…">',
        )
    if flaw.kind == kinds.SELF_CLOSED:
        return f"tag {shown} tidak menutup dirinya sendiri", f"tulis <{name}>…</{name}>"
    if flaw.kind == kinds.UNCLOSED:
        return f"tag {shown} tidak ditutup dan menelan teks sesudahnya", f"tambahkan </{name}>"
    if flaw.kind == kinds.STRAY_END:
        return f"penutup {shown} tanpa pembuka", "hapus, atau tulis pembukanya"
    if name in PARENTS:
        parents = " atau ".join(f"<{parent}>" for parent in sorted(PARENTS[name]))
        return f"tag {shown} berdiri di luar {parents}", f"letakkan di dalam {parents}"
    return f"tag {shown} tidak boleh di dalam <{flaw.around}>", "beri baris kosong sebelum dan sesudahnya"
