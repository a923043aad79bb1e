"""ContractTerms and SocialEffort, and their rows."""

from __future__ import annotations

from decimal import Decimal

from matcher.domain.contract import Contract
from matcher.domain.effort import SocialEffort
from matcher.domain.obligation import ContractTerms, Goal, GoalKind
from matcher.domain.period import Period
from models.rows.obligation import ContractTermsRow, SocialEffortRow


def terms_columns(terms: ContractTerms) -> dict[str, object]:
    """Return the columns of the terms, without those of the contract itself."""
    goals = {goal.kind: goal.target for goal in terms.goals}
    return {
        "sort": terms.sort,
        "wage_bill": terms.wage_bill,
        "labour_share": terms.labour_share,
        "starts_on": terms.duration.valid_from,
        "ends_on": terms.duration.valid_until,
        "scheme_id": terms.scheme_id,
        "duty_rule": terms.duty_rule,
        "duty_base": terms.duty_base,
        "agreed_hour_base": terms.agreed_hour_base,
        "agreed_reference_day": terms.agreed_reference_day,
        "goal_persons": goals.get(GoalKind.PERSONS),
        "goal_person_months": goals.get(GoalKind.PERSON_MONTHS),
    }


def terms_of(contract: Contract, row: ContractTermsRow | None) -> ContractTerms:
    """Return the terms of a contract; without a row nothing but the contract is known."""
    if row is None:
        return ContractTerms(contract=contract)
    goals: tuple[tuple[GoalKind, Decimal | None], ...] = (
        (GoalKind.PERSONS, row.goal_persons),
        (GoalKind.PERSON_MONTHS, row.goal_person_months),
    )
    return ContractTerms(
        contract=contract,
        sort=row.sort,
        wage_bill=row.wage_bill,
        labour_share=row.labour_share,
        duration=Period(row.starts_on, row.ends_on),
        scheme_id=row.scheme_id,
        duty_rule=row.duty_rule,
        duty_base=row.duty_base,
        agreed_hour_base=row.agreed_hour_base,
        agreed_reference_day=row.agreed_reference_day,
        goals=tuple(Goal(kind=kind, target=target) for kind, target in goals if target is not None),
    )


def effort_columns(effort: SocialEffort, *, contract_key: int) -> dict[str, object]:
    """Return the columns of an effort."""
    return {
        "effort_id": effort.effort_id,
        "contract_key": contract_key,
        "kind": effort.kind,
        "done_on": effort.done_on,
        "invoice": effort.invoice,
        "hours": effort.hours,
        "days": effort.days,
        "agreed_value": effort.agreed_value,
        "description": effort.description,
    }


def effort_of(row: SocialEffortRow) -> SocialEffort:
    """Return the effort of a row that was loaded with its contract."""
    return SocialEffort(
        effort_id=row.effort_id,
        contract_id=row.contract.contract_id,
        kind=row.kind,
        done_on=row.done_on,
        invoice=row.invoice,
        hours=row.hours,
        days=row.days,
        agreed_value=row.agreed_value,
        description=row.description,
    )
