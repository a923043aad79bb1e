"""One case, stated from outside and stored nowhere: does it count, and for how much?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from matcher.assessment import PersonFacts, assess, judged
from matcher.domain.block_scheme import BlockScheme
from matcher.domain.judgement import Judgement, Reason, ReasonCode
from matcher.domain.obligation import ContractTerms
from matcher.domain.period import Period
from matcher.domain.placement import Placement
from matcher.domain.valued import PlacementValue
from matcher.errors import InvalidInput, NotFound
from matcher.rulebooks.library import SHIPPED, RuleLibrary
from matcher.ternary import Ternary
from matcher.value.block_schemes import is_in_force, load_block_scheme, scheme_ids

OPEN_REASONS = frozenset(
    {
        ReasonCode.MEMBER_UNCHECKED,
        ReasonCode.MEMBERSHIP_UNKNOWN,
        ReasonCode.STATUS_UNKNOWN,
        ReasonCode.EXPIRED_WHEN_UNKNOWN,
        ReasonCode.PROOF_EXPIRED,
        ReasonCode.SINCE_UNKNOWN,
        ReasonCode.CONDITION_UNKNOWN,
        ReasonCode.CONDITION_UNREADABLE,
        ReasonCode.FORM_NOT_NAMED,
        ReasonCode.GROUP_NOT_NAMED,
        ReasonCode.NOT_RECORDED,
        ReasonCode.REFERENCE_DAY_OPEN,
        ReasonCode.REFERENCE_DAY_MISSING,
        ReasonCode.STARTED_BEFORE_UNKNOWN,
        ReasonCode.BLOCK_AMOUNT_UNKNOWN,
        ReasonCode.BLOCK_POSSIBLE,
        ReasonCode.COUNTS_UNTIL_UNKNOWN,
    }
)
"""Reasons that leave something for a desk to find out."""
_SETTLED_AS_WELL = frozenset({ReasonCode.MEMBER_UNCHECKED, ReasonCode.COUNTS_UNTIL_UNKNOWN})
"""Open reasons that also say why, or from when, somebody counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedCase:
    """A person's facts, the work, and the contract (None outside any contract)."""

    person: PersonFacts
    placement: Placement
    terms: ContractTerms | None

    @property
    def scheme_day(self) -> date:
        """The day on which a scheme should hold: of the award, else of the start of the work."""
        awarded = self.terms.contract.award_date if self.terms else None
        return awarded or self.placement.starts_on


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedCase:
    """The answer for a case under one scheme.

    Attributes
    ----------
    value : PlacementValue or None
        None where only eligibility was asked.
    hour_base : Decimal or None
        Full-time hours per week: as the parties agreed, else of the scheme; None is not known.
    scheme_day : date
        The day that ``is_in_force`` speaks of.
    is_in_force : Ternary
        Whether the scheme holds on that day; unknown where its source gives no dates.
    """

    scheme: BlockScheme
    judgement: Judgement
    value: PlacementValue | None
    hour_base: Decimal | None
    scheme_day: date
    is_in_force: Ternary

    @property
    def settled_reasons(self) -> tuple[Reason, ...]:
        """Why the answer is as it is; all reasons where somebody does not count."""
        return tuple(
            reason
            for reason in self.judgement.reasons
            if reason.code in _SETTLED_AS_WELL or not self._is_open(reason)
        )

    @property
    def open_reasons(self) -> tuple[Reason, ...]:
        """What a desk can still find out."""
        return tuple(r for r in self.judgement.reasons if self._is_open(r))

    def _is_open(self, reason: Reason) -> bool:
        return self.judgement.counts is not Ternary.FAILS and reason.code in OPEN_REASONS


def shipped_schemes() -> tuple[BlockScheme, ...]:
    """Return all block schemes of ``data/block_schemes``, by id."""
    return tuple(load_block_scheme(name) for name in scheme_ids())


def explain_eligibility(
    case: StatedCase, scheme_id: str, library: RuleLibrary = SHIPPED
) -> ExplainedCase:
    """Return whether a case counts under a scheme, without a value.

    Parameters
    ----------
    library : RuleLibrary
        Where the scheme and its rules are found.

    Raises
    ------
    NotFound
        If there is no such scheme.
    """
    scheme = library.scheme(scheme_id)
    judgement = judged(case.person, library.rulebook(scheme_id), case.placement, case.terms)
    return _explained(case, scheme, judgement, None)


def explain_value(
    case: StatedCase, asked: Sequence[str], days: Period, library: RuleLibrary = SHIPPED
) -> tuple[ExplainedCase, ...]:
    """Return eligibility and value under each scheme, in the order asked.

    Parameters
    ----------
    days : Period
        Days to count; an open end is that of the work.
    library : RuleLibrary
        Where the schemes and their rules are found.

    Raises
    ------
    NotFound
        If there is no such scheme, or none of them has a bonus that was agreed or refused.
    InvalidInput
        If neither the work nor the count has a last day, or it lies before the first to count.
    """
    schemes = [library.scheme(scheme_id) for scheme_id in dict.fromkeys(asked)]
    _check_bonuses(case, schemes)
    last = days.valid_until or case.placement.ends_on
    if last is None:
        raise InvalidInput(
            "A value is counted up to a day, and this work has no last day.",
            where="value",
            remedy="Give --months, --end or --counted-until.",
        )
    counted = Period(days.valid_from, last)
    told = [
        assess(case.person, case.placement, scheme.scheme_id, counted, case.terms, library)
        for scheme in schemes
    ]
    return tuple(_explained(case, one.scheme, one.judgement, one.value) for one in told)


def _explained(
    case: StatedCase, scheme: BlockScheme, judgement: Judgement, value: PlacementValue | None
) -> ExplainedCase:
    agreed = case.terms.agreed_hour_base if case.terms else None
    return ExplainedCase(
        scheme=scheme,
        judgement=judgement,
        value=value,
        hour_base=agreed or scheme.hour_base,
        scheme_day=case.scheme_day,
        is_in_force=is_in_force(scheme, case.scheme_day),
    )


def _check_bonuses(case: StatedCase, schemes: Sequence[BlockScheme]) -> None:
    known = sorted({bonus.bonus_id for scheme in schemes for bonus in scheme.bonuses})
    stated = case.person.bonus.agreed_bonuses | case.person.bonus.refused_bonuses
    unknown = sorted(stated - set(known))
    if unknown:
        raise NotFound(
            f"These schemes have no bonus '{unknown[0]}'.",
            where="bonus",
            remedy=f"Choose from: {', '.join(known)}." if known else "They have no bonuses at all.",
        )
