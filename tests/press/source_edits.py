"""Edge: what writers do to sources. Every function is one edit; some leave a fault on purpose."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from random import Random

from tests.fixtures.pictures import make_png
from tests.press.tree import CATEGORIES, OFFICES, TOPICS, Tree, add_article, address_of

Edit = Callable[[Tree, Random], None]
# Another moment than any that a file has by itself.
LONG_AGO_NS = 1_600_000_000_000_000_000


def _change(tree: Tree, rng: Random, **changes: object) -> str:
    path = tree.an_article(rng)
    header, body = tree.read(path)
    tree.write(path, {**header, **changes}, body)
    return path


def _append(tree: Tree, rng: Random, text: str) -> str:
    path = tree.an_article(rng)
    header, body = tree.read(path)
    tree.write(path, header, f"{body}\n{text}\n")
    return path


def change_body(tree: Tree, rng: Random) -> None:
    _append(tree, rng, f"Kalimat tambahan bernomor {tree.next()}.")


def add_headings(tree: Tree, rng: Random) -> None:
    _append(tree, rng, "\n".join(f"## Bagian {tree.next()}\n\nIsi bagian.\n" for _ in range(3)))


def change_title(tree: Tree, rng: Random) -> None:
    _change(tree, rng, title=f"Judul baru bernomor {tree.next()}")


def change_summary(tree: Tree, rng: Random) -> None:
    _change(tree, rng, summary=f"Ringkasan baru bernomor {tree.next()}.")


def change_date(tree: Tree, rng: Random) -> None:
    _change(tree, rng, date=f"202{rng.choice('45')}-0{rng.randint(1, 9)}-1{rng.randint(0, 9)} 09:30")


def change_hour(tree: Tree, rng: Random) -> None:
    path = tree.an_article(rng)
    header, body = tree.read(path)
    tree.write(path, {**header, "date": f"{str(header['date'])[:10]} 1{rng.randint(0, 9)}:15"}, body)


def change_category(tree: Tree, rng: Random) -> None:
    _change(tree, rng, category=rng.choice([*CATEGORIES, "kinerja"]))


def change_topics(tree: Tree, rng: Random) -> None:
    _change(tree, rng, topics=rng.sample(TOPICS, rng.randint(0, 2)) or None)


def change_slug(tree: Tree, rng: Random) -> None:
    _change(tree, rng, slug=f"alamat-{tree.next()}", aliases=None)


def change_slug_and_redirect(tree: Tree, rng: Random) -> None:
    path = tree.an_article(rng)
    header, body = tree.read(path)
    old = address_of(tree, path)
    tree.write(path, {**header, "slug": f"alamat-{tree.next()}", "aliases": [old]}, body)


def add_odd_alias(tree: Tree, rng: Random) -> None:
    alias = rng.choice(["/lama.html", "/lama.html/dalam/", "/robots.txt", "/theme/feed.css", "/2014/x"])
    _change(tree, rng, aliases=[alias])


def change_author(tree: Tree, rng: Random) -> None:
    _change(tree, rng, author=rng.choice([None, "Siti Rahayu", ["Siti Rahayu", "Budi"]]))


def close_comments(tree: Tree, rng: Random) -> None:
    _change(tree, rng, comments=rng.choice(["closed", None]))


def set_status(tree: Tree, rng: Random) -> None:
    _change(tree, rng, status=rng.choice(["draft", "hidden", None]))


def publish_everything(tree: Tree, rng: Random) -> None:
    del rng
    for path in tree.sources():
        header, body = tree.read(path)
        tree.write(path, {**header, "status": None, "withdrawn": None}, body)


def withdraw(tree: Tree, rng: Random) -> None:
    other = address_of(tree, tree.an_article(rng))
    note = {"date": "2026-02-01", "reason": "Sudah diganti aturan baru.", "replaced_by": other}
    _change(tree, rng, status="withdrawn", withdrawn=note)


def note_a_change(tree: Tree, rng: Random) -> None:
    note = {"date": "2026-02-03", "note": f"Angka diperbaiki, catatan {tree.next()}."}
    _change(tree, rng, changes=[note], modified="2026-02-03 10:00")


def note_a_change_on_a_page(tree: Tree, rng: Random) -> None:
    path = rng.choice(tree.sources("laman"))
    header, body = tree.read(path)
    note = {"date": "2026-02-03 23:30", "note": f"Diperbarui, catatan {tree.next()}."}
    tree.write(path, {**header, "changes": [note], "modified": "2026-02-03 23:30"}, body)


def change_a_page(tree: Tree, rng: Random) -> None:
    path = rng.choice(tree.sources("laman"))
    header, body = tree.read(path)
    tree.write(path, {**header, "title": f"Laman {tree.next()}"}, f"{body}\nTambahan.\n")


def add_a_page(tree: Tree, rng: Random) -> None:
    del rng
    number = tree.next()
    header = {"title": f"Laman {number}", "summary": f"Laman nomor {number}."}
    tree.write(f"laman/laman-{number}.md", header, "Isi laman yang baru.\n")


def delete_an_article(tree: Tree, rng: Random) -> None:
    (tree.content / tree.an_article(rng)).unlink()


def delete_all_articles_of_an_office(tree: Tree, rng: Random) -> None:
    office = rng.choice(OFFICES)
    for path in tree.sources(f"artikel/{office}"):
        (tree.content / path).unlink()


def add_some_articles(tree: Tree, rng: Random) -> None:
    for _ in range(rng.randint(1, 3)):
        add_article(tree, rng)


def add_an_article_of_a_day(tree: Tree, rng: Random) -> None:
    other, _ = tree.read(tree.an_article(rng))
    add_article(tree, rng, date=other["date"])


def add_an_article_held_back(tree: Tree, rng: Random) -> None:
    moment = tree.now + timedelta(hours=rng.choice([5, 50, 500]))
    add_article(tree, rng, date=moment.replace(tzinfo=None).isoformat(sep=" ", timespec="minutes"))


def rename_a_file(tree: Tree, rng: Random) -> None:
    path = tree.content / tree.an_article(rng)
    path.rename(path.with_name(f"berganti-nama-{tree.next()}.md"))


def move_a_file_to_another_folder(tree: Tree, rng: Random) -> None:
    path = tree.content / tree.an_article(rng)
    target = path.parent / str(tree.next()) / path.name
    target.parent.mkdir()
    path.rename(target)


def move_a_file_to_another_office(tree: Tree, rng: Random) -> None:
    path = tree.content / tree.an_article(rng)
    target = tree.content / "artikel" / rng.choice(OFFICES) / f"pindah-{tree.next()}.md"
    target.parent.mkdir(exist_ok=True)
    path.rename(target)


def exchange_two_files(tree: Tree, rng: Random) -> None:
    first, second = (tree.content / path for path in tree.some_articles(rng, 2))
    kept = first.with_suffix(".lama")
    first.rename(kept)
    second.rename(first)
    kept.rename(second)


def give_two_articles_one_body(tree: Tree, rng: Random) -> None:
    first, second = tree.some_articles(rng, 2)
    tree.write(first, tree.read(first)[0], tree.read(second)[1])


def link_two_articles(tree: Tree, rng: Random) -> None:
    first, second = tree.some_articles(rng, 2)
    relative = os.path.relpath(second, Path(first).parent).replace(os.sep, "/")
    address = rng.choice([address_of(tree, second), relative])
    header, body = tree.read(first)
    tree.write(first, header, f"{body}\nBacalah [naskah lain]({address}).\n")


def link_a_media_file(tree: Tree, rng: Random) -> None:
    if media := tree.media():
        _append(tree, rng, f"Unduh [lampiran](/{rng.choice(media)}).")


def name_a_picture(tree: Tree, rng: Random) -> None:
    name = f"media/semarang/gambar-{tree.next()}.png"
    (tree.content / name).parent.mkdir(parents=True, exist_ok=True)
    (tree.content / name).write_bytes(make_png(rng))
    _change(tree, rng, image={"file": f"/{name}", "alt": "Peserta pelatihan."})


def show_a_picture_in_a_text(tree: Tree, rng: Random) -> None:
    name = f"media/dumai/papan-{tree.next()}.png"
    (tree.content / name).parent.mkdir(parents=True, exist_ok=True)
    (tree.content / name).write_bytes(make_png(rng))
    _append(tree, rng, f'![Papan hasil.](/{name} "Papan.")')


def change_a_picture(tree: Tree, rng: Random) -> None:
    if pictures := [path for path in tree.media() if path.endswith(".png")]:
        (tree.content / rng.choice(pictures)).write_bytes(make_png(rng))


def renew_all_times(tree: Tree, rng: Random) -> None:
    """As a fresh clone: other files with the same content."""
    del rng
    for path in [*tree.sources(), *tree.sources("laman"), *tree.media()]:
        file = tree.content / path
        data = file.read_bytes()
        file.unlink()
        file.write_bytes(data)


def touch_all(tree: Tree, rng: Random) -> None:
    for path in [*tree.sources(), *tree.media()]:
        os.utime(tree.content / path, ns=(LONG_AGO_NS, LONG_AGO_NS + rng.randrange(10**9)))


def change_a_body_and_set_its_time_back(tree: Tree, rng: Random) -> None:
    """Same size, same time of change, as some tools that copy files do it."""
    path = tree.content / tree.an_article(rng)
    before = path.stat()
    text = path.read_text(encoding="utf-8")
    old, new = rng.choice([("Penilaian", "Peninjauan"[:9]), ("triwulan", "semester"), ("tahun", "bulan")])
    with path.open("r+", encoding="utf-8") as file:
        file.write(text.replace(old, new) if old in text else text.replace(new, old))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def change_a_body_twice_at_once(tree: Tree, rng: Random) -> None:
    """Within one tick of most clocks, and the size stays."""
    path = tree.an_article(rng)
    header, body = tree.read(path)
    for word in rng.sample(["pertama", "keempat", "kelimaa"], 2):
        tree.write(path, header, body.replace("triwulan", word))


def name_an_unknown_category(tree: Tree, rng: Random) -> None:
    _change(tree, rng, category="tidak-ada")


def link_to_nothing(tree: Tree, rng: Random) -> None:
    _append(tree, rng, "Bacalah [yang tidak ada](/tidak/ada/).")


def break_a_header(tree: Tree, rng: Random) -> None:
    (tree.content / tree.an_article(rng)).write_text("---\ntitle: [\n---\n\nTeks.\n", encoding="utf-8")


SOURCE_EDITS: tuple[Edit, ...] = (
    change_body,
    add_headings,
    change_title,
    change_summary,
    change_date,
    change_hour,
    change_category,
    change_topics,
    change_slug,
    change_slug_and_redirect,
    add_odd_alias,
    change_author,
    close_comments,
    set_status,
    publish_everything,
    withdraw,
    note_a_change,
    note_a_change_on_a_page,
    change_a_page,
    add_a_page,
    delete_an_article,
    delete_all_articles_of_an_office,
    add_some_articles,
    add_an_article_of_a_day,
    add_an_article_held_back,
    rename_a_file,
    move_a_file_to_another_folder,
    move_a_file_to_another_office,
    exchange_two_files,
    give_two_articles_one_body,
    link_two_articles,
    link_a_media_file,
    name_a_picture,
    show_a_picture_in_a_text,
    change_a_picture,
    renew_all_times,
    touch_all,
    change_a_body_and_set_its_time_back,
    change_a_body_twice_at_once,
    name_an_unknown_category,
    link_to_nothing,
    break_a_header,
)
