"""Questions on social return on investment as JSON. Money is text, so that no cent is lost."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import ConfigDict, Field

from api.schemas.fields import Day, Reference
from api.schemas.schema import Schema
from api.services.social_return_report import SocialReturnQuestion
from matcher.rule_files.yaml_text import LONGEST_FILE

FileText = Annotated[str, Field(min_length=1, max_length=LONGEST_FILE)]

_EXAMPLE: dict[str, Any] = {
    "region": "Midden-Utrecht",
    "since": "2026-01-01",
    "until": "2026-12-31",
}


class SocialReturnIn(Schema):
    """Of which contract or region, over which days, and by which file of the desk."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    contract: Reference | None = Field(
        None, description="Our id, or the contractor's number. Give this or the region."
    )
    region: Reference | None = Field(
        None,
        description="A labour-market region, by name or code; for desks and the operator.",
    )
    since: Day = Field(description="First day.")
    until: Day = Field(description="Last day, included.")
    file: FileText | None = Field(
        None,
        description="The desk's file (YAML) with amounts, assumptions and costs, as text; "
        "`GET /api/v1/social-return/template` gives an empty one. It is not stored. Absent: "
        "outcomes come in their own units.",
    )

    def question(self) -> SocialReturnQuestion:
        """Return what is asked; InvalidInput unless it is of one contract or one region."""
        return SocialReturnQuestion(
            contract=self.contract, region=self.region, since=self.since, until=self.until
        )
