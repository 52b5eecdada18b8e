"""Who answers for the site hears of security.txt's end a month before it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from plugins.publication.expiry import warn_of_expiry
from plugins.publication.run import check
from tests.fixtures.building import Build
from tests.fixtures.content import MakeContent

EXPIRES = "2026-04-01T00:00:00+07:00"
MEND = "; see that SECURITY_CONTACT still answers, then set a date within the next year"


@pytest.mark.parametrize(
    ("now", "warning"),
    [
        pytest.param("2026-03-02T00:00:00+07:00", "", id="30 days left"),
        pytest.param(
            "2026-03-02T00:00:01+07:00",
            f"SECURITY_EXPIRES: security.txt runs out on 2026-04-01, in 29 days{MEND}",
            id="a second less",
        ),
        pytest.param(
            "2026-03-31T17:00:00+00:00",
            "SECURITY_EXPIRES: security.txt ran out on 2026-04-01, so finders of faults no longer trust the "
            f"contact{MEND}",
            id="over, told in another zone",
        ),
    ],
)
def test_end_of_security_txt_is_told_thirty_days_before(now: str, warning: str) -> None:
    assert warn_of_expiry(EXPIRES, datetime.fromisoformat(now)) == warning


def test_site_without_security_txt_has_nothing_to_renew() -> None:
    assert warn_of_expiry("", datetime.fromisoformat("2026-03-02T00:00:00+07:00")) == ""


def test_build_and_check_tell_it_and_go_on(
    make_content: MakeContent,
    build_content: Build,
    make_settings: Callable[..., str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    content, now = make_content(), "2026-03-20T08:00:00+07:00"
    settings = make_settings(SECURITY_EXPIRES=EXPIRES)
    warning = f"SECURITY_EXPIRES: security.txt runs out on 2026-04-01, in 11 days{MEND}"

    built = build_content(content, now=now, settings=settings)
    status = check(settings=settings, content=str(content), now=now)

    assert (built.status, built.faults.splitlines()) == (0, [warning])
    assert (status, capsys.readouterr().err.splitlines()) == (0, [warning])
