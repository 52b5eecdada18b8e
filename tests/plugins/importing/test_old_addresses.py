"""Edge: every address of a former site answered: by nginx, by a static host's file, and by pages."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, quote, unquote, urlsplit

import httpx
import pytest

from plugins.categories.office import Office
from plugins.importing.redirects import Hosts, write_host_file, write_nginx
from tests.fixtures.needs import find_program
from tests.fixtures.pictures import make_image, write_image
from tests.fixtures.proxies import free_port
from tests.plugins.importing.conftest import Import
from tests.plugins.importing.exports import SITE, cdata, make_comment, make_export, make_item

NEW = "https://berita.contoh.example"
POST = "/dumai/2025/02/26/pelatihan/"
ARAB = "%d8%a5%d8%b9%d9%84%d8%a7%d9%86"

ADDRESSES = {
    "/": "/dumai/",
    "/index.php": "/dumai/",
    "/page/2/": "/dumai/",
    "/2025/02/26/pelatihan/": POST,
    "/2025/02/26/pelatihan": POST,
    "/2025/02/26/Pelatihan/": POST,
    "/index.php/2025/02/26/pelatihan/": POST,
    "/2025/02/26/pelatihan/feed/": POST,
    "/2025/02/26/pelatihan/amp/": POST,
    "/2025/02/26/pelatihan/2/": POST,
    "/2025/02/26/pelatihan/comment-page-2/": POST,
    "/?p=10": POST,
    "/index.php?p=10": POST,
    f"/2025/02/26/{ARAB}/": "/dumai/2025/02/26/",
    "/polos/": "/dumai/2025/02/26/polos/",
    "/polos/feed/atom/": "/dumai/2025/02/26/polos/",
    "/profil/": "/dumai-profil/",
    "/profil/sejarah/": "/dumai-sejarah/",
    "/?page_id=13": "/dumai-profil/",
    "/2025/": "/dumai/2025/",
    "/2025/02/": "/dumai/2025/02/",
    "/2025/02/26/": "/dumai/2025/02/26/",
    "/2025/02/page/3/": "/dumai/2025/02/",
    "/category/kinerja/": "/dumai/kategori/manajemen-kinerja/",
    "/category/kinerja/page/2/": "/dumai/kategori/manajemen-kinerja/",
    "/category/kinerja/triwulan/": "/kategori/evaluasi-kinerja/",
    "/category/triwulan/": "/kategori/evaluasi-kinerja/",
    "/category/kinerja/feed/": "/kategori/manajemen-kinerja/feed.xml",
    "/category/kinerja/feed/rss2/": "/kategori/manajemen-kinerja/feed.xml",
    "/tag/pelatihan/": "/topik/pelatihan/",
    "/tag/pelatihan/feed/": "/dumai/feed.xml",
    "/author/siti/": "/dumai/",
    "/author/siti/page/2/": "/dumai/",
    "/author/siti/feed/": "/dumai/feed.xml",
    "/feed/": "/dumai/feed.xml",
    "/feed/atom/": "/dumai/feed.xml",
    "/?feed=rss2": "/dumai/feed.xml",
    "/comments/feed/": "/dumai/feed.xml",
    "/2025/02/26/pelatihan/foto/": "/media/dumai/2025/foto.png",
    "/?attachment_id=15": "/media/dumai/2025/foto.png",
    "/wp-content/uploads/2025/02/foto.png": "/media/dumai/2025/foto.png",
    "/peta/": "/dumai/2025/02/26/polos/",
    "/?cat=2": "/dumai/kategori/manajemen-kinerja/",
    "/?cat=2&paged=2": "/dumai/kategori/manajemen-kinerja/",
    "/?cat=3": "/kategori/evaluasi-kinerja/",
    "/?category_name=kinerja": "/dumai/kategori/manajemen-kinerja/",
    "/?tag=pelatihan": "/topik/pelatihan/",
    "/?author=1": "/dumai/",
    "/?author_name=siti": "/dumai/",
    "/?m=2025": "/dumai/2025/",
    "/?m=202502": "/dumai/2025/02/",
    "/?m=20250226": "/dumai/2025/02/26/",
    "/?feed=atom": "/dumai/feed.xml",
    "/?feed=comments-rss2": "/dumai/feed.xml",
    "/wp-rss2.php": "/dumai/feed.xml",
    "/wp-content/uploads/2025/02/foto-300x200.png": "/media/dumai/2025/foto.png",
    "/wp-content/uploads/2025/02/aula-scaled.png": "/media/dumai/2025/aula-scaled.png",
    "/wp-content/uploads/2025/02/aula.png": "/media/dumai/2025/aula-scaled.png",
    "/wp-content/uploads/2025/02/aula-150x150.png": "/media/dumai/2025/aula-scaled.png",
}
UNKNOWN = (
    "/wp-content/uploads/2025/02/lain-300x200.png",
    "/wp-content/uploads/2025/02/foto-300x200.pdf",
    "/wp-login.php",
    "/2025/02/26/tidak-ada/",
    "/2031/",
    "/rahasia/",
    "/category/",
    "/profil/lain",
)


def tell_sizes(name: str, smaller: str) -> str:
    """What WordPress keeps of a picture, in PHP's own writing."""
    place = f"2025/02/{name}"
    return (
        f'a:3:{{s:5:"width";i:2560;s:4:"file";s:{len(place)}:"{place}";s:5:"sizes";a:1:{{s:6:"medium";a:2:'
        f'{{s:4:"file";s:{len(smaller)}:"{smaller}";s:5:"width";i:300;}}}}}}'
    )


@pytest.fixture
def state(run_import: Import, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The helps for the former host after an import that has every form of address."""
    uploads = tmp_path / "uploads/2025/02"
    uploads.mkdir(parents=True)
    (uploads / "foto.png").write_bytes(write_image(make_image(), "PNG"))
    # Of a picture wider than 2,560 dots a plugin may have deleted what was uploaded.
    (uploads / "aula-scaled.png").write_bytes(write_image(make_image(300, 200), "PNG"))
    photo = f"{SITE}/wp-content/uploads/2025/02/foto.png"
    hall = f"{SITE}/wp-content/uploads/2025/02/aula"
    picture = f'Teks yang cukup panjang untuk sebuah tulisan. <img src="{photo}" alt="Peserta di aula">'
    aula = f'Teks lain yang cukup panjang. <img src="{hall}-1024x768.png" alt="Aula kantor">'
    old = "/2025/02/26"
    triwulan = (
        f"<wp:category><wp:term_id>3</wp:term_id><wp:category_nicename>{cdata('triwulan')}</wp:category_nicename><wp:category_parent>"
        f"{cdata('kinerja')}</wp:category_parent><wp:cat_name>{cdata('Evaluasi Kinerja')}</wp:cat_name>"
        "</wp:category>"
    )
    tag = ("post_tag", "pelatihan", "Pelatihan")
    items = (
        make_item(10, slug="pelatihan", body=picture, terms=[("category", "kinerja", "Kinerja"), tag]),
        make_item(11, slug=ARAB, title="إعلان", comments=make_comment()),
        make_item(12, slug="polos", link=f"{SITE}/polos/", body=aula),
        make_item(13, slug="profil", kind="page", link=f"{SITE}/profil/"),
        make_item(16, slug="sejarah", kind="page", link=f"{SITE}/profil/sejarah/", parent=13),
        make_item(14, slug="rahasia", status="draft", link=f"{SITE}/rahasia/"),
        make_item(
            15,
            kind="attachment",
            status="inherit",
            file=photo,
            link=f"{SITE}{old}/pelatihan/foto/",
            parent=10,
            meta=[("_wp_attachment_metadata", tell_sizes("foto.png", "foto-300x200.png"))],
        ),
        make_item(
            17, kind="attachment", file=f"{SITE}/wp-content/uploads/peta.zip", link=f"{SITE}/peta/", parent=12
        ),
        make_item(
            18,
            kind="attachment",
            status="inherit",
            file=f"{hall}-scaled.png",
            link=f"{SITE}/aula/",
            parent=12,
            meta=[("_wp_attachment_metadata", tell_sizes("aula-scaled.png", "aula-150x150.png"))],
        ),
    )
    assert run_import(make_export(*items, channel=triwulan), media=str(tmp_path / "uploads")) == 0
    return tmp_path / "state/dumai"


@pytest.fixture
def former_host(state: Path, tmp_path: Path) -> Iterator[httpx.Client]:
    """A real nginx that has nothing but the former addresses."""
    with serve(state, tmp_path) as client:
        yield client


@contextmanager
def serve(state: Path, tmp_path: Path, *also: Path) -> Iterator[httpx.Client]:
    """Run nginx with what an import wrote for it, as its head says, beside the files of other offices."""
    program, port = find_program("nginx"), free_port()
    assert program is not None
    maps = (state / "alamat-lama.nginx.conf").read_text(encoding="utf-8")
    orders = "\n".join(re.findall("^#     (.*)$", maps, re.MULTILINE))
    sizes = "\n".join(re.findall("^#   (\\S.*)$", maps, re.MULTILINE))
    others = "\n".join(f"include {file};" for file in also)
    temps = "".join(
        f"{name}_temp_path {tmp_path}/{name};"
        for name in ("proxy", "fastcgi", "uwsgi", "scgi", "client_body")
    )
    configuration = tmp_path / "nginx.conf"
    configuration.write_text(
        f"daemon off; master_process off; pid {tmp_path}/pid; error_log {tmp_path}/error.log; events {{}}\n"
        f"http {{ {temps} access_log off;\n{sizes}\n{others}\n"
        f"include {state}/alamat-lama.nginx.conf;\n"
        f"server {{ listen 127.0.0.1:{port};\n{orders}\nlocation / {{ return 404; }} }} }}\n",
        encoding="utf-8",
    )
    arguments = [program, "-p", str(tmp_path), "-c", str(configuration), "-e", str(tmp_path / "error.log")]
    tested = subprocess.run([*arguments, "-t"], capture_output=True, encoding="utf-8", check=False)
    assert tested.returncode == 0, tested.stderr
    running = subprocess.Popen(arguments, stderr=subprocess.DEVNULL)
    try:
        transport = httpx.HTTPTransport(retries=8)
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", transport=transport, timeout=30) as client:
            yield client
    finally:
        running.terminate()
        running.wait()


@pytest.mark.nginx
def test_nginx_answers_every_form_of_a_former_address(former_host: httpx.Client, state: Path) -> None:
    found = {old: former_host.get(old) for old in ADDRESSES}

    assert {old: _path(answer.headers.get("location", "")) for old, answer in found.items()} == _expected(
        state
    )
    assert {answer.status_code for answer in found.values()} == {301}
    assert {former_host.get(old).status_code for old in UNKNOWN} == {404}


def test_a_static_host_answers_every_form_of_a_former_address(state: Path) -> None:
    lines = (state / "alamat-lama._redirects").read_text(encoding="utf-8").splitlines()
    rules = [line.split(" ") for line in lines if line]

    found = {old: _path(_read_rules(rules, old)) for old in ADDRESSES if old not in _NOT_OF_A_STATIC_HOST}

    assert found == {old: url for old, url in _expected(state).items() if old in found}
    assert {_read_rules(rules, old) for old in UNKNOWN[:-1]} == {""}


def test_pages_answer_former_addresses_that_are_places(state: Path) -> None:
    folder = state / "alamat-lama"
    wanted = {
        old: url
        for old, url in _expected(state).items()
        if "?" not in old and (folder / unquote(old).casefold().strip("/") / "index.html").is_file()
    }

    found = {
        old: re.findall(
            r'url=([^"]*)"', (folder / unquote(old).casefold().strip("/") / "index.html").read_text("utf-8")
        )
        for old in wanted
    }

    assert len(wanted) >= 20
    assert {old: [_path(one) for one in urls] for old, urls in found.items()} == {
        old: [url] for old, url in wanted.items()
    }


@pytest.mark.nginx
def test_one_nginx_answers_for_several_offices(state: Path, tmp_path: Path) -> None:
    other = tmp_path / "tegal.conf"
    office = Office(slug="tegal", name="BKN Tegal", city="", province="", timezone="Asia/Jakarta")
    other.write_text(write_nginx({"/profil": "/tegal-profil/"}, Hosts(office=office, site=NEW)), "utf-8")

    with serve(state, tmp_path, other) as client:
        found = _path(client.get("/profil/").headers["location"])

    assert found == "/dumai-profil/"


@pytest.mark.nginx
def test_a_former_site_below_a_path_is_answered_there_alone(
    run_import: Import, content: Path, tmp_path: Path
) -> None:
    export = make_export(make_item(10, slug="pelatihan")).replace(SITE, "https://lama.example/Kanreg")
    assert run_import(export) == 0
    state = tmp_path / "state/dumai"
    asked = ["/Kanreg/2025/02/26/pelatihan/", "/Kanreg/?p=10", "/Kanreg/", "/Kanreg/feed/", "/Kanreg/?m=2025"]

    with serve(state, tmp_path) as client:
        answers = {old: _path(client.get(old).headers.get("location", "")) for old in asked}
        others = {client.get(old).status_code for old in ("/2025/02/26/pelatihan/", "/?p=10", "/")}
    lines = (state / "alamat-lama._redirects").read_text(encoding="utf-8").splitlines()
    rules = [line.split(" ") for line in lines]

    assert list(answers.values()) == [POST, POST, "/dumai/", "/dumai/feed.xml", "/dumai/2025/"]
    assert {old: _path(_read_rules(rules, old)) for old in asked} == answers
    assert others == {404}
    assert (state / "alamat-lama/Kanreg/2025/02/26/pelatihan/index.html").is_file()
    (file,) = (content / "artikel").rglob("*.md")
    assert '\naliases: ["/kanreg/2025/02/26/pelatihan/"]\n' in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(("texts", "is_listed"), [(900, True), (1100, False)], ids=["few", "many"])
def test_smaller_pictures_are_left_out_where_a_host_would_refuse_the_file(
    texts: int, is_listed: bool
) -> None:
    redirects = {f"/berita-{number}": f"/dumai/{number}/" for number in range(texts)}
    redirects |= dict.fromkeys(("/unggahan/foto.jpg", "/unggahan/foto-300x200.jpg"), "/media/foto.jpg")
    office = Office(slug="dumai", name="BKN Dumai", city="", province="", timezone="Asia/Jakarta")

    text = write_host_file(redirects, Hosts(office=office, site=NEW))

    assert f"/unggahan/foto.jpg {NEW}/media/foto.jpg 301" in text
    assert (f"/unggahan/foto-300x200.jpg {NEW}/media/foto.jpg 301" in text) == is_listed


_NOT_OF_A_STATIC_HOST = {"/2025/02/26/Pelatihan/", "/index.php?p=10"}
"""Its file knows no letters without case, and no query behind a file's name."""


def _expected(state: Path) -> dict[str, str]:
    """`ADDRESSES`; the slug of a text in another script is its number."""
    maps = (state / "alamat-lama.nginx.conf").read_text(encoding="utf-8")
    found = re.search(rf'"/2025/02/26/{unquote(ARAB)}" "([^"]*)"', maps)
    assert found is not None
    return {**ADDRESSES, f"/2025/02/26/{ARAB}/": found[1]}


def _path(location: str) -> str:
    return urlsplit(location).path


def _read_rules(rules: list[list[str]], address: str) -> str:
    """The first rule that fits, as Netlify documents its file: `*` at the end, queries all named."""
    parts = urlsplit(address)
    path, query = quote(unquote(parts.path)).rstrip("/") or "/", parse_qs(parts.query)
    for source, *conditions, target, _ in rules:
        named = dict(one.split("=") for one in conditions)
        if any(query.get(name) != [value] for name, value in named.items()):
            continue
        if source.endswith("/*"):
            if path == source[:-2] or path.startswith(source[:-1]):
                found = target.replace(":splat", path[len(source) - 1 :])
                return found if ":splat" not in target else _read_rules(rules, found)
        elif path == source:
            return target
    return ""
