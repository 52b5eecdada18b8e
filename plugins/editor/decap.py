"""Words: the program that the form is, by name, version and digest."""

from __future__ import annotations

NAME, VERSION = "decap-cms", "3.16.3"
INTEGRITY = "sha512-hf+dPlCh7TJmWl8+6VRzHYOWhri5xgUknrZbDewaWe4s9B7xJ8PQugp2QHeSldMUKzav6+z0oIpwUYhUJDYtYw=="
"""Source: the package's entry in npm's registry; what does not match it is not unpacked."""
