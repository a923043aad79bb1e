"""Can an obligation be met with these people? A small region, worked out by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.services.feasibility_question import AskedPlace, WorkKind
from api.services.feasibility_text import arithmetic, caveats, summary
from api.services.match_engine import MatchEngine
from matcher.domain.access import Role, Viewer
from matcher.domain.claim import TargetGroup
from matcher.domain.organisation import Channel
from matcher.feasibility.answer import Comfort, Feasible
from tests.api.made_up_region import AGENCY
from tests.api.services.asking_feasibility import CONTRACTOR, OPERATOR, answer, cells
from tests.factories import a_viewer


def test_the_people_are_counted_by_group_channel_and_value(region_engine: MatchEngine) -> None:
    found = answer(region_engine)
    pw, gemeente, agency = (
        TargetGroup.PARTICIPATIEWET,
        Channel.MUNICIPALITY,
        Channel.REINTEGRATION_AGENCY,
    )
    assert cells(found) == {
        (pw, gemeente, 3, 1, "26666.67"),
        (TargetGroup.WW, agency, 2, 0, "13333.33"),
        (TargetGroup.WAJONG, agency, 1, 0, "33333.33"),
        (None, gemeente, 0, 1, "0.00"),
    }
    assert not found.is_merged


def test_everybody_stands_somewhere(region_engine: MatchEngine) -> None:
    counts = answer(region_engine).counts
    assert (counts.n_eligible, counts.n_possible, counts.n_not_counting) == (6, 2, 1)
    assert (counts.n_too_far, counts.n_excluded, counts.n_not_suitable) == (1, 1, 1)
    assert counts.n_pool == 12


@pytest.mark.parametrize(
    ("owed", "expected"),
    [
        # Of six people, 40,000 / (140,000 / 6) = 1.7: two are needed, one in three.
        (40_000, Feasible.COMFORTABLY),
        # 4.3 of six: enough, but not one in three.
        (100_000, Feasible.BARELY),
        (140_000, Feasible.BARELY),
        # The certain people give 140,000; those who may count, and bonuses, may give the rest.
        (140_001, Feasible.UNKNOWN),
        (5_000_000, Feasible.HARDLY),
        (0, Feasible.NOTHING_OWED),
    ],
)
def test_the_answer_follows_from_what_is_owed(
    region_engine: MatchEngine, owed: int, expected: Feasible
) -> None:
    assert answer(region_engine, owed=Decimal(owed)).answer.answer is expected


def test_the_arithmetic_is_shown(region_engine: MatchEngine) -> None:
    found = answer(region_engine)
    assert found.answer.comfort == Comfort(n_of=6, n_needed=2)
    assert found.answer.reachable.at_least == Decimal("140000.00")
    told = arithmetic(found)
    assert "WW via re-integratiebureau: 2 zeker x € 13.333,33 = € 26.666,66" in told
    assert "verschuldigd: € 40.000,00" in told
    assert "nodig als de hoogste waarde eerst gaat: 2" in told
    assert "12 mensen in beeld: 1 niet geschikt" in told[0]
    assert "meer dan genoeg" in summary(found)
    assert any("50%" in choice and "keuze van dit project" in choice for choice in caveats(found))


def test_the_positions_bound_what_is_reachable_the_most_valuable_first(
    region_engine: MatchEngine,
) -> None:
    two = answer(region_engine, positions=2, owed=Decimal(60_000))
    assert two.answer.reachable.at_least == Decimal("60000.00")  # 33,333.33 + 26,666.67
    assert two.answer.answer is Feasible.BARELY
    assert (
        answer(region_engine, positions=1, owed=Decimal(60_000)).answer.answer is Feasible.UNKNOWN
    )


def test_who_suits_two_kinds_of_work_counts_once(region_engine: MatchEngine) -> None:
    found = answer(region_engine, work=(WorkKind(title="schoonmaker"), WorkKind(title="hovenier")))
    assert [(kind.title, kind.n_certain) for kind in found.kinds] == [
        ("schoonmaker", 8),
        ("hovenier", 1),
    ]
    assert (found.counts.n_eligible, found.counts.n_pool) == (6, 12)
    assert answer(region_engine, work=(WorkKind(title="hovenier"),)).counts.n_eligible == 1


def test_work_can_be_named_by_skills_alone(region_engine: MatchEngine) -> None:
    found = answer(region_engine, work=(WorkKind(skills=("schoonmaker",)),))
    assert found.kinds[0].title == "schoonmaker"
    assert found.counts.n_eligible == 6


def test_a_registered_vacancy_brings_what_it_demands_and_where_it_is(
    region_engine: MatchEngine,
) -> None:
    found = answer(region_engine, work=(WorkKind(vacancy="V-0001"),), place=AskedPlace())
    assert (found.place, found.kinds[0].title) == ("3542", "Heftruckchauffeur")
    assert found.counts.n_eligible == 0
    assert found.counts.n_not_suitable == 12


def test_a_municipality_or_region_means_people_who_live_there(region_engine: MatchEngine) -> None:
    here = answer(region_engine, place=AskedPlace(region="Midden-Utrecht"))
    assert (here.place, here.most_travel_min) == ("Midden-Utrecht", None)
    assert (here.counts.n_eligible, here.counts.n_too_far) == (6, 1)
    north = answer(region_engine, place=AskedPlace(municipality="Groningen"))
    assert (north.counts.n_eligible, north.counts.n_possible, north.counts.n_too_far) == (1, 1, 8)


def test_without_hours_the_value_is_open_and_so_is_the_answer(region_engine: MatchEngine) -> None:
    found = answer(region_engine, hours_per_week=None)
    assert found.answer.reachable.at_least == 0
    assert found.answer.answer is Feasible.UNKNOWN


def test_a_higher_bound_on_suitability_leaves_fewer_people(region_engine: MatchEngine) -> None:
    assert answer(region_engine, least_fit=0.0).counts.n_not_suitable == 0
    assert answer(region_engine, least_fit=0.0).counts.n_eligible == 7  # the cook too


def test_nothing_is_stored(region_engine: MatchEngine) -> None:
    with region_engine.database.unit_of_work(OPERATOR) as uow:
        before = uow.changes.latest()
    answer(region_engine)
    with region_engine.database.unit_of_work(OPERATOR) as uow:
        assert uow.changes.latest() == before


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.sampled_from([OPERATOR, CONTRACTOR, a_viewer(Role.INTERMEDIARY, AGENCY)]),
    st.lists(st.sampled_from(["schoonmaker", "hovenier", "kok"]), min_size=1, max_size=3),
    st.floats(0, 1),
    st.sampled_from([AskedPlace(pc4="3511"), AskedPlace(pc4="9711"), AskedPlace(region="AM01")]),
)
def test_the_numbers_add_up_to_the_pool_whatever_is_asked(
    region_engine: MatchEngine,
    viewer: Viewer,
    titles: list[str],
    least_fit: float,
    place: AskedPlace,
) -> None:
    work = tuple(WorkKind(title=title) for title in titles)
    found = answer(region_engine, viewer, work=work, least_fit=least_fit, place=place)
    counts = found.counts
    assert (
        counts.n_pool
        == 12
        == (
            counts.n_eligible
            + counts.n_possible
            + counts.n_not_counting
            + counts.n_too_far
            + counts.n_excluded
            + counts.n_not_suitable
        )
    )
    assert sum(line.n_eligible for line in found.lines) == counts.n_eligible
    assert sum(line.n_possible for line in found.lines) == counts.n_possible
