"""Values worked out by hand, for every shipped scheme, each with its source page."""

from __future__ import annotations

import pytest

from matcher.assessment import assess
from matcher.domain.period import Period
from matcher.value.block_schemes import load_block_scheme, scheme_ids
from tests.worked_cases import (
    OUTCOMES,
    Case,
    amount_of,
    cases_of,
    person_of,
    placement_of,
    raw_cases,
    terms_of,
)


@pytest.mark.parametrize("case", cases_of("value"))
def test_the_value_is_what_was_counted_by_hand(case: Case) -> None:
    days = Period(case.get("from"), case["until"])
    found = assess(person_of(case), placement_of(case), case["scheme"], days, terms_of(case))
    assert found.value.total == amount_of(case["value"])
    expected = case.get("counts", "yes")
    assert found.judgement.counts is OUTCOMES[expected]
    if "block" in case:
        assert found.judgement.chosen is not None
        assert found.judgement.chosen.block.block_id == case["block"]
    codes = {point.code.value for point in found.value.open_points}
    assert codes >= set(case.get("open_points", []))


@pytest.mark.parametrize("case", cases_of("value"))
def test_an_amount_that_is_open_says_what_would_settle_it(case: Case) -> None:
    days = Period(case.get("from"), case["until"])
    value = assess(person_of(case), placement_of(case), case["scheme"], days, terms_of(case)).value
    assert bool(value.open_points) is not value.total.is_known


@pytest.mark.parametrize("case", cases_of("value"))
def test_every_line_leads_to_its_page_and_shows_its_arithmetic(case: Case) -> None:
    days = Period(case.get("from"), case["until"])
    value = assess(person_of(case), placement_of(case), case["scheme"], days, terms_of(case)).value
    for line in value.lines:
        assert line.source.startswith("http")
        assert line.formula


def test_every_shipped_scheme_has_worked_cases_and_there_are_at_least_sixty() -> None:
    cases = list(raw_cases("value"))
    assert {case["scheme"] for case in cases} == set(scheme_ids())
    assert len(cases) >= 60
    assert all(case["arithmetic"] for case in cases)
    assert all(case["source"] == load_block_scheme(case["scheme"]).source for case in cases)
