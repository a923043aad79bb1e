"""Vectors of an encoder, asked for once: in one run, or in all runs that share a folder."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.encoder_peers import Embed, Peer

__all__ = ["remembering"]

_PART = 1024


def remembering(peer: Peer, kept: Path | None) -> Embed:
    """Return the embedding function of a peer that embeds each phrase once.

    Parameters
    ----------
    peer : Peer
    kept : Path, optional
        A folder in which its vectors stay for a next run, under its name.
    """
    path = kept / f"{peer.name}.npz" if kept else None
    known = _read(path)
    asked: list[Embed] = []

    def embed_once(phrases: Sequence[str]) -> NDArray[np.float32]:
        fresh = [phrase for phrase in dict.fromkeys(phrases) if phrase not in known]
        if fresh and not asked:
            asked.append(peer.load(1))
        for start in range(0, len(fresh), _PART):
            part = fresh[start : start + _PART]
            known.update(zip(part, asked[0](part), strict=True))
            _write(path, known)
        return np.stack([known[phrase] for phrase in phrases])

    return embed_once


def _read(path: Path | None) -> dict[str, NDArray[np.float32]]:
    if path is None or not path.is_file():
        return {}
    with np.load(path, allow_pickle=False) as stored:
        return dict(zip(stored["phrases"].tolist(), stored["vectors"], strict=True))


def _write(path: Path | None, known: dict[str, NDArray[np.float32]]) -> None:
    if path is None:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    # Whole or not at all: a run may be stopped at any time, and two may share a folder.
    fresh = path.with_suffix(f".{os.getpid()}.npz")
    np.savez(fresh, phrases=np.array(list(known)), vectors=np.stack(list(known.values())))
    fresh.replace(path)
