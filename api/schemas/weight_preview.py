"""The effect of weights as JSON: what differs, and how lists change."""

from __future__ import annotations

from pydantic import ConfigDict, Field

from api.schemas.schema import Schema
from api.services.weight_preview import VacancyEffect, WeightPreview
from matcher.ranking.list_agreement import PlaceChange
from matcher.ranking.weight_document import WeightDifference


class WeightDifferenceOut(Schema):
    """One number that differs between two sets."""

    name: str = Field(description="Section and key.")
    before: float | None = Field(description="Null where that set does not have it.")
    after: float | None = Field(description="Null where that set does not have it.")


class PlaceChangeOut(Schema):
    """Where somebody stood on one list and stands on the other."""

    candidate: str
    before: int | None = Field(description="Null for who was not among the first.")
    after: int | None = Field(description="Null for who is not among the first.")


class VacancyEffectOut(Schema):
    """How the first places of one vacancy change."""

    vacancy: str
    title: str
    overlap: float | None = Field(
        description="Share of the places that are held by the same people; null for empty lists."
    )
    kendall_tau: float | None = Field(
        description="Rank correlation of those on both lists; null for fewer than two."
    )
    changes: list[PlaceChangeOut] = Field(description="Those who enter, leave or move.")


class WeightPreviewOut(Schema):
    """What a set of weights would change beside the set in use; the most changed list first."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "in_use": "default-v2",
                    "top": 10,
                    "n_open": 18,
                    "n_tried": 18,
                    "n_unchanged": 17,
                    "differences": [{"name": "components.travel", "before": 0.1, "after": 0.2}],
                    "effects": [
                        {
                            "vacancy": "V-5D8N1KX3R6WJ",
                            "title": "Heftruckchauffeur",
                            "overlap": 0.9,
                            "kendall_tau": 0.8,
                            "changes": [
                                {"candidate": "K-3F7Q9ZT0B2MX", "before": None, "after": 9}
                            ],
                        }
                    ],
                }
            ]
        }
    )

    in_use: str = Field(description="The version that it is compared with.")
    top: int = Field(description="How many places were compared.")
    n_open: int = Field(description="How many open vacancies there are.")
    n_tried: int = Field(description="How many of them were tried.")
    n_unchanged: int = Field(description="On how many lists nobody enters, leaves or moves.")
    differences: list[WeightDifferenceOut]
    effects: list[VacancyEffectOut]


def weight_difference_out(difference: WeightDifference) -> WeightDifferenceOut:
    """Return one number that differs."""
    return WeightDifferenceOut(
        name=difference.name, before=difference.before, after=difference.after
    )


def place_change_out(change: PlaceChange) -> PlaceChangeOut:
    """Return both places of somebody."""
    return PlaceChangeOut(candidate=change.candidate_id, before=change.before, after=change.after)


def weight_preview_out(preview: WeightPreview) -> WeightPreviewOut:
    """Return what a set of weights would change."""
    return WeightPreviewOut(
        in_use=preview.in_use,
        top=preview.top,
        n_open=preview.n_open,
        n_tried=len(preview.effects),
        n_unchanged=sum(effect.is_same for effect in preview.effects),
        differences=[weight_difference_out(one) for one in preview.differences],
        effects=[_effect_out(effect) for effect in preview.effects if not effect.is_same],
    )


def _effect_out(effect: VacancyEffect) -> VacancyEffectOut:
    return VacancyEffectOut(
        vacancy=effect.vacancy.vacancy_id,
        title=effect.vacancy.title,
        overlap=effect.overlap,
        kendall_tau=effect.tau,
        changes=[
            place_change_out(change) for change in effect.changes if change.before != change.after
        ],
    )
