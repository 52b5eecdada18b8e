"""Store: the folder beside an import: report, mapping, redirects, readers' words, what is set apart."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from plugins.comments.carrying.files import whole_file
from plugins.importing.ledger import put
from plugins.importing.redirects import Hosts, stub_path, write_host_file, write_nginx, write_stub
from plugins.importing.report_page import write_page
from plugins.importing.reporting import Report
from plugins.importing.scratch import Scratch

SCRATCH = "impor-"
"""How names of folders begin in which a run makes what it will put in place."""

LEDGER, MAPPING = "ledger.json", "pemetaan.toml"
_APART, _COMMENTS, _PAGES = "disisihkan", "komentar.jsonl", "alamat-lama"


class StateFolder:
    """What people need who move a site in; none of it belongs under git.

    Attributes:
        mapping: the file that is edited; files: what was put here, for the report; label → path.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.mapping = folder / MAPPING
        self.files: dict[str, str] = {}

    def put_apart(self, scratch: Scratch) -> None:
        """Texts that a person has to judge."""
        for file in scratch.all_apart():
            put(self._folder / _APART / file.name, file.read_bytes())
            self._name("tulisan yang disisihkan", _APART)

    def put_redirects(self, redirects: Mapping[str, str], hosts: Hosts) -> None:
        """Where former addresses lead, as three kinds of hosts are told so."""
        nginx, static = f"{_PAGES}.nginx.conf", f"{_PAGES}._redirects"
        put(self._folder / nginx, write_nginx(redirects, hosts).encode())
        put(self._folder / static, write_host_file(redirects, hosts).encode())
        for path, url in redirects.items():
            if stub := stub_path(path, hosts):
                put(self._folder / _PAGES / stub, write_stub(url, hosts).encode())
        self._name("alamat lama untuk nginx", nginx)
        self._name("alamat lama untuk host statis", static)
        self._name("alamat lama sebagai halaman", _PAGES)

    def put_comments(self, file: Path) -> None:
        """Readers' words, for nobody but the owner of the file."""
        with whole_file(self._folder / _COMMENTS) as new:
            shutil.copyfile(file, new)
        self._name("komentar (rahasia, jangan masuk git)", _COMMENTS)

    def put_mapping(self, text: str) -> None:
        """The mapping of categories and topics, to be edited."""
        put(self.mapping, text.encode())
        self._name("pemetaan kategori dan topik", MAPPING)

    def put_report(self, report: Report) -> None:
        """The report, which names all files put here, itself too."""
        name = "laporan-percobaan.html" if report.is_dry else "laporan.html"
        self._name("laporan", name)
        report.files = self.files
        put(self._folder / name, write_page(report).encode())

    def _name(self, label: str, name: str) -> None:
        self.files[label] = str(self._folder / name)


def clear(folder: Path) -> None:
    """Take away what a run that was killed has left; the caller holds the folder's lock."""
    for scratch in folder.glob(f"{SCRATCH}*"):
        shutil.rmtree(scratch, ignore_errors=True)
    for name in (_COMMENTS, LEDGER):
        for file in folder.glob(f".{name}.*"):
            file.unlink(missing_ok=True)
