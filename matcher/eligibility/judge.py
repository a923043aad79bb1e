"""Does this candidate count for this contract, in which block, and until when?

Every block is asked in turn: is the person a member on the reference date, are the rule's and the
block's conditions met, is the form of work right? Of the blocks that are certainly open the most
valuable is chosen; blocks that are open only if something unknown turns out well are named.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from matcher.domain.block_scheme import BlockScheme
from matcher.domain.claim_record import ClaimRecord
from matcher.domain.counting import CountingFacts, counted_days
from matcher.domain.judgement import BlockAnswer, Judgement
from matcher.domain.obligation import ContractTerms
from matcher.domain.placement import Placement
from matcher.domain.target_group_rules import TargetGroupRules
from matcher.eligibility.findings import Case, Finding, findings
from matcher.eligibility.membership import proof_state
from matcher.eligibility.reference_days import contract_start, reference_days, start_outcome
from matcher.eligibility.verdict import Answered, verdict
from matcher.eligibility.worth import last_planned_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulebook:
    """The rules a contract follows: who counts, and (where it has one) its block scheme."""

    rules: TargetGroupRules
    scheme: BlockScheme | None = None


def judge(
    records: tuple[ClaimRecord, ...],
    rulebook: Rulebook,
    placement: Placement,
    terms: ContractTerms | None = None,
    *,
    claims_are_complete: bool = False,
    planned_until: date | None = None,
    bonus_blocks: tuple[frozenset[str], ...] = (),
    preferred_block: str | None = None,
) -> Judgement:
    """Return whether a candidate counts for a contract, with block, days and reasons.

    Parameters
    ----------
    records : tuple of ClaimRecord
        All that is known of the person's target groups.
    rulebook : Rulebook
        Rules and scheme; without a scheme (an employer's own policy) there is no block.
    placement : Placement
        The work, planned or started.
    terms : ContractTerms or None
        None for work outside any contract.
    claims_are_complete : bool
        True when the claims are all there is, as for a placement that was registered on them: a
        group without a claim then does not apply. Otherwise it is a question still to ask.
    planned_until : date or None
        Last day up to which blocks are compared; by default the end of the work, else of the
        contract.
    bonus_blocks, preferred_block
        As in ``Case``: a bonus can make a block of a lower amount the most valuable one, and that
        is for ``matcher.assessment`` to say.

    Returns
    -------
    Judgement
        Total: no legal outcome is an error; unknown is an outcome.
    """
    case = Case(
        records=records,
        rules=rulebook.rules,
        scheme=rulebook.scheme,
        placement=placement,
        counted_groups=terms.contract.counted_groups if terms else None,
        reference=reference_days(rulebook.rules, terms, placement),
        claims_are_complete=claims_are_complete,
        planned_until=planned_until or last_planned_day(placement, terms),
        bonus_blocks=bonus_blocks,
        preferred_block=preferred_block,
    )
    answered = [
        Answered(finding=found, answer=_answer(found, case, terms)) for found in findings(case)
    ]
    return verdict(answered, start_outcome(rulebook.rules, terms, placement), case)


def _answer(found: Finding, case: Case, terms: ContractTerms | None) -> BlockAnswer | None:
    if found.block is None or case.scheme is None:
        return None
    record = found.record
    facts = CountingFacts(
        contract_starts_on=contract_start(terms),
        claim_until=record.claim.until if record else None,
        left_school_on=record.left_school_on if record else None,
        subsidy_extends=case.scheme.subsidy_extends,
    )
    return BlockAnswer(
        block=found.block,
        outcome=found.outcome,
        group=record.claim.group if record else None,
        proof=proof_state(record) if record else None,
        reasons=found.reasons,
        days=counted_days(found.block.counting, case.placement, facts),
    )
