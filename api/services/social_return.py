"""Social return on investment of a contract or a region, out of what is stored and a desk's file.

Nothing is stored: the file is read with the question and forgotten.
"""

from __future__ import annotations

from datetime import date

from api.services.rule_checks import RuleFile, refuse_bsn
from api.services.social_return_report import (
    SocialReturnQuestion,
    SocialReturnReport,
    WorkCounts,
)
from api.services.social_return_subject import Subject, subject_of
from api.services.work_spells import PAID_FORMS, ChosenWork, FoundSpells, work_spells
from matcher.domain.access import DECIDING_ROLES
from matcher.domain.period import Period
from matcher.errors import Conflict
from matcher.social_return.answer import social_return
from matcher.social_return.disclosure import disclosed
from matcher.social_return.measuring import measured_outcomes, people_in_work_twice
from matcher.social_return.valuation import NOTHING_STATED, Valuation
from matcher.social_return.valuation_file import read_valuation
from models.unit_of_work import UnitOfWork


def stated_in(file: RuleFile) -> Valuation:
    """Return what a desk's file states.

    Raises
    ------
    InvalidInput
        With every mistake in it; also if a number in it has the form of a BSN.
    """
    refuse_bsn(file)
    return read_valuation(file.content, file.where)


def social_return_of(
    uow: UnitOfWork, asked: SocialReturnQuestion, valuation: Valuation | None, *, on: date
) -> SocialReturnReport:
    """Return the social return on investment of a contract or region, as the viewer may be told.

    Parameters
    ----------
    valuation : Valuation or None
        What the desk states; None is no file: then outcomes come in their own units.
    on : date
        Today: what lies after it is not counted.

    Raises
    ------
    Conflict
        If a region, or outcomes by target group, are asked by somebody who is neither a desk nor
        the operator; if a contract is not the viewer's to account for.
    InvalidInput, Ambiguous
        If the contract or region is none, or more than one; if an amount does not hold yet.
    """
    stated = valuation or NOTHING_STATED
    shows_groups = uow.viewer.role in DECIDING_ROLES
    if not shows_groups:
        _check_without_groups(stated)
    stated.check_holds(asked.until)
    subject = subject_of(uow, asked)
    days = Period(asked.since, asked.until)
    paid = [one for one in subject.work if one.registered.placement.form in PAID_FORMS]
    found = work_spells(uow, paid, days, by_cell=shows_groups, on=on)
    outcomes = disclosed(measured_outcomes(found.spells, by_cell=shows_groups))
    return SocialReturnReport(
        asked=asked,
        about=subject.about,
        counts=_counts(subject, found, days.shared_with(Period(None, on))),
        found=social_return(stated, outcomes, subject.costs),
        has_file=valuation is not None,
        shows_groups=shows_groups,
        n_efforts=subject.n_efforts,
        asked_on=on,
    )


def _check_without_groups(stated: Valuation) -> None:
    for line in stated.outcomes:
        if line.cell is not None:
            raise Conflict(
                "Outcomes by target group are for municipal desks and the operator.",
                where=f"outcomes[{line.position}] group",
                remedy="Leave the group out: it can tell of somebody's health or benefit.",
            )


def _counts(subject: Subject, found: FoundSpells, past: Period | None) -> WorkCounts:
    begun = [one for one in subject.work if past and _began_in(one, past)]
    n_paid = sum(one.registered.placement.form in PAID_FORMS for one in begun)
    return WorkCounts(
        n_started=n_paid,
        n_people=len({one.person_id for one in found.spells if one.first}),
        n_unpaid=len(begun) - n_paid,
        n_twice=people_in_work_twice(found.spells),
        n_without_introduction=found.n_without_introduction,
        n_not_due=found.n_not_due,
        n_place_unknown=subject.n_place_unknown,
        n_erased=subject.n_erased,
    )


def _began_in(one: ChosenWork, past: Period) -> bool:
    """Return whether the work began in the period, and is no continuation of other work."""
    placement = one.registered.placement
    return placement.counting_since is None and past.contains(placement.starts_on)
