"""What plain text from a stranger may hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.comments import plaintext

FORBIDDEN = {
    "nul": ("\0", "U+0000"),
    "escape": ("\x1b", "U+001B"),
    "carriage return": ("\r", "U+000D"),
    "delete": ("\x7f", "U+007F"),
    "next line": ("\x85", "U+0085"),
    "line separator": ("\u2028", "U+2028 LINE SEPARATOR"),
    "paragraph separator": ("\u2029", "U+2029 PARAGRAPH SEPARATOR"),
    "right-to-left override": ("\u202e", "U+202E RIGHT-TO-LEFT OVERRIDE"),
    "left-to-right mark": ("\u200e", "U+200E LEFT-TO-RIGHT MARK"),
    "arabic letter mark": ("\u061c", "U+061C ARABIC LETTER MARK"),
    "isolate": ("\u2066", "U+2066 LEFT-TO-RIGHT ISOLATE"),
    "lone surrogate": ("\ud800", "U+D800"),
    "noncharacter": ("\uffff", "U+FFFF"),
    "noncharacter of a high plane": ("\U0010fffe", "U+10FFFE"),
    "byte order mark": ("\ufeff", "U+FEFF ZERO WIDTH NO-BREAK SPACE"),
    "tag": ("\U000e0041", "U+E0041 TAG LATIN CAPITAL LETTER A"),
}


@pytest.mark.parametrize(("char", "name"), FORBIDDEN.values(), ids=FORBIDDEN.keys())
def test_a_character_that_no_comment_may_hold_is_found_and_named(char: str, name: str) -> None:
    found = plaintext.find_forbidden(f"Terima kasih\n{char}, Pak", is_one_line=False)

    assert found == char
    assert plaintext.name_character(char) == name


@pytest.mark.parametrize(
    "text",
    [
        "Baik.\n\n\tTerima kasih",
        "👩‍💻 🇮🇩 ✔️",
        "ꦱꦸꦒꦼꦁ ꦫꦮꦸꦃ",
        "السلام عليكم",
        "a\u00a0b",
        "a\u00adb",
        "<b>&amp;</b>",
    ],
    ids=["tab and line feeds", "emoji", "Javanese", "Arabic", "no-break space", "soft hyphen", "markup"],
)
def test_ordinary_text_in_any_script_is_let_through(text: str) -> None:
    assert plaintext.find_forbidden(text, is_one_line=False) is None


@pytest.mark.parametrize("char", ["\n", "\t"], ids=["line feed", "tab"])
def test_a_name_is_one_line(char: str) -> None:
    assert plaintext.find_forbidden(f"Siti{char}Rahayu", is_one_line=True) == char


@given(st.text(alphabet=st.characters(), max_size=50))
def test_what_is_printable_is_never_forbidden(text: str) -> None:
    if text.isprintable():
        assert plaintext.find_forbidden(text, is_one_line=True) is None


@given(st.text(max_size=30), st.sampled_from([char for char, _ in FORBIDDEN.values()]), st.text(max_size=30))
def test_no_surroundings_hide_a_forbidden_character(before: str, char: str, after: str) -> None:
    assert plaintext.find_forbidden(before + char + after, is_one_line=False) is not None


@pytest.mark.parametrize(
    "text",
    ["", "  ", "\n\t\n", "\u200b\u200d", "\u3164", "\u2800 \u00a0", "\ufe0f"],
    ids=["empty", "spaces", "breaks", "joiners", "Hangul filler", "braille blank", "variation selector"],
)
def test_text_that_shows_nothing_is_blank(text: str) -> None:
    assert plaintext.is_blank(text)


@pytest.mark.parametrize("text", [".", "🙂", "Ü", "ꦱ"], ids=["full stop", "emoji", "letter", "Javanese"])
def test_text_that_shows_something_is_not_blank(text: str) -> None:
    assert not plaintext.is_blank(text)


@pytest.mark.parametrize(
    "text",
    [
        "siti@contoh.id",
        "Tulis ke siti.rahayu+asn@mail.contoh.go.id, ya.",
        "<siti@contoh.id>",
        "SITI@CONTOH.ID",
        "siti＠contoh．id",
        "siti@[203.0.113.7]",
        "mailto:siti@contoh.id",
        "sitī@contöh.id",
    ],
    ids=["bare", "in a sentence", "in brackets", "capitals", "wide", "literal", "link", "accents"],
)
def test_an_email_address_is_noticed(text: str) -> None:
    assert plaintext.has_email(text)


@pytest.mark.parametrize(
    "text",
    ["@siti", "5 buah@10.000 rupiah", "rapat @ kantor.", "a@b", "surel: siti di contoh.id", "@siti.rahayu"],
    ids=["mention", "price", "alone", "no domain", "words", "mention with a stop"],
)
def test_an_at_sign_alone_is_no_email_address(text: str) -> None:
    assert not plaintext.has_email(text)


@pytest.mark.parametrize(
    "text",
    [
        "203.0.113.7",
        "dari 114.5.6.7.",
        "x(192.168.1.1)",
        "2001:db8::1:2",
        "[2001:db8:0:0:0:0:0:1]",
        "::ffff:203.0.113.9",
    ],
    ids=["bare", "in a sentence", "in brackets", "short six", "whole six", "mapped"],
)
def test_an_ip_address_is_noticed(text: str) -> None:
    assert plaintext.has_ip_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "pasal 5.1.2.3 ayat (2)",
        "anggaran Rp1.250.125.100",
        "anggaran Rp 1.250.125.100",
        "Rp1.250.000.000",
        "300.250.125.100 orang",
        "versi 120.0.6099.109",
        "1.2.3.4.105",
        "pukul 08:30:15",
        "12:30:45:99",
        "std::a::b",
        "NIP 198001012005011001",
    ],
    ids=[
        "section", "amount", "amount apart", "round amount", "no octet", "version", "five numbers", "time",
        "counter", "code", "staff number",
    ],
)  # fmt: skip
def test_numbers_of_policy_texts_are_no_ip_addresses(text: str) -> None:
    assert not plaintext.has_ip_address(text)


def test_in_a_name_four_numbers_are_always_suspicious() -> None:
    assert plaintext.is_like_ip_address("tamu 10.0.0.1")
    assert plaintext.is_like_ip_address("2001:db8::1:2")
    assert not plaintext.is_like_ip_address("Drs. H. A. M. Siti, S.E., M.M.")


@pytest.mark.parametrize("part", ["a", "@", "a@", "@a.", "1.", "1.2.3.4 ", ":", "a:", "::1 ", "\n "])
def test_hostile_repetition_is_searched_to_its_end(part: str) -> None:
    # A search that is not linear would not come back from this.
    text = part * (400_000 // len(part))

    assert not plaintext.has_email(text)
    assert not plaintext.has_ip_address(text)
    assert not plaintext.is_blank(text.strip() + ".")
