"""The log of shown rankings: exact, never changed, and without those who were erased."""

from __future__ import annotations

from dataclasses import is_dataclass
from datetime import timedelta
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from matcher.domain.access import Role, Viewer
from matcher.domain.ranking import RankedCandidate
from matcher.domain.shown_ranking import ListOrder, ShownLine, ShownRanking
from matcher.errors import Conflict, NotFound
from models.engine import Database
from models.mapping.shown_ranking import told_of, told_text
from models.repositories.shown_rankings import ShownRankings
from tests.factories import a_candidate, a_contractor, a_viewer, an_organisation
from tests.models.shown_rankings import (
    SHOWN_AT,
    a_shown_ranking,
    an_excluded_line,
    shown_of,
)

OPERATOR = a_viewer(Role.OPERATOR)
DESK = a_viewer(Role.MUNICIPAL_DESK, "O-0009")
INTERMEDIARY = a_viewer(Role.INTERMEDIARY, "O-0001")
CONTRACTOR = a_viewer(Role.CONTRACTOR, "O-0002")
OTHER_CONTRACTOR = a_viewer(Role.CONTRACTOR, "O-0003")

# Any text but NUL, which PostgreSQL cannot store, and halves of surrogate pairs.
TEXTS = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=30)
SHARES = st.floats(0, 1)


def drawn(hint: Any) -> st.SearchStrategy[Any]:
    """Return what a field of this type may hold, also of fields that come to be later."""
    plain = {float: SHARES, str: TEXTS, int: st.integers(0, 10_000), NoneType: st.none()}
    if hint in plain:
        return plain[hint]
    if is_dataclass(hint) and isinstance(hint, type):
        parts = get_type_hints(hint)
        return st.builds(hint, **{name: drawn(parts[name]) for name in parts})
    if get_origin(hint) is tuple:
        return st.lists(drawn(get_args(hint)[0]), max_size=3).map(tuple)
    if get_origin(hint) is UnionType:
        return st.one_of([drawn(one) for one in get_args(hint)])
    return st.sampled_from(hint)


RANKED: st.SearchStrategy[RankedCandidate] = drawn(RankedCandidate)


@pytest.fixture
def region(database: Database) -> Database:
    """An intermediary with two candidates who share, and one who does not."""
    with database.unit_of_work(OPERATOR) as uow:
        uow.organisations.add(an_organisation())
        uow.organisations.add(a_contractor())
        for number, is_shareable in ((1, True), (2, True), (3, False)):
            uow.candidates.add(
                a_candidate(
                    candidate_id=f"K-000{number}", source_id=f"{number}", is_shareable=is_shareable
                )
            )
        uow.commit()
    return database


def keep(database: Database, *rankings: ShownRanking, viewer: Viewer = OPERATOR) -> None:
    with database.unit_of_work(viewer) as uow:
        for ranking in rankings:
            uow.shown_rankings.add(ranking)
        uow.commit()


def read(database: Database, ranking_id: str = "R-0001", viewer: Viewer = OPERATOR) -> ShownRanking:
    with database.unit_of_work(viewer) as uow:
        return uow.shown_rankings.get(ranking_id)


def who(lines: tuple[ShownLine, ...]) -> list[str | None]:
    return [line.candidate_id for line in lines]


@given(told=RANKED)
def test_a_line_comes_back_to_the_last_digit(told: RankedCandidate) -> None:
    assert told_of(told_text(told)) == told


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=RANKED)
def test_what_the_database_keeps_of_a_line_is_the_line(
    region: Database, told: RankedCandidate
) -> None:
    line = shown_of("K-0001", 1)
    kept = a_shown_ranking(
        lines=(
            ShownLine(
                place=1,
                candidate_id="K-0001",
                organisation_id="O-0001",
                channel=line.channel,
                told=told,
            ),
        )
    )
    with region.unit_of_work(OPERATOR) as uow:
        uow.shown_rankings.add(kept)
        assert uow.shown_rankings.get("R-0001") == kept


def test_a_ranking_comes_back_as_it_was_shown_with_what_stood_below_it(region: Database) -> None:
    shown = a_shown_ranking(
        order=ListOrder.VALUE,
        scheme_id="utrecht/undated",
        lines=(shown_of("K-0002", 1), shown_of("K-0001", 2)),
        left_out=(an_excluded_line("K-0003"),),
    )
    keep(region, shown)
    assert read(region) == shown


def test_a_list_of_nobody_is_logged_as_well(region: Database) -> None:
    keep(region, a_shown_ranking(lines=(), n_ranked=0))
    assert read(region).lines == ()


def test_an_erased_candidate_leaves_the_place_and_nothing_else(region: Database) -> None:
    keep(region, a_shown_ranking(lines=(shown_of("K-0001", 1), shown_of("K-0002", 2))))
    with region.unit_of_work(OPERATOR) as uow:
        uow.candidates.delete("K-0001")
        uow.commit()
    gone, left = read(region).lines
    assert (gone.place, gone.candidate_id, gone.told) == (1, None, None)
    assert gone.organisation_id == "O-0001"
    assert left == shown_of("K-0002", 2)
    with region.engine.connect() as connection:
        kept = connection.execute(text("SELECT candidate_id, told FROM shown_lines")).all()
    assert "K-0001" not in str(kept)


def test_an_erasure_that_is_undone_takes_nothing_from_the_log(region: Database) -> None:
    shown = a_shown_ranking(lines=(shown_of("K-0001", 1),))
    keep(region, shown)
    with region.unit_of_work(OPERATOR) as uow:
        uow.candidates.delete("K-0001")
    assert read(region) == shown


def test_who_is_erased_while_a_ranking_is_computed_does_not_enter_the_log(region: Database) -> None:
    with region.unit_of_work(OPERATOR) as uow:
        uow.candidates.delete("K-0001")
        uow.commit()
    keep(region, a_shown_ranking(lines=(shown_of("K-0001", 1), shown_of("K-0002", 2))))
    assert who(read(region).lines) == [None, "K-0002"]


def test_desks_and_the_operator_read_all_others_what_their_organisation_saw(
    region: Database,
) -> None:
    keep(
        region,
        a_shown_ranking(),
        a_shown_ranking(ranking_id="R-0002", role=Role.INTERMEDIARY, organisation_id="O-0001"),
        a_shown_ranking(ranking_id="R-0003", role=Role.OPERATOR, organisation_id=None),
    )
    readable = {
        OPERATOR: {"R-0001", "R-0002", "R-0003"},
        DESK: {"R-0001", "R-0002", "R-0003"},
        CONTRACTOR: {"R-0001"},
        INTERMEDIARY: {"R-0002"},
        OTHER_CONTRACTOR: set(),
        a_viewer(Role.INTERMEDIARY, None): set(),
    }
    for viewer, seen in readable.items():
        with region.unit_of_work(viewer) as uow:
            page = uow.shown_rankings.list()
            assert {one.ranking_id for one in page.rows} == seen
            assert page.total == len(seen)
            for ranking_id in {"R-0001", "R-0002", "R-0003"} - seen:
                with pytest.raises(NotFound):
                    uow.shown_rankings.get(ranking_id)


def test_who_no_longer_shares_is_a_place_without_a_person_for_others(region: Database) -> None:
    shown = a_shown_ranking(lines=(shown_of("K-0003", 1), shown_of("K-0002", 2)))
    keep(region, shown)
    assert read(region) == shown
    for viewer in (CONTRACTOR, DESK):
        seen = read(region, viewer=viewer)
        assert who(seen.lines) == [None, "K-0002"]
        assert seen.lines[0].told is None


def test_a_candidate_is_found_in_the_rankings_by_those_who_may_see_the_candidate(
    region: Database,
) -> None:
    keep(
        region,
        a_shown_ranking(lines=(shown_of("K-0002", 1),)),
        a_shown_ranking(ranking_id="R-0002", lines=(shown_of("K-0003", 1),)),
    )
    with region.unit_of_work(OPERATOR) as uow:
        (found,) = uow.shown_rankings.list(candidate_id="K-0003").rows
    assert found.ranking_id == "R-0002"
    with region.unit_of_work(CONTRACTOR) as uow:
        assert uow.shown_rankings.list(candidate_id="K-0003").total == 0


def test_rankings_are_listed_the_latest_first_by_vacancy_and_time(region: Database) -> None:
    day = timedelta(days=1)
    keep(
        region,
        a_shown_ranking(),
        a_shown_ranking(ranking_id="R-0002", shown_at=SHOWN_AT + day, vacancy_id="V-0002"),
        a_shown_ranking(ranking_id="R-0003", shown_at=SHOWN_AT + 2 * day),
    )
    with region.unit_of_work(OPERATOR) as uow:
        log = uow.shown_rankings
        assert [one.ranking_id for one in log.list(limit=2).rows] == ["R-0003", "R-0002"]
        assert [one.ranking_id for one in log.list(limit=2, offset=2).rows] == ["R-0001"]
        assert {one.ranking_id for one in log.list(vacancy_id="V-0001").rows} == {
            "R-0001",
            "R-0003",
        }
        since = log.list(since=SHOWN_AT + day, until=SHOWN_AT + 2 * day)
        assert [one.ranking_id for one in since.rows] == ["R-0002"]
        period = log.between(SHOWN_AT, SHOWN_AT + 2 * day)
        assert [one.ranking_id for one in period] == ["R-0001", "R-0002"]


def test_a_period_is_read_whole_however_many_rankings_it_has(
    region: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("models.repositories.shown_rankings.AT_A_TIME", 2)
    keep(region, *[a_shown_ranking(ranking_id=f"R-{number}") for number in range(5)])
    with region.unit_of_work(OPERATOR) as uow:
        period = list(uow.shown_rankings.between(SHOWN_AT, SHOWN_AT + timedelta(days=1)))
    assert [one.ranking_id for one in period] == [f"R-{number}" for number in range(5)]
    with region.unit_of_work(OPERATOR) as uow:
        heads = list(uow.shown_rankings.headings_between(SHOWN_AT, SHOWN_AT + timedelta(days=1)))
    assert [(one.ranking_id, one.lines) for one in heads] == [
        (one.ranking_id, ()) for one in period
    ]


def test_the_operator_removes_what_is_past_its_term_and_nobody_else_does(region: Database) -> None:
    later = SHOWN_AT + timedelta(days=1)
    keep(region, a_shown_ranking(), a_shown_ranking(ranking_id="R-0002", shown_at=later))
    for viewer in (DESK, INTERMEDIARY, CONTRACTOR):
        with region.unit_of_work(viewer) as uow, pytest.raises(Conflict, match="operator"):
            uow.shown_rankings.prune(later)
    with region.unit_of_work(OPERATOR) as uow:
        assert uow.shown_rankings.prune(later) == 1
        uow.commit()
    with region.unit_of_work(OPERATOR) as uow:
        assert [one.ranking_id for one in uow.shown_rankings.list().rows] == ["R-0002"]
    with region.engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM shown_lines")).scalar_one() == 1


def test_an_id_is_used_once(region: Database) -> None:
    keep(region, a_shown_ranking())
    with pytest.raises(Conflict, match="ranking id"):
        keep(region, a_shown_ranking())


def test_the_log_has_no_way_to_change_what_was_shown() -> None:
    ways = {name for name in vars(ShownRankings) if not name.startswith("_")}
    assert ways == {"add", "get", "list", "between", "headings_between", "prune"}
