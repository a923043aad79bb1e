"""A typed array that grows by doubling, so that appending a row does not copy the pool."""

from __future__ import annotations

from typing import Generic, TypeVar

import numpy as np
from numpy.typing import DTypeLike, NDArray

Scalar = TypeVar("Scalar", bound=np.generic)
_FIRST_CAPACITY = 1024


class GrowingArray(Generic[Scalar]):
    """An append-only array; ``filled`` is a view of the rows in use.

    Parameters
    ----------
    dtype : dtype
        Type of the entries.
    row_shape : tuple of int
        Shape of one row; empty for plain numbers.
    """

    def __init__(self, dtype: DTypeLike, row_shape: tuple[int, ...] = ()) -> None:
        self._room: NDArray[Scalar] = np.zeros((_FIRST_CAPACITY, *row_shape), dtype=dtype)
        self._n_rows = 0

    def __len__(self) -> int:
        """Return the number of rows in use."""
        return self._n_rows

    @property
    def filled(self) -> NDArray[Scalar]:
        """Rows in use, as a writable view that is valid until the next growth."""
        return self._room[: self._n_rows]

    def extend(self, rows: NDArray[Scalar]) -> None:
        """Append rows."""
        begin = self._n_rows
        self.reserve(begin + len(rows))
        self._room[begin : begin + len(rows)] = rows
        self._n_rows = begin + len(rows)

    def extend_to(self, n_rows: int, filling: float) -> None:
        """Lengthen to at least ``n_rows``, the new rows holding ``filling``."""
        if n_rows > self._n_rows:
            self.reserve(n_rows)
            self._room[self._n_rows : n_rows] = filling
            self._n_rows = n_rows

    def reserve(self, n_rows: int) -> None:
        """Make room for ``n_rows`` without using them yet."""
        if n_rows <= len(self._room):
            return
        roomier = np.zeros(
            (max(n_rows, 2 * len(self._room)), *self._room.shape[1:]), dtype=self._room.dtype
        )
        roomier[: self._n_rows] = self._room[: self._n_rows]
        self._room = roomier
