"""Words: the fields of an element of WXR → what was found; whatever is missing is empty."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from urllib.parse import unquote

from plugins.importing.found import FoundComment, FoundItem, FoundTerm

# PHP's own writing of values: names of files stand behind these two keys, whatever stands around them.
_FILE_OF_SIZE = re.compile(r's:\d+:"(?:file|original_image)";s:\d+:"([^"]{1,255})"')
_MAX_SIZES = 40


def make_item(
    fields: Mapping[str, str],
    terms: Iterable[FoundTerm],
    meta: dict[str, str],
    comments: Iterable[FoundComment],
    line: int,
) -> FoundItem:
    """An item of what stood within it."""

    def get(name: str) -> str:
        return fields.get(name, "").strip()

    return FoundItem(
        id=get("wp:post_id"),
        kind=get("wp:post_type") or "post",
        status=get("wp:status").casefold(),
        title=get("title"),
        address=get("link"),
        slug=unquote(get("wp:post_name")),
        date=get("wp:post_date"),
        date_gmt=get("wp:post_date_gmt"),
        modified=get("wp:post_modified"),
        modified_gmt=get("wp:post_modified_gmt"),
        announced=get("pubDate"),
        author=get("dc:creator"),
        parent=get("wp:post_parent"),
        password=fields.get("wp:post_password", ""),
        is_sticky=get("wp:is_sticky") == "1",
        body=fields.get("content:encoded", ""),
        excerpt=fields.get("excerpt:encoded", ""),
        file=get("wp:attachment_url"),
        discussion=get("wp:comment_status"),
        terms=tuple(terms),
        meta=meta,
        comments=tuple(comments),
        line=line,
    )


def make_comment(fields: Mapping[str, str], line: int) -> FoundComment:
    """A comment of what stood within it."""

    def get(name: str) -> str:
        return fields.get(f"wp:comment_{name}", "").strip()

    parent = get("parent")
    return FoundComment(
        id=get("id"),
        parent="" if parent == "0" else parent,
        # Before WordPress 5.5 a reader's comment had no kind.
        kind=get("type") or "comment",
        state=get("approved"),
        name=get("author"),
        email=get("author_email"),
        client=get("author_IP"),
        date=get("date"),
        date_gmt=get("date_gmt"),
        text=fields.get("wp:comment_content", ""),
        user=get("user_id"),
        line=line,
    )


def make_term(kind: str, fields: Mapping[str, str]) -> FoundTerm:
    """A term of the site's own list.

    Args:
        kind: which of the three lists; the third names the kind itself.
    """
    if kind == "category":
        slug, name = fields.get("wp:category_nicename", ""), fields.get("wp:cat_name", "")
        parent = fields.get("wp:category_parent", "")
    elif kind == "tag":
        slug, name, parent = fields.get("wp:tag_slug", ""), fields.get("wp:tag_name", ""), ""
    else:
        kind = fields.get("wp:term_taxonomy", kind).replace("post_tag", "tag")
        slug, name = fields.get("wp:term_slug", ""), fields.get("wp:term_name", "")
        parent = fields.get("wp:term_parent", "")
    slug = unquote(slug)
    return FoundTerm(
        kind=kind,
        slug=slug,
        name=name.strip() or slug,
        parent=unquote(parent),
        number=fields.get("wp:term_id", "").strip(),
    )


def read_sizes(metadata: str) -> tuple[str, ...]:
    """Names of all forms of a picture.

    Args:
        metadata: what WordPress keeps of an attachment, as it keeps it.
    """
    names = (name.rpartition("/")[2] for name in _FILE_OF_SIZE.findall(metadata))
    return tuple(dict.fromkeys(name for name in names if name))[:_MAX_SIZES]
