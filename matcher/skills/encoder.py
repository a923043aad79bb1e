"""Phrases to unit vectors, through our own n-gram encoder or any sentence-transformers folder.

Our own folder is read without torch. Any other folder is loaded by sentence-transformers, from
disk only: nothing is ever downloaded.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from matcher.errors import InvalidInput, MissingReference
from matcher.skills.encoder_folder import (
    is_own_folder,
    read_calibration,
    read_table,
    version_of,
)
from matcher.skills.similarity import UNCALIBRATED, Calibration

__all__ = ["SkillEncoder", "default_encoder_path", "embed_file"]

_BATCH = 2048

Embed = Callable[[Sequence[str]], NDArray[np.float32]]


def default_encoder_path() -> Path:
    """Return the folder of the encoder that ships with the package."""
    return Path(str(files("data").joinpath("skill_encoder")))


class SkillEncoder:
    """Turns phrases into unit vectors; made by `load`.

    Attributes
    ----------
    dimension : int
        Length of a vector.
    version : str
        Name and fingerprint of the weights; vectors of different versions must not be compared.
    calibration : Calibration
        From cosine to evidence, estimated for these weights; the documented default where the
        folder brings none.
    """

    def __init__(
        self, embed: Embed, *, dimension: int, version: str, calibration: Calibration
    ) -> None:
        self._embed = embed
        self.dimension = dimension
        self.version = version
        self.calibration = calibration

    @classmethod
    def load(cls, path: Path | str) -> Self:
        """Load an encoder from a folder on this machine.

        Parameters
        ----------
        path : Path or str
            A folder in the layout of sentence-transformers. Code that such a folder brings along
            is not run.

        Raises
        ------
        MissingReference
            If the folder is absent, is no encoder, or is damaged.
        """
        folder = Path(path)
        if not folder.is_dir():
            raise MissingReference(
                "There is no folder of this name; encoders are never downloaded.",
                where=str(path),
                remedy="Name a folder on this machine in the layout of sentence-transformers.",
            )
        embed, dimension = _own(folder) if is_own_folder(folder) else _foreign(folder)
        return cls(
            embed,
            dimension=dimension,
            version=version_of(folder),
            calibration=read_calibration(folder) or UNCALIBRATED,
        )

    def encode(self, phrases: Sequence[str]) -> NDArray[np.float32]:
        """Embed phrases.

        Parameters
        ----------
        phrases : sequence of str

        Returns
        -------
        NDArray[np.float32], shape (n_phrases, dimension)
            Unit rows; a row of zeros for a phrase without a letter or digit. The same phrase
            gives the same row, whatever stands beside it.
        """
        vectors = np.zeros((len(phrases), self.dimension), np.float32)
        for start in range(0, len(phrases), _BATCH):
            batch = phrases[start : start + _BATCH]
            vectors[start : start + len(batch)] = self._embed(batch)
        return vectors


def embed_file(phrases_path: Path, out_path: Path, encoder: SkillEncoder) -> int:
    """Embed a text file of one phrase a line into a ``.npy`` file.

    Parameters
    ----------
    phrases_path : Path
        UTF-8; blank lines count and give a row of zeros.
    out_path : Path
        Receives float32 unit vectors of shape (n_lines, dimension).
    encoder : SkillEncoder

    Returns
    -------
    int
        Lines embedded.

    Raises
    ------
    InvalidInput
        If the file is absent or not UTF-8, or the vectors cannot be written.
    """
    try:
        text = phrases_path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInput(
            "The phrases cannot be read.",
            where=str(phrases_path),
            remedy="Give a text file in UTF-8 with one phrase a line.",
        ) from error
    # Not splitlines: it also breaks at signs that a phrase may hold.
    lines = text.replace("\r\n", "\n").removesuffix("\n").split("\n") if text else []
    vectors = encoder.encode(lines)
    try:
        with out_path.open("wb") as out:
            np.save(out, vectors)
    except OSError as error:
        raise InvalidInput(
            "The vectors cannot be written.",
            where=str(out_path),
            remedy="Name a file in a folder that exists and may be written to.",
        ) from error
    return len(lines)


def _own(folder: Path) -> tuple[Embed, int]:
    table = read_table(folder)
    return table.embed, table.dimension


def _foreign(folder: Path) -> tuple[Embed, int]:
    """Load somebody else's encoder; phrases go one by one, so that padding cannot change a row."""
    from sentence_transformers import SentenceTransformer

    try:
        loaded = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    except (OSError, ValueError, KeyError, TypeError, ImportError) as error:
        raise MissingReference(
            "The folder cannot be loaded as an encoder.",
            where=str(folder),
            remedy="Check that the folder is complete and needs no code of its own.",
        ) from error
    dimension = len(loaded.encode("een", show_progress_bar=False))

    def embed(phrases: Sequence[str]) -> NDArray[np.float32]:
        rows = np.zeros((len(phrases), dimension), np.float32)
        for number, phrase in enumerate(phrases):
            if phrase.strip():
                raw = np.asarray(loaded.encode(phrase, show_progress_bar=False), np.float32)
                rows[number] = raw / max(float(np.linalg.norm(raw)), 1e-12)
        return rows

    return embed, dimension
