"""Edge: the page `/redaksi/kirim/`: what changed, what to send, and what became of it; it needs no script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from plugins.gate.source import ARTICLE
from plugins.sending.change import Item, Report, office_of, read_writer
from plugins.sending.copying import name_original
from plugins.sending.post import Post
from plugins.sending.wording import tell_clash, tell_next, tell_problem, tell_report

HERE = Path(__file__).parent
STYLE = HERE / "kirim.css"
MAX_FORM_BYTES = 200_000
"""Source: our choice; a thousand chosen texts."""
UNSAID = "isi nama dan surel Anda; surel memuat “@”"


class SendingPage:
    """The page, over what sends.

    Args:
        post: looks, sends and fetches; root: address of the form, with slashes around it.
    """

    def __init__(self, post: Post, root: str) -> None:
        self._post = post
        self._root = root

    def show(self) -> bytes:
        """The page as it is opened."""
        return self._render(None, "")

    def answer(self, given: Mapping[str, Sequence[str]]) -> bytes:
        """The page after its button was pressed.

        Args:
            given: the form's fields; "tindakan" is the button, "naskah" the chosen paths.
        """
        if given.get("tindakan") == ["ambil"]:
            return self._render(self._post.receive(), "Tidak ada yang baru.")
        if given.get("buang"):
            return self._render(self._post.discard(given["buang"][0]), "")
        name, email = (" ".join(given.get(key, ())) for key in ("nama", "surel"))
        writer = read_writer(name, email)
        if writer is None and (name or email):
            return self._render(Report(trouble=UNSAID), "", chosen=given.get("naskah", ()))
        report = self._post.send(given.get("naskah", ()), writer)
        return self._render(report, "Tidak ada yang dipilih untuk dikirim.")

    def _render(self, report: Report | None, nothing: str, chosen: Sequence[str] = ()) -> bytes:
        overview = self._post.look()
        told = list(tell_report(report, self._post.tell_moment)) if report is not None else []
        page = self._template.render(
            root=self._root,
            overview=overview,
            is_well=report is None or (report.is_well and not report.clashes),
            told=(told or [nothing]) if report is not None else [],
            clashes=[tell_clash(clash, self._post.tell_moment) for clash in overview.clashes],
            items=[
                (item, self._edit_address(item), item.path in chosen or item.is_proposed)
                for item in overview.items
            ],
            offices={slug: office.name for slug, office in self._post.registers.offices.items()},
            address_of_original=lambda item: self._form_address(name_original(item.path)),
            tell_next=tell_next,
            tell_problem=tell_problem,
            address_of_file=lambda path: f"{self._root}{quote(path)}",
        )
        return page.encode()

    def _edit_address(self, item: Item) -> str:
        """Where the form opens a text; "" for what it cannot open."""
        if item.kind in ("dihapus", "foto"):
            return ""
        return self._form_address(item.path)

    def _form_address(self, path: str) -> str:
        office = office_of(path)
        folder = f"{ARTICLE}/{office}" if office else path.partition("/")[0]
        slug = path.removeprefix(f"{folder}/").removesuffix(".md")
        return f"{self._root}#/collections/{folder.replace('/', '-')}/entries/{quote(slug)}"

    @cached_property
    def _template(self) -> Template:
        """Every value is escaped; one that is missing stops the page."""
        environment = Environment(
            loader=FileSystemLoader(HERE),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        return environment.get_template("kirim.html")
