"""Rules: the bytes of a source, as text with line feeds, or told why not."""

from __future__ import annotations

from plugins.gate.problem import FILE_FIELD, Problem, quote

MAX_SOURCE_BYTES = 1_000_000
"""Source: our choice; an article of 500 words has 4,000 bytes, a thick novel about a million."""

MAX_TOLD_LINES = 10
"""Lines of one file told for one family of faults; the rest are counted. Source: our choice."""

MAX_NUL_SHARE = 10
"""One NUL in so many bytes and it is no text; UTF-16 has one in two. Source: our choice."""

_WIDE_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_UTF8_MARK = b"\xef\xbb\xbf"
_SAVE_AGAIN = 'simpan ulang berkas dengan pengodean "UTF-8"'


def decode_source(path: str, raw: bytes) -> tuple[str | None, list[Problem]]:
    """The text of a file, and what is wrong with its bytes.

    A byte order mark is dropped; CRLF and a lone CR become a line feed. Bytes that are not UTF-8
    are told line by line and stand in the text as U+FFFD, so that later rules can still read it.

    Returns:
        The text, or None where nothing in the file can be read as text.
    """
    if len(raw) > MAX_SOURCE_BYTES:
        return None, [_too_large(path, len(raw))]
    for mark, encoding in _WIDE_MARKS:
        if raw.startswith(mark):
            fault = f'berkas disimpan sebagai "{encoding}", seharusnya "UTF-8"'
            return None, [Problem(file=path, line=1, field=FILE_FIELD, fault=fault, mend=_SAVE_AGAIN)]
    if raw.count(0) * MAX_NUL_SHARE > len(raw):
        fault = 'berkas bukan teks "UTF-8": banyak isinya bita NUL'
        return None, [Problem(file=path, line=1, field=FILE_FIELD, fault=fault, mend=_SAVE_AGAIN)]
    raw = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    # Two programs that each put a mark leave two.
    while raw.startswith(_UTF8_MARK):
        raw = raw[len(_UTF8_MARK) :]
    try:
        return raw.decode("utf-8"), []
    except UnicodeDecodeError:
        return raw.decode("utf-8", errors="replace"), _find_undecodable_lines(path, raw)


def _too_large(path: str, size: int) -> Problem:
    found, most = (f"{number:,}".replace(",", ".") for number in (size, MAX_SOURCE_BYTES))
    return Problem(
        file=path,
        line=1,
        field=FILE_FIELD,
        fault=f"berkas terlalu besar: {found} bita, paling banyak {most} bita",
        mend="bagi naskahnya, atau terbitkan sebagai dokumen di folder media",
    )


def _find_undecodable_lines(path: str, raw: bytes) -> list[Problem]:
    """One problem for each line that is not UTF-8, naming its first such byte."""
    faults = []
    for number, line in enumerate(raw.split(b"\n"), start=1):
        try:
            line.decode("utf-8")
        except UnicodeDecodeError as error:
            faults.append((number, _tell_byte(line, error.start)))
    told = faults[:MAX_TOLD_LINES]
    if len(faults) > MAX_TOLD_LINES:
        number = faults[MAX_TOLD_LINES][0]
        told.append(
            (number, f'{len(faults) - MAX_TOLD_LINES} baris lain, mulai baris ini, juga bukan "UTF-8"')
        )
    mend = f"{_SAVE_AGAIN}, lalu periksa huruf itu"
    return [
        Problem(file=path, line=number, field=FILE_FIELD, fault=fault, mend=mend) for number, fault in told
    ]


def _tell_byte(line: bytes, at: int) -> str:
    before = line[max(0, at - 24) : at].decode("utf-8", errors="ignore")
    place = f"sesudah {quote(before)}" if before.strip() else "di awal baris"
    # Old Windows editors save in code page 1252: the letter that the byte means there is the likely one.
    meant = line[at : at + 1].decode("cp1252", errors="ignore")
    guess = f" (mungkin huruf {meant})" if meant.isprintable() and meant else ""
    return f'bita 0x{line[at]:02X} {place} bukan "UTF-8"{guess}'
