"""Edge: the form's HTTP door on the loopback interface: its page, its words, and what it asks of the desk."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from plugins.documents.looking import MAX_BYTES as MAX_PAPER_BYTES
from plugins.editor.desk import Desk
from plugins.editor.faults import UploadRefused
from plugins.editor.papers import receive
from plugins.editor.photos import develop
from plugins.editor.policy import PAGE_POLICY, POLICY
from plugins.editor.protocol import AskRefused, UnknownAction, answer
from plugins.editor.sources import DeskRefused
from plugins.editor.telling import NOT_SAVED, ROOT, make_notice, show_problem, show_proof
from plugins.gate.source import PAGE
from plugins.images.picture import FOLDER as PICTURES
from plugins.images.recipe import MAX_BYTES
from plugins.writing.board import Board
from plugins.writing.preview import LOOPBACK_HOST, PreviewHandler, find_file, type_of

STATIC = Path(__file__).with_name("static")

MAX_JSON_BYTES = 2_000_000
KEPT_PAGES = 40
"""Source: our choice; what a writer has looked at in the last minutes."""


@dataclass(slots=True, kw_only=True)
class Office:
    """What all answers of one run share.

    Attributes:
        desk: the content folder; package: folder of the program's files; pictures: cache of made ones.
        configure: gives the configuration, from the registers as they are now.
        words: the program's interface in Indonesian.
        pages: digest → a page that was printed for a form.
    """

    desk: Desk
    package: Path
    pictures: Path
    configure: Callable[[], Mapping[str, Any]]
    words: Mapping[str, Any]
    pages: dict[str, bytes] = field(default_factory=dict)

    def keep(self, page: bytes) -> str:
        """The address of a printed page; the oldest give way."""
        name = hashlib.sha256(page).hexdigest()[:16]
        self.pages[name] = page
        while len(self.pages) > KEPT_PAGES:
            del self.pages[next(iter(self.pages))]
        return f"{ROOT}pratinjau/{name}/"


class EditorHandler(PreviewHandler):
    """Answers one browser: the preview, and the form beside it."""

    referrer_policy = "no-referrer"

    def __init__(self, *args: Any, office: Office, folder: Path, board: Board) -> None:
        """Answer at once, as the base class does."""
        self.office = office
        super().__init__(*args, folder=folder, board=board)

    def do_GET(self) -> None:
        """A file of the form, a page printed for it, or the preview."""
        path = self.path.partition("?")[0]
        if not LOOPBACK_HOST.fullmatch(self.headers.get("Host", "")):
            super().do_GET()
            return
        if not path.startswith(ROOT):
            self._answer_preview(path)
            return
        rest = path.removeprefix(ROOT)
        if rest in ("", "index.html"):
            self._give(HTTPStatus.OK, "text/html", (STATIC / "index.html").read_bytes(), POLICY)
        elif rest == "susunan.json":
            now = self.office.desk.now.isoformat()
            given = {"config": self.office.configure(), "words": self.office.words, "now": now}
            self._give_json(HTTPStatus.OK, given)
        elif rest.startswith("pratinjau/"):
            self._give_page(rest.removeprefix("pratinjau/").strip("/"))
        elif rest.startswith("lihat/"):
            self._give_saved(f"{rest.removeprefix('lihat/').strip('/')}.md")
        else:
            self._give_file(rest)

    do_HEAD = do_GET

    def do_POST(self) -> None:
        """What the form asks; only pages of this server may."""
        url = urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(url.query).items()}
        doors = {"api/v1": self._backend, "periksa": self._check, "foto": self._photo, "dokumen": self._paper}
        try:
            self._refuse_strangers()
            door = doors.get(url.path.removeprefix(ROOT))
            if door is None:
                raise AskRefused(HTTPStatus.NOT_FOUND, "tidak ada di sini")
            self._give_json(HTTPStatus.OK, door(asked))
        except AskRefused as refusal:
            self.close_connection = True
            self._give_json(refusal.status, {"error": str(refusal)})
        except (DeskRefused, UploadRefused) as refusal:
            told = [show_problem(one) for one in getattr(refusal, "problems", ())]
            error = NOT_SAVED if told else str(refusal)
            self._give_json(HTTPStatus.UNPROCESSABLE_ENTITY, {"error": error, "problems": told})
        except OSError as error:
            self._give_json(
                HTTPStatus.INTERNAL_SERVER_ERROR, {"error": f"tidak dapat ditulis: {error.strerror}"}
            )

    def _refuse_strangers(self) -> None:
        """A page elsewhere may send what it likes to this address; browsers say where it comes from."""
        host = self.headers.get("Host", "")
        if not LOOPBACK_HOST.fullmatch(host) or self.headers.get("Origin", "") != f"http://{host}":
            raise AskRefused(HTTPStatus.FORBIDDEN, "hanya formulir di komputer ini yang boleh meminta")

    def _backend(self, asked: Mapping[str, str]) -> Any:
        try:
            return answer(self.office.desk, self._read_json(), asked.get("sesi", ""))
        except UnknownAction as error:
            raise AskRefused(HTTPStatus.UNPROCESSABLE_ENTITY, "permintaan ini tidak dikenal") from error

    def _check(self, asked: Mapping[str, str]) -> Mapping[str, Any]:
        """What the gate says of the form's values, and the address of their page."""
        sent = self._read_json()
        data = sent.get("data")
        proof = self.office.desk.prove(str(sent.get("folder")), data if isinstance(data, dict) else {})
        outcome = proof.outcome
        page = self.office.keep(outcome.page) if outcome.page is not None else ""
        told = show_proof(outcome, proof.hints, proof.repeated, self.office.desk.address_of, proof.path)
        return {"path": proof.path, "url": outcome.url, "page": page, "problems": told}

    def _photo(self, asked: Mapping[str, str]) -> Mapping[str, str]:
        """Takes a photo in and gives the address that it is shown under."""
        photo = develop(asked.get("nama", ""), self._read_body(MAX_BYTES))
        return {"file": self._shelve(asked, "foto", photo.data, photo.ending)}

    def _paper(self, asked: Mapping[str, str]) -> Mapping[str, Any]:
        """Takes a document in; tells its address, and what its readers will be told of it."""
        paper = receive(asked.get("nama", ""), self._read_body(MAX_PAPER_BYTES))
        file = self._shelve(asked, "dokumen", paper.data, paper.ending)
        return {"file": file, "facts": paper.facts, "advice": paper.advice}

    def _shelve(self, asked: Mapping[str, str], what: str, data: bytes, ending: str) -> str:
        office, day = asked.get("kantor", ""), asked.get("tanggal", "")
        is_dated = len(day) > 3 and day[:4].isdecimal() and day[:4].isascii()
        if office not in self.office.desk.registers.offices or not is_dated:
            # An undated page's files have no office and no year.
            if office != PAGE:
                raise UploadRefused(
                    f"{what} disimpan menurut kantor dan tahun; isi dahulu tanggal tulisannya"
                )
            return self.office.desk.fresh.take(PAGE, asked.get("judul", "") or what, data, ending)
        place = f"{office}/{day[:4]}"
        return self.office.desk.fresh.take(place, asked.get("judul", "") or what, data, ending)

    def _read_json(self) -> Mapping[str, Any]:
        if self.headers.get_content_type() != "application/json":
            raise AskRefused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "hanya JSON yang diterima di sini")
        try:
            sent = json.loads(self._read_body(MAX_JSON_BYTES))
        except ValueError as error:
            raise AskRefused(HTTPStatus.BAD_REQUEST, "permintaan ini tidak terbaca") from error
        if not isinstance(sent, dict):
            raise AskRefused(HTTPStatus.BAD_REQUEST, "permintaan ini tidak terbaca")
        return sent

    def _read_body(self, most: int) -> bytes:
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal():
            raise AskRefused(HTTPStatus.LENGTH_REQUIRED, "ukuran kiriman tidak disebut")
        if int(length) > most:
            shown = f"{most / 1_000_000:.0f} MB"
            raise AskRefused(
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"berkas lebih besar dari {shown}; perkecil dahulu"
            )
        return self.rfile.read(int(length))

    def _answer_preview(self, path: str) -> None:
        """The preview's answer; what no build has put in place yet comes from where it is made."""
        body = self._find_unbuilt(path) if find_file(self.folder, path) is None else None
        if body is not None:
            self._give(HTTPStatus.OK, type_of(Path(path)), body, PAGE_POLICY)
        else:
            super().do_GET()

    def _find_unbuilt(self, path: str) -> bytes | None:
        """A form of a picture that no built page shows, or a file of the theme."""
        if path.startswith(f"/{PICTURES}/"):
            key, _, form = path.rpartition("/")[2].partition("-")
            file = find_file(self.office.pictures, f"/{key[:2]}/{key}/{form}")
            return file.read_bytes() if file is not None else None
        return self.office.desk.theme_file(path[1:]) if path.startswith("/theme/") else None

    def _give_page(self, name: str) -> None:
        page = self.office.pages.get(name)
        if page is None:
            told = "Pratinjau ini sudah lama; ubah sesuatu di formulir untuk melihat yang baru."
            page = make_notice(told)
        self._give(HTTPStatus.OK, "text/html", page, PAGE_POLICY)

    def _give_saved(self, path: str) -> None:
        """A saved text's page, as it would be public."""
        try:
            page = self.office.desk.print_saved(unquote(path))
        except DeskRefused as refusal:
            self._give(HTTPStatus.NOT_FOUND, "text/html", make_notice(str(refusal)), PAGE_POLICY)
            return
        told = "Tulisan ini masih keliru. Kotak Pemeriksaan di formulirnya menyebutkan cara memperbaikinya."
        self._give(HTTPStatus.OK, "text/html", page or make_notice(told), PAGE_POLICY)

    def _give_file(self, rest: str) -> None:
        """A file of the form's own, of the program's, or a photo that was just taken in."""
        places = {"program/": self.office.package, "media/": self.office.desk.content / "media"}
        prefix = next((prefix for prefix in places if rest.startswith(prefix)), "")
        file = find_file(places.get(prefix, STATIC), "/" + rest.removeprefix(prefix))
        if file is None or not file.is_file():
            self._give(HTTPStatus.NOT_FOUND, "text/plain", b"Tidak ada.\n", POLICY)
        else:
            self._give(HTTPStatus.OK, type_of(file), file.read_bytes(), POLICY)

    def _give_json(self, status: HTTPStatus, value: Any) -> None:
        self._give(status, "application/json", json.dumps(value, ensure_ascii=False).encode(), POLICY)

    def _give(self, status: HTTPStatus, kind: str, body: bytes, policy: str) -> None:
        """An answer with the form's headers; unlike the preview's pages it is not added to."""
        self.send_response(status)
        is_text = kind.startswith("text/") or kind == "application/json"
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if is_text else kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Security-Policy", policy)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", self.referrer_policy)
        self.send_header("Cross-Origin-Opener-Policy", "same-origin")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self._tell_end()
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
