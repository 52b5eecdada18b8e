"""The press: what changed is made, what did not is left alone, what is no more is removed."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Mapping
from pathlib import Path
from time import time_ns

import pytest

from plugins.press.environment import make_environment
from plugins.press.ledger import Ledger
from plugins.press.output import OutputRefused
from plugins.press.page import Asset, Inputs, Page
from plugins.press.press import Edition, Press
from plugins.press.render import PageRefused

TEMPLATES = {
    "text.html": '{% from "title.html" import title %}{{ title(text) }}\n',
    "title.html": "{% macro title(text) %}<h1>{{ text }}</h1>{% endmacro %}",
    "plain.html": "{{ text }}",
}
LONG_AGO_NS = 1_600_000_000_000_000_000
Print = Callable[..., Edition]


def view_text(inputs: Inputs) -> Mapping[str, object]:
    return {"text": inputs["text"]}


def view_other(inputs: Inputs) -> Mapping[str, object]:
    return {"text": f"other {inputs['text']}"}


def view_torn(inputs: Inputs) -> Mapping[str, object]:
    return {"text": inputs["absent"]}


def page(path: str, text: str = "teks", template: str = "text.html", view: object = view_text) -> Page:
    return Page(path=path, template=template, inputs={"text": text}, view=view)  # type: ignore[arg-type]


def told(edition: Edition) -> tuple[int, int, int, int]:
    return (edition.files, edition.rendered, edition.written, edition.removed)


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    folder = tmp_path / "templates"
    folder.mkdir()
    for name, text in TEMPLATES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "output"


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


@pytest.fixture
def print_edition(output: Path, state: Path, templates: Path) -> Print:
    def run(*items: Page | Asset, version: bytes = b"1", workers: int = 1, is_clean: bool = False) -> Edition:
        press = Press(
            output=output,
            state=state,
            templates=templates,
            environment=make_environment(templates),
            version=version,
            workers=workers,
            is_clean=is_clean,
        )
        pages = [item for item in items if isinstance(item, Page)]
        return press.print_edition(pages, [item for item in items if isinstance(item, Asset)])

    return run


def test_an_edition_is_printed_and_then_left_alone(print_edition: Print, output: Path) -> None:
    items = (page("index.html", "<beranda>"), page("a/index.html"), Asset(path="a.css", data=b"a{}"))

    assert told(print_edition(*items)) == (3, 2, 3, 0)
    assert told(print_edition(*items)) == (3, 0, 0, 0)
    assert (output / "index.html").read_bytes() == b"<h1>&lt;beranda&gt;</h1>"
    assert (output / "a.css").read_bytes() == b"a{}"


@pytest.mark.parametrize(
    "changed",
    [
        page("index.html", "lain"),
        page("index.html", template="plain.html"),
        page("index.html", view=view_other),
    ],
    ids=["inputs", "template", "view"],
)
def test_a_page_made_of_something_else_is_made_anew(print_edition: Print, changed: Page) -> None:
    print_edition(page("index.html"), page("a.html"))

    assert told(print_edition(changed, page("a.html"))) == (2, 1, 1, 0)


def test_other_code_makes_everything_anew_and_writes_what_differs(print_edition: Print) -> None:
    print_edition(page("index.html"), page("a.html"))

    assert told(print_edition(page("index.html"), page("a.html"), version=b"2")) == (2, 2, 0, 0)


def test_a_macro_renews_the_pages_that_reach_it(print_edition: Print, templates: Path) -> None:
    items = (page("index.html"), page("a.html", template="plain.html"))
    print_edition(*items)

    (templates / "title.html").write_text("{% macro title(text) %}{{ text }}{% endmacro %}", encoding="utf-8")

    assert told(print_edition(*items)) == (2, 1, 1, 0)


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.unlink(),
        lambda path: path.write_bytes(b"x"),
        lambda path: path.write_bytes(path.read_bytes().swapcase()),
        lambda path: os.utime(path, ns=(LONG_AGO_NS, LONG_AGO_NS)),
    ],
    ids=["deleted", "altered", "altered-in-its-size", "touched"],
)
def test_a_file_that_was_touched_is_made_right(
    print_edition: Print, output: Path, damage: Callable[[Path], object]
) -> None:
    print_edition(page("index.html"), page("a.html"))

    damage(output / "index.html")

    assert print_edition(page("index.html"), page("a.html")).rendered == 1
    assert (output / "index.html").read_bytes() == b"<h1>teks</h1>"


def test_what_is_no_more_is_removed_and_strangers_stay(print_edition: Print, output: Path) -> None:
    print_edition(page("index.html"), page("a/b/index.html"), Asset(path="a/x.css", data=b""))
    (output / "theirs.txt").touch()

    assert told(print_edition(page("index.html"))) == (1, 0, 0, 2)
    assert sorted(path.name for path in output.rglob("*")) == ["index.html", "theirs.txt"]


def test_a_file_becomes_a_folder_and_a_folder_a_file(print_edition: Print, output: Path) -> None:
    print_edition(page("a"), page("b/c/index.html"), page("b/index.html"))

    edition = print_edition(page("a/index.html"), page("b"))

    assert told(edition) == (2, 2, 2, 3)
    assert sorted(path.relative_to(output).as_posix() for path in output.rglob("*")) == [
        "a",
        "a/index.html",
        "b",
    ]


@pytest.mark.parametrize(
    ("items", "message"),
    [
        ((page("a"), page("a", "lain")), "a: two pages or files claim this path"),
        ((page("a"), Asset(path="a", data=b"")), "a: two pages or files claim this path"),
        ((page("a"), page("a/b")), "a/b: a is a file of its own, so it cannot be a folder"),
    ],
    ids=["pages", "page-and-asset", "folder"],
)
def test_two_claims_on_one_path_stop_the_edition(
    print_edition: Print, output: Path, items: tuple[Page | Asset, ...], message: str
) -> None:
    print_edition(page("a"))

    for _ in range(2):
        with pytest.raises(PageRefused) as refusal:
            print_edition(*items)
        assert str(refusal.value) == message

    assert (output / "a").read_bytes() == b"<h1>teks</h1>"


@pytest.mark.parametrize("workers", [1, 3])
def test_a_page_that_cannot_be_printed_stops_everything(
    print_edition: Print, output: Path, state: Path, workers: int
) -> None:
    print_edition(*(page(f"{number}.html") for number in range(100)))
    torn = page("torn.html", view=view_torn)

    with pytest.raises(PageRefused) as refusal:
        print_edition(*(page(f"{number}.html", "baru") for number in range(100)), torn, workers=workers)

    assert str(refusal.value) == "torn.html: text.html: KeyError: 'absent'"
    assert {path.read_bytes() for path in output.iterdir()} == {b"<h1>teks</h1>"}
    assert [path.name for path in state.iterdir()] == ["ledger.kept"]


def test_the_same_bytes_at_any_number_of_workers(print_edition: Print, output: Path) -> None:
    items = [page(f"{number}/index.html", f"teks {number}") for number in range(200)]
    editions = []

    for workers in (1, 2, 5):
        print_edition(*items, workers=workers, is_clean=True)
        editions.append({path: path.read_bytes() for path in output.rglob("*.html")})

    assert editions[0] == editions[1] == editions[2]


def test_an_output_that_cannot_be_used_is_told_and_tried_again(print_edition: Print, output: Path) -> None:
    (output / "index.html").mkdir(parents=True)

    with pytest.raises(OutputRefused):
        print_edition(page("a.html"), page("index.html"))
    (output / "index.html").rmdir()

    assert told(print_edition(page("a.html"), page("index.html"))) == (2, 2, 1, 0)


def test_without_its_ledger_the_press_takes_its_own_files_again(print_edition: Print, state: Path) -> None:
    print_edition(page("index.html"))
    (state / "ledger.kept").write_bytes(b"not a ledger")

    edition = print_edition(page("index.html"))

    assert edition.complaint == f"{state / 'ledger.kept'}: not a file of ours; building without it"
    assert told(edition) == (1, 1, 0, 0)
    assert print_edition(page("index.html")).complaint == ""


def test_a_clean_edition_makes_everything_and_still_knows_what_is_ours(
    print_edition: Print, output: Path
) -> None:
    print_edition(page("index.html"), page("a.html"))

    assert told(print_edition(page("index.html"), is_clean=True)) == (1, 1, 0, 1)
    assert [path.name for path in output.iterdir()] == ["index.html"]


def test_an_asset_is_copied_when_its_file_changes(print_edition: Print, output: Path, tmp_path: Path) -> None:
    source = tmp_path / "source.png"
    source.write_bytes(b"one")
    os.utime(source, ns=(LONG_AGO_NS, LONG_AGO_NS))
    asset = Asset(path="media/a.png", source=str(source))
    print_edition(asset)

    source.write_bytes(b"two")
    os.utime(source, ns=(LONG_AGO_NS, LONG_AGO_NS))

    assert told(print_edition(asset)) == (1, 0, 1, 0)
    assert (output / "media/a.png").read_bytes() == b"two"


def test_an_asset_as_young_as_the_build_is_looked_at_again(
    print_edition: Print, state: Path, tmp_path: Path
) -> None:
    """By a coarse clock it may still change without another time."""
    young = tmp_path / secrets.token_hex(4)
    young.write_bytes(b"")
    os.utime(young, ns=(time_ns(), time_ns()))

    print_edition(Asset(path="young", source=str(young)), Asset(path="data", data=b""))

    lines, _ = Ledger(state).load()
    assert {path: bool(line.key) for path, line in lines.items()} == {"young": False, "data": True}


@pytest.mark.parametrize(
    ("name", "fault"),
    [("absent.png", "No such file or directory"), ("", "Is a directory")],
    ids=["absent", "folder"],
)
def test_an_asset_that_cannot_be_read_stops_the_edition_by_name(
    print_edition: Print, output: Path, tmp_path: Path, name: str, fault: str
) -> None:
    source = str(tmp_path / name)

    with pytest.raises(PageRefused) as refusal:
        print_edition(page("index.html"), Asset(path="media/a.png", source=source))

    assert str(refusal.value) == f"media/a.png: {source}: {fault}"
    assert list(output.rglob("*")) == []
