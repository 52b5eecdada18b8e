"""Rules: no document that does more than be read is published, and none brings a build down."""

from __future__ import annotations

import io
import random
import zipfile
import zlib

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins.documents import told
from plugins.documents.document import Document
from plugins.documents.looking import judge_old, look_at
from plugins.documents.parcel import MAX_UNPACKED_BYTES
from plugins.documents.pdf import read_pdf
from plugins.documents.pdf_syntax import Budget
from plugins.documents.told import Refused, Told
from tests.fixtures.documents import (
    MAIN,
    TAGGED,
    TYPES,
    make_office,
    make_open,
    make_pdf,
    make_relations,
    make_workbook,
    pack,
)

WORD_MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
PAGES = "<Properties><Application>{}</Application><Pages>{}</Pages><Words>{}</Words></Properties>"


def look(ending: str, data: bytes) -> tuple[Document | None, tuple[Told, ...]]:
    return look_at(ending, len(data), io.BytesIO(data))


def document(ending: str, data: bytes) -> Document:
    found, faults = look(ending, data)
    assert found is not None, faults
    return found


def faults(ending: str, data: bytes) -> tuple[Told, ...]:
    found, all_faults = look(ending, data)
    assert found is None
    return all_faults


@pytest.mark.parametrize("is_packed", [False, True], ids=["plain", "packed"])
@pytest.mark.parametrize("pages", [1, 2, 250])
def test_a_pdf_tells_its_pages_its_structure_its_language_and_its_title(pages: int, is_packed: bool) -> None:
    data = make_pdf(pages, is_packed=is_packed)

    assert look(".pdf", data) == (
        Document(
            ending=".pdf", size=len(data), extent=pages, is_tagged=True, language="id-ID", has_title=True
        ),
        (),
    )


@pytest.mark.parametrize(
    ("data", "traits"),
    [
        (make_pdf(catalogue=b"", about=b""), (False, "", False)),
        (make_pdf(catalogue=TAGGED), (True, "", True)),
        (make_pdf(catalogue=b"/MarkInfo << /Marked false >> /StructTreeRoot 3 0 R "), (False, "", True)),
        (make_pdf(catalogue=b"/MarkInfo << /Marked true >> "), (False, "", True)),
        (make_pdf(catalogue=b"/Lang <FEFF0065006E>", about=b"/Title ()"), (False, "en", False)),
        (make_pdf(catalogue=b"/L#61ng (id) ", about=b"/Title <FEFF0041>"), (False, "id", True)),
        (make_pdf(catalogue=b"/Lang (bahasa Indonesia!) "), (False, "", True)),
        (
            make_pdf(about=b"", more=b"<dc:title><rdf:Alt><rdf:li xml:lang='x'>Pedoman</rdf:li>"),
            (True, "id-ID", True),
        ),
    ],
    ids=["bare", "no-language", "unmarked", "no-tree", "hex", "sign-in-name", "no-tag", "xmp"],
)
def test_what_a_pdf_lacks_for_a_screen_reader_is_seen(data: bytes, traits: tuple[bool, str, bool]) -> None:
    found = document(".pdf", data)

    assert (found.is_tagged, found.language, found.has_title) == traits


def test_pages_are_those_of_the_last_revision() -> None:
    newer = b"2 0 obj\n<< /Type /Pages /Kids [10 0 R 11 0 R 10 0 R] /Count 9 >>\nendobj\n"
    data = make_pdf(1, more=b"11 0 obj\n<< /Type /Page >>\nendobj\n" + newer)

    assert document(".pdf", data).extent == 2


def test_a_nested_tree_of_pages_is_counted_and_one_that_bites_its_tail_ends() -> None:
    nested = b"2 0 obj << /Kids [20 0 R 2 0 R] >> endobj 20 0 obj << /Kids 21 0 R >> endobj "
    nested += b"21 0 obj [10 0 R 22 0 R 20 0 R] endobj 22 0 obj << /Type /Page >> endobj\n"

    assert document(".pdf", make_pdf(1, more=nested)).extent == 2


@pytest.mark.parametrize("is_packed", [False, True], ids=["plain", "packed"])
@pytest.mark.parametrize(
    ("entry", "name"),
    [
        (b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> ", "JavaScript"),
        (b"/Names << /J#61vaScript 9 0 R >> ", "JavaScript"),
        (b"/AA << /O << /S /Launch /F (cmd.exe) >> >> ", "Launch"),
        (b"/Names << /EmbeddedFiles << /Names [] >> >> ", "EmbeddedFiles"),
        (b"/X << /Subtype /RichMedia >> ", "RichMedia"),
        (b"/AcroForm << /XFA [] >> ", "XFA"),
        (b"/A << /S /SubmitForm /F (https://lain.example/) >> ", "SubmitForm"),
    ],
    ids=["script", "script-by-sign", "launch", "embedded", "media", "xfa", "submit"],
)
def test_a_pdf_that_does_more_than_be_read_is_refused(entry: bytes, name: str, is_packed: bool) -> None:
    assert faults(".pdf", make_pdf(catalogue=entry, is_packed=is_packed)) == (told.ACTIVE[name],)


def test_a_revision_that_readers_no_longer_show_is_looked_through_too() -> None:
    assert faults(".pdf", make_pdf(more=b"1000 0 obj << /S /Launch >> endobj\n")) == (told.ACTIVE["Launch"],)


@pytest.mark.parametrize(
    "more",
    [
        b"1000 0 obj (cara memakai /JavaScript \\) dan /Launch (juga /XFA)) endobj\n",
        b"1000 0 obj << /Length 30 >>\nstream\n/JS /Launch /XFA (((\nendstream endobj\n",
        b"% /JavaScript\n",
        b"1000 0 obj << /A << /S /URI /URI (https://contoh.go.id/JS/Launch/) >> >> endobj\n",
    ],
    ids=["text", "stream", "remark", "address"],
)
def test_a_pdf_that_only_speaks_of_scripts_is_not_refused(more: bytes) -> None:
    assert document(".pdf", make_pdf(3, more=more)).extent == 3


@pytest.mark.parametrize("is_packed", [False, True], ids=["plain", "packed"])
def test_a_locked_pdf_is_refused(is_packed: bool) -> None:
    data = make_pdf(trailer=b"/Encrypt 9 0 R ", is_packed=is_packed)

    assert faults(".pdf", data) == (told.LOCKED_PDF,)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7\n",
        make_pdf()[:200],
        make_pdf().replace(b"/Root", b"/Toor"),
        make_pdf().replace(b"/Kids [10 0 R]", b"/Kids []"),
        make_pdf(is_packed=True).replace(b"/First", b"/Worst"),
    ],
    ids=["empty", "head-only", "cut", "no-root", "no-pages", "no-first"],
)
def test_a_broken_pdf_is_refused(data: bytes) -> None:
    assert faults(".pdf", data) == (told.BROKEN,)


def bomb(tokens: bytes) -> bytes:
    """A PDF whose few kilobytes are many objects."""
    packed = zlib.compress(tokens)
    head = b"1000 0 obj << /Type /ObjStm /N 0 /First 0 /Filter /FlateDecode >>\nstream\n"
    return make_pdf(more=head + packed + b"\nendstream endobj\n")


@pytest.mark.parametrize(
    "data",
    [
        bomb(b" " * 70_000_000),
        bomb(b"[" * 60_000),
        bomb(b"((" * 30_000),
        make_pdf(
            more=b"1000 0 obj << /Type /ObjStm /First 0 /Filter /LZWDecode >>\nstream\nx\nendstream endobj\n"
        ),
    ],
    ids=["spaces", "brackets", "texts", "another-filter"],
)
def test_a_pdf_that_cannot_be_looked_through_within_bounds_is_refused(data: bytes) -> None:
    with pytest.raises(Refused) as refusal:
        read_pdf(data, Budget(tokens=50_000))

    assert refusal.value.told == told.TANGLED


def test_a_huge_document_is_refused_unread() -> None:
    assert look_at(".pdf", 60_000_000, io.BytesIO()) == (None, (told.TOO_LARGE,))


@pytest.mark.parametrize("ending", list(MAIN))
def test_an_office_document_is_told_by_what_it_holds(ending: str) -> None:
    data = make_office(ending)

    assert look(ending, data) == (Document(ending=ending, size=len(data)), ())


@pytest.mark.parametrize(
    ("program", "pages", "words", "extent"),
    [
        ("Microsoft Office Word", 12, 3000, 12),
        ("LibreOffice/7.4 Linux", 1, 20, 1),
        ("Microsoft Macintosh Word", 1, 0, 0),
        ("python-docx", 4, 3000, 0),
        ("Microsoft Office Word", 1, 90_000, 0),
        ("Microsoft Office Word", 50, 3, 0),
    ],
    ids=["word", "libreoffice", "template", "other-program", "too-full", "too-empty"],
)
def test_pages_of_a_text_are_told_only_where_its_program_counts_them(
    program: str, pages: int, words: int, extent: int
) -> None:
    app = {"docProps/app.xml": PAGES.format(program, pages, words)}

    assert document(".docx", make_office(parts=app)).extent == extent


def test_a_workbook_tells_its_sheets_and_is_warned_of_hidden_ones() -> None:
    data = make_workbook(("Rekap", ""), ("Gaji", "hidden"), ("NIK", "veryHidden"))

    found, warnings = look(".xlsx", data)

    assert found is not None and found.extent == 1
    assert warnings == (told.tell_hidden_sheets(["Gaji", "NIK"]),)


def test_slides_are_counted() -> None:
    slides = {f"ppt/slides/slide{number}.xml": "<s/>" for number in (1, 2, 3)}

    assert document(".pptx", make_office(".pptx", slides)).extent == 3


PARTED_DDE = (
    '<w:fldChar w:fldCharType="begin"/><w:instrText> dde</w:instrText><w:instrText>auto c:\\x</w:instrText>'
)


def make_field(markup: str) -> dict[str, str | bytes]:
    """A header of Word's with something in it."""
    return {"word/header1.xml": f'<w:hdr xmlns:w="w">{markup}</w:hdr>'}


@pytest.mark.parametrize(
    ("ending", "data", "fault"),
    [
        (".docx", make_office(parts={"word/vbaProject.bin": b"x"}), told.MACROS),
        (".docx", make_office(parts={"word/VBAPROJECT.BIN": b"x"}), told.MACROS),
        (".docx", make_office(main=WORD_MACROS), told.MACROS),
        (
            ".docx",
            make_office(
                types='<Override PartName="/a.bin" ContentType="application/vnd.ms-office.vbaProject"/>'
            ),
            told.MACROS,
        ),
        (".xlsx", make_office(".xlsx", {"xl/macrosheets/sheet1.xml": "<x/>"}), told.MACROS),
        (".docx", make_office(parts={"word/activeX/activeX1.bin": b"x"}), told.CONTROLS),
        (".docx", make_office(parts={"word/embeddings/oleObject1.bin": b"x"}), told.PACKED),
        (".docx", make_office(parts={"word/embeddings/buku.xlsm": b"x"}), told.PACKED),
        (".docx", make_office(parts=make_relations("attachedTemplate")), told.TEMPLATE),
        (".docx", make_office(parts=make_relations("image")), told.OUTSIDE),
        (".docx", make_office(parts=make_relations("frame")), told.OUTSIDE),
        (".xlsx", make_office(".xlsx", make_relations("externalLinkPath")), told.WORKBOOKS),
        (".odt", make_open(parts={"Basic/Standard/Modul.xml": "<x/>"}), told.OPEN_MACROS),
        (".ods", make_open("spreadsheet", {"Scripts/python/a.py": "x"}), told.OPEN_MACROS),
        (
            ".docx",
            make_office(parts=make_field('<w:fldSimple w:instr=" DDEAUTO c:\\x.exe a"/>')),
            told.PROGRAMS,
        ),
        (".docx", make_office(parts=make_field(PARTED_DDE)), told.PROGRAMS),
        (
            ".xlsx",
            make_office(
                ".xlsx", {"xl/externalLinks/externalLink1.xml": "<e><ddeLink ddeService='cmd'/></e>"}
            ),
            told.PROGRAMS,
        ),
        (
            ".ods",
            make_open("spreadsheet", {"content.xml": '<c xmlns:o="o"><o:dde-source/></c>'}),
            told.PROGRAMS,
        ),
        (".odt", make_open(manifest="<m:encryption-data/>"), told.LOCKED),
        (".docx", make_office(".xlsx"), told.tell_kind("Excel (XLSX)", ".docx", ".xlsx")),
        (".odt", make_open("spreadsheet"), told.tell_kind("OpenDocument (ODS)", ".odt", ".ods")),
        (".docx", pack({"berkas.txt": "x"}), told.BROKEN),
        (".odt", pack({"berkas.txt": "x"}), told.BROKEN),
        (".docx", make_office()[:-40], told.BROKEN),
        (".docx", pack({TYPES: "<Types><"}), told.BROKEN),
        (
            ".docx",
            pack({TYPES: '<!DOCTYPE a [<!ENTITY b "c">]><Types>&b;</Types>'}),
            told.BROKEN,
        ),
        (".docx", make_office(parts={"word/a.xml": b"\0" * (MAX_UNPACKED_BYTES + 1)}), told.BOMB),
        (".docx", make_office(parts={"_rels/.rels": b" " * 5_000_000}), told.BOMB),
    ],
    ids=(
        "macros macros-capital macros-disguised macros-by-type sheet-macros active-x packed packed-macros "
        "template outside-picture outside-frame workbooks open-macros open-scripts field parted-field "
        "workbook-link open-link open-locked other-office "
        "other-open plain-zip plain-zip-open cut torn-list entities bomb large-part"
    ).split(),
)
def test_an_office_document_that_does_more_than_be_read_is_refused(
    ending: str, data: bytes, fault: Told
) -> None:
    assert faults(ending, data) == (fault,)


@pytest.mark.parametrize(
    "parts",
    [
        make_relations("hyperlink"),
        make_relations("image", mode=""),
        {"word/embeddings/Microsoft_Excel_Sheet.xlsx": b"x"},
        {"word/media/image1.png": b"x"},
        make_field(
            '<w:fldSimple w:instr=" PAGE "/><w:instrText> TOC \\o DDE </w:instrText><w:t>DDEAUTO</w:t>'
        ),
    ],
    ids=["link", "own-picture", "chart", "picture", "fields"],
)
def test_what_every_document_may_hold_is_not_refused(parts: dict[str, str | bytes]) -> None:
    assert look(".docx", make_office(parts=parts))[1] == ()


def test_a_locked_part_is_told_as_a_lock() -> None:
    data = bytearray(make_office())
    at = data.rfind(b"PK\x01\x02")
    data[at + 8] |= 1

    assert faults(".docx", bytes(data)) == (told.LOCKED,)


def test_two_parts_of_one_name_are_refused() -> None:
    stream = io.BytesIO(make_office())
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(TYPES, "<Types/>")

    assert faults(".docx", stream.getvalue()) == (told.BROKEN,)


@pytest.mark.parametrize(
    ("inner", "fault"),
    [
        ("EncryptedPackage".encode("utf-16-le"), told.LOCKED),
        (b"WordDocument", told.tell_old(".docx")),
    ],
    ids=["locked", "old"],
)
def test_an_old_file_is_told_from_a_locked_new_one(inner: bytes, fault: Told) -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + inner

    assert judge_old(".docx", io.BytesIO(data)) == fault


SEEDS = [make_pdf(3), make_pdf(3, is_packed=True), make_office(), make_workbook(("A", "")), make_open()]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(SEEDS), st.randoms(use_true_random=False), st.sampled_from([".pdf", ".docx", ".odt"]))
@example(b"%PDF-1.7 (((", random.Random(0), ".pdf")
def test_no_damage_crashes_the_reading(seed: bytes, chance: random.Random, ending: str) -> None:
    data = bytearray(seed)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(data))
        data[at : at + chance.randint(0, 4)] = chance.randbytes(chance.randint(0, 4))

    found, all_faults = look(ending, bytes(data))

    assert found is not None or all_faults


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                b"<<",
                b">>",
                b"[",
                b"]",
                b"(",
                b")",
                b"/Kids",
                b"1 0 obj",
                b"1 0 R",
                b"stream\n",
                b"endstream",
                b"trailer",
                b"/Root",
                b"/Pages",
                b"<41>",
                b"#",
                b"/Type /ObjStm",
                b"/First 0",
                b"endobj",
            ]
        )
    )
)
def test_no_order_of_signs_crashes_or_hangs_the_reading(signs: list[bytes]) -> None:
    look(".pdf", b"%PDF-1.7 " + b" ".join(signs) + b" %%EOF")


@given(st.binary(max_size=300), st.sampled_from([".pdf", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp"]))
def test_no_bytes_crash_the_reading(data: bytes, ending: str) -> None:
    found, all_faults = look(ending, data)

    assert found is not None or all_faults
