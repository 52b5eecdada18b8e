"""The stylesheets keep the house's rules, and their colours can be read by everyone."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.theme.components import TEMPLATES, THEME, component_names
from tests.theme.test_pages import FULL, make_page

CSS = THEME / "static" / "css"
SHEETS = sorted(file for file in CSS.rglob("*.css") if file.name != "site.css")
NAMES = [file.relative_to(CSS).as_posix() for file in SHEETS]
PHYSICAL = re.compile(
    r"(?<![\w-])((margin|padding|border|inset|scroll-margin)-(left|right|top|bottom)\b"
    r"|(min-|max-)?(width|height)|left|right|top|bottom)\s*:(?!\s*[\d.]+rem\))"
)
ROLES = ("ink", "soft", "stamp", "visited", "alert")
GROUNDS = ("paper", "wash")


def rules(file: Path) -> str:
    return re.sub(r"/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)


def palette(scheme: str) -> dict[str, str]:
    light, dark = rules(CSS / "tokens.css").split("@media (prefers-color-scheme: dark)")
    return dict(re.findall(r"--([a-z]+): (#[0-9a-f]+);", light if scheme == "light" else dark))


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    channels = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio. Source: WCAG 2.2, "contrast ratio" and "relative luminance"."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("role", ROLES)
def test_text_stands_out_seven_to_one(role: str, ground: str, scheme: str) -> None:
    colours = palette(scheme)

    assert contrast(colours[role], colours[ground]) >= 7


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_border_of_a_field_stands_out_three_to_one(scheme: str) -> None:
    colours = palette(scheme)

    assert contrast(colours["edge"], colours["paper"]) >= 3


def test_the_dark_scheme_names_every_colour_again() -> None:
    assert palette("light").keys() == palette("dark").keys()


def test_colours_are_said_in_the_tokens_only() -> None:
    for file in SHEETS:
        if file.name not in ("tokens.css", "print.css"):
            assert not re.search(r"#[0-9a-f]{3,8}\b|rgb|hsl", rules(file)), file.name


def test_the_table_of_contents_names_every_sheet_once() -> None:
    named = re.findall(r'@import "([^"]+)"', (CSS / "site.css").read_text(encoding="utf-8"))

    # What only one or two pages need is a file of its own, which the others do not load.
    assert sorted(named) == [name for name in sorted(NAMES) if not name.startswith(("pages/", "moderation/"))]


@pytest.mark.parametrize("file", SHEETS, ids=NAMES)
def test_a_sheet_keeps_the_house_rules(file: Path) -> None:
    source, text = file.read_text(encoding="utf-8"), rules(file)

    assert source.startswith("/* "), "opens with what it does"
    assert len(source.splitlines()) <= 120
    assert "!important" not in text
    assert "&" not in text
    assert not re.search(r"#[A-Za-z][\w-]*\s*[,{:.\[]", text), "an id"
    assert not PHYSICAL.search(text), PHYSICAL.search(text)
    assert text.count("{") == text.count("}")


@pytest.mark.parametrize("file", SHEETS, ids=NAMES)
def test_rules_nest_at_most_once(file: Path) -> None:
    depth = deepest = 0
    for mark in re.findall(r"[{}]", rules(file)):
        depth += 1 if mark == "{" else -1
        deepest = max(deepest, depth)

    assert deepest <= 2


@pytest.mark.parametrize("file", sorted((CSS / "components").glob("*.css")), ids=lambda file: file.stem)
def test_a_component_s_sheet_is_named_as_the_component_and_styles_no_other(file: Path) -> None:
    heads = re.findall(r"(?:^|[},])\s*([^{},@]+?)(?=\s*[,{])", rules(file))
    first_classes = {found[1] for head in heads if (found := re.match(r"\.([a-z]+)", head.strip()))}

    assert file.stem in component_names()
    assert first_classes <= {file.stem}


def test_every_class_is_styled_and_every_style_is_used() -> None:
    # The moderators' desk has sheets and a test of its own.
    public = [file for file in SHEETS if file.parent.name != "moderation"]
    styled = {name for file in public for name in re.findall(r"\.([a-z][\w-]*)", rules(file))}
    used = {name for page in FULL for tag in make_page(page).select("[class]") for name in tag["class"]}

    assert used == styled


def test_the_theme_colour_is_the_light_stamp() -> None:
    head = (TEMPLATES / "components" / "document_head.html").read_text(encoding="utf-8")

    assert f'content="{palette("light")["stamp"]}"' in head
    (icon,) = re.findall(r'<link rel="icon" href="data:([^"]+)"', head)
    assert palette("light")["stamp"] in unquote(icon)
