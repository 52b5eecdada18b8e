"""Rules: the editor's configuration, made of the registers and the header's model."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plugins.categories.office import Office
from plugins.categories.registers import Registers
from plugins.documents.looking import MAX_BYTES as PAPER_BYTES
from plugins.editor.ahead import tell_slug
from plugins.editor.clocks import Clock
from plugins.editor.form import ORIGIN
from plugins.editor.guiding import guide
from plugins.editor.listing import name_columns
from plugins.gate.key import Key, Shape
from plugins.gate.model import ARTICLE_KEYS, PAGE_KEYS
from plugins.gate.record import DRAFT, WITHDRAWN
from plugins.gate.source import ARTICLE, PAGE
from plugins.images.recipe import MAX_BYTES as PICTURE_BYTES
from plugins.writing.answers import order_categories

FORMAT, HOSTED_FORMAT = "naskah", "sumber"
CHECK, CHECKED = "periksa", "ya"
BODY = "body"
PHOTO, PAPER = "foto", "dokumen"
_TAKEN_IN = {"image.file": PHOTO, "attachments.file": PAPER}
_MOST_BYTES = {"image.file": PICTURE_BYTES, "attachments.file": PAPER_BYTES}
# What the program has for these where no server of ours takes files in.
_HOSTED = {PHOTO: "image", PAPER: "file"}

# What a form calls the legal values; one that is not here shows as it is written.
CHOICE_WORDS = {
    "draft": "Draf (belum terbit)",
    "published": "Terbit",
    "hidden": "Tersembunyi (hanya lewat alamatnya)",
    "withdrawn": "Dicabut",
    "open": "Terbuka tanpa batas hari",
    "closed": "Ditutup",
    "id": "Bahasa Indonesia",
    "en": "Bahasa Inggris",
}
# What a date of the form holds until `widget.js` puts the moment there.
NOW = "kini"
# Behind which key the text itself stands in the form.
_BEFORE_BODY = "summary"

Field = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desktop:
    """What the form is made for.

    Attributes:
        registers: the legal names; offices: slugs of those whose articles are edited, all where empty.
        clocks: office's slug → its clock; "" → that of undated pages.
        backend: where sources are kept, as the CMS names it.
        article_keys, page_keys: the header's model.
        root: path of the content folder in a hosted repository; "" where our own server is behind the form.
        has_workflow: True where a second person approves what is sent; hosted only.
    """

    registers: Registers
    backend: Mapping[str, Any]
    clocks: Mapping[str, Clock]
    offices: Sequence[str] = ()
    article_keys: Sequence[Key] = ARTICLE_KEYS
    page_keys: Sequence[Key] = PAGE_KEYS
    root: str = ""
    has_workflow: bool = False

    def place(self, folder: str) -> str:
        """A folder of the content folder as the backend names it."""
        return f"{self.root}/{folder}" if self.root else folder


def make_configuration(desktop: Desktop) -> dict[str, Any]:
    """The whole configuration, as the CMS takes it."""
    offices = desktop.registers.offices
    chosen = [offices[slug] for slug in desktop.offices or offices if slug in offices]
    collections = [_office_collection(desktop, office) for office in chosen]
    if not desktop.offices:
        collections.append(_page_collection(desktop))
    return {
        "backend": dict(desktop.backend),
        "load_config_file": False,
        "locale": "id",
        "publish_mode": "editorial_workflow" if desktop.has_workflow else "simple",
        "media_folder": desktop.place("media"),
        "public_folder": "/media",
        "show_preview_links": False,
        "slug": {"encoding": "ascii", "clean_accents": True},
        "collections": collections,
    }


def _office_collection(desktop: Desktop, office: Office) -> dict[str, Any]:
    clock = desktop.clocks[office.slug]
    fields = _fields(desktop, desktop.article_keys, clock)
    for one in fields:
        # The files of a release know no moment but their own.
        if one["name"] == "date" and not desktop.root:
            one["default"] = clock.moment
    return {
        "name": f"{ARTICLE}-{office.slug}",
        "label": office.name,
        "description": f"Artikel {office.name}, {office.city}. Waktu menurut {clock.name}."
        + (" Naskah terbit setelah disetujui orang kedua." if office.needs_approval else ""),
        "folder": desktop.place(f"{ARTICLE}/{office.slug}"),
        # By the date as it is written: the program's own year and day are those of Greenwich.
        "path": '{{date | truncate(4, "")}}/{{slug}}',
        "slug": '{{date | truncate(10, "")}}-{{slug}}',
        **_common(desktop, "Artikel", fields),
        **name_columns(is_dated=True),
        **_media(desktop, office),
    }


def _page_collection(desktop: Desktop) -> dict[str, Any]:
    fields = _fields(desktop, desktop.page_keys, desktop.clocks[""])
    return {
        "name": PAGE,
        "label": "Laman",
        "description": "Teks tanpa tanggal, misalnya kontak dan kebijakan.",
        "folder": desktop.place(PAGE),
        "slug": "{{slug}}",
        **_common(desktop, "Laman", fields),
        **name_columns(is_dated=False),
    }


def _media(desktop: Desktop, office: Office) -> dict[str, Any]:
    """Where a hosted form puts pictures; our own server knows it by itself."""
    folder = f"media/{office.slug}"
    return (
        {"media_folder": f"/{desktop.place(folder)}", "public_folder": f"/{folder}"} if desktop.root else {}
    )


def _common(desktop: Desktop, singular: str, fields: list[Field]) -> dict[str, Any]:
    return {
        "label_singular": singular,
        "create": True,
        "delete": True,
        "extension": "md",
        "format": HOSTED_FORMAT if desktop.root else FORMAT,
        "identifier_field": "title",
        "fields": fields,
    }


def _fields(desktop: Desktop, keys: Sequence[Key], clock: Clock) -> list[Field]:
    # It has a value only so that no form calls it optional.
    check: Field = {"name": CHECK, "label": "Pemeriksaan", "widget": CHECK, "default": CHECKED}
    fields: list[Field] = [] if desktop.root else [check]
    fields.append({"name": ORIGIN, "label": ORIGIN, "widget": "hidden", "required": False})
    for key in keys:
        fields.append(_field(key, key.name, desktop.registers, clock) | {"required": key.required})
        if key.name == _BEFORE_BODY:
            fields.append(_body("image" if desktop.root else PHOTO))
    return [_as_hosted(one) for one in fields] if desktop.root else fields


def _as_hosted(field: Field) -> Field:
    """The same field where no server of ours takes files in or says what is wrong."""
    made = field | {"widget": _HOSTED.get(field["widget"], field["widget"])}
    if made["widget"] != field["widget"]:
        # The program's own part asks for itself, or not at all.
        made |= {"required": False}
    if field["name"] == "slug":
        made |= {"pattern": tell_slug()}
    return made | ({"fields": [_as_hosted(one) for one in field["fields"]]} if "fields" in field else {})


def _body(picture: str) -> Field:
    return {
        "name": BODY,
        "label": "Isi",
        "widget": "markdown",
        "buttons": "bold italic link heading-two heading-three quote bulleted-list numbered-list".split(),
        "editor_components": [picture],
        "modes": ["rich_text", "raw"],
        "minimal": False,
    }


def _field(key: Key, path: str, registers: Registers, clock: Clock, block: Key | None = None) -> Field:
    """One key as a field; whether a part of a block may be empty is the gate's to say."""
    told = guide(key, path, block)
    made: Field = {"name": key.name, "label": key.label, "required": False} | ({"hint": told} if told else {})
    if block is not None and key.required:
        # The program would ask for it where the whole block is empty as well; our parts ask the gate.
        made |= {"required": True, "judged": True}
    if path in _TAKEN_IN:
        return made | {"widget": _TAKEN_IN[path], "most": _MOST_BYTES[path]}
    if path == "category":
        return made | {"widget": "select", "options": list(_tree(registers))}
    if path == "topics":
        options = [_option(slug, topic.name) for slug, topic in registers.topics.items()]
        return made | {"widget": "select", "multiple": True, "options": options}
    if key.choices:
        options = [_option(choice, CHOICE_WORDS.get(choice, choice)) for choice in key.choices]
        return made | {"widget": "select", "options": options} | _preset(key)
    if key.is_date:
        return made | {"widget": "waktu", "zone": clock.name, "place": clock.zone} | _begun(path)
    return made | _by_shape(key, path, registers, clock)


def _preset(key: Key) -> Field:
    """A new text is a draft until its writer says otherwise, as `new` makes it."""
    return {"default": DRAFT} if key.name == "status" else {}


def _begun(path: str) -> Field:
    """Dates that begin with the moment at which something is told, by the office's clock."""
    if path == "withdrawn.date":
        return {"when": WITHDRAWN}
    return {"default": NOW} if path == "changes.date" else {}


def _by_shape(key: Key, path: str, registers: Registers, clock: Clock) -> Field:
    inner = [_field(part, f"{path}.{part.name}", registers, clock, key) for part in key.keys]
    match key.shape:
        case Shape.GROUP:
            return {"widget": "object", "collapsed": True, "fields": inner}
        case Shape.GROUPS:
            # Without a default of its own a new text would begin with an item that holds its parts'.
            return {"widget": "list", "label_singular": key.label, "fields": inner, "default": []}
        case Shape.LINES | Shape.LINE_OR_LINES:
            item = {"name": "butir", "label": key.label, "widget": "string"}
            return {"widget": "list", "label_singular": key.label, "field": item}
        case Shape.TEXT:
            return {"widget": "text"}
    return {"widget": "string"}


def _tree(registers: Registers) -> Iterable[Field]:
    """Categories with every one right below its parent, deeper ones set in."""
    for slug in order_categories(registers.categories):
        category = registers.categories[slug]
        yield _option(slug, "— " * len(category.parents) + category.name)


def _option(value: str, label: str) -> Field:
    return {"value": value, "label": label}
