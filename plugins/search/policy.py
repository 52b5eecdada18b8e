"""Words: what the page of results must be allowed by the content security policy, and no other page."""

from __future__ import annotations

from collections.abc import Mapping

# For the answer at `addresses.RESULTS`, and no other. Whoever writes a host's headers reads it here: a
# <meta> in the page could not allow what a header forbids.
#
# Pagefind's program is WebAssembly, which `script-src 'self'` alone forbids ('wasm-unsafe-eval':
# Content Security Policy Level 3, 4.4). It runs on the page itself, so no worker is allowed.
POLICY: Mapping[str, str] = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",
    "connect-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
}


def write_policy() -> str:
    """The policy as a header carries it."""
    return "; ".join(f"{directive} {sources}" for directive, sources in POLICY.items())
