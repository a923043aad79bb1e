"""What stands beside the fit: whether somebody counts and for how much, by which rules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from matcher.domain.access import Viewer
from matcher.domain.claim import Eligibility
from matcher.domain.contract import Contract
from matcher.domain.obligation import ContractTerms
from matcher.domain.vacancy import Vacancy
from matcher.eligibility.disclosure import (
    NOT_SHOWN,
    DisclosedValue,
    disclosed,
    disclosed_value,
    may_read_amount,
)
from matcher.eligibility.explain import eligibility_from
from matcher.errors import InvalidInput, NotFound
from matcher.matching import eligibility_of
from matcher.prospects import PlannedWork, Prospect, Prospects, planned_work
from matcher.rulebooks.library import RuleLibrary
from matcher.ternary import Ternary
from models.brief import CandidateBrief


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownValue:
    """A value as the viewer may read it, with the days and hours it was counted with."""

    work: PlannedWork
    value: DisclosedValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What is known of one person in one job beside the fit; not yet what a viewer may read.

    Attributes
    ----------
    eligibility : Eligibility or None
        None where it is nobody's to read who asked: the contract is another contractor's.
    work, prospect : PlannedWork, Prospect or None
        None where no scheme says what somebody counts for.
    """

    eligibility: Eligibility | None
    work: PlannedWork | None = None
    prospect: Prospect | None = None

    def eligibility_for(self, viewer: Viewer, intermediary_id: str) -> Eligibility:
        """Return the answer as the viewer may read it."""
        if self.eligibility is None:
            return NOT_SHOWN
        return disclosed(self.eligibility, viewer, intermediary_id)

    def value_for(self, viewer: Viewer, intermediary_id: str) -> ShownValue | None:
        """Return the value as the viewer may read it; None also where no scheme gives one."""
        told, work = self.prospect, self.work
        if told is None or work is None or not may_read_amount(viewer, intermediary_id):
            return None
        value = disclosed_value(told.value, told.judgement, told.form, viewer, intermediary_id)
        return ShownValue(work=work, value=value)


@dataclass(frozen=True, slots=True, kw_only=True)
class CountingRules:
    """By which rules people count: those of a scheme, or what sources say about groups alone.

    Attributes
    ----------
    terms : ContractTerms or None
        None outside any contract.
    prospects : Prospects or None
        None where no scheme is named: then claims are set against the groups of the contract,
        and there is no value.
    on : date
        Today.
    is_withheld : bool
        Whether nobody's answer is for who asks.
    """

    terms: ContractTerms | None
    prospects: Prospects | None
    on: date
    is_withheld: bool = False

    @property
    def contract(self) -> Contract | None:
        """The contract; None outside any."""
        return self.terms.contract if self.terms else None

    @property
    def scheme_id(self) -> str | None:
        """The scheme; None where none is named."""
        return self.prospects.scheme.scheme_id if self.prospects else None

    def leaves_out(self, beside: Beside) -> bool:
        """Return whether somebody is left out of a list: certainly does not count, by a contract.

        By its scheme, or by its own list of groups when sources deny every one of them. Outside a
        contract nothing is owed, and nobody is left out.
        """
        told = beside.eligibility
        return self.terms is not None and told is not None and told.counts is Ternary.FAILS

    def beside(self, brief: CandidateBrief, vacancy: Vacancy) -> Beside:
        """Return whether somebody would count in a job, and for what."""
        if self.is_withheld:
            return Beside(eligibility=None)
        if self.prospects is None:
            claims = {brief.candidate_id: tuple(record.claim for record in brief.records)}
            answers = eligibility_of([brief.candidate_id], claims, self.contract, self.on)
            return Beside(eligibility=answers[brief.candidate_id])
        work = planned_work(vacancy.criteria, brief.hours, self.terms, self.on)
        prospect = self.prospects.of(brief.records, work)
        eligibility = eligibility_from(prospect.judgement)
        return Beside(eligibility=eligibility, work=work, prospect=prospect)


def counting_rules(
    terms: ContractTerms | None, scheme: str | None, library: RuleLibrary, on: date
) -> CountingRules:
    """Return the rules of a contract; a scheme that is asked for goes before the contract's.

    Raises
    ------
    InvalidInput
        If the library has no such scheme.
    """
    named = scheme or (terms.scheme_id if terms else None)
    try:
        prospects = Prospects(library.rulebook(named), terms) if named else None
    except NotFound as fault:
        raise InvalidInput(fault.what, where=fault.where, remedy=fault.remedy) from fault
    return CountingRules(terms=terms, prospects=prospects, on=on)
