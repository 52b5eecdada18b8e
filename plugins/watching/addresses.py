"""Words: from a file of a release to the address that it answers at, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote, urljoin, urlsplit

from plugins.release.headers import WELL_KNOWN
from plugins.release.manifest import HOST_FILES, UNLISTED, File, Manifest

INDEX = "index.html"
LOST = "404.html"
SECURITY = ".well-known/security.txt"
DEFAULT_PORTS = {"http": 80, "https": 443}


class AddressRefused(Exception):
    """An address that no site of ours can have; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Where a release is served. Attributes: scheme: "http" or "https"; host, port: of the server."""

    scheme: str
    host: str
    port: int

    @property
    def url(self) -> str:
        """The site's address without a slash at its end."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + (
            "" if self.port == DEFAULT_PORTS[self.scheme] else f":{self.port}"
        )

    def find_address(self, link: str, base: str = "/") -> str | None:
        """The address on this site that a link leads to, from the root; None where it leads elsewhere.

        Args:
            base: address of the page that has the link.
        """
        try:
            parts = urlsplit(urljoin(self.url + base, link.strip()))
            port = parts.port or DEFAULT_PORTS.get(parts.scheme)
        except ValueError:
            return None
        # A site that sends its readers on to its own encrypted address stays where it is.
        is_ours = parts.hostname == self.host and (parts.scheme, port) in (
            (self.scheme, self.port),
            ("https", DEFAULT_PORTS["https"]),
        )
        if not is_ours:
            return None
        path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=-._~")
        return path + (f"?{quote(parts.query, safe='/%:@!$&()*+,;=-._~?')}" if parts.query else "")


def read_site(url: str) -> Site:
    """A site from its address, which has no path.

    Raises:
        AddressRefused: it is none, or has more than a host.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise AddressRefused(f"{url}: {error}") from error
    if parts.scheme not in DEFAULT_PORTS or not parts.hostname:
        raise AddressRefused(f"{url}: write https://host")
    if parts.username is not None or parts.path not in ("", "/") or parts.query or parts.fragment:
        raise AddressRefused(f"{url}: write only https://host; every address of a release begins there")
    return Site(scheme=parts.scheme, host=parts.hostname, port=port or DEFAULT_PORTS[parts.scheme])


def address_of(path: str) -> str:
    """The address of a file ("semarang/index.html" → "/semarang/")."""
    folder, _, name = path.rpartition("/")
    shown = (f"{folder}/" if folder else "") if name == INDEX else path
    return "/" + quote(shown)


def path_of(address: str) -> str:
    """The file that answers at an address, whether there is one or not; its query says nothing."""
    path = unquote(address.partition("?")[0]).lstrip("/")
    return f"{path}{INDEX}" if not path or path.endswith("/") else path


def is_same_page(path: str, address: str) -> bool:
    """True where an address is another spelling of a file's own, as some hosts prefer it.

    `/semarang` or `/semarang/index.html` for `/semarang/`, and `/404` for `/404.html`.
    """
    plain, own = unquote(address.partition("?")[0]), unquote(address_of(path))
    return plain in {own, own.rstrip("/") or "/", f"/{path}", own.removesuffix(".html")}


def list_served(manifest: Manifest) -> tuple[File, ...]:
    """The files that a reader can ask for: neither a host's own, nor a service's, nor a compressed form."""
    services = tuple(service.lstrip("/") for service in manifest.inputs.services)
    return tuple(
        file
        for file in manifest.files
        if not file.encoding
        and file.path.rpartition("/")[2] not in HOST_FILES
        and not _is_hidden(file.path)
        and not (services and file.path.startswith(services))
    )


def _is_hidden(path: str) -> bool:
    """True for names that begin with a dot; servers send of these only what RFC 8615 puts there."""
    return f"/{path}".replace(f"/{WELL_KNOWN}/", "/", 1).count("/.") > 0


def forms_of(manifest: Manifest) -> Mapping[str, Mapping[str, File]]:
    """For each text that has them, its compressed forms by encoding."""
    forms: dict[str, dict[str, File]] = {}
    for file in manifest.files:
        if file.encoding:
            forms.setdefault(file.text_path, {})[file.encoding] = file
    return forms


def is_listed(manifest_paths: frozenset[str], path: str) -> bool:
    """True where a release has this file, the manifest and its signature among them."""
    return path in manifest_paths or path in UNLISTED
