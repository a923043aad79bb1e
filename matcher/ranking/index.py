"""The candidate index: profiles as columns, phrases interned, changes taken in place.

A candidate occupies a *slot*: one position in every scalar column. Its phrases lie together in
the *pool*: three parallel columns (phrase, owner slot, kind) that only ever grow at the end.
Replacing a candidate overwrites the slot and appends its phrases anew; the old ones are pointed
at phrase row 0, which means nothing and scores nothing, and are swept out when they outnumber
the living. So a change costs what it changes, never a rebuild.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from matcher.domain.columns import PhraseColumns, ProfileColumns
from matcher.domain.profile import EntryKind
from matcher.errors import Conflict
from matcher.location.postcode import load_pc4_table
from matcher.ranking.certificates import canonical_certificate
from matcher.ranking.growing_array import GrowingArray, Scalar

NO_PHRASE = 0
"""Phrase row that stands for nothing: its vector is zero and it belongs to no requirement."""
_SWEEP_FROM = 10_000
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
}


@dataclass(frozen=True, slots=True)
class ProfileEntry:
    """One phrase of one candidate: its row in the phrase matrix, and where it stands."""

    phrase_row: int
    kind: EntryKind
    started_on: int
    ended_on: int


class CandidateIndex:
    """Columns of all candidates, ready to be scored against any vacancy.

    Parameters
    ----------
    dimension : int
        Length of a phrase vector.
    """

    def __init__(self, dimension: int) -> None:
        self.dimension = dimension
        self._columns = {name: GrowingArray[np.generic](dtype) for name, dtype in _SCALARS.items()}
        self._pc4_position = GrowingArray[np.int16](np.int16)
        self._is_present = GrowingArray[np.bool_](np.bool_)
        self._tie = GrowingArray[np.uint64](np.uint64)
        self._candidate_id: list[str] = []
        self._slot_of_key: dict[int, int] = {}
        self._slot_of_id: dict[str, int] = {}
        self._free_slots: list[int] = []
        self._entries_begin = GrowingArray[np.int64](np.int64)
        self._entries_count = GrowingArray[np.int32](np.int32)
        self._pool_phrase = GrowingArray[np.int32](np.int32)
        self._pool_owner = GrowingArray[np.int32](np.int32)
        self._pool_kind = GrowingArray[np.int8](np.int8)
        self._pool_started = GrowingArray[np.int32](np.int32)
        self._pool_ended = GrowingArray[np.int32](np.int32)
        self._n_dead_entries = 0
        self._vectors = GrowingArray[np.float32](np.float32, (dimension,))
        self._vectors.extend(np.zeros((1, dimension), dtype=np.float32))
        self._phrase_text: list[str] = [""]
        self._row_of_phrase = GrowingArray[np.int32](np.int32)
        self._certificate_rows: dict[str, set[int]] = {}
        self._transport_masks: set[int] = set()

    # --- what it holds -------------------------------------------------------------------

    def __len__(self) -> int:
        """Return the number of candidates."""
        return len(self._slot_of_key)

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
    def pc4_position(self) -> NDArray[np.int16]:
        """Row in the table of postcodes, -1 unknown, int16 (n_slots,)."""
        return self._pc4_position.filled

    @property
    def tie(self) -> NDArray[np.uint64]:
        """A fixed random-looking number per candidate, to draw lots between equals."""
        return self._tie.filled

    @property
    def pool_phrase(self) -> NDArray[np.int32]:
        """Phrase row of every profile entry, 0 where the entry is no more."""
        return self._pool_phrase.filled

    @property
    def pool_owner(self) -> NDArray[np.int32]:
        """Slot of every profile entry."""
        return self._pool_owner.filled

    @property
    def pool_kind(self) -> NDArray[np.int8]:
        """``EntryKind`` number of every profile entry."""
        return self._pool_kind.filled

    @property
    def phrase_vectors(self) -> NDArray[np.float32]:
        """Unit vectors by phrase row, float32 (n_phrases, dimension); row 0 is zero."""
        return self._vectors.filled

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

    def phrase(self, row: int) -> str:
        """Return a phrase as first written."""
        return self._phrase_text[row]

    def slot_of(self, candidate_id: str) -> int | None:
        """Return the slot of a pseudonym, or None when it is not in the index."""
        return self._slot_of_id.get(candidate_id)

    def entries(self, slot: int) -> list[ProfileEntry]:
        """Return the phrases of one candidate."""
        begin = int(self._entries_begin.filled[slot])
        end = begin + int(self._entries_count.filled[slot])
        return [
            ProfileEntry(phrase, EntryKind(kind), started, ended)
            for phrase, kind, started, ended in zip(
                self._pool_phrase.filled[begin:end].tolist(),
                self._pool_kind.filled[begin:end].tolist(),
                self._pool_started.filled[begin:end].tolist(),
                self._pool_ended.filled[begin:end].tolist(),
                strict=True,
            )
        ]

    # --- how it changes ------------------------------------------------------------------

    def add_phrases(self, phrases: PhraseColumns) -> None:
        """Take in phrases with their vectors; those known already are passed over."""
        if not len(phrases.phrase_key):
            return
        self._row_of_phrase.extend_to(int(phrases.phrase_key.max()) + 1, -1)
        row_of = self._row_of_phrase.filled
        is_new = row_of[phrases.phrase_key] < 0
        new_keys = phrases.phrase_key[is_new]
        first_row = len(self._vectors)
        row_of[new_keys] = np.arange(first_row, first_row + len(new_keys), dtype=np.int32)
        self._vectors.extend(phrases.vectors[is_new])
        self._phrase_text.extend(np.array(phrases.text, dtype=object)[is_new].tolist())

    def missing_phrases(self, keys: NDArray[np.int32]) -> NDArray[np.int32]:
        """Return the storage keys, each once, whose phrases are not in the index yet."""
        unique = np.unique(keys)
        known = np.zeros(len(unique), dtype=np.bool_)
        within = unique < len(self._row_of_phrase)
        known[within] = self._row_of_phrase.filled[unique[within]] >= 0
        return unique[~known]

    def apply(self, columns: ProfileColumns) -> None:
        """Insert these candidates, or replace those that are in the index already.

        Raises
        ------
        Conflict
            If a phrase of theirs was not added first: without its vector it would score 0
            unnoticed.
        """
        if len(self.missing_phrases(columns.entry_phrase)):
            raise Conflict("Some phrases have no vector in the index: add them first.")
        if not len(columns):
            return
        keys = columns.candidate_key.tolist()
        self._bury_entries(self._slot_of_key[key] for key in keys if key in self._slot_of_key)
        slots = np.array([self._slot_for(key) for key in keys], dtype=np.int64)
        self._write_scalars(slots, columns)
        self._append_entries(slots, columns)
        self._sweep_if_worthwhile()

    def remove(self, candidate_keys: Iterable[int]) -> None:
        """Take these candidates out; keys that are not in the index are passed over."""
        slots = [self._slot_of_key.pop(key) for key in candidate_keys if key in self._slot_of_key]
        self._bury_entries(slots)
        for slot in slots:
            self._is_present.filled[slot] = False
            self._entries_count.filled[slot] = 0
            del self._slot_of_id[self._candidate_id[slot]]
            self._candidate_id[slot] = ""
            self._free_slots.append(slot)
        self._sweep_if_worthwhile()

    def only(self, candidate_id: str) -> CandidateIndex | None:
        """Return an index of this one candidate, or None when it is not in here."""
        slot = self._slot_of_id.get(candidate_id)
        if slot is None:
            return None
        begin = int(self._entries_begin.filled[slot])
        pool = slice(begin, begin + int(self._entries_count.filled[slot]))
        rows = np.unique(self._pool_phrase.filled[pool])
        single = CandidateIndex(self.dimension)
        single.add_phrases(
            PhraseColumns(
                phrase_key=rows,
                text=[self._phrase_text[row] for row in rows.tolist()],
                vectors=self._vectors.filled[rows],
            )
        )
        scalars = {name: column.filled[[slot]] for name, column in self._columns.items()}
        single.apply(
            ProfileColumns(
                candidate_key=np.zeros(1, dtype=np.int64),
                candidate_id=[candidate_id],
                entry_owner=np.zeros(pool.stop - pool.start, dtype=np.int32),
                entry_kind=self._pool_kind.filled[pool],
                entry_phrase=self._pool_phrase.filled[pool],
                entry_started=self._pool_started.filled[pool],
                entry_ended=self._pool_ended.filled[pool],
                **scalars,  # type: ignore[arg-type]
            )
        )
        return single

    # --- inside --------------------------------------------------------------------------

    def _slot_for(self, key: int) -> int:
        slot = self._slot_of_key.get(key)
        if slot is None:
            slot = self._free_slots.pop() if self._free_slots else self._new_slot()
            self._slot_of_key[key] = slot
        return slot

    def _new_slot(self) -> int:
        self._candidate_id.append("")
        return len(self._candidate_id) - 1

    def _write_scalars(self, slots: NDArray[np.int64], columns: ProfileColumns) -> None:
        n_slots = self.n_slots
        for name, column in self._columns.items():
            column.extend_to(n_slots, 0)
            column.filled[slots] = getattr(columns, name)
        positions = load_pc4_table().positions(columns.pc4)
        for array, rows in (
            (self._pc4_position, positions),
            (self._is_present, np.ones(len(slots), dtype=np.bool_)),
            (self._tie, _scrambled(columns.candidate_id)),
        ):
            array.extend_to(n_slots, 0)
            array.filled[slots] = rows
        for slot, candidate_id in zip(slots.tolist(), columns.candidate_id, strict=True):
            self._candidate_id[slot] = candidate_id
            self._slot_of_id[candidate_id] = slot
        self._transport_masks.update(np.unique(columns.transport_held).tolist())

    def _append_entries(self, slots: NDArray[np.int64], columns: ProfileColumns) -> None:
        counts = np.bincount(columns.entry_owner, minlength=len(slots)).astype(np.int32)
        begins = len(self._pool_phrase) + np.concatenate(([0], np.cumsum(counts)[:-1]))
        for array, values in ((self._entries_begin, begins), (self._entries_count, counts)):
            array.extend_to(self.n_slots, 0)
            array.filled[slots] = values
        rows = self._row_of_phrase.filled[columns.entry_phrase]
        self._pool_phrase.extend(rows)
        self._pool_owner.extend(slots[columns.entry_owner].astype(np.int32))
        self._pool_kind.extend(columns.entry_kind)
        self._pool_started.extend(columns.entry_started)
        self._pool_ended.extend(columns.entry_ended)
        for row in np.unique(rows[columns.entry_kind == EntryKind.CERTIFICATE]).tolist():
            canonical = canonical_certificate(self._phrase_text[row])
            self._certificate_rows.setdefault(canonical, set()).add(row)

    def _bury_entries(self, slots: Iterable[int]) -> None:
        for slot in slots:
            begin = int(self._entries_begin.filled[slot])
            end = begin + int(self._entries_count.filled[slot])
            self._pool_phrase.filled[begin:end] = NO_PHRASE
            self._pool_kind.filled[begin:end] = 0
            self._n_dead_entries += end - begin

    def _sweep_if_worthwhile(self) -> None:
        n_entries = len(self._pool_phrase)
        if n_entries < _SWEEP_FROM or 2 * self._n_dead_entries < n_entries:
            return
        is_living = self._pool_phrase.filled != NO_PHRASE
        new_position = np.cumsum(is_living) - 1
        held = np.flatnonzero(self._is_present.filled & (self._entries_count.filled > 0))
        self._entries_begin.filled[held] = new_position[self._entries_begin.filled[held]]
        self._pool_phrase = _only(self._pool_phrase, is_living)
        self._pool_owner = _only(self._pool_owner, is_living)
        self._pool_kind = _only(self._pool_kind, is_living)
        self._pool_started = _only(self._pool_started, is_living)
        self._pool_ended = _only(self._pool_ended, is_living)
        self._n_dead_entries = 0


def _only(array: GrowingArray[Scalar], keep: NDArray[np.bool_]) -> GrowingArray[Scalar]:
    kept = array.filled[keep]
    fresh = GrowingArray[Scalar](kept.dtype)
    fresh.extend(kept)
    return fresh


def _scrambled(candidate_ids: list[str]) -> NDArray[np.uint64]:
    """Return 64 bits of each id's BLAKE2b hash: the same on every machine, in any order."""
    digests = b"".join(blake2b(c.encode(), digest_size=8).digest() for c in candidate_ids)
    return np.frombuffer(digests, dtype="<u8").astype(np.uint64)
