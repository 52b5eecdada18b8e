"""Edge: where keys come from: the secret one from the environment, the public ones from publishconf.py."""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Mapping, MutableMapping
from pathlib import Path
from typing import Any

from plugins.release.signing import (
    KeyRefused,
    PublicKey,
    SecretKey,
    make_key,
    read_public_key,
    read_secret_key,
)
from plugins.root import ROOT

SECRET, PASSWORD, PUBLIC = "RELEASE_SIGNING_KEY", "RELEASE_SIGNING_PASSWORD", "RELEASE_KEYS"


def take_secrets(environment: MutableMapping[str, str]) -> dict[str, str]:
    """The signing key and its password, taken out: programs that a build runs shall not see them."""
    return {name: environment.pop(name) for name in (SECRET, PASSWORD) if name in environment}


def read_signing_key(environment: Mapping[str, str], settings: Mapping[str, Any]) -> SecretKey | None:
    """The key that signs; None where the environment has none.

    Raises:
        KeyRefused: it cannot be used, or nobody could verify what it signs, because its public half
            is not in RELEASE_KEYS.
    """
    text = environment.get(SECRET, "").strip()
    if not text:
        return None
    try:
        key = read_secret_key(text, environment.get(PASSWORD, ""))
    except KeyRefused as refusal:
        raise KeyRefused(f"{SECRET}: {refusal}; give the last line of the key's file, not its name") from None
    if key.public not in read_public_keys(settings):
        raise KeyRefused(
            f"{SECRET}: its public half is none of {PUBLIC}; "
            f'see whether it is the right key, then write into publishconf.py: "{key.public.line}"'
        )
    return key


def read_public_keys(settings: Mapping[str, Any]) -> tuple[PublicKey, ...]:
    """The publication's public keys, several while a new one takes an old one's place.

    Raises:
        KeyRefused: one of RELEASE_KEYS is none.
    """
    try:
        return tuple(read_public_key(line) for line in settings.get(PUBLIC) or ())
    except (KeyRefused, AttributeError) as refusal:
        raise KeyRefused(f'{PUBLIC}: {refusal}; write ("RW…",), in the environment RW… RW…') from None


def make_key_file(path: Path) -> PublicKey:
    """A new key pair, its secret half in a file that only its owner may read.

    Raises:
        KeyRefused: the file is there already, lies in the project, or cannot be written.
    """
    place = path.absolute().resolve()
    if place.is_relative_to(ROOT):
        raise KeyRefused(
            f"{path}: lies in the project, where a key might be committed; name a file elsewhere"
        )
    key = make_key(secrets.token_bytes(32), secrets.token_bytes(8))
    try:
        handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise KeyRefused(f"{path}: is there already, and a key is never written over; name another") from None
    except OSError as error:
        raise KeyRefused(f"{path}: {error.strerror}") from None
    with os.fdopen(handle, "wb") as stream:
        stream.write(key.file)
    return key.public


def release_key(file: str) -> int:
    """The task `release-key`: makes a key pair and tells where each half belongs. Returns the exit status."""
    try:
        public = make_key_file(Path(file))
    except KeyRefused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    print(
        f"Secret key: {file}\n"
        f"  Put its last line into the secret {SECRET} of whoever publishes (CI's secrets, or\n"
        "  an environment file of root's with mode 0600), a copy into a safe, and delete the file.\n"
        "  It is in no backup of the project, and who has it can sign for you.\n"
        f"Public key {public.name}: write it into {PUBLIC} of publishconf.py, beside those still in use:\n"
        f'  "{public.line}",\n'
        f"Anybody verifies a release with: minisign -Vm release.json -P {public.line}"
    )
    return 0
