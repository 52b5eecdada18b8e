"""What readers are promised about their data is what the service does when no setting says otherwise."""

from __future__ import annotations

import re

import pytest

from plugins.comments.intake.settings import DEFAULTS as INTAKE
from plugins.comments.rights.settings import DEFAULTS as RIGHTS
from tests.fixtures.content import ROOT

PAGE = " ".join((ROOT / "content/laman/kebijakan-privasi.md").read_text(encoding="utf-8").split())
TIMER = (ROOT / "deploy/systemd/kabar-komentar-rawat.service").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("promise", "days"),
    [
        (r"Alamat surel \|[^|]*\|[^|]*\| paling lama (\d+) hari", INTAKE["INTAKE_EMAIL_DAYS"]),
        (r"Alamat IP \|[^|]*\|[^|]*\| paling lama (\d+) hari", INTAKE["INTAKE_CLIENT_DAYS"]),
        (r"dihapus seluruhnya (\d+) hari setelah keputusan", RIGHTS["INTAKE_REJECTED_DAYS"]),
        (r"dihapus (\d+) hari setelah ditarik", RIGHTS["INTAKE_REJECTED_DAYS"]),
        (r"tidak pernah diputuskan dihapus (\d+) hari", RIGHTS["INTAKE_HELD_DAYS"]),
        (r"masih memuatnya paling lama (\d+) hari", int(re.findall(r"-mtime \+(\d+) ", TIMER)[0])),
    ],
    ids=["email", "machine", "rejected", "taken back", "undecided", "backups"],
)
def test_privacy_page_promises_what_is_done(promise: str, days: int) -> None:
    found = re.search(promise, PAGE)

    assert found is not None
    assert int(found.group(1)) == days
