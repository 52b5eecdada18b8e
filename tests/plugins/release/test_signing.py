"""Signatures are minisign's: each tool takes what the other made, and nothing that was touched."""

from __future__ import annotations

import base64
import struct
import subprocess
from pathlib import Path

import pytest

from plugins.release.scrypting import costs_of, stream_of
from plugins.release.signing import (
    KeyRefused,
    SecretKey,
    find_signature_fault,
    make_key,
    read_public_key,
    read_secret_key,
    sign,
)

DATA = b'{"format":"x"}\n'
COMMENT = "kabar-kinerja release order 7 commit abc"
PASSWORD = "kata sandi yang panjang"


@pytest.fixture
def key() -> SecretKey:
    return make_key(bytes(range(32)), b"kabar\x00\x01\x02")


def seal(key: SecretKey, password: str) -> str:
    """A key as minisign seals it, at the least cost that its form allows."""
    data = bytearray(base64.b64decode(key.file.splitlines()[1]))
    limits, salt = struct.pack("<QQ", 32768, 1 << 20), bytes(range(32))
    sealed = bytes(data[54:126]) + key.checksum
    stream = stream_of(password.encode(), salt, limits, len(sealed))
    assert stream is not None
    data[2:4], data[6:38], data[38:54] = b"Sc", salt, limits
    data[54:] = bytes(one ^ other for one, other in zip(sealed, stream, strict=True))
    return f"untrusted comment: sealed\n{base64.b64encode(data).decode()}\n"


@pytest.mark.minisign
def test_minisign_verifies_what_we_sign(key: SecretKey, tmp_path: Path) -> None:
    (tmp_path / "release.json").write_bytes(DATA)
    (tmp_path / "release.json.minisig").write_bytes(sign(DATA, key, COMMENT))

    told = run("-VHm", "release.json", "-P", key.public.line, folder=tmp_path)

    assert told == f"Signature and comment signature verified\nTrusted comment: {COMMENT}\n"


@pytest.mark.minisign
@pytest.mark.parametrize("password", ["", PASSWORD], ids=["open key", "sealed key"])
def test_minisign_signs_with_our_keys_exactly_as_we_do(key: SecretKey, tmp_path: Path, password: str) -> None:
    (tmp_path / "data").write_bytes(DATA)
    text = seal(key, password) if password else key.file.decode()
    (tmp_path / "key").write_text(text, encoding="ascii")
    ours = sign(DATA, read_secret_key(text, password), COMMENT)

    first = ours.splitlines()[0].decode().removeprefix("untrusted comment: ")
    run("-Sm", "data", "-s", "key", "-t", COMMENT, "-c", first, folder=tmp_path, stdin=f"{password}\n")

    assert (tmp_path / "data.minisig").read_bytes() == ours


@pytest.mark.minisign
def test_key_made_by_minisign_is_taken(tmp_path: Path) -> None:
    run("-GWp", "key.pub", "-s", "key", folder=tmp_path)

    key = read_secret_key((tmp_path / "key").read_text(encoding="ascii"))

    assert read_public_key((tmp_path / "key.pub").read_text(encoding="ascii")) == key.public
    assert key.public.file == (tmp_path / "key.pub").read_bytes()


def test_no_byte_of_data_or_signature_can_be_changed(key: SecretKey) -> None:
    signature = sign(DATA, key, COMMENT)
    assert find_signature_fault(DATA, signature, [key.public]) == ""

    taken = [number for number in range(len(signature)) if not refuses(DATA, flip(signature, number), key)]
    taken_data = [number for number in range(len(DATA)) if not refuses(flip(DATA, number), signature, key)]

    assert (taken, taken_data) == ([], [])


def test_old_and_new_key_are_both_taken_while_one_follows_the_other(key: SecretKey) -> None:
    new = make_key(b"2" * 32, b"another1")
    keys = [key.public, new.public]

    faults = [find_signature_fault(DATA, sign(DATA, each, COMMENT), keys) for each in (key, new)]

    assert faults == ["", ""]
    assert find_signature_fault(DATA, sign(DATA, key, COMMENT), [new.public]) == (
        f"made with key {key.public.name}, which is none of ours"
    )


@pytest.mark.parametrize(
    ("change", "password", "message"),
    [
        (lambda text: "hello", "", "not a key or a signature of minisign's"),
        (lambda text: text[:-20], "", "not a key or a signature of minisign's"),
        (
            lambda text: "RWQ" + "A" * 53,
            "",
            "not a secret key of minisign's: 212 letters that begin with RW",
        ),
        (lambda text: text, "", "the secret key has a password, and none is given"),
        (lambda text: text, "salah", "the secret key's password is wrong"),
    ],
    ids=["no key", "cut short", "public key", "no password", "wrong password"],
)
def test_unusable_key_is_refused_without_a_letter_of_it(
    key: SecretKey, change: object, password: str, message: str
) -> None:
    sealed = seal(key, PASSWORD)

    with pytest.raises(KeyRefused) as refusal:
        read_secret_key(change(sealed), password)  # type: ignore[operator]

    assert str(refusal.value) == message


def test_key_shows_itself_to_nobody_who_prints_it(key: SecretKey) -> None:
    shown = repr(key) + str(key)

    assert repr(key.seed) not in shown
    assert "seed" not in shown


def test_costs_are_libsodiums() -> None:
    assert costs_of(33_554_432, 1 << 30) == (1 << 20, 1)
    assert costs_of(524_288, 1 << 24) == (1 << 14, 1)
    assert costs_of(32_768, 1 << 30) == (1 << 10, 1)


def refuses(data: bytes, signature: bytes, key: SecretKey) -> bool:
    return find_signature_fault(data, signature, [key.public]) != ""


def flip(data: bytes, number: int) -> bytes:
    return data[:number] + bytes([data[number] ^ 1]) + data[number + 1 :]


def run(*words: str, folder: Path, stdin: str = "") -> str:
    told = subprocess.run(
        ["minisign", *words], cwd=folder, input=stdin, capture_output=True, encoding="utf-8", check=True
    )
    return told.stdout
