"""Edge: what moderators, engineers and the calendar do: comments, registers, media, theme, settings."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from plugins.comments.comment import Comment
from tests.press.source_edits import Edit
from tests.press.tree import Tree, address_of

# Values that a site might have; the first one is where the tree begins.
SETTINGS: Mapping[str, tuple[object, ...]] = {
    "SITENAME": ("Kabar Kinerja ASN", "Warta Kinerja"),
    "TAGLINE": ("Kabar dari daerah", ""),
    "AGENCY": ("Badan Kepegawaian Negara", "Badan Lain"),
    "ADDRESS": ("Jalan Lain Nomor 2", ""),
    "SITEURL": ("", "https://kabar.example"),
    "DEFAULT_PAGINATION": (3, 2, 20),
    "FEED_MAX_ITEMS": (20, 1),
    "RELATED_COUNT": (3, 1),
    "CONTENTS_FROM": (4, 1),
    "COMMENTS_CLOSE_AFTER_DAYS": (0, 300),
    "COMMENTS_ACTION": ("/komentar/", "", "https://komentar.example/kirim"),
    "TIMEZONE": ("Asia/Jakarta", "Asia/Jayapura"),
    "LICENCE": (None, ("CC BY 4.0", "https://lisensi.example/by/")),
    "FOOTER_PAGES": ((), ("tentang", "kontak"), ("kontak",)),
    "SECURITY_CONTACT": ("", "keamanan@kabar.example"),
    "PAGE_KINDS": (None, ("front", "offices", "categories", "topics", "overviews", "feeds", "archives")),
    "JINJA_ENVIRONMENT": ({}, {"trim_blocks": False, "lstrip_blocks": False}),
    "PRESS_WORKERS": (1, 3),
}


def _comment(tree: Tree, rng: Random) -> Comment:
    number = tree.next()
    return Comment(
        id=f"komentar-{number}",
        article=address_of(tree, tree.an_article(rng)),
        name=f"Pembaca {number}",
        sent_at=datetime(2026, 2, 1, tzinfo=UTC) + timedelta(minutes=number),
        text=f"Tanggapan nomor {number}.\n\nTerima kasih.",
    )


def approve_a_comment(tree: Tree, rng: Random) -> None:
    tree.tell_comments([*tree.comments(), _comment(tree, rng)])


def approve_a_reply(tree: Tree, rng: Random) -> None:
    comments, new = tree.comments(), _comment(tree, rng)
    if living := [comment for comment in comments if not comment.is_removed]:
        parent = rng.choice(living)
        new = replace(new, article=parent.article, parent=parent.id, is_staff=rng.random() < 0.5)
    tree.tell_comments([*comments, new])


def remove_a_comment(tree: Tree, rng: Random) -> None:
    comments = tree.comments()
    if comments:
        place = rng.randrange(len(comments))
        comments[place] = replace(comments[place], is_removed=True, name="", text="")
    tree.tell_comments(comments)


def forget_all_comments(tree: Tree, rng: Random) -> None:
    del rng
    tree.export.unlink(missing_ok=True)


def break_the_export(tree: Tree, rng: Random) -> None:
    del rng
    tree.export.write_bytes(b'{"id": 1}\n')


def _in_register(tree: Tree, name: str, old: str, new: str) -> None:
    path = tree.content / "registers" / f"{name}.toml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def rename_an_office(tree: Tree, rng: Random) -> None:
    city = rng.choice(["Semarang", "Jayapura", "Dumai"])
    _in_register(tree, "offices", f'name = "BKN {city}', f'name = "BKN {city} {tree.next()}')


def move_an_office_to_another_zone(tree: Tree, rng: Random) -> None:
    old, new = rng.sample(["Asia/Jakarta", "Asia/Jayapura", "Asia/Makassar"], 2)
    _in_register(tree, "offices", f'timezone = "{old}"', f'timezone = "{new}"')


def add_an_office(tree: Tree, rng: Random) -> None:
    del rng
    number = tree.next()
    entry = f'\n[kantor-{number}]\nname = "BKN Kota {number}"\ncity = "Kota {number}"\n'
    zone = 'province = "Riau"\ntimezone = "Asia/Jakarta"\n'
    with (tree.content / "registers" / "offices.toml").open("a", encoding="utf-8") as file:
        file.write(entry + zone)


def change_an_alias_of_an_office(tree: Tree, rng: Random) -> None:
    aliases = rng.choice(["[]", f'["nama-lama-{tree.next()}"]', '["kota-semarang"]'])
    path = tree.content / "registers" / "offices.toml"
    lines = path.read_text(encoding="utf-8").splitlines()
    changed = [f"aliases = {aliases}" if line.startswith("aliases") else line for line in lines]
    path.write_text("\n".join(changed) + "\n", encoding="utf-8")


def rename_a_category(tree: Tree, rng: Random) -> None:
    del rng
    _in_register(tree, "categories", 'name = "Manajemen', f'name = "Urusan {tree.next()} Manajemen')


def describe_a_category(tree: Tree, rng: Random) -> None:
    del rng
    _in_register(tree, "categories", 'description = "', f'description = "Bagian {tree.next()}. ')


def move_a_category_in_the_tree(tree: Tree, rng: Random) -> None:
    del rng
    first, second = 'parent = "kepegawaian"', 'parent = "manajemen-kinerja"'
    path = tree.content / "registers" / "categories.toml"
    head, mark, tail = path.read_text(encoding="utf-8").partition("[pengembangan-kompetensi]")
    tail = tail.replace(first, second) if first in tail else tail.replace(second, first)
    path.write_text(head + mark + tail, encoding="utf-8")


def give_a_category_another_slug(tree: Tree, rng: Random) -> None:
    del rng
    number = tree.next()
    old, new = "[pengembangan-kompetensi]", f"[kompetensi-{number}]"
    _in_register(tree, "categories", old, f'{new}\naliases = ["pengembangan-kompetensi"]')


def rename_a_topic(tree: Tree, rng: Random) -> None:
    del rng
    _in_register(tree, "topics", 'name = "Pelatihan', f'name = "Pelatihan {tree.next()}')


def add_a_topic(tree: Tree, rng: Random) -> None:
    del rng
    number = tree.next()
    with (tree.content / "registers" / "topics.toml").open("a", encoding="utf-8") as file:
        file.write(f'\n[topik-{number}]\nname = "Topik {number}"\n')


def add_a_media_file(tree: Tree, rng: Random) -> None:
    path = tree.content / "media" / rng.choice(["semarang", "dumai"]) / f"baru-{tree.next()}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(rng.randbytes(rng.choice([0, 10, 5000])))


def change_a_media_file(tree: Tree, rng: Random) -> None:
    if media := tree.media():
        path = tree.content / rng.choice(media)
        path.write_bytes(rng.randbytes(path.stat().st_size))


def remove_a_media_file(tree: Tree, rng: Random) -> None:
    if media := tree.media():
        (tree.content / rng.choice(media)).unlink()


def turn_a_media_file_into_a_folder_or_back(tree: Tree, rng: Random) -> None:
    del rng
    path = tree.content / "media" / "bundel.txt"
    if path.is_file():
        path.unlink()
    if path.is_dir():
        shutil.rmtree(path)
        path.write_bytes(b"berkas\n")
    else:
        path.mkdir(parents=True)
        (path / "isi.txt").write_bytes(b"isi\n")


def _templates(tree: Tree, folder: str) -> list[Path]:
    return sorted((tree.theme / "templates" / folder).glob("*.html"))


def edit_a_component(tree: Tree, rng: Random) -> None:
    path = rng.choice(_templates(tree, "components"))
    head, mark, tail = path.read_text(encoding="utf-8").rpartition("{%- endmacro")
    path.write_text(f"{head}<!-- ubahan {tree.next()} -->{mark}{tail}", encoding="utf-8")


def edit_a_layout(tree: Tree, rng: Random) -> None:
    path = rng.choice(_templates(tree, "layouts"))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("{% endblock", f"<!-- {tree.next()} -->{{% endblock", 1), encoding="utf-8")


def edit_a_page_template(tree: Tree, rng: Random) -> None:
    path = rng.choice([*_templates(tree, ""), tree.theme / "templates" / "feed.xml"])
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}<!-- {tree.next()} -->\n", encoding="utf-8")


def edit_the_styles(tree: Tree, rng: Random) -> None:
    path = rng.choice(sorted((tree.theme / "static" / "css").rglob("*.css")))
    if path.name != "site.css":
        text = path.read_text(encoding="utf-8")
        path.write_text(f"{text}\n.ubahan-{tree.next()} {{ color: inherit; }}\n", encoding="utf-8")


def add_a_static_file(tree: Tree, rng: Random) -> None:
    path = tree.theme / "static" / "js" / f"baru-{tree.next()}.js"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(rng.randbytes(20))


def remove_the_static_files(tree: Tree, rng: Random) -> None:
    del rng
    shutil.rmtree(tree.theme / "static" / "js", ignore_errors=True)


def break_a_template(tree: Tree, rng: Random) -> None:
    path = rng.choice(_templates(tree, "components"))
    path.write_text(path.read_text(encoding="utf-8") + "{% if %}", encoding="utf-8")


def set_to(name: str, value: object) -> Edit:
    """The edit that gives a setting this value."""

    def edit(tree: Tree, rng: Random) -> None:
        del rng
        tree.settings[name] = value

    edit.__name__ = f"{name} = {value!r}"
    return edit


def change_a_setting(tree: Tree, rng: Random) -> None:
    name = rng.choice(sorted(SETTINGS))
    tree.settings[name] = rng.choice(SETTINGS[name])


def let_time_pass(tree: Tree, rng: Random) -> None:
    tree.now += timedelta(hours=rng.choice([1, 6, 60, 600]))


SITE_EDITS: tuple[Edit, ...] = (
    approve_a_comment,
    approve_a_reply,
    remove_a_comment,
    forget_all_comments,
    break_the_export,
    rename_an_office,
    move_an_office_to_another_zone,
    add_an_office,
    change_an_alias_of_an_office,
    rename_a_category,
    describe_a_category,
    move_a_category_in_the_tree,
    give_a_category_another_slug,
    rename_a_topic,
    add_a_topic,
    add_a_media_file,
    change_a_media_file,
    remove_a_media_file,
    turn_a_media_file_into_a_folder_or_back,
    edit_a_component,
    edit_a_layout,
    edit_a_page_template,
    edit_the_styles,
    add_a_static_file,
    remove_the_static_files,
    break_a_template,
    change_a_setting,
    let_time_pass,
)
