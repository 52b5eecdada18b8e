"""Words: where a branch is proposed, by the remote's address."""

from __future__ import annotations

import pytest

from plugins.sending.hosts import hide_login, page_of, propose_address

BRANCH = "naskah/semarang/2026-02-27-pelatihan"


@pytest.mark.parametrize(
    ("url", "address"),
    [
        pytest.param(
            "git@github.com:bkn/kabar.git",
            f"https://github.com/bkn/kabar/compare/main...{BRANCH}?expand=1",
            id="GitHub by ssh",
        ),
        pytest.param(
            "https://siti:rahasia@github.com/bkn/kabar",
            f"https://github.com/bkn/kabar/compare/main...{BRANCH}?expand=1",
            id="GitHub with a password",
        ),
        pytest.param(
            "ssh://git@gitlab.bkn.example:2222/humas/kabar.git",
            "https://gitlab.bkn.example/humas/kabar/-/merge_requests/new"
            f"?merge_request%5Bsource_branch%5D={BRANCH}",
            id="GitLab of one's own",
        ),
        pytest.param(
            "http://gitea.bkn.example:3000/humas/kabar.git",
            f"http://gitea.bkn.example:3000/humas/kabar/compare/main...{BRANCH}",
            id="Gitea on a port",
        ),
        pytest.param(
            "https://forgejo.bkn.example/humas/kabar",
            f"https://forgejo.bkn.example/humas/kabar/compare/main...{BRANCH}",
            id="Forgejo",
        ),
        pytest.param("https://git.bkn.example/humas/kabar.git", "", id="a host that says nothing of itself"),
        pytest.param("/srv/git/kabar.git", "", id="a folder"),
        pytest.param("C:/git/kabar.git", "", id="a folder of Windows"),
        pytest.param("C:\\git\\kabar.git", "", id="a folder of Windows, as it writes it"),
        pytest.param("file:///srv/github/kabar.git", "", id="a folder named like a host"),
    ],
)
def test_address_to_propose_at_comes_from_the_remotes(url: str, address: str) -> None:
    assert propose_address(url, BRANCH, "main") == address


def test_password_in_an_address_is_never_shown() -> None:
    url = "https://siti:rahasia@git.bkn.example/humas/kabar.git"

    assert hide_login(url) == "https://git.bkn.example/humas/kabar.git"
    assert page_of(url) == "https://git.bkn.example/humas/kabar"
