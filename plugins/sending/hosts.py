"""Words: a remote's address as people open it, and where a branch is proposed there."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

_SCP = re.compile(r"(?:[^@/]+@)?(?P<host>[^:/]+):(?P<path>[^/].*)")
# Forges by the word in their host's name; Gitea's form is also Forgejo's.
_FORMS = {
    "github": "{base}/compare/{target}...{branch}?expand=1",
    "gitlab": "{base}/-/merge_requests/new?merge_request%5Bsource_branch%5D={branch}",
    "gitea": "{base}/compare/{target}...{branch}",
    "forgejo": "{base}/compare/{target}...{branch}",
    "codeberg": "{base}/compare/{target}...{branch}",
}


def hide_login(url: str) -> str:
    """A remote's address without the name and password that may stand in it."""
    return re.sub(r"^(\w+://)[^/@]*@", r"\1", url)


def page_of(url: str) -> str:
    """The repository's page for a browser; "" where the remote has none.

    >>> page_of("git@github.com:bkn/kabar.git")
    'https://github.com/bkn/kabar'
    """
    if "://" in url:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https", "ssh", "git") or not parts.hostname:
            return ""
        host, path = parts.hostname, parts.path
        scheme = parts.scheme if parts.scheme in ("http", "https") else "https"
        if parts.port and scheme == parts.scheme:
            host = f"{host}:{parts.port}"
    elif (found := _SCP.fullmatch(url)) and len(found["host"]) > 1:
        # One letter before the colon is a disk of Windows.
        scheme, host, path = "https", found["host"], found["path"]
    else:
        return ""
    return f"{scheme}://{host}/{path.strip('/').removesuffix('.git')}"


def propose_address(url: str, branch: str, target: str) -> str:
    """Where a browser proposes a branch for the target; "" where the host is none that we know."""
    page = page_of(url)
    host = urlsplit(page).hostname or ""
    form = next((form for name, form in _FORMS.items() if name in host), "")
    return form.format(base=page, branch=quote(branch, safe="/"), target=quote(target, safe="/"))
