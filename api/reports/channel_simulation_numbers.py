"""Numbers of the channel benchmark as they are read: each in its own unit, with its interval."""

from __future__ import annotations

from api.reports.channel_simulation_words import NO_NUMBER, OUTCOMES, Unit
from api.reports.document import Language
from api.reports.number_text import number_text
from api.reports.two_languages import Words, two
from matcher.channels.simulation.outcome import Outcome
from matcher.fairness.intervals import Estimate

_TO = two("tot", "to")
_UNITS = {
    Unit.SHARE: two("%", "%"),
    Unit.COUNT: two("mensen", "people"),
    Unit.DAYS: two("dagen", "days"),
    Unit.EUROS: two("euro", "euros"),
    Unit.INDEX: two("van 0 tot 1", "from 0 to 1"),
}
_POINTS = two("procentpunt", "percentage points")
_MANY = 100
"""From here on a decimal is left out."""


def unit_words(outcome: Outcome, language: Language) -> str:
    """Return the unit of an outcome."""
    return _UNITS[OUTCOMES[outcome].unit][language]


def difference_unit(outcome: Outcome, language: Language) -> str:
    """Return the unit of a difference; that of two shares is in percentage points."""
    unit = OUTCOMES[outcome].unit
    words: Words = _POINTS if unit is Unit.SHARE else _UNITS[unit]
    return words[language]


def drawn(outcome: Outcome, number: float) -> float:
    """Return a number in the unit in which it is read: a share in percent."""
    return 100 * number if OUTCOMES[outcome].unit is Unit.SHARE else number


def level_text(outcome: Outcome, estimate: Estimate, language: Language) -> str:
    """Return a mean with its interval."""
    percent = "%" if OUTCOMES[outcome].unit is Unit.SHARE else ""
    return _with_interval(outcome, estimate, language, percent)


def bare_level(outcome: Outcome, number: float | None, language: Language) -> str:
    """Return a mean alone."""
    percent = "%" if OUTCOMES[outcome].unit is Unit.SHARE else ""
    return NO_NUMBER if number is None else f"{_plain(outcome, language, number)[0]}{percent}"


def difference_text(outcome: Outcome, estimate: Estimate, language: Language) -> str:
    """Return a difference with its interval; a gain has its plus."""
    return _with_interval(outcome, estimate, language, is_signed=True)


def interval_text(outcome: Outcome, estimate: Estimate, language: Language) -> str:
    """Return the interval alone, as ``1,2 tot 3,4``."""
    if estimate.low is None or estimate.high is None:
        return NO_NUMBER
    low, high = _plain(outcome, language, estimate.low, estimate.high)
    return f"{low} {_TO[language]} {high}"


def size_text(outcome: Outcome, number: float, language: Language) -> str:
    """Return how large a difference is, whatever its sign."""
    return _plain(outcome, language, abs(number))[0]


def p_text(p_value: float | None, language: Language) -> str:
    """Return a p-value."""
    if p_value is None:
        return NO_NUMBER
    least = number_text(0.001, language, 3)
    return f"< {least}" if p_value < 0.001 else number_text(p_value, language, 3)


def _with_interval(
    outcome: Outcome,
    estimate: Estimate,
    language: Language,
    percent: str = "",
    *,
    is_signed: bool = False,
) -> str:
    if estimate.at is None:
        return NO_NUMBER
    plus = "+" if is_signed and estimate.at > 0 else ""
    if estimate.low is None or estimate.high is None:
        return f"{plus}{_plain(outcome, language, estimate.at)[0]}{percent}"
    at, low, high = _plain(outcome, language, estimate.at, estimate.low, estimate.high)
    return f"{plus}{at}{percent} ({low} {_TO[language]} {high})"


def _plain(outcome: Outcome, language: Language, *numbers: float) -> tuple[str, ...]:
    """Return numbers that stand together, with as many decimals each."""
    unit, read = OUTCOMES[outcome].unit, [drawn(outcome, number) for number in numbers]
    is_large = unit is Unit.EUROS or max(map(abs, read)) >= _MANY
    decimals = 3 if unit is Unit.INDEX else 0 if is_large else 1
    return tuple(number_text(number, language, decimals) for number in read)
