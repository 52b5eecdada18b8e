"""Words: what a commenter agrees to, by version: a comment is kept with the version of its day."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.languages.catalogue import say

# Source: UU 27/2022 (perlindungan data pribadi), articles 20 to 24: consent is given expressly, in plain
# words, and who asks for it has to be able to show it. A sentence that was published is never changed: a
# new one gets a new version, and the old ones stay, for pages and comments that carry them.
SENTENCES: Mapping[str, str] = {
    "2026-11": say(
        "Saya setuju nama dan komentar saya ditayangkan dan data saya diperlakukan menurut Kebijakan Privasi."
    ),
}
CURRENT = max(SENTENCES)
