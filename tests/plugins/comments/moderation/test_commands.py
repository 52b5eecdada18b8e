"""The desk by command: the same deeds over the same store, beside a running service too."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from plugins.comments.inbox import schema
from plugins.comments.inbox.database import begin_writing
from plugins.comments.inbox.states import State
from plugins.comments.intake.desk import Desk
from plugins.comments.moderation.account_commands import keep_account
from plugins.comments.moderation.commands import (
    Action,
    audit_log,
    decide_comments,
    list_comments,
    redact_comment,
    reply_to_comment,
)
from plugins.comments.moderation.roles import Role
from tests.fixtures.content import ROOT
from tests.plugins.comments.moderation.making import (
    PASSWORD,
    put_account,
    put_comment,
    read_comment,
    read_deeds,
)
from tests.plugins.comments.moderation.visiting import Clock, make_ready, visiting

Type = Callable[[str], None]
Told = pytest.CaptureFixture[str]


@pytest.fixture
def conf_file(desk_conf: dict[str, Any], tmp_path: Path) -> str:
    """The settings of the test's desk as a file."""
    lines = [
        f"{name} = {value!r}" for name, value in desk_conf.items() if isinstance(value, str | bool | None)
    ]
    path = tmp_path / "conf.py"
    path.write_text("\n".join(lines))
    return str(path)


@pytest.fixture
def type_in(monkeypatch: pytest.MonkeyPatch) -> Type:
    """What standard input gives."""
    return lambda words: monkeypatch.setattr(sys, "stdin", io.StringIO(words))


@pytest.mark.parametrize(
    ("action", "reason", "before", "after", "told"),
    [
        (Action.APPROVE, "", State.HELD, State.APPROVED, "2 komentar ditayangkan.\n"),
        (Action.REJECT, "iklan", State.HELD, State.REJECTED, "2 komentar ditolak.\n"),
        (Action.SPAM, "", State.HELD, State.REJECTED, "2 komentar ditandai sebagai spam.\n"),
        (Action.REMOVE, "lain", State.APPROVED, State.REMOVED, "2 komentar dihapus dari halaman.\n"),
    ],
    ids=lambda value: value.value if isinstance(value, Action) else "",
)
def test_a_command_decides_many(
    desk: Desk,
    conf_file: str,
    capsys: Told,
    action: Action,
    reason: str,
    before: State,
    after: State,
    told: str,
) -> None:
    put_comment(desk.engine, "k1", state=before)
    put_comment(desk.engine, "k2", state=before, office="dumai")

    status = decide_comments(action, "k1, k2", reason=reason, settings=conf_file)

    assert (status, capsys.readouterr().out) == (0, told)
    assert {read_comment(desk.engine, one).state for one in ("k1", "k2")} == {after}
    assert {deed[0] for deed in read_deeds(desk.engine)} == {"perintah"}


def test_what_is_refused_is_told_by_its_id(desk: Desk, conf_file: str, capsys: Told) -> None:
    put_comment(desk.engine, "k1")

    status = decide_comments(Action.APPROVE, "k1,k9", settings=conf_file)

    told = capsys.readouterr()
    assert (status, told.out) == (1, "1 komentar ditayangkan.\n")
    assert told.err == "k9: 1 komentar tidak ditemukan di antara komentar kantor Anda.\n"


def test_without_a_reason_the_reasons_are_told(desk: Desk, conf_file: str, capsys: Told) -> None:
    put_comment(desk.engine)

    status = decide_comments(Action.REJECT, "k1", settings=conf_file)

    assert status == 1
    assert capsys.readouterr().err.startswith(
        "Sebutkan alasannya dengan --reason:\n  di-luar-topik: di luar topik artikel\n"
    )
    assert read_comment(desk.engine).state is State.HELD


@pytest.mark.parametrize(
    ("login", "told"),
    [
        ("budi", "k1: 1 komentar tidak ditemukan di antara komentar kantor Anda.\n"),
        ("agus", "k1: Peran Anda hanya untuk membaca; tidak ada yang diubah.\n"),
        ("siapa", "Tidak ada akun aktif bernama “siapa”.\n"),
    ],
    ids=["other_office", "auditor", "nobody"],
)
def test_who_decides_by_command_has_their_own_rights(
    desk: Desk, conf_file: str, capsys: Told, login: str, told: str
) -> None:
    put_comment(desk.engine)
    with begin_writing(desk.engine) as connection:
        put_account(connection, "budi", offices=["dumai"])
        put_account(connection, "agus", role=Role.AUDITOR, offices=[])

    status = decide_comments(Action.APPROVE, "k1", account=login, settings=conf_file)

    assert (status, capsys.readouterr().err) == (1, told)
    assert read_comment(desk.engine).state is State.HELD


def test_a_listed_comment_is_told_whole_and_moves_no_cursor(desk: Desk, conf_file: str, capsys: Told) -> None:
    put_comment(
        desk.engine,
        name="\x1b[2JWahyu",
        text="Baris satu\nBaris \x1b]0;dua\u202e",
        score=40,
        reasons=[["judi:gacor", 40]],
        flags=["nik"],
    )

    status = list_comments(settings=conf_file)

    assert status == 0
    assert capsys.readouterr().out == (
        "k1 · 2026-03-02 02:00 UTC · semarang · /semarang/2025/02/26/kinerja-asn/\n"
        "Nama: �[2JWahyu\n"
        "Nilai spam 40: memuat kata “gacor”, khas iklan judi.\n"
        "Perhatikan: Teks tampaknya memuat nomor induk kependudukan (NIK).\n"
        "    Baris satu\n"
        "    Baris �]0;dua�\n"
    )


def test_an_empty_or_unknown_shelf_says_so(desk: Desk, conf_file: str, capsys: Told) -> None:
    statuses = [list_comments(shelf=shelf, settings=conf_file) for shelf in ("menunggu", "atas")]

    told = capsys.readouterr()
    assert statuses == [0, 1]
    assert told.out == "Tidak ada komentar di rak ini.\n"
    assert told.err == ("Rak “atas” tidak ada; pilih menunggu, diduga-spam, ditayangkan, ditolak, dihapus.\n")


def test_a_passage_and_a_reply_are_read_from_standard_input(
    desk: Desk, conf_file: str, type_in: Type
) -> None:
    put_comment(desk.engine, text="Telepon 0812-3456-7890 ya")

    type_in("0812-3456-7890\n")
    redacted = redact_comment("k1", reason="data-pribadi", settings=conf_file)
    type_in("Terima kasih.\n")
    replied = reply_to_comment("k1", settings=conf_file)

    assert (redacted, replied) == (0, 0)
    assert read_comment(desk.engine).text == "Telepon [dihapus moderator] ya"
    assert [deed[1] for deed in read_deeds(desk.engine)] == ["redact", "approve", "reply"]


def test_a_whole_log_tells_its_last_digest_and_keeps_it(desk: Desk, conf_file: str, capsys: Told) -> None:
    put_comment(desk.engine)
    audit_log(settings=conf_file)
    kept = capsys.readouterr().out.split()[-1]
    decide_comments(Action.APPROVE, "k1", settings=conf_file)

    status = audit_log(expect=kept, settings=conf_file)

    assert (status, len(kept)) == (0, 64)


def test_a_tampered_entry_is_named(desk: Desk, conf_file: str, capsys: Told) -> None:
    for comment in ("k1", "k2", "k3"):
        put_comment(desk.engine, comment)
    decide_comments(Action.APPROVE, "k1,k2,k3", settings=conf_file)
    with begin_writing(desk.engine) as connection:
        connection.execute(update(schema.log).where(schema.log.c.number == 2).values(subject="k9"))

    status = audit_log(settings=conf_file)

    assert status == 1
    assert capsys.readouterr().err == "Catatan nomor 2 tidak seperti saat ditulis: catatan telah diubah.\n"


def test_a_cut_tail_is_found_by_a_digest_that_was_kept(desk: Desk, conf_file: str, capsys: Told) -> None:
    put_comment(desk.engine)
    decide_comments(Action.APPROVE, "k1", settings=conf_file)
    audit_log(settings=conf_file)
    kept = capsys.readouterr().out.split()[-1]
    with begin_writing(desk.engine) as connection:
        connection.execute(schema.log.delete().where(schema.log.c.number == 1))

    unaware, aware = audit_log(settings=conf_file), audit_log(expect=kept, settings=conf_file)

    assert (unaware, aware) == (0, 1)
    assert capsys.readouterr().err == f"Sidik {kept} tidak ada lagi: ujung catatan telah dipotong.\n"


def test_the_first_account_is_made_by_command_and_comes_in(
    desk: Desk, conf_file: str, clock: Clock, type_in: Type, capsys: Told
) -> None:
    type_in(f"{PASSWORD}\n")
    status = keep_account("add", login="ratna", role="admin", settings=conf_file)

    with visiting(desk, clock) as person:
        answer = person.sign_in("ratna", code="")
        assert person.follow(answer).headers["Location"] == "/moderasi/saya/"

    assert status == 0
    assert capsys.readouterr().out == "Akun “ratna” dibuat. Masuk di /moderasi/, lalu pasang kode masuk.\n"


@pytest.mark.parametrize(
    ("deed", "options", "typed", "told"),
    [
        ("tambah", {}, "", "Perintah “tambah” tidak ada; pilih list, add, reset, deactivate, activate.\n"),
        (
            "add",
            {"login": "ratna", "role": "raja"},
            "",
            "Peran “raja” tidak ada; pilih moderator, admin, auditor.\n",
        ),
        ("add", {"login": "ratna"}, "", "Pilih sekurang-kurangnya satu kantor untuk moderator.\n"),
        ("add", {"login": "ratna", "offices": "x"}, "", "Kantor “x” tidak ada di register.\n"),
        (
            "add",
            {"login": "ratna", "role": "admin"},
            "pendek\n",
            "Kata sandi paling sedikit 12 huruf; beberapa kata yang tak berkaitan sudah baik.\n",
        ),
        ("reset", {"login": "ratna"}, "", "Tidak ada akun bernama “ratna”.\n"),
        ("deactivate", {"login": "siti"}, "", "Ini satu-satunya admin; buat admin lain dahulu.\n"),
    ],
    ids=["deed", "role", "no_office", "office", "password", "unknown", "last"],
)
def test_a_faulty_command_changes_no_account(
    desk: Desk,
    conf_file: str,
    type_in: Type,
    capsys: Told,
    deed: str,
    options: dict[str, str],
    typed: str,
    told: str,
) -> None:
    make_ready(desk, role=Role.ADMIN, offices=[])
    type_in(typed)

    status = keep_account(deed, settings=conf_file, **options)

    assert (status, capsys.readouterr().err) == (1, told)


class Terminal(io.StringIO):
    """Standard input at which a person sits."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("typed", "status", "told"),
    [
        ([PASSWORD, PASSWORD], 0, ""),
        ([PASSWORD, "lain sekali ya ini"], 1, "Kedua kata sandi tidak sama; ulangi.\n"),
    ],
    ids=["alike", "not_alike"],
)
def test_at_a_terminal_the_password_is_asked_for_twice(
    desk: Desk,
    conf_file: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Told,
    typed: list[str],
    status: int,
    told: str,
) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal())
    answers = iter(typed)

    given = keep_account("add", login="ratna", role="admin", ask=lambda _: next(answers), settings=conf_file)

    assert (given, capsys.readouterr().err) == (status, told)


def test_accounts_are_listed_shut_and_opened(desk: Desk, conf_file: str, capsys: Told) -> None:
    make_ready(desk)

    for deed in ("list", "deactivate", "list", "activate"):
        assert keep_account(deed, login="siti", settings=conf_file) == 0

    assert capsys.readouterr().out.splitlines() == [
        "siti moderator semarang (aktif, dengan kode)",
        "Akun “siti” dinonaktifkan.",
        "siti moderator semarang (nonaktif, dengan kode)",
        "Akun “siti” diaktifkan.",
    ]


def test_the_task_decides_beside_a_running_service(desk: Desk, clock: Clock) -> None:
    put_comment(desk.engine, office="semarang")
    environment = {
        **os.environ,
        "INTAKE_STORE": str(desk.engine.url),
        "INTAKE_KEY_FILE": str(desk.settings.key_file),
    }
    with visiting(desk, clock) as person:
        make_ready(desk)
        person.follow(person.sign_in())

        command = [sys.executable, "-m", "invoke", "comments-reject", "k1", "--reason", "iklan"]
        told = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=60
        )
        person.send("/moderasi/putuskan/", pick="k1.1", action="approve")

    assert (told.returncode, told.stdout) == (0, "1 komentar ditolak.\n"), told.stderr
    assert read_comment(desk.engine).state is State.REJECTED
