"""Contract and ContractRow."""

from __future__ import annotations

from matcher.domain.contract import Contract
from models.rows.contract import ContractRow


def contract_columns(
    contract: Contract, *, organisation_key: int, authority_key: int | None
) -> dict[str, object]:
    """Return the columns of a contract."""
    return {
        "contract_id": contract.contract_id,
        "organisation_key": organisation_key,
        "authority_key": authority_key,
        "source_id": contract.source_id,
        "title": contract.title,
        "contract_sum": contract.contract_sum,
        "percentage": contract.percentage,
        "award_date": contract.award_date,
        "counted_groups": contract.counted_groups,
    }


def contract_of(row: ContractRow) -> Contract:
    """Return the contract of a row that was loaded with its organisations."""
    return Contract(
        contract_id=row.contract_id,
        organisation_id=row.organisation.organisation_id,
        authority_id=None if row.authority is None else row.authority.organisation_id,
        source_id=row.source_id,
        title=row.title,
        contract_sum=row.contract_sum,
        percentage=row.percentage,
        award_date=row.award_date,
        counted_groups=row.counted_groups,
    )
