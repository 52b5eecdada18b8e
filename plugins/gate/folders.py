"""Words: the folders of a content folder, and how the files in them end."""

from __future__ import annotations

from plugins.gate.source import ARTICLE, PAGE

MEDIA = "media"
REGISTERS = "registers"
FOLDERS = (ARTICLE, PAGE, MEDIA, REGISTERS)
SOURCE_ENDING = ".md"
READ_ME = "README.md"

# What a reader may fetch: pictures that cannot carry code, and office documents.
# SVG and HTML can, and are how planted pages arrive.
MEDIA_ENDINGS = frozenset(
    ".avif .csv .docx .gif .jpeg .jpg .json .mp3 .mp4 .odp .ods .odt .pdf .png .pptx .txt .webp .xlsx "
    ".zip".split()
)

# What word processors and editors write instead of Markdown: renaming does not help these.
WRITTEN_ENDINGS = frozenset(".doc .docx .htm .html .odt .pages .pdf .rtf".split())
