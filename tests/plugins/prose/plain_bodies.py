"""Texts at the edge of what `convert_plain` takes: its own grammar, and what could break it put in."""

from __future__ import annotations

from hypothesis import strategies as st

WORDS = (
    "kata Pegawai a 7 2025 é e\u0301 ǅ ² 中文 🎉 İ x-y dan/atau Jum'at "
    'kata, kata. kata: (kata) “kata” "kata" 50% – 3) 1.500'
).split(" ")
MARKS = (
    "**tebal**",
    "**dua kata**,",
    "(**tebal**)",
    "**a.**",
    "*miring*",
    "*dua kata*.",
    "“*miring*”",
    "*a)*",
    "*7*",
    "[tautan](/dumai/2025/)",
    "[dua kata](https://bkn.go.id/?a=1#b),",
    "([a](#b))",
    "[“a”!](mailto:a@b.id).",
    "[a](b)",
)
NASTY = (
    "*",
    "**",
    "***",
    "* ",
    " *",
    "[",
    "]",
    "](",
    "](/a)",
    "[a](",
    "(/a)",
    "[b][c]",
    "[d]: ",
    "[^1]",
    "[^1]: ",
    "![",
    "\\",
    "`",
    "<",
    ">",
    "&",
    "_",
    "{#a}",
    "^",
    "~",
    "|",
    " | ",
    "=",
    "+",
    "#",
    "##",
    "&amp;",
    "<b>",
    "@",
    "“",
    "'",
    '"',
    "\t",
    "  ",
    "    ",
    "  \n",
    " \n",
    "\n ",
    "\r",
    "\x02",
    "\x0b",
    "\x1c",
    "\x85",
    "\xa0",
    "\u2003",
    "\u2028",
    "\u200b",
    "\ufeff",
    "\n",
    "\n- ",
    "\n1. ",
    "\n* ",
    "\n---",
    "\n===",
    "\n***",
    "\n#",
    "\n\n",
    "\n\n\n",
    "klzzwxh:0000",
    "- ",
    "1. ",
    *("1.", "٣.", "-", "!", "?", ":", ";", "("),
)
STARTS = ("## ", "# ", "####### ", "##", "2. ", "* ", "+ ", "-", "1.", "1) ", "> ", "    ", " ", ": ")
ROWS = ("| c | dua kata |", "| 7% | (e) |", "| f. | — |")
ODD_ROWS = (
    "| --- | --- |",
    "| :---: | :--- |",
    "| *c* | d |",
    "| c |",
    "|a|b|",
    "| a | b | c |",
    "|  | a |",
    "| \\| | a |",
)

_HEAD = "| a | b |\n| --- | ---: |\n| c | d |"
_words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
_marked = st.lists(st.sampled_from([*WORDS, *MARKS]), max_size=4)
_line = st.builds(
    "{}{}{}".format, st.sampled_from(WORDS), st.sampled_from((" ", " ", " ", "")), _marked.map(" ".join)
)
_line = st.one_of(st.sampled_from(MARKS), _words, _line.map(str.rstrip))
_lines = st.lists(_line, min_size=1, max_size=3)
_block = st.one_of(
    _lines.map("\n".join),
    _lines.map("\n- ".join).map("- {}".format),
    _lines.map("\n2. ".join).map("1. {}".format),
    st.builds("{}{}".format, st.sampled_from(("## ", "### ", "###### ")), _words),
    st.builds("{}{}".format, st.sampled_from(STARTS), _line),
    st.lists(st.sampled_from((*ROWS, *ROWS, *ODD_ROWS)), max_size=3).map(
        lambda rows: "\n".join([_HEAD, *rows])
    ),
)
_document = st.lists(_block, max_size=5).map("\n\n".join)


def _put_in(body: str, nasty: list[tuple[float, str]]) -> str:
    for place, fragment in nasty:
        at = int(place * len(body))
        body = body[:at] + fragment + body[at:]
    return body


_fragment = st.one_of(
    st.sampled_from(NASTY), st.sampled_from(NASTY), st.characters(exclude_categories=["Cs"])
)

nearly_plain_bodies = st.builds(
    _put_in,
    _document,
    st.lists(st.tuples(st.floats(min_value=0, max_value=1), _fragment), max_size=2),
)
"""Bodies of which about half are plain."""
