"""Edge: many looks at a site, and what of them stays true when one looks again."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from plugins.keeping.progress import Progress, keep_quiet
from plugins.release.fault import Fault
from plugins.release.manifest import MANIFEST, SIGNATURE, ManifestRefused, read_manifest
from plugins.release.signing import PublicKey
from plugins.release.verifying import judge_signature
from plugins.watching.addresses import Site, path_of
from plugins.watching.book import Book, open_book
from plugins.watching.client import Client
from plugins.watching.looking import look
from plugins.watching.pace import LoadSpent, Pace, TurnOver
from plugins.watching.sight import Answer, Sight, Visit, Wrong
from plugins.watching.visitors import BROWSER, Visitor

MOST_MANIFEST_BYTES = 256_000_000
MOST_SIGNATURE_BYTES = 4096
# So many unanswered in a row: the site is down, and is left in peace.
MOST_SILENT = 12
# Visits between which the manifest may be asked for again.
BATCH = 100
# A deploy may be under way: how long, in seconds, it is waited for before each look again.
PAUSES = (15.0, 30.0, 60.0)

_SELF = Visitor(agent=BROWSER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A manifest as the site sent it.

    Attributes:
        book: None where there is none that is signed, or it was not fetched again.
        data, signature: as they came; faults: why there is no book.
    """

    book: Book | None
    data: bytes = b""
    signature: bytes = b""
    faults: tuple[Fault, ...] = ()


@dataclass(slots=True, kw_only=True)
class Inspector:
    """Looks at one site.

    Attributes:
        site: whose; keys: whose signature is true; pace: how much may be asked.
        connections: at once; pauses, patience: seconds, as `PAUSES` and `Client` have them.
        headers: False leaves headers alone, for hosts that send their own.
        progress: told how many visits are over.
        spent: why not everything could be looked at; "" where it could.
        is_paused: True where only what the pace keeps back for looking again is left.
    """

    site: Site
    keys: Sequence[PublicKey]
    pace: Pace
    connections: int = 2
    pauses: Sequence[float] = PAUSES
    patience: float = 20.0
    headers: bool = True
    progress: Progress = keep_quiet
    spent: str = ""
    is_paused: bool = False
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)
    _silent: int = 0
    _signature: bytes = b""

    def fetch_proof(self) -> Proof:
        """The manifest and its signature, asked for again as long as they do not fit each other."""
        proof = self._fetch_proof()
        for pause in self.pauses:
            if proof.book or self.spent:
                break
            self.pace.rest(pause)
            proof = self._fetch_proof()
        return proof

    def _fetch_proof(self, known: bytes = b"") -> Proof:
        """The manifest as it is now; `known` a signature whose manifest need not be fetched again."""
        client = Client(self.site, self.pace, patience=self.patience)
        try:
            signature = client.get(f"/{SIGNATURE}", _SELF.headers, MOST_SIGNATURE_BYTES)
            if known and signature.body == known:
                return Proof(book=None, signature=known)
            data = client.get(f"/{MANIFEST}", _SELF.headers, MOST_MANIFEST_BYTES)
        except LoadSpent as spent:
            self._end(spent)
            return Proof(book=None, faults=(Fault(path="/", kind="unfinished", message=str(spent)),))
        finally:
            client.close()
        if not data.status:
            return Proof(book=None, faults=(Fault(path="/", kind="unreachable", message=data.fault),))
        if fault := _judge_proof_answer(data):
            return Proof(book=None, faults=(fault,))
        sent = signature.body if signature.status == 200 else None
        faults = judge_signature(data.body, sent, self.keys)
        try:
            manifest = read_manifest(data.body)
        except ManifestRefused as refusal:
            faults.append(Fault(path=MANIFEST, kind="manifest", message=str(refusal)))
        if faults:
            return Proof(book=None, data=data.body, faults=tuple(faults))
        self._signature = signature.body
        return Proof(book=open_book(manifest, data.body), data=data.body, signature=signature.body)

    def sweep(self, visits: Sequence[Visit], book: Book) -> list[Sight]:
        """Looks at everything, by some connections at once; ends early where the site or the load does."""
        todo = iter(visits)
        found: list[Sight] = []

        def work() -> None:
            client = Client(self.site, self.pace, patience=self.patience)
            try:
                while (visit := self._next(todo)) is not None:
                    sight = look(
                        client, self.site, book, visit, headers=self.headers and book.has_our_headers
                    )
                    with self._lock:
                        found.append(sight)
                        self._listen(sight)
            except LoadSpent as spent:
                self._end(spent)
            finally:
                client.close()

        with ThreadPoolExecutor(max_workers=self.connections) as crew:
            for job in [crew.submit(work) for _ in range(self.connections)]:
                job.result()
        return found

    def _end(self, spent: LoadSpent) -> None:
        if not self.spent:
            self.spent, self.is_paused = str(spent), isinstance(spent, TurnOver)

    def go_on(self) -> None:
        """Frees what the pace kept back: from now on one looks again."""
        self.pace.keep_back(0.0)
        if self.is_paused:
            self.spent, self.is_paused = "", False

    def _next(self, todo: Iterator[Visit]) -> Visit | None:
        with self._lock:
            return None if self.spent else next(todo, None)

    def _listen(self, sight: Sight) -> None:
        is_silent = any(wrong.kind == "unreachable" for wrong in sight.wrongs)
        self._silent = self._silent + 1 if is_silent else 0
        if self._silent >= MOST_SILENT:
            self.spent = f"{MOST_SILENT} requests in a row had no answer; the rest was not asked"

    def tour(self, visits: Sequence[Visit], book: Book) -> tuple[list[Sight], list[Sight], Book]:
        """All sights, those of them that the release of their moment does not explain, and the last release.

        Whatever looks wrong, the manifest is asked for soon after: on a long tour there may be several
        releases, and the last one cannot explain what was seen of those before.
        """
        sights: list[Sight] = []
        wrong: list[Sight] = []
        for start in range(0, len(visits), BATCH):
            found = self.sweep(visits[start : start + BATCH], book)
            self.progress(start + len(found), len(visits))
            sights += found
            fresh = [sight for sight in found if sight.wrongs]
            wrong += fresh
            if fresh and not self.spent:
                wrong, book = self._ask_again(wrong, book)
            if self.spent:
                break
        return sights, wrong, book

    def _ask_again(self, wrong: list[Sight], book: Book) -> tuple[list[Sight], Book]:
        proof = self._fetch_proof(self._signature)
        if proof.book is None or proof.book.sha256 == book.sha256:
            return wrong, book
        return [left for sight in wrong if (left := _explain(sight, proof.book)).wrongs], proof.book

    def settle(self, sights: Sequence[Sight], book: Book) -> tuple[list[Sight], Book]:
        """What stays wrong when one looks again, and the release that is there by then.

        A deploy may be under way: what was seen is right if the release that is there a little later
        has it so. What no honest server sends is wrong even if it is not seen a second time.
        """
        pending = [sight for sight in sights if sight.wrongs]
        for pause in self.pauses:
            if not pending or self.spent:
                break
            self.pace.rest(pause)
            pending, book = self._ask_again(pending, book)
            pending = self._look_again(pending, book)
        return pending, book

    def _look_again(self, pending: Sequence[Sight], book: Book) -> list[Sight]:
        """Drops what was no proof and is not seen again; a site that is still down is not asked for all."""
        left, still = [], 0
        for number, sight in enumerate(pending):
            proofs = tuple(wrong for wrong in sight.wrongs if wrong.is_proof)
            if len(proofs) == len(sight.wrongs):
                left.append(sight)
                continue
            if still >= MOST_SILENT or self.spent:
                return [*left, *pending[number:]]
            self._silent = 0
            is_gone = bool(sight.visit.path) and sight.visit.path not in book.served
            again = [] if is_gone else self.sweep([sight.visit], book)
            if not again and not is_gone:
                return [*left, *pending[number:]]
            now = [wrong for seen in again for wrong in seen.wrongs]
            fresh = tuple(wrong for wrong in now if wrong not in proofs)
            wrongs = (*proofs, *fresh)
            if wrongs:
                still += 1
                left.append(Sight(visit=sight.visit, wrongs=wrongs, links=sight.links, name=sight.name))
        return left


def _judge_proof_answer(answer: Answer) -> Fault | None:
    if answer.status == 200 and not answer.is_cut:
        return None
    if answer.status in (404, 410):
        return Fault(path=MANIFEST, kind="missing", message="there is no manifest; nothing here is proved")
    told = "is endless" if answer.is_cut else f"answers {answer.status}"
    return Fault(path=MANIFEST, kind="manifest", message=told)


def _explain(sight: Sight, book: Book) -> Sight:
    """A sight without what a later release makes right."""
    file = book.served.get(sight.visit.path or path_of(sight.visit.address))
    lost = book.lost
    right = {file.sha256 if file else "", lost.sha256 if lost and sight.name == lost.path else ""} - {""}
    wrongs = tuple(wrong for wrong in sight.wrongs if not _is_right(wrong, right, book))
    return Sight(visit=sight.visit, wrongs=wrongs, links=sight.links, name=sight.name)


def _is_right(wrong: Wrong, right: set[str], book: Book) -> bool:
    if wrong.kind == "headers":
        return not book.has_our_headers
    return wrong.sha256 in right
