"""A file as a desk fills it in, and outcomes beside it. Every amount and share is made up."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from matcher.social_return.outcome import MeasuredOutcome, OutcomeKind
from matcher.social_return.valuation import Valuation
from matcher.social_return.valuation_file import read_valuation

# Made up for the test: no amount or share here is a finding.
STATED = """\
title: Verzonnen voorbeeld
made_by: Werkplein Voorbeeld
first_year_is_discounted: false
assumptions:
  deadweight: {value: "0.25", low: "0.15", high: "0.45", reason: verzonnen}
  attribution: {value: "0.8", low: "0.5", high: "1", reason: verzonnen}
  displacement: {value: "0.1", low: "0", high: "0.2", source: "https://voorbeeld.example/v"}
  drop_off: {value: "0.5", low: "0.25", high: "0.75", reason: verzonnen}
  duration_years: {value: "2", low: "1", high: "3.5", reason: verzonnen}
  discount_rate: {value: "0.04", low: "0.02", high: "0.06", reason: verzonnen}
outcomes:
  - outcome: months_in_sustained_work
    for_whom: gemeente
    proxy:
      per: month
      euros: "1000.00"
      low: "800.00"
      high: "1100.00"
      what: verzonnen bedrag per maand
      source: https://voorbeeld.example/maand
      year: 2025
      valid_from: 2025-01-01
      note: niet echt
  - outcome: people_sustained_6
    for_whom: kandidaat
    proxy:
      per: person
      euros: "2500.00"
      what: verzonnen bedrag per persoon
      source: https://voorbeeld.example/persoon
      year: 2025
      valid_from: 2025-01-01
    assumptions:
      deadweight: {value: "0.4", low: "0.4", high: "0.4", reason: verzonnen}
      duration_years: {value: "1", low: "1", high: "1", reason: verzonnen}
costs:
  - {what: begeleiding, euros: "38000.00", source: begroting}
  - {what: werving, euros: "12000.00", source: begroting}
"""


def stated(old: str = "", new: str = "", *more: tuple[str, str]) -> Valuation:
    """Return the file read, with words of it changed."""
    return read_valuation(changed(old, new, *more))


def changed(old: str = "", new: str = "", *more: tuple[str, str]) -> str:
    """Return the text of the file with words of it changed; each must stand in it."""
    text = STATED
    for before, after in ((old, new), *more):
        assert before in text
        text = text.replace(before, after) if before else text
    return text


def an_outcome(
    kind: OutcomeKind, at_least: int, at_most: int | None = None, **changes: Any
) -> MeasuredOutcome:
    """Return an outcome for everybody."""
    fields: dict[str, Any] = {
        "kind": kind,
        "cell": None,
        "at_least": Fraction(at_least),
        "at_most": Fraction(at_least if at_most is None else at_most),
        "n_people": 40,
    }
    return MeasuredOutcome(**(fields | changes))


MEASURED = (
    an_outcome(OutcomeKind.MONTHS_IN_WORK, 200),
    an_outcome(OutcomeKind.MONTHS_IN_SUSTAINED_WORK, 120, 150),
    an_outcome(OutcomeKind.PEOPLE_SUSTAINED_6, 10, 14),
    an_outcome(OutcomeKind.PEOPLE_SUSTAINED_12, 4, 9),
)
