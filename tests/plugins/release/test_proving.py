"""What `publish` signs is what it made; what it refuses is signed no more."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.release.keys import SECRET
from plugins.release.manifest import (
    MANIFEST,
    SIGNATURE,
    UNLISTED,
    ManifestRefused,
    find_path_fault,
    list_files,
    read_manifest,
)
from plugins.release.publishing import publish
from plugins.release.signing import make_key
from plugins.release.verifying import verify_release
from tests.fixtures.building import files_of
from tests.fixtures.content import NOW, MakeContent

KEY = make_key(b"k" * 32, b"kabarkey")


@pytest.fixture
def publish_signed(
    make_settings: Callable[..., str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., int]:
    """Publishes a content folder into a folder below `tmp_path`, with the key in the environment."""

    def run(content: Path, name: str = "rilis", *, key: str = KEY.file.decode(), state: str = "state") -> int:
        monkeypatch.setenv(SECRET, key)
        settings = make_settings(
            SITEURL="https://kabar.example",
            PUBLIC=True,
            PATH=str(content),
            RELEASE_KEYS=(KEY.public.line,),
        )
        return publish(
            settings=settings, output=str(tmp_path / name), state=str(tmp_path / state), now=NOW.isoformat()
        )

    return run


def test_published_release_is_proved_and_the_same_wherever_it_is_made(
    make_content: MakeContent, publish_signed: Callable[..., int], tmp_path: Path
) -> None:
    content = make_content()

    statuses = [publish_signed(content), publish_signed(content, "lain", state="lain-state")]

    found = verify_release(tmp_path / "rilis", [KEY.public])
    assert (statuses, found.faults) == ([0, 0], ())
    assert found.inputs.site == "https://kabar.example"
    assert files_of(tmp_path / "rilis") == files_of(tmp_path / "lain")
    # No program that a build runs may have seen it.
    assert SECRET not in os.environ


@pytest.mark.skipif(os.name == "nt", reason="needs symbolic links")
def test_release_that_is_refused_loses_its_proof(
    make_content: MakeContent, publish_signed: Callable[..., int], tmp_path: Path
) -> None:
    content = make_content()
    publish_signed(content)
    (tmp_path / "rilis" / "pintu").symlink_to("/etc")

    status = publish_signed(content)

    left = UNLISTED & {
        path.relative_to(tmp_path / "rilis").as_posix() for path in (tmp_path / "rilis").rglob("*")
    }
    assert (status, left) == (1, set())


def test_release_without_a_key_says_that_it_is_unsigned(
    make_content: MakeContent,
    publish_signed: Callable[..., int],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    status = publish_signed(make_content(), key="")

    assert status == 0
    assert (
        "Rilis ini TIDAK ditandatangani, sehingga tidak dapat dikirim: isilah RELEASE_SIGNING_KEY dan "
        "RELEASE_KEYS (`inv release-key FILE` membuat kuncinya)\n"
    ) in capsys.readouterr().out
    assert read_manifest((tmp_path / "rilis" / MANIFEST).read_bytes()).files
    assert not (tmp_path / "rilis" / SIGNATURE).exists()


def test_key_that_nobody_could_verify_is_refused_before_anything_is_built(
    make_content: MakeContent,
    publish_signed: Callable[..., int],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    other = make_key(b"o" * 32, b"otherkey")

    status = publish_signed(make_content(), key=other.file.decode())

    assert (status, (tmp_path / "rilis").exists()) == (1, False)
    assert capsys.readouterr().err == (
        f"{SECRET}: its public half is none of RELEASE_KEYS; "
        f'see whether it is the right key, then write into publishconf.py: "{other.public.line}"\n'
    )


@given(
    st.lists(st.sampled_from(["a", "/", ".", "..", "\\", "\0", "é", " ", "\x7f", "index.html"])).map("".join)
)
def test_no_faulty_path_is_listed(path: str) -> None:
    found = {path: (1, "0" * 64)}

    if find_path_fault(path):
        with pytest.raises(ManifestRefused):
            list_files(found)
    else:
        assert [file.path for file in list_files(found)] == [path]
