"""Learning from outcomes: refused with numbers, or proposed, tried, adopted and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from api.services.learning import (
    adopt_weights,
    learning_report,
    propose_weights,
    try_document,
    try_weights,
)
from api.services.match_engine import MatchEngine
from api.services.weights import known_weights, use_weights, use_weights_before
from matcher.domain.access import Role, Viewer
from matcher.domain.weight_set import WeightOrigin
from matcher.errors import Conflict, InvalidInput
from matcher.learning.outcomes import Step
from matcher.learning.settings import load_learning_settings
from matcher.ranking.weight_document import document_tables, shipped_document
from matcher.ranking.weights import DEFAULT_WEIGHTS
from models.engine import Database
from models.unit_of_work import UnitOfWork
from tests.api.services.outcome_log import READ_AT, fill
from tests.factories import a_viewer

DEFAULT_TABLES = document_tables(shipped_document(DEFAULT_WEIGHTS), where="default")
WHY = "contractors go by travel time"


@contextmanager
def work(database: Database, viewer: Viewer | None = None) -> Iterator[UnitOfWork]:
    with database.unit_of_work(viewer or a_viewer()) as uow:
        yield uow


def with_components(**changes: float) -> dict[str, dict[str, float]]:
    tables = {name: dict(entries) for name, entries in DEFAULT_TABLES.items()}
    tables["components"] |= changes
    return tables


@pytest.fixture
def small_demands(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask less evidence, so that a small past is enough."""
    settings = load_learning_settings()
    minimum = replace(settings.minimum, n_vacancies=30, effective_sample_size=20)
    fewer = replace(settings, minimum=minimum, n_resamples=200, n_folds=2)
    monkeypatch.setattr("api.services.learning_log.load_learning_settings", lambda: fewer)


@pytest.fixture
def few(database: Database, engine: MatchEngine) -> MatchEngine:
    fill(database, n_vacancies=20, encoder_version=engine.encoder.version)
    return engine


@pytest.mark.usefixtures("small_demands")
def test_weights_are_learned_tried_adopted_used_and_taken_back(
    database: Database, engine: MatchEngine
) -> None:
    fill(database, n_vacancies=110, encoder_version=engine.encoder.version)
    with work(database) as uow:
        report = learning_report(uow, engine, at=READ_AT)
        document, learned = propose_weights(uow, engine, Step.INVITED, at=READ_AT)
    invited = next(one for one in report.steps if one.step is Step.INVITED)
    assert invited.is_enough
    assert report.n_vacancies == 110
    assert 0 < report.n_held_out < 110
    assert learned.components["travel"] > 2 * DEFAULT_TABLES["components"]["travel"]
    assert learned.components["conditions"] == DEFAULT_TABLES["components"]["conditions"]
    assert {one.name for one in learned.comparisons} == {"in_use", "learned", "boosted"}
    with work(database) as uow:
        saved, tried = adopt_weights(uow, engine, document, Step.INVITED, why=WHY, at=READ_AT)
    assert not tried.unmet
    assert saved.origin is WeightOrigin.LEARNED
    assert saved.document == document
    with work(database) as uow:
        assert known_weights(uow, default=DEFAULT_WEIGHTS).active == DEFAULT_WEIGHTS
    with work(database) as uow:
        use_weights(uow, saved.version, default=DEFAULT_WEIGHTS, why=WHY, at=READ_AT)
    with work(database) as uow:
        assert engine.weights_in_use(uow).components == learned.components
        use_weights_before(uow, default=DEFAULT_WEIGHTS, why="roll back", at=READ_AT)
    with work(database) as uow:
        assert engine.weights_in_use(uow).version == DEFAULT_WEIGHTS


@pytest.mark.usefixtures("small_demands")
def test_weights_that_would_bring_less_are_refused_with_the_numbers_and_not_stored(
    database: Database, engine: MatchEngine
) -> None:
    fill(database, n_vacancies=110, encoder_version=engine.encoder.version)
    good = shipped_document(DEFAULT_WEIGHTS)
    worse = good.replace("travel = 0.10", "travel = 0.000001").replace("= 0.42", "= 0.52")
    with (
        work(database) as uow,
        pytest.raises(Conflict, match=r"low_end_of_gain_ips -0\.\d+, needed 0"),
    ):
        adopt_weights(uow, engine, worse, Step.INVITED, why=WHY, at=READ_AT)
    with work(database) as uow:
        assert not uow.weight_sets.all()


def test_a_weight_that_could_stand_for_a_trait_may_not_be_changed_as_if_learned(
    database: Database, few: MatchEngine
) -> None:
    document = shipped_document(DEFAULT_WEIGHTS).replace("language = 0.03", "language = 0.3")
    with work(database) as uow, pytest.raises(Conflict, match=r"not learned, and differ.*language"):
        adopt_weights(uow, few, document, Step.INVITED, why=WHY, at=READ_AT)


def test_too_few_outcomes_are_refused_and_the_message_says_how_many_are_missing(
    database: Database, few: MatchEngine
) -> None:
    with work(database) as uow, pytest.raises(Conflict, match=r"reached \d+, needed 80"):
        propose_weights(uow, few, Step.INVITED, at=READ_AT)
    with work(database) as uow, pytest.raises(Conflict, match="too little to try weights on"):
        try_weights(
            uow,
            few,
            with_components(travel=0.2),
            Step.PLACED,
            on_all_vacancies=True,
            at=READ_AT,
        )


def test_a_past_without_any_list_says_so(database: Database, engine: MatchEngine) -> None:
    with work(database) as uow:
        report = learning_report(uow, engine, at=READ_AT)
    assert report.n_rankings == 0
    assert not any(one.is_enough for one in report.steps)


def test_weights_that_differ_in_more_than_components_cannot_be_tried(
    database: Database, few: MatchEngine
) -> None:
    tables = with_components() | {"travel": {"horizon_min": 45.0}}
    with work(database) as uow, pytest.raises(InvalidInput, match="More than the components"):
        try_weights(uow, few, tables, Step.INVITED, on_all_vacancies=True, at=READ_AT)


def test_every_component_needs_a_weight(database: Database, few: MatchEngine) -> None:
    tables = with_components()
    del tables["components"]["hours"]
    with work(database) as uow, pytest.raises(InvalidInput, match="Not every component"):
        try_weights(uow, few, tables, Step.INVITED, on_all_vacancies=True, at=READ_AT)


def test_a_document_that_is_no_set_of_weights_is_refused(
    database: Database, few: MatchEngine
) -> None:
    with work(database) as uow, pytest.raises(InvalidInput, match="no weight of this name"):
        try_document(
            uow, few, "[age]\nyears = 1.0\n", Step.INVITED, on_all_vacancies=True, at=READ_AT
        )


def test_the_weights_in_use_gain_nothing_over_themselves(
    database: Database, few: MatchEngine
) -> None:
    with work(database) as uow:
        tried = try_weights(
            uow, few, with_components(), Step.INVITED, on_all_vacancies=True, at=READ_AT
        )
    for estimate in tried.estimates:
        assert [gain.value for gain in estimate.gains.values()] == pytest.approx([0, 0, 0])
    assert tried.unmet


def test_lists_of_another_encoder_are_left_out_and_counted(
    database: Database, engine: MatchEngine
) -> None:
    fill(database, n_vacancies=3, encoder_version="sroi-nl-of-before")
    with work(database) as uow:
        report = learning_report(uow, engine, at=READ_AT)
    assert (report.n_rankings, report.n_not_comparable, report.n_vacancies) == (3, 3, 0)


@pytest.mark.parametrize(
    ("role", "organisation"), [(Role.CONTRACTOR, "O-0002"), (Role.INTERMEDIARY, "O-0001")]
)
def test_only_desks_and_the_operator_learn(
    database: Database, engine: MatchEngine, role: Role, organisation: str
) -> None:
    with work(database, a_viewer(role, organisation)) as uow, pytest.raises(Conflict, match="desk"):
        learning_report(uow, engine, at=READ_AT)
