"""Words: nginx's form of the headers, kinds and redirects: a part for `http`, a part for `server`."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.release.headers import BY_FILE, CHARSET_TYPES, FIXED, HOST_FILES, LOST, TYPES, WELL_KNOWN

# Long addresses do not fit nginx's own size; the sum of theirs is told by their number.
_BUCKET_BYTES = 512
_FEWEST_SLOTS = 2048

# The form of every address that must not be found, as nginx's regular expressions say it.
HIDDEN = rf"/\.(?!{WELL_KNOWN[1:]}/)|^/({'|'.join(name for name in HOST_FILES if name[0] != '.')})$"


def write_http(redirects: Mapping[str, str]) -> str:
    """What stands in `http { … }`, once a machine: a header's value by the file that answers.

    Args:
        redirects: old address → new one.
    """
    slots = max(_FEWEST_SLOTS, 2 * len(redirects))
    # Before the first map, which takes them as they are.
    lines = [f"map_hash_bucket_size {_BUCKET_BYTES};", f"map_hash_max_size {slots};"]
    for name, rules in BY_FILE.items():
        lines += [f"map $uri {_variable(name)} {{"]
        lines += [f"    {_key(pattern)} {_quote(value)};" for pattern, value in rules]
        lines += ["}"]
    # As asked for: `$uri` is another one once an index or an error page answers.
    lines += ["map $uri $kabar_moved {", '    default "";']
    lines += [f"    {_quote(old)} {_quote(new)};" for old, new in redirects.items()]
    return "\n".join([*lines, "}"]) + "\n"


def write_server(*, has_brotli: bool) -> str:
    """What stands in the site's `server { … }`, beside its name, certificate and `root`.

    No location of ours says `add_header`: one there would drop all that the server says.

    Args:
        has_brotli: whether nginx has Google's module for `.br` files.
    """
    lines = [
        "index index.html;",
        "charset utf-8;",
        f"charset_types {' '.join(kind for kind in CHARSET_TYPES if kind != 'text/html')};",
        "default_type application/octet-stream;",
        "types {",
        *(f"    {kind} {' '.join(endings)};" for kind, endings in TYPES.items()),
        "}",
        "server_tokens off;",
        "absolute_redirect off;",
        "gzip_static on;",
        "gzip_vary on;",
        *(["brotli_static on;"] if has_brotli else []),
        *(f"add_header {name} {_quote(value)} always;" for name, value in FIXED.items()),
        *(f"add_header {name} {_variable(name)} always;" for name in BY_FILE),
        f"error_page 404 {LOST};",
        f"error_page 403 =404 {LOST};",
        'if ($kabar_moved != "") {',
        "    return 301 $kabar_moved;",
        "}",
        f'location ~ "{HIDDEN}" {{',
        "    return 404;",
        "}",
    ]
    return "\n".join(lines) + "\n"


def _key(pattern: str) -> str:
    return _quote(f"~{pattern}") if pattern else "default"


def _quote(text: str) -> str:
    """A value of nginx's: neither a quote nor a variable of its own."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _variable(name: str) -> str:
    return "$kabar_" + name.lower().replace("-", "_")
