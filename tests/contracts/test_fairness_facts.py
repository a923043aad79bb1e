"""Age bands and gender are held for one report: no list knows them, no answer gives them."""

from __future__ import annotations

import json

from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.app import create_app
from api.services.match_engine import MatchEngine
from api.services.rankings import rank_for_vacancy
from matcher.domain.fairness_fact import AgeBand, Gender
from matcher.domain.ranking import RankedCandidate
from models.engine import Database
from tests.api.services.seen_people import AT, MATCHING, TODAY, enter, store_people

facts = st.tuples(st.none() | st.sampled_from(AgeBand), st.none() | st.sampled_from(Gender))
everybody = st.lists(facts, min_size=48, max_size=48)


def ranked(database: Database, engine: MatchEngine) -> list[RankedCandidate]:
    with database.unit_of_work(MATCHING) as uow:
        found = rank_for_vacancy(uow, engine, "V-0001", top=48, on=TODAY, at=AT)
    return [line.ranked for line in found.lines]


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(given_facts=everybody)
def test_the_list_is_the_same_whatever_age_and_gender_people_have(
    database: Database, given_facts: list[tuple[AgeBand | None, Gender | None]]
) -> None:
    engine = MatchEngine(database)
    with database.unit_of_work(MATCHING) as uow:
        is_empty = uow.vacancies.list().total == 0
    if is_empty:
        store_people(database)
    before = ranked(database, engine)
    enter(database, {f"K-{number:04d}": one for number, one in enumerate(given_facts, start=1)})
    assert ranked(database, engine) == before
    engine.load()
    assert ranked(database, engine) == before


def a_service() -> FastAPI:
    nowhere = Database("sqlite:///nowhere.sqlite")
    return create_app(
        database=nowhere,
        engine=MatchEngine(nowhere),
        identity_key=b"a key for tests that is long enough",
        upload_limit_bytes=1_000_000,
        today=lambda: TODAY,
        holds_fairness_facts=True,
    )


def test_no_answer_has_a_field_for_somebody_s_age_or_gender() -> None:
    schemas = a_service().openapi()["components"]["schemas"]
    fields = {name for schema in schemas.values() for name in schema.get("properties", {})}
    assert not fields & {"age", "age_band", "gender", "birth_date", "leeftijd", "geslacht"}
    named = {name for name, schema in schemas.items() if "age_band" in json.dumps(schema)}
    assert named == {"Trait", "FairnessReportOut", "TraitMeasureOut"} & named
    assert "Trait" in named
