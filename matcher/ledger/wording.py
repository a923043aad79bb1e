"""What a ledger says in sentences: the pace, the goals, and the questions that are open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from matcher.domain.block_scheme import SchemeKind
from matcher.domain.money import Amount, amount_text, euro_text
from matcher.domain.obligation import GoalKind
from matcher.domain.period import Period
from matcher.eligibility.wording import Both, Language
from matcher.ledger.entries import Ledger, ProofStatus
from matcher.ternary import Ternary
from matcher.value.readings import plain
from matcher.value.standing import GoalStanding, Pace, Standing, value_until


class QuestionCode(StrEnum):
    """What a contract leaves open about its own ledger."""

    NO_SCHEME = "no_scheme"
    POINTS_SCHEME = "points_scheme"
    AWARD_DATE_UNKNOWN = "award_date_unknown"
    UNDATED = "undated"
    NOT_IN_FORCE = "not_in_force"
    END_UNKNOWN = "end_unknown"
    DAYS_AFTER_END = "days_after_end"
    DAY_TO_COME = "day_to_come"
    UNCHECKED = "unchecked"
    DECIDED_LATER = "decided_later"
    WORKED_TWICE = "worked_twice"
    EFFORTS_OUTSIDE = "efforts_outside"
    EFFORTS_ALIKE = "efforts_alike"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question about a contract, and what fills its sentence."""

    code: QuestionCode
    parts: tuple[tuple[str, str], ...] = ()


_QUESTIONS: dict[QuestionCode, Both] = {
    QuestionCode.NO_SCHEME: (
        "De opdracht noemt geen bouwblokkenschema: wat plaatsingen waard zijn, is onbekend.",
        "The contract names no block scheme: what placements count for is not known.",
    ),
    QuestionCode.POINTS_SCHEME: (
        "'{name}' telt punten, en een verplichting is in euro's: wat plaatsingen waard zijn, is "
        "onbekend.",
        "'{name}' counts points, and an obligation is in euros: what placements count for is not "
        "known.",
    ),
    QuestionCode.AWARD_DATE_UNKNOWN: (
        "De datum van gunning ontbreekt: of '{name}' toen gold, is niet na te gaan.",
        "The award date is missing: whether '{name}' held then cannot be checked.",
    ),
    QuestionCode.UNDATED: (
        "De bron van '{name}' noemt geen dagen: of het gold op {day}, de datum van gunning, is "
        "niet na te gaan.",
        "The source of '{name}' gives no dates: whether it held on {day}, the award date, cannot "
        "be checked.",
    ),
    QuestionCode.NOT_IN_FORCE: (
        "'{name}' gold niet op {day}, de datum van gunning; ga na of de opdracht het zo noemt.",
        "'{name}' did not hold on {day}, the award date; check that the contract names it.",
    ),
    QuestionCode.END_UNKNOWN: (
        "De einddatum van de opdracht is niet bekend: een prognose is er niet.",
        "The end date of the contract is not known: there is no forecast.",
    ),
    QuestionCode.DAYS_AFTER_END: (
        "De opdracht liep tot en met {day}; dagen daarna tellen hier mee. Of dat mag, zegt geen "
        "gelezen bron. Op die dag was verdiend: {earned}.",
        "The contract ran up to {day}; days after it are counted here. No source read says whether "
        "they may be. On that day was earned: {earned_en}.",
    ),
    QuestionCode.DAY_TO_COME: (
        "{day} moet nog komen: 'verdiend' is hier wat dan verdiend zal zijn, als alles loopt "
        "zoals het nu is vastgelegd.",
        "{day} is still to come: 'earned' is what will be earned by then, if all goes as it is "
        "recorded now.",
    ),
    QuestionCode.UNCHECKED: (
        "Van wat verdiend is, rust {amount} op claims die nog niet zijn gecontroleerd.",
        "Of what is earned, {amount} rests on claims that nobody has checked yet.",
    ),
    QuestionCode.DECIDED_LATER: (
        "Na {day} is een claim afgewezen, verlopen verklaard of heropend bij {placements}: een "
        "overzicht van deze dag dat eerder is gemaakt, kan anders zijn.",
        "After {day} a claim was refused, expired or reopened behind {placements}: a statement of "
        "this day that was made before may differ.",
    ),
    QuestionCode.WORKED_TWICE: (
        "{one} en {other} zijn van dezelfde persoon en tellen op dezelfde dagen{days}{hours_told}: "
        "ga na dat geen werk twee keer telt.",
        "{one} and {other} are of the same person and count on the same days{days}{hours_told}: "
        "check that no work counts twice.",
    ),
    QuestionCode.EFFORTS_OUTSIDE: (
        "Buiten de looptijd van de opdracht gedaan, en toch geteld: {efforts}. Of dat mag, zegt "
        "geen gelezen bron.",
        "Done outside the duration of the contract, and counted all the same: {efforts}. No source "
        "read says whether that is allowed.",
    ),
    QuestionCode.EFFORTS_ALIKE: (
        "{one} en {other} zijn gelijk, ook van dag: ga na dat er niet een twee keer is ingevoerd.",
        "{one} and {other} are alike, of the same day too: check that it was not entered twice.",
    ),
}

_PACE: dict[Pace, Both] = {
    Pace.MET: (
        "De verplichting is gehaald.",
        "The obligation is met.",
    ),
    Pace.ON_PACE: (
        "Zoals het nu is gepland, wordt de verplichting voor de einddatum gehaald.",
        "As things are planned now, the obligation will be met by the end date.",
    ),
    Pace.MAY_FALL_SHORT: (
        "Let op: of de verplichting wordt gehaald, hangt af van wat nog openstaat; verwacht is "
        "{forecast}, verschuldigd {owed}.",
        "Mind: whether the obligation will be met depends on what is still open; expected is "
        "{forecast}, owed {owed}.",
    ),
    Pace.FALLS_SHORT: (
        "Let op: zoals het nu is gepland, wordt de verplichting niet gehaald; verwacht is "
        "{forecast}, verschuldigd {owed}.",
        "Mind: as things are planned now, the obligation will not be met; expected is {forecast}, "
        "owed {owed}.",
    ),
    Pace.UNKNOWN: (
        "Of de verplichting wordt gehaald, is niet te zeggen: het bedrag of de einddatum is niet "
        "bekend.",
        "Whether the obligation will be met cannot be said: its sum or the end date is not known.",
    ),
}
_BEHIND: Both = (
    " Op dit moment loopt de opdracht achter: bij een gelijk tempo was er al {expected}.",
    " At this moment the contract is behind: at an even pace there would be {expected} already.",
)
_GOALS: dict[GoalKind, Both] = {
    GoalKind.PERSONS: ("personen", "persons"),
    GoalKind.PERSON_MONTHS: ("maanden werk", "months of work"),
}
_REACHED: dict[Ternary, Both] = {
    Ternary.MEETS: ("gehaald", "reached"),
    Ternary.FAILS: ("nog niet gehaald", "not reached yet"),
    Ternary.UNKNOWN: ("misschien gehaald", "perhaps reached"),
}
PROOFS: dict[ProofStatus, Both] = {
    ProofStatus.PROVEN: ("gecontroleerd", "proven"),
    ProofStatus.UNCHECKED: ("nog niet gecontroleerd", "not checked yet"),
    ProofStatus.EXPIRED: ("verlopen", "expired"),
    ProofStatus.REFUSED: ("afgewezen", "refused"),
    ProofStatus.UNKNOWN: ("onbekend", "unknown"),
}


def questions_on(ledger: Ledger, on: date) -> Iterator[Question]:
    """Give what the contract itself leaves open on a day; ``checks`` has what to look into."""
    scheme, rule = ledger.scheme, ledger.duty_rule
    if scheme is None:
        yield Question(code=QuestionCode.NO_SCHEME)
    else:
        if scheme.kind is SchemeKind.POINTS:
            yield Question(code=QuestionCode.POINTS_SCHEME, parts=(("name", scheme.title),))
        validity = Period(scheme.valid_from, scheme.valid_until)
        yield from _in_force(ledger, scheme.title, validity)
    if rule is not None and ledger.terms.contract.percentage is None:
        yield from _in_force(ledger, rule.title, Period(rule.valid_from, rule.valid_until))
    ends_on = ledger.terms.duration.valid_until
    if ends_on is None:
        yield Question(code=QuestionCode.END_UNKNOWN)
    elif ends_on < on:
        earned = value_until(ledger.entries, ledger.efforts, ends_on)
        parts = (
            ("day", ends_on.isoformat()),
            ("earned", ledger_amount(earned)),
            ("earned_en", ledger_amount(earned, "en")),
        )
        yield Question(code=QuestionCode.DAYS_AFTER_END, parts=parts)


def explain_question(question: Question, language: Language = "nl") -> str:
    """Return a question as a sentence."""
    at, parts = _at(language), dict(question.parts)
    first, last, hours = (parts.get(name, "") for name in ("first", "last", "hours"))
    parts["days"] = (f", vanaf {first}", f", from {first}")[at] if first else ""
    parts["days"] += (f" tot en met {last}", f" up to {last}")[at] if last else ""
    parts["hours_told"] = (
        (f", samen {hours} uur per week", f", together {hours} hours a week")[at] if hours else ""
    )
    return _QUESTIONS[question.code][at].format(**parts)


def pace_sentence(standing: Standing, language: Language = "nl") -> str:
    """Return where the obligation is heading, and whether it is behind, in plain words."""
    at = _at(language)
    told = _PACE[standing.pace][at].format(
        forecast=ledger_amount(standing.forecast, language),
        owed=ledger_amount(standing.owed, language),
    )
    if standing.is_behind is Ternary.MEETS and standing.pace is not Pace.MET:
        told += _BEHIND[at].format(expected=ledger_amount(standing.expected_by_now, language))
    return told


def goal_sentence(goal: GoalStanding, language: Language = "nl") -> str:
    """Return a goal with what is reached of it."""
    at = _at(language)
    least, most = goal.reached.at_least, goal.reached.at_most
    reached = plain(least)
    if most is not None and most > least:
        reached = f"{reached} {('tot', 'to')[at]} {plain(most)}"
    of = f"{('van', 'of')[at]} {plain(goal.goal.target)} {_GOALS[goal.goal.kind][at]}"
    return f"{reached} {of}: {_REACHED[goal.is_reached][at]}."


def missing_goal_sentence(kind: GoalKind, language: Language = "nl") -> str:
    """Return that a contract names no goal of a kind."""
    at = _at(language)
    return (
        f"De opdracht noemt geen doel in {_GOALS[kind][at]}.",
        f"The contract names no goal in {_GOALS[kind][at]}.",
    )[at]


def ledger_amount(amount: Amount, language: Language = "nl") -> str:
    """Return an amount with both ends where it is open; euros are written the Dutch way."""
    if language == "nl":
        return amount_text(amount)
    if amount.at_most is None:
        return f"unknown, at least {euro_text(amount.at_least)}"
    ends = dict.fromkeys((euro_text(amount.at_least), euro_text(amount.at_most)))
    return " to ".join(ends)


def _in_force(ledger: Ledger, name: str, validity: Period) -> Iterator[Question]:
    award = ledger.terms.contract.award_date
    if award is None:
        yield Question(code=QuestionCode.AWARD_DATE_UNKNOWN, parts=(("name", name),))
        return
    parts = (("name", name), ("day", award.isoformat()))
    if validity.valid_from is None:
        yield Question(code=QuestionCode.UNDATED, parts=parts)
    elif not validity.contains(award):
        yield Question(code=QuestionCode.NOT_IN_FORCE, parts=parts)


def _at(language: Language) -> int:
    return 0 if language == "nl" else 1
