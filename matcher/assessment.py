"""Eligibility and value of the same people side by side: under one scheme, or under several."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from matcher.domain.block_scheme import BlockScheme
from matcher.domain.claim import ClaimStatus, TargetGroup
from matcher.domain.claim_record import ClaimRecord
from matcher.domain.judgement import BlockAnswer, Judgement
from matcher.domain.money import Amount
from matcher.domain.obligation import ContractTerms
from matcher.domain.period import Period, last_day_of
from matcher.domain.placement import BonusFacts, Placement
from matcher.domain.valued import PlacementValue
from matcher.eligibility.judge import Rulebook, judge
from matcher.eligibility.membership import membership
from matcher.eligibility.worth import MONTHS_PER_YEAR, last_planned_day
from matcher.rulebooks.library import SHIPPED, RuleLibrary
from matcher.ternary import Ternary, any_of
from matcher.value.bonuses import bonus_blocks
from matcher.value.lines import ValueInput
from matcher.value.valuation import value_of

DISABILITY_GROUPS = frozenset(
    {
        TargetGroup.BANENAFSPRAAK,
        TargetGroup.WAJONG,
        TargetGroup.WSW,
        TargetGroup.BESCHUT_WERK,
        TargetGroup.WIA,
        TargetGroup.WAO,
        TargetGroup.WAZ,
    }
)
_SCHOOLS = frozenset({TargetGroup.VSO, TargetGroup.PRO})


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """Whether somebody counts under a scheme, and for how much."""

    scheme: BlockScheme
    judgement: Judgement
    value: PlacementValue


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFacts:
    """What is known of a person for eligibility and bonuses; a ranker never sees it.

    Attributes
    ----------
    claims_are_complete : bool
        True when the records are all the groups the person is in.
    """

    records: tuple[ClaimRecord, ...]
    bonus: BonusFacts
    claims_are_complete: bool = False


def assess(
    person: PersonFacts,
    placement: Placement,
    scheme_id: str,
    days: Period,
    terms: ContractTerms | None = None,
    library: RuleLibrary = SHIPPED,
) -> Assessment:
    """Return eligibility and value of a placement under one scheme.

    Parameters
    ----------
    days : Period
        Days to count the value over; the last is needed.
    terms : ContractTerms or None
        None outside any contract: nothing is owed, the same rules apply.
    library : RuleLibrary
        Where the scheme and its rules are found.

    Raises
    ------
    NotFound
        If the library has no such scheme.
    """
    scheme = library.scheme(scheme_id)
    judgement = judged(person, library.rulebook(scheme_id), placement, terms)
    given = _value_input(person, scheme, placement, terms)
    return Assessment(scheme=scheme, judgement=judgement, value=value_of(judgement, given, days))


def judged(
    person: PersonFacts,
    rulebook: Rulebook,
    placement: Placement,
    terms: ContractTerms | None = None,
    *,
    planned_until: date | None = None,
) -> Judgement:
    """Return whether somebody counts, in the block that is worth most with its bonuses.

    A bonus may go with some blocks only, and make a block of a lower amount the better one: under
    Holland Rijnland a pupil of PrO or VSO who stays after an internship counts for 25,000 + 10,000,
    and for 30,000 by the Participatiewet.

    Parameters
    ----------
    planned_until : date or None
        As in ``judge``; where no end is known either, blocks are compared over a year.
    """
    scheme = rulebook.scheme
    limited = () if scheme is None else bonus_blocks(scheme, placement, person.bonus)
    ask = partial(
        judge,
        person.records,
        rulebook,
        placement,
        terms,
        claims_are_complete=person.claims_are_complete,
        planned_until=planned_until,
    )
    found = ask(bonus_blocks=limited)
    if scheme is None or found.chosen is None or not limited or not found.possible:
        return found
    until = planned_until or last_planned_day(placement, terms)
    until = until or last_day_of(placement.starts_on, MONTHS_PER_YEAR)
    # Work that goes on with other hours keeps the block that was best when it began.
    whole = replace(placement, starts_on=placement.counts_since, counting_since=None)
    worth = partial(_worth_alone, found, _value_input(person, scheme, whole, terms), until)
    certain = [one for one in found.possible if one.outcome is Ternary.MEETS and one.block.amount]
    best = max((found.chosen, *certain), key=lambda one: worth(one).at_least)
    if best is not found.chosen:
        return ask(bonus_blocks=limited, preferred_block=best.block.block_id)
    ends = [worth(one).at_most for one in found.possible]
    is_settled = all(end is not None and end <= worth(best).at_least for end in ends)
    return ask() if is_settled else found


def _worth_alone(found: Judgement, given: ValueInput, until: date, answer: BlockAnswer) -> Amount:
    """Return what somebody would count for in one block, with its bonuses."""
    alone = replace(found, counts=Ternary.MEETS, chosen=answer, possible=())
    return value_of(alone, given, Period(None, until)).total


def side_by_side(
    person: PersonFacts,
    placement: Placement,
    scheme_ids: Iterable[str],
    days: Period,
    terms: ContractTerms | None = None,
    library: RuleLibrary = SHIPPED,
) -> tuple[Assessment, ...]:
    """Return the same placement under several schemes, in the order asked."""
    return tuple(assess(person, placement, name, days, terms, library) for name in scheme_ids)


def person_facts(
    records: tuple[ClaimRecord, ...],
    on: date,
    stated: BonusFacts,
    *,
    claims_are_complete: bool = False,
) -> PersonFacts:
    """Return the facts of a person; what bonuses ask and nobody stated follows from the claims.

    A claim on the register, Wajong, Wsw, beschut werk, WIA, WAO or WAZ says that there is a
    disability; one on vso or praktijkonderwijs that somebody comes from there; one on statushouder
    that somebody is one. Without such a claim it is unknown, unless the claims are complete.
    """
    absent = Ternary.FAILS if claims_are_complete else Ternary.UNKNOWN

    def follows(stated_already: Ternary, found: list[Ternary]) -> Ternary:
        return stated_already if stated_already is not Ternary.UNKNOWN else any_of([*found, absent])

    disabled = [_is_member(r, on) for r in records if r.claim.group in DISABILITY_GROUPS]
    disabled += [r.has_disability for r in records if r.has_disability is Ternary.MEETS]
    status_holder = [
        _is_member(r, on) for r in records if r.claim.group is TargetGroup.STATUSHOUDER
    ]
    bonus = replace(
        stated,
        has_disability=follows(stated.has_disability, disabled),
        is_from_vso_or_pro=follows(stated.is_from_vso_or_pro, [_went_to(r) for r in records]),
        is_status_holder=follows(stated.is_status_holder, status_holder),
    )
    return PersonFacts(records=records, bonus=bonus, claims_are_complete=claims_are_complete)


def _value_input(
    person: PersonFacts, scheme: BlockScheme, placement: Placement, terms: ContractTerms | None
) -> ValueInput:
    return ValueInput(
        placement=placement,
        scheme=scheme,
        bonus_facts=person.bonus,
        agreed_hour_base=terms.agreed_hour_base if terms else None,
    )


def _is_member(record: ClaimRecord, on: date) -> Ternary:
    return membership(record, on)[0]


def _went_to(record: ClaimRecord) -> Ternary:
    """A leaver still comes from the school: the end of the claim does not matter here."""
    claim = record.claim
    if claim.group not in _SCHOOLS or claim.status is ClaimStatus.REFUSED:
        return Ternary.FAILS
    return claim.is_member
