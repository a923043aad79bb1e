"""What somebody who checks a statement looks for: work twice, claims decided later, no proof yet.

Nothing here changes an amount: what looks wrong is told, and a person decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, product

from matcher.domain.claim_record import ClaimRecord, ClaimTransition
from matcher.domain.money import ZERO, euro_text
from matcher.domain.period import Period
from matcher.domain.placement import Attribution, RegisteredPlacement
from matcher.ledger.entries import Ledger, ProofStatus
from matcher.ledger.judged import Records
from matcher.ledger.wording import Question, QuestionCode
from matcher.ternary import Ternary
from matcher.value.readings import plain
from matcher.value.standing import CountedEffort, amount_until, days_worked


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownAround:
    """What is known around a ledger that its amounts do not rest on.

    Attributes
    ----------
    placements : sequence of RegisteredPlacement
        All placements of the people in the ledger, also those for other contracts or none.
    records : Records
        What is known of the target groups of these people.
    today : date or None
        None where nobody asks from a day of their own.
    """

    placements: Sequence[RegisteredPlacement]
    records: Records
    today: date | None = None


def checks_on(ledger: Ledger, around: KnownAround, on: date) -> Iterator[Question]:
    """Give what a reader of the standing on a day should look into."""
    if around.today is not None and around.today < on:
        yield Question(code=QuestionCode.DAY_TO_COME, parts=(("day", on.isoformat()),))
    yield from _unchecked(ledger, on)
    yield from _decided_later(ledger, around.records, on)
    yield from _worked_twice(ledger, around.placements)
    yield from _efforts_outside(ledger)
    yield from _efforts_alike(ledger.efforts)


def _unchecked(ledger: Ledger, on: date) -> Iterator[Question]:
    amounts = [
        amount_until(entry, on).at_least
        for entry in ledger.entries
        if ledger.proofs[entry.placement.placement_id] is ProofStatus.UNCHECKED
        and entry.judgement.counts is Ternary.MEETS
    ]
    unproven = sum(amounts, ZERO)
    if unproven:
        yield Question(code=QuestionCode.UNCHECKED, parts=(("amount", euro_text(unproven)),))


def _decided_later(ledger: Ledger, records: Records, on: date) -> Iterator[Question]:
    placements = dict.fromkeys(
        entry.placement.placement_id
        for entry in ledger.entries
        if days_worked(entry, on)
        and any(
            _has_changed(record, on) for record in records.get(entry.placement.candidate_id, ())
        )
    )
    if placements:
        parts = (("day", on.isoformat()), ("placements", ", ".join(placements)))
        yield Question(code=QuestionCode.DECIDED_LATER, parts=parts)


def _has_changed(record: ClaimRecord, on: date) -> bool:
    return any(
        change.at.date() > on and change.transition is not ClaimTransition.VERIFY
        for change in record.history
    )


def _worked_twice(ledger: Ledger, placements: Sequence[RegisteredPlacement]) -> Iterator[Question]:
    """Give pairs of placements of one person that count on the same days for over full time."""
    contract_id = ledger.terms.contract.contract_id
    of_person: dict[str, list[RegisteredPlacement]] = {}
    for one in placements:
        of_person.setdefault(one.placement.candidate_id, []).append(one)
    for several in of_person.values():
        for one, other in combinations(several, 2):
            if _hours_fit(one, other, ledger):
                continue
            for mine, theirs in product(one.attributions, other.attributions):
                if contract_id in (mine.contract_id, theirs.contract_id):
                    yield from _shared(mine, theirs, _hours(one, other))


def _shared(one: Attribution, other: Attribution, hours: str) -> Iterator[Question]:
    days = one.days.shared_with(other.days)
    if days is None:
        return
    parts = (
        ("one", _named(one)),
        ("other", _named(other)),
        ("first", "" if days.valid_from is None else days.valid_from.isoformat()),
        ("last", "" if days.valid_until is None else days.valid_until.isoformat()),
        ("hours", hours),
    )
    yield Question(code=QuestionCode.WORKED_TWICE, parts=parts)


def _named(attribution: Attribution) -> str:
    return f"{attribution.placement_id} ({attribution.contract_id})"


def _hours_fit(one: RegisteredPlacement, other: RegisteredPlacement, ledger: Ledger) -> bool:
    """Return whether both together are known to be no more than one full-time job."""
    scheme = ledger.scheme
    base = ledger.terms.agreed_hour_base or (scheme.hour_base if scheme else None)
    some, more = one.placement.hours_per_week, other.placement.hours_per_week
    return base is not None and some is not None and more is not None and some + more <= base


def _hours(one: RegisteredPlacement, other: RegisteredPlacement) -> str:
    some, more = one.placement.hours_per_week, other.placement.hours_per_week
    return "" if some is None or more is None else plain(some + more)


def _efforts_outside(ledger: Ledger) -> Iterator[Question]:
    duration: Period = ledger.terms.duration
    outside = [e.line.line_id for e in ledger.efforts if not duration.contains(e.done_on)]
    if outside:
        parts = (("efforts", ", ".join(outside)),)
        yield Question(code=QuestionCode.EFFORTS_OUTSIDE, parts=parts)


def _efforts_alike(efforts: Sequence[CountedEffort]) -> Iterator[Question]:
    for one, other in combinations(efforts, 2):
        is_alike = one.done_on == other.done_on and (
            (one.line.title, one.line.readings) == (other.line.title, other.line.readings)
        )
        if is_alike:
            parts = (("one", one.line.line_id), ("other", other.line.line_id))
            yield Question(code=QuestionCode.EFFORTS_ALIKE, parts=parts)
