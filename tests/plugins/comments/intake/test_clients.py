"""A reader's address is taken from the configured proxies and from nobody else."""

from __future__ import annotations

import pytest
from starlette.requests import HTTPConnection

from plugins.comments.intake.clients import Proxies, network_of

PROXIES = Proxies.of(["127.0.0.1", "::1", "10.0.0.0/8"])


@pytest.mark.parametrize(
    ("peer", "headers", "client"),
    [
        ("192.0.2.7", {}, "192.0.2.7"),
        ("192.0.2.7", {"x-forwarded-for": "198.51.100.1"}, "192.0.2.7"),
        ("192.0.2.7", {"x-real-ip": "198.51.100.1"}, "192.0.2.7"),
        ("127.0.0.1", {"x-forwarded-for": "198.51.100.1"}, "198.51.100.1"),
        ("127.0.0.1", {"x-forwarded-for": "203.0.113.9, 198.51.100.1"}, "198.51.100.1"),
        ("127.0.0.1", {"x-forwarded-for": "198.51.100.1, 10.1.2.3"}, "198.51.100.1"),
        ("127.0.0.1", {"x-forwarded-for": "palsu, 10.1.2.3"}, "10.1.2.3"),
        ("127.0.0.1", {"x-forwarded-for": "palsu"}, "127.0.0.1"),
        ("127.0.0.1", {"x-real-ip": "198.51.100.1"}, "198.51.100.1"),
        ("127.0.0.1", {}, "127.0.0.1"),
        ("::ffff:127.0.0.1", {"x-forwarded-for": "::ffff:198.51.100.1"}, "198.51.100.1"),
        ("::1", {"x-forwarded-for": "[2001:db8::7]:4711"}, "2001:db8::7"),
        ("::1", {"x-forwarded-for": "198.51.100.1:4711"}, "198.51.100.1"),
        ("", {"x-forwarded-for": "198.51.100.1"}, "198.51.100.1"),
        ("", {}, ""),
        ("palsu", {"x-forwarded-for": "198.51.100.1"}, ""),
    ],
)
def test_the_client_is_the_first_stranger_from_the_right(
    peer: str, headers: dict[str, str], client: str
) -> None:
    assert PROXIES.find_client(peer, headers) == client


@pytest.mark.parametrize(
    ("client", "network"),
    [
        ("192.0.2.7", "192.0.2.0/24"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "192.0.2.0/24"),
        ("", ""),
    ],
)
def test_a_network_is_what_one_sender_can_choose_among(client: str, network: str) -> None:
    assert network_of(client) == network


def test_a_line_that_the_proxy_added_counts_before_the_senders_own() -> None:
    lines = [(b"x-forwarded-for", b"203.0.113.9"), (b"x-forwarded-for", b"198.51.100.1")]
    request = HTTPConnection({"type": "http", "client": ("127.0.0.1", 1), "headers": lines})

    assert PROXIES.client_of(request) == "198.51.100.1"
