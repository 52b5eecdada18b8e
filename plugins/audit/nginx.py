"""Words: nginx's configuration of the audited site, with the release's headers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.release.nginx import write_http, write_server

BROTLI = "ngx_http_brotli_static_module.so"


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """A folder and the port of the loopback interface that it is served on."""

    port: int
    folder: Path


def write_configuration(hosts: Sequence[Host], work: Path, brotli: Path | None) -> str:
    """A configuration that needs no other file, for one process in the foreground.

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
    lines += ["events {}", "http {", "access_log off;"]
    lines += [f'{name}_temp_path "{work}/{name}";' for name in ("proxy", "fastcgi", "uwsgi", "scgi")]
    lines += [f'client_body_temp_path "{work}/body";', write_http({})]
    for host in hosts:
        lines += [f"server {{ listen 127.0.0.1:{host.port}; server_name localhost;"]
        lines += [f'root "{host.folder}";', write_server(has_brotli=brotli is not None), "}"]
    return "\n".join([*lines, "}"]) + "\n"
