"""The export as a file: read, refused, written."""

from __future__ import annotations

import os
import random
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.comments.comment import Comment
from plugins.comments.export import MAX_LINE_BYTES, ExportRefusedError, read_export, write_export
from plugins.comments.export_line import write_line
from tests.plugins.comments.making import OTHER_ARTICLE, SENT_AT, exports, make_comment, make_removed

SHOWN = "var/comments/export.jsonl"

# The folder is empty before each example because each writes the same file.
in_one_folder = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def put(folder: Path, *lines: bytes) -> Path:
    """A file of the given lines."""
    path = folder / "export.jsonl"
    path.write_bytes(b"".join(lines))
    return path


def tell(path: Path) -> list[str]:
    """The faults of an export that is expected to have some."""
    comments, problems = read_export(path, SHOWN)
    assert comments == ()
    return [problem.tell(root="") for problem in problems]


def test_without_a_path_there_are_no_comments() -> None:
    assert read_export(None) == ((), [])


def test_an_absent_file_means_no_comments(tmp_path: Path) -> None:
    assert read_export(tmp_path / "var" / "export.jsonl") == ((), [])


def test_an_empty_file_means_no_comments(tmp_path: Path) -> None:
    assert read_export(put(tmp_path)) == ((), [])


@in_one_folder
@given(comments=exports(), order=st.randoms(use_true_random=False))
def test_what_is_exported_is_imported(tmp_path: Path, comments: list[Comment], order: random.Random) -> None:
    shuffled = order.sample(comments, len(comments))
    path = tmp_path / "export.jsonl"

    write_export(shuffled, path)
    read, problems = read_export(path)

    assert problems == []
    assert list(read) == sorted(comments, key=lambda comment: (comment.article, comment.sent_at, comment.id))


@in_one_folder
@given(comments=exports(), order=st.randoms(use_true_random=False))
def test_what_is_imported_is_exported_as_the_same_bytes(
    tmp_path: Path, comments: list[Comment], order: random.Random
) -> None:
    path = tmp_path / "export.jsonl"
    write_export(comments, path)
    written = path.read_bytes()

    path.write_bytes(b"".join(order.sample(lines := written.splitlines(keepends=True), len(lines))))
    read, _ = read_export(path)
    write_export(read, path)

    assert path.read_bytes() == written


def test_comments_come_by_article_then_by_time_then_by_id(tmp_path: Path) -> None:
    late, first, second = make_comment("a", minute=5), make_comment("b"), make_comment("c")
    elsewhere = make_comment("d", minute=9, article=OTHER_ARTICLE)

    read, _ = read_export(put(tmp_path, *map(write_line, [late, second, first, elsewhere])))

    assert read == (elsewhere, first, second, late)


def test_fractions_of_a_second_are_sorted_as_time(tmp_path: Path) -> None:
    whole = make_comment("b")
    later = make_comment("a", sent_at=whole.sent_at + timedelta(microseconds=1))
    path = tmp_path / "export.jsonl"

    write_export([later, whole], path)

    assert path.read_bytes() == write_line(whole) + write_line(later)


def test_a_byte_order_mark_and_windows_line_ends_are_let_through(tmp_path: Path) -> None:
    lines = [write_line(make_comment(name)).replace(b"\n", b"\r\n") for name in ("a", "b")]

    read, problems = read_export(put(tmp_path, b"\xef\xbb\xbf", *lines))

    assert problems == []
    assert read == (make_comment("a"), make_comment("b"))


def test_all_faults_are_told_together_with_their_lines(tmp_path: Path) -> None:
    path = put(
        tmp_path,
        write_line(make_comment("a")),
        b"\n",
        write_line(make_comment("b", name="", parent="absent")),
        write_line(make_comment("a")),
    )

    assert tell(path) == [
        f"{SHOWN}:2: line: empty; each line is one JSON object",
        f"{SHOWN}:3: name: empty; a comment without it is not published",
        f"{SHOWN}:4: id: “a” stands in line 1 already; each comment stands once",
    ]


def test_one_faulty_line_keeps_every_comment_back(tmp_path: Path) -> None:
    path = put(tmp_path, write_line(make_comment("a")), b"halo\n")

    comments, problems = read_export(path)

    assert comments == ()
    assert [problem.is_error for problem in problems] == [True]
    assert problems[0].file == path.as_posix()


@pytest.mark.parametrize("kept_bytes", [1, 40, -2, -1], ids=["start", "middle", "all but the brace", "all"])
def test_a_last_line_that_was_cut_short_is_refused(tmp_path: Path, kept_bytes: int) -> None:
    line = write_line(make_comment("b"))

    path = put(tmp_path, write_line(make_comment("a")), line[:kept_bytes])

    assert tell(path) == [f"{SHOWN}:2: line: cut short: no line feed ends it; export the comments again"]


def test_a_line_that_is_too_long_is_refused_and_the_next_one_read(tmp_path: Path) -> None:
    long = b'{"id": "' + b"a" * (3 * MAX_LINE_BYTES) + b'"}\n'

    path = put(tmp_path, long, b"[]\n", b" " * (2 * MAX_LINE_BYTES))

    assert tell(path) == [
        f"{SHOWN}:1: line: longer than {MAX_LINE_BYTES} bytes; export the comments again",
        f"{SHOWN}:2: line: JSON, but not an object; each line is one JSON object",
        f"{SHOWN}:3: line: longer than {MAX_LINE_BYTES} bytes; export the comments again",
    ]


@pytest.mark.parametrize("spare", [0, 1], ids=["just fits", "one byte more"])
def test_the_longest_line_ends_where_the_limit_says(tmp_path: Path, spare: int) -> None:
    line = write_line(make_comment("a"))
    padded = line[:-1] + b" " * (MAX_LINE_BYTES - len(line) + spare) + b"\n"

    comments, problems = read_export(put(tmp_path, padded, write_line(make_comment("b"))))

    assert len(comments) == (0 if spare else 2)
    assert len(problems) == spare


def test_the_longest_text_fits_a_line_even_when_escaped(tmp_path: Path) -> None:
    comment = make_comment(
        "k" * 64, name="🙂" * 80, text="🙂" * 5_000, article=f"/{'a' * 398}/", is_staff=True
    )
    escaped = write_line(comment).decode().encode("ascii", "backslashreplace")
    escaped = escaped.replace(b"\\U0001f642", b"\\ud83d\\ude42")

    read, problems = read_export(put(tmp_path, escaped))

    assert problems == []
    assert read == (comment,)


def test_a_foreign_file_does_not_fill_the_log(tmp_path: Path) -> None:
    told = tell(put(tmp_path, b"halo\n" * 250))

    assert len(told) == 101
    assert told[-1] == f"{SHOWN}:250: file: 150 more faults are not told; mend the first ones and see"


def test_a_folder_in_the_place_of_the_export_is_refused(tmp_path: Path) -> None:
    assert tell(tmp_path) == [
        f"{SHOWN}:1: file: not a file; make it a file that the build may read, or remove it"
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_in_the_place_of_the_export_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "export.jsonl")

    assert tell(tmp_path / "export.jsonl") == [
        f"{SHOWN}:1: file: not a file; make it a file that the build may read, or remove it"
    ]


@in_one_folder
@given(content=st.binary(max_size=400))
def test_no_bytes_crash_the_reading(tmp_path: Path, content: bytes) -> None:
    comments, problems = read_export(put(tmp_path, content))

    assert not (comments and problems)


def test_the_folder_of_the_export_is_made(tmp_path: Path) -> None:
    path = tmp_path / "var" / "comments" / "export.jsonl"

    write_export([make_comment()], path)

    assert path.read_bytes() == write_line(make_comment())


def test_no_comments_are_an_empty_file(tmp_path: Path) -> None:
    write_export([], tmp_path / "export.jsonl")

    assert (tmp_path / "export.jsonl").read_bytes() == b""


def test_nothing_is_left_beside_the_export(tmp_path: Path) -> None:
    write_export([make_comment()], tmp_path / "export.jsonl")
    write_export([make_removed()], tmp_path / "export.jsonl")

    assert [path.name for path in tmp_path.iterdir()] == ["export.jsonl"]


def test_an_open_reader_keeps_the_former_export_whole(tmp_path: Path) -> None:
    path = tmp_path / "export.jsonl"
    write_export([make_comment("a")], path)

    with path.open("rb") as former:
        write_export([make_comment("b")], path)
        read = former.read()

    assert read == write_line(make_comment("a"))
    assert path.read_bytes() == write_line(make_comment("b"))


UNWRITABLE = {
    "e-mail address": (
        make_comment(name="siti@contoh.id"),
        "name: holds an e-mail address; no address may be public; redact it before approval",
    ),
    "no zone": (
        make_comment(sent_at=SENT_AT.replace(tzinfo=None)),
        "sent_at: no time zone; write ISO 8601 with an offset: 2025-02-26T01:30:00Z",
    ),
    "first moment": (
        make_comment(sent_at=datetime.min.replace(tzinfo=timezone(timedelta(hours=7)))),
        "sent_at: not a moment; write ISO 8601 with an offset: 2025-02-26T01:30:00Z",
    ),
    "last moment": (
        make_comment(sent_at=datetime.max.replace(tzinfo=UTC)),
        "sent_at: not a moment; write ISO 8601 with an offset: 2025-02-26T01:30:00Z",
    ),
    "surrogate": (make_comment(text="\ud800"), "line: not UTF-8 from byte 134 on; write the export as UTF-8"),
    "other normal form": (
        make_comment(name="Rene\u0301"), "line: read back as another comment; give words in normal form C",
    ),
    "absent parent": (
        make_comment(parent="x"),
        "parent: “x” is not in the export; name a comment on the same article, or null",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("comment", "message"), UNWRITABLE.values(), ids=UNWRITABLE.keys())
def test_what_could_not_be_read_back_is_not_written(tmp_path: Path, comment: Comment, message: str) -> None:
    path = tmp_path / "export.jsonl"
    write_export([make_comment("former")], path)

    with pytest.raises(ExportRefusedError) as refusal:
        write_export([make_comment("a"), comment], path)

    assert str(refusal.value) == f"{path.as_posix()}:2: {message}"
    assert [problem.line for problem in refusal.value.problems] == [2]
    assert path.read_bytes() == write_line(make_comment("former"))


def test_a_disk_that_refuses_leaves_the_former_export(tmp_path: Path) -> None:
    path = tmp_path / "export.jsonl"
    (path / "in-the-way").mkdir(parents=True)

    with pytest.raises(OSError, match=r"export\.jsonl"):
        write_export([make_comment()], path)

    assert [entry.name for entry in tmp_path.iterdir()] == ["export.jsonl"]
