"""The candidate index: profiles as columns, phrases interned, changes taken in place.

A candidate occupies a *slot*: one position in every scalar column. Its phrases are entries of one
pool (``matcher.ranking.entry_pool``) and rows of one table (``matcher.ranking.phrase_table``).
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from matcher.domain.columns import PhraseColumns, ProfileColumns
from matcher.domain.profile import EntryKind
from matcher.errors import Conflict
from matcher.location.postcode import load_pc4_table
from matcher.ranking.certificates import canonical_certificate
from matcher.ranking.entry_pool import EntryPool
from matcher.ranking.growing_array import GrowingArray
from matcher.ranking.phrase_table import PhraseTable

_SCALARS: dict[str, type[np.generic]] = {
    "organisation_key": np.int32,
    "is_shareable": np.bool_,
    "pc4": np.int32,
    "hours_min": np.float32,
    "hours_max": np.float32,
    "available_from": np.int32,
    "available_until": np.int32,
    "licences_held": np.int32,
    "licences_complete": np.bool_,
    "transport_held": np.int32,
    "transport_complete": np.bool_,
    "certificates_complete": np.bool_,
    "education": np.int8,
    "dutch_spoken": np.int8,
    "dutch_written": np.int8,
    "shift_work": np.int8,
    "max_distance_km": np.float32,
    "max_travel_min": np.float32,
    "wanted_sectors": np.int32,
    "refused_sectors": np.int32,
    "work_places": np.int8,
    "company": np.int8,
}


class CandidateIndex:
    """Columns of all candidates, ready to be scored against any vacancy.

    Parameters
    ----------
    dimension : int
        Length of a phrase vector.

    Attributes
    ----------
    phrases : PhraseTable
        Every phrase once.
    pool : EntryPool
        The phrases of every profile.
    """

    def __init__(self, dimension: int) -> None:
        self.dimension = dimension
        self.phrases = PhraseTable(dimension)
        self.pool = EntryPool()
        self._columns = {name: GrowingArray[np.generic](dtype) for name, dtype in _SCALARS.items()}
        self._area = GrowingArray[np.int16](np.int16)
        self._is_present = GrowingArray[np.bool_](np.bool_)
        self._tie = GrowingArray[np.uint64](np.uint64)
        self._candidate_id: list[str] = []
        self._slot_of_id: dict[str, int] = {}
        self._slot_of_key = GrowingArray[np.int32](np.int32)
        self._free_slots: list[int] = []
        self._certificate_rows: dict[str, set[int]] = {}
        self._transport_masks: set[int] = set()

    # --- what it holds -------------------------------------------------------------------

    def __len__(self) -> int:
        """Return the number of candidates."""
        return len(self._slot_of_id)

    @property
    def n_slots(self) -> int:
        """Length of every column; some slots may be empty."""
        return len(self._candidate_id)

    @property
    def is_present(self) -> NDArray[np.bool_]:
        """Slots that hold a candidate, bool (n_slots,)."""
        return self._is_present.filled

    def column(self, name: str) -> NDArray[np.generic]:
        """Return a scalar column of ``ProfileColumns`` by name, shape (n_slots,)."""
        return self._columns[name].filled

    @property
    def area(self) -> NDArray[np.int16]:
        """Row in the table of postcodes, one past the last where unknown, int16 (n_slots,)."""
        return self._area.filled

    @property
    def tie(self) -> NDArray[np.uint64]:
        """A fixed random-looking number per candidate, to draw lots between equals."""
        return self._tie.filled

    @property
    def transport_masks(self) -> frozenset[int]:
        """All combinations of means of transport that occur or occurred."""
        return frozenset(self._transport_masks)

    @property
    def certificate_rows(self) -> dict[str, set[int]]:
        """Phrase rows by canonical certificate name."""
        return self._certificate_rows

    def candidate_id(self, slot: int) -> str:
        """Return the pseudonym of the candidate in a slot."""
        return self._candidate_id[slot]

    def slot_of(self, candidate_id: str) -> int | None:
        """Return the slot of a pseudonym, or None when it is not in the index."""
        return self._slot_of_id.get(candidate_id)

    # --- how it changes ------------------------------------------------------------------

    def add_phrases(self, phrases: PhraseColumns) -> None:
        """Take in phrases with their vectors; those known already are passed over."""
        self.phrases.add(phrases)

    def missing_phrases(self, keys: NDArray[np.int32]) -> NDArray[np.int32]:
        """Return the storage keys, each once, whose phrases are not in the index yet."""
        return self.phrases.missing(keys)

    def apply(self, columns: ProfileColumns) -> None:
        """Insert these candidates, or replace those that are in the index already.

        Raises
        ------
        Conflict
            If a phrase of theirs was not added first: without its vector it would score 0
            unnoticed. Or if a candidate is among them twice. Nothing is changed then.
        """
        if len(self.phrases.missing(columns.entry_phrase)):
            raise Conflict("Some phrases have no vector in the index: add them first.")
        if len(np.unique(columns.candidate_key)) < len(columns):
            raise Conflict("A candidate is among the changes twice: give its last state only.")
        if not len(columns):
            return
        slots = self._slots_for(columns.candidate_key)
        self._write_scalars(slots, columns)
        self._append_entries(slots, columns)

    def remove(self, candidate_keys: Iterable[int]) -> None:
        """Take these candidates out; keys that are not in the index are passed over."""
        keys = np.array(sorted(set(candidate_keys)), dtype=np.int64)
        keys = keys[keys < len(self._slot_of_key)]
        keys = keys[self._slot_of_key.filled[keys] >= 0]
        slots = self._slot_of_key.filled[keys].astype(np.intp)
        self._vacate(slots)
        self._slot_of_key.filled[keys] = -1
        self._free_slots.extend(slots.tolist())

    def only(self, candidate_id: str) -> CandidateIndex | None:
        """Return an index of this one candidate, or None when it is not in here."""
        slot = self._slot_of_id.get(candidate_id)
        if slot is None:
            return None
        own = self.pool.span(slot)
        rows, entry_phrase = np.unique(self.pool.phrase[own], return_inverse=True)
        single = CandidateIndex(self.dimension)
        single.add_phrases(
            PhraseColumns(
                phrase_key=np.arange(len(rows), dtype=np.int32),
                text=[self.phrases.text(row) for row in rows.tolist()],
                vectors=self.phrases.vectors[rows],
            )
        )
        scalars = {name: column.filled[[slot]] for name, column in self._columns.items()}
        single.apply(
            ProfileColumns(
                candidate_key=np.zeros(1, dtype=np.int64),
                candidate_id=[candidate_id],
                entry_owner=np.zeros(len(entry_phrase), dtype=np.int32),
                entry_kind=self.pool.kind[own],
                entry_phrase=entry_phrase.astype(np.int32),
                entry_started=self.pool.started[own],
                entry_ended=self.pool.ended[own],
                **scalars,  # type: ignore[arg-type]
            )
        )
        return single

    # --- inside --------------------------------------------------------------------------

    def _slots_for(self, keys: NDArray[np.int64]) -> NDArray[np.intp]:
        """Return an empty slot for every key: its own, or a free or new one."""
        self._slot_of_key.extend_to(int(keys.max()) + 1, -1)
        slots = self._slot_of_key.filled[keys].astype(np.intp)
        self._vacate(slots[slots >= 0])
        new = np.flatnonzero(slots < 0)
        n_reused = min(len(new), len(self._free_slots))
        reused = [self._free_slots.pop() for _ in range(n_reused)]
        first = self.n_slots
        slots[new] = [*reused, *range(first, first + len(new) - n_reused)]
        self._candidate_id.extend([""] * (len(new) - n_reused))
        self._slot_of_key.filled[keys] = slots
        return slots

    def _vacate(self, slots: NDArray[np.intp]) -> None:
        """Forget who was in these slots."""
        self.pool.bury(slots)
        self._is_present.filled[slots] = False
        for slot in slots.tolist():
            del self._slot_of_id[self._candidate_id[slot]]
            self._candidate_id[slot] = ""

    def _write_scalars(self, slots: NDArray[np.intp], columns: ProfileColumns) -> None:
        n_slots = self.n_slots
        for name, column in self._columns.items():
            column.extend_to(n_slots, 0)
            column.filled[slots] = getattr(columns, name)
        table = load_pc4_table()
        positions = table.positions(columns.pc4)
        for array, rows in (
            (self._area, np.where(positions < 0, np.int16(len(table)), positions)),
            (self._is_present, np.ones(len(slots), dtype=np.bool_)),
            (self._tie, _scrambled(columns.candidate_id)),
        ):
            array.extend_to(n_slots, 0)
            array.filled[slots] = rows
        for slot, candidate_id in zip(slots.tolist(), columns.candidate_id, strict=True):
            self._candidate_id[slot] = candidate_id
            self._slot_of_id[candidate_id] = slot
        self._transport_masks.update(np.unique(columns.transport_held).tolist())

    def _append_entries(self, slots: NDArray[np.intp], columns: ProfileColumns) -> None:
        rows = self.phrases.rows_of(columns.entry_phrase)
        self.pool.append(
            slots,
            columns.entry_owner,
            rows,
            columns.entry_kind,
            columns.entry_started,
            columns.entry_ended,
        )
        for row in np.unique(rows[columns.entry_kind == EntryKind.CERTIFICATE]).tolist():
            canonical = canonical_certificate(self.phrases.text(row))
            self._certificate_rows.setdefault(canonical, set()).add(row)


def _scrambled(candidate_ids: list[str]) -> NDArray[np.uint64]:
    """Return 64 bits of each id's BLAKE2b hash: the same on every machine, in any order."""
    digests = b"".join(blake2b(c.encode(), digest_size=8).digest() for c in candidate_ids)
    return np.frombuffer(digests, dtype="<u8").astype(np.uint64)
