"""A folder that appears whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from matcher.errors import Conflict
from matcher.skills.encoder_folder import ENCODER_FILES

__all__ = ["refuse_foreign_folders", "whole_folder"]


def refuse_foreign_folders(folders: Sequence[Path]) -> None:
    """Raise Conflict if a folder holds what is no encoder of ours, or stands here twice."""
    for folder in folders:
        _refuse_foreign(folder)
    if len({folder.resolve() for folder in folders}) < len(folders):
        raise Conflict(
            "Two encoders cannot go to one folder.",
            where=str(folders[0]),
            remedy="Name another folder for the encoder as it was measured.",
        )


def _refuse_foreign(folder: Path) -> None:
    is_free = not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))
    if not (is_free or all((folder / name).is_file() for name in ENCODER_FILES)):
        raise Conflict(
            "There is something else here already, which an encoder would replace.",
            where=str(folder),
            remedy="Name a new folder, or one that holds an encoder trained by this program.",
        )


@contextmanager
def whole_folder(folder: Path) -> Iterator[Path]:
    """Give a folder to write in, which takes the place of ``folder`` once all went well.

    Raises
    ------
    Conflict
        If ``folder`` holds anything that is no encoder of ours.
    """
    _refuse_foreign(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-") as aside:
        fresh, former = Path(aside) / "fresh", Path(aside) / "former"
        fresh.mkdir()
        yield fresh
        if folder.exists():
            folder.rename(former)
        shutil.move(fresh, folder)
