"""Who asks what a region can do is told no more of anybody's group than that viewer may know."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from api.services.feasibilities import FoundFeasibility
from api.services.feasibility_text import arithmetic, caveats, summary
from api.services.match_engine import MatchEngine
from matcher.domain.access import Role
from matcher.domain.candidate import Candidate
from matcher.domain.claim import Claim, TargetGroup
from matcher.domain.money import Amount
from matcher.errors import Conflict
from matcher.feasibility.answer import Feasible
from models.engine import Database
from tests.api.made_up_region import AGENCY, BOTH, CLEANER, PW, WAJONG, WW, store_region
from tests.api.services.asking_feasibility import CONTRACTOR, OPERATOR, answer, cells
from tests.factories import a_candidate, a_viewer


def everything_told(found: FoundFeasibility) -> str:
    return repr(found.lines) + " ".join((*arithmetic(found), *caveats(found), summary(found)))


def test_of_fewer_than_ten_people_a_contractor_is_told_how_many_there_are_and_nothing_more(
    region_engine: MatchEngine,
) -> None:
    found = answer(region_engine, CONTRACTOR)
    (line,) = found.lines
    assert (line.group, line.channel, line.is_mean) == (None, None, True)
    # Six count, two may and one does not: who asks cannot tell them apart.
    assert (line.n_eligible, line.n_possible, found.counts.n_not_counting) == (0, 9, 0)
    # 50,000 x 24/36 and every bonus: what anybody may count for, whoever they are.
    assert line.value_each == Amount(at_least=Decimal(0), at_most=Decimal("78333.33"))
    assert found.answer.answer is Feasible.UNKNOWN
    assert "wajong" not in everything_told(found).casefold()
    assert any("samengevoegd" in told for told in caveats(found))


@pytest.mark.parametrize("owed", ["13333.33", "13333.34", "140000.00", "140000.01", "500000"])
def test_no_amount_owed_makes_the_answer_betray_what_a_few_people_count_for(
    region_engine: MatchEngine, owed: str
) -> None:
    """Asked with one amount after the other, an exact answer would turn at the sum of the pool."""
    assert answer(region_engine, CONTRACTOR, owed=Decimal(owed)).answer.answer is Feasible.UNKNOWN


def test_a_pool_that_cannot_do_it_whoever_is_in_it_is_said_to_be_too_small(
    region_engine: MatchEngine,
) -> None:
    found = answer(region_engine, CONTRACTOR, owed=Decimal(9 * 78334))
    assert found.answer.answer is Feasible.HARDLY


def cleaners(*claimed: tuple[Claim, ...]) -> list[Candidate]:
    return [
        a_candidate(
            candidate_id=f"K-{number:04d}",
            source_id=f"{number:04d}",
            organisation_id=AGENCY,
            profile=CLEANER,
            claims=claims,
        )
        for number, claims in enumerate(claimed, start=100)
    ]


@pytest.mark.parametrize("claims", [WAJONG, PW, WW, ()])
def test_two_questions_that_differ_by_one_person_do_not_tell_what_that_person_counts_for(
    database: Database, engine: MatchEngine, claims: tuple[Claim, ...]
) -> None:
    """A contractor knows by other ways who is in the one pool and not in the other."""
    store_region(database, *cleaners(*[PW] * 16))
    before = answer(engine, CONTRACTOR)
    with database.unit_of_work(OPERATOR) as uow:
        uow.candidates.add(replace(cleaners(claims)[0], candidate_id="K-0900", source_id="0900"))
        uow.commit()
    after = answer(engine, CONTRACTOR)
    (one,), (other,) = before.lines, after.lines
    assert other.value_each == one.value_each
    assert (one.n_eligible, other.n_eligible, other.n_possible - one.n_possible) == (20, 20, 1)
    assert after.answer.reachable.at_least == before.answer.reachable.at_least


def test_which_group_one_person_is_in_changes_nothing_that_a_contractor_is_told(
    region_engine: MatchEngine,
) -> None:
    with_wajong = answer(region_engine, CONTRACTOR)
    register = a_candidate(
        candidate_id="K-0008",
        source_id="0008",
        organisation_id=AGENCY,
        profile=BOTH,
        # The register has the same block, at the same amount.
        claims=(replace(WAJONG[0], group=TargetGroup.BANENAFSPRAAK),),
    )
    with region_engine.database.unit_of_work(OPERATOR) as uow:
        uow.candidates.update(register)
        uow.commit()
    assert everything_told(answer(region_engine, CONTRACTOR)) == everything_told(with_wajong)
    groups = {line.group for line in answer(region_engine).lines}
    assert TargetGroup.WAJONG not in groups
    assert TargetGroup.BANENAFSPRAAK in groups


def test_a_group_of_ten_among_ten_others_of_its_channel_is_named_to_a_contractor(
    database: Database, engine: MatchEngine
) -> None:
    store_region(database, *cleaners(*[PW, WW] * 12))
    found = answer(engine, CONTRACTOR)
    named = {line.group: line for line in found.lines if line.group is not None}
    # Six others would stand out as what the totals have more, so the twelve of the
    # Participatiewet stand with them.
    assert set(named) == {TargetGroup.WW}
    # Fourteen, at 13,333.33 each, rounded down.
    assert (named[TargetGroup.WW].n_eligible, named[TargetGroup.WW].n_possible) == (10, 4)
    assert named[TargetGroup.WW].value_each.at_least == Decimal(10000)
    assert all(line.n_eligible + line.n_possible >= 10 for line in found.lines)
    assert "wajong" not in everything_told(found).casefold()


def test_an_intermediary_sees_the_groups_of_its_own_people_only(region_engine: MatchEngine) -> None:
    found = answer(region_engine, a_viewer(Role.INTERMEDIARY, AGENCY))
    assert {line.group for line in found.lines} == {TargetGroup.WW, TargetGroup.WAJONG, None}
    (others,) = (line for line in found.lines if line.group is None)
    assert (others.channel, others.n_eligible, others.n_possible) == (None, 0, 5)
    # The own three for certain: 2 x 13,333.33 + 33,333.33.
    assert found.answer.reachable.at_least == Decimal("59999.99")


def test_a_desk_sees_every_cell(region_engine: MatchEngine) -> None:
    desk = answer(region_engine, a_viewer(Role.MUNICIPAL_DESK, "O-0001"))
    assert cells(desk) == cells(answer(region_engine))


def test_without_consent_somebody_counts_for_the_own_intermediary_only(
    database: Database, engine: MatchEngine
) -> None:
    private = a_candidate(
        candidate_id="K-0500",
        source_id="0500",
        organisation_id=AGENCY,
        is_shareable=False,
        profile=CLEANER,
        claims=PW,
    )
    store_region(database, private)
    for viewer, n_pool in (
        (OPERATOR, 12),
        (CONTRACTOR, 12),
        (a_viewer(Role.MUNICIPAL_DESK, "O-0001"), 12),
        (a_viewer(Role.INTERMEDIARY, AGENCY), 13),
    ):
        assert answer(engine, viewer).counts.n_pool == n_pool


def test_a_contractor_asks_by_a_contract_of_its_own(region_engine: MatchEngine) -> None:
    other = a_viewer(Role.CONTRACTOR, "O-0004")
    with pytest.raises(Conflict) as refused:
        answer(region_engine, other, contract="C-0001")
    assert refused.value.where == "contract"
    assert answer(region_engine, CONTRACTOR, contract="C-0001").counts.n_pool == 12
