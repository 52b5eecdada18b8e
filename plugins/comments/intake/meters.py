"""Edge: the service's figures in Prometheus' form; none of them says who wrote what."""

from __future__ import annotations

from dataclasses import dataclass, field

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

# From what nobody notices to what nobody waits for.
_SECONDS = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)


@dataclass(frozen=True, slots=True)
class Meters:
    """One service's figures.

    Attributes:
        submissions: by outcome: "held", "again", "refused", "limited", "foreign", "broken", "closed", "busy",
            "failed".
        guards: how often each guard refused.
        seconds: from the first byte of a form to its answer.
        waiting: works that wait for the writer; comments: by state, counted when asked for.
    """

    registry: CollectorRegistry = field(default_factory=CollectorRegistry)
    submissions: Counter = field(init=False)
    guards: Counter = field(init=False)
    seconds: Histogram = field(init=False)
    waiting: Gauge = field(init=False)
    comments: Gauge = field(init=False)

    def __post_init__(self) -> None:
        """Name the figures."""
        own = self.registry
        given = {
            "submissions": Counter("intake_submissions", "Forms by outcome", ["outcome"], registry=own),
            "guards": Counter("intake_refusals", "Refusals by guard", ["guard"], registry=own),
            "seconds": Histogram("intake_seconds", "Time to answer a form", buckets=_SECONDS, registry=own),
            "waiting": Gauge("inbox_waiting", "Works that wait for the writer", registry=own),
            "comments": Gauge("inbox_comments", "Comments by state", ["state"], registry=own),
        }
        for name, figure in given.items():
            object.__setattr__(self, name, figure)

    def tell(self) -> bytes:
        """All figures, as Prometheus reads them."""
        return generate_latest(self.registry)
