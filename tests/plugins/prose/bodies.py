"""A source of one body, and the Markdown that tests make up."""

from __future__ import annotations

from hypothesis import strategies as st

from plugins.gate.problem import Problem
from plugins.gate.source import Entry, Source
from plugins.prose.convert import Converter
from plugins.prose.facts import BodyFacts
from plugins.prose.rules import check_body

FILE = "artikel/semarang/2025/2025-02-26-kinerja.md"
BODY_LINE = 6
CONVERTER = Converter()

FILLER = """Setiap pegawai menyusun sasaran kinerja bersama atasannya, lalu keduanya meninjau hasil itu
setiap triwulan
agar pembinaan dapat dilakukan lebih dini, beban kerja terbagi merata, dan layanan kepada warga makin
cepat serta mudah.
"""

PIECES = (
    "# ",
    "## ",
    "### ",
    "\n",
    "\n\n",
    "    ",
    "\t",
    "- ",
    "1. ",
    "> ",
    "* ",
    "*",
    "**",
    "***",
    "_",
    "__",
    "`",
    "``",
    "```\n",
    "~~~",
    "[",
    "]",
    "](",
    "(",
    ")",
    "![",
    "[^1]",
    "[^1]: ",
    "[a]: ",
    "[a][b]",
    "<",
    ">",
    "</",
    "/>",
    "<!--",
    "-->",
    "--!>",
    "<![CDATA[",
    "]]>",
    "<?",
    "?>",
    "&",
    "&lt;",
    "&#106;",
    "&colon;",
    "&NewLine;",
    ";",
    "\\",
    '"',
    "'",
    "=",
    " ",
    "|",
    "| a | b |\n| :-: | --: |\n| c | d |\n",
    "{#a}",
    "{#a b}",
    "===\n",
    "---\n",
    "  \n",
    "javascript:",
    "java",
    "script",
    "data:",
    "https://www.bkn.go.id/",
    "//jahat.example",
    "mailto:",
    "humas@bkn.go.id",
    "onclick=",
    'onclick="alert(1)"',
    'href="',
    "href=javascript:alert(1)",
    "src=x",
    "alt='a'",
    "style='x'",
    "title=a",
    "class=footnote",
    'markdown="1"',
    "<script>",
    "</script>",
    "<a ",
    "<a href='/x'>",
    "</a>",
    "<p>",
    "</p>",
    "<div>",
    "<svg/onload=1>",
    "<img ",
    "<em>",
    "</em>",
    "<br/>",
    "<hr>",
    "<plaintext>",
    "<style>",
    "<math>",
    "<b",
    "\x02",
    "\x03",
    "\x00",
    "\u200b",
    "klzzwxh:0000",
    "wzxhzdk:0",
    "Dasar hukum",
    "kata",
    "3374010107900001",
)

made_up_bodies = st.lists(
    st.one_of(
        st.sampled_from(PIECES), st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=6)
    ),
    max_size=30,
).map("".join)


def make_source(body: str, title: str = "Kinerja pegawai di Semarang", kind: str = "artikel") -> Source:
    """A source whose body begins on line 6 of its file."""
    return Source(
        path=FILE,
        kind=kind,
        header={"title": Entry(line=2, value=title)},
        body=body,
        body_line=BODY_LINE,
    )


def judge(body: str, title: str = "Kinerja pegawai di Semarang") -> tuple[BodyFacts, list[Problem]]:
    """What the rules say about a body on the way that the gate goes."""
    return check_body(make_source(body, title), CONVERTER.convert(body))


def tell(body: str, title: str = "Kinerja pegawai di Semarang") -> list[str]:
    """The problems of a body that is long enough, each as "line: fault; mend [mark]"."""
    start = f"{FILE}:"
    field = " isi: "
    return [
        problem.tell(root="").removeprefix(start).replace(field, " ", 1)
        for problem in judge(f"{body}\n\n{FILLER}", title)[1]
    ]
