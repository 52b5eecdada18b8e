"""A header's values, key by key."""

from __future__ import annotations

import pytest

from tests.plugins.gate.test_texts import tell


@pytest.mark.parametrize(
    ("address", "told"),
    [
        (
            "javascript:alert(1)",
            [
                "8: withdrawn.replaced_by: “javascript:alert(1)” bukan alamat situs; "
                "tulis alamat lengkap yang diawali https://"
            ],
        ),
        (
            "http://127.0.0.1:8411/semarang/2025/02/26/lain/",
            [
                "8: withdrawn.replaced_by: “http://127.0.0.1:8411/semarang/2025/02/26/lain/” adalah alamat "
                "pratinjau di komputer Anda; tulis dari garis miring: “/semarang/2025/02/26/lain/”"
            ],
        ),
        (
            "//jahat.example/x",
            [
                "8: withdrawn.replaced_by: “//jahat.example/x” bukan alamat situs; "
                "tulis alamat lengkap yang diawali https://"
            ],
        ),
        ("https://contoh.go.id/pengganti", []),
        ("/semarang/2025/02/26/pengganti/", []),
        ("2025-02-26-pengganti.md", []),
    ],
)
def test_a_replacement_is_an_address_that_can_be_followed(address: str, told: list[str]) -> None:
    lines = {
        "withdrawn": f"\n  date: 2025-03-01\n  replaced_by: {address}\n  reason: Diganti.",
        "status": "withdrawn",
    }

    assert tell(**lines) == told
