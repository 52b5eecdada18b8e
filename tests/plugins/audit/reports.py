"""Words: Lighthouse's reports as far as the audit reads them, made by hand."""

from __future__ import annotations

from typing import Any

from plugins.audit.figures import Figures

GOOD = Figures(
    performance=100,
    accessibility=100,
    best_practices=100,
    seo=100,
    fcp_ms=750.2,
    lcp_ms=790.4,
    cls=0,
    tbt_ms=0,
    bytes=6234,
    requests=2,
)


def make_report(*, performance: float = 1, seo: float | None = 1, **audits: float) -> dict[str, Any]:
    """A report of a page that meets every goal, but for what is named: `largest_contentful_paint=…`."""
    values = {
        "first-contentful-paint": 750.2,
        "largest-contentful-paint": 790.4,
        "cumulative-layout-shift": 0,
        "total-blocking-time": 0,
        "total-byte-weight": 6234,
        **{name.replace("_", "-"): value for name, value in audits.items()},
    }
    robots = {"score": seo, "title": "robots.txt is not valid"}
    speed = {"score": performance, "title": "Largest Contentful Paint"}
    whole = {"score": 1, "auditRefs": []}
    return {
        "categories": {
            "performance": {"score": performance, "auditRefs": [{"id": "speed", "weight": 25}]},
            "accessibility": whole,
            "best-practices": whole,
            "seo": {
                "score": seo,
                "auditRefs": [{"id": "robots-txt", "weight": 1}, {"id": "hint", "weight": 0}],
            },
        },
        "audits": {
            **{name: {"numericValue": value} for name, value in values.items()},
            "network-requests": {"details": {"items": [{"url": "/"}, {"url": "/theme/css/site.css"}]}},
            "robots-txt": robots,
            "speed": speed,
            "hint": {"score": 0, "title": "A hint"},
        },
    }
