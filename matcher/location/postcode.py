"""Dutch postcodes and the table of the areas that their four digits name (PC4)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

import numpy as np
from numpy.typing import NDArray

from matcher.reference import csv_rows

_POSTCODE = re.compile(r"([1-9][0-9]{3})\s*([A-Za-z]{2})?")
_PC4 = re.compile(r"[1-9][0-9]{3}")
_N_CODES = 10_000
_UNKNOWN = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Postcode:
    """A Dutch postcode.

    Attributes
    ----------
    pc4 : str
        Four digits, the first not 0: the area.
    letters : str
        Two capitals that narrow it down to a street; empty when not given. Scoring never needs
        them, and to store them tells nearly where somebody lives.
    """

    pc4: str
    letters: str = ""


def parse_postcode(text: str) -> Postcode | None:
    """Return the postcode a text consists of, or None when it is none: then it is unknown.

    Space around and within does not matter, nor do small letters. Nothing is repaired: a text
    that holds anything else is not a postcode.

    Source
    ------
    VUM 3.0 (``^[0-9]{4}[a-zA-Z]{2}$``), with a first digit that is not 0, since no PC4 in the
    table starts with one; and the four digits alone.

    Examples
    --------
    >>> parse_postcode(" 2712 xj ")
    Postcode(pc4='2712', letters='XJ')
    >>> parse_postcode("2712")
    Postcode(pc4='2712', letters='')
    >>> parse_postcode("NNB") is None
    True
    """
    found = _POSTCODE.fullmatch(text.strip())
    return None if found is None else Postcode(pc4=found[1], letters=(found[2] or "").upper())


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pc4Table:
    """The PC4 areas of the Netherlands as columns, in ascending order of code.

    Attributes
    ----------
    pc4 : int32 (n,)
        Codes, 1000 to 9999.
    lat, lon : float64 (n,)
        Degrees of a point in the area (WGS84), mostly the centre of its addresses.
    place, municipality, municipality_code, province, region, region_code : str (n,)
        Where the area lies; an area in two municipalities stands under one of them
        (``data/README.md``).
    """

    pc4: NDArray[np.int32]
    lat: NDArray[np.float64]
    lon: NDArray[np.float64]
    place: NDArray[np.str_]
    municipality: NDArray[np.str_]
    municipality_code: NDArray[np.str_]
    province: NDArray[np.str_]
    region: NDArray[np.str_]
    region_code: NDArray[np.str_]
    _position_of_code: NDArray[np.int16] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        position_of_code = np.full(_N_CODES, _UNKNOWN, dtype=np.int16)
        position_of_code[self.pc4] = np.arange(len(self.pc4), dtype=np.int16)
        object.__setattr__(self, "_position_of_code", position_of_code)

    def __len__(self) -> int:
        """Return how many areas there are."""
        return len(self.pc4)

    def position(self, pc4: str) -> int | None:
        """Return where the area stands in the columns, or None when the code is not known."""
        if _PC4.fullmatch(pc4) is None:
            return None
        position = int(self._position_of_code[int(pc4)])
        return None if position == _UNKNOWN else position

    def positions(self, codes: NDArray[np.int32]) -> NDArray[np.int16]:
        """Return where the areas stand in the columns; -1 where a code is not known.

        Parameters
        ----------
        codes : int32 (m,)
            Any numbers; 0 and everything else that is no code is unknown.

        Returns
        -------
        int16 (m,)
        """
        is_code = (codes >= 0) & (codes < _N_CODES)
        found = self._position_of_code[np.where(is_code, codes, 0)]
        return np.where(is_code, found, np.int16(_UNKNOWN)).astype(np.int16)


@cache
def load_pc4_table() -> Pc4Table:
    """Return the table of ``data/geography/pc4.csv``, read once.

    Raises
    ------
    MissingReference
        If the file is absent or damaged.

    Source
    ------
    GeoNames postal codes, CC BY 4.0, with municipalities and regions of 2025; see
    ``docs/data-sources.md``.
    """
    rows = csv_rows("geography/pc4.csv")

    def names(column: str) -> NDArray[np.str_]:
        return np.array([row[column] for row in rows], dtype=np.str_)

    return Pc4Table(
        pc4=np.array([int(row["pc4"]) for row in rows], dtype=np.int32),
        lat=np.array([float(row["lat"]) for row in rows], dtype=np.float64),
        lon=np.array([float(row["lon"]) for row in rows], dtype=np.float64),
        place=names("place"),
        municipality=names("municipality"),
        municipality_code=names("municipality_code"),
        province=names("province"),
        region=names("region"),
        region_code=names("region_code"),
    )
