"""Who has which phrase: looked up in the inverted index, and read one by one after it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.domain.profile import EntryKind
from matcher.ranking import entry_pool
from matcher.ranking.entry_pool import EntryPool

Profiles = dict[int, list[tuple[int, EntryKind]]]

slots = st.integers(min_value=0, max_value=6)
entries = st.lists(
    st.tuples(st.integers(min_value=1, max_value=5), st.sampled_from(EntryKind)), max_size=4
)
changes = st.lists(st.dictionaries(slots, entries, min_size=1, max_size=4), max_size=8)


def fill(pool: EntryPool, profiles: Profiles) -> None:
    """Replace the entries of these slots."""
    order = np.array(sorted(profiles), dtype=np.intp)
    pool.bury(order[order < len(pool.has_kind((EntryKind.SKILL,)))])
    cells = [
        (number, phrase, kind)
        for number, slot in enumerate(order.tolist())
        for phrase, kind in profiles[slot]
    ]
    days = np.zeros(len(cells), dtype=np.int32)
    pool.append(
        order,
        np.array([owner for owner, _, _ in cells], dtype=np.int32),
        np.array([phrase for _, phrase, _ in cells], dtype=np.int32),
        np.array([kind for _, _, kind in cells], dtype=np.int8),
        days,
        days,
    )


@pytest.mark.parametrize("sort_from", [1, 3, 1_000])
@settings(deadline=None)
@given(
    sequence=changes,
    phrases=st.sets(st.integers(min_value=1, max_value=7)),
    asked=st.lists(st.booleans(), min_size=7, max_size=7),
)
def test_the_holders_of_phrases_are_those_who_have_them_now(
    sort_from: int, sequence: list[Profiles], phrases: set[int], asked: list[bool]
) -> None:
    pool, profiles = EntryPool(), Profiles()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(entry_pool, "SORT_FROM", sort_from)
        patch.setattr(entry_pool, "SWEEP_FROM", 2)
        fill(pool, {slot: [] for slot in range(7)})
        for change in sequence:
            fill(pool, change)
            profiles.update(change)
    found = pool.holders(np.array(sorted(phrases), dtype=np.intp), np.array(asked))
    named = [sorted(phrases)[number] for number in found.number.tolist()]
    assert sorted(zip(found.owner.tolist(), named, found.kind.tolist(), strict=True)) == sorted(
        (slot, phrase, int(kind))
        for slot, own in profiles.items()
        for phrase, kind in own
        if asked[slot] and phrase in phrases
    )
    for kind in EntryKind:
        has_kind = [any(own == kind for _, own in profiles.get(slot, [])) for slot in range(7)]
        assert pool.has_kind((kind,)).tolist() == has_kind
