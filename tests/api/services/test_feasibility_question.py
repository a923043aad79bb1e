"""What is owed, under which scheme and from when: told by a contract, or by who asks."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from api.services.feasibility_question import AskedPlace, WorkKind
from api.services.feasibility_text import caveats
from api.services.match_engine import MatchEngine
from matcher.domain.obligation import ContractTerms
from matcher.domain.period import Period
from matcher.errors import InvalidInput
from matcher.feasibility.answer import Feasible
from tests.api.made_up_region import HAAGLANDEN
from tests.api.services.asking_feasibility import OPERATOR, TODAY, answer
from tests.factories import a_contract


def refusal(engine: MatchEngine, **changes: Any) -> InvalidInput:
    with pytest.raises(InvalidInput) as caught:
        answer(engine, **changes)
    return caught.value


def with_terms(engine: MatchEngine, **terms: Any) -> None:
    contract = a_contract(
        contract_sum=Decimal(800_000), percentage=Decimal(5), award_date=date(2026, 9, 1)
    )
    with engine.database.unit_of_work(OPERATOR) as uow:
        uow.contracts.update(contract)
        uow.contracts.save_terms(ContractTerms(contract=contract, **terms))
        uow.commit()


FROM_CONTRACT: dict[str, Any] = {
    "owed": None,
    "scheme": None,
    "starts_on": None,
    "ends_on": None,
    "contract": "C-0001",
}


def test_a_contract_tells_what_is_owed_the_scheme_and_the_days(region_engine: MatchEngine) -> None:
    duration = Period(date(2027, 1, 4), date(2028, 1, 3))
    with_terms(region_engine, scheme_id=HAAGLANDEN, duration=duration)
    found = answer(region_engine, **FROM_CONTRACT)
    assert found.answer.owed.at_least == 40_000
    assert found.question.obligation is not None
    assert "5% van opdrachtsom € 800.000,00" in found.question.obligation.formula
    assert found.question.scheme.scheme_id == HAAGLANDEN
    assert (found.question.work.starts_on, found.question.work.counted_until) == (
        duration.valid_from,
        duration.valid_until,
    )
    assert found.answer.answer is Feasible.COMFORTABLY


def test_nobody_starts_in_the_past_under_a_contract_that_runs(region_engine: MatchEngine) -> None:
    duration = Period(date(2026, 10, 1), date(2027, 9, 30))
    with_terms(region_engine, scheme_id=HAAGLANDEN, duration=duration)
    assert answer(region_engine, **FROM_CONTRACT).question.work.starts_on == TODAY


def test_an_amount_goes_before_that_of_the_contract(region_engine: MatchEngine) -> None:
    with_terms(region_engine)
    found = answer(region_engine, contract="C-0001", owed=Decimal(100_000))
    assert found.answer.owed.at_least == 100_000
    assert found.question.obligation is None


def test_a_sum_and_a_rule_tell_what_is_owed_and_what_is_not_known(
    region_engine: MatchEngine,
) -> None:
    duty = ContractTerms(
        contract=a_contract(contract_sum=Decimal(800_000)), duty_rule="rijk-2011-07-01"
    )
    found = answer(region_engine, owed=None, duty=duty)
    assert found.question.obligation is not None
    assert found.question.obligation.questions
    assert any(found.question.obligation.questions[0] in told for told in caveats(found))


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"owed": None}, "owed"),
        ({"duty": ContractTerms(contract=a_contract())}, "owed"),
        ({"contract": "C-0001", "duty": ContractTerms(contract=a_contract())}, "contract"),
        ({"contract": "C-9999"}, "contract"),
        ({"scheme": None}, "scheme"),
        ({"scheme": "nergens/2020-01-01"}, "scheme"),
        ({"scheme": "pso/undated"}, "scheme"),
        (
            {"owed": None, "duty": ContractTerms(contract=a_contract(), duty_rule="niets")},
            "duty_rule",
        ),
        ({"starts_on": None}, "starts_on"),
        ({"ends_on": None}, "ends_on"),
        ({"ends_on": date(2027, 1, 3)}, "ends_on"),
        ({"place": AskedPlace()}, "pc4"),
        ({"place": AskedPlace(pc4="0000")}, "pc4"),
        ({"place": AskedPlace(pc4="3511", region="Midden-Utrecht")}, "region"),
        ({"place": AskedPlace(municipality="Nergenshuizen")}, "municipality"),
        ({"place": AskedPlace(region="Nergensland")}, "region"),
        ({"work": ()}, "work"),
        ({"work": (WorkKind(),)}, "work"),
        ({"work": (WorkKind(vacancy="V-9999"),)}, "work"),
        ({"work": (WorkKind(vacancy="V-0001", title="kok"),)}, "work"),
    ],
)
def test_a_question_that_cannot_be_answered_is_refused_with_a_way_out(
    region_engine: MatchEngine, changes: dict[str, Any], where: str
) -> None:
    refused = refusal(region_engine, **changes)
    assert where in refused.where.split(", ")
    assert refused.remedy
