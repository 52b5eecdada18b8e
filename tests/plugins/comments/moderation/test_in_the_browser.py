"""The desk in a real browser: by keyboard alone, without scripts, for everybody's eyes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page
from pyotp import TOTP

from plugins.comments.inbox.database import begin_writing
from plugins.comments.inbox.states import State
from plugins.comments.intake.desk import Desk
from plugins.comments.moderation.roles import Role
from tests.fixtures.content import ROOT
from tests.fixtures.desks import OpenDesk
from tests.fixtures.services import serving_desk
from tests.plugins.comments.moderation.making import (
    PASSWORD,
    put_account,
    put_comment,
    read_comment,
    read_deeds,
)
from tests.plugins.comments.moderation.visiting import SECRET, Clock, make_ready
from tests.site.screenshots import keep_screenshot
from tests.site.test_accessibility import AXE, CUT_OFF, SMALL

HOSTILE = [
    "<script>document.title='pecah'</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg/onload=alert(1)>',
    "'-alert(1)-'",
    "</p></li></ol><h1>Judul palsu</h1>",
    "<form action=https://jahat.example><button>Tayangkan</button></form>",
    '<a href="javascript:alert(1)">klik</a>',
    "[klik](javascript:alert(1))",
    "{{ 7*7 }} {% include '/etc/passwd' %} ${7*7} <%= 7*7 %>",
    "&lt;script&gt;alert(1)&lt;/script&gt; &#x3c;b&#x3e;",
    "<style>*{display:none}</style>",
    "<base href=https://jahat.example/>",
    "<meta http-equiv=refresh content=0;url=https://jahat.example>",
    "<iframe src=https://jahat.example></iframe>",
    "<!-- komentar --><![CDATA[ x ]]>",
    "<input name=csrf value=palsu><textarea>",
    "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    '=HYPERLINK("https://jahat.example")',
    "%0d%0aSet-Cookie: moderasi=palsu",
    "baris satu\nbaris dua\n\n\nbaris tiga",
    "Z̷̛̳a̵l̸g̷o̴" + "\u0301" * 40,
    "ﷺ" * 60,
    "א" * 40 + " abc",
    "kata" * 300,
    "👨‍👩‍👧‍👦" * 30,
    "\u00ad\u200b\u2060tersembunyi",
    "<details open ontoggle=alert(1)>",
    "<math><mtext></mtext><script>alert(1)</script></math>",
    "<template><script>alert(1)</script></template>",
    "`onmouseover=alert(1)`",
    '\\"; alert(1); //',
    "data:text/html,<script>alert(1)</script>",
    "http://jahat.example/?a=1&b=<b>2</b>",
    "<p id=isi class=desk__told role=status>1 komentar ditayangkan.</p>",
    "<svg><a xlink:href=javascript:alert(1)><text>x</text></a></svg>",
]


@pytest.fixture
def preview(open_test_desk: OpenDesk, clock: Clock) -> Iterator[tuple[Desk, str]]:
    """A desk without a public address, and its service's address on the loopback interface."""
    with open_test_desk(clock=clock, SITEURL="") as desk, serving_desk(desk) as address:
        yield desk, address


@pytest.fixture
def plain_page(browser: Browser) -> Iterator[Page]:
    """A page of a phone's width in which no script runs."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


def press_to(page: Page, wanted: str) -> None:
    """Tab on until the wanted thing has the focus, as somebody without a pointer does."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.locator(f"{wanted}:focus").count():
            return
    raise AssertionError(f"no way to {wanted} by the Tab key")


def press_enter(page: Page) -> None:
    """Send the form or follow the link, and wait for where it leads."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


def sign_in(page: Page, address: str, clock: Clock, login: str = "siti", code: bool = True) -> None:
    page.goto(f"{address}/moderasi/")
    press_to(page, "#akun")
    page.keyboard.type(login)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Tab")
    if code:
        page.keyboard.type(TOTP(SECRET).at(clock.now))
    press_enter(page)


def test_a_moderator_without_scripts_or_pointer_does_their_whole_work(
    preview: tuple[Desk, str], plain_page: Page, clock: Clock
) -> None:
    desk, address = preview
    page, engine = plain_page, desk.engine
    make_ready(desk)
    for number in range(5):
        put_comment(engine, f"k{number}", minute=number, name=f"Orang {number}")

    sign_in(page, address, clock)
    press_to(page, "li:nth-child(1) button[value=approve]")
    press_enter(page)
    told = [page.locator("[role=status]").inner_text()]
    press_to(page, "li:nth-child(1) select")
    page.keyboard.type("iklan")
    page.keyboard.press("Tab")
    press_enter(page)
    told.append(page.locator("[role=status]").inner_text())
    for place in (1, 2):
        press_to(page, f"li:nth-child({place}) input[type=checkbox]")
        page.keyboard.press("Space")
    page.keyboard.press("Control+Home")
    press_to(page, "#tindakan")
    page.keyboard.type("Tandai")
    page.keyboard.press("Tab")
    press_enter(page)
    told.append(page.locator("[role=status]").inner_text())
    press_to(page, "li:nth-child(1) .held__ways a")
    press_enter(page)
    press_to(page, "#bagian")
    page.keyboard.type("triwulan")
    page.keyboard.press("Tab")
    page.keyboard.type("data")
    page.keyboard.press("Tab")
    press_enter(page)
    told.append(page.locator("[role=status]").inner_text())
    press_to(page, "#balasan")
    page.keyboard.type("Mulai April.")
    page.keyboard.press("Tab")
    press_enter(page)
    told.append(page.locator("[role=status]").inner_text())
    press_to(page, ".desk__out button")
    press_enter(page)
    told.append(page.locator("[role=status]").inner_text())

    assert told == [
        "1 komentar ditayangkan.",
        "1 komentar ditolak.",
        "2 komentar ditandai sebagai spam.",
        "Bagian itu dihapus dan diganti dengan tanda.",
        "Balasan kantor ditayangkan.",
        "Anda sudah keluar.",
    ]
    states = [read_comment(engine, f"k{number}").state for number in range(5)]
    assert states == [State.APPROVED, *[State.REJECTED] * 3, State.APPROVED]
    assert read_comment(engine, "k4").text == "Kapan penilaian [dihapus moderator] dimulai?"
    assert [deed[1] for deed in read_deeds(engine)][-9:] == (
        "login approve reject spam spam redact approve reply logout".split()
    )


def test_a_new_admin_begins_with_codes_and_lets_somebody_in(
    preview: tuple[Desk, str], plain_page: Page, clock: Clock, browser: Browser
) -> None:
    desk, address = preview
    page = plain_page
    with begin_writing(desk.engine) as connection:
        put_account(connection, "ratna", role=Role.ADMIN, offices=[])

    sign_in(page, address, clock, "ratna", code=False)
    secret = page.locator(".desk__steps code").inner_text().replace(" ", "")
    page.locator("#kode").fill(TOTP(secret).at(clock.now))
    page.locator("#kode").press("Enter")
    page.get_by_role("link", name="Akun", exact=True).click()
    page.locator("#akun").fill("dewi")
    page.locator("#kantor").fill("semarang, dumai")
    page.get_by_role("button", name="Buat akun").click()
    first = page.locator("main code").inner_text()

    other = browser.new_context(java_script_enabled=False).new_page()
    other.goto(f"{address}/moderasi/masuk/")
    other.locator("#akun").fill("dewi")
    other.locator("#sandi").fill(first)
    other.get_by_role("button", name="Masuk").click()
    assert other.url == f"{address}/moderasi/saya/"
    assert "ganti kata sandi awal" in other.locator("main").inner_text()


def fill(desk: Desk) -> None:
    """Every kind of comment and account that the pages show."""
    engine = desk.engine
    flags = ["nik", "telepon", "surel", "mengaku-instansi"]
    reasons = [["judi:gacor", 40], ["judi:maxwin", 30]]
    put_comment(engine, "k0", name="Siti Rahayu Kusumawardhani Prawirodirdjo, S.Sos., M.Si.", flags=flags)
    put_comment(
        engine,
        "k1",
        minute=1,
        text="Satu baris\nlalu satu lagi.\n\n" + "panjang" * 60,
        score=45,
        reasons=reasons,
    )
    put_comment(engine, "k2", minute=2, parent="k3", name="Dodi", office="dumai")
    put_comment(engine, "k3", minute=0, state=State.APPROVED)
    put_comment(engine, "k4", minute=3, parent="k3", is_staff=True, state=State.APPROVED, name="")
    put_comment(engine, "k5", minute=4, is_spam=True, score=90, reasons=reasons)


SMALL_LABELS = """() => [...document.querySelectorAll('label:has(input)')]
  .map(e => Math.round(e.getBoundingClientRect().height)).filter(height => height < 44)"""
PAGES = {
    "login": "/moderasi/masuk/",
    "queue": "/moderasi/?kabar=approve-3.taken-1",
    "empty": "/moderasi/?rak=dihapus",
    "published": "/moderasi/?rak=ditayangkan",
    "comment": "/moderasi/komentar/k2/",
    "conversation": "/moderasi/komentar/k3/",
    "nothing": "/moderasi/komentar/k99/",
    "own": "/moderasi/saya/",
    "accounts": "/moderasi/akun/",
    "account": "/moderasi/akun/{account}/",
    "log": "/moderasi/catatan/",
}


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_in_the_light_in_the_dark_and_on_a_narrow_screen(
    preview: tuple[Desk, str], page: Page, clock: Clock, name: str
) -> None:
    desk, address = preview
    fill(desk)
    account = make_ready(desk, "budi", must_change=True)
    make_ready(desk, role=Role.ADMIN, offices=[])
    if name != "login":
        sign_in(page, address, clock)
    page.goto(address + PAGES[name].format(account=account))
    page.evaluate(AXE_SCRIPT)
    faults: list[Any] = []

    for width, scheme in ((1280, "light"), (1280, "dark"), (320, "dark"), (360, "light")):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        found = page.evaluate("options => axe.run(options)", AXE)["violations"]
        faults += [(width, scheme, fault["id"], fault["nodes"][0]["target"]) for fault in found]
        # A box is picked by its label, which is as high as a finger needs.
        small = [one for one in page.evaluate(SMALL) if not one.startswith("pick: ")]
        faults += [(width, "small", one) for one in [*small, *page.evaluate(SMALL_LABELS)]]
        faults += [(width, "cut off", cut) for cut in page.evaluate(CUT_OFF)]
        keep_screenshot(page, f"moderation_{name}-{width}-{scheme}")

    assert faults == []


def test_words_of_strangers_stay_words(preview: tuple[Desk, str], page: Page, clock: Clock) -> None:
    desk, address = preview
    make_ready(desk)
    for number, words in enumerate(HOSTILE):
        put_comment(desk.engine, f"k{number}", minute=number, name=words[:80].replace("\n", " "), text=words)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: asked.append(f"dialog {dialog.message}"))
    sign_in(page, address, clock)
    shapes, texts, further = set(), [], True

    while further:
        page.evaluate("document.title")
        shapes |= set(page.evaluate(SHAPES))
        texts += page.locator(".held__text").all_text_contents()
        link = page.locator("a[rel=next]")
        further = link.count() > 0
        if further:
            link.click()
    for number in range(len(HOSTILE)):
        page.goto(f"{address}/moderasi/komentar/k{number}/")
        shapes |= set(page.evaluate(SHAPES))
        assert page.locator(".held__text").text_content() == HOSTILE[number]

    assert texts == HOSTILE
    assert shapes <= KNOWN_SHAPES
    assert [one for one in asked if not one.startswith((address, "data:image/svg+xml,"))] == []


# Every element below `main` with the names of its attributes: what a stranger adds shows as a new one.
SHAPES = """() => [...document.querySelectorAll('main, main *')].map(e => [e.localName,
  ...[...e.attributes].map(a => a.name).filter(name => name !== 'value').sort()].join(' '))"""
KNOWN_SHAPES = {
    "a aria-current href",
    "a href",
    "a href rel",
    "article aria-labelledby class",
    "bdi",
    "button class name type",
    "button name type",
    "button type",
    "button class type",
    "div class",
    "form action aria-label class method",
    "form action class id method",
    "form action class method",
    "h1",
    "h2 class id",
    "h2 id",
    "input form name type",
    "input name type",
    "label",
    "label for",
    "li class",
    "main id",
    "nav aria-label",
    "nav aria-label class",
    "ol aria-label",
    "option",
    "p",
    "p class",
    "p class dir",
    "section aria-labelledby class",
    "select id name",
    "select id name required",
    "span",
    "span class",
    "textarea id maxlength name required rows",
    "time datetime",
}


def test_every_class_of_the_desk_is_styled_and_every_style_is_used(
    preview: tuple[Desk, str], page: Page, clock: Clock
) -> None:
    desk, address = preview
    fill(desk)
    make_ready(desk, role=Role.ADMIN, offices=[])
    sheets = (ROOT / "theme/static/css/moderation").glob("*.css")
    styled = {name for file in sheets for name in re.findall(r"\.((?:desk|held)[\w-]*)", file.read_text())}
    sign_in(page, address, clock)
    used: set[str] = set()

    for path in (
        "/moderasi/?kabar=approve-1",
        "/moderasi/komentar/k1/",
        "/moderasi/saya/",
        "/moderasi/akun/",
    ):
        page.goto(address + path)
        used |= set(
            page.evaluate("() => [...document.querySelectorAll('[class]')].flatMap(e => [...e.classList])")
        )
    page.locator("#akun").fill("x")
    page.get_by_role("button", name="Buat akun").click()
    used |= set(
        page.evaluate("() => [...document.querySelectorAll('[class]')].flatMap(e => [...e.classList])")
    )

    assert {name for name in used if name.startswith(("desk", "held"))} == styled
