"""What happens to a placement later, as JSON: it counts elsewhere, or goes on with other hours."""

from __future__ import annotations

from typing import Any

from pydantic import ConfigDict, Field

from api.schemas.bonus_facts import known
from api.schemas.fields import Day, Reference
from api.schemas.placement import WeeklyHours
from api.schemas.profile import days_in_order
from api.schemas.schema import Schema
from api.schemas.words import Answer
from matcher.domain.period import Period
from matcher.domain.placement import WorkForm


class AttributionIn(Schema):
    """For which contract a placement counts from a day on."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"contract": "C-0M7T2B8Y4QGF", "starts_on": "2026-10-01", "ends_on": None}]
        }
    )

    contract: Reference | None = Field(
        description="By our or the contractor's id; null: for no contract from that day on."
    )
    starts_on: Day = Field(description="First day on which it counts for this contract.")
    ends_on: Day | None = Field(
        None, description="Last day on which it does; null: the last day of work."
    )

    _ends_in_order = days_in_order

    def days(self) -> Period:
        """Return the first and last day."""
        return Period(self.starts_on, self.ends_on)


class ContinuationIn(Schema):
    """What differs from a day on: other hours, another form. What is absent stays as it was."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"starts_on": "2026-10-01", "hours_per_week": "32.00"}]}
    )

    starts_on: Day = Field(description="First day of the continuation.")
    ends_on: Day | None = Field(
        None,
        description="Last day; null is open-ended. Absent: the last day as it was, or open-ended "
        "where the work would already have ended.",
    )
    form: WorkForm | None = Field(None, description="Absent or null: as before.")
    hours_per_week: WeeklyHours | None = Field(None, description="Null is unknown.")
    is_permanent: Answer | None = Field(None, description="Null is unknown.")

    _ends_in_order = days_in_order

    def changes(self) -> dict[str, Any]:
        """Return the fields of a placement that were sent, by name."""
        sent = {name: getattr(self, name) for name in self.model_fields_set}
        if "is_permanent" in sent:
            sent["is_permanent"] = known(self.is_permanent)
        if self.form is None:
            sent.pop("form", None)
        return sent
