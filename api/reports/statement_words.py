"""The Dutch words of a value statement, as a desk, a contractor and an authority read them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from api.reports.statement_rows import LineKind, StatementRow
from api.services.statements import ValueStatement
from matcher.domain.block_scheme import SchemeKind
from matcher.domain.money import Amount
from matcher.domain.period import Period
from matcher.domain.placement import WorkForm
from matcher.eligibility.wording import COUNTS
from matcher.ledger.entries import ProofStatus
from matcher.ledger.wording import PROOFS, ledger_amount

TITLE = "Verantwoording social return"
NO_FORECAST = "geen einddatum bekend"
FORMS = {
    WorkForm.EMPLOYMENT: "dienstverband",
    WorkForm.APPRENTICESHIP: "leerwerkbaan",
    WorkForm.INTERNSHIP: "stage",
    WorkForm.WORK_EXPERIENCE: "werkervaringsplaats",
    WorkForm.TRIAL: "proefplaatsing",
    WorkForm.SECONDMENT: "detachering",
}
KINDS = {
    LineKind.PLACEMENT: "plaatsing",
    LineKind.EFFORT: "inspanning",
    LineKind.TOTAL: "totaal",
}
Named = tuple[str, str]
"""A heading and what stands behind it."""


def what(row: StatementRow) -> str:
    """Return the form of work, or the title of an effort."""
    return FORMS[row.form] if row.form else row.title


def counts_word(row: StatementRow) -> str:
    """Return whether the person counts; empty for what is no placement."""
    return "" if row.counts is None else COUNTS[row.counts][0]


def proof_word(proof: ProofStatus | None) -> str:
    """Return how well a claim is proven."""
    return PROOFS[proof][0] if proof else ""


def planned_text(amount: Amount | None) -> str:
    """Return what is planned, or why nothing can be said."""
    return NO_FORECAST if amount is None else ledger_amount(amount)


def day_text(day: date | None) -> str:
    """Return a day as a Dutch reader writes it: ``31-01-2025``."""
    return "" if day is None else f"{day:%d-%m-%Y}"


def parties(statement: ValueStatement) -> Iterator[Named]:
    """Give whom and what the statement is about."""
    account = statement.account
    contract, terms = account.contract, account.ledger.terms
    number = f" (nummer {contract.source_id})" if contract.source_id else ""
    yield "Opdracht", f"{contract.title}, {contract.contract_id}{number}"
    yield "Opdrachtnemer", account.contractor.name
    yield "Opdrachtgever", account.authority.name if account.authority else "niet bekend"
    yield "Datum van gunning", day_text(contract.award_date) or "niet bekend"
    yield "Looptijd", _span(terms.duration)
    yield "Stand op", day_text(account.on)


def sources(statement: ValueStatement) -> Iterator[Named]:
    """Give the scheme and the rule that were followed, each with its page."""
    account = statement.account
    scheme, rule = account.ledger.scheme, account.ledger.duty_rule
    if scheme is None:
        yield "Bouwblokkenschema", "de opdracht noemt er geen"
    else:
        unit = "" if scheme.kind is SchemeKind.EUROS else "; telt punten"
        validity = _span(Period(scheme.valid_from, scheme.valid_until))
        yield (
            "Bouwblokkenschema",
            f"{scheme.title} ({scheme.scheme_id}); geldigheid {validity}{unit}",
        )
        yield "Bron van het schema", f"{scheme.source}, geraadpleegd {day_text(scheme.retrieved)}"
    yield "Bron van de verplichting", account.ledger.obligation.source
    if rule is not None:
        yield "Regel over de verplichting", f"{rule.title} ({rule.rule_id})"


def amounts(statement: ValueStatement) -> Iterator[tuple[str, Amount | None]]:
    """Give the sums of the obligation; None for a forecast without an end date."""
    standing = statement.account.standing
    yield "Verschuldigd", standing.owed
    yield "Verdiend", standing.earned
    yield "Nog te verdienen", standing.remaining
    yield "Bij gelijk tempo nu verwacht", standing.expected_by_now
    yield "Prognose op de einddatum", statement.planned


def conclusions(statement: ValueStatement) -> Iterator[str]:
    """Give how the obligation was counted, where it is heading, and the goals, as sentences."""
    obligation = statement.account.ledger.obligation
    yield f"De verplichting: {obligation.formula}."
    yield statement.pace
    yield from statement.goals


def hours_text(hours: Decimal | None) -> str:
    """Return weekly hours as a Dutch reader writes them."""
    if hours is None:
        return "onbekend"
    text = f"{hours:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def _span(days: Period) -> str:
    first, last = day_text(days.valid_from), day_text(days.valid_until)
    if not first and not last:
        return "niet bekend"
    return f"van {first or 'onbekend'} tot en met {last or 'onbekend'}"
