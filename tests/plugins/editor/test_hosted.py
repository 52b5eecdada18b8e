"""Edge: the form without a server of ours: what the browser writes is what Python writes."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.categories.office import Office
from plugins.editor.ahead import show_keys, tell_photos, tell_slug
from plugins.editor.body import tidy_body
from plugins.editor.form import clean_form, show_header
from plugins.editor.host import (
    HostRefused,
    make_hosted,
    name_backend,
    needs_workflow,
    write_hosted,
)
from plugins.editor.listing import HELD, STATES, show_row
from plugins.editor.manuscript import write_edited, write_new
from plugins.editor.photos import MAX_WIDTH, QUALITY
from plugins.editor.plainly import EMPTY
from plugins.gate.fences import split_source
from plugins.gate.judge import judge
from plugins.gate.model import ARTICLE_KEYS
from plugins.gate.reading import read_source
from plugins.prose.convert import Converter
from tests.fixtures.browser import wait_until
from tests.fixtures.content import NOW
from tests.fixtures.editor import MakeForm
from tests.fixtures.pictures import PLACE, make_exif, make_image, read_image, write_image
from tests.fixtures.servers import ServeFolder

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).parents[3]
ZONE = "Asia/Jakarta"
AT_ONCE = (
    "and over gitea the form writes to the branch at once (Decap 3.16); leave these offices out by "
    "--offices: their writers use inv write and inv send"
)
SCRIPT = ROOT / "plugins" / "editor" / "static" / "sumber.js"
REMARKED = """\
# Disepakati dengan pimpinan.
title: Kinerja ASN  # singkat
date: 2025-02-26 08:30
category: manajemen-kinerja
nomor_surat: 12/2025
topics:
- pelatihan
# yang kedua
- 'umpan-balik'
summary: >-
  Satu kalimat
  yang panjang.
author: ["Budi, S.Kom.", Siti]
changes:
  - date: 2025-03-04
    note: "Angka: \\"dua\\" diperbaiki."
image:
  file: /media/semarang/2025/a.jpg
  alt: 'Peserta ''rapat''.'
withdrawn:
  reason: |
    Satu
      # bukan catatan

    Dua
  # catatan
  date: 2026-02-01
# akhir"""


def sources() -> list[tuple[str, str]]:
    """Every source of the real content, and one with all that a header may look like."""
    files = sorted((ROOT / "content" / "artikel").rglob("*.md"))
    found = [(file.name, file.read_text(encoding="utf-8")) for file in files]
    return [*found, ("remarked", f"---\n{REMARKED}\n---\n\nIsi.\n")]


def forms(make_form: MakeForm) -> list[dict[str, Any]]:
    """New texts with what writers put into fields."""
    return [
        make_form(),
        make_form(title='Kata “kutip”, "lurus", \\ dan é 😀', summary=" dua  spasi \n baris "),
        make_form(author=["Siti"], topics=[], slug="alamat-sendiri"),
        make_form(author=["Budi, S.Kom.", "Siti"], topics=["pelatihan", "penilaian-kinerja"], status="draft"),
        make_form(date="2026-02-27", comments="closed", aliases=["/2025/02/lama/"]),
        make_form(changes=[{"date": "2025-03-04 10:00", "note": "Satu: dua."}, {"date": "", "note": ""}]),
        make_form(
            status="withdrawn", withdrawn={"date": "2026-02-28", "reason": "Diganti.", "replaced_by": ""}
        ),
        make_form(
            image={"file": "/media/semarang/2026/a.jpg", "alt": "Loket.", "credit": "", "caption": "x"}
        ),
        make_form(sources=[{"title": "Pedoman", "url": "https://contoh.go.id/pedoman"}], lang="en"),
        make_form(lang="en", translation_of="2025-02-26-kinerja.md", periksa="ya", asal=""),
    ]


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, str]) -> dict[str, str]:
    """A browser far from the offices."""
    return {**browser_context_args, "timezone_id": "America/Los_Angeles"}


@pytest.fixture
def browser_page(page: Page) -> Page:
    """A page that holds nothing but the script that reads and writes sources."""
    page.goto("about:blank")
    page.add_script_tag(path=str(SCRIPT))
    return page


def test_new_texts_are_written_alike(browser_page: Page, make_form: MakeForm) -> None:
    for form in forms(make_form):
        ours = write_new(clean_form(form, ARTICLE_KEYS, ZONE), ARTICLE_KEYS, form["body"])

        theirs = browser_page.evaluate(
            "([data, keys]) => sumber.toFile(data, keys)", [form, show_keys(ARTICLE_KEYS)]
        )

        assert theirs == ours


@pytest.mark.parametrize(("name", "text"), sources(), ids=[name for name, _ in sources()])
def test_texts_are_read_alike_and_unedited_ones_stay(browser_page: Page, name: str, text: str) -> None:
    source, _ = read_source("artikel/semarang/a.md", text.encode())
    assert source is not None
    ours = clean_form(show_header(source.header, ARTICLE_KEYS, ZONE), ARTICLE_KEYS, ZONE)

    data = browser_page.evaluate("text => sumber.fromFile(text)", text)
    again = browser_page.evaluate("([d, keys]) => sumber.toFile(d, keys)", [data, show_keys(ARTICLE_KEYS)])

    assert clean_form(data, ARTICLE_KEYS, ZONE) == ours
    assert again == text


@pytest.mark.parametrize(
    "edit",
    [
        {"summary": "Ringkasan: yang baru."},
        {"topics": ["umpan-balik"], "comments": "closed"},
        {"changes": [], "image": {}, "author": []},
        {"status": "withdrawn", "withdrawn": {"date": "2026-02-01", "reason": "Diganti."}},
    ],
    ids=["text", "list and new key", "keys taken out", "block"],
)
@pytest.mark.parametrize(("name", "text"), sources(), ids=[name for name, _ in sources()])
def test_edits_are_written_alike(browser_page: Page, name: str, text: str, edit: dict[str, Any]) -> None:
    source, _ = read_source("artikel/semarang/a.md", text.encode())
    parts, _ = split_source("artikel/semarang/a.md", "artikel", text)
    assert source is not None and parts is not None
    shown = show_header(source.header, ARTICLE_KEYS, ZONE)
    before = clean_form(shown, ARTICLE_KEYS, ZONE)
    after = clean_form({**shown, **edit}, ARTICLE_KEYS, ZONE)
    ours = write_edited(parts.lines, before, after, ARTICLE_KEYS, source.body)

    theirs = browser_page.evaluate(
        "([text, edit, keys]) => sumber.toFile(Object.assign(sumber.fromFile(text), edit), keys)",
        [text, edit, show_keys(ARTICLE_KEYS)],
    )

    assert theirs == ours


@given(
    bodies=st.lists(
        st.lists(
            st.sampled_from(
                [
                    "* a",
                    "  * b",
                    "    - c",
                    "   * d",
                    "1. d",
                    "",
                    "teks",
                    "| a  |b|",
                    "|---|:--|",
                    "   e",
                    "f\\",
                    "```",
                    "* * *",
                ]
            )
        ),
        min_size=30,
        max_size=30,
    )
)
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_texts_are_tidied_alike(browser_page: Page, bodies: list[list[str]]) -> None:
    texts = ["\n".join(lines) for lines in bodies]

    theirs = browser_page.evaluate("texts => texts.map(sumber.tidyBody)", texts)

    assert theirs == [tidy_body(text) for text in texts]


def test_header_that_the_browser_cannot_read_is_not_touched(browser_page: Page) -> None:
    text = "---\ntitle: {a: b}\n---\n\nIsi.\n"

    told = browser_page.evaluate(
        "text => { try { sumber.fromFile(text) } catch (e) { return e.message } }", text
    )

    assert told == (
        "Kepala tulisan ini tidak dapat dibaca formulir: “{a: b}”. Perbaiki dengan penyunting teks."
    )


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("svn", "a/b", "", ""), "--backend: 'svn' is none; choose from github, gitlab, gitea, forgejo"),
        (("github", "a", "", ""), "--repo: 'a' is no repository; write owner/name"),
        (("gitea", "a/b", "", ""), "--base-url and --app-id: gitea needs both"),
        (("gitlab", "a/b", "", ""), "--app-id: gitlab needs one, for PKCE"),
    ],
    ids=["backend", "repository", "gitea", "gitlab"],
)
def test_option_that_is_wanting_is_named(given: tuple[str, str, str, str], told: str) -> None:
    backend, repo, base_url, app_id = given

    with pytest.raises(HostRefused) as refusal:
        name_backend(backend, repo, "main", base_url, app_id)

    assert str(refusal.value) == told


def test_second_persons_approval_is_a_choice(content: Path) -> None:
    made = [make_hosted(content, {"name": "gitea"}, has_workflow=chosen) for chosen in (False, True)]

    assert [one["config"]["publish_mode"] for one in made] == ["simple", "editorial_workflow"]
    assert made[0]["config"]["collections"][0]["folder"] == "content/artikel/semarang"


def make_office(slug: str, *approvers: str) -> Office:
    return Office(slug=slug, name=slug, city="", province="", timezone=ZONE, approvers=approvers)


OFFICES = {one.slug: one for one in (make_office("dumai"), make_office("semarang", "@siti"))}


@pytest.mark.parametrize(
    ("chosen", "asked", "answer"),
    [([], False, True), (["dumai"], False, False), (["dumai"], True, True), (["semarang"], False, True)],
    ids=["all", "none that asks", "asked for", "the one that asks"],
)
def test_form_with_an_office_that_asks_for_approval_sends_for_review(
    chosen: list[str], asked: bool, answer: bool
) -> None:
    assert needs_workflow("forgejo", OFFICES, chosen, asked=asked) == answer


@pytest.mark.parametrize(
    ("chosen", "asked", "told"),
    [
        (["solo"], False, "--offices: 'solo' is none; choose from dumai, semarang"),
        ([], False, f"--backend: semarang asks for approval, {AT_ONCE}"),
        (["dumai"], True, f"--backend: --workflow, {AT_ONCE}"),
    ],
    ids=["office", "asking", "asked for"],
)
def test_form_that_could_not_wait_for_approval_is_not_made(chosen: list[str], asked: bool, told: str) -> None:
    with pytest.raises(HostRefused) as refusal:
        needs_workflow("gitea", OFFICES, chosen, asked=asked)

    assert str(refusal.value) == told


def test_form_without_approval_is_made_for_gitea_too() -> None:
    assert not needs_workflow("gitea", OFFICES, ["dumai"])


@pytest.mark.editor
def test_hosted_form_puts_a_new_text_where_its_own_date_says(
    content: Path, tmp_path: Path, page: Page, serve_folder: ServeFolder
) -> None:
    options = {"base_url": "http://127.0.0.1:9", "app_id": "abc"}
    release = tmp_path / "release"
    write_hosted(backend="gitea", repo="bkn/kabar", content=str(content), output=str(release), **options)
    given = json.loads((release / "redaksi" / "susunan.json").read_text(encoding="utf-8"))
    # The program's own stand-in for a host: a repository in the page's memory.
    given["config"]["backend"] = {"name": "test-repo"}
    (release / "redaksi" / "susunan.json").write_text(json.dumps(given), encoding="utf-8")
    page.goto(f"{serve_folder(release)}/redaksi/")
    page.get_by_role("button", name="Masuk").click()
    page.get_by_role("link", name="BKN Semarang").click()
    page.get_by_role("link", name="Buat Artikel baru").click()

    page.locator('[id^="title-field-"]').fill("Pelatihan: Penilaian Éselon, dibuka!")
    page.locator('input[type="date"]').first.fill("2026-02-28")
    page.locator('input[type="time"]').first.fill("23:30")
    page.locator('[id^="category-field-"]').click()
    page.get_by_role("option", name="— Manajemen Kinerja", exact=True).click()
    page.locator('[id^="summary-field-"]').fill("Satu kalimat.")
    page.locator('[data-slate-editor="true"]').click()
    page.keyboard.insert_text("Isi naskah.")
    page.get_by_role("button", name="Simpan").first.click()
    page.get_by_role("menuitem", name="Simpan sekarang").click()
    page.get_by_text("Tulisan tersimpan").first.wait_for()

    year = page.evaluate("window.repoFiles.content.artikel.semarang['2026']")
    assert list(year) == ["2026-02-28-pelatihan-penilaian-eselon-dibuka.md"]
    values = {"title": "Pelatihan: Penilaian Éselon, dibuka!", "date": "2026-02-28 23:30"}
    values |= {"category": "manajemen-kinerja", "summary": "Satu kalimat.", "status": "draft"}
    (file,) = year.values()
    assert file["content"] == write_new(values, ARTICLE_KEYS, "Isi naskah.")


@pytest.mark.editor
def test_hosted_form_starts_and_asks_for_its_host_only(
    content: Path, tmp_path: Path, page: Page, serve_folder: ServeFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    status = write_hosted(
        backend="gitea",
        repo="bkn/kabar",
        base_url="http://127.0.0.1:9",
        app_id="abc",
        content=str(content),
        output=str(tmp_path / "release"),
    )

    address = serve_folder(tmp_path / "release")
    page.goto(f"{address}/redaksi/")
    page.get_by_role("button", name="Masuk dengan Gitea").wait_for()

    assert status == 0
    assert "connect-src 'self' blob: http://127.0.0.1:9;" in capsys.readouterr().out
    assert [
        url for url in asked if not url.startswith((address, "http://127.0.0.1:9", "data:", "blob:"))
    ] == []


@pytest.fixture
def photo_page(page: Page) -> Page:
    """A page that takes files as the hosted form does, under an article's title, and keeps them."""
    page.goto("about:blank")
    page.set_content(
        '<input id="title-field-1" value="Loket: Éselon dibuka!"><input id="file" type="file" multiple>'
    )
    page.add_script_tag(path=str(SCRIPT.with_name("foto.js")))
    page.evaluate(
        """rules => {
            window.taken = [];
            foto.guard(rules);
            const field = document.getElementById('file');
            field.addEventListener('change', () => taken.push(...field.files));
        }""",
        tell_photos(MAX_WIDTH, QUALITY),
    )
    return page


def take(page: Page, name: str, data: bytes, kind: str) -> tuple[str, bytes]:
    """Chooses a file; gives the name and the bytes that the program would send."""
    page.locator("#file").set_input_files({"name": name, "mimeType": kind, "buffer": data})
    wait_until(page, "taken.length")
    sent = page.evaluate(
        "async () => [taken[0].name, Array.from(new Uint8Array(await taken[0].arrayBuffer()))]"
    )
    return sent[0], bytes(sent[1])


def test_photo_leaves_the_browser_upright_reduced_and_without_place(photo_page: Page) -> None:
    data = write_image(make_image(3200, 2600), exif=make_exif(6))

    name, sent = take(photo_page, "IMG_2034.JPG", data, "image/jpeg")

    kept = read_image(sent)
    assert re.fullmatch(r"loket-eselon-dibuka-[0-9a-f]{8}\.jpg", name)
    assert (kept.size, dict(kept.getexif())) == ((2400, 2954), {})
    assert PLACE in data and PLACE not in sent and b"Exif" not in sent


def test_files_that_are_no_pictures_are_left_to_the_gate(photo_page: Page) -> None:
    assert take(photo_page, "Laporan Tahunan.pdf", b"%PDF-1.7 isi", "application/pdf") == (
        "Laporan Tahunan.pdf",
        b"%PDF-1.7 isi",
    )


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        (
            "a.heic",
            b"\0\0\0\x18ftypheic" + b"\0" * 99,
            "foto HEIC dari iPhone belum dapat dipakai; simpan dahulu sebagai JPEG; agar seterusnya begitu, "
            "di iPhone pilih Pengaturan > Kamera > Format > Paling Kompatibel.",
        ),
        (
            "a.jpg",
            b"\xff\xd8\xff\xe0rusak",
            "gambar rusak atau terpotong; salin ulang dari kamera atau program asalnya.",
        ),
        (
            "a.jpg",
            b"\xff\xd8\xff",
            "berkas gambar terlalu besar (51 MB); perkecil dahulu; lebar 1200 piksel sudah cukup.",
        ),
    ],
    ids=["phone's format", "broken", "huge"],
)
def test_file_that_is_no_good_gets_the_gates_sentence(
    photo_page: Page, tmp_path: Path, name: str, data: bytes, told: str
) -> None:
    file = tmp_path / name
    with file.open("wb") as target:
        target.write(data)
        target.truncate(50_600_000 if "MB" in told else len(data))

    photo_page.locator("#file").set_input_files(file)

    photo_page.get_by_role("alert").get_by_text(told).wait_for()
    assert photo_page.evaluate("taken.length") == 0


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({"image": {"file": "/media/a.jpg", "alt": " "}}, ["image.alt"]),
        ({"image": {"alt": "", "credit": ""}}, []),
        ({"changes": [{"date": "2026-03-01"}, {}]}, ["changes.note"]),
        ({"sources": [{"url": "https://contoh.go.id/"}]}, ["sources.title"]),
        ({"withdrawn": {"reason": "Diganti."}, "status": "withdrawn"}, ["withdrawn.date"]),
    ],
    ids=["picture", "nothing begun", "list", "source", "withdrawal"],
)
def test_browser_misses_what_the_gate_misses(
    browser_page: Page, make_form: MakeForm, given: dict[str, Any], missing: list[str]
) -> None:
    form = make_form(**given)
    text = write_new(clean_form(form, ARTICLE_KEYS, ZONE), ARTICLE_KEYS, "Isi.\n")
    verdict, _ = judge("artikel/semarang/a.md", text.encode(), Converter())
    gate = [one.field for one in verdict.problems if one.fault.endswith("tidak ada")]

    found = browser_page.evaluate(
        "([d, keys]) => sumber.findMissing(d, keys)", [form, show_keys(ARTICLE_KEYS)]
    )

    assert gate == missing
    assert [one["field"] for one in found] == missing


def test_words_of_the_hosted_form_are_the_gates(content: Path) -> None:
    given = make_hosted(content, {"name": "gitea"}, has_workflow=False)
    fields = {one["name"]: one for one in given["config"]["collections"][0]["fields"]}

    assert given["words"]["editor"]["editorControlPane"]["widget"]["required"] == (
        f"%{{fieldLabel}} {'; '.join(EMPTY)}."
    )
    assert fields["slug"]["pattern"] == tell_slug()
    assert tell_slug()[1] == (
        "slug tidak sah sebagai alamat; pakai huruf kecil a–z, angka dan tanda hubung, misalnya “dua-kata”"
    )


def test_list_of_a_hosted_form_says_what_the_local_one_says(browser_page: Page) -> None:
    dates = ("2026-02-26", "2026-03-01 07:59", "2026-06-01", "", "kemarin")
    texts = [{"status": status, "date": date} for status in (*STATES, "baru") for date in dates]

    rows = browser_page.evaluate(
        "([texts, states, now]) => texts.map(one => sumber.showRow(one, states, now))",
        [texts, {**STATES, "held": HELD}, "2026-03-01 08:00"],
    )

    assert rows == [show_row(one["status"], one["date"], ZONE, NOW) for one in texts]
