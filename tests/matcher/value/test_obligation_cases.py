"""What is owed, and what efforts beside placements count for, worked out by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from matcher.domain.effort import EffortKind, SocialEffort
from matcher.value.block_schemes import load_block_scheme
from matcher.value.duty_rules import duty_rule_ids, load_duty_rule
from matcher.value.efforts import effort_value
from matcher.value.obligations import obligation_of
from tests.worked_cases import Case, amount_of, cases_of, raw_cases, terms_of


@pytest.mark.parametrize("case", cases_of("obligations"))
def test_the_obligation_is_what_was_counted_by_hand(case: Case) -> None:
    rule = load_duty_rule(case["rule"]) if "rule" in case else None
    obligation = obligation_of(terms_of(case), rule)
    assert obligation.owed == amount_of(case["owed"])
    assert case.get("question", "") in " ".join(obligation.questions)
    assert bool(obligation.questions) is not obligation.owed.is_known
    if rule is not None and "percentage" not in case["contract"]:
        assert obligation.source == rule.source == case["source"]


def test_every_shipped_rule_has_a_worked_case() -> None:
    used = {case["rule"] for case in raw_cases("obligations") if "rule" in case}
    assert used == set(duty_rule_ids())


@pytest.mark.parametrize("case", cases_of("value/efforts"))
def test_an_effort_counts_for_what_was_counted_by_hand(case: Case) -> None:
    told = case["effort"]
    effort = SocialEffort(
        effort_id="E-0001",
        contract_id="C-0001",
        kind=EffortKind(told["kind"]),
        done_on=date(2024, 6, 1),
        invoice=Decimal(told["invoice"]) if "invoice" in told else None,
        hours=Decimal(told["hours"]) if "hours" in told else None,
        days=told.get("days"),
        agreed_value=Decimal(told["agreed_value"]) if "agreed_value" in told else None,
    )
    line, open_points = effort_value(effort, load_block_scheme(case["scheme"]))
    assert line.amount == amount_of(case["value"])
    assert line.source.startswith("http")
    assert line.formula
    assert bool(open_points) is not line.amount.is_known
