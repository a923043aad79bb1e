"""Who may see and write which candidates: the only maker of a SELECT on candidates.

============== =============================== ================= ================== ============
role           sees candidates                 writes candidates sees/decides flags sees imports
============== =============================== ================= ================== ============
OPERATOR       all                             all               all                all
INTERMEDIARY   own; others' that are shareable own               of own candidates  own
MUNICIPAL_DESK own; others' that are shareable own               of own candidates  own
CONTRACTOR     shareable                       none              none               own
============== =============================== ================= ================== ============

'Own' are the candidates that the viewer's organisation registered; a viewer without one has
none. A flag says that two registrations may be one person: an intermediary or a desk sees it when
it may see both candidates and at least one is its own. An import is one's own when it was for
one's organisation.

Registered claims are read by the candidate's own intermediary, by desks that may see the
candidate and by the operator, and by nobody else: a target group can betray health. Placements are
seen by the employer, by the candidate's own intermediary, by desks and by the operator, all of whom
may write them; the contractor for whose contract one counts sees it too. The log of choices is the
operator's; others see what was done for their own organisation.

Rule files are read by all. A desk adds its own and removes those again; the operator any. Weights
are read by all; desks and the operator add versions and choose which one is in use.

Somebody who may not see a candidate is told that it does not exist. Vacancies, contracts and
organisations are seen by all. A contractor changes its own vacancies and contracts only, an
intermediary no contract. What counts for a contract is read by its contractor, by desks and by the
operator, who also write it. Who changes organisations stands in ``organisation_access``.

The log of shown rankings is read by desks and the operator; others read what was shown to their own
organisation. Of the people in it everybody sees those only whom they may see today. The operator
removes what is past its retention term.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, false, or_, select, true
from sqlalchemy.orm import aliased

from matcher.domain.access import DECIDING_ROLES, Role, Viewer
from matcher.errors import Conflict
from models.rows.audit import AuditEntryRow
from models.rows.candidate import CandidateRow
from models.rows.claim_record import ClaimRecordRow
from models.rows.contract import ContractRow
from models.rows.identity import DuplicateFlagRow
from models.rows.import_run import ImportRunRow
from models.rows.organisation import OrganisationRow
from models.rows.placement import AttributionRow, PlacementRow
from models.rows.shown_ranking import ShownRankingRow

OWNING_ROLES = frozenset({Role.INTERMEDIARY, Role.MUNICIPAL_DESK})


def visible_candidates(viewer: Viewer) -> Select[CandidateRow]:
    """Return the SELECT of the candidates that this viewer may see."""
    return select(CandidateRow).where(_is_visible(viewer, CandidateRow))


def found_by_source_id(viewer: Viewer) -> ColumnElement[bool]:
    """Return which candidates this viewer may look for by the intermediary's own id.

    Whoever could, would learn whether an id that the answer hides belongs to a candidate shown.
    """
    if viewer.role is Role.OPERATOR:
        return true()
    if viewer.role in OWNING_ROLES:
        return CandidateRow.organisation_key == _organisation_key(viewer)
    return false()


def sees_all_candidates(viewer: Viewer) -> bool:
    """Return whether nothing is hidden from this viewer."""
    return viewer.role is Role.OPERATOR


def check_may_write(viewer: Viewer, organisation_id: str) -> None:
    """Refuse, with Conflict, a change to candidates of an organisation that is not one's own."""
    if viewer.role is Role.OPERATOR:
        return
    if viewer.role is Role.CONTRACTOR:
        raise Conflict(
            "A contractor cannot register, change or remove candidates.",
            remedy="Ask the intermediary that registered the candidate.",
        )
    if viewer.organisation_id != organisation_id:
        raise Conflict(
            "Only the intermediary that registered a candidate may change it.",
            where="organisation",
            remedy="Register candidates under your own organisation, or ask the other one.",
        )


def check_may_change_work(viewer: Viewer, organisation_id: str) -> None:
    """Refuse, with Conflict, a contractor's change to vacancies or contracts of another one.

    Operators, desks and intermediaries enter them for contractors, as exchanges deliver them.
    """
    if viewer.role is Role.CONTRACTOR and viewer.organisation_id != organisation_id:
        raise Conflict(
            "A contractor may change its own vacancies and contracts only.",
            where="organisation",
            remedy="Ask the contractor that they belong to, or the operator.",
        )


def check_may_change_contract(viewer: Viewer, organisation_id: str) -> None:
    """Refuse, with Conflict, a change to a contract, or to what counts for it, by a third party.

    An intermediary delivers new contracts with vacancies, and changes none.
    """
    if viewer.role is Role.INTERMEDIARY:
        raise Conflict(
            "A contract and what counts for it are changed by its contractor, a municipal desk or "
            "the operator.",
            where="contract",
            remedy="Ask one of them.",
        )
    check_may_change_work(viewer, organisation_id)


def check_may_read_account(viewer: Viewer, contract_id: str, organisation_id: str) -> None:
    """Refuse, with Conflict, what counts for a contract of which one does not see everything."""
    is_own = viewer.role is Role.CONTRACTOR and viewer.organisation_id == organisation_id
    if not is_own and viewer.role not in DECIDING_ROLES:
        raise Conflict(
            "What counts for a contract is read by its contractor, by municipal desks and by the "
            "operator.",
            where=contract_id,
            remedy="Ask one of them for the statement of this contract.",
        )


def visible_flags(viewer: Viewer) -> Select[DuplicateFlagRow, str, str]:
    """Return the SELECT of the flagged pairs, with both pseudonyms, that this viewer may see."""
    first, second = aliased(CandidateRow), aliased(CandidateRow)
    own = _organisation_key(viewer)
    if viewer.role is Role.OPERATOR:
        rule: ColumnElement[bool] = true()
    elif viewer.role in OWNING_ROLES:
        owns_one = or_(first.organisation_key == own, second.organisation_key == own)
        rule = and_(_is_visible(viewer, first), _is_visible(viewer, second), owns_one)
    else:
        rule = false()
    return (
        select(DuplicateFlagRow, first.candidate_id, second.candidate_id)
        .join(first, first.key == DuplicateFlagRow.first_key)
        .join(second, second.key == DuplicateFlagRow.second_key)
        .where(rule)
    )


def visible_imports(viewer: Viewer) -> Select[ImportRunRow]:
    """Return the SELECT of the imports that this viewer may see."""
    if viewer.role is Role.OPERATOR:
        return select(ImportRunRow)
    return select(ImportRunRow).where(ImportRunRow.organisation_key == _organisation_key(viewer))


def visible_claim_records(viewer: Viewer) -> Select[ClaimRecordRow]:
    """Return the SELECT of the registered claims that this viewer may read."""
    query = select(ClaimRecordRow).join(
        CandidateRow, CandidateRow.key == ClaimRecordRow.candidate_key
    )
    if viewer.role in DECIDING_ROLES:
        return query.where(_is_visible(viewer, CandidateRow))
    if viewer.role is Role.INTERMEDIARY:
        return query.where(CandidateRow.organisation_key == _organisation_key(viewer))
    return query.where(false())


def visible_placements(viewer: Viewer) -> Select[PlacementRow]:
    """Return the SELECT of the placements that this viewer may see."""
    return select(PlacementRow).where(_sees_placement(viewer))


def placed_candidate(viewer: Viewer) -> Select[CandidateRow]:
    """Return the SELECT of candidates the viewer may see, or whose placement it may see.

    Who withdraws the consent to sharing is no longer matched, but goes on working where they work.
    """
    placed = select(PlacementRow.candidate_key).where(_sees_placement(viewer))
    return select(CandidateRow).where(
        or_(_is_visible(viewer, CandidateRow), CandidateRow.key.in_(placed))
    )


def check_may_write_claim(viewer: Viewer, intermediary_id: str) -> None:
    """Refuse, with Conflict, a claim of a candidate of somebody else, unless a desk acts."""
    if viewer.role in DECIDING_ROLES:
        return
    check_may_write(viewer, intermediary_id)


def check_may_write_placement(viewer: Viewer, employer_id: str, intermediary_id: str) -> None:
    """Refuse, with Conflict, a placement of others: neither one's employee nor one's candidate."""
    if viewer.role in DECIDING_ROLES:
        return
    if viewer.organisation_id not in (employer_id, intermediary_id):
        raise Conflict(
            "Only the employer, the candidate's own intermediary or a desk registers a placement.",
            where="employer",
            remedy="Ask one of them, or act for your own organisation.",
        )


def check_may_add_rules(viewer: Viewer) -> None:
    """Refuse, with Conflict, a rule file of somebody who is neither a desk nor the operator."""
    if viewer.role not in DECIDING_ROLES:
        raise Conflict(
            "Only a municipal desk or the operator adds and removes rules.",
            remedy="Ask the desk of the municipality, which answers for its rules.",
        )


def check_may_change_weights(viewer: Viewer) -> None:
    """Refuse, with Conflict, weights of somebody who is neither a desk nor the operator."""
    if viewer.role not in DECIDING_ROLES:
        raise Conflict(
            "Only a municipal desk or the operator previews, saves and chooses weights.",
            remedy="Ask the desk of the municipality, which answers for the order of the lists.",
        )


def check_may_remove_rules(viewer: Viewer, added_by: str) -> None:
    """Refuse, with Conflict, that a desk removes a rule file that it did not add itself."""
    check_may_add_rules(viewer)
    if viewer.role is not Role.OPERATOR and viewer.organisation_id != added_by:
        raise Conflict(
            "Another desk added these rules, or the operator did.",
            remedy="Ask them, or the operator.",
        )


def visible_audit_entries(viewer: Viewer) -> Select[AuditEntryRow]:
    """Return the SELECT of the logged choices that this viewer may see."""
    if viewer.role is Role.OPERATOR:
        return select(AuditEntryRow)
    return select(AuditEntryRow).where(AuditEntryRow.organisation_id == viewer.organisation_id)


def visible_shown_rankings(viewer: Viewer) -> Select[ShownRankingRow]:
    """Return the SELECT of the logged rankings that this viewer may read."""
    if viewer.role in DECIDING_ROLES:
        return select(ShownRankingRow)
    if viewer.organisation_id is None:
        return select(ShownRankingRow).where(false())
    return select(ShownRankingRow).where(ShownRankingRow.organisation_id == viewer.organisation_id)


def check_may_prune_rankings(viewer: Viewer) -> None:
    """Refuse, with Conflict, that anybody but the operator removes rankings from the log."""
    if viewer.role is not Role.OPERATOR:
        raise Conflict(
            "Only the operator removes rankings from the log.",
            remedy="Ask the operator, who keeps to the retention term of the installation.",
        )


def _sees_placement(viewer: Viewer) -> ColumnElement[bool]:
    if viewer.role in DECIDING_ROLES:
        return true()
    own = _organisation_key(viewer)
    if viewer.role is Role.CONTRACTOR:
        under_own = AttributionRow.contract.has(ContractRow.organisation_key == own)
        return or_(PlacementRow.organisation_key == own, PlacementRow.attributions.any(under_own))
    return PlacementRow.candidate.has(CandidateRow.organisation_key == own)


def _is_visible(viewer: Viewer, candidate: type[CandidateRow]) -> ColumnElement[bool]:
    if viewer.role is Role.OPERATOR:
        return true()
    if viewer.role in OWNING_ROLES:
        own = candidate.organisation_key == _organisation_key(viewer)
        return or_(candidate.is_shareable, own)
    return candidate.is_shareable.is_(True)


def _organisation_key(viewer: Viewer) -> ScalarSelect[int]:
    return (
        select(OrganisationRow.key)
        .where(OrganisationRow.organisation_id == viewer.organisation_id)
        .scalar_subquery()
    )
