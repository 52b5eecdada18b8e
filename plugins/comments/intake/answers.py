"""Edge: what the service says to a reader: the form again, one thing told, thanks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from starlette.responses import Response

from plugins.comments.addresses import INTAKE, THANKS
from plugins.comments.closing import make_form
from plugins.comments.inbox.sealing import read_receipt
from plugins.comments.intake.guards import Fault
from plugins.comments.intake.pages import SAFE_HEADERS, Pages
from plugins.comments.intake.places import Place
from plugins.comments.submission import Submission
from plugins.publication.reply_views import ReplyForm, ThreadItem
from plugins.publication.thanks_page import ways_back, ways_on
from plugins.publication.views import Link

ANCHORS: Mapping[str, str] = {
    "name": "#nama",
    "email": "#surel",
    "text": "#isi-komentar",
    "consent": "#setuju",
}
PRIVATE = {"Referrer-Policy": "no-referrer"}
SEE_OTHER = 303

MEND = "Komentar belum terkirim. Perbaiki isian berikut:"
CLOSED = "Artikel ini tidak lagi menerima komentar."


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Prints answers.

    Attributes:
        pages: of the service.
        policy_url, privacy_url: what a commenter agrees to.
        email: whether the form asks for an address.
    """

    pages: Pages
    policy_url: str
    privacy_url: str
    email: str

    def blank_form(self, place: Place, *, parent: str = "", begun: str = "") -> ReplyForm:
        """The form of an article, or the sentence in its place where that has closed."""
        form = make_form("", INTAKE, place.url, self.policy_url, self.privacy_url, email=self.email)
        return replace(form, parent=parent, begun=begun)

    def closed_form(self, place: Place) -> ReplyForm:
        """The sentence in the form's place."""
        return make_form(CLOSED, INTAKE, place.url, self.policy_url, self.privacy_url)

    def send_form(
        self,
        place: Place,
        form: ReplyForm,
        *,
        heading: str,
        answered: ThreadItem | None = None,
        status: int = 200,
        headers: Mapping[str, str] | None = None,
    ) -> Response:
        """A page with the form, or with the sentence in its place."""
        return self.pages.answer(
            "reply",
            heading,
            status=status,
            headers=headers,
            heading=heading,
            links=(Link(text=place.title, url=place.url),),
            answered=answered,
            form=form,
        )

    def send_back(
        self,
        place: Place,
        submission: Submission,
        fault: str,
        *,
        status: int,
        begun: str = "",
        faults: tuple[Fault, ...] = (),
        headers: Mapping[str, str] | None = None,
    ) -> Response:
        """The form with every word that was typed.

        Args:
            fault: why it comes back; `faults` field by field.
        """
        sentences = {found.field: found.sentence for found in faults}
        form = replace(
            self.blank_form(place, parent=submission.parent, begun=begun),
            name=submission.name,
            email_typed=submission.email,
            text=submission.text,
            is_agreed=bool(submission.consent) and "consent" not in sentences,
            fault=fault,
            faults=tuple(Link(text=found.sentence, url=ANCHORS[found.field]) for found in faults),
            name_fault=sentences.get("name", ""),
            email_fault=sentences.get("email", ""),
            text_fault=sentences.get("text", ""),
            consent_fault=sentences.get("consent", ""),
        )
        return self.send_form(place, form, heading="Komentar belum terkirim", status=status, headers=headers)

    def tell(
        self,
        heading: str,
        lead: str,
        *,
        status: int,
        kept: str = "",
        headers: Mapping[str, str] | None = None,
    ) -> Response:
        """A page that says one thing.

        Args:
            kept: what was typed, so that it can be copied; "" for nothing.
        """
        return self.pages.answer(
            "told",
            heading,
            status=status,
            headers=headers,
            heading=heading,
            lead=lead,
            kept=kept,
            links=ways_back(),
        )

    def send_on(self, receipt: str, place: Place) -> Response:
        """Lead a reader whose comment is kept to the page that thanks, and from there back to the article."""
        # The code comes last: where the service has gone down, its owner copies it from the address.
        address = f"{THANKS}?artikel={place.url}" + (f"&kode={receipt}" if receipt else "")
        return Response(b"", SEE_OTHER, {**SAFE_HEADERS, **PRIVATE, "Location": address})

    def thank(self, typed_receipt: str, place: Place | None) -> Response:
        """The page that thanks, with the code of its address where that is one.

        Args:
            place: the article that its address names; None where that is none.
        """
        back = (Link(text=f"Kembali ke artikel “{place.title}”", url=place.url),) if place else ()
        receipt = read_receipt(typed_receipt) or ""
        return self.pages.answer(
            "thanks",
            "Komentar tersimpan",
            headers=PRIVATE,
            receipt=receipt,
            policy_url=self.policy_url,
            links=(*back, *ways_on(receipt)),
        )
