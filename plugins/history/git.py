"""Store: git's record of one source, followed through renames."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from plugins.history.revision import Revision

_RECORD, _PART = "\x1e", "\x1f"
_FORMAT = f"--format={_RECORD}%H{_PART}%aI{_PART}%an"


class HistoryRefusedError(Exception):
    """There is no history to tell; the message says why, in Indonesian, and what can be done."""


class Repository:
    """The git repository that a content folder lies in.

    Raises:
        HistoryRefusedError: git is not installed, or the folder is in no repository.
    """

    def __init__(self, content: Path) -> None:
        self.content = content.resolve()
        if not self.content.is_dir():
            raise HistoryRefusedError(f"folder naskah {content} tidak ada; periksa --content")
        told = self._run("rev-parse", "--show-toplevel", "--is-shallow-repository")
        if told is None:
            raise HistoryRefusedError(
                f"folder {content} tidak disimpan dalam git, jadi tidak ada riwayat; "
                "yang tersimpan hanya keadaan berkas sekarang"
            )
        top, shallow = told.decode("utf-8", "surrogateescape").splitlines()
        self.top = Path(top).resolve()
        self.is_shallow = shallow == "true"

    def revisions(self, path: str) -> Iterator[Revision]:
        """Every revision of a source, the newest first; what is not committed stands before them.

        Args:
            path: from the content folder, with forward slashes; it may be gone.

        Raises:
            HistoryRefusedError: there is and was no such file.
        """
        commits = self._commits(path)
        file = self.content / path
        now = file.read_bytes() if file.is_file() else None
        if not commits and now is None:
            raise HistoryRefusedError(f"{path} tidak ada dan tidak pernah ada; periksa nama berkasnya")
        last = self._show("HEAD", path) if commits else None
        if now != last:
            yield Revision(who="", moment=None, path=path, old_path=path, now=now, before=last)
        for commit, moment, who, old, new in commits:
            yield Revision(
                who=who,
                moment=datetime.fromisoformat(moment),
                path=new,
                old_path=old,
                now=self._show(commit, new),
                before=self._show(f"{commit}^", old),
            )

    @property
    def hooks(self) -> Path:
        """Where this repository's hooks are, wherever its settings put them."""
        told = self._run("rev-parse", "--git-path", "hooks") or b".git/hooks"
        return (self.content / told.decode("utf-8", "surrogateescape").rstrip("\n")).resolve()

    def staged(self) -> list[tuple[str, str]]:
        """What the next commit changes below the content folder: git's letter (A, D, M, T) and the path."""
        place = self.content.relative_to(self.top).as_posix()
        relative = "--relative" if place == "." else f"--relative={place}/"
        # A hook is told the index by a path from the top.
        told = self._run("diff", "--cached", "--name-status", "--no-renames", "-z", relative, at_top=True)
        parts = (told or b"").decode("utf-8", "surrogateescape").split("\0")
        return list(zip(parts[0::2], parts[1::2], strict=False))

    def _commits(self, path: str) -> list[tuple[str, str, str, str, str]]:
        """Hash, moment, author, place before and after, of each commit."""
        command = ("log", "--follow", "--find-renames=40%", "--name-status", "-z", _FORMAT, "--", path)
        told = (self._run(*command) or b"").decode("utf-8", "replace")
        commits = []
        for record in told.split(_RECORD)[1:]:
            head, _, files = record.partition("\0")
            commit, moment, who = head.strip("\n").split(_PART)
            places = [place for place in files.strip("\n").split("\0") if place.strip()][1:]
            places = [self._from_content(place) for place in places]
            if places:
                commits.append((commit, moment, who, places[0], places[-1]))
        return commits

    def _from_content(self, place: str) -> str:
        """A place told from the repository's top, as told from the content folder."""
        file = self.top / place
        return file.relative_to(self.content).as_posix() if file.is_relative_to(self.content) else place

    def _show(self, commit: str, path: str) -> bytes | None:
        """The bytes of a source at a commit; None where it was not there."""
        return self._run("cat-file", "blob", f"{commit}:./{path}")

    def _run(self, *arguments: str, at_top: bool = False) -> bytes | None:
        """What git says in the content folder, or at the repository's top; None where it refuses.

        Raises:
            HistoryRefusedError: git is not installed.
        """
        command = ["git", "-c", "core.quotePath=false", *arguments]
        try:
            done = subprocess.run(
                command, cwd=self.top if at_top else self.content, capture_output=True, check=False
            )
        except FileNotFoundError as error:
            raise HistoryRefusedError(
                "git tidak terpasang di komputer ini, jadi riwayat tidak dapat dibaca; "
                "pasang git, atau lihat riwayat berkas di situs tempat naskah disimpan"
            ) from error
        return done.stdout if done.returncode == 0 else None
