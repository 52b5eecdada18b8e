"""Store: whose export it is; a service over another store must not write over the first one's."""

from __future__ import annotations

from pathlib import Path

from plugins.comments.carrying.files import whole_file


class ForeignExportError(RuntimeError):
    """The export is another store's, or it cannot be told whose; the message says what to do, in English."""


def check_owner(export: Path, store: str) -> bool:
    """Pass where a store may write the export.

    Args:
        store: id of the store.

    Returns:
        False where the export, if there is one, is nobody's yet: one of an older release, or a copy.

    Raises:
        ForeignExportError: another store's service wrote it.
    """
    file = name_owner(export)
    try:
        owner = file.read_text("ascii", errors="replace").strip()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise ForeignExportError(
            f"{file}: cannot be read ({error.strerror}); make it readable, or remove it"
        ) from error
    if owner and owner != store:
        raise ForeignExportError(
            f"{export}: made from another store than that of INTAKE_STORE; choose the store that it belongs "
            f"to, or another COMMENTS_EXPORT; to hand the export over to this store, remove {file}"
        )
    return bool(owner)


def own_export(export: Path, store: str) -> None:
    """Name the store in the file beside the export; called behind the export's lock.

    Raises:
        ForeignExportError: another store is named there.
        OSError: the disk refuses.
    """
    if not check_owner(export, store):
        with whole_file(name_owner(export)) as beside:
            beside.write_text(f"{store}\n", "ascii")


def name_owner(export: Path) -> Path:
    """The file that says of which store the export was made, "export.jsonl.store"."""
    return export.with_name(f"{export.name}.store")
