"""Store: the clone that a content folder lies in; commits are made without touching its files."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from plugins.sending.change import Revised, SendingRefused, Shared, Writer
from plugins.sending.git import Git, GitFailed

STATE = "kabar"
NOWHERE = "0" * 40
PLAIN_MODES = frozenset({"100644", "100755", "000000"})
QUIET_SSH = "ssh -o BatchMode=yes -o ConnectTimeout=15 -o ServerAliveInterval=15"
NETWORK_SECONDS = 120
"""Source: our choice; a phone's photo on a slow line takes a minute."""


class Clone(Git):
    """A clone, by way of git's own program.

    Args:
        content: the content folder.

    Raises:
        SendingRefused: git is missing, or the folder is in no repository.
    """

    def __init__(self, content: Path) -> None:
        super().__init__(content.resolve())
        self.content = content.resolve()
        try:
            told = self.git("rev-parse", "--show-toplevel", "--absolute-git-dir")
        except FileNotFoundError as error:
            raise SendingRefused(
                "git tidak terpasang di komputer ini, jadi naskah tersimpan di sini saja; "
                "mintalah pengelola situs memasang git"
            ) from error
        except GitFailed as failure:
            raise SendingRefused(
                "folder naskah ini bukan salinan dari tempat bersama (bukan repositori git), jadi naskah "
                "tersimpan di komputer ini saja; mintalah pengelola situs menyiapkannya"
            ) from failure
        top, folder = told.decode("utf-8", "surrogateescape").splitlines()
        self.top, self.git_folder = Path(top).resolve(), Path(folder)
        place = self.content.relative_to(self.top).as_posix()
        self.prefix = "" if place == "." else f"{place}/"
        self.state = self.git_folder / STATE

    def find_shared(self) -> Shared:
        """The remote and the branch that texts go to.

        Raises:
            SendingRefused: there is none, or the clone stands on another branch.
        """
        own = self.ask("symbolic-ref", "--quiet", "--short", "HEAD")
        remotes = (self.ask("remote") or "").split()
        if not remotes:
            raise SendingRefused(
                "salinan ini belum terhubung ke tempat bersama (git tidak mempunyai “remote”), jadi naskah "
                "tersimpan di komputer ini saja; mintalah pengelola situs menghubungkannya"
            )
        remote = self.ask("config", f"branch.{own}.remote") or ""
        if remote not in remotes:
            remote = "origin" if "origin" in remotes else remotes[0]
        head = self.ask("symbolic-ref", "--quiet", "--short", f"refs/remotes/{remote}/HEAD")
        branch = head.removeprefix(f"{remote}/") if head else own or ""
        if own is None or own != branch:
            raise SendingRefused(
                f"salinan ini sedang berada di cabang “{own or 'tanpa nama'}”, padahal naskah dikirim dari "
                f"“{branch or 'main'}”; mintalah pengelola situs mengembalikannya"
            )
        if not self.head():
            raise SendingRefused(
                "tempat bersama masih kosong; mintalah pengelola situs menyiapkan isinya yang pertama"
            )
        if any((self.git_folder / name).exists() for name in ("MERGE_HEAD", "rebase-merge", "rebase-apply")):
            raise SendingRefused(
                "ada penggabungan git yang belum selesai di folder ini; "
                "mintalah pengelola situs menyelesaikannya"
            )
        return Shared(remote=remote, url=self.ask("config", f"remote.{remote}.url") or remote, branch=branch)

    def find_writer(self) -> Writer | None:
        """Who git says is writing here; None where it has no name or no address."""
        name, email = self.ask("config", "user.name"), self.ask("config", "user.email")
        return Writer(name=name, email=email) if name and email else None

    def name_writer(self, writer: Writer) -> None:
        """Keeps a writer's name and address in this clone."""
        self.git("config", "--local", "user.name", writer.name)
        self.git("config", "--local", "user.email", writer.email)

    def find_author(self, commit: str) -> Writer:
        """Who made a commit."""
        name, _, email = (self.ask("log", "-1", "--format=%an%x1f%ae", commit) or "").partition("\x1f")
        return Writer(name=name, email=email)

    def head(self) -> str:
        """The commit that this clone stands on; "" before the first."""
        return self.find("HEAD")

    def find(self, name: str) -> str:
        """A commit's or file's object; "" where there is none."""
        return self.ask("rev-parse", "--verify", "--quiet", name) or ""

    def is_within(self, old: str, new: str) -> bool:
        """True where a commit is another one or comes before it."""
        return old == new or self.ask("merge-base", "--is-ancestor", old, new) is not None

    def common(self, one: str, other: str) -> str:
        """The last commit that two have in common; "" for none."""
        return self.ask("merge-base", one, other) or ""

    def differences(self, old: str, new: str) -> dict[str, Revised]:
        """What differs between two commits, by path from the top."""
        return self._raw("diff-tree", "-r", "-z", "--raw", "--no-renames", "--no-abbrev", old, new)

    def unkept(self) -> dict[str, str]:
        """Paths from the top that may differ from the last commit → their object there, "" for none."""
        # Stat data alone make git name files whose bytes are the same: the caller looks at them.
        place = self.prefix or "."
        command = ("diff-index", "-z", "--raw", "--no-renames", "--no-abbrev", "HEAD", "--", place)
        found = {path: one.old for path, one in self._raw(*command).items()}
        others = self.git("ls-files", "-z", "--others", "--exclude-standard", "--", place)
        return dict.fromkeys(_split(others), "") | found

    def hash_files(self, paths: Sequence[str], *, keeps: bool = False) -> dict[str, str]:
        """The objects that files of the folder would be, their line ends as git keeps them; "" for none.

        Args:
            paths: from the top; keeps: True puts them among git's objects.
        """
        there = [path for path in paths if "\n" not in path and self._is_plain(path)]
        command = ["hash-object", *(["-w"] if keeps else []), "--stdin-paths"]
        told = self.git(
            *command, stdin="".join(f"{path}\n" for path in there).encode("utf-8", "surrogateescape")
        )
        return dict.fromkeys(paths, "") | dict(zip(there, told.decode().split(), strict=True))

    def read(self, blob: str) -> bytes:
        """A file's bytes as git keeps them."""
        return self.git("cat-file", "blob", blob)

    def read_for_disk(self, blob: str, path: str) -> bytes:
        """A file's bytes as they stand in the folder: with the line ends that this machine wants."""
        return self.git("cat-file", "--filters", f"--path={path}", blob)

    def keep(self, raw: bytes) -> str:
        """Puts bytes among git's objects and gives their name."""
        return self.git("hash-object", "-w", "--stdin", stdin=raw).decode().strip()

    def commit(self, parents: Sequence[str], changes: Mapping[str, str], message: str, writer: Writer) -> str:
        """A commit of its first parent's files with some changed; no branch, index or file is touched.

        Args:
            changes: path from the top → object, "" takes it away.
        """
        self.state.mkdir(exist_ok=True)
        index = self.state / "indeks"
        index.unlink(missing_ok=True)
        self.git("read-tree", parents[0], index=index)
        self.put_in_index(index, changes)
        tree = self.git("write-tree", index=index).decode().strip()
        index.unlink(missing_ok=True)
        person = {
            f"GIT_{role}_{part}": value
            for role in ("AUTHOR", "COMMITTER")
            for part, value in (("NAME", writer.name), ("EMAIL", writer.email))
        }
        ancestry = [word for parent in parents for word in ("-p", parent)]
        made = self.git("commit-tree", tree, *ancestry, "-F", "-", stdin=message.encode(), env=person)
        return made.decode().strip()

    def put_in_index(
        self, index: Path, changes: Mapping[str, str], modes: Mapping[str, str] | None = None
    ) -> None:
        """Puts objects into an index that is ours; "" takes a path out."""
        given = modes or {}
        lines = [
            f"{given.get(path, '100644') if blob else 0} {blob or NOWHERE}\t{path}\0"
            for path, blob in changes.items()
        ]
        data = "".join(lines).encode("utf-8", "surrogateescape")
        self.git("update-index", "-z", "--index-info", stdin=data, index=index)

    def set_ref(self, name: str, new: str, old: str | None = None) -> None:
        """Moves a branch or a name of ours, from where it is known to be.

        Raises:
            GitFailed: it is elsewhere by now.
        """
        self.git("update-ref", "-m", "kirim", name, new, *([old] if old is not None else []))

    def fetch(self, shared: Shared, seconds: int = NETWORK_SECONDS) -> None:
        """Asks the shared repository for its branch and for what is proposed there.

        Raises:
            GitFailed: it could not be asked.
        """
        waiting = f"+refs/heads/naskah/*:refs/remotes/{shared.remote}/naskah/*"
        specs = (f"+refs/heads/{shared.branch}:{shared.tracking}", waiting)
        options = ("--quiet", "--no-tags", "--prune", "--no-write-fetch-head", "--no-recurse-submodules")
        self.git("fetch", *options, shared.remote, *specs, env=self._quiet_ssh(), seconds=seconds)

    def push(self, shared: Shared, commit: str, branch: str) -> None:
        """Hands a commit to a branch of the shared repository, which has to follow from what is there.

        Raises:
            GitFailed: it did not arrive.
        """
        options = ("--porcelain", "--no-verify", "--no-recurse-submodules")
        spec = f"{commit}:refs/heads/{branch}"
        self.git("push", *options, shared.remote, spec, env=self._quiet_ssh(), seconds=NETWORK_SECONDS)

    def _quiet_ssh(self) -> Mapping[str, str]:
        """ssh that asks nobody; somebody's own choice of it stands."""
        if os.environ.get("GIT_SSH_COMMAND") or self.ask("config", "core.sshCommand"):
            return {}
        return {"GIT_SSH_COMMAND": QUIET_SSH}

    def _is_plain(self, path: str) -> bool:
        file = self.top / path
        return file.is_file() and not file.is_symlink()

    def _raw(self, *command: str) -> dict[str, Revised]:
        parts = _split(self.git(*command))
        return {
            path: Revised.of(*head.removeprefix(":").split(" ")[:4])
            for head, path in zip(parts[0::2], parts[1::2], strict=True)
        }


def _split(told: bytes) -> list[str]:
    return told.decode("utf-8", "surrogateescape").split("\0")[:-1]
