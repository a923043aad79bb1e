"""Every list of candidates that is shown is logged with all that made it, or is not shown."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from api.services.candidates import remove_candidate
from api.services.match_engine import MatchEngine
from api.services.ranking_answers import VacancyRanking
from api.services.ranking_log import software_version
from api.services.shown_rankings import list_shown_rankings, prune_rankings
from api.services.vacancy_rankings import candidates_for_vacancy
from matcher.domain.access import Role
from matcher.domain.audit import AuditedAction
from matcher.domain.shown_ranking import ListOrder, ListPart, ShownRanking
from matcher.errors import Conflict, InvalidInput, MatcherError
from models.engine import Database
from models.repositories.shown_rankings import ShownRankings
from tests.api.services.counted_desk import (
    AN_INSTANT,
    CONTRACTOR,
    FIVE,
    OPERATOR,
    SCHEME,
    TODAY,
    ids,
    ranked,
    store,
    the_vacancy,
)
from tests.factories import a_viewer


def logged(database: Database) -> list[ShownRanking]:
    with database.unit_of_work(OPERATOR) as uow:
        return uow.shown_rankings.list().rows


def the_logged(database: Database, ranking: VacancyRanking) -> ShownRanking:
    with database.unit_of_work(OPERATOR) as uow:
        return uow.shown_rankings.get(ranking.ranking_id)


def test_a_list_is_logged_line_by_line_under_the_id_that_it_carries(
    database: Database, engine: MatchEngine
) -> None:
    store(database, FIVE)
    ranking = ranked(database, engine, viewer=a_viewer(Role.CONTRACTOR, CONTRACTOR), top=3)
    shown = the_logged(database, ranking)
    assert ranking.ranking_id.startswith("R-")
    assert [line.told for line in shown.lines] == [line.ranked for line in ranking.lines]
    assert [line.place for line in shown.lines] == [1, 2, 3]
    assert [line.candidate_id for line in shown.lines] == ids(ranking.lines)
    assert [line.channel for line in shown.lines] == [line.channel for line in ranking.lines]
    assert (shown.role, shown.organisation_id) == (Role.CONTRACTOR, CONTRACTOR)
    assert (shown.shown_at, shown.ranked_on) == (AN_INSTANT, TODAY)
    assert (shown.vacancy_id, shown.contract_id, shown.scheme_id) == ("V-0001", "C-0001", SCHEME)
    assert shown.n_ranked == ranking.n_ranked


def test_the_log_says_which_versions_made_a_list(database: Database, engine: MatchEngine) -> None:
    store(database, FIVE)
    shown = the_logged(database, ranked(database, engine))
    with database.unit_of_work(OPERATOR) as uow:
        latest = uow.changes.latest()
        digest = uow.vacancies.digest_of(uow.vacancies.get("V-0001"))
    assert shown.weights_version == engine.weights.version
    assert shown.encoder_version == engine.encoder.version
    assert shown.software_version == software_version()
    assert (shown.data_sequence, shown.vacancy_digest) == (latest, digest)
    assert len(shown.rules_version) == 16


def test_without_a_scheme_no_rules_are_named(database: Database, engine: MatchEngine) -> None:
    store(database, FIVE, vacancy=the_vacancy(contract_id=None))
    assert the_logged(database, ranked(database, engine)).rules_version == "none"


def test_the_digest_of_a_vacancy_does_not_change_with_the_day(
    database: Database, engine: MatchEngine
) -> None:
    """A first working day that is past counts as today, which is no change of the vacancy."""
    store(database, FIVE)
    today = ranked(database, engine)
    later = ranked(database, engine, on=TODAY.replace(month=3))
    assert today.vacancy_digest == later.vacancy_digest


def test_an_order_by_value_is_logged_in_that_order(database: Database, engine: MatchEngine) -> None:
    store(database, FIVE)
    by_value = ranked(database, engine, order=ListOrder.VALUE)
    shown = the_logged(database, by_value)
    assert shown.order is ListOrder.VALUE
    assert [line.candidate_id for line in shown.lines] == ids(by_value.lines)
    positions = [line.told.position or 0 for line in shown.lines if line.told]
    assert positions != sorted(positions)


def test_what_was_shown_below_the_list_is_logged_apart_from_it(
    database: Database, engine: MatchEngine
) -> None:
    without_licence = replace(
        FIVE[0], profile=replace(FIVE[0].profile, pc4="9711", max_distance_km=5.0)
    )
    store(database, [without_licence, *FIVE[1:]])
    ranking = ranked(database, engine, with_excluded=True, with_not_counting=True)
    shown = the_logged(database, ranking)
    parts = [(line.part, line.candidate_id) for line in shown.left_out]
    assert parts == [(ListPart.NOT_COUNTING, "K-0002"), (ListPart.EXCLUDED, "K-0001")]
    assert {line.candidate_id for line in shown.lines} == {"K-0003", "K-0004", "K-0005"}


def test_a_list_that_nobody_sees_is_not_logged(database: Database, engine: MatchEngine) -> None:
    store(database, FIVE)
    with database.unit_of_work(OPERATOR) as uow:
        computed = candidates_for_vacancy(uow, engine, "V-0001", top=3, on=TODAY)
    assert computed.lines
    assert computed.ranking_id == ""
    assert logged(database) == []


def test_without_a_log_there_is_no_list(
    database: Database, engine: MatchEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    store(database, FIVE)

    def broken(*_: object) -> None:
        raise InvalidInput("The log cannot be written.", where="log")

    monkeypatch.setattr(ShownRankings, "add", broken)
    for order in (ListOrder.FIT, ListOrder.VALUE):
        with pytest.raises(InvalidInput, match="log cannot be written"):
            ranked(database, engine, order=order)
    monkeypatch.undo()
    assert logged(database) == []
    with database.unit_of_work(OPERATOR) as uow:
        assert uow.audit.list().total == 0


def test_lists_that_are_asked_for_at_once_are_all_logged(
    database: Database, engine: MatchEngine
) -> None:
    store(database, FIVE)
    with ThreadPoolExecutor(max_workers=4) as threads:
        asked = [threads.submit(ranked, database, engine, top=2) for _ in range(12)]
        shown = {one.result().ranking_id for one in asked}
    assert len(shown) == 12
    assert {one.ranking_id for one in logged(database)} == shown


def test_a_question_that_is_refused_leaves_nothing_in_the_log(
    database: Database, engine: MatchEngine
) -> None:
    store(database, FIVE)
    with pytest.raises(MatcherError):
        ranked(database, engine, contract="no such contract")
    assert logged(database) == []


def test_the_phrases_of_a_person_do_not_outlive_the_person(
    database: Database, engine: MatchEngine
) -> None:
    store(database, FIVE)
    ranking = ranked(database, engine, top=3)
    with database.unit_of_work(OPERATOR) as uow:
        remove_candidate(uow, "K-0001", at=AN_INSTANT)
    gone, *others = the_logged(database, ranking).lines
    assert (gone.place, gone.candidate_id, gone.told) == (1, None, None)
    assert [line.candidate_id for line in others] == ids(ranking.lines)[1:]


def test_rankings_are_found_by_the_id_of_the_contractor_and_after_the_vacancy_is_gone(
    database: Database, engine: MatchEngine
) -> None:
    store(database, FIVE)
    ranking = ranked(database, engine)
    with database.unit_of_work(OPERATOR) as uow:
        assert list_shown_rankings(uow, vacancy="vac-1", limit=5, offset=0).total == 1
        uow.vacancies.delete("V-0001")
        uow.commit()
    with database.unit_of_work(OPERATOR) as uow:
        (left,) = list_shown_rankings(uow, vacancy="V-0001", limit=5, offset=0).rows
        assert list_shown_rankings(uow, vacancy="V-0002", limit=5, offset=0).total == 0
    assert left.ranking_id == ranking.ranking_id


def test_pruning_is_the_operators_and_is_in_the_log_of_choices(
    database: Database, engine: MatchEngine
) -> None:
    store(database, FIVE)
    ranked(database, engine)
    with (
        database.unit_of_work(a_viewer(Role.MUNICIPAL_DESK, "O-0001")) as uow,
        pytest.raises(Conflict, match="operator"),
    ):
        prune_rankings(uow, TODAY, at=AN_INSTANT)
    with database.unit_of_work(OPERATOR) as uow:
        assert prune_rankings(uow, TODAY, at=AN_INSTANT) == 0
        assert prune_rankings(uow, TODAY, at=AN_INSTANT.replace(month=2)) == 0
    tomorrow = AN_INSTANT.replace(day=AN_INSTANT.day + 1)
    with database.unit_of_work(OPERATOR) as uow:
        assert prune_rankings(uow, tomorrow.date(), at=tomorrow) == 1
    assert logged(database) == []
    with database.unit_of_work(OPERATOR) as uow:
        latest = uow.audit.list(action=AuditedAction.RANKINGS_PRUNED).rows[0]
    assert latest.detail == "1 shown before 2026-01-21"


def test_a_day_to_come_would_remove_everything_and_is_refused(
    database: Database, engine: MatchEngine
) -> None:
    store(database, FIVE)
    ranked(database, engine)
    with (
        database.unit_of_work(OPERATOR) as uow,
        pytest.raises(InvalidInput, match="still to come"),
    ):
        prune_rankings(uow, TODAY.replace(year=2027), at=AN_INSTANT)
    assert len(logged(database)) == 1
