"""Words: what an import found and what became of it, in lines for a terminal; every sum is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from plugins.importing.copies import NotCopied
from plugins.importing.found import Doubt
from plugins.importing.planned import APART, DRAFT, PUBLISHED, Skipped

NEW, RENEWED, SAME, EDITED, DELETED = (
    "baru",
    "diperbarui",
    "sama",
    "disunting sejak impor",
    "dihapus sejak impor",
)
"""What a run does to a file: the last two are left as somebody made them."""

FATES = {PUBLISHED: "terbit", DRAFT: "draf", APART: "disisihkan"}
STATES = {"approved": "tayang", "held": "menunggu", "rejected": "ditolak"}
"""Words of staff for what becomes of texts and of comments."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one text.

    Attributes:
        place: in the source; path, url: here, "" for a text set apart.
        fate: of `planned`; deed: one of those above, "" for a text set apart.
        reason: why it is not simply published; passages, missing: of the comparison.
        comments: of it that move.
    """

    place: str
    title: str
    path: str
    url: str
    fate: str
    deed: str
    reason: str
    passages: int
    missing: tuple[str, ...]
    comments: int
    doubts: tuple[Doubt, ...]


@dataclass(slots=True, kw_only=True)
class Report:
    """An import from beginning to end.

    Attributes:
        source: the file or folder; office: name; is_dry: nothing was written.
        comments: state → number that moves; comments_skipped: reasons, one each.
        files: where helps lie: report, redirects, comments, mapping; label → path.
    """

    source: str
    office: str
    is_dry: bool
    outcomes: list[Outcome] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    comments: Counter[str] = field(default_factory=Counter)
    comments_skipped: Counter[str] = field(default_factory=Counter)
    copied: int = 0
    not_copied: list[NotCopied] = field(default_factory=list)
    redirects: int = 0
    files: dict[str, str] = field(default_factory=dict)

    @property
    def found(self) -> int:
        """Everything that the source holds."""
        return len(self.outcomes) + len(self.skipped)

    def count(self, fate: str) -> int:
        """Texts with one fate."""
        return sum(one.fate == fate for one in self.outcomes)

    @property
    def doubts(self) -> int:
        """All that a person should look at."""
        return sum(len(one.doubts) for one in self.outcomes)

    @property
    def missing(self) -> int:
        """Passages of the source that do not stand in what was made of it."""
        return sum(len(one.missing) for one in self.outcomes)


def sum_up(report: Report) -> list[str]:
    """The sums, as a person reads them on a terminal."""
    states = ", ".join(
        f"{count} {STATES.get(state, state)}" for state, count in sorted(report.comments.items())
    )
    verb = "akan menjadi" if report.is_dry else "menjadi"
    deeds = Counter(one.deed for one in report.outcomes if one.deed)
    carried = sum(report.comments.values())
    left = sum(report.comments_skipped.values())
    passages = sum(one.passages for one in report.outcomes)
    return [
        f"{report.source} → {report.office}",
        f"{report.found} isi ditemukan {verb} {report.count(PUBLISHED)} terbit + {report.count(DRAFT)} draf "
        f"+ {report.count(APART)} disisihkan + {len(report.skipped)} dilewati",
        "Berkas: " + (", ".join(f"{count} {deed}" for deed, count in sorted(deeds.items())) or "tidak ada"),
        f"Alinea: {passages} dibandingkan, {passages - report.missing} sama, {report.missing} berbeda",
        f"Komentar: {carried + left} ditemukan = {carried} ikut + {left} tidak"
        + (f" ({states})" if carried else ""),
        f"Gambar dan dokumen: {report.copied} ikut, {len(report.not_copied)} tidak",
        f"Alamat lama: {report.redirects} dialihkan",
        f"Keraguan: {report.doubts}",
    ]


def tell_doubts(report: Report, limit: int) -> Iterator[str]:
    """Each text's doubts, one line each, and how many more the report has."""
    told = 0
    for one in report.outcomes:
        for doubt in one.doubts:
            if told < limit:
                yield f"{one.path or one.place}: {doubt.fault}; {doubt.mend}"
            told += 1
    if told > limit:
        yield f"… dan {told - limit} keraguan lagi di laporan"


def tell_reasons(reasons: Iterable[str]) -> Sequence[tuple[str, int]]:
    """Reasons with their number, the most frequent first."""
    return Counter(reasons).most_common()
