"""Rules: security.txt is renewed before it is out of date."""

from __future__ import annotations

from datetime import datetime, timedelta

# An office needs time to find out whether the contact still answers.
NOTICE = timedelta(days=30)


def warn_of_expiry(expires: str, now: datetime) -> str:
    """One line for an engineer from 30 days before `SECURITY_EXPIRES` on; "" while there is time.

    Args:
        expires: ISO 8601 with an offset, or "" where there is no security.txt.
    """
    if not expires:
        return ""
    until = datetime.fromisoformat(expires)
    left = until - now
    if left >= NOTICE:
        return ""
    told = f"{until:%Y-%m-%d}"
    if left <= timedelta(0):
        what = f"ran out on {told}, so finders of faults no longer trust the contact"
    else:
        what = f"runs out on {told}, in {left.days} days"
    return (
        f"SECURITY_EXPIRES: security.txt {what}; see that SECURITY_CONTACT still answers, "
        "then set a date within the next year"
    )
