"""What only a bonus of a scheme asks about a person: for the own intermediary and desks only."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import ConfigDict, Field, Strict, StringConstraints

from api.schemas.schema import Schema
from api.schemas.words import Answer
from matcher.domain.placement import BonusFacts
from matcher.ternary import Ternary

BONUS_FACTS_EXAMPLE: dict[str, Any] = {
    "age_at_start": 52,
    "is_status_holder": "no",
    "has_language_deficit": "unknown",
    "has_disability": "unknown",
    "is_from_vso_or_pro": "no",
    "internship_months_before": 0,
    "agreed_bonuses": [],
    "refused_bonuses": [],
}
MOST_BONUSES = 50
LONGEST_LIFE = 120
MOST_MONTHS = 1200

Years = Annotated[int, Strict(), Field(ge=0, le=LONGEST_LIFE)]
Months = Annotated[int, Strict(), Field(ge=0, le=MOST_MONTHS)]
BonusId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_-]{1,60}$")]
BonusIds = Annotated[list[BonusId], Field(max_length=MOST_BONUSES)]


class BonusFactsIn(Schema):
    """What only a bonus asks. What is absent or null is not known."""

    model_config = ConfigDict(json_schema_extra={"examples": [BONUS_FACTS_EXAMPLE]})

    age_at_start: Years | None = Field(None, description="Whole years on the first day of work.")
    is_status_holder: Answer | None = Field(None, description="Statushouder.")
    has_language_deficit: Answer | None = Field(None, description="Taalachterstand.")
    has_disability: Answer | None = Field(None, description="Arbeidsbeperking.")
    is_from_vso_or_pro: Answer | None = Field(
        None, description="Pupil or leaver of vso or praktijkonderwijs."
    )
    internship_months_before: Months | None = Field(
        None, description="Whole months of internship at the same employer right before the job."
    )
    agreed_bonuses: BonusIds | None = Field(
        None, description="Ids of bonuses that the contracting authority granted."
    )
    refused_bonuses: BonusIds | None = Field(
        None, description="Ids of bonuses that the contracting authority refused."
    )

    def facts(self) -> BonusFacts:
        """Return the facts of the domain."""
        return BonusFacts(
            age_at_start=self.age_at_start,
            is_status_holder=known(self.is_status_holder),
            has_language_deficit=known(self.has_language_deficit),
            has_disability=known(self.has_disability),
            is_from_vso_or_pro=known(self.is_from_vso_or_pro),
            internship_months_before=self.internship_months_before,
            agreed_bonuses=frozenset(self.agreed_bonuses or ()),
            refused_bonuses=frozenset(self.refused_bonuses or ()),
        )


class BonusFactsOut(Schema):
    """What only a bonus asks; null and 'unknown' are not known."""

    age_at_start: int | None
    is_status_holder: Answer
    has_language_deficit: Answer
    has_disability: Answer
    is_from_vso_or_pro: Answer
    internship_months_before: int | None
    agreed_bonuses: list[str]
    refused_bonuses: list[str]


def known(answer: Ternary | None) -> Ternary:
    """Return the answer; what is not given is unknown."""
    return Ternary.UNKNOWN if answer is None else answer


def bonus_facts_out(facts: BonusFacts) -> BonusFactsOut:
    """Return the facts as they go out."""
    return BonusFactsOut(
        age_at_start=facts.age_at_start,
        is_status_holder=facts.is_status_holder,
        has_language_deficit=facts.has_language_deficit,
        has_disability=facts.has_disability,
        is_from_vso_or_pro=facts.is_from_vso_or_pro,
        internship_months_before=facts.internship_months_before,
        agreed_bonuses=sorted(facts.agreed_bonuses),
        refused_bonuses=sorted(facts.refused_bonuses),
    )
