"""RegisteredPlacement and its rows."""

from __future__ import annotations

from matcher.domain.period import Period
from matcher.domain.placement import Attribution, BonusFacts, Placement, RegisteredPlacement
from models.rows.placement import AttributionRow, PlacementRow


def placement_columns(
    registered: RegisteredPlacement,
    *,
    candidate_key: int,
    organisation_key: int,
    vacancy_key: int | None,
) -> dict[str, object]:
    """Return the columns of a placement, without the contracts it counts for."""
    placement, facts = registered.placement, registered.bonus_facts
    subsidy = placement.wage_cost_subsidy
    return {
        "placement_id": placement.placement_id,
        "candidate_key": candidate_key,
        "organisation_key": organisation_key,
        "vacancy_key": vacancy_key,
        "form": placement.form,
        "starts_on": placement.starts_on,
        "ends_on": placement.ends_on,
        "hours_per_week": placement.hours_per_week,
        "counting_since": placement.counting_since,
        "is_permanent": placement.is_permanent,
        "has_subsidy": subsidy is not None,
        "subsidy_from": subsidy.valid_from if subsidy else None,
        "subsidy_until": subsidy.valid_until if subsidy else None,
        "age_at_start": facts.age_at_start,
        "is_status_holder": facts.is_status_holder,
        "has_language_deficit": facts.has_language_deficit,
        "has_disability": facts.has_disability,
        "is_from_vso_or_pro": facts.is_from_vso_or_pro,
        "internship_months_before": facts.internship_months_before,
        "agreed_bonuses": facts.agreed_bonuses,
        "refused_bonuses": facts.refused_bonuses,
    }


def registered_placement_of(row: PlacementRow) -> RegisteredPlacement:
    """Return the placement of a row that was loaded with all its relations."""
    return RegisteredPlacement(
        placement=Placement(
            placement_id=row.placement_id,
            candidate_id=row.candidate.candidate_id,
            form=row.form,
            starts_on=row.starts_on,
            ends_on=row.ends_on,
            hours_per_week=row.hours_per_week,
            counting_since=row.counting_since,
            is_permanent=row.is_permanent,
            wage_cost_subsidy=(
                Period(row.subsidy_from, row.subsidy_until) if row.has_subsidy else None
            ),
        ),
        organisation_id=row.organisation.organisation_id,
        vacancy_id=row.vacancy.vacancy_id if row.vacancy else None,
        bonus_facts=BonusFacts(
            age_at_start=row.age_at_start,
            is_status_holder=row.is_status_holder,
            has_language_deficit=row.has_language_deficit,
            has_disability=row.has_disability,
            is_from_vso_or_pro=row.is_from_vso_or_pro,
            internship_months_before=row.internship_months_before,
            agreed_bonuses=row.agreed_bonuses,
            refused_bonuses=row.refused_bonuses,
        ),
        attributions=tuple(
            _attribution_of(row.placement_id, attribution) for attribution in row.attributions
        ),
    )


def _attribution_of(placement_id: str, row: AttributionRow) -> Attribution:
    return Attribution(
        placement_id=placement_id,
        contract_id=row.contract.contract_id,
        days=Period(row.first_day, row.last_day),
    )
