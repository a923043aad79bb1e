"""Whatever is recorded in whatever order: nobody is placed twice, and the log only grows."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matcher.domain.access import Viewer
from matcher.domain.introduction import (
    Introduction,
    IntroductionState,
    RefusalReason,
)
from matcher.errors import Conflict, InvalidInput, NotFound
from matcher.introductions.consequences import is_at_work
from matcher.introductions.reasons import ENDED_BY, GIVEN_BY
from matcher.ternary import Ternary
from models.engine import Database
from tests.api.services.introducing import (
    AT,
    CONTRACTOR,
    DAY,
    DESK,
    INTERMEDIARY,
    OPERATOR,
    OTHER_CONTRACTOR,
    asked,
    fill,
    introduced,
    stepped,
)
from tests.factories import a_candidate, a_vacancy

S = IntroductionState
PEOPLE, VACANCIES = 2, 2
REASONS = {
    state: next(reason for reason in RefusalReason if party in GIVEN_BY[reason])
    for state, party in ENDED_BY.items()
}
numbers = count()


class Step(NamedTuple):
    """Somebody tries something with a person and a vacancy."""

    person: int
    vacancy: int
    state: IntroductionState | None
    viewer: Viewer
    has_left: bool


steps = st.builds(
    Step,
    person=st.integers(0, PEOPLE - 1),
    vacancy=st.integers(0, VACANCIES - 1),
    # Most are placements by somebody who may: what is refused tells little.
    state=st.one_of(st.just(S.PLACED), st.just(S.PLACED), st.sampled_from(S), st.none()),
    viewer=st.sampled_from(
        [OPERATOR, OPERATOR, OPERATOR, DESK, INTERMEDIARY, CONTRACTOR, OTHER_CONTRACTOR]
    ),
    has_left=st.booleans(),
)


@pytest.fixture(autouse=True)
def _parties(database: Database) -> None:
    fill(database)


class Labour:
    """People and vacancies of one example: the first vacancy has one position, the second two."""

    def __init__(self, database: Database) -> None:
        self.database = database
        own = next(numbers)
        self.people = [f"K-{own}-{number}" for number in range(PEOPLE)]
        self.vacancies = [f"V-{own}-{number}" for number in range(VACANCIES)]
        with database.unit_of_work(OPERATOR) as uow:
            for name in self.people:
                uow.candidates.add(a_candidate(candidate_id=name, source_id=name))
            for number, name in enumerate(self.vacancies):
                uow.vacancies.add(
                    a_vacancy(
                        vacancy_id=name,
                        source_id=name,
                        organisation_id=("O-0002", "O-0004")[number],
                        positions=number + 1,
                        closes_on=None,
                    )
                )
            uow.commit()

    def all(self) -> dict[str, Introduction]:
        with self.database.unit_of_work(OPERATOR) as uow:
            found = uow.introductions.of_people(self.people)
        return {one.introduction_id: one for one in found}

    def take(self, step: Step) -> None:
        person, vacancy = self.people[step.person], self.vacancies[step.vacancy]
        known = [
            one
            for one in self.all().values()
            if one.candidate_id == person and one.vacancy_id == vacancy
        ]
        if not known:
            introduced(self.database, step.viewer, candidate=person, vacancy=vacancy)
        elif step.state is None:
            answer = Ternary.of(not step.has_left)
            asked(self.database, known[-1].introduction_id, answer, step.viewer)
        elif step.state is S.PROPOSED and not known[-1].is_open and step.has_left:
            introduced(self.database, step.viewer, candidate=person, vacancy=vacancy)
        else:
            stepped(
                self.database,
                known[-1].introduction_id,
                step.state,
                step.viewer,
                reason=REASONS.get(step.state),
                remark="in een paar woorden",
            )


@settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(tried=st.lists(steps, min_size=6, max_size=14))
def test_whatever_is_recorded_nobody_is_placed_twice_and_the_log_only_grows(
    database: Database, tried: list[Step]
) -> None:
    labour = Labour(database)
    for step in tried:
        before = labour.all()
        try:
            labour.take(step)
        except (Conflict, InvalidInput, NotFound):
            assert labour.all() == before, "what is refused changes nothing"
            continue
        after = labour.all()
        nobody_is_in_two_places(after.values())
        no_vacancy_has_more_people_than_positions(labour, after.values())
        nothing_that_was_logged_is_gone(before, after)
        whoever_was_placed_has_nothing_else_open(step, before, after)


def nobody_is_in_two_places(introductions: Iterable[Introduction]) -> None:
    at_work = [one for one in introductions if is_at_work(one, DAY)]
    people = [one.candidate_id for one in at_work]
    assert len(people) == len(set(people))


def no_vacancy_has_more_people_than_positions(
    labour: Labour, introductions: Iterable[Introduction]
) -> None:
    for number, vacancy in enumerate(labour.vacancies):
        placed = [
            one for one in introductions if one.vacancy_id == vacancy and is_at_work(one, DAY)
        ]
        assert len(placed) <= number + 1


def nothing_that_was_logged_is_gone(
    before: dict[str, Introduction], after: dict[str, Introduction]
) -> None:
    for introduction_id, one in before.items():
        later = after[introduction_id]
        assert later.events[: len(one.events)] == one.events
        assert later.checks[: len(one.checks)] == one.checks
        assert all(event.at == AT for event in later.events)


def whoever_was_placed_has_nothing_else_open(
    step: Step, before: dict[str, Introduction], after: dict[str, Introduction]
) -> None:
    for introduction_id, one in after.items():
        was = before.get(introduction_id)
        if one.state is S.PLACED and was is not None and was.state is not S.PLACED:
            assert step.state is S.PLACED
            assert not [
                other
                for other in after.values()
                if other.candidate_id == one.candidate_id and other.is_open
            ]
