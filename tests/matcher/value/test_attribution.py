"""What a placement counts for follows its first and last day."""

from __future__ import annotations

from datetime import date

import pytest

from matcher.domain.period import Period
from matcher.domain.placement import Attribution
from matcher.errors import Conflict
from matcher.value.attribution import counting_on, kept_within, uncounted

WORK = Period(date(2026, 3, 1), date(2026, 12, 31))
JULY = date(2026, 7, 1)


def counts(contract_id: str, first: date, last: date | None) -> Attribution:
    return Attribution(placement_id="P-1", contract_id=contract_id, days=Period(first, last))


MOVED = (
    counts("C-1", date(2026, 3, 1), date(2026, 6, 30)),
    counts("C-2", JULY, date(2026, 12, 31)),
)


def test_on_a_day_it_counts_for_one_contract_or_none() -> None:
    held = counting_on(MOVED, JULY)
    assert held is not None
    assert held.contract_id == "C-2"
    assert counting_on(MOVED, date(2027, 1, 1)) is None


def test_only_what_ran_to_the_last_day_runs_on_when_work_is_prolonged() -> None:
    after = kept_within(MOVED, WORK, Period(WORK.valid_from, None))
    assert after == (MOVED[0], counts("C-2", JULY, None))


def test_only_what_began_on_the_first_day_begins_earlier() -> None:
    after = kept_within(MOVED, WORK, Period(date(2026, 2, 1), WORK.valid_until))
    assert after == (counts("C-1", date(2026, 2, 1), date(2026, 6, 30)), MOVED[1])


def test_an_attribution_that_an_earlier_end_would_wipe_out_is_not_lost_unseen() -> None:
    with pytest.raises(Conflict, match="C-2") as refused:
        kept_within(MOVED, WORK, Period(WORK.valid_from, date(2026, 6, 30)))
    assert refused.value.where == "ends_on"
    with pytest.raises(Conflict, match="C-1") as refused:
        kept_within(MOVED, WORK, Period(JULY, WORK.valid_until))
    assert refused.value.where == "starts_on"


def test_days_that_count_for_no_contract_are_told() -> None:
    assert uncounted(MOVED, WORK) == ()
    assert uncounted((), WORK) == (WORK,)
    assert uncounted(MOVED, Period(date(2026, 2, 1), None)) == (
        Period(date(2026, 2, 1), date(2026, 2, 28)),
        Period(date(2027, 1, 1), None),
    )
