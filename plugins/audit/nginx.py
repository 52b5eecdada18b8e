"""Words: nginx's configuration of the audited site, with the release's headers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.release.headers import ALWAYS, BY_FILE, TYPES

BROTLI = "ngx_http_brotli_static_module.so"


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """A folder and the port of the loopback interface that it is served on."""

    port: int
    folder: Path


def write_configuration(hosts: Sequence[Host], work: Path, brotli: Path | None) -> str:
    """A configuration that needs no other file, for one process in the foreground.

    Headers stand at the server, as maps of the file that answers: an `add_header` in a location
    would drop all others there.

    Args:
        work: folder for what nginx itself writes.
        brotli: nginx's module for `.br` files; None where it is not installed.
    """
    lines = [f'load_module "{brotli}";'] if brotli else []
    lines += [
        "daemon off;",
        "master_process off;",
        f'pid "{work}/nginx.pid";',
        f'error_log "{work}/error.log";',
    ]
    lines += ["events {}", "http {", *(f"  {line}" for line in _http(work))]
    lines += [f"  gzip_static on; gzip_vary on; {'brotli_static on;' if brotli else ''}"]
    for host in hosts:
        lines += [f"  server {{ listen 127.0.0.1:{host.port}; server_name localhost; charset utf-8;"]
        lines += [f'    root "{host.folder}"; index index.html; error_page 404 /404.html;']
        lines += [f"    {line}" for line in _headers()]
        lines += ["  }"]
    return "\n".join([*lines, "}"]) + "\n"


def _http(work: Path) -> list[str]:
    lines = [
        "access_log off;",
        "default_type application/octet-stream;",
        "charset_types text/css text/javascript text/plain text/csv application/json application/xml;",
        "types {",
        *(f"  {kind} {' '.join(endings)};" for kind, endings in TYPES.items()),
        "}",
    ]
    lines += [f'{name}_temp_path "{work}/{name}";' for name in ("proxy", "fastcgi", "uwsgi", "scgi")]
    lines += [f'client_body_temp_path "{work}/body";']
    for name, rules in BY_FILE.items():
        lines += [f"map $uri ${_variable(name)} {{"]
        lines += [
            f'  "~{pattern}" "{value}";' if pattern else f'  default "{value}";' for pattern, value in rules
        ]
        lines += ["}"]
    return lines


def _headers() -> list[str]:
    fixed = [f'add_header {name} "{value}" always;' for name, value in ALWAYS.items()]
    return [*fixed, *(f"add_header {name} ${_variable(name)} always;" for name in BY_FILE)]


def _variable(name: str) -> str:
    return name.lower().replace("-", "_")
