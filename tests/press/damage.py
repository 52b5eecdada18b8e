"""Edge: what befalls the output and what is kept: by hand, by disks, by other programs."""

from __future__ import annotations

import os
import shutil
from pathlib import Path, PurePosixPath
from random import Random

from tests.press.source_edits import LONG_AGO_NS, Edit
from tests.press.tree import Tree


def _built(tree: Tree, rng: Random) -> Path:
    return tree.output / rng.choice(tree.built())


def touch_an_output_file(tree: Tree, rng: Random) -> None:
    os.utime(_built(tree, rng), ns=(LONG_AGO_NS, LONG_AGO_NS))


def alter_an_output_file(tree: Tree, rng: Random) -> None:
    path = _built(tree, rng)
    data = bytearray(path.read_bytes() or b"x")
    data[rng.randrange(len(data))] ^= 1
    path.write_bytes(data)


def truncate_an_output_file(tree: Tree, rng: Random) -> None:
    os.truncate(_built(tree, rng), 0)


def append_to_some_output_files(tree: Tree, rng: Random) -> None:
    for path in rng.sample(tree.built(), 5):
        with (tree.output / path).open("ab") as file:
            file.write(b"<!-- sisipan -->")


def delete_an_output_file(tree: Tree, rng: Random) -> None:
    _built(tree, rng).unlink()


def link_an_output_file_elsewhere(tree: Tree, rng: Random) -> None:
    path = _built(tree, rng)
    other = tree.root / "di-luar.txt"
    other.write_bytes(path.read_bytes())
    path.unlink()
    path.symlink_to(other)


def exchange_two_output_files(tree: Tree, rng: Random) -> None:
    first, second = (tree.output / path for path in rng.sample(tree.built(), 2))
    kept = tree.root / "tukar"
    first.rename(kept)
    second.rename(first)
    kept.rename(second)


def delete_an_output_folder(tree: Tree, rng: Random) -> None:
    folder = rng.choice([path for path in sorted(tree.output.iterdir()) if path.is_dir()])
    shutil.rmtree(folder)
    _forget_strays(tree)


def delete_the_output(tree: Tree, rng: Random) -> None:
    del rng
    shutil.rmtree(tree.output)
    _forget_strays(tree)


def _forget_strays(tree: Tree) -> None:
    tree.strays = {path: data for path, data in tree.strays.items() if (tree.output / path).exists()}


def leave_a_strange_file(tree: Tree, rng: Random) -> None:
    name = f"milik-orang-lain-{tree.next()}.html"
    path = (PurePosixPath(rng.choice(["tamu.html", *tree.built()])).parent / name).as_posix()
    tree.strays[path] = rng.randbytes(30)
    (tree.output / path).write_bytes(tree.strays[path])


def _kept(tree: Tree, rng: Random) -> Path:
    return rng.choice([path for path in sorted(tree.state.rglob("*")) if path.is_file()])


def delete_something_kept(tree: Tree, rng: Random) -> None:
    _kept(tree, rng).unlink()


def truncate_something_kept(tree: Tree, rng: Random) -> None:
    path = _kept(tree, rng)
    os.truncate(path, path.stat().st_size * rng.randrange(100) // 100)


def flip_a_bit_of_something_kept(tree: Tree, rng: Random) -> None:
    path = _kept(tree, rng)
    data = bytearray(path.read_bytes() or b"\0")
    data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    path.write_bytes(data)


def flip_bits_of_all_bodies(tree: Tree, rng: Random) -> None:
    for path in (tree.state / "bodies").glob("*"):
        data = bytes(byte ^ rng.getrandbits(1) for byte in path.read_bytes())
        path.write_bytes(data)


def delete_all_bodies(tree: Tree, rng: Random) -> None:
    del rng
    shutil.rmtree(tree.state / "bodies", ignore_errors=True)


def replace_something_kept_by_anothers(tree: Tree, rng: Random) -> None:
    others = [path for path in sorted(tree.clean_state.rglob("*")) if path.is_file()]
    if others:
        other = rng.choice(others)
        target = tree.state / other.relative_to(tree.clean_state)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(other, target)


def delete_all_that_is_kept(tree: Tree, rng: Random) -> None:
    del rng
    shutil.rmtree(tree.state)


OUTPUT_DAMAGE: tuple[Edit, ...] = (
    touch_an_output_file,
    alter_an_output_file,
    truncate_an_output_file,
    append_to_some_output_files,
    delete_an_output_file,
    link_an_output_file_elsewhere,
    exchange_two_output_files,
    delete_an_output_folder,
    delete_the_output,
    leave_a_strange_file,
)
KEPT_DAMAGE: tuple[Edit, ...] = (
    delete_something_kept,
    truncate_something_kept,
    flip_a_bit_of_something_kept,
    flip_bits_of_all_bodies,
    delete_all_bodies,
    replace_something_kept_by_anothers,
    delete_all_that_is_kept,
)
