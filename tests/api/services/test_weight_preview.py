"""What other weights would do is shown before anybody saves them, and changes nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from api.services.match_engine import MatchEngine
from api.services.weight_preview import WeightPreview, preview_weights
from matcher.domain.access import Role, Viewer
from matcher.errors import Conflict, InvalidInput
from matcher.ranking.weight_document import shipped_document
from matcher.ranking.weights import DEFAULT_WEIGHTS
from models.engine import Database
from tests.api.services.counted_desk import (
    CONTRACTOR,
    NOTHING_KNOWN,
    OPERATOR,
    OTHER,
    TODAY,
    person,
    ranked,
    store,
    the_vacancy,
)
from tests.api.services.weighing import weighed
from tests.factories import a_contractor, a_vacancy, a_viewer

DESK = a_viewer(Role.MUNICIPAL_DESK, "O-0001")
DEFAULT = shipped_document(DEFAULT_WEIGHTS)
TRAVEL_ONLY = weighed(skills=0.000001, occupation=0.000001, travel=1000)
FAR = {1: "1012", 2: "3511", 3: "3542"}
PEOPLE = [
    replace(one, profile=replace(one.profile, pc4=FAR[number], max_distance_km=None))
    for number in FAR
    for one in [person(number, NOTHING_KNOWN)]
]
"""The better somebody knows the work, the farther away they live."""


def previewed(
    database: Database,
    engine: MatchEngine,
    document: str,
    *,
    viewer: Viewer = DESK,
    top: int = 2,
    n_vacancies: int = 50,
    contractor: str | None = None,
) -> WeightPreview:
    with database.unit_of_work(viewer) as uow:
        return preview_weights(
            uow,
            engine,
            document,
            top=top,
            n_vacancies=n_vacancies,
            contractor=contractor,
            on=TODAY,
        )


def test_the_weights_in_use_change_nothing(database: Database, engine: MatchEngine) -> None:
    store(database, PEOPLE)
    preview = previewed(database, engine, DEFAULT)
    (effect,) = preview.effects
    assert preview.differences == ()
    assert effect.is_same
    assert (effect.overlap, effect.tau) == (1, 1)


def test_who_enters_leaves_and_moves_is_told_for_each_vacancy(
    database: Database, engine: MatchEngine
) -> None:
    store(database, PEOPLE)
    preview = previewed(database, engine, TRAVEL_ONLY)
    (effect,) = preview.effects
    places = {change.candidate_id: (change.before, change.after) for change in effect.changes}
    assert places == {"K-0003": (None, 1), "K-0002": (2, 2), "K-0001": (1, None)}
    assert effect.overlap == 0.5
    assert {one.name for one in preview.differences} == {
        "components.skills",
        "components.occupation",
        "components.travel",
    }
    assert preview.in_use == DEFAULT_WEIGHTS


def test_trying_weights_changes_no_list_and_logs_none(
    database: Database, engine: MatchEngine
) -> None:
    store(database, PEOPLE)
    before = ranked(database, engine)
    previewed(database, engine, TRAVEL_ONLY)
    after = ranked(database, engine)
    assert after.lines == before.lines
    with database.unit_of_work(OPERATOR) as uow:
        assert uow.shown_rankings.list().total == 2
        assert uow.weight_sets.all() == ()


def test_only_open_vacancies_are_tried_at_most_as_many_as_asked_the_most_changed_first(
    database: Database, engine: MatchEngine
) -> None:
    store(database, PEOPLE)
    with database.unit_of_work(OPERATOR) as uow:
        uow.organisations.add(a_contractor(organisation_id="O-0008", name="Ander Bedrijf"))
        without_place = replace(
            the_vacancy(vacancy_id="V-0002", source_id="vac-2"), pc4=None, contract_id=None
        )
        uow.vacancies.add(without_place)
        uow.vacancies.add(
            a_vacancy(
                vacancy_id="V-0003",
                source_id="vac-3",
                closes_on=TODAY.replace(year=TODAY.year - 1),
            )
        )
        uow.vacancies.add(
            a_vacancy(vacancy_id="V-0004", source_id="vac-4", organisation_id="O-0008")
        )
        uow.commit()
    preview = previewed(database, engine, TRAVEL_ONLY)
    assert {effect.vacancy.vacancy_id for effect in preview.effects} == {
        "V-0001",
        "V-0002",
        "V-0004",
    }
    assert preview.n_open == 3
    overlaps = [effect.overlap for effect in preview.effects]
    assert overlaps == sorted(overlaps, key=lambda one: 1.0 if one is None else one)
    assert len(previewed(database, engine, TRAVEL_ONLY, n_vacancies=1).effects) == 1
    (own,) = previewed(database, engine, TRAVEL_ONLY, contractor="Ander Bedrijf").effects
    assert own.vacancy.vacancy_id == "V-0004"


def test_a_desk_sees_in_it_only_whom_it_may_be_shown(
    database: Database, engine: MatchEngine
) -> None:
    hidden = [replace(PEOPLE[0], is_shareable=False), *PEOPLE[1:]]
    store(database, hidden)
    (effect,) = previewed(database, engine, TRAVEL_ONLY).effects
    assert {change.candidate_id for change in effect.changes} == {"K-0002", "K-0003"}


@pytest.mark.parametrize(
    "viewer", [a_viewer(Role.CONTRACTOR, CONTRACTOR), a_viewer(Role.INTERMEDIARY, OTHER)]
)
def test_contractors_and_intermediaries_try_no_weights(
    database: Database, engine: MatchEngine, viewer: Viewer
) -> None:
    store(database, PEOPLE)
    with pytest.raises(Conflict, match="Only a municipal desk or the operator"):
        previewed(database, engine, TRAVEL_ONLY, viewer=viewer)


def test_weights_that_could_not_be_saved_are_not_tried(
    database: Database, engine: MatchEngine
) -> None:
    store(database, PEOPLE)
    with pytest.raises(InvalidInput) as refused:
        previewed(database, engine, weighed(travel=0.123).replace("0.123", "-1"))
    assert refused.value.where == "weights [components] travel"
    with pytest.raises(InvalidInput, match="No contractor"):
        previewed(database, engine, DEFAULT, contractor="Niemand")
