"""Who has to approve an office's texts stands in the register, and is checked like all of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plugins.categories.register import read_registers
from plugins.categories.registers import Registers

OFFICE = """\
[semarang]
name = "BKN Semarang"
city = "Kota Semarang"
province = "Jawa Tengah"
timezone = "Asia/Jakarta"
"""


def read(content: Path, line: str) -> tuple[Registers, list[str]]:
    folder = content / "registers"
    folder.mkdir(exist_ok=True)
    (folder / "offices.toml").write_text(f"{OFFICE}{line}\n", encoding="utf-8")
    for name in ("categories", "topics"):
        (folder / f"{name}.toml").write_text("", encoding="utf-8")
    registers, problems = read_registers(content)
    return registers, [problem.tell() for problem in problems]


def test_an_office_that_names_approvers_needs_their_approval(tmp_path: Path) -> None:
    named = ["@humas-semarang", "@bkn/humas.jateng", "@bkn/daerah/humas", "humas+web@semarang.bkn.example"]

    registers, told = read(tmp_path, f"approvers = {json.dumps(named)}")

    assert told == []
    assert registers.offices["semarang"].approvers == tuple(named)
    assert registers.offices["semarang"].needs_approval


def test_an_office_that_names_nobody_needs_no_approval(tmp_path: Path) -> None:
    registers, told = read(tmp_path, "")

    assert told == []
    assert not registers.offices["semarang"].needs_approval


NOBODY = (
    'tidak menyebut siapa pun; sebutkan akunnya, misalnya ["@nama-akun"], atau hapus kunci ini bila tidak '
    "perlu persetujuan"
)
FORM = "tulis @nama-akun, @grup/tim, atau alamat surel"


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ('"@humas"', 'bukan daftar akun; tulis approvers = ["@nama-akun"]'),
        ("true", 'bukan daftar akun; tulis approvers = ["@nama-akun"]'),
        ("[1]", 'bukan daftar akun; tulis approvers = ["@nama-akun"]'),
        ("[]", NOBODY),
        ('[""]', f"“” bukan akun; {FORM}"),
        ('["humas"]', f"“humas” bukan akun; {FORM}"),
        ('["@humas, @kepala"]', f"“@humas, @kepala” bukan akun; {FORM}"),
        ('["@humas #"]', f"“@humas #” bukan akun; {FORM}"),
        ('["@humas\\n* @luar"]', f"“@humas\\u000a* @luar” bukan akun; {FORM}"),
        ('["humas@"]', f"“humas@” bukan akun; {FORM}"),
        ('["@Humas", "@humas"]', "“@humas” disebut dua kali; hapus salah satunya"),
    ],
    ids=["text", "true", "number", "none", "empty", "bare", "two", "comment", "line", "half", "twice"],
)
def test_what_names_nobody_whom_a_host_knows_is_refused(tmp_path: Path, written: str, fault: str) -> None:
    registers, told = read(tmp_path, f"approvers = {written}")

    assert told == [f"content/registers/offices.toml:1: semarang.approvers: {fault}"]
    assert "semarang" not in registers.offices
