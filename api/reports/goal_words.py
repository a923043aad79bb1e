"""Goals in plain words: what is wanted, what happened, and whether it was set beforehand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from api.reports.channel_words import channel_text
from api.reports.document import Language
from api.reports.number_text import number_text, share_text
from api.reports.two_languages import Words, two
from api.services.goals import GoalStandingTold, KeptGoal
from matcher.channels.goal_counts import Reached
from matcher.channels.goals import GoalProgress, GoalState
from matcher.channels.number import Standing
from matcher.domain.quantified_goal import GoalBound, GoalMeasure, QuantifiedGoal
from matcher.eligibility.wording import GROUPS
from matcher.feasibility.disclosure import FEWEST_SHOWN

STATES: Mapping[GoalState, Words] = {
    GoalState.ON_COURSE: two("op koers", "on course"),
    GoalState.BEHIND: two("achter", "behind"),
    GoalState.MET: two("gehaald", "met"),
    GoalState.MISSED: two("niet gehaald", "missed"),
    GoalState.TOO_EARLY: two("te vroeg om te zeggen", "too early to say"),
    GoalState.UNKNOWN: two("niet te zeggen", "cannot be said"),
    GoalState.WITHDRAWN: two("ingetrokken", "withdrawn"),
}
_MEASURES: Mapping[GoalMeasure, Words] = {
    GoalMeasure.PERSONS_PLACED: two("personen geplaatst", "persons placed"),
    GoalMeasure.MONTHS_OF_WORK: two("maanden werk", "months of work"),
    GoalMeasure.SUSTAINED_6: two(
        "personen na 6 maanden nog in werk", "persons still in work after 6 months"
    ),
    GoalMeasure.SUSTAINED_12: two(
        "personen na 12 maanden nog in werk", "persons still in work after 12 months"
    ),
    GoalMeasure.SHARE_OF_INTRODUCTIONS: two("van de voorstellen", "of introductions"),
    GoalMeasure.SHARE_OF_PLACEMENTS: two("van de plaatsingen", "of placements"),
}
_BOUNDS: Mapping[GoalBound, Words] = {
    GoalBound.AT_LEAST: two("ten minste", "at least"),
    GoalBound.AT_MOST: two("ten hoogste", "at most"),
}
_UNTIL = two("tot en met", "up to and including")
_TO = two("tot", "to")
_BY = two("via", "by")
_GROUP = two("doelgroep", "target group")
_EARLIER = two("eerder", "earlier")
_NOT_YOURS = two("niet voor u te lezen", "not for you to read")
_HIDDEN = two(
    f"niet te tonen: minder dan {FEWEST_SHOWN} mensen",
    f"cannot be shown: fewer than {FEWEST_SHOWN} people",
)
_NOTHING = two("nog niets om een aandeel van te nemen", "nothing yet to take a share of")


def wanted(goal: QuantifiedGoal, language: Language = Language.DUTCH) -> str:
    """Return what a goal asks, without whose it is or when."""
    parts = [
        _BOUNDS[goal.bound][language],
        _amount(goal, goal.target, language),
        _MEASURES[goal.measure][language],
    ]
    if goal.channels:
        names = sorted(channel_text(channel, language) for channel in goal.channels)
        parts.append(f"{_BY[language]} {', '.join(names)}")
    if goal.group is not None:
        parts.append(f"({_GROUP[language]} {GROUPS[goal.group]})")
    return " ".join(parts)


def when_set(goal: QuantifiedGoal, language: Language = Language.DUTCH) -> str:
    """Return on which day a version was set, and whether that was beforehand."""
    late = goal.n_days_late
    if late == 0:
        when = two("vooraf", "beforehand")
    elif late == 1:
        when = two("1 dag na het begin", "1 day after it began")
    else:
        when = two(f"{late} dagen na het begin", f"{late} days after it began")
    return f"{two('gezet op', 'set on')[language]} {goal.set_on} ({when[language]})"


def happened(progress: GoalProgress | None, language: Language = Language.DUTCH) -> str:
    """Return what was reached, with what is unknown beside it."""
    if progress is None:
        return _NOT_YOURS[language]
    if progress.reached.standing is Standing.HIDDEN:
        return _HIDDEN[language]
    return "; ".join(_reached(progress, progress.reached, language))


def earlier_versions(kept: KeptGoal, language: Language = Language.DUTCH) -> tuple[str, ...]:
    """Return a sentence for each version that was replaced, the first one first."""
    return tuple(
        f"{_EARLIER[language]} ({version.version}): {wanted(version, language)}, "
        f"{_days(version, language)}, {when_set(version, language)}."
        for version in kept.versions[:-1]
    )


def goal_sentence_of(told: GoalStandingTold, language: Language = Language.DUTCH) -> str:
    """Return a goal in one sentence: what is wanted, what happened, where it stands, when set."""
    goal, progress = told.kept.latest, told.progress
    parts = [f"{wanted(goal, language)}, {_days(goal, language)}: {happened(progress, language)}"]
    if progress is not None:
        parts.append(STATES[progress.state][language])
    return "; ".join((*parts, when_set(goal, language))) + "."


def _days(goal: QuantifiedGoal, language: Language) -> str:
    return f"{goal.since} {_UNTIL[language]} {goal.until}"


def _reached(progress: GoalProgress, reached: Reached, language: Language) -> Iterator[str]:
    if reached.at_least is None or reached.at_most is None:
        yield _NOTHING[language]
        return
    goal = progress.goal
    least, most = (_amount(goal, end, language) for end in (reached.at_least, reached.at_most))
    yield least if least == most else f"{least} {_TO[language]} {most}"
    if reached.n_of is not None:
        yield f"{reached.n_counted} {two('van', 'of')[language]} {reached.n_of}"
    if reached.n_unknown:
        yield f"{reached.n_unknown} {two('niet bekend', 'not known')[language]}"
    if reached.n_not_due:
        yield f"{reached.n_not_due} {two('nog niet aan de beurt', 'not due yet')[language]}"
    if progress.expected is not None and progress.state is not GoalState.MET:
        expected = _amount(goal, progress.expected, language)
        yield f"{two('naar rato verwacht', 'expected pro rata')[language]} {expected}"


def _amount(goal: QuantifiedGoal, number: Decimal, language: Language) -> str:
    if goal.is_share:
        is_whole = number * 100 == (number * 100).to_integral_value()
        return share_text(float(number), language, 0 if is_whole else 1)
    is_whole = number == number.to_integral_value()
    return number_text(float(number), language, 0 if is_whole else 2)
