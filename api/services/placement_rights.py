"""Who may let a placement count for which contract, and write what only a bonus asks."""

from __future__ import annotations

from collections.abc import Iterable

from matcher.domain.access import DECIDING_ROLES, Role, Viewer
from matcher.domain.placement import BonusFacts, RegisteredPlacement
from matcher.errors import Conflict, InvalidInput
from matcher.rulebooks.library import RuleLibrary
from models.unit_of_work import UnitOfWork


def check_may_attribute(
    uow: UnitOfWork, employer_id: str, contract_ids: Iterable[str], *, where: str = "contract"
) -> None:
    """Refuse, with Conflict, to touch what counts for contracts of others than the employer.

    A desk and the operator may: a subcontractor's work can count for the main contractor.
    """
    if uow.viewer.role in DECIDING_ROLES:
        return
    for contract_id in sorted(set(contract_ids)):
        if uow.contracts.get(contract_id).organisation_id != employer_id:
            raise Conflict(
                f"{contract_id} is not a contract of the employer: only a municipal desk decides "
                "what counts for it.",
                where=where,
                remedy="Name a contract of the employer, or ask the desk.",
            )


def written_bonus_facts(
    viewer: Viewer, library: RuleLibrary, sent: BonusFacts | None, stored: BonusFacts
) -> BonusFacts:
    """Return the bonus facts to keep: those that were sent, for a contractor those stored.

    Raises
    ------
    Conflict
        If a contractor sends them, or an intermediary grants or refuses a bonus.
    InvalidInput
        If a bonus is in no scheme, or both granted and refused.
    """
    if viewer.role is Role.CONTRACTOR:
        if sent is not None:
            raise Conflict(
                "A contractor neither reads nor writes what only a bonus asks about a person.",
                where="bonus_facts",
                remedy="Leave it out, and ask the municipal desk to enter it.",
            )
        return stored
    facts = sent or _without_facts_of_the_person(viewer, stored)
    _check_may_grant(viewer, facts, stored)
    _check_bonuses(library, facts, stored)
    return facts


def check_not_entered_before(uow: UnitOfWork, new: RegisteredPlacement) -> None:
    """Refuse, with Conflict, the same work from the same day for the same contract once more."""
    placement = new.placement
    for known in uow.placements.of_candidates([placement.candidate_id]):
        is_same = (
            known.organisation_id == new.organisation_id
            and known.placement.starts_on == placement.starts_on
            and known.placement.form is placement.form
            and _first_contract(known) == _first_contract(new)
        )
        if is_same:
            raise Conflict(
                f"This work is registered already, as {known.placement.placement_id}.",
                where="candidate",
                remedy="Change that placement, or remove it first.",
            )


def _first_contract(registered: RegisteredPlacement) -> str | None:
    return registered.attributions[0].contract_id if registered.attributions else None


def _without_facts_of_the_person(viewer: Viewer, stored: BonusFacts) -> BonusFacts:
    """Return no facts; what an authority decided goes only at the word of who speaks for one."""
    if viewer.role in DECIDING_ROLES:
        return BonusFacts()
    return BonusFacts(agreed_bonuses=stored.agreed_bonuses, refused_bonuses=stored.refused_bonuses)


def _check_may_grant(viewer: Viewer, facts: BonusFacts, stored: BonusFacts) -> None:
    """Refuse, with Conflict, an authority's word on a bonus from who does not speak for one."""
    for field in ("agreed_bonuses", "refused_bonuses"):
        is_changed = getattr(facts, field) != getattr(stored, field)
        if is_changed and viewer.role not in DECIDING_ROLES:
            raise Conflict(
                "Only a municipal desk or the operator records whether a bonus is granted.",
                where=f"bonus_facts.{field}",
                remedy="Leave it as it is, and ask the municipal desk.",
            )


def _check_bonuses(library: RuleLibrary, facts: BonusFacts, stored: BonusFacts) -> None:
    both = sorted(facts.agreed_bonuses & facts.refused_bonuses)
    if both:
        raise InvalidInput(
            f"'{both[0]}' is both granted and refused.",
            where="bonus_facts.agreed_bonuses",
            remedy="Leave it in one of the two.",
        )
    _check_known(library, "agreed_bonuses", facts.agreed_bonuses - stored.agreed_bonuses)
    _check_known(library, "refused_bonuses", facts.refused_bonuses - stored.refused_bonuses)


def _check_known(library: RuleLibrary, field: str, named: frozenset[str]) -> None:
    if not named:
        return
    schemes = map(library.scheme, library.scheme_ids())
    known = {bonus.bonus_id for scheme in schemes for bonus in scheme.bonuses}
    unknown = sorted(named - known)
    if unknown:
        raise InvalidInput(
            f"No block scheme has a bonus '{unknown[0]}'.",
            where=f"bonus_facts.{field}",
            remedy=f"Choose from: {', '.join(sorted(known))}.",
        )
