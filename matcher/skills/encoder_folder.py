"""The folder of an n-gram encoder on disk: a sentence-transformers layout without pickles."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load, save

from matcher.errors import MissingReference
from matcher.skills.known_names import KnownNames
from matcher.skills.ngram_table import NgramTable
from matcher.skills.similarity import Calibration

__all__ = [
    "ENCODER_FILES",
    "OWN_TYPE",
    "is_own_folder",
    "quantised",
    "read_calibration",
    "read_table",
    "rounded",
    "version_of",
    "write_calibration",
    "write_weights",
]

OWN_TYPE = "matcher.skills.ngram_encoder.NgramEncoder"
"""Dotted path of the module class that ``modules.json`` names."""

_MODULES = "modules.json"
_SETTINGS = "config.json"
_TABLE = "ngrams.safetensors"
_CALIBRATION = "calibration.json"
ENCODER_FILES = (_SETTINGS, _TABLE, _CALIBRATION)
"""What makes the encoder, besides the files that sentence-transformers writes itself."""

_RESTORE = "Restore the folder, or train the encoder again with 'sroi-match encoder train'."


def is_own_folder(folder: Path) -> bool:
    """Return whether the folder holds an n-gram encoder of ours, rather than somebody else's."""
    return any(module.get("type") == OWN_TYPE for module in _listed(folder / _MODULES))


def quantised(rows: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float16]]:
    """Return rows as int8 with one scale a row: ``row = int8 * scale``."""
    # Rounded up in float16 first, so that no entry leaves the range of int8.
    scales = np.nextafter((np.abs(rows).max(axis=1) / 127.0).astype(np.float16), np.float16(np.inf))
    return np.rint(rows / scales[:, None].astype(np.float32)).astype(np.int8), scales


def rounded(table: NgramTable) -> NgramTable:
    """Return the table as it comes back after it was stored."""
    names = KnownNames(
        table.names.hashes, table.names.meanings, _rows(*quantised(table.names.rows))
    )
    return NgramTable(table.keys, _rows(*quantised(table.rows)), names)


def write_weights(folder: Path, table: NgramTable, *, name: str) -> None:
    """Write the vectors of an encoder, rounded to eight bits, and the settings to load them.

    Parameters
    ----------
    folder : Path
        Made if absent; files of the same names are replaced.
    table : NgramTable
    name : str
        Short name, part of the version.
    """
    folder.mkdir(parents=True, exist_ok=True)
    numbers, scales = quantised(table.rows)
    carried, carried_scales = quantised(table.names.rows)
    stored = save(
        {
            "keys": table.keys,
            "numbers": numbers,
            "scales": scales,
            "names": table.names.hashes,
            "meanings": table.names.meanings,
            "carried": carried,
            "carried_scales": carried_scales,
        }
    )
    (folder / _TABLE).write_bytes(stored)
    _write(folder / _MODULES, [{"idx": 0, "name": "0", "path": "", "type": OWN_TYPE}])
    _write(folder / _SETTINGS, {"name": name, "dimension": table.dimension, "layout": 2})
    _write(folder / "config_sentence_transformers.json", {"similarity_fn_name": "cosine"})


def write_calibration(folder: Path, calibration: Calibration) -> None:
    """Write the parameters beside the encoder that they were estimated for."""
    _write(folder / _CALIBRATION, asdict(calibration))


def read_table(folder: Path) -> NgramTable:
    """Read the vectors of an encoder folder.

    Raises
    ------
    MissingReference
        If the file is absent, cut short, or not what it should hold.
    """
    path = folder / _TABLE
    try:
        stored = load(path.read_bytes())
        rows = _rows(stored["numbers"], stored["scales"])
        return NgramTable(stored["keys"].astype(np.uint64), rows, _names(stored))
    except (OSError, SafetensorError, KeyError, ValueError) as error:
        raise MissingReference(
            "The vectors of the encoder are absent or damaged.", where=str(path), remedy=_RESTORE
        ) from error


def read_calibration(folder: Path) -> Calibration | None:
    """Return the parameters stored beside an encoder, or None where there are none.

    Raises
    ------
    MissingReference
        If the file is there but does not hold the three numbers.
    """
    path = folder / _CALIBRATION
    if not path.is_file():
        return None
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        return Calibration(
            threshold=float(stored["threshold"]),
            midpoint=float(stored["midpoint"]),
            slope=float(stored["slope"]),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise MissingReference(
            "The calibration of the encoder is damaged.", where=str(path), remedy=_RESTORE
        ) from error


def version_of(folder: Path) -> str:
    """Return name and the first 12 hexadecimal digits of the SHA-256 of weights and settings.

    Calibration and card are left out: they do not change a vector.
    """
    digest = hashlib.sha256()
    paths = sorted(
        path
        for path in folder.rglob("*")
        if path.is_file() and path.suffix in {".safetensors", ".bin", ".json", ".txt"}
    )
    for path in paths:
        if path.name != _CALIBRATION:
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(path.read_bytes())
    return f"{_name_of(folder)}-{digest.hexdigest()[:12]}"


def _names(stored: dict[str, NDArray[Any]]) -> KnownNames | None:
    """Return the names that carry a meaning; a folder of the first layout has none."""
    if "names" not in stored:
        return None
    return KnownNames(
        stored["names"].astype(np.uint64),
        stored["meanings"].astype(np.int32),
        _rows(stored["carried"], stored["carried_scales"]),
    )


def _rows(numbers: NDArray[np.int8], scales: NDArray[np.float16]) -> NDArray[np.float32]:
    return np.asarray(numbers.astype(np.float32) * scales.astype(np.float32)[:, None], np.float32)


def _name_of(folder: Path) -> str:
    if is_own_folder(folder):
        stored = json.loads((folder / _SETTINGS).read_text(encoding="utf-8"))
        return str(stored["name"])
    return folder.resolve().name


def _listed(path: Path) -> list[dict[str, str]]:
    try:
        listed = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise MissingReference(
            "The folder holds no encoder: its list of modules is absent or damaged.",
            where=str(path),
            remedy="Name a folder in the layout of sentence-transformers.",
        ) from error
    return [module for module in listed if isinstance(module, dict)]


def _write(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, indent=2, sort_keys=True) + "\n", encoding="utf-8")
