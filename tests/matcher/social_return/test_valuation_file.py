"""The desk's file: nothing in it is guessed, and every mistake is told at once."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest

from matcher.errors import InvalidInput
from matcher.rule_files.faults import InvalidRuleFile
from matcher.social_return.answer import social_return
from matcher.social_return.case import LineStanding
from matcher.social_return.template import TEMPLATE
from matcher.social_return.valuation import FactorKind
from matcher.social_return.valuation_file import read_valuation
from tests.matcher.social_return.stating import MEASURED, changed, stated


def faults_in(text: str) -> list[str]:
    with pytest.raises(InvalidRuleFile) as failure:
        read_valuation(text, "eigen.yaml")
    return [fault.sentence() for fault in failure.value.faults]


def test_the_template_can_be_read_as_it_is_and_states_nothing() -> None:
    found = read_valuation(TEMPLATE)
    assert (found.shared, found.is_first_year_discounted, found.hour_rate) == ({}, None, None)
    assert [line.proxy for line in found.outcomes] == [None]
    assert [cost.euros for cost in found.costs] == [None]
    answer = social_return(found, MEASURED, ())
    assert answer.ratio is None
    assert answer.impacts[0].line.standing is LineStanding.NO_PROXY


def test_the_template_holds_no_number_outside_its_explanation() -> None:
    values = [line.split("#")[0] for line in TEMPLATE.splitlines()]
    named = re.compile(r"people_sustained_\d+|months_\w+")
    assert [line for line in values if re.search(r"\d", named.sub("", line))] == []


def test_what_is_stated_is_read_as_it_stands() -> None:
    found = stated()
    first, second = found.outcomes
    assert first.proxy is not None
    assert (first.proxy.euros, first.proxy.low, first.proxy.high) == (
        Decimal("1000.00"),
        Decimal("800.00"),
        Decimal("1100.00"),
    )
    assert (first.proxy.valid_from, first.proxy.note) == (date(2025, 1, 1), "niet echt")
    assert second.proxy is not None
    assert second.proxy.low == second.proxy.high == second.proxy.euros
    assert found.assumed(first, FactorKind.DEADWEIGHT) == found.shared[FactorKind.DEADWEIGHT]
    own = found.assumed(second, FactorKind.DEADWEIGHT)
    assert own is not None
    assert own.value == Decimal("0.4")


def test_every_mistake_is_told_at_once_with_line_and_remedy() -> None:
    told = faults_in(
        changed(
            'deadweight: {value: "0.25"',
            'deadweight: {value: "1.25"',
            (
                'discount_rate: {value: "0.04", low: "0.02"',
                'discount_rate: {value: "0.04", low: "0.05"',
            ),
            ("      source: https://voorbeeld.example/maand\n", ""),
            ("      per: person", "      per: month"),
            ("first_year_is_discounted: false", "first_year_is_discounted: ja"),
        )
    )
    assert len(told) == 5
    joined = "\n".join(told)
    assert "1.25 is not possible for deadweight. Give a share from 0 to 1" in joined
    assert "0.04 does not lie between 0.05 and 0.06" in joined
    assert "outcomes[1] proxy source: This key is missing" in joined
    assert "'people_sustained_6' is counted per person" in joined
    assert "first_year_is_discounted: This must be true or false" in joined
    assert all("eigen.yaml, line " in one for one in told)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            ", reason: verzonnen}\n  attribution",
            "}\n  attribution",
            "where this assumption is from",
        ),
        ('low: "0.15", high: "0.45"', 'low: unknown, high: "0.45"', "a lowest and a highest value"),
        ('duration_years: {value: "2", low: "1"', 'duration_years: {value: "2", low: "0"', "years"),
        (
            "year: 2025\n      valid_from: 2025-01-01\n      note",
            "year: 25\n      valid_from: 2025-01-01\n      note",
            "no price level",
        ),
        ('low: "800.00"', 'low: "1001.00"', "does not lie between"),
        ("    for_whom: gemeente", "    group: rijk\n    for_whom: gemeente", "'rijk' is no group"),
        ('euros: "1000.00"', "euros: 1000", "text of digits"),
        ("made_by:", "made_bij:", "means nothing here"),
        ("for_whom: kandidaat\n", "for_whom: kandidaat\n    worth: much\n", "means nothing here"),
    ],
)
def test_a_mistake_is_told_with_what_belongs_there(old: str, new: str, words: str) -> None:
    assert any(words in one for one in faults_in(changed(old, new)))


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("months_in_sustained_work", "The same outcome"),
        ("months_in_work", "An outcome that counts the same months or people"),
    ],
)
def test_one_party_does_not_gain_twice_by_the_same_months(kind: str, words: str) -> None:
    twice = (
        f"outcomes:\n  - outcome: {kind}\n    for_whom: Gemeente\n"
        "    proxy: {per: month, euros: unknown}\n"
    )
    (told,) = faults_in(changed("outcomes:\n", twice))
    assert words in told
    assert "outcomes[1]" in told


def test_two_groups_or_two_parties_are_not_twice_the_same() -> None:
    both = (
        "outcomes:\n  - outcome: months_in_sustained_work\n    for_whom: rijk\n"
        "    proxy: {per: month, euros: unknown}\n"
        "  - outcome: people_sustained_12\n    group: ww\n    for_whom: kandidaat\n"
        "    proxy: {per: person, euros: unknown}\n"
    )
    text = changed(
        "outcomes:\n",
        both,
        (
            "  - outcome: people_sustained_6\n",
            "  - outcome: people_sustained_6\n    group: wajong\n",
        ),
    )
    assert len(read_valuation(text).outcomes) == 4


def test_more_lines_than_can_be_read_are_refused() -> None:
    costs = "costs:\n" + '  - {what: nog iets, euros: "1.00"}\n' * 60
    (told,) = faults_in(changed("costs:\n", costs))
    assert "There are 62 lines here. Give 60 at the most." in told


def test_an_amount_that_holds_only_later_is_refused_and_named() -> None:
    valuation = stated()
    valuation.check_holds(date(2025, 1, 1))
    with pytest.raises(InvalidInput, match="verzonnen bedrag per maand"):
        valuation.check_holds(date(2024, 12, 31))
