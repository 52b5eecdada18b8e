"""Words: where the project lies."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
"""The project's folder, which holds `plugins`, `theme`, `content` and `var`."""
