"""Words: `_headers` and `_redirects`, as Netlify, Cloudflare Pages and GitLab Pages read them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from urllib.parse import quote

from plugins.release.headers import BY_FILE, FIXED, LIFETIMES, LOST, headers_of, pick

# Source: Cloudflare Pages, "Headers" and "Redirects": 100 rules of headers in lines of 2,000 characters;
# 2,000 redirects without a star in lines of 1,000. A file above 100 kB was seen to be cut short.
MOST_RULES = 100
MOST_LINE = 2_000
MOST_REDIRECTS = 2_000
MOST_REDIRECT_LINE = 1_000
MOST_REDIRECT_BYTES = 100_000

CACHE = "Cache-Control"
# All three hosts have pages asked for again each time, of their own accord.
_DEFAULT = headers_of(LOST)[CACHE]
_CHANGING = [name for name in BY_FILE if name != CACHE]


def _any_of(rules: Iterable[tuple[str, str]]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern, _ in rules if pattern))


# Of tens of thousands of pages nearly all are told the usual.
_OWN = _any_of(rule for name in _CHANGING for rule in BY_FILE[name])
_LASTING = _any_of(LIFETIMES)


def write_headers(paths: Collection[str]) -> str:
    """`_headers`: what holds everywhere, then folders and files with values of their own.

    Netlify takes the last rule that says a header, Cloudflare joins them all unless one begins with
    `! Name`, which Netlify passes over. No rule says one twice where that can be helped.

    Args:
        paths: of the release's files ("gambar/ab/660.avif"). Rules beyond the limit are left out,
            the shortest lifetimes' and the oldest parts of the search first: such files are asked for
            again each time.
    """
    general = headers_of("/index.html")
    rules = [["/*", *_say({**FIXED, **{name: general[name] for name in _CHANGING}})]]
    for folder, own in _exceptions(paths, general):
        rules.append(
            [f"/{folder}", *(line for name in own for line in (f"  ! {name}", f"  {name}: {own[name]}"))]
        )
    lifetimes = sorted(_lifetimes(paths), reverse=True)
    lifetimes.sort(key=lambda rule: ("immutable" not in rule[1], rule[0].count("/")))
    kept = sorted(lifetimes[: MOST_RULES - len(rules)])
    rules += [[f"/{pattern}", f"  {CACHE}: {value}"] for pattern, value in kept]
    return "\n".join(line for rule in rules for line in rule) + "\n"


def write_redirects(redirects: Mapping[str, str]) -> str:
    """`_redirects`: each old address twice, since the hosts differ over what its page is for.

    Netlify leads on past a page that stands there only with `301!`, which Cloudflare passes over, and
    takes the first line that fits. What does not fit into the limits is answered by that page.

    Args:
        redirects: old address → new one; the shortest old addresses come first.
    """
    lines: list[str] = []
    size = 0
    for old in sorted(redirects, key=lambda one: (one.count("/"), one)):
        line = f"{_address(old)} {_address(redirects[old])} 301"
        if len(line) >= MOST_REDIRECT_LINE:
            continue
        size += 2 * len(line) + 3
        if size > MOST_REDIRECT_BYTES or len(lines) >= 2 * MOST_REDIRECTS:
            break
        lines += [f"{line}!", line]
    return "".join(f"{line}\n" for line in lines)


def _say(values: Mapping[str, str]) -> Iterator[str]:
    return (f"  {name}: {value}" for name, value in values.items())


def _exceptions(
    paths: Collection[str], general: Mapping[str, str]
) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Top folders whose pages are told something else than all others, and what."""
    found = {}
    for path in sorted(path for path in paths if _OWN.search(f"/{path}") and path.endswith("index.html")):
        told = headers_of(f"/{path}")
        own = {name: told[name] for name in _CHANGING if told[name] != general[name]}
        if own:
            found[path.removesuffix("index.html") + "*"] = own
    return ((folder, own) for folder, own in found.items() if not _is_below(folder, found))


def _is_below(folder: str, others: Collection[str]) -> bool:
    return any(folder != other and folder.startswith(other.removesuffix("*")) for other in others)


def _lifetimes(paths: Collection[str]) -> list[tuple[str, str]]:
    """The fewest folders and files that say which lifetime each file has, but for the usual one."""
    tops = {path.partition("/")[0] for path in paths if _LASTING.search(f"/{path}")}
    inside = sorted(path for path in paths if path.partition("/")[0] in tops)
    return list(_split(inside, {path: pick(LIFETIMES, f"/{path}") for path in inside}, ""))


def _split(paths: Sequence[str], lifetimes: Mapping[str, str], folder: str) -> Iterator[tuple[str, str]]:
    values = {lifetimes[path] for path in paths}
    if values <= {_DEFAULT}:
        return
    if folder and len(values) == 1:
        yield f"{folder}*", values.pop()
        return
    below: dict[str, list[str]] = {}
    for path in paths:
        name, slash, _ = path[len(folder) :].partition("/")
        below.setdefault(f"{folder}{name}{slash}", []).append(path)
    for name, inside in below.items():
        if name.endswith("/"):
            yield from _split(inside, lifetimes, name)
        elif lifetimes[name] != _DEFAULT:
            yield name, lifetimes[name]


def _address(path: str) -> str:
    return quote(path, safe="/%:@!$&'()*+,;=~-._")
