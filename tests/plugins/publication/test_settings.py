"""The publication's settings are checked where they enter."""

from __future__ import annotations

import runpy

import pytest

from plugins.publication.settings import PublicationSettings, SettingsRefused
from tests.fixtures.content import ROOT


def url_of(url: str, *, is_public: bool = False) -> str:
    settings = {"SITENAME": "Kabar", "AGENCY": "Badan", "TIMEZONE": "Asia/Jakarta"}
    return PublicationSettings.from_settings({**settings, "SITEURL": url, "PUBLIC": is_public}).url


@pytest.mark.parametrize("is_public", [True, False])
@pytest.mark.parametrize(
    "url",
    [
        "https://x y",
        "https://",
        "kabar.example",
        "ftp://kabar.example",
        "https://kabar.example/jalur",
        "https://kabar.example?a",
        "https://siapa@kabar.example",
        "https://-kabar.example",
        "https://kabar..example",
        'https://kabar.example"><script>',
        "https://kabar.example:0",
    ],
)
def test_what_is_no_address_of_a_host_is_refused(url: str, is_public: bool) -> None:
    with pytest.raises(SettingsRefused) as refused:
        url_of(url, is_public=is_public)

    assert str(refused.value) == (
        f"SITEURL: {url!r} is not the address of a host; write https://host without a path"
    )


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("", "SITEURL: it is empty; the public site needs its address, https://host"),
        (
            "http://kabar.example",
            "SITEURL: 'http://kabar.example' is not encrypted; write https://kabar.example",
        ),
    ],
)
def test_the_public_site_has_an_encrypted_address(url: str, told: str) -> None:
    with pytest.raises(SettingsRefused) as refused:
        url_of(url, is_public=True)

    assert str(refused.value) == told
    assert url_of(url) == url


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://kabar.example/", "https://kabar.example"),
        ("https://kabar.go.id:8443", "https://kabar.go.id:8443"),
        ("http://localhost:8000", "http://localhost:8000"),
        ("http://127.0.0.1", "http://127.0.0.1"),
    ],
)
def test_an_address_is_kept_without_a_slash_at_its_end(url: str, kept: str) -> None:
    assert url_of(url, is_public=True) == kept


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("", "https://kabar-kinerja.example"),
        (" ", "https://kabar-kinerja.example"),
        ("https://kantor.example/", "https://kantor.example"),
    ],
)
def test_an_empty_address_from_outside_is_none(
    monkeypatch: pytest.MonkeyPatch, given: str, kept: str
) -> None:
    monkeypatch.setenv("SITEURL", given)
    monkeypatch.syspath_prepend(ROOT)

    public = runpy.run_path(str(ROOT / "publishconf.py"))

    assert (public["SITEURL"], public["PUBLIC"]) == (kept, True)
