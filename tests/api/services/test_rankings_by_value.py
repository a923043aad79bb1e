"""A list in order of value is a logged choice, and who reads what of a value."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from api.services.match_engine import MatchEngine
from matcher.domain.access import Role
from matcher.domain.audit import AuditedAction
from matcher.domain.claim import TargetGroup
from matcher.domain.shown_ranking import ListOrder
from matcher.errors import InvalidInput
from models.engine import Database
from models.repositories.audit import Audit
from tests.api.services.counted_desk import (
    AN_INSTANT,
    CONTRACTOR,
    DESK,
    FIVE,
    OPERATOR,
    OTHER,
    SCHEME,
    amount_of,
    ids,
    line_of,
    person,
    ranked,
    store,
    the_terms,
    the_vacancy,
)
from tests.factories import a_claim, a_contract, a_viewer


def test_order_by_value_puts_the_same_people_in_order_of_what_is_certain(
    database: Database, engine: MatchEngine
) -> None:
    store(database, FIVE)
    by_fit = ranked(database, engine, top=3)
    by_value = ranked(database, engine, top=3, order=ListOrder.VALUE)
    assert (by_fit.order, by_value.order) == (ListOrder.FIT, ListOrder.VALUE)
    assert ids(by_fit.lines) == ["K-0001", "K-0003", "K-0004"]
    # WW counts for certain; of the other two nothing is certain, and fit decides.
    assert ids(by_value.lines) == ["K-0003", "K-0001", "K-0004"]
    assert sorted(ids(by_value.lines)) == sorted(ids(by_fit.lines))
    for line in by_value.lines:
        assert line == line_of(by_fit, line.ranked.candidate_id)


def test_each_use_of_order_by_value_is_in_the_log_and_an_order_by_fit_is_not(
    database: Database, engine: MatchEngine
) -> None:
    store(database, FIVE)
    contractor = a_viewer(Role.CONTRACTOR, CONTRACTOR)
    ranked(database, engine, viewer=contractor)
    ranked(database, engine, viewer=contractor, order=ListOrder.VALUE)
    with database.unit_of_work(OPERATOR) as uow:
        (entry,) = uow.audit.list().rows
    assert (entry.actor, entry.role, entry.organisation_id, entry.at) == (
        contractor.actor,
        Role.CONTRACTOR,
        CONTRACTOR,
        AN_INSTANT,
    )
    assert (entry.action, entry.subject) == (AuditedAction.ORDER_BY_VALUE, "V-0001")
    assert entry.detail == f"contract C-0001, scheme {SCHEME}"


def test_without_a_log_there_is_no_order_by_value(
    database: Database, engine: MatchEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    store(database, FIVE)

    def broken(*_: object) -> None:
        raise InvalidInput("The log cannot be written.", where="log")

    monkeypatch.setattr(Audit, "add", broken)
    with pytest.raises(InvalidInput, match="log"):
        ranked(database, engine, order=ListOrder.VALUE)
    assert len(ranked(database, engine).lines) == 4


def test_order_by_value_without_a_scheme_is_refused_and_not_logged(
    database: Database, engine: MatchEngine
) -> None:
    store(database, FIVE, vacancy=the_vacancy(contract_id=None))
    with pytest.raises(InvalidInput, match="value to order by") as caught:
        ranked(database, engine, order=ListOrder.VALUE)
    assert caught.value.where == "order"
    with database.unit_of_work(OPERATOR) as uow:
        assert uow.audit.list().total == 0


HEALTH = frozenset({TargetGroup.WAJONG, TargetGroup.VSO})
WAJONG = (a_claim(group=TargetGroup.WAJONG),)
PUPIL = (a_claim(group=TargetGroup.VSO),)
OVER = tuple(a_claim(group=group, until=date(2025, 1, 31)) for group in HEALTH)


@pytest.mark.parametrize(
    ("role", "organisation_id", "may_read", "has_amount"),
    [
        (Role.OPERATOR, None, True, True),
        (Role.MUNICIPAL_DESK, DESK, True, True),
        (Role.INTERMEDIARY, OTHER, True, True),
        (Role.CONTRACTOR, CONTRACTOR, False, True),
        (Role.INTERMEDIARY, DESK, False, False),
    ],
)
def test_who_may_not_read_the_group_reads_yes_or_no_and_a_contractor_an_amount(
    database: Database,
    engine: MatchEngine,
    role: Role,
    organisation_id: str | None,
    *,
    may_read: bool,
    has_amount: bool,
) -> None:
    terms = the_terms(a_contract(counted_groups=HEALTH))
    store(database, [person(1, WAJONG), person(2, PUPIL), person(3, OVER)], terms=terms)
    viewer = a_viewer(role, organisation_id)
    ranking = ranked(database, engine, viewer=viewer, with_not_counting=True)
    assert ids(ranking.lines) == ["K-0001", "K-0002"]
    assert ids(ranking.not_counting) == ["K-0003"]
    for line in (*ranking.lines, *ranking.not_counting):
        shown = repr(line.eligibility) + repr(line.value)
        betrayed = [word for word in ("wajong", "vso", "stage", "intern") if word in shown.lower()]
        assert bool(betrayed) is may_read
        assert (line.value is not None) is has_amount
        if line.value is not None:
            told = line.value.value
            assert (told.form is not None) is may_read
            assert (told.block is not None) is (may_read and told.amount.at_least > 0)
    if has_amount:
        # 50000 and 7500 a year, x 32/36 x 18/12.
        assert [amount_of(line).at_least for line in ranking.lines] == [
            Decimal("66666.67"),
            Decimal("10000.00"),
        ]


def test_an_order_by_value_puts_others_candidates_in_no_order_for_an_intermediary(
    database: Database, engine: MatchEngine
) -> None:
    """The order would tell what the amounts may not."""
    store(database, FIVE)
    other = a_viewer(Role.INTERMEDIARY, DESK)
    by_fit = ranked(database, engine, viewer=other)
    by_value = ranked(database, engine, viewer=other, order=ListOrder.VALUE)
    assert ids(by_value.lines) == ids(by_fit.lines)
    own = ranked(database, engine, viewer=a_viewer(Role.INTERMEDIARY, OTHER), order=ListOrder.VALUE)
    assert ids(own.lines) != ids(by_fit.lines)
