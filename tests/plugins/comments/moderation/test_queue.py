"""The queue and a comment's page: each sees their offices, each button does what it says, once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, update

from plugins.comments.inbox import schema
from plugins.comments.inbox.database import begin_writing
from plugins.comments.inbox.states import State
from plugins.comments.intake.desk import Desk
from plugins.comments.intake.opening import open_desk
from plugins.comments.moderation.roles import Role
from plugins.comments.rights.erasing import READER, WIPED, erase_comment
from tests.fixtures.desks import OpenDesk
from tests.plugins.comments.moderation.making import NOW, put_comment, read_comment, read_deeds
from tests.plugins.comments.moderation.visiting import Clock, Person, make_ready, visiting

WHO: dict[str, dict[str, Any]] = {
    "semarang": {},
    "dumai": {"offices": ["dumai"]},
    "admin": {"role": Role.ADMIN, "offices": []},
    "auditor": {"role": Role.AUDITOR, "offices": []},
}


def enter(desk: Desk, person: Person, who: str = "semarang") -> str:
    """Sign in as one of `WHO`; the account's id."""
    account = make_ready(desk, f"orang-{who}", **WHO[who])
    person.follow(person.sign_in(f"orang-{who}"))
    return account


def names(person: Person) -> list[str]:
    return [str(one.get_text()) for one in person.page.select(".held__by")]


def revision(desk: Desk, comment: str = "k1") -> str:
    return f"{comment}.{read_comment(desk.engine, comment).revision}"


@pytest.mark.parametrize(
    ("who", "seen"),
    [("semarang", ["Sri"]), ("dumai", ["Dodi"]), ("admin", ["Sri", "Dodi"]), ("auditor", ["Sri", "Dodi"])],
)
def test_each_sees_the_comments_of_their_offices_the_oldest_first(
    desk: Desk, person: Person, who: str, seen: list[str]
) -> None:
    put_comment(desk.engine, "k2", minute=2, name="Dodi", office="dumai")
    put_comment(desk.engine, "k1", minute=1, name="Sri")

    enter(desk, person, who)

    assert names(person) == seen


@pytest.mark.parametrize(
    ("shelf", "seen"),
    [
        ("menunggu", ["Sri"]),
        ("diduga-spam", ["Slot"]),
        ("ditayangkan", ["Tayang"]),
        ("ditolak", ["Tolak"]),
        ("dihapus", ["Hapus"]),
    ],
)
def test_each_shelf_holds_its_own_and_counts_all(
    desk: Desk, person: Person, shelf: str, seen: list[str]
) -> None:
    put_comment(desk.engine, "k1", name="Sri")
    put_comment(desk.engine, "k2", name="Slot", is_spam=True)
    put_comment(desk.engine, "k3", name="Tayang", state=State.APPROVED)
    put_comment(desk.engine, "k4", name="Tolak", state=State.REJECTED)
    put_comment(desk.engine, "k5", name="Hapus", state=State.REMOVED)
    enter(desk, person)

    person.look(f"/moderasi/?rak={shelf}")

    assert names(person) == seen
    assert [one.get_text() for one in person.page.select(".desk__shelves span")] == ["1"] * 5
    assert len(person.page.select(".desk__shelves [aria-current]")) == 1


def test_the_desk_works_over_both_stores(open_test_desk: OpenDesk, clock: Clock, store_url: str) -> None:
    with open_test_desk(clock=clock, INTAKE_STORE=store_url) as desk, visiting(desk, clock) as person:
        for number in range(3):
            put_comment(desk.engine, f"k{number}", minute=number, name=f"Orang {number}")
        enter(desk, person, "admin")
        person.follow(person.send("/moderasi/putuskan/", pick=["k0.1", "k1.1"], action="approve"))
        left, told = names(person), person.told()
        person.look("/moderasi/komentar/k1/")
        person.follow(person.send("/moderasi/komentar/k1/balas/", revision="2", text="Baik."))
        answered = names(person)
        person.look("/moderasi/catatan/")

    assert (left, told) == (["Orang 2"], ["2 komentar ditayangkan."])
    assert answered == ["Orang 1", "BKN Semarang kantor"]
    assert "Rantai catatan utuh." in person.page.get_text()


def test_an_empty_shelf_says_so(desk: Desk, person: Person) -> None:
    enter(desk, person)

    assert "Tidak ada komentar di rak ini." in person.page.get_text()


def test_long_queues_are_paged_without_a_gap(open_test_desk: OpenDesk, clock: Clock) -> None:
    with open_test_desk(clock=clock, MODERATION_PAGE_SIZE=2) as desk, visiting(desk, clock) as person:
        for number in range(5):
            put_comment(desk.engine, f"k{number}", minute=number // 2, name=f"Orang {number}")
        enter(desk, person)
        seen = names(person)

        while (further := person.page.select_one("a[rel=next]")) is not None:
            person.look(further["href"])
            seen += names(person)

    assert seen == [f"Orang {number}" for number in range(5)]


def test_an_admin_narrows_the_queue_to_an_office(desk: Desk, person: Person) -> None:
    put_comment(desk.engine, "k1", name="Sri")
    put_comment(desk.engine, "k2", name="Dodi", office="dumai")
    enter(desk, person, "admin")

    person.look("/moderasi/?rak=menunggu&kantor=dumai")

    assert names(person) == ["Dodi"]


@pytest.mark.parametrize(
    "query",
    [
        "kantor=dumai",
        "rak=x&kantor=../..",
        "sesudah=1.k0",
        "sesudah=-1",
        "sesudah=999999999999999999999.k",
        "rak=",
    ],
)
def test_addresses_by_hand_show_nothing_that_is_not_theirs(desk: Desk, person: Person, query: str) -> None:
    put_comment(desk.engine, "k1", name="Sri")
    put_comment(desk.engine, "k2", name="Dodi", office="dumai")
    enter(desk, person)

    answer = person.look(f"/moderasi/?{query}")

    assert (answer.status_code, names(person)) == (200, ["Sri"])


def test_a_comment_is_told_with_its_article_its_score_and_what_to_look_at(desk: Desk, person: Person) -> None:
    page = Path(desk.settings.site) / "semarang/2025/02/26/kinerja-asn/index.html"
    page.parent.mkdir(parents=True)
    page.write_text("<title>Kinerja &amp; ASN – BKN Semarang</title>", encoding="utf-8")
    put_comment(desk.engine, score=45, reasons=[["judi:gacor", 40], ["kode-baru", 5]], flags=["nik"])
    enter(desk, person)

    shown = " ".join(person.page.select_one(".held").get_text().split())

    assert "Pada artikel Kinerja & ASN" in shown
    assert person.page.select_one(".held__about a")["href"] == "/semarang/2025/02/26/kinerja-asn/"
    assert "Nilai spam 45: memuat kata “gacor”, khas iklan judi; kode-baru." in shown
    assert "Perhatikan: Teks tampaknya memuat nomor induk kependudukan (NIK)." in shown
    assert "Senin, 2 Maret 2026, 09.00 WIB · BKN Semarang · menunggu" in shown


ONE = {
    "approve": ({"action": "approve"}, State.APPROVED, "1 komentar ditayangkan."),
    "reject": ({"action": "reject", "reason": "iklan"}, State.REJECTED, "1 komentar ditolak."),
    "spam": ({"action": "spam"}, State.REJECTED, "1 komentar ditandai sebagai spam."),
}


@pytest.mark.parametrize(("fields", "state", "told"), ONE.values(), ids=ONE)
def test_a_button_decides_and_the_page_says_so(
    desk: Desk, person: Person, fields: dict[str, str], state: State, told: str
) -> None:
    put_comment(desk.engine)
    enter(desk, person)

    person.follow(person.send("/moderasi/putuskan/", pick="k1.1", back="/moderasi/", **fields))

    assert (read_comment(desk.engine).state, person.told()) == (state, [told])
    assert names(person) == []


def test_many_are_decided_together_and_each_is_told(desk: Desk, person: Person) -> None:
    for number in range(3):
        put_comment(desk.engine, f"k{number}")
    put_comment(desk.engine, "k3", text="Tulis ke saya@contoh.example")
    put_comment(desk.engine, "k4", office="dumai")
    put_comment(desk.engine, "k5", revision=2)
    enter(desk, person)

    picked = ["k0.1", "k1.1", "k3.1", "k4.1", "k5.1", "tidak-ada.1", "rusak"]
    person.follow(person.send("/moderasi/putuskan/", pick=picked, action="approve"))

    states = [read_comment(desk.engine, f"k{number}").state for number in range(6)]
    assert states == [State.APPROVED] * 2 + [State.HELD] * 4
    assert person.told() == [
        "2 komentar ditayangkan.",
        "1 komentar tidak diubah karena baru saja diputuskan atau disunting orang lain. Periksa keadaannya "
        "yang sekarang.",
        "2 komentar tidak ditemukan di antara komentar kantor Anda.",
        "1 komentar belum dapat ditayangkan karena memuat alamat surel, alamat IP, atau huruf tersembunyi. "
        "Buka komentarnya, hapus bagian itu, lalu tayangkan.",
    ]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"pick": "k1.1"}, "Tidak ada yang diubah: pilih tindakannya dahulu."),
        ({"pick": "k1.1", "action": ""}, "Tidak ada yang diubah: pilih tindakannya dahulu."),
        ({"pick": "k1.1", "action": "erase"}, "Tidak ada yang diubah: pilih tindakannya dahulu."),
        ({"action": "approve"}, "Tidak ada yang diubah: centang komentarnya dahulu."),
        ({"pick": "k1.1", "action": "reject"}, "Tidak ada yang diubah: pilih alasannya dahulu."),
        ({"pick": "k1.1", "action": "reject:x"}, "Tidak ada yang diubah: pilih alasannya dahulu."),
    ],
)
def test_half_a_decision_changes_nothing(
    desk: Desk, person: Person, fields: dict[str, str], told: str
) -> None:
    put_comment(desk.engine)
    enter(desk, person)

    person.follow(person.send("/moderasi/putuskan/", **fields))

    assert (person.told(), read_comment(desk.engine).revision) == ([told], 1)


def test_the_second_moderator_is_told(desk: Desk, person: Person, make_person: Callable[[], Person]) -> None:
    put_comment(desk.engine)
    enter(desk, person)
    other = make_person()
    enter(desk, other, "admin")
    person.send("/moderasi/putuskan/", pick="k1.1", action="approve")

    other.follow(other.send("/moderasi/putuskan/", pick="k1.1", action="approve"))

    assert other.told() == [
        "1 komentar tidak diubah karena baru saja diputuskan atau disunting orang lain. Periksa keadaannya "
        "yang sekarang."
    ]


@contextmanager
def heard(desk_conf: dict[str, Any], clock: Clock) -> Iterator[tuple[Desk, list[str]]]:
    """A desk that writes down when readers see something else."""
    rung: list[str] = []
    with open_desk(desk_conf, clock=clock, published=lambda: rung.append("terbit")) as desk:
        yield desk, rung


DEEDS: dict[str, tuple[str, dict[str, str], State, bool]] = {
    "approve": ("/moderasi/putuskan/", {"action": "approve"}, State.HELD, True),
    "reject": ("/moderasi/putuskan/", {"action": "reject", "reason": "iklan"}, State.HELD, False),
    "spam": ("/moderasi/putuskan/", {"action": "spam"}, State.HELD, False),
    "remove": ("/moderasi/putuskan/", {"action": "remove", "reason": "permintaan"}, State.APPROVED, True),
    "redact": ("/moderasi/komentar/k1/bagian/", {"passage": "Kapan", "reason": "lain"}, State.HELD, False),
    "redact_published": (
        "/moderasi/komentar/k1/bagian/",
        {"passage": "Kapan", "reason": "lain"},
        State.APPROVED,
        True,
    ),
    "reply": ("/moderasi/komentar/k1/balas/", {"text": "Mulai April."}, State.APPROVED, True),
    "reveal": ("/moderasi/komentar/k1/surel/", {}, State.HELD, False),
}


@pytest.mark.parametrize(("path", "fields", "state", "is_public"), DEEDS.values(), ids=DEEDS)
def test_what_readers_see_is_exported_and_nothing_else(
    desk_conf: dict[str, Any], clock: Clock, path: str, fields: dict[str, str], state: State, is_public: bool
) -> None:
    with heard(desk_conf, clock) as (desk, rung), visiting(desk, clock) as person:
        put_comment(desk.engine, state=state)
        enter(desk, person)

        answer = person.send(path, pick="k1.1", revision="1", **fields)

    assert answer.status_code in (200, 303)
    assert rung == (["terbit"] if is_public else [])


@pytest.mark.parametrize(("path", "fields", "state"), [deed[:3] for deed in DEEDS.values()], ids=DEEDS)
@pytest.mark.parametrize("who", ["dumai", "auditor"])
def test_no_form_by_hand_reaches_beyond_an_office_or_a_role(
    desk: Desk, person: Person, path: str, fields: dict[str, str], state: State, who: str
) -> None:
    put_comment(desk.engine, state=state, email="sri@contoh.example")
    enter(desk, person, who)
    before = len(read_deeds(desk.engine))

    answer = person.send(path, pick="k1.1", revision="1", **fields)

    row = read_comment(desk.engine)
    assert (row.state, row.revision, len(read_deeds(desk.engine))) == (state, 1, before)
    assert answer.status_code == (403 if who == "auditor" else 303 if "putuskan" in path else 404)
    assert "sri@contoh.example" not in answer.text


def test_an_auditor_sees_no_buttons(desk: Desk, person: Person) -> None:
    put_comment(desk.engine, email="sri@contoh.example")
    enter(desk, person, "auditor")
    buttons = {str(one.get_text()) for one in person.page.select("button")}

    person.look("/moderasi/komentar/k1/")

    assert (buttons | {str(one.get_text()) for one in person.page.select("button")}) == {"Saring", "Keluar"}


@pytest.mark.parametrize("comment", ["k1", "tidak-ada", "..%2f..", "k1%00", "<b>"])
def test_another_offices_comment_cannot_be_told_from_none(desk: Desk, person: Person, comment: str) -> None:
    put_comment(desk.engine)
    enter(desk, person, "dumai")

    answer = person.look(f"/moderasi/komentar/{comment}/")

    assert answer.status_code == 404
    assert "Wahyu" not in answer.text


def test_an_email_address_is_shown_on_demand_once_and_logged(desk: Desk, person: Person) -> None:
    put_comment(desk.engine)
    with begin_writing(desk.engine) as connection:
        connection.execute(schema.contacts.update().values(email=desk.seal.close("sri@contoh.example")))
    account = enter(desk, person)
    before = person.look("/moderasi/komentar/k1/").text + person.look("/moderasi/").text
    person.look("/moderasi/komentar/k1/")

    shown = person.send("/moderasi/komentar/k1/surel/")

    assert "sri@contoh.example" not in before + person.look("/moderasi/komentar/k1/").text
    assert "sri@contoh.example" in shown.text
    assert read_deeds(desk.engine)[-1] == (account, "reveal", "k1", "")


def test_a_redacted_passage_is_gone_from_the_files_too(desk: Desk, person: Person) -> None:
    secret = "3374012601950003"
    put_comment(desk.engine, text=f"NIK saya {secret}.", flags=["nik"])
    enter(desk, person)
    person.look("/moderasi/komentar/k1/")
    desk.background.scrubbing.begin()

    answer = person.send("/moderasi/komentar/k1/bagian/", revision="1", passage=secret, reason="data-pribadi")
    person.follow(answer)
    assert desk.background.scrubbing.wait_done(20)

    assert person.told() == ["Bagian itu dihapus dan diganti dengan tanda."]
    assert person.page.select_one(".held__text").get_text() == "NIK saya [dihapus moderator]."
    assert stored_bytes(desk.engine).count(secret.encode()) == 0


def stored_bytes(engine: Engine) -> bytes:
    """All files of a SQLite store, one after the other."""
    assert engine.url.database is not None
    folder = Path(engine.url.database).parent
    return b"".join(file.read_bytes() for file in folder.iterdir() if file.is_file())


def test_a_passage_that_is_not_there_comes_back_as_typed(desk: Desk, person: Person) -> None:
    put_comment(desk.engine)
    enter(desk, person)
    person.look("/moderasi/komentar/k1/")

    answer = person.send("/moderasi/komentar/k1/bagian/", revision="1", passage="salah salin", reason="lain")

    assert answer.status_code == 409
    assert person.told() == [
        "Tidak ada yang diubah: bagian itu tidak ditemukan. Salin persis dari komentarnya."
    ]
    assert person.page.select_one("#bagian").get_text() == "salah salin"


def test_a_reply_that_is_refused_comes_back_as_typed(desk: Desk, person: Person) -> None:
    put_comment(desk.engine, revision=2)
    enter(desk, person)
    person.look("/moderasi/komentar/k1/")

    person.send("/moderasi/komentar/k1/balas/", revision="1", text="Jawaban\r\nyang panjang")

    assert person.page.select_one("#balasan").get_text() == "Jawaban\r\nyang panjang"
    assert read_comment(desk.engine).state is State.HELD


def test_a_reply_written_for_too_long_is_not_lost(desk: Desk, person: Person, clock: Clock) -> None:
    put_comment(desk.engine)
    enter(desk, person)
    person.look("/moderasi/komentar/k1/")
    clock.pass_by(hours=1)

    answer = person.send("/moderasi/komentar/k1/balas/", revision="1", text="Jawaban <panjang>")

    assert (answer.status_code, person.page.select_one("#tulisan").get_text()) == (403, "Jawaban <panjang>")
    assert person.page.select_one("main a")["href"] == "/moderasi/masuk/"
    assert read_comment(desk.engine).state is State.HELD


def test_another_site_cannot_have_its_words_shown(desk: Desk, person: Person) -> None:
    answer = person.send(
        "/moderasi/komentar/k1/balas/",
        headers={"Origin": "https://jahat.example"},
        text="Kirim sandi Anda",
    )

    assert (answer.status_code, answer.text) == (303, "")


def test_a_comment_stands_among_what_it_answers_and_what_answers_it(desk: Desk, person: Person) -> None:
    put_comment(desk.engine, "k1", name="Satu", state=State.APPROVED)
    put_comment(desk.engine, "k2", name="Dua", parent="k1", state=State.APPROVED)
    put_comment(desk.engine, "k3", name="Tiga", parent="k2")
    put_comment(desk.engine, "k4", name="Empat", parent="k2", state=State.REJECTED)
    enter(desk, person)

    person.look("/moderasi/komentar/k2/")

    assert names(person) == ["Satu", "Dua", "Tiga"]


def test_stub_tells_whether_its_writer_a_moderator_or_its_time_took_it_away(
    desk: Desk, person: Person
) -> None:
    for comment in ("k1", "k2", "k3"):
        put_comment(desk.engine, comment, state=State.APPROVED)
    enter(desk, person)
    person.send("/moderasi/putuskan/", pick=["k2.1", "k3.1"], action="remove", reason="iklan")
    with begin_writing(desk.engine) as connection:
        erase_comment(connection, "k1", actor=READER, now=NOW)
        connection.execute(update(schema.comments).where(schema.comments.c.id == "k3").values(**WIPED))

    pages = [person.look(f"/moderasi/komentar/{comment}/").text for comment in ("k1", "k2", "k3")]

    told = ["dihapus seluruhnya atas permintaan penulisnya" in page for page in pages]
    removed = ["dihapus dari halaman" in page for page in pages]
    assert (told, removed) == ([True, False, False], [False, True, True])


def test_of_an_erased_comment_nothing_is_shown(desk: Desk, person: Person) -> None:
    put_comment(desk.engine, name="", text="", state=State.REMOVED)
    enter(desk, person)

    person.look("/moderasi/?rak=dihapus")

    assert names(person) == ["(nama dihapus)"]


@pytest.mark.parametrize(
    "back",
    [
        "https://jahat.example/",
        "//jahat.example/",
        "/moderasi/../",
        "/moderasi/?x=\r\nSet-Cookie:a=b",
        "/",
        "",
    ],
)
def test_after_a_form_one_goes_nowhere_else(desk: Desk, person: Person, back: str) -> None:
    put_comment(desk.engine)
    enter(desk, person)

    answer = person.send("/moderasi/putuskan/", pick="k1.1", action="approve", back=back)

    assert answer.headers["Location"] == "/moderasi/?kabar=approve-1"


@pytest.mark.parametrize(
    "news", ["approve-1.x-2", "<b>-1", "approve-99999", "approve--1", "approve-١", "." * 999]
)
def test_an_address_makes_the_desk_say_nothing_but_its_own_sentences(
    desk: Desk, person: Person, news: str
) -> None:
    enter(desk, person)

    person.look(f"/moderasi/?kabar={news}")

    assert person.told() == (["1 komentar ditayangkan."] if news == "approve-1.x-2" else [])
