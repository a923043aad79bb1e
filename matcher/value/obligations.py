"""What is owed under a contract: its own percentage, or the authority's published rule."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from matcher.domain.money import ZERO, Amount, euro_text, to_cents
from matcher.domain.obligation import (
    ContractSort,
    ContractTerms,
    DutyBase,
    DutyRate,
    DutyRule,
    Obligation,
    RatePrecision,
    Threshold,
)
from matcher.ternary import Ternary, all_of
from matcher.value.readings import plain

_BASES = {DutyBase.CONTRACT_SUM: "opdrachtsom", DutyBase.WAGE_BILL: "loonsom"}


def obligation_of(terms: ContractTerms, rule: DutyRule | None = None) -> Obligation:
    """Return what the contractor owes.

    The percentage that the contract itself names goes before a published rule. A rule that gives
    a minimum or an aim leaves the amount open upwards, or altogether: the contract decides.
    Without percentage and without rule nothing is known.
    """
    if terms.contract.percentage is not None:
        base = terms.duty_base or DutyBase.CONTRACT_SUM
        rate = DutyRate(
            of=base, percentage=terms.contract.percentage, precision=RatePrecision.EXACT
        )
        owed, formula = _share_of(rate, terms)
        return _obligation(terms, owed, formula, "opdracht", _missing(terms, base))
    if rule is None:
        question = "het percentage van de opdracht is niet bekend"
        return _obligation(terms, Amount.unknown(), "onbekend", "opdracht", (question,))
    return _by_rule(terms, rule)


def threshold_outcome(terms: ContractTerms, thresholds: tuple[Threshold, ...]) -> Ternary:
    """Return whether a contract is large enough to fall under the duty."""
    sorts = list(ContractSort) if terms.sort is None else [terms.sort]
    outcomes = {_outcome_for(sort, terms, thresholds) for sort in sorts}
    return outcomes.pop() if len(outcomes) == 1 else Ternary.UNKNOWN


def _outcome_for(
    sort: ContractSort, terms: ContractTerms, thresholds: tuple[Threshold, ...]
) -> Ternary:
    """A rule whose thresholds name other sorts of contract only does not hold for this one."""
    if not thresholds:
        return Ternary.MEETS
    asked = [one for one in thresholds if not one.sorts or sort in one.sorts]
    return all_of(_reaches(terms, one) for one in asked) if asked else Ternary.FAILS


def _by_rule(terms: ContractTerms, rule: DutyRule) -> Obligation:
    reached = threshold_outcome(terms, rule.thresholds)
    if reached is Ternary.FAILS:
        return _obligation(terms, Amount.known(ZERO), "onder de drempel", rule.source, ())
    rates = list(_rates(terms, rule))
    shares = [_share_of(rate, terms) for rate in rates]
    owed = shares[0][0]
    for other, _ in shares[1:]:
        owed = owed.or_possibly(other)
    questions = [text for rate in rates for text in _missing(terms, rate.of)]
    questions += [_PRECISION[rate.precision] for rate in rates if rate.precision in _PRECISION]
    if len(rates) > 1:
        questions.append("welk percentage geldt, hangt af van arbeidsaandeel of gekozen grondslag")
    if reached is Ternary.UNKNOWN:
        owed = owed.or_possibly(Amount.known(ZERO))
        questions.append("of de opdracht boven de drempel komt, is niet bekend")
    formula = " of ".join(text for _, text in shares)
    return _obligation(terms, owed, formula, rule.source, tuple(dict.fromkeys(questions)))


_PRECISION = {
    RatePrecision.AT_LEAST: "het percentage is een minimum; de opdracht beslist",
    RatePrecision.ABOUT: "het percentage is een streven; de opdracht beslist",
}


def _rates(terms: ContractTerms, rule: DutyRule) -> Iterator[DutyRate]:
    """Give the rates that hold: one, or more where base or labour share is open."""
    bases = dict.fromkeys(rate.of for rate in rule.rates)
    chosen = [terms.duty_base] if terms.duty_base in bases else list(bases)
    for base in chosen:
        yield from _rates_of_base([rate for rate in rule.rates if rate.of is base], terms)


def _rates_of_base(rates: list[DutyRate], terms: ContractTerms) -> Iterator[DutyRate]:
    for rate in sorted(rates, key=lambda rate: rate.labour_share_below or Decimal(2)):
        limit = rate.labour_share_below
        if limit is None:
            yield rate
            return
        if terms.labour_share is None:
            yield rate
        elif terms.labour_share < limit:
            yield rate
            return


def _share_of(rate: DutyRate, terms: ContractTerms) -> tuple[Amount, str]:
    base = _size(terms, rate.of)
    name = _BASES[rate.of]
    if base is None or rate.percentage is None:
        return Amount.unknown(), f"{name} of percentage onbekend"
    exact = to_cents(Fraction(base) * Fraction(rate.percentage) / 100)
    formula = f"{plain(rate.percentage)}% van {name} {euro_text(base)} = {euro_text(exact)}"
    match rate.precision:
        case RatePrecision.EXACT:
            return Amount.known(exact), formula
        case RatePrecision.AT_LEAST:
            return Amount(at_least=exact, at_most=None), f"ten minste {formula}"
        case RatePrecision.ABOUT:
            return Amount.unknown(), f"ongeveer {formula}"


def _reaches(terms: ContractTerms, threshold: Threshold) -> Ternary:
    size = _size(terms, threshold.of)
    if size is None or threshold.euros is None:
        return Ternary.UNKNOWN
    if size == threshold.euros:
        return threshold.is_included
    return Ternary.of(size > threshold.euros)


def _size(terms: ContractTerms, base: DutyBase) -> Decimal | None:
    return terms.contract.contract_sum if base is DutyBase.CONTRACT_SUM else terms.wage_bill


def _missing(terms: ContractTerms, base: DutyBase) -> tuple[str, ...]:
    return (f"de {_BASES[base]} is niet bekend",) if _size(terms, base) is None else ()


def _obligation(
    terms: ContractTerms, owed: Amount, formula: str, source: str, questions: tuple[str, ...]
) -> Obligation:
    return Obligation(
        contract_id=terms.contract.contract_id,
        owed=owed,
        formula=formula,
        source=source,
        goals=terms.goals,
        questions=questions,
    )
