"""Advice on whom to propose where: exact, within what hard criteria and consent allow."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import fsum
from threading import Thread
from typing import Any

import pytest

from api.services.allocation_text import caveats, left_reason, open_reason
from api.services.match_engine import MatchEngine
from api.services.vacancy_rankings import candidates_for_vacancy
from matcher.allocation.optimal import optimal
from matcher.allocation.outcome import LeftReason, OpenReason
from matcher.allocation.problem import AllocationChoices
from matcher.domain.audit import AuditedAction
from matcher.domain.hours import HoursRange
from matcher.domain.profile import DrivingLicence, Profile
from matcher.domain.vacancy import HardCriteria
from matcher.errors import InvalidInput
from matcher.ternary import Ternary
from models.engine import Database
from tests.api.services.allocating import (
    ANY_FIT,
    AT,
    ENDS_LATER,
    ENDS_SOONER,
    a_worker,
    advised,
    allocated,
    second_vacancy,
    store_two,
)
from tests.api.services.counted_desk import (
    ABILITIES,
    EXPIRED,
    FIVE,
    TODAY,
    the_vacancy,
)
from tests.factories import a_requirement, a_viewer

ALL_ROUND, ONE_TRICK = a_worker(1, *ABILITIES), a_worker(2, *ABILITIES[:2])
"""Who can do all of both jobs, and who can do all of V-0002 only."""
DUE_FIRST = replace(ANY_FIT, due_first=True)


def test_each_person_goes_where_all_together_fit_best(
    database: Database, engine: MatchEngine
) -> None:
    store_two(database, [ALL_ROUND, ONE_TRICK])
    found = allocated(database, engine)
    assert advised(found) == {("K-0001", "V-0001"), ("K-0002", "V-0002")}
    assert (found.n_vacancies, found.n_places, found.totals.n_placed) == (2, 2, 2)
    assert (found.left, found.open_vacancies) == ((), ())


def test_the_fit_and_the_reasons_are_those_of_the_vacancys_own_ranking(
    database: Database, engine: MatchEngine
) -> None:
    store_two(database, [*FIVE, a_worker(6, *ABILITIES[:3])])
    found = allocated(database, engine)
    assert found.totals.total_fit == pytest.approx(
        fsum(pair.ranked.fit or 0.0 for pair in found.pairs), abs=1e-12
    )
    for pair in found.pairs:
        with database.unit_of_work(a_viewer()) as uow:
            ranking = candidates_for_vacancy(uow, engine, pair.vacancy.vacancy_id, top=10, on=TODAY)
        (line,) = [
            line for line in ranking.lines if line.ranked.candidate_id == pair.ranked.candidate_id
        ]
        assert replace(pair.ranked, position=line.ranked.position) == line.ranked
        own_places = [one.ranked.candidate_id for one in ranking.lines]
        assert pair.ranked.position == own_places.index(pair.ranked.candidate_id) + 1
        assert pair.eligibility == line.eligibility


def test_a_place_of_the_contract_that_ends_sooner_is_filled_first(
    database: Database, engine: MatchEngine
) -> None:
    store_two(
        database,
        [ALL_ROUND],
        second=second_vacancy(requirements=(*the_vacancy().requirements, a_requirement("kok"))),
    )
    assert advised(allocated(database, engine)) == {("K-0001", "V-0001")}
    found = allocated(database, engine, choices=DUE_FIRST)
    assert advised(found) == {("K-0001", "V-0002")}
    assert {pair.due_on for pair in found.pairs} == {ENDS_SOONER}
    assert any("laatste dag van de opdracht" in told for told in caveats(found))


def test_a_contract_that_has_ended_presses_no_more(database: Database, engine: MatchEngine) -> None:
    store_two(database, [ALL_ROUND])
    with_later = the_vacancy(closes_on=None)
    with database.unit_of_work(a_viewer()) as uow:
        uow.vacancies.update(with_later)
        uow.vacancies.update(second_vacancy(closes_on=None))
        uow.commit()
    found = allocated(database, engine, choices=DUE_FIRST, on=date(2026, 7, 1))
    assert advised(found) == {("K-0001", "V-0001")}
    assert {pair.due_on for pair in found.pairs} == {ENDS_LATER}


def test_who_certainly_does_not_count_is_left_out_unless_asked(
    database: Database, engine: MatchEngine
) -> None:
    store_two(database, [a_worker(1, *ABILITIES, claims=EXPIRED), a_worker(2, *ABILITIES[:3])])
    found = allocated(database, engine, contract="C-0001")
    assert advised(found) == {("K-0002", "V-0001")}
    assert (found.people.n_not_counting, found.people.n_left) == (1, 0)
    also = allocated(database, engine, contract="C-0001", with_not_counting=True)
    assert advised(also) == {("K-0001", "V-0001")}
    assert also.people.n_not_counting == 0
    (pair,) = also.pairs
    assert pair.eligibility.counts is Ternary.FAILS


def test_people_who_do_not_count_never_crowd_out_those_who_may(
    database: Database, engine: MatchEngine
) -> None:
    hidden = [a_worker(n, *ABILITIES, claims=EXPIRED) for n in range(1, 8)]
    store_two(database, [*hidden, a_worker(8, ABILITIES[0])])
    found = allocated(database, engine, vacancies=("V-0001",), list_length=1)
    assert advised(found) == {("K-0008", "V-0001")}
    assert found.people.n_not_counting == 7


def test_a_hard_criterion_is_never_passed_over_and_an_unknown_one_is_marked(
    database: Database, engine: MatchEngine
) -> None:
    demands = HardCriteria(driving_licences=frozenset({DrivingLicence.C}), hours=HoursRange(24, 40))
    unknown = Profile(skills=ABILITIES[:1], pc4="3511")
    store_two(
        database,
        [ALL_ROUND, a_worker(3, profile=unknown)],
        first=the_vacancy(criteria=demands),
    )
    found = allocated(database, engine, vacancies=("V-0001",))
    assert advised(found) == {("K-0003", "V-0001")}
    assert found.people.n_excluded == 1
    (pair,) = found.pairs
    assert any("Rijbewijs C" in told for told in pair.ranked.unknown)


def test_an_unknown_fit_is_no_pair_and_is_told(database: Database, engine: MatchEngine) -> None:
    store_two(database, [a_worker(1, profile=Profile(pc4="3511"))])
    found = allocated(database, engine)
    assert found.pairs == ()
    assert (found.people.n_fit_unknown, found.people.n_in_view) == (1, 1)
    assert {room.reason for room in found.open_vacancies} == {OpenReason.TOO_FEW_SUIT}
    assert "1 van onbekende geschiktheid" in open_reason(found.open_vacancies[0])


def test_below_the_least_fit_a_place_stays_open_and_says_why(
    database: Database, engine: MatchEngine
) -> None:
    store_two(database, [ALL_ROUND, ONE_TRICK])
    found = allocated(database, engine, choices=AllocationChoices(least_fit=1.0))
    assert found.pairs == ()
    assert found.people.n_fit_too_low == found.people.n_in_view == 2
    told = open_reason(found.open_vacancies[0])
    assert told == "niemand past (2 passen te weinig)"


def test_who_is_left_is_told_where_the_fit_is_best_and_who_was_better(
    database: Database, engine: MatchEngine
) -> None:
    store_two(database, [ALL_ROUND, ONE_TRICK, a_worker(3, ABILITIES[0])])
    found = allocated(database, engine)
    (left,) = found.left
    assert (left.candidate_id, left.reason) == ("K-0003", LeftReason.OTHERS_FIT_BETTER)
    assert left.least_placed_fit is not None
    assert left.least_placed_fit >= left.fit
    assert "past ten minste zo goed" in left_reason(left)
    assert allocated(database, engine, most_left=0).left == ()


def test_everybody_in_view_stands_somewhere(database: Database, engine: MatchEngine) -> None:
    store_two(database, [*FIVE, a_worker(6, *ABILITIES[:3]), a_worker(7, profile=Profile())])
    people = allocated(database, engine, choices=AllocationChoices(least_fit=0.6)).people
    parts = (
        people.n_placed,
        people.n_left,
        people.n_not_counting,
        people.n_fit_too_low,
        people.n_fit_unknown,
        people.n_excluded,
    )
    assert sum(parts) == people.n_in_view == 7


def test_who_stands_on_every_list_is_told(database: Database, engine: MatchEngine) -> None:
    store_two(database, [ALL_ROUND, ONE_TRICK])
    wanted = {one.candidate_id: one for one in allocated(database, engine).wanted}
    assert wanted["K-0001"].n_lists == 2
    assert wanted["K-0001"].advised_for == "V-0001"


def test_that_somebody_asked_is_logged_with_the_choices_and_nothing_else_is_stored(
    database: Database, engine: MatchEngine
) -> None:
    store_two(database, [ALL_ROUND, ONE_TRICK])
    allocated(database, engine, choices=DUE_FIRST)
    with database.unit_of_work(a_viewer()) as uow:
        (entry,) = uow.audit.list(
            action=AuditedAction.ALLOCATION_ADVISED, subject=None, limit=10, offset=0
        ).rows
        assert uow.placements.list().total == 0
    assert (entry.at, entry.subject) == (AT, "allocation")
    assert entry.detail.startswith("2 vacancies; least fit 0.0, due first True, spread 0.0")
    assert "K-000" not in entry.detail


def test_a_refused_question_is_not_logged(database: Database, engine: MatchEngine) -> None:
    store_two(database, [ALL_ROUND])
    with pytest.raises(InvalidInput):
        allocated(database, engine, vacancies=("V-9999",))
    with database.unit_of_work(a_viewer()) as uow:
        assert uow.audit.list(action=None, subject=None, limit=10, offset=0).total == 0


def test_what_is_registered_meanwhile_is_taken_in_and_all_rests_on_the_same_facts(
    database: Database, engine: MatchEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    store_two(database, [ONE_TRICK])
    scored: list[str] = []
    score = engine.ranker.score

    def registered_meanwhile(*given: Any) -> Any:
        if not scored:
            with database.unit_of_work(a_viewer()) as uow:
                uow.candidates.add(ALL_ROUND)
                uow.commit()
        scored.append("once")
        return score(*given)

    monkeypatch.setattr(engine.ranker, "score", registered_meanwhile)
    found = allocated(database, engine)
    assert advised(found) == {("K-0001", "V-0001"), ("K-0002", "V-0002")}
    assert found.people.n_in_view == 2


def test_others_rank_and_register_while_people_are_allocated(
    database: Database, engine: MatchEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    store_two(database, [ALL_ROUND, ONE_TRICK])
    is_free: list[bool] = []
    solve = optimal

    def looked_at_from_elsewhere(*given: Any) -> Any:
        lent = Thread(target=lambda: is_free.append(engine.n_candidates == 2 and lend(engine)))
        lent.start()
        lent.join(timeout=60)
        return solve(*given)

    monkeypatch.setattr("api.services.allocation_advice.optimal", looked_at_from_elsewhere)
    allocated(database, engine)
    assert is_free == [True]


def lend(engine: MatchEngine) -> bool:
    with engine.index() as index:
        return len(index) == 2
