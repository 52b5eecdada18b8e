"""Words: an office, the unit that answers for a text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """One entry of `registers/offices.toml`.

    Attributes:
        slug: the register's key, the folder under `artikel/` and the first part of its addresses.
        name: as readers know it, "BKN Semarang"; the masthead of its own pages.
        city: regency or city, "Kota Semarang".
        province: "Jawa Tengah".
        timezone: IANA name, "Asia/Jakarta"; the zone in which its dates are meant and told.
        aliases: former slugs, still accepted and redirected.
        approvers: who at the git host may approve its texts, as the host calls them ("@humas-semarang",
            "@bkn/humas", "humas@bkn.example"); empty where nobody has to.
        url: "/semarang/".
    """

    slug: str
    name: str
    city: str
    province: str
    timezone: str
    aliases: tuple[str, ...] = ()
    approvers: tuple[str, ...] = ()

    @property
    def needs_approval(self) -> bool:
        """Whether its texts wait on a branch for somebody else's approval."""
        return bool(self.approvers)

    @property
    def url(self) -> str:
        """The office's home."""
        return f"/{self.slug}/"
