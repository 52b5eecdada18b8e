"""Edge: a settings file read as Pelican reads it, without Pelican."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from plugins.publication.settings import SettingsRefused
from plugins.root import ROOT

FOLDERS = ("PATH", "OUTPUT_PATH", "THEME")


def read_conf(path: str, overrides: Mapping[str, Any]) -> dict[str, Any]:
    """The capital names of a settings file, folders made absolute as Pelican makes them.

    Args:
        path: the file; it is run, as every settings file is.
        overrides: values that take the place of the file's.

    Raises:
        SettingsRefused: the file is not there, or is no settings file of ours.
    """
    file = Path(path)
    spec = importlib.util.spec_from_file_location(file.stem, file)
    if not file.is_file():
        raise SettingsRefused(f"{path}: {'is a folder' if file.is_dir() else 'no such settings file'}")
    if spec is None or spec.loader is None:
        raise SettingsRefused(f"{path}: is no settings file; its name ends in .py")
    module = importlib.util.module_from_spec(spec)
    sys.path.insert(0, str(ROOT))
    try:
        spec.loader.exec_module(module)
    except SyntaxError as error:
        raise SettingsRefused(f"{error.filename}:{error.lineno}: is no Python ({error.msg})") from error
    finally:
        sys.path.pop(0)
    settings = {name: value for name, value in vars(module).items() if name.isupper()}
    settings.update(overrides)
    # Pelican warns of a slash at the end, and a warning stops the build.
    settings["SITEURL"] = str(settings.get("SITEURL") or "").rstrip("/")
    if missing := [name for name in FOLDERS if name not in settings]:
        raise SettingsRefused(f"{path}: has no {missing[0]}; begin it with: from pelicanconf import *")
    for name in FOLDERS:
        settings[name] = str((file.parent / settings[name]).absolute())
    return settings
