"""Words: a category, what kind of text an article is; categories form a tree."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """One entry of `registers/categories.toml`.

    Attributes:
        slug: the register's key.
        name: as readers see it.
        description: one sentence, or "".
        parents: slugs from the root of the tree down to this category's parent; empty at the root.
        aliases: former slugs, still accepted and redirected.
    """

    slug: str
    name: str
    description: str = ""
    parents: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()

    @property
    def url(self) -> str:
        """The category's list."""
        return f"/kategori/{self.slug}/"
