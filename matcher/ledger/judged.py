"""A placement as the ledger of a contract counts it: judged, and with all its value follows from.

It rests on the claims made for it: where one says that the person is in a group, a group without a
claim does not apply.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matcher.assessment import PersonFacts, judged, person_facts
from matcher.domain.block_scheme import SchemeKind
from matcher.domain.claim_record import ClaimRecord
from matcher.domain.judgement import Judgement
from matcher.domain.obligation import ContractTerms
from matcher.domain.placement import Placement, RegisteredPlacement
from matcher.rulebooks.library import RuleLibrary
from matcher.ternary import Ternary
from matcher.value.bonuses import EarlierWork
from matcher.value.lines import ValueInput
from matcher.value.standing import LedgerEntry

Records = Mapping[str, tuple[ClaimRecord, ...]]
"""What is known of the target groups of people, by pseudonym."""


def counted_entries(
    registered: RegisteredPlacement,
    placements: Sequence[RegisteredPlacement],
    terms: ContractTerms,
    records: Records,
    library: RuleLibrary,
) -> tuple[LedgerEntry, ...]:
    """Return an entry for each attribution of a placement to the contract.

    Parameters
    ----------
    placements : sequence of RegisteredPlacement
        All that count for the contract: the placement may be the continuation of one of them.
    """
    placement = registered.placement
    person = _person(registered, records)
    judgement = _judgement(person, placement, terms, library)
    given = _given(person, placement, _earlier(registered, placements, records), terms, library)
    return tuple(
        LedgerEntry(attribution=attribution, placement=placement, judgement=judgement, given=given)
        for attribution in registered.attributions
        if attribution.contract_id == terms.contract.contract_id
    )


def _person(registered: RegisteredPlacement, records: Records) -> PersonFacts:
    known = records.get(registered.placement.candidate_id, ())
    return person_facts(
        known,
        registered.placement.counts_since,
        registered.bonus_facts,
        claims_are_complete=any(record.claim.is_member is Ternary.MEETS for record in known),
    )


def _earlier(
    registered: RegisteredPlacement, placements: Sequence[RegisteredPlacement], records: Records
) -> tuple[EarlierWork, ...]:
    """Return the work under the contract of which a placement is the continuation."""
    placement = registered.placement
    return tuple(
        EarlierWork(placement=one.placement, bonus_facts=_person(one, records).bonus)
        for one in placements
        if one.placement.candidate_id == placement.candidate_id
        and one.organisation_id == registered.organisation_id
        and placement.counts_since <= one.placement.starts_on < placement.starts_on
    )


def _judgement(
    person: PersonFacts, placement: Placement, terms: ContractTerms, library: RuleLibrary
) -> Judgement:
    if terms.scheme_id is None:
        return Judgement(
            counts=Ternary.UNKNOWN,
            chosen=None,
            possible=(),
            reasons=(),
            reference_days=(terms.contract.award_date or placement.starts_on,),
        )
    return judged(person, library.rulebook(terms.scheme_id), placement, terms)


def _given(
    person: PersonFacts,
    placement: Placement,
    earlier: tuple[EarlierWork, ...],
    terms: ContractTerms,
    library: RuleLibrary,
) -> ValueInput | None:
    """A scheme that counts points pays no obligation in euros: the value is then unknown."""
    if terms.scheme_id is None:
        return None
    scheme = library.scheme(terms.scheme_id)
    if scheme.kind is SchemeKind.POINTS:
        return None
    return ValueInput(
        placement=placement,
        scheme=scheme,
        bonus_facts=person.bonus,
        agreed_hour_base=terms.agreed_hour_base,
        earlier=earlier,
    )
