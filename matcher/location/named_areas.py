"""Municipalities and labour-market regions by name or code, as sets of PC4 areas."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches

import numpy as np
from numpy.typing import NDArray

from matcher.errors import NotFound
from matcher.location.postcode import load_pc4_table

_N_SUGGESTIONS = 3


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class NamedArea:
    """A municipality or a labour-market region.

    Attributes
    ----------
    is_inside : bool (n_areas + 1,)
        By row of the PC4 table; the last, which an unknown postcode reads, is False.
    """

    name: str
    is_inside: NDArray[np.bool_]


def municipality(text: str) -> NamedArea:
    """Return the municipality (gemeente) of a name or code, whatever its case.

    Raises
    ------
    NotFound
        If the table of postcodes knows none.
    """
    table = load_pc4_table()
    return _named(text, table.municipality, table.municipality_code, "municipality")


def labour_market_region(text: str) -> NamedArea:
    """Return the labour-market region (arbeidsmarktregio) of a name or code; NotFound likewise."""
    table = load_pc4_table()
    return _named(text, table.region, table.region_code, "region")


def _named(text: str, names: NDArray[np.str_], codes: NDArray[np.str_], where: str) -> NamedArea:
    wanted = text.strip().casefold()
    folded = np.char.lower(names)
    is_inside = (folded == wanted) | (np.char.lower(codes) == wanted)
    if not is_inside.any():
        raise NotFound(
            f"There is no {where} of this name or code.",
            where=where,
            remedy=_suggestion(wanted, names),
        )
    return NamedArea(name=str(names[is_inside][0]), is_inside=np.append(is_inside, False))


def _suggestion(wanted: str, names: NDArray[np.str_]) -> str:
    by_folded = {str(name).lower(): str(name) for name in np.unique(names)}
    near = get_close_matches(wanted, by_folded, n=_N_SUGGESTIONS)
    if not near:
        return "Look the name up in data/geography, or give a postcode (four digits)."
    return f"Did you mean: {', '.join(by_folded[name] for name in near)}?"
