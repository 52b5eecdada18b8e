"""Rules: where an address leads, and whether a file of ours may name it."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import unquote, urljoin, urlsplit

from plugins.comments.spam.links import hides_target, is_cheap
from plugins.comments.spam.vocabulary import weigh_brand
from plugins.prose.addresses import find_scheme
from plugins.scanning.finding import quote
from plugins.scanning.letters import is_plain_host
from plugins.scanning.passages import read_address_words
from plugins.scanning.scope import Scope

LINK, LOAD, SELF, SUBMIT = "link", "load", "self", "submit"
# Passed over by who follows a link: mail and telephone leave the browser, and are read before they are sent.
_CALLS = frozenset({"mailto", "tel"})
_INSIDE = re.compile(r"(?:https?:)?//[^\s\"'<>&]+", re.IGNORECASE)
_BLANKS = re.compile(r"[\x00-\x20\x7f]+")

ASK = "ask"
_CHECK_HOST = "remove it, or register the host in content/registers/hosts.toml if it is meant"
_NEVER = "remove it: files of a release load and send nothing elsewhere"
_WELL_KNOWN_ENDS = tuple(
    f".{host}"
    for host in (
        "google.com google.co.id googleapis.com gstatic.com googletagmanager.com google-analytics.com "
        "youtube.com "
        "youtube-nocookie.com ytimg.com cloudflare.com jsdelivr.net unpkg.com wp.com w.org wordpress.org "
        "gravatar.com "
        "facebook.com facebook.net fbcdn.net twitter.com x.com twimg.com instagram.com jquery.com "
        "bootstrapcdn.com "
        "fontawesome.com go.id vimeo.com microsoft.com bing.com"
    ).split()
)
"""Whose scripts and frames an ordinary site may hold; of ours none may."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is to be said of an address.

    Attributes:
        rule, fault, mend: of a finding; rule is "" for a good address, `ASK` where the sources decide.
        inside: the path where it leads inside the site, "" elsewhere.
    """

    rule: str = ""
    fault: str = ""
    mend: str = ""
    inside: str = ""


def judge_address(url: str, use: str, base: str, scope: Scope) -> Verdict:
    """What is to be said of an address.

    Args:
        url: as it stands, entities undone.
        use: `LINK` leads a reader there, `LOAD` fetches it, `SELF` claims to be the page's own address,
            `SUBMIT` sends to it.
        base: address of the page from the root, for relative ones.
    """
    bare = _BLANKS.sub("", url)
    scheme = find_scheme(url)
    if not bare or bare.startswith("#"):
        return Verdict()
    if scheme in _CALLS:
        return _judge_call(bare, scope)
    if scheme and scheme not in {"http", "https"}:
        return _judge_scheme(bare, scheme, use, scope)
    if "\\" in bare and scope.is_release:
        return Verdict("address", f"an address with a backslash, {quote(url)}", "write it with /")
    bare = bare.replace("\\", "/")
    if not scheme and not bare.startswith("//"):
        return _judge_inside(bare, base, scope)
    return _judge_web(bare if scheme else f"https:{bare}", use, scope)


def host_of(url: str) -> str | None:
    """The host of a whole address, small, without a dot at its end; None where it cannot be read."""
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.rstrip(".").lower() if host else None


def _judge_call(bare: str, scope: Scope) -> Verdict:
    target = unquote(bare.partition(":")[2].partition("?")[0]).lower()
    host = target.rpartition("@")[2]
    if not scope.is_release or not target or target in scope.contacts or host in scope.own:
        return Verdict()
    return Verdict(ASK, bare)


def _judge_scheme(bare: str, scheme: str, use: str, scope: Scope) -> Verdict:
    if scheme == "data" and use == LOAD and (bare in scope.icons or bare.startswith("data:image/")):
        image = unquote(bare).lower()
        if bare in scope.icons or (not scope.is_release and "<script" not in image):
            return Verdict()
        return Verdict("data", f"a picture in an address, {quote(bare)}", "serve it as a file")
    if not scope.is_release and scheme not in {"javascript", "vbscript", "data"}:
        return Verdict()
    if not scope.is_release and re.fullmatch(r"javascript:(?:void\(0?\)|;)?;?", bare, re.IGNORECASE):
        return Verdict()
    return Verdict("scheme", f"an address that runs or hides something, {quote(bare)}", "remove it")


def _judge_inside(bare: str, base: str, scope: Scope) -> Verdict:
    path = urljoin(base, bare).partition("#")[0]
    for carried in _INSIDE.findall(unquote(path.partition("?")[2])):
        if (host_of(carried if ":" in carried[:6] else f"https:{carried}") or "") not in scope.own:
            return Verdict(
                "outbound", f"an address of ours that carries another one, {quote(bare)}", "remove it"
            )
    return Verdict(inside=unquote(path.partition("?")[0]))


def _judge_web(url: str, use: str, scope: Scope) -> Verdict:
    host = host_of(url)
    if host is None:
        return Verdict("address", f"an address whose host cannot be read, {quote(url)}", "remove it")
    authority = urlsplit(url).netloc
    if "@" in authority:
        return Verdict("address", f"an address with a user's name before its host, {quote(url)}", "remove it")
    if not is_plain_host(host):
        return Verdict("look-alike", f"a host whose letters look like others, {quote(host)}", "remove it")
    if host in scope.own and ":" not in authority:
        return _judge_inside(urlsplit(url)._replace(scheme="", netloc="").geturl() or "/", "/", scope)
    return _judge_ours(url, host, use, scope) if scope.is_release else _judge_any(url, host, use, scope)


def _judge_ours(url: str, host: str, use: str, scope: Scope) -> Verdict:
    if use == SELF:
        return Verdict(
            "identity",
            f"the page claims to be {quote(url)}",
            "let it name its own address; look who changed it",
        )
    if use in (LOAD, SUBMIT):
        return Verdict("load", f"something is loaded from or sent to {quote(host)}", _NEVER)
    if scope.is_prefixed(url):
        for carried in _INSIDE.findall(unquote(urlsplit(url).query)):
            if (host_of(carried) or "") not in scope.own:
                return Verdict("outbound", f"a link to share another site, {quote(url)}", "remove it")
        return Verdict()
    if host in scope.hosts:
        return Verdict()
    return Verdict(ASK, url)


def _judge_any(url: str, host: str, use: str, scope: Scope) -> Verdict:
    if host in scope.hosts or is_well_known(host):
        words = read_address_words(urlsplit(url).path)
        if not words.sells:
            return Verdict()
    if use in (LOAD, SUBMIT):
        return Verdict(
            "load", f"something is loaded from or sent to {quote(host)}", "see whether it is the site's"
        )
    reason = find_suspicion(url, host)
    return Verdict("outbound", f"a link to {quote(url)}: {reason}", "remove it") if reason else Verdict()


def is_well_known(host: str) -> bool:
    """True for hosts whose scripts and frames an ordinary site may hold."""
    return f".{host}".endswith(_WELL_KNOWN_ENDS)


def _is_for_sharing(url: str, host: str) -> bool:
    """True for a chat's form to pass an address on: it names nobody who would be written to."""
    path = urlsplit(url).path.rstrip("/")
    return (host, path) in (("wa.me", ""), ("t.me", "/share/url"))


def find_suspicion(url: str, host: str) -> str:
    """Why a host is one that planted links lead to; "" for ordinary ones."""
    if weigh_brand(" ".join(host.removeprefix("www.").split(".")[:-1])):
        return "its name is built like that of a gambling site"
    if read_address_words(url).codes:
        return "its words speak of gambling"
    if hides_target(host) and not _is_for_sharing(url, host):
        return "it hides where it leads"
    if is_cheap(host):
        return "such endings are bought for planted links"
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return ""
    return "a number in the place of a name"
