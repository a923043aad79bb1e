"""Which occupations share skills with one another, and which skills are rare among them.

The share is asymmetric and weighs rare skills more: how much of what one occupation asks is asked
in the other too. 'Communiceren' goes with hundreds of occupations and says little; 'glasvezel
lassen' goes with one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from matcher.domain.taxonomy import SkillRelation
from matcher.domain.vacancy import Importance

__all__ = ["Kin", "OccupationKin"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kin:
    """An occupation beside another one.

    Attributes
    ----------
    uri : str
        Of this occupation.
    covered : float
        In (0, 1]: the share, by weight, of the essential skills of the other one that this one
        asks too, as essential or as optional.
    """

    uri: str
    covered: float


class OccupationKin:
    """The skills of all occupations of a taxonomy, as one table.

    Parameters
    ----------
    relations : iterable of SkillRelation
        In any order; the same twice counts once.

    Notes
    -----
    The weight of a skill is its inverse document frequency over occupations, ``ln(N / n)``, with
    ``N`` occupations of which ``n`` ask it (Sparck Jones 1972, *A statistical interpretation of
    term specificity*, Journal of Documentation 28).
    """

    def __init__(self, relations: Iterable[SkillRelation]) -> None:
        pairs = {(one.occupation_uri, one.skill_uri): one.importance for one in relations}
        self._occupations = sorted({occupation for occupation, _ in pairs})
        self._skills = sorted({skill for _, skill in pairs})
        self._row = {uri: row for row, uri in enumerate(self._occupations)}
        self._column = {uri: column for column, uri in enumerate(self._skills)}
        self._asked = self._table(pairs, essential_only=False)
        self._essential = self._table(pairs, essential_only=True)
        n_asking = np.asarray(self._asked.sum(axis=0)).ravel()
        self._weight = np.log(max(len(self._occupations), 1) / np.maximum(n_asking, 1.0))

    def rarity(self, skill_uri: str) -> float | None:
        """Return the weight of a skill as a share of the largest there can be, in [0, 1].

        None for a skill that no occupation asks: then nothing is known.
        """
        column = self._column.get(skill_uri)
        most = np.log(len(self._occupations)) if self._occupations else 0.0
        if column is None:
            return None
        return float(self._weight[column] / most) if most > 0 else 1.0

    def takes(self, occupation_uri: str) -> frozenset[str]:
        """Return the essential skills of an occupation; empty when it has none or is not known."""
        row = self._row.get(occupation_uri)
        if row is None:
            return frozenset()
        return frozenset(self._skills[column] for column in self._columns(row))

    def kin_of(self, occupation_uri: str, *, most: int, least: float) -> tuple[Kin, ...]:
        """Return the occupations that cover most of what an occupation asks, itself left out.

        Parameters
        ----------
        occupation_uri : str
        most : int
            How many at most.
        least : float
            In [0, 1]: the share that must at least be covered.

        Returns
        -------
        tuple of Kin
            Best first, equals in order of their address; empty when the occupation has no
            essential skills or is not known.
        """
        row = self._row.get(occupation_uri)
        if row is None:
            return ()
        own = self._columns(row)
        weight = np.zeros(len(self._skills))
        weight[own] = self._weight[own]
        total = weight.sum()
        if total == 0:
            return ()
        covered = np.asarray(self._asked @ weight) / total
        covered[row] = 0.0
        order = np.lexsort((np.arange(len(covered)), -covered))[:most]
        return tuple(
            Kin(uri=self._occupations[place], covered=min(float(covered[place]), 1.0))
            for place in order.tolist()
            if covered[place] >= max(least, 1e-12)
        )

    def _columns(self, row: int) -> NDArray[np.intp]:
        """Return the columns of the essential skills of an occupation."""
        begin, end = self._essential.indptr[row : row + 2]
        return np.asarray(self._essential.indices[begin:end], dtype=np.intp)

    def _table(
        self, pairs: Mapping[tuple[str, str], Importance], *, essential_only: bool
    ) -> csr_array:
        kept = [
            pair
            for pair, importance in pairs.items()
            if importance is Importance.ESSENTIAL or not essential_only
        ]
        rows = [self._row[occupation] for occupation, _ in kept]
        columns = [self._column[skill] for _, skill in kept]
        shape = (len(self._occupations), len(self._skills))
        return csr_array((np.ones(len(kept)), (rows, columns)), shape=shape)
