"""Words: whose machine asks, as configured proxies tell it, and from which network."""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

# What one household or office has: the guesses of one are counted together.
_PREFIXES = {4: 24, 6: 64}


def find_client(peer: str, forwarded: str, proxies: Iterable[str]) -> str:
    """The address of the machine that asked.

    Args:
        peer: whom the connection is with.
        forwarded: X-Forwarded-For; "" for none. What a stranger wrote into it stands on the left of
            what the first proxy of ours added.
        proxies: whose word is taken.
    """
    networks = [ip_network(proxy) for proxy in proxies]
    found = peer
    for told in [*reversed(forwarded.split(",")), ""]:
        address = _read(found)
        if address is None or not any(address in network for network in networks):
            return found
        if not told.strip():
            return found
        found = told.strip()
    return found


def name_network(client: str) -> str:
    """The network of an address, "192.0.2.0/24"; what is no address stands for itself."""
    address = _read(client)
    if address is None:
        return client
    return str(ip_network(f"{address}/{_PREFIXES[address.version]}", strict=False))


def _read(told: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address(told)
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address
