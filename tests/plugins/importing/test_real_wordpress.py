"""Edge: a real WordPress, filled, exported by its own export and moved in: `WORDPRESS=1` asks for it.

It takes Debian's wordpress, mariadb-server and PHP, half a minute, and no network.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest

from plugins.gate.judge import judge
from plugins.importing.run import import_wordpress
from plugins.prose.convert import Converter
from tests.fixtures.wordpress.files import make_whole_seed
from tests.fixtures.wordpress.peer import WordPress, wordpress
from tests.fixtures.wordpress.seen import compare_with_seen, read_record, record
from tests.plugins.importing.conftest import NOW, read_tree

pytestmark = pytest.mark.wordpress


@pytest.fixture(scope="module")
def site() -> Iterator[WordPress]:
    """A WordPress that holds every situation."""
    with wordpress() as running:
        running.seed(make_whole_seed())
        yield running


def test_the_record_is_what_a_real_wordpress_shows(site: WordPress) -> None:
    assert record(site.render()) == read_record()


def test_every_paragraph_of_a_real_export_moves(
    site: WordPress, content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export = tmp_path / "ekspor.xml"
    export.write_bytes(site.export())

    status = import_wordpress(
        str(export),
        "dumai",
        content=str(content),
        state=str(tmp_path / "state"),
        media=str(site.uploads),
        now=NOW,
    )

    assert status == 0
    told = capsys.readouterr().out
    assert "71 isi ditemukan menjadi 63 terbit + 4 draf + 0 disisihkan + 4 dilewati\n" in told
    assert "Komentar: 8 ditemukan = 6 ikut + 2 tidak (5 tayang, 1 menunggu)\n" in told
    assert "Gambar dan dokumen: 3 ikut, 0 tidak\n" in told
    converter = Converter()
    rendered = record(site.render())
    redirects = (tmp_path / "state/dumai/alamat-lama.nginx.conf").read_text(encoding="utf-8")
    assert len(rendered) == 62
    by_url = {_url(path): path for path in read_tree(content) if path.endswith(".md")}
    for key, seen in rendered.items():
        old = seen["address"].split(".example", 1)[1].rstrip("/")
        url = _target(redirects, old)
        html = judge(by_url[url], (content / by_url[url]).read_bytes(), converter)[1]
        assert compare_with_seen(key, seen["passages"], html).missing == (), key


def test_no_secret_of_a_real_export_reaches_a_file_but_the_comments(
    site: WordPress, content: Path, tmp_path: Path
) -> None:
    export = tmp_path / "ekspor.xml"
    export.write_bytes(site.export())
    state = tmp_path / "state"

    import_wordpress(
        str(export), "dumai", content=str(content), state=str(state), media=str(site.uploads), now=NOW
    )

    for path, data in {**read_tree(content), **read_tree(state)}.items():
        for secret in (b"budi@warga.example", b"203.0.113.9", b"budi@kantor.example", b"GPSLatitude"):
            assert secret not in data or path == "dumai/komentar.jsonl"
    lines = (state / "dumai/komentar.jsonl").read_text(encoding="utf-8").splitlines()
    assert {json.loads(line)["state"] for line in lines} == {"approved", "held"}


def _url(path: str) -> str:
    folder, _, name = path.removesuffix(".md").rpartition("/")
    if folder == "laman":
        return f"/{name}/"
    return f"/{folder.split('/')[1]}/{name[:10].replace('-', '/')}/{name[11:]}/"


def _target(redirects: str, old: str) -> str:
    line = next(one for one in redirects.splitlines() if one.strip().startswith(f'"{unquote(old)}" '))
    return line.split('"')[3]
