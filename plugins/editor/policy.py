"""Words: what the form's pages must be allowed by the content security policy."""

from __future__ import annotations

FOLDER = "redaksi"

# The program compiles the check of its own configuration while it starts, and its look is made by script.
POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' blob: data:; connect-src 'self' blob:; frame-src 'self'; font-src 'self' data:; "
    "form-action 'self'; base-uri 'self'; frame-ancestors 'none'"
)
# A page that is only looked at: nothing in it runs.
PAGE_POLICY = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
    "frame-ancestors 'self'; sandbox allow-same-origin"
)


def name_policy(base_url: str) -> str:
    """The policy that the form's page has to be served with.

    The program compiles the check of its configuration while it starts, and its look is made by script.

    Args:
        base_url: of the git host that it writes to; "" where that is not known here.
    """
    hosts = base_url.rstrip("/") or "https:"
    return (
        "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
        f"img-src 'self' blob: data: {hosts}; connect-src 'self' blob: {hosts}; frame-src 'self'; "
        "font-src 'self' data:; form-action 'self'; base-uri 'self'; frame-ancestors 'none'"
    )
