"""Rules: one start tag alone: what it loads, leads to, says, hides, and whether it may be there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from plugins.scanning.addresses import LINK, LOAD, SELF, SUBMIT
from plugins.scanning.finding import quote
from plugins.scanning.programs import find_bad_deeds, find_deeds
from plugins.scanning.scope import Scope
from plugins.scanning.styles import find_addresses, find_hiding
from plugins.scanning.tags import Tag

ACTIVE = frozenset(
    "iframe frame frameset object embed applet portal fencedframe base bgsound math foreignobject set "
    "animate "
    "xml noembed noframes plaintext xmp marquee blink keygen slot".split()
)
_LINKS = frozenset("stylesheet icon canonical alternate prev next license author manifest search me".split())
_OWN_LINKS = frozenset("canonical alternate prev next self first last".split())
_JSON = frozenset({"application/ld+json", "application/json"})
_LOADING = frozenset(
    "src srcset data poster background code archive classid manifest xlink:href imagesrcset".split()
)
_SAYING = frozenset("alt title content aria-label placeholder value label summary aria-description".split())
_SMALL = re.compile(r"0*[0-3](?:px)?")
_IS_ADDRESS = re.compile(r"\s*(?:https?:)?//", re.IGNORECASE)
_REFRESH = re.compile(r"^\s*[\d.]*\s*[;,]?\s*(?:url\s*=)?\s*[\"']?([^\"']*)", re.IGNORECASE)
_LOOSE_POLICY = re.compile(r"unsafe-|https?:|\*|(?<![\w-])data:(?!;| |$)|[\w-]+\.[a-z]{2,}", re.IGNORECASE)
_FORM_TYPES = frozenset("text search email hidden checkbox submit url radio".split())


class Fault(NamedTuple):
    """A finding without its place."""

    rule: str
    fault: str
    mend: str


class Address(NamedTuple):
    """An address that a tag names, and what it is used for."""

    url: str
    use: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TagFacts:
    """What one start tag says, wherever it stands.

    Attributes:
        tag: read; faults: what is wrong with it.
        addresses: what it names; texts: what it says to readers in attributes.
        hiding: how it hides its content, "" where it does not; by_name: True where only a class does.
        refresh: where it leads at once, None where it does not.
        is_unlisted: True for a page's word that it shall not be listed.
    """

    tag: Tag
    faults: tuple[Fault, ...] = ()
    addresses: tuple[Address, ...] = ()
    texts: tuple[str, ...] = ()
    hiding: str = ""
    by_name: bool = False
    refresh: str | None = None
    is_unlisted: bool = False


def judge_tag(tag: Tag, scope: Scope) -> TagFacts:
    """What a start tag of a page says."""
    hiding, by_name = _find_hiding(tag, scope)
    faults = [*_judge_release(tag, scope)] if scope.is_release else [*_judge_any(tag)]
    refresh = None
    if tag.name == "meta":
        equivalent = tag.get("http-equiv").strip().lower()
        if equivalent == "refresh":
            found = _REFRESH.match(tag.get("content"))
            refresh = found[1].strip() if found else ""
        elif equivalent and scope.is_release and not _is_good_equivalent(equivalent, tag.get("content")):
            faults.append(Fault("header", f"a header in the page, {quote(equivalent)}", "remove it"))
    robots = tag.name == "meta" and tag.get("name").lower() in ("robots", "googlebot")
    return TagFacts(
        tag=tag,
        faults=tuple(faults),
        addresses=_find_addresses(tag),
        texts=tuple(
            tag.attributes[name]
            for name in tag.attributes
            if name in _SAYING
            and not _IS_ADDRESS.match(tag.attributes[name])
            and tag.attributes[name].strip()
        ),
        hiding=hiding,
        by_name=by_name,
        refresh=refresh,
        is_unlisted=robots and "noindex" in tag.get("content").lower(),
    )


def _is_good_equivalent(name: str, content: str) -> bool:
    if name == "content-security-policy":
        return not _LOOSE_POLICY.search(re.sub(r"'(?:self|none|wasm-unsafe-eval)'|img-src[^;]*", "", content))
    return name in ("x-ua-compatible", "referrer", "content-type")


def _find_hiding(tag: Tag, scope: Scope) -> tuple[str, bool]:
    if "hidden" in tag.attributes:
        return "the attribute hidden", False
    if tag.name in ("noscript", "template", "noembed", "noframes"):
        return f"<{tag.name}>", False
    if tag.get("aria-hidden").lower() == "true" and scope.is_release and tag.name not in ("svg", "span"):
        return 'aria-hidden="true"', False
    if "style" in tag.attributes and (how := find_hiding(tag.get("style"))):
        return how, False
    if tag.name in ("font", "marquee", "a", "td", "div") and (how := _find_old_hiding(tag)):
        return how, False
    for name in (*tag.get("class").split(), tag.get("id")) if scope.hiding else ():
        if name in scope.hiding:
            return f"class {name} ({scope.hiding[name]})", True
    return "", False


def _find_old_hiding(tag: Tag) -> str:
    if tag.get("color").lower() in ("white", "#fff", "#ffffff") or tag.get("size") in ("0", "-7"):
        return f"<{tag.name} color or size>"
    if any(_SMALL.fullmatch(tag.get(side)) for side in ("width", "height") if side in tag.attributes):
        return f"<{tag.name}> of no size"
    return ""


def _find_addresses(tag: Tag) -> tuple[Address, ...]:
    rels = frozenset(tag.get("rel").lower().split())
    found = []
    for name, value in tag.attributes.items():
        use = _use_of(tag, name, value, rels)
        if use and "srcset" in name:
            found += [Address(part.split()[0], use) for part in value.split(",") if part.split()]
        elif use:
            found.append(Address(value, use))
    if "style" in tag.attributes:
        found += [Address(url, LOAD) for _, url in find_addresses(tag.get("style"))]
    return tuple(found)


def _use_of(tag: Tag, name: str, value: str, rels: frozenset[str]) -> str:
    if name in ("action", "formaction", "ping"):
        return SUBMIT
    if name == "href" or name == "xlink:href":
        if tag.name == "link":
            return SELF if rels & _OWN_LINKS else LOAD if rels & {"stylesheet", "icon", "manifest"} else LINK
        return LINK if tag.name in ("a", "area") else LOAD
    if name in _LOADING or (name.startswith("data-") and name.endswith(("src", "href", "url"))):
        return LOAD
    if name in ("cite", "longdesc"):
        return LINK
    if name == "content" and _IS_ADDRESS.match(value):
        return SELF
    return LOAD if _IS_ADDRESS.match(value) and not name.startswith("xmlns") else ""


def _judge_release(tag: Tag, scope: Scope) -> list[Fault]:
    faults = []
    if tag.is_doubled:
        faults.append(Fault("markup", f"<{tag.name}> has one attribute twice", "write it once"))
    if tag.name in ACTIVE:
        faults.append(Fault("frame", f"<{tag.name}>, which shows or runs something of others", "remove it"))
    elif scope.elements and tag.name not in scope.elements:
        faults.append(
            Fault("element", f"<{tag.name}>, which no template of ours writes", "see who put it there")
        )
    if tag.name == "script" and "src" not in tag.attributes and tag.get("type").lower() not in _JSON:
        faults.append(Fault("script", "a script within the page", "remove it: our scripts are files"))
    if tag.name == "link":
        rels = frozenset(tag.get("rel").lower().split())
        if not rels or rels - _LINKS:
            faults.append(Fault("load", f"<link rel={quote(tag.get('rel'))}>", "remove it"))
    for name in tag.attributes:
        if name.startswith("on"):
            faults.append(Fault("handler", f"the attribute {name}, which runs a script", "remove it"))
        elif name == "style":
            faults.append(Fault("style", f"the attribute style, {quote(tag.get('style'))}", "remove it"))
        elif name in ("ping", "srcdoc", "is", "nonce", "integrity", "manifest"):
            faults.append(Fault("attribute", f"the attribute {name}", "remove it"))
        elif scope.attributes and name not in scope.attributes and not name.startswith(("aria-", "data-")):
            faults.append(
                Fault(
                    "attribute",
                    f"the attribute {quote(name)}, which nothing of ours writes",
                    "see who put it there",
                )
            )
    if tag.name == "input" and (tag.get("type").lower() or "text") not in _FORM_TYPES:
        faults.append(
            Fault("form", f"a field that asks for {quote(tag.get('type') or 'text')}", "see who put it there")
        )
    return faults


def _judge_any(tag: Tag) -> list[Fault]:
    faults = []
    for name, value in tag.attributes.items():
        if name.startswith("on"):
            faults += [
                Fault(rule, f"in {name}: {fault}", "remove it") for _, rule, fault in find_bad_deeds(value)
            ]
    if tag.name == "iframe" and _is_out_of_sight(tag):
        faults.append(Fault("frame", f"a frame that nobody sees, {quote(tag.get('src'))}", "remove it"))
    if tag.name == "base" and tag.get("href"):
        faults.append(
            Fault("identity", f"<base> leads every address to {quote(tag.get('href'))}", "remove it")
        )
    return faults


def _is_out_of_sight(tag: Tag) -> bool:
    sides = [tag.get(side) for side in ("width", "height") if side in tag.attributes]
    return any(map(_SMALL.fullmatch, sides)) or bool(find_hiding(tag.get("style")))


def judge_script(text: str, scope: Scope) -> list[tuple[int, Fault]]:
    """What a script does that it must not: its place and the fault."""
    find = find_deeds if scope.is_release else find_bad_deeds
    return [
        (place, Fault(rule, f"a script: {fault}", "see who put it there"))
        for place, rule, fault in find(text)
    ]
