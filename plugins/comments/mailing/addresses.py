"""Words: the addresses of what concerns letters."""

from __future__ import annotations

ASK_PATH = "/komentar/tanda-terima/kabari/"
CONFIRM_PATH = "/komentar/kabar/"
STOP_PATH = "/komentar/kabar/berhenti/"
