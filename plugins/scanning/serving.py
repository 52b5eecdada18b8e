"""Rules: what tells a server how to answer: .htaccess, _redirects, _headers, nginx's and Caddy's files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from plugins.release.headers import POLICIES
from plugins.scanning.addresses import LINK, LOAD
from plugins.scanning.finding import quote
from plugins.scanning.report import PASSAGE, Report

_WEB = re.compile(r"(?<![\w.-])(?:https?:)?//(?!\$|%\{|\{)[\w.-]+(?::\d+)?[^\s\"'<>;]*", re.IGNORECASE)
_MEND = "remove it, and see who put it there"
_RULES = (
    (
        "cloaking",
        r"user[-_ ]?agent|https?_referer|\breferr?er\b(?!-policy)|googlebot|bingbot|yandex|"
        r"REMOTE_(?:ADDR|HOST)|"
        r"remote_addr|client_ip|remote_ip|geoip|(?:Country|Language|Cookie|Role)=|Accept-Language|HTTP_COOKIE|"
        r"http_cookie|X-Forwarded-For|BrowserMatch|TIME_HOUR|query_string.*(?:slot|judi)",
        "an answer that depends on who asks",
    ),
    (
        "server-code",
        r"x-httpd-php|php_(?:value|flag|admin)|auto_(?:prepend|append)_file|(?:Add|Set)Handler|(?:Add|Force)Type.*"
        r"(?:php|cgi)|ForceType.*html|AddType\s+\S*html\S*(?!\s+\.html?\s*$)\s|ExecCGI|\+?Includes\b|"
        r"fastcgi|proxy_pass|php_fastcgi|reverse_proxy|ProxyPass|cgi-script|"
        r"RewriteRule\b.*\[[^\]]*\bP\b|sub_filter|substitute|js_content|lua_|SetOutputFilter|ssi\s+on|templates\b",
        "something that a server would run or change pages with",
    ),
    (
        "header",
        r"^\s*(?:Header\s+\w+\s+|add_header\s+|header\s+)?[\"']?(?:Set-Cookie|Refresh|Link|Location|"
        r"Service-Worker-Allowed|SourceMap|X-Accel-Redirect|Clear-Site-Data|Content-Location|Alt-Svc|NEL|Report-To|"
        r"Reporting-Endpoints)[\"']?[\s:]",
        "a header that no answer of ours has",
    ),
    (
        "header",
        r"script-src[^;]*(?:unsafe-(?:inline|eval)|\*|https?:|data:|blob:)|default-src[^;]*(?:\*|https?:|unsafe)",
        "a policy that lets strangers' scripts run",
    ),
)
_COMPILED = tuple((rule, re.compile(pattern, re.IGNORECASE), fault) for rule, pattern, fault in _RULES)
_COMMENT = re.compile(r"^\s*#")


def see_serving(text: str, report: Report) -> None:
    """Every line of such a file."""
    place = 0
    for line in text.splitlines(keepends=True):
        if not _COMMENT.match(line):
            unknown = _leave_out_ours(line)
            for rule, pattern, fault in _COMPILED:
                if pattern.search(unknown):
                    report.tell(place, rule, f"{fault}: {quote(line)}", _MEND)
            for found in _WEB.finditer(unknown):
                report.see_address(found[0], place, LOAD if "policy" in line.lower() else LINK)
        words = re.sub(r"[-_/]+", " ", line)
        if report.memo.block(" ".join(words.split())).passage.is_about_gambling:
            report.ask(PASSAGE, place, words)
        place += len(line)


def _leave_out_ours(line: str) -> str:
    """A line without the policies that we send ourselves; whatever is added to one of them stays."""
    for _, policy in POLICIES:
        line = line.replace(policy, "")
    return line


def see_header(headers: Mapping[str, str]) -> Iterator[str]:
    """What an answer's headers do that planted code does with them.

    Args:
        headers: by small names.
    """
    if "refresh" in headers:
        yield f"the header Refresh, {quote(headers['refresh'])}"
    link = headers.get("link", "")
    if "canonical" in link:
        yield f"the header Link names another page, {quote(link)}"
    if {"user-agent", "referer"} & {part.strip().lower() for part in headers.get("vary", "").split(",")}:
        yield f"the answer depends on who asks, Vary: {quote(headers['vary'])}"
