"""Store: the files of a clone, moved to another commit so that nothing that was written here is lost."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from plugins.gate.folders import SOURCE_ENDING
from plugins.sending.change import Change, Clash, Revised, SendingRefused, Shared, is_ours
from plugins.sending.clone import PLAIN_MODES, Clone
from plugins.sending.copying import make_copy, name_copies, rename_shown, shows
from plugins.sending.telling import Teller

JOURNAL = "pindah.json"
OWN_REFS = "refs/kabar/"


class Worktree:
    """The files of a clone, beside its commits.

    Args:
        clone: with the turn held; shared: where its branch belongs.
        teller: says who changed what.
    """

    def __init__(self, clone: Clone, shared: Shared, teller: Teller) -> None:
        self._clone = clone
        self._branch = f"refs/heads/{shared.branch}"
        self._teller = teller
        self._journal = clone.state / JOURNAL

    def changes(self, *, keeps: bool = False) -> list[Change]:
        """What the form's files differ in from the last commit, by path.

        Args:
            keeps: True puts what stands there now among git's objects.
        """
        prefix = self._clone.prefix
        found = {
            path: old
            for path, old in self._clone.unkept().items()
            if is_ours(path.removeprefix(prefix)) and not Path(path).name.startswith(".")
        }
        now = self._clone.hash_files(sorted(found), keeps=keeps)
        return [
            Change(path=path.removeprefix(prefix), before=found[path], now=now[path])
            for path in sorted(found)
            if found[path] != now[path]
        ]

    def mend(self) -> list[Clash]:
        """Ends a move that was interrupted."""
        try:
            noted = json.loads(self._journal.read_bytes())
            branch, old, new = noted["branch"], noted["from"], noted["to"]
        except FileNotFoundError:
            return []
        except (ValueError, KeyError, TypeError):
            self._journal.unlink()
            return []
        clashes: list[Clash] = []
        head = self._clone.head()
        if branch == self._branch and head == old and not self.blocked(old, new):
            return self.move(new)
        if branch == self._branch and head == new:
            self._renew_index(self._clone.differences(old, new))
        self._journal.unlink()
        return clashes

    def blocked(self, old: str, new: str) -> list[str]:
        """Files that a move would change and that are not the form's to set aside."""
        differing = self._clone.differences(old, new)
        prefix = self._clone.prefix
        others = [path for path in differing if not self._is_ours(path)]
        now = self._clone.hash_files(others)
        odd = [path for path, one in differing.items() if not {one.old_mode, one.new_mode} <= PLAIN_MODES]
        edited = [path for path in others if now[path] not in (differing[path].old, differing[path].new)]
        return sorted({path.removeprefix(prefix) for path in (*odd, *edited)})

    def move(self, new: str) -> list[Clash]:
        """Brings the branch and its files from the last commit to another one.

        What somebody wrote here and did not send stays, or is kept beside what came. Whoever is
        interrupted finds the journal, and goes on.

        Returns:
            Files that were changed on both sides.

        Raises:
            GitFailed: the branch was moved by somebody else; OSError: a file cannot be written.
        """
        old = self._clone.head()
        if old == new:
            return []
        noted = {"branch": self._branch, "from": old, "to": new}
        _put(self._journal, json.dumps(noted).encode())
        differing = self._clone.differences(old, new)
        clashes = self._settle(old, new, differing)
        self._renew_index(differing)
        self._clone.set_ref(self._branch, new, old)
        self._journal.unlink()
        return clashes

    def set_aside(self, path: str, raw: bytes) -> str:
        """Keeps a file's bytes beside it, a text as a draft; gives its path from the content folder."""
        text = make_copy(path, raw)
        for copy in name_copies(path):
            file = self._clone.content / copy
            if file.is_file() and file.read_bytes() == text:
                return copy
            if not file.exists():
                _put(file, text)
                return copy
        raise AssertionError("names never end")

    def _settle(self, old: str, new: str, differing: Mapping[str, Revised]) -> list[Clash]:
        now = self._clone.hash_files(list(differing))
        clashes = []
        for path, one in differing.items():
            here = now[path]
            if here == one.new:
                continue
            if here == one.old or not self._is_ours(path):
                self._write(path, one)
            elif not self._is_own(path, one.new):
                clashes.append(self._part(path, one, here, old, new))
        return clashes

    def _part(self, path: str, one: Revised, here: str, old: str, new: str) -> Clash:
        """Finds a place for both versions of a file."""
        place = path.removeprefix(self._clone.prefix)
        if not one.new:
            return self._teller.tell_clash(place, "", "tetap", old, new, one)
        copy = ""
        if here and not self._is_accepted(path, here, new):
            copy = self.set_aside(place, (self._clone.top / path).read_bytes())
            if not place.endswith(SOURCE_ENDING):
                self._show_copy(place, copy)
        self._write(path, one)
        fate = "disalin" if copy else "kembali"
        return self._teller.tell_clash(place, copy, fate, old, new, one)

    def _show_copy(self, path: str, copy: str) -> None:
        """Texts that were written here show the photo that was chosen here, under its new name."""
        for change in self.changes():
            file = self._clone.content / change.path
            if change.path.endswith(SOURCE_ENDING) and change.now and shows(raw := file.read_bytes(), path):
                _put(file, rename_shown(raw, path, copy))

    def _is_own(self, path: str, blob: str) -> bool:
        """True where what comes is what was sent from here: whatever stands here now was written after it."""
        return any(
            self._clone.find(f"{commit}:{path}") == blob and path in self._last_changes(commit)
            for commit in self._own_commits()
        )

    def _is_accepted(self, path: str, blob: str, new: str) -> bool:
        """True where what stands here was sent, and has been taken into what comes."""
        return any(
            self._clone.find(f"{commit}:{path}") == blob and self._clone.is_within(commit, new)
            for commit in self._own_commits()
        )

    def _own_commits(self) -> Sequence[str]:
        return (self._clone.ask("for-each-ref", "--format=%(objectname)", OWN_REFS) or "").split()

    def _last_changes(self, commit: str) -> Mapping[str, Revised]:
        return self._clone.differences(f"{commit}^", commit) if self._clone.find(f"{commit}^") else {}

    def _is_ours(self, path: str) -> bool:
        prefix = self._clone.prefix
        return path.startswith(prefix) and is_ours(path.removeprefix(prefix))

    def _write(self, path: str, one: Revised) -> None:
        file = self._clone.top / path
        if one.new:
            _put(file, self._clone.read_for_disk(one.new, path), 0o755 if one.new_mode == "100755" else 0o644)
        else:
            file.unlink(missing_ok=True)

    def _renew_index(self, differing: Mapping[str, Revised]) -> None:
        """Tells git's index what was moved; all else that stands in it stays."""
        index, lock, own = (
            self._clone.git_folder / "index",
            self._clone.git_folder / "index.lock",
            self._clone.state / "index",
        )
        try:
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        except FileExistsError as error:
            raise SendingRefused(
                "program git lain sedang bekerja di folder ini; tunggu sebentar, lalu tekan Kirim lagi"
            ) from error
        try:
            own.unlink(missing_ok=True)
            if index.is_file():
                shutil.copyfile(index, own)
            objects = {path: one.new for path, one in differing.items()}
            modes = {path: one.new_mode for path, one in differing.items()}
            self._clone.put_in_index(own, objects, modes)
            own.replace(index)
        finally:
            lock.unlink()


def _put(file: Path, raw: bytes, mode: int = 0o644) -> None:
    """Puts a file in place whole: who reads it meanwhile gets the old or the new one."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".naskah-")
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(raw)
        Path(name).chmod(mode)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
