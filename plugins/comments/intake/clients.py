"""Edge: whose machine asks, as far as the configured proxies may be believed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from starlette.requests import HTTPConnection

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

FORWARDED, REAL = "x-forwarded-for", "x-real-ip"

# A chain of proxies is short; the rest was written by whoever sends it.
_MAX_HOPS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Proxies:
    """Machines whose word about a reader's address is taken.

    Attributes:
        networks: of the proxies.
    """

    networks: tuple[Network, ...]

    @classmethod
    def of(cls, networks: Iterable[str]) -> Proxies:
        """From addresses and networks as settings have them."""
        return cls(networks=tuple(ip_network(network) for network in networks))

    def trust(self, address: Address) -> bool:
        """True where the machine is one of these."""
        return any(address in network for network in self.networks)

    def client_of(self, request: HTTPConnection) -> str:
        """The address of whoever sent a request; "" where nobody knows it."""
        headers = request.headers
        # A proxy may add a line of its own instead of lengthening the sender's: the last one counts.
        told = {FORWARDED: ",".join(headers.getlist(FORWARDED)), REAL: headers.get(REAL, "")}
        return self.find_client(request.client.host if request.client else "", told)

    def find_client(self, peer: str, headers: Mapping[str, str]) -> str:
        """The reader's address; "" where nobody knows it.

        Args:
            peer: address of the machine that opened the connection; "" for a socket of this machine,
                which only a proxy here can reach.
            headers: names in lower case.
        """
        address = read_address(peer)
        if peer and (address is None or not self.trust(address)):
            return str(address) if address else ""
        forwarded = headers.get(FORWARDED, "")
        if not forwarded:
            told = read_address(headers.get(REAL, ""))
            return str(told or address or "")
        # Each proxy adds at the right whom it was asked by; left of the first stranger stands his own say.
        for hop in reversed(forwarded.split(",")[-_MAX_HOPS:]):
            told = read_address(hop)
            if told is None:
                break
            address = told
            if not self.trust(told):
                break
        return str(address or "")


@lru_cache(maxsize=1024)
def read_address(text: str) -> Address | None:
    """An address however it is written; an IPv4 one inside an IPv6 one is the IPv4 one."""
    text = text.strip().strip('"')
    if text.startswith("[") and "]" in text:
        text = text[1 : text.index("]")]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


@lru_cache(maxsize=1024)
def network_of(client: str) -> str:
    """The neighbourhood whose members one sender can choose among: /24 or /64; "" for nobody."""
    address = read_address(client)
    if address is None:
        return ""
    size = 24 if address.version == 4 else 64
    return str(ip_network((address, size), strict=False))
