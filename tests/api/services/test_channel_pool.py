"""Who is there, may count and is fit, as the measures of channels count them."""

from __future__ import annotations

from datetime import date

import numpy as np

from api.services.channel_pool import ChannelPool, FitUnits
from api.services.channel_report import ChannelQuestion
from api.services.channel_scope import scope_of
from api.services.fairness_people import KnownPeople
from api.services.match_engine import MatchEngine
from models.engine import Database
from tests.api.services.counted_desk import FIVE, OPERATOR, TODAY, store


def units_for(
    database: Database, engine: MatchEngine, asked: dict[str, set[str]], least_fit: float = 0.0
) -> FitUnits:
    question = ChannelQuestion(
        since=date(2026, 1, 1), until=date(2026, 1, 31), least_fit=least_fit, best=2
    )
    with database.unit_of_work(OPERATOR) as uow:
        known = KnownPeople(uow, engine, with_facts=False, on=TODAY)
        pool = ChannelPool(uow, engine, known, scope_of(uow, question))
        return pool.fit_units(["V-0001"], asked, TODAY, np.random.default_rng(1))


def test_who_certainly_does_not_count_is_neither_eligible_nor_fit(
    database: Database, engine: MatchEngine
) -> None:
    store(database, FIVE)
    units = units_for(database, engine, {})
    eligible = {unit.person_id for unit in units.eligible}
    assert eligible == {"K-0001", "K-0003", "K-0004", "K-0005"}
    # Of K-0005 neither skills nor occupation are known: there is no fit to speak of.
    assert {unit.person_id for unit in units.fit} == eligible - {"K-0005"}
    strict = units_for(database, engine, {}, least_fit=0.6)
    assert {unit.person_id for unit in strict.fit} == {"K-0001"}
    assert len(strict.eligible) == len(units.eligible)
    assert (units.n_without_introduction, units.asked) == (1, [])


def test_missed_fit_looks_at_the_best_by_fit_and_no_further(
    database: Database, engine: MatchEngine
) -> None:
    store(database, FIVE)
    (vacancy,) = units_for(database, engine, {"V-0001": {"uwv"}}).asked
    assert vacancy.asked == {"uwv"}
    assert [person.person_id for person in vacancy.best] == ["K-0001", "K-0003"]
    assert all(vacancy.misses(person) for person in vacancy.best)
