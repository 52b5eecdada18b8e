"""Declarations that hide what they are about, and those that do not."""

from __future__ import annotations

import pytest

from plugins.scanning.styles import find_hiding, find_hiding_names, leave_out_conditions

HIDING = (
    "display:none",
    "DISPLAY:NONE!important",
    "dis\\70lay:none",
    "display/**/:none",
    "visibility:hidden",
    "opacity:0",
    "opacity:5%",
    "font-size:1px",
    "font-size:0",
    "left:-9999px",
    "text-indent:-999em",
    "top:9999px",
    "margin:-5000px 0 0 0",
    "transform:translate(-9999px,0)",
    "transform:scale(0)",
    "clip:rect(1px,1px,1px,1px)",
    "clip-path:circle(0)",
    "height:0;overflow:hidden",
    "width:1px;height:1px;overflow:hidden",
    "color:#fff;background:#fff",
    "color:white;background-color:#fefefe",
    "color:rgb(255,255,255);background:rgb(250, 250, 250)",
    "color:rgba(0,0,0,0)",
    "color:transparent",
    "position:fixed;z-index:-1",
    "filter:opacity(0%)",
)
SHOWING = (
    "",
    "display:block",
    "opacity:.8",
    "font-size:.8rem",
    "font-size:80%",
    "left:-4px",
    "margin-left:-1px",
    "text-indent:1em",
    "height:0",
    "overflow:hidden",
    "color:#fff;background:#000",
    "color:#111",
    "transform:translateY(-50%)",
    "clip-path:circle(50%)",
    "z-index:-1",
    "letter-spacing:-.02em",
)


@pytest.mark.parametrize("declarations", HIDING)
def test_what_a_reader_would_not_see_is_hidden(declarations: str) -> None:
    assert find_hiding(declarations)


@pytest.mark.parametrize("declarations", SHOWING)
def test_what_a_reader_sees_is_not(declarations: str) -> None:
    assert find_hiding(declarations) == ""


def test_a_sheet_names_the_classes_that_it_hides_on_every_screen() -> None:
    css = "@media print{.a{display:none}}.b,p .c{left:-9999px}.d:focus{display:none}"

    assert find_hiding_names(leave_out_conditions(css)) == {"b": "left: -9999px", "c": "left: -9999px"}
