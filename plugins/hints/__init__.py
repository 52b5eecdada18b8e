"""Hints for writers, which never stop a build: style, evidence, and texts copied between offices."""
