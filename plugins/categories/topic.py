"""Words: a topic, what an article is about; an article has any number of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One entry of `registers/topics.toml`.

    Attributes:
        slug: the register's key.
        name: as readers see it.
        description: one sentence, or "".
        aliases: former slugs, still accepted and redirected.
    """

    slug: str
    name: str
    description: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def url(self) -> str:
        """The topic's list."""
        return f"/topik/{self.slug}/"
