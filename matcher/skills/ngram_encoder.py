"""The n-gram encoder as a module of sentence-transformers, named by ``modules.json``.

Only sentence-transformers imports this file; our own code reads the folder without torch.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Self

import torch  # noqa: TID253 - this file exists only inside sentence-transformers
from sentence_transformers.base.modules.input_module import InputModule  # noqa: TID253

from matcher.skills.encoder_folder import ENCODER_FILES, read_table
from matcher.skills.ngram_table import NgramTable

__all__ = ["NgramEncoder"]


class NgramEncoder(InputModule):
    """Embeds phrases by the sums of their n-grams; the vectors come out with unit length.

    Parameters
    ----------
    table : NgramTable
    folder : Path
        Where the table was read from, copied when it is saved.
    """

    def __init__(self, table: NgramTable, folder: Path) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._table = table
        self._folder = folder

    @classmethod
    def load(cls, model_name_or_path: str, subfolder: str = "", **_: object) -> Self:  # type: ignore[override]
        """Read the module from a local folder."""
        folder = Path(model_name_or_path) / subfolder
        return cls(read_table(folder), folder)

    def preprocess(  # type: ignore[override]
        self, inputs: Sequence[str], prompt: str | None = None, **_: object
    ) -> dict[str, torch.Tensor]:
        """Return the summed vectors; they are made here, where the text still is."""
        vectors = self._table.embed([f"{prompt or ''}{phrase}" for phrase in inputs])
        return {"phrase_vectors": torch.from_numpy(vectors)}

    def forward(self, features: dict[str, torch.Tensor], **_: object) -> dict[str, torch.Tensor]:
        """Hand the vectors on under the name that sentence-transformers expects."""
        features["sentence_embedding"] = features.pop("phrase_vectors")
        return features

    def get_embedding_dimension(self) -> int:
        """Length of a vector."""
        return self._table.dimension

    def save(self, output_path: str, *_: object, **__: object) -> None:
        """Copy the files of the encoder."""
        for name in ENCODER_FILES:
            shutil.copyfile(self._folder / name, Path(output_path) / name)
