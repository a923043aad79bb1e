"""Products of many vectors with a few, on the calling thread."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_WORK_AT_ONCE = 250_000
"""Multiplications in one call. OpenBLAS, numpy's library for this, takes up to 262,144 on the
calling thread. Above that it wakes threads that wait for each other whenever another request or
another program has the processor: measured, that makes the slowest rankings."""


def products(rows: NDArray[np.float32], queries: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the product of every row with every query.

    Parameters
    ----------
    rows : float32 (n_rows, dimension)
        Many vectors.
    queries : float32 (n_queries, dimension)
        Few vectors.

    Returns
    -------
    float32 (n_rows, n_queries)
        The last bits depend on where a row stands: for bounds, not for what is told.
    """
    columns = np.ascontiguousarray(queries.T)
    answer = np.empty((len(rows), len(queries)), dtype=np.float32)
    n_at_once = max(1, _WORK_AT_ONCE // max(columns.size, 1))
    for begin in range(0, len(rows), n_at_once):
        block = slice(begin, begin + n_at_once)
        np.matmul(rows[block], columns, out=answer[block])
    return answer
