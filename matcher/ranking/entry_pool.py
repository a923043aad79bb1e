"""The phrases of all profiles: one entry each, in parallel columns that grow at the end only.

The entries of one candidate lie together. Those of a candidate that changed or left are *buried*:
pointed at ``NO_PHRASE`` and at no kind, so that they score nothing; they are swept out when they
outnumber the living. So a change costs what it changes, never a rebuild.

Beside the columns stands an inverted index, as in a search engine (Manning, Raghavan and Schütze
2008, *Introduction to Information Retrieval*, chapter 1): who has which phrase, in order of phrase.
A vacancy asks for a handful of the many phrases, and looks up who has them instead of reading the
pool. It is made anew when enough entries came after it; until then those are read one by one.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.domain.columns import UNKNOWN_DAY
from matcher.domain.profile import EntryKind
from matcher.ranking.growing_array import GrowingArray, Scalar
from matcher.ranking.phrase_table import NO_PHRASE

SWEEP_FROM = 10_000
"""Entries below which sweeping is not worth while."""
SORT_FROM = 4_096
"""New entries that are read one by one in any case: as fast as looking them up."""
SORT_SHARE = 32
"""Make the inverted index anew when one entry in so many is not in it. An entry then takes part in
so many sorts at the most, and a ranking reads no more than that share one by one."""


_DATED_JOB = np.uint8(1 << (max(EntryKind) + 1))
"""The bit, beside one for each kind, of who names a job held with both its days."""


@dataclass(frozen=True, slots=True)
class Holders:
    """Who has the phrases that were looked for, one line for each time that somebody has one.

    Attributes
    ----------
    owner : int32 (n,)
        Slots, in no particular order.
    kind : int8 (n,)
        ``EntryKind`` numbers: where in the profile the phrase stands.
    number : intp (n,)
        Which of the phrases it is.
    entry : int32 (n,)
        Where in the columns the entry stands.
    """

    owner: NDArray[np.int32]
    kind: NDArray[np.int8]
    number: NDArray[np.intp]
    entry: NDArray[np.int32]


class EntryPool:
    """All entries; a candidate is known here by its slot only."""

    def __init__(self) -> None:
        self._phrase = GrowingArray[np.int32](np.int32)
        self._owner = GrowingArray[np.int32](np.int32)
        self._kind = GrowingArray[np.int8](np.int8)
        self._started = GrowingArray[np.int32](np.int32)
        self._ended = GrowingArray[np.int32](np.int32)
        self._begin_of_slot = GrowingArray[np.int64](np.int64)
        self._count_of_slot = GrowingArray[np.int32](np.int32)
        self._kinds_of_slot = GrowingArray[np.uint8](np.uint8)
        self._n_buried = 0
        # The inverted index. It is not told of later changes: whoever changed is not settled.
        self._n_sorted = 0
        self._sorted_owner: NDArray[np.int32] = np.zeros(0, dtype=np.int32)
        self._sorted_kind: NDArray[np.int8] = np.zeros(0, dtype=np.int8)
        self._sorted_entry: NDArray[np.int32] = np.zeros(0, dtype=np.int32)
        self._begin_of_phrase: NDArray[np.intp] = np.zeros(1, dtype=np.intp)
        self._is_settled = GrowingArray[np.bool_](np.bool_)

    def __len__(self) -> int:
        """Return the number of entries, the buried included."""
        return len(self._phrase)

    @property
    def phrase(self) -> NDArray[np.int32]:
        """Phrase row of every entry."""
        return self._phrase.filled

    @property
    def kind(self) -> NDArray[np.int8]:
        """``EntryKind`` number of every entry, 0 of the buried."""
        return self._kind.filled

    @property
    def started(self) -> NDArray[np.int32]:
        """Day ordinal on which every entry began, 0 unknown."""
        return self._started.filled

    @property
    def ended(self) -> NDArray[np.int32]:
        """Day ordinal on which every entry ended, 0 unknown."""
        return self._ended.filled

    def has_kind(self, kinds: tuple[EntryKind, ...]) -> NDArray[np.bool_]:
        """Return which slots have an entry of one of these kinds, bool (n_slots,)."""
        asked = np.uint8(sum(1 << kind for kind in kinds))
        return np.asarray((self._kinds_of_slot.filled & asked) != 0)

    @property
    def has_dated_job(self) -> NDArray[np.bool_]:
        """Which slots name a job held of which both days are known, bool (n_slots,)."""
        return np.asarray((self._kinds_of_slot.filled & _DATED_JOB) != 0)

    def span(self, slot: int) -> slice:
        """Return where the entries of one slot lie in the columns."""
        begin = int(self._begin_of_slot.filled[slot])
        return slice(begin, begin + int(self._count_of_slot.filled[slot]))

    def spans(self, slots: NDArray[np.intp]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Return the places of these slots' entries, one slot after another, and how many each."""
        counts = self._count_of_slot.filled[slots].astype(np.intp)
        return ranges(self._begin_of_slot.filled[slots], counts), counts

    def holders(self, phrases: NDArray[np.intp], is_asked: NDArray[np.bool_]) -> Holders:
        """Return who has one of these phrases.

        Parameters
        ----------
        phrases : intp (n,)
            Phrase rows, ascending, none of them ``NO_PHRASE``.
        is_asked : bool (n_slots,)
            Whom to look at.
        """
        looked_up = self._looked_up(phrases, is_asked)
        if self._n_sorted == len(self):
            return looked_up
        found = np.flatnonzero(np.isin(self.phrase[self._n_sorted :], phrases)) + self._n_sorted
        found = found[is_asked[self._owner.filled[found]]]
        number = np.searchsorted(phrases, self.phrase[found])
        return Holders(
            np.concatenate((looked_up.owner, self._owner.filled[found])),
            np.concatenate((looked_up.kind, self.kind[found])),
            np.concatenate((looked_up.number, number)),
            np.concatenate((looked_up.entry, found.astype(np.int32))),
        )

    def _looked_up(self, phrases: NDArray[np.intp], is_asked: NDArray[np.bool_]) -> Holders:
        """Return the holders that the inverted index knows of."""
        known = phrases[: np.searchsorted(phrases, len(self._begin_of_phrase) - 1)]
        begins = self._begin_of_phrase[known]
        counts = self._begin_of_phrase[known + 1] - begins
        places = ranges(begins, counts)
        owner = self._sorted_owner[places]
        kept = np.flatnonzero((is_asked & self._is_settled.filled)[owner])
        number = np.repeat(np.arange(len(known)), counts)
        places = places[kept]
        return Holders(
            owner[kept], self._sorted_kind[places], number[kept], self._sorted_entry[places]
        )

    def append(
        self,
        slots: NDArray[np.intp],
        owner: NDArray[np.int32],
        phrase: NDArray[np.int32],
        kind: NDArray[np.int8],
        started: NDArray[np.int32],
        ended: NDArray[np.int32],
    ) -> None:
        """Add the entries of slots that have none; ``owner`` numbers ``slots``, not decreasing."""
        counts = np.bincount(owner, minlength=len(slots)).astype(np.int32)
        begins = len(self) + np.cumsum(counts) - counts
        kinds = np.zeros(len(slots), dtype=np.uint8)
        for one in EntryKind:
            kinds[owner[kind == one]] |= np.uint8(1 << one)
        is_dated = (
            (kind == EntryKind.EXPERIENCE) & (started != UNKNOWN_DAY) & (ended != UNKNOWN_DAY)
        )
        kinds[owner[is_dated]] |= _DATED_JOB
        for column, cells in (
            (self._begin_of_slot, begins),
            (self._count_of_slot, counts),
            (self._kinds_of_slot, kinds),
            (self._is_settled, np.zeros(len(slots), dtype=np.bool_)),
        ):
            column.extend_to(int(slots.max()) + 1, 0)
            column.filled[slots] = cells
        self._phrase.extend(phrase)
        self._owner.extend(slots[owner].astype(np.int32))
        self._kind.extend(kind)
        self._started.extend(started)
        self._ended.extend(ended)
        self._tidy()

    def bury(self, slots: NDArray[np.intp]) -> None:
        """Take away all entries of these slots."""
        places, _ = self.spans(slots)
        self.phrase[places] = NO_PHRASE
        self.kind[places] = 0
        self._count_of_slot.filled[slots] = 0
        self._kinds_of_slot.filled[slots] = 0
        self._is_settled.filled[slots] = False
        self._n_buried += len(places)
        self._tidy()

    def _tidy(self) -> None:
        """Sweep and sort when there is enough to gain."""
        if len(self) >= SWEEP_FROM and 2 * self._n_buried >= len(self):
            self._sweep()
            self._sort()
        elif len(self) - self._n_sorted >= max(SORT_FROM, len(self) // SORT_SHARE):
            self._sort()

    def _sweep(self) -> None:
        is_living = self.phrase != NO_PHRASE
        new_place = np.cumsum(is_living) - is_living
        held = self._count_of_slot.filled > 0
        self._begin_of_slot.filled[held] = new_place[self._begin_of_slot.filled[held]]
        self._phrase = _only(self._phrase, is_living)
        self._owner = _only(self._owner, is_living)
        self._kind = _only(self._kind, is_living)
        self._started = _only(self._started, is_living)
        self._ended = _only(self._ended, is_living)
        self._n_buried = 0

    def _sort(self) -> None:
        order = np.argsort(self.phrase)
        self._sorted_owner = self._owner.filled[order]
        self._sorted_kind = self.kind[order]
        self._sorted_entry = order.astype(np.int32)
        self._begin_of_phrase = np.concatenate(([0], np.cumsum(np.bincount(self.phrase))))
        self._is_settled.filled[:] = True
        self._n_sorted = len(self)


def ranges(begins: NDArray[np.intp], counts: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return the numbers of all ranges [begin, begin + count), one range after another.

    Examples
    --------
    >>> ranges(np.array([5, 0, 9]), np.array([2, 0, 3])).tolist()
    [5, 6, 9, 10, 11]
    """
    ends = np.cumsum(counts)
    if not len(ends):
        return np.zeros(0, dtype=np.intp)
    return np.repeat(begins - (ends - counts), counts) + np.arange(ends[-1])


def _only(array: GrowingArray[Scalar], keep: NDArray[np.bool_]) -> GrowingArray[Scalar]:
    kept = array.filled[keep]
    fresh = GrowingArray[Scalar](kept.dtype)
    fresh.extend(kept)
    return fresh
