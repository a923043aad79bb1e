"""What social purchases, training and activities count for: invoice, cost, hours or days."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from matcher.domain.block_scheme import BlockScheme
from matcher.domain.effort import EffortBasis, EffortKind, EffortRule, SocialEffort
from matcher.domain.money import ZERO, Amount, euro_text, to_cents
from matcher.domain.valued import OpenPoint, OpenPointCode, Reading, ValueLine
from matcher.value.readings import plain

Valued = tuple[ValueLine, tuple[OpenPoint, ...]]

KINDS: dict[EffortKind, tuple[str, str]] = {
    EffortKind.SW_SERVICES: ("diensten van een SW-bedrijf", "services of a sheltered workshop"),
    EffortKind.SOCIAL_PURCHASE: ("sociale inkoop", "social purchase"),
    EffortKind.TRAINING: ("opleiding", "training"),
    EffortKind.GUIDANCE: ("begeleiding", "guidance"),
    EffortKind.SOCIAL_ACTIVITY: ("maatschappelijke activiteit", "social activity"),
    EffortKind.KNOWLEDGE_SHARING: ("kennis delen", "knowledge sharing"),
    EffortKind.MOBILITY: ("mobiliteit", "mobility"),
}
"""Kinds of effort in Dutch and English."""
_FROM_INVOICE = (EffortBasis.INVOICE, EffortBasis.INVOICE_OR_WAGE_COST, EffortBasis.ACTUAL_COST)


def effort_value(effort: SocialEffort, scheme: BlockScheme | None) -> Valued:
    """Return what an effort counts for under a scheme, and what is open.

    A value that the contracting authority agreed goes first; it is what a scheme with 'maatwerk'
    or 'in overleg' asks. Otherwise an effort that the scheme does not name, or names without an
    amount, is unknown: it may count. So is every effort where the contract names no scheme.
    """
    rule = None if scheme is None else _rule_for(effort, scheme)
    readings = _readings(effort, rule)
    amount = _span(readings)
    line = ValueLine(
        line_id=effort.effort_id,
        title=effort.description or (rule.title if rule else KINDS[effort.kind][0]),
        source=rule.source if rule else scheme.source if scheme else "",
        readings=readings,
        amount=amount,
    )
    return line, () if amount.is_known else (OpenPoint(code=_point(rule), about=line.title),)


def _rule_for(effort: SocialEffort, scheme: BlockScheme) -> EffortRule | None:
    return next((rule for rule in scheme.efforts if effort.kind in rule.kinds), None)


def _point(rule: EffortRule | None) -> OpenPointCode:
    is_input = rule is not None and rule.basis not in (EffortBasis.UNKNOWN, EffortBasis.AGREED)
    return OpenPointCode.EFFORT_INPUT if is_input else OpenPointCode.EFFORT_BASIS


def _readings(effort: SocialEffort, rule: EffortRule | None) -> tuple[Reading, ...]:
    if effort.agreed_value is not None:
        value = effort.agreed_value
        return (Reading(amount=value, formula=f"afgesproken: {euro_text(value)}"),)
    if rule is None:
        return (_unknown("de gelezen regels noemen dit niet"),)
    if rule.basis in _FROM_INVOICE:
        return (_invoice(effort),)
    if rule.basis is EffortBasis.HOURLY:
        return (_hourly(effort, rule),)
    if rule.basis is EffortBasis.HOURLY_OR_INVOICE:
        return _hourly_or_invoice(effort, rule)
    if rule.basis is EffortBasis.DAY_MAXIMUM:
        return _day_maximum(effort, rule)
    return (_unknown("de waarde gaat in overleg of was niet leesbaar"),)


def _invoice(effort: SocialEffort) -> Reading:
    if effort.invoice is None:
        return _unknown("het bedrag van de rekening ontbreekt")
    value = to_cents(Fraction(effort.invoice))
    return Reading(amount=value, formula=f"rekening of kosten excl. btw {euro_text(value)}")


def _hourly(effort: SocialEffort, rule: EffortRule) -> Reading:
    if effort.hours is None or rule.rate is None:
        return _unknown("de uren ontbreken")
    value = to_cents(Fraction(effort.hours) * Fraction(rule.rate))
    formula = f"{plain(effort.hours)} uur x {euro_text(rule.rate)} = {euro_text(value)}"
    return Reading(amount=value, formula=formula)


def _hourly_or_invoice(effort: SocialEffort, rule: EffortRule) -> tuple[Reading, ...]:
    """Hours or invoice: one of the two; when both are given, no source says which."""
    found = []
    if effort.hours is not None:
        found.append(_hourly(effort, rule))
    if effort.invoice is not None:
        found.append(_invoice(effort))
    return tuple(found) or (_unknown("uren en rekening ontbreken"),)


def _day_maximum(effort: SocialEffort, rule: EffortRule) -> tuple[Reading, ...]:
    """A maximum per day bounds the value; how much of it counts is 'maatwerk'."""
    if effort.days is None or rule.rate is None:
        return (_unknown("de dagen ontbreken"),)
    most = to_cents(Fraction(rule.rate) * effort.days)
    formula = f"ten hoogste {effort.days} dagen x {euro_text(rule.rate)} = {euro_text(most)}"
    least = Reading(amount=ZERO, formula="maatwerk")
    return least, Reading(amount=most, formula=formula)


def _unknown(why: str) -> Reading:
    return Reading(amount=None, formula=f"onbekend: {why}")


def _span(readings: tuple[Reading, ...]) -> Amount:
    known: list[Decimal] = [r.amount for r in readings if r.amount is not None]
    if len(known) < len(readings):
        return Amount.unknown()
    return Amount(at_least=min(known), at_most=max(known))
