"""Readers' comments: what was approved, from the export to the printed thread."""
