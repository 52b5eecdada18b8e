"""Nothing is built where it would mix with sources or with somebody's files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plugins.press.ledger import NAME as LEDGER
from plugins.publication.places import PlacesRefused, check_places


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project's folder."""
    folder = tmp_path.resolve() / "project"
    for name in ("content", "theme", "plugins", "tests", ".git"):
        (folder / name).mkdir(parents=True)
    return folder


def refuse(
    root: Path, *, content: str = "content", output: str = "output", state: str = "var/press/x"
) -> str:
    with pytest.raises(PlacesRefused) as refused:
        check_places(root / content, root / output, root / state, root)
    return str(refused.value)


def accept(
    root: Path, *, content: str = "content", output: str = "output", state: str = "var/press/x"
) -> None:
    check_places(root / content, root / output, root / state, root)


@pytest.mark.parametrize("option", ["output", "state"])
@pytest.mark.parametrize(
    "folder", ["content", "content/artikel", "theme/static", "plugins", "tests", ".git/x"]
)
def test_a_folder_of_sources_is_refused(root: Path, option: str, folder: str) -> None:
    kept = root / folder.split("/")[0]

    assert refuse(root, **{option: folder}) == (
        f"--{option}: {root / folder} would mix with the sources in {kept}; name a folder of its own"
    )


@pytest.mark.parametrize("option", ["output", "state"])
@pytest.mark.parametrize("folder", [".", "..", "/"])
def test_a_folder_around_the_project_is_refused(root: Path, option: str, folder: str) -> None:
    assert refuse(root, **{option: folder}) == (
        f"--{option}: {(root / folder).resolve()} holds the whole project; name a folder of its own"
    )


def test_a_folder_around_content_kept_elsewhere_is_refused(root: Path) -> None:
    place = root.parent / "kantor"
    (place / "naskah").mkdir(parents=True)

    assert refuse(root, content="../kantor/naskah", output="../kantor") == (
        f"--output: {place} would mix with the sources in {place / 'naskah'}; name a folder of its own"
    )


@pytest.mark.skipif(os.name == "nt", reason="Windows makes no symbolic links without a privilege")
def test_a_link_to_the_sources_is_followed(root: Path) -> None:
    (root / "keluar").symlink_to(root / "content")

    assert refuse(root, output="keluar").startswith(f"--output: {root / 'content'} would mix")


@pytest.mark.parametrize("option", ["content", "output", "state"])
def test_a_file_is_no_folder(root: Path, option: str) -> None:
    (root / "berkas").write_text("x", encoding="utf-8")

    assert refuse(root, **{option: "berkas"}) == f"--{option}: {root / 'berkas'} is a file; name a folder"


def test_a_state_that_cannot_be_made_is_refused(root: Path) -> None:
    (root / "berkas").write_text("x", encoding="utf-8")

    assert refuse(root, state="berkas/x") == f"--state: {root / 'berkas/x'} cannot be made (Not a directory)"


@pytest.mark.parametrize(("output", "state"), [("o", "o"), ("o", "o/state"), ("o/site", "o")])
def test_output_and_state_are_apart(root: Path, output: str, state: str) -> None:
    assert refuse(root, output=output, state=state) == (
        f"--state: {root / state} and the output {root / output} lie within each other; "
        "name a folder beside the output"
    )


def test_a_folder_with_somebodys_files_is_refused(root: Path) -> None:
    home = root.parent / "home"
    home.mkdir()
    (home / "surat.odt").write_bytes(b"x")
    (home / "index.html").write_text("<link href=/css/site.css>", encoding="utf-8")

    assert refuse(root, output="../home") == (
        f"--output: {home} holds files that no build of ours made (index.html); "
        "name an empty folder, or empty this one first"
    )


@pytest.mark.parametrize("name", [".git", ".nojekyll", "CNAME", ".well-known"])
def test_what_hosts_put_into_an_empty_output_does_no_harm(root: Path, name: str) -> None:
    (root / "output" / name).mkdir(parents=True)

    accept(root)


@pytest.mark.parametrize("name", ["index.html", "404.html"])
def test_a_former_output_is_known_by_its_pages(root: Path, name: str) -> None:
    (root / "output").mkdir()
    page = '<!doctype html><link rel="stylesheet" href="/theme/css/site.237e05259f.css">'
    (root / "output" / name).write_text(page, encoding="utf-8")
    (root / "output" / "catatan.txt").write_text("x", encoding="utf-8")

    accept(root)


def test_an_output_in_our_ledger_may_hold_anything(root: Path) -> None:
    (root / "output").mkdir()
    (root / "output" / "catatan.txt").write_text("x", encoding="utf-8")
    (root / "var/press/x").mkdir(parents=True)
    (root / "var/press/x" / LEDGER).write_bytes(b"")

    accept(root)


def test_missing_content_is_left_to_the_gate(root: Path) -> None:
    accept(root, content="tiada")

    assert (root / "var/press/x").is_dir()
    assert not (root / "output").exists()


@pytest.mark.parametrize(
    ("folder", "told"),
    [
        ("content/media", "would mix with the sources in {root}/content; name a folder of its own"),
        (".", "holds the whole project; name a folder of its own"),
        (
            "output/made",
            "and the output {root}/output lie within each other; name a folder beside the output",
        ),
        ("file", "is a file; name a folder"),
    ],
)
def test_made_pictures_are_kept_in_a_place_of_their_own(root: Path, folder: str, told: str) -> None:
    (root / "file").touch()
    place = (root / folder).resolve()

    with pytest.raises(PlacesRefused) as refused:
        check_places(root / "content", root / "output", root / "var/press/x", root, place)
    check_places(root / "content", root / "output", root / "var/press/x", root, root / "var/images")

    assert str(refused.value) == f"IMAGES_CACHE: {place} {told.format(root=root)}"
