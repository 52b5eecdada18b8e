"""Over TLS a site is whom its certificate names; one that ends soon is told in time."""

from __future__ import annotations

import ipaddress
import ssl
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from tests.fixtures.releases import serving_release
from tests.plugins.watching.conftest import WatchOnce

NOW = datetime.now(UTC)
MakeContext = Callable[..., ssl.SSLContext]


@pytest.fixture
def make_context(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MakeContext:
    """A server's side of TLS, with a certificate that this process trusts."""

    def make(*, days: float, host: str = "127.0.0.1") -> ssl.SSLContext:
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "kabar")])
        certificate = (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(name)
            .public_key(key.public_key())
            .serial_number(1)
            .not_valid_before(NOW - timedelta(days=90))
            .not_valid_after(NOW + timedelta(days=days))
            .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(host))]), False)
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
            .sign(key, hashes.SHA256())
        )
        pem = certificate.public_bytes(serialization.Encoding.PEM)
        secret = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        (tmp_path / "server.pem").write_bytes(secret + pem)
        (tmp_path / "ca.pem").write_bytes(pem)
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(tmp_path / "server.pem")
        return context

    return make


@pytest.mark.parametrize(
    ("days", "host", "faults"),
    [
        (60.5, "127.0.0.1", []),
        (5.5, "127.0.0.1", ["certificate: expiry: runs out in 5 days; renew it"]),
        (-1.5, "127.0.0.1", ["/: unreachable: TLS failed: certificate has expired"]),
        (
            60.5,
            "127.0.0.2",
            [
                "/: unreachable: TLS failed: IP address mismatch, certificate is not valid for '127.0.0.1'",
            ],
        ),
    ],
    ids=["good", "ends soon", "ended", "another's"],
)
def test_certificate_is_judged(
    release: Path,
    watch_once: WatchOnce,
    make_context: MakeContext,
    days: float,
    host: str,
    faults: list[str],
) -> None:
    with serving_release(release, tls=make_context(days=days, host=host)) as url:
        report = watch_once(url, now=NOW, pauses=())

    assert list(map(str, report.faults)) == faults
