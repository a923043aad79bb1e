"""People by what they would count for: known, possible, or not at all."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.domain.claim import Claim, TargetGroup
from matcher.domain.claim_record import ClaimRecord
from matcher.domain.organisation import Channel
from matcher.feasibility.countable_pool import AbleCandidate, counted_pool, most_for_anybody
from matcher.feasibility.disclosure import n_people
from matcher.prospects import PlannedWork, Prospects
from matcher.rulebooks.library import SHIPPED
from matcher.ternary import Ternary

HAAGLANDEN = "haaglanden-zuid-holland-centraal/2023-07-01"
YEAR_OF_24_HOURS = PlannedWork(
    starts_on=date(2027, 1, 4), counted_until=date(2028, 1, 3), hours_per_week=Decimal(24)
)


def a_record(group: TargetGroup, is_member: Ternary = Ternary.MEETS) -> ClaimRecord:
    return ClaimRecord(claim=Claim(group=group, is_member=is_member, since=date(2025, 1, 1)))


NOWHERE = tuple(a_record(group, Ternary.FAILS) for group in TargetGroup)
PW = (a_record(TargetGroup.PARTICIPATIEWET),)
WAJONG = (a_record(TargetGroup.WAJONG),)


@pytest.fixture(scope="module")
def prospects() -> Prospects:
    return Prospects(SHIPPED.rulebook(HAAGLANDEN), None)


def able(
    records: tuple[ClaimRecord, ...], *, is_certain: bool = True, is_told: bool = True
) -> AbleCandidate:
    return AbleCandidate(
        records=records, channel=Channel.UWV, is_certain=is_certain, is_told=is_told
    )


def test_people_of_one_group_channel_and_value_are_one_line(prospects: Prospects) -> None:
    pool = counted_pool(
        [able(PW), able(PW), able(PW, is_certain=False)], prospects, YEAR_OF_24_HOURS
    )
    (line,) = pool.told
    assert (line.group, line.channel) == (TargetGroup.PARTICIPATIEWET, Channel.UWV)
    assert (line.n_eligible, line.n_possible) == (2, 1)
    # 40,000 x 24/36 hours x 12/12 months, https://www.denhaag.nl (bouwblok Participatiewet)
    assert line.value_each.at_least == Decimal("26666.67")


def test_somebody_of_whom_no_group_is_known_is_possible_and_in_no_group(
    prospects: Prospects,
) -> None:
    (line,) = counted_pool([able(())], prospects, YEAR_OF_24_HOURS).told
    assert (line.group, line.n_eligible, line.n_possible) == (None, 0, 1)
    assert line.value_each.at_least == 0
    assert line.value_each.at_most == most_for_anybody(prospects, YEAR_OF_24_HOURS)


def test_nobody_counts_for_more_than_the_most_that_anybody_does(prospects: Prospects) -> None:
    most = most_for_anybody(prospects, YEAR_OF_24_HOURS)
    assert most is not None
    # The dearest block, 50,000 x 24/36, with every bonus that may apply once: 10,000 for 55+,
    # 25,000 after an internship of vso or pro, 10,000 for a disability.
    assert most == Decimal("78333.33")
    for group in TargetGroup:
        pool = counted_pool([able((a_record(group),))], prospects, YEAR_OF_24_HOURS)
        ends = [line.value_each.at_most for line in pool.told]
        assert all(end is not None and end <= most for end in ends), group


def test_who_belongs_to_no_group_does_not_count_and_is_counted_as_such(
    prospects: Prospects,
) -> None:
    pool = counted_pool([able(NOWHERE), able(PW)], prospects, YEAR_OF_24_HOURS)
    assert pool.n_not_counting == 1
    assert n_people(pool.told) == 1


def test_people_who_may_not_be_told_of_stand_apart(prospects: Prospects) -> None:
    pool = counted_pool([able(PW), able(WAJONG, is_told=False)], prospects, YEAR_OF_24_HOURS)
    assert [line.group for line in pool.told] == [TargetGroup.PARTICIPATIEWET]
    assert [line.group for line in pool.hidden] == [TargetGroup.WAJONG]


PEOPLE = st.lists(
    st.builds(
        AbleCandidate,
        records=st.sampled_from([(), PW, WAJONG, NOWHERE]),
        channel=st.sampled_from(list(Channel)),
        is_certain=st.booleans(),
        is_told=st.booleans(),
    ),
    max_size=20,
)


@settings(deadline=None)
@given(PEOPLE)
def test_the_numbers_add_up_to_the_people(people: list[AbleCandidate]) -> None:
    prospects = Prospects(SHIPPED.rulebook(HAAGLANDEN), None)
    pool = counted_pool(people, prospects, YEAR_OF_24_HOURS)
    assert n_people(pool.told) + n_people(pool.hidden) + pool.n_not_counting == len(people)
    n_certain = sum(p.is_certain and p.records in (PW, WAJONG) for p in people)
    assert sum(line.n_eligible for line in (*pool.told, *pool.hidden)) == n_certain
