"""Who asks what a region can do is told no more of anybody's group than that viewer may know."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from api.services.feasibilities import FoundFeasibility
from api.services.feasibility_text import arithmetic, caveats, summary
from api.services.match_engine import MatchEngine
from matcher.domain.access import Role
from matcher.domain.claim import TargetGroup
from models.engine import Database
from tests.api.made_up_region import AGENCY, BOTH, CLEANER, PW, WAJONG, WW, store_region
from tests.api.services.asking_feasibility import CONTRACTOR, OPERATOR, answer, cells
from tests.factories import a_candidate, a_viewer


def everything_told(found: FoundFeasibility) -> str:
    return repr(found.lines) + " ".join((*arithmetic(found), *caveats(found), summary(found)))


def test_a_contractor_sees_totals_and_no_small_group(region_engine: MatchEngine) -> None:
    found = answer(region_engine, CONTRACTOR)
    (line,) = found.lines
    assert (line.group, line.channel) == (None, None)
    assert (line.n_eligible, line.n_possible, line.is_mean) == (6, 2, True)
    assert line.value_each.at_least == Decimal("23333.33")  # 140,000 / 6
    assert found.answer == answer(region_engine).answer
    assert "wajong" not in everything_told(found).casefold()
    assert any("samengevoegd" in told for told in caveats(found))


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
    more = [
        a_candidate(
            candidate_id=f"K-{number:04d}",
            source_id=f"{number:04d}",
            organisation_id=AGENCY,
            profile=CLEANER,
            claims=PW if number % 2 else WW,
        )
        for number in range(100, 124)
    ]
    store_region(database, *more)
    found = answer(engine, CONTRACTOR)
    named = {line.group: line for line in found.lines if line.group is not None}
    # Six others would stand out as what the totals have more, so the twelve of the
    # Participatiewet stand with them.
    assert set(named) == {TargetGroup.WW}
    assert named[TargetGroup.WW].n_eligible == 14
    assert named[TargetGroup.WW].value_each.at_least == Decimal("13333.33")
    assert all(line.n_eligible + line.n_possible >= 10 for line in found.lines)
    assert "wajong" not in everything_told(found).casefold()


def test_an_intermediary_sees_the_groups_of_its_own_people_only(region_engine: MatchEngine) -> None:
    found = answer(region_engine, a_viewer(Role.INTERMEDIARY, AGENCY))
    assert {line.group for line in found.lines} == {TargetGroup.WW, TargetGroup.WAJONG, None}
    (others,) = (line for line in found.lines if line.group is None)
    assert (others.channel, others.n_eligible, others.n_possible) == (None, 3, 2)
    assert found.answer == answer(region_engine).answer


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
