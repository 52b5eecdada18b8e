"""Edge: the publication as one of Pelican's generators.

Pelican's own article and page generators run over nothing (`ARTICLE_PATHS` and `PAGE_PATHS` are
empty), because they drop faulty sources, guess dates and print every page every time. This one
reads through the gate and prints through the press; settings, plugins, signals and logging stay
Pelican's.
"""

from __future__ import annotations

from typing import Any

from pelican import signals
from pelican.generators import Generator

from plugins.publication.building import Building


class PublicationGenerator(Generator):  # type: ignore[misc]
    """Content folder → output folder, by way of the gate and the press."""

    def generate_output(self, writer: Any) -> None:
        """Checks, then prints what has changed; `Building.run` says what it raises.

        Pelican's writer is not used: the press replaces files whole.
        """
        del writer
        Building(self.settings).run()


def _get_generators(_: object) -> type[PublicationGenerator]:
    return PublicationGenerator


def register() -> None:
    """Connects the publication; Pelican calls this once a process."""
    signals.get_generators.connect(_get_generators)
