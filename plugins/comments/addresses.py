"""Words: the addresses of what concerns comments; the service answers at all of them."""

from __future__ import annotations

INTAKE = "/komentar/"
THANKS = "/komentar/terima-kasih/"
ANSWER = "/komentar/balas/"
RECEIPT = "/komentar/tanda-terima/"
HEALTH = "/komentar/sehat"
METRICS = "/komentar/metrik"
CHALLENGE = "/komentar/tantangan"
