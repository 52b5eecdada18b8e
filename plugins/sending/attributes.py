"""Store: git's settings for the line ends of texts, where a repository has none."""

from __future__ import annotations

from plugins.sending.change import ATTRIBUTES
from plugins.sending.clone import Clone

RULES = """\
# Satu bentuk akhir baris di semua komputer: riwayat menunjukkan hanya yang sungguh berubah.
*.md text eol=lf
*.toml text eol=lf
"""


def prepare_attributes(clone: Clone) -> dict[str, str]:
    """What a commit has to add so that line ends of Windows make no change: path from the top → object.

    Empty where git has a rule already, or where texts were kept with other line ends: a rule would make
    all of them look changed.
    """
    path = f"{clone.prefix}{ATTRIBUTES}"
    file = clone.content / ATTRIBUTES
    if clone.find(f"HEAD:{path}"):
        return {}
    if not file.exists():
        asked = clone.git("check-attr", "text", "eol", "--", f"{clone.prefix}artikel/x/x.md").decode()
        kept = clone.git("ls-files", "--eol", "--", f"{clone.prefix}*.md").decode("utf-8", "replace")
        has_others = any(line.startswith(("i/crlf", "i/mixed")) for line in kept.splitlines())
        if asked.count(": unspecified") < 2 or has_others:
            return {}
        file.write_text(RULES, encoding="utf-8", newline="\n")
    elif file.read_text(encoding="utf-8", errors="replace") != RULES:
        return {}
    return {path: clone.keep(RULES.encode())}
