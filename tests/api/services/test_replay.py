"""A ranking of the past is shown exactly as it was, with what has changed since."""

from __future__ import annotations

from dataclasses import replace

import pytest

from api.services.candidates import remove_candidate
from api.services.match_engine import MatchEngine
from api.services.replay import Maker, Replay, replay
from api.services.weights import use_weights
from matcher.domain.access import Role, Viewer
from matcher.domain.shown_ranking import ListOrder
from matcher.errors import Conflict, NotFound
from matcher.ranking.weight_document import WeightDifference
from matcher.ranking.weights import DEFAULT_WEIGHTS, load_weights
from models.engine import Database
from tests.api.services.counted_desk import (
    AN_INSTANT,
    CONTRACTOR,
    FIVE,
    NOTHING_KNOWN,
    OPERATOR,
    OTHER,
    SCHEME,
    TODAY,
    person,
    ranked,
    store,
    the_vacancy,
)
from tests.api.services.weighing import WHY, save, weighed
from tests.factories import a_viewer


def replayed(
    database: Database,
    engine: MatchEngine,
    ranking_id: str,
    *,
    compare: bool = False,
    viewer: Viewer = OPERATOR,
) -> Replay:
    with database.unit_of_work(viewer) as uow:
        return replay(uow, engine, ranking_id, compare=compare, on=TODAY, at=AN_INSTANT)


def makers(found: Replay) -> set[Maker]:
    return {one.maker for one in found.changed}


def test_where_nothing_changed_nothing_is_said_to_have_changed(
    database: Database, engine: MatchEngine
) -> None:
    store(database, FIVE)
    ranking = ranked(database, engine)
    found = replayed(database, engine, ranking.ranking_id)
    assert [line.told for line in found.shown.lines] == [line.ranked for line in ranking.lines]
    assert (found.changed, found.weight_differences, found.n_without_person) == ((), (), 0)
    assert found.today is None


def test_a_list_is_the_same_however_much_has_changed_since(
    database: Database, engine: MatchEngine
) -> None:
    store(database, FIVE)
    ranking = ranked(database, engine)
    with database.unit_of_work(OPERATOR) as uow:
        uow.candidates.update(replace(FIVE[0], profile=replace(FIVE[0].profile, skills=())))
        uow.vacancies.update(replace(the_vacancy(), title="Kok"))
        uow.commit()
    use_others(database)
    found = replayed(database, engine, ranking.ranking_id)
    assert [line.told for line in found.shown.lines] == [line.ranked for line in ranking.lines]
    assert makers(found) == {Maker.VACANCY, Maker.WEIGHTS, Maker.CANDIDATES}


def use_others(database: Database) -> None:
    saved = save(database, weighed(travel=0.2))
    with database.unit_of_work(OPERATOR) as uow:
        use_weights(uow, saved.version, default=DEFAULT_WEIGHTS, why=WHY, at=AN_INSTANT)


def test_other_weights_are_told_number_by_number(database: Database, engine: MatchEngine) -> None:
    store(database, FIVE)
    ranking = ranked(database, engine)
    use_others(database)
    found = replayed(database, engine, ranking.ranking_id)
    (change,) = found.changed
    assert (change.then, change.now) == (DEFAULT_WEIGHTS, "desk-v1")
    assert found.weight_differences == (
        WeightDifference(
            name="components.travel", before=load_weights().components["travel"], after=0.2
        ),
    )


def test_a_vacancy_that_is_gone_leaves_the_ranking_readable_and_nothing_to_compare(
    database: Database, engine: MatchEngine
) -> None:
    store(database, FIVE)
    ranking = ranked(database, engine)
    with database.unit_of_work(OPERATOR) as uow:
        uow.vacancies.delete("V-0001")
        uow.commit()
    found = replayed(database, engine, ranking.ranking_id)
    assert found.vacancy is None
    assert {one.maker: one.now for one in found.changed}[Maker.VACANCY] is None
    assert len(found.shown.lines) == len(ranking.lines)
    with pytest.raises(Conflict, match="was removed"):
        replayed(database, engine, ranking.ranking_id, compare=True)


def test_other_versions_of_encoder_rules_and_program_are_said(
    database: Database, engine: MatchEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    store(database, FIVE)
    ranking = ranked(database, engine)
    monkeypatch.setattr("api.services.replay.software_version", lambda: "9.9.9")
    monkeypatch.setattr("api.services.replay.rule_files_digest", lambda *_: "another")
    monkeypatch.setattr(engine.encoder, "version", "another encoder")
    found = replayed(database, engine, ranking.ranking_id)
    assert makers(found) == {Maker.ENCODER, Maker.RULES, Maker.SOFTWARE}


def test_erased_people_are_counted_and_keep_their_place(
    database: Database, engine: MatchEngine
) -> None:
    store(database, FIVE)
    ranking = ranked(database, engine)
    with database.unit_of_work(OPERATOR) as uow:
        remove_candidate(uow, "K-0001", at=AN_INSTANT)
    found = replayed(database, engine, ranking.ranking_id, compare=True)
    assert found.n_without_person == 1
    assert found.shown.lines[0].candidate_id is None
    assert found.today is not None
    assert "K-0001" not in str(found)
    assert [one.candidate_id for one in found.today.changes] == ["K-0003", "K-0004", "K-0005"]
    assert [one.before for one in found.today.changes] == [2, 3, 4]


def test_the_list_of_today_tells_who_came_left_and_moved_and_is_logged_itself(
    database: Database, engine: MatchEngine
) -> None:
    store(database, FIVE)
    ranking = ranked(database, engine)
    with database.unit_of_work(OPERATOR) as uow:
        uow.candidates.update(
            replace(FIVE[0], profile=replace(FIVE[0].profile, pc4="9711", max_distance_km=5.0))
        )
        uow.candidates.add(person(1, NOTHING_KNOWN, candidate_id="K-0006", source_id="0006"))
        uow.commit()
    found = replayed(database, engine, ranking.ranking_id, compare=True)
    assert found.today is not None
    places = {one.candidate_id: (one.before, one.after) for one in found.today.changes}
    assert places["K-0001"] == (1, None)
    assert places["K-0006"] == (None, 1)
    assert places["K-0003"] == (2, 2)
    assert found.today.overlap == 0.75
    with database.unit_of_work(OPERATOR) as uow:
        logged = uow.shown_rankings.get(found.today.ranking.ranking_id)
    assert [line.candidate_id for line in logged.lines] == [
        line.ranked.candidate_id for line in found.today.ranking.lines
    ]


def test_the_same_question_is_asked_again_also_with_another_contract_scheme_and_order(
    database: Database, engine: MatchEngine
) -> None:
    store(database, FIVE, vacancy=the_vacancy(contract_id=None))
    ranking = ranked(
        database, engine, contract="C-0001", scheme="utrecht/undated", order=ListOrder.VALUE
    )
    found = replayed(database, engine, ranking.ranking_id, compare=True)
    assert found.today is not None
    again = found.today.ranking
    assert (again.scheme_id, again.order) == ("utrecht/undated", ListOrder.VALUE)
    assert again.contract == ranking.contract
    assert [line.ranked for line in again.lines] == [line.ranked for line in ranking.lines]
    assert (found.today.overlap, found.today.tau) == (1, 1)


def test_a_contractor_compares_under_the_scheme_that_its_own_contract_names(
    database: Database, engine: MatchEngine
) -> None:
    store(database, FIVE)
    contractor = a_viewer(Role.CONTRACTOR, CONTRACTOR)
    ranking = ranked(database, engine, viewer=contractor)
    found = replayed(database, engine, ranking.ranking_id, compare=True, viewer=contractor)
    assert found.today is not None
    assert found.today.ranking.scheme_id == SCHEME
    assert found.today.overlap == 1


def test_who_may_not_read_a_ranking_is_told_that_it_does_not_exist(
    database: Database, engine: MatchEngine
) -> None:
    store(database, FIVE)
    ranking = ranked(database, engine, viewer=a_viewer(Role.CONTRACTOR, CONTRACTOR))
    for viewer in (a_viewer(Role.CONTRACTOR, "O-0007"), a_viewer(Role.INTERMEDIARY, OTHER)):
        with pytest.raises(NotFound, match="No logged ranking"):
            replayed(database, engine, ranking.ranking_id, viewer=viewer)
    desk = a_viewer(Role.MUNICIPAL_DESK, "O-0001")
    assert replayed(database, engine, ranking.ranking_id, viewer=desk).n_without_person == 0
