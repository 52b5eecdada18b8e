"""Rules: git's complaints, as its hosts word them, mean one of five things."""

from __future__ import annotations

import pytest

from plugins.sending.failing import Cause, find_cause, tell_cause

HOST = "https://git.bkn.example/kabar"


@pytest.mark.parametrize(
    ("told", "cause"),
    [
        ("!\tab12:refs/heads/main\t[rejected] (fetch first)", Cause.RACE),
        ("!\tab12:refs/heads/main\t[rejected] (non-fast-forward)", Cause.RACE),
        (
            "! [remote rejected] main -> main (cannot lock ref 'refs/heads/main': is at ab but expected cd)",
            Cause.RACE,
        ),
        (
            "fatal: could not read Username for 'https://git.bkn.example': terminal prompts disabled",
            Cause.LOGIN,
        ),
        ("fatal: Authentication failed for 'https://git.bkn.example/kabar/'", Cause.LOGIN),
        ("git@git.bkn.example: Permission denied (publickey).", Cause.LOGIN),
        ("error: RPC failed; HTTP 403 curl 22 The requested URL returned error: 403", Cause.LOGIN),
        (
            "remote: GH006: Protected branch\n ! [remote rejected] main -> main (protected branch)",
            Cause.REFUSED,
        ),
        ("fatal: couldn't find remote ref refs/heads/main", Cause.MISSING),
        ("fatal: unable to access 'https://x/': Could not resolve host: x", Cause.NETWORK),
        ("ssh: connect to host x port 22: Connection timed out", Cause.NETWORK),
        ("timed out", Cause.NETWORK),
    ],
)
def test_complaint_means_what_its_writer_can_do_something_about(told: str, cause: Cause) -> None:
    assert find_cause(told) is cause


@pytest.mark.parametrize(
    ("cause", "sentence"),
    [
        (
            Cause.LOGIN,
            f"tempat bersama ({HOST}) tidak mengenali Anda di komputer ini; mintalah pengelola situs "
            "memasang izin masuk git (sekali saja), lalu tekan Kirim lagi",
        ),
        (
            Cause.REFUSED,
            f"tempat bersama ({HOST}) menolak kiriman ini (dilindungi); sampaikan kepada pengelola situs",
        ),
        (
            Cause.MISSING,
            f"tempat bersama ({HOST}) tidak memuat cabang yang dituju; sampaikan kepada pengelola situs",
        ),
        (Cause.RACE, "orang lain terus mengirim pada saat yang sama; tekan Kirim sekali lagi"),
        (
            Cause.NETWORK,
            f"tempat bersama ({HOST}) tidak terjangkau; periksa sambungan internet, lalu tekan Kirim lagi",
        ),
    ],
)
def test_every_cause_has_its_sentence(cause: Cause, sentence: str) -> None:
    assert tell_cause(cause, "! [remote rejected] main -> main (dilindungi)", HOST) == sentence
