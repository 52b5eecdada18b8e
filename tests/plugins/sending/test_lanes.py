"""Store: a text whose office wants approval waits on a branch of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fixtures.content import REGISTERS, MakeContent
from tests.plugins.sending.places import FIRST, Places, Writer, pass_all, run_git

BRANCH = "naskah/semarang/2025-02-26-kinerja"
PLACE = "Penilaian dilakukan tiap triwulan."
WHOM = f"beri tahu penyetuju naskah kantor Anda bahwa naskahnya ada di cabang {BRANCH}"
TITLE = "Semarang menilai kinerja tiap triwulan"


@pytest.fixture
def places(make_content: MakeContent, tmp_path: Path) -> Places:
    """A shared repository whose office Semarang has its texts approved."""
    register = REGISTERS["offices"].replace(
        'aliases = ["kota-semarang"]', 'aliases = ["kota-semarang"]\napprovers = ["@humas"]'
    )
    content = make_content(
        {"file": "2025/2025-02-26-kinerja.md"},
        {"office": "jayapura", "file": "2025-02-20-lain.md", "date": "2025-02-20"},
        files={"registers/offices.toml": register},
    )
    root = tmp_path / "tempat"
    root.mkdir()
    return Places(root, content, pass_all)


def approve(places: Places, branch: str = BRANCH) -> None:
    """What the host does when somebody approves: it joins the branch and takes it away."""
    desk = places.root / "setuju"
    run_git(places.root, "clone", "-q", str(places.shared), str(desk))
    run_git(desk, "config", "user.name", "Ratna")
    run_git(desk, "config", "user.email", "ratna@contoh.go.id")
    run_git(desk, "merge", "-q", "--no-ff", "-m", "setuju", f"origin/{branch}")
    run_git(desk, "push", "-q", "origin", "main", f":{branch}")


def test_text_waits_on_its_own_branch_and_others_go_at_once(places: Places, siti: Writer) -> None:
    siti.change(FIRST, PLACE, "Kalimat Siti.")
    siti.change("artikel/jayapura/2025-02-20-lain.md", PLACE, "Kalimat Jayapura.")

    report = siti.send()

    assert siti.told(report) == [f"Terkirim: {TITLE}.", f"Terkirim untuk disetujui: {TITLE}; {WHOM}."]
    assert "Kalimat Siti." in places.show(FIRST, BRANCH)
    assert "Kalimat Siti." not in places.show(FIRST)
    assert "Kalimat Jayapura." in places.show("artikel/jayapura/2025-02-20-lain.md")
    assert "Kalimat Siti." in siti.read(FIRST)
    overview = siti.post.look()
    assert overview.items == ()
    assert [(one.path, one.branch) for one in overview.waiting] == [(FIRST, BRANCH)]
    assert siti.is_sound()


def test_text_that_waits_is_sent_again_on_the_same_branch(places: Places, siti: Writer) -> None:
    siti.change(FIRST, PLACE, "Kalimat pertama.")
    siti.send()
    siti.change(FIRST, "Kalimat pertama.", "Kalimat kedua.")

    siti.send()

    assert "Kalimat kedua." in places.show(FIRST, BRANCH)
    assert len(places.log(BRANCH)) == 3
    assert run_git(places.shared, "branch", "--format=%(refname:short)").splitlines() == ["main", BRANCH]


def test_approved_text_comes_back_and_nothing_is_left_to_send(places: Places, siti: Writer) -> None:
    siti.change(FIRST, PLACE, "Kalimat Siti.")
    siti.send()
    approve(places)

    report = siti.post.receive()

    assert report.clashes == []
    overview = siti.post.look()
    assert (overview.items, overview.waiting) == ((), ())
    assert siti.git("status", "--porcelain") == ""
    assert "Kalimat Siti." in siti.read(FIRST)


def test_what_is_written_after_the_sending_is_no_conflict_when_it_comes_back(
    places: Places, siti: Writer
) -> None:
    siti.change(FIRST, PLACE, "Kalimat Siti.")
    siti.send()
    siti.change(FIRST, "Kalimat Siti.", "Kalimat Siti. Dan satu lagi.")
    approve(places)

    report = siti.post.receive()
    again = siti.send()

    assert report.clashes == []
    assert "Dan satu lagi." in siti.read(FIRST)
    assert [one.branch for one in again.proposed] == [BRANCH]
    assert "Dan satu lagi." in places.show(FIRST, BRANCH)


def test_two_proposals_for_one_text_stand_side_by_side(places: Places, siti: Writer, budi: Writer) -> None:
    siti.change(FIRST, PLACE, "Kalimat Siti.")
    siti.send()
    budi.change(FIRST, PLACE, "Kalimat Budi.")

    report = budi.send()

    second = f"{BRANCH}-2"
    assert budi.told(report) == [
        f"Terkirim untuk disetujui: {TITLE}; {WHOM}-2.",
        f"Siti Rahayu juga mengusulkan perubahan atas {TITLE}; keduanya ada di tempat bersama, sepakati "
        "dahulu mana yang dipakai.",
    ]
    assert "Kalimat Siti." in places.show(FIRST, BRANCH)
    assert "Kalimat Budi." in places.show(FIRST, second)
    budi.change(FIRST, "Kalimat Budi.", "Kalimat Budi lagi.")
    assert [one.branch for one in budi.send().proposed] == [second]


def test_proposal_waits_for_the_network(places: Places, siti: Writer) -> None:
    siti.change(FIRST, PLACE, "Kalimat Siti.")
    places.cut()
    away = siti.send()
    places.mend()

    back = siti.send()

    assert (away.kept, [one.branch for one in back.proposed]) == ([TITLE], [BRANCH])
    assert "Kalimat Siti." in places.show(FIRST, BRANCH)


def test_known_host_gives_the_address_to_propose_at(places: Places, siti: Writer) -> None:
    siti.change(FIRST, PLACE, "Kalimat Siti.")
    siti.git("config", f"url.{places.shared}.insteadOf", "https://gitea.example.go.id/bkn/kabar.git")
    siti.git("remote", "set-url", "origin", "https://gitea.example.go.id/bkn/kabar.git")

    report = siti.send()

    assert [one.address for one in report.proposed] == [
        f"https://gitea.example.go.id/bkn/kabar/compare/main...{BRANCH}"
    ]
