"""A parameter of the simulation: its value, where it comes from, and how far it may be off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from matcher.domain.organisation import Channel
from matcher.errors import InvalidInput

Range = tuple[float, float]
_MOST = 1e9
LIMITS: Mapping[str, Range] = MappingProxyType(
    {
        "share": (0, 1),
        "weight": (0, _MOST),
        "count": (1, _MOST),
        "mean": (1, _MOST),
        "days": (1, _MOST),
        "months": (1, _MOST),
        "euros": (0, _MOST),
        "km": (0.1, _MOST),
        "sd": (0, 10),
        "log-odds": (0, 20),
        "log-hazard": (0, 20),
        "per month": (0, 1),
        "factor": (0, 100),
    }
)
"""Units, and what a number of that unit can be at all."""
WHOLE_UNITS = frozenset({"count"})

REGISTERING = tuple(channel for channel in Channel if channel is not Channel.OWN_RECRUITMENT)
"""Channels with intermediaries that keep a register."""
SIZES = ("years", "contractors", "candidates", "vacancies")
_PLAIN = (
    *SIZES,
    *("duty_share", "duty_threshold", "temp_or_network_share", "education_unknown", "list_shown"),
    *("stock_share", "leave_months", "round_days", "vacancy_open_days", "answer_days"),
    *("contract_sum_median", "contract_sum_spread", "contract_months", "contracts_per_contractor"),
    *("last_used_effect", "success_effect", "regular_effect", "distance_effect", "taste_spread"),
    *("commercial_share", "shared_share", "occupations_held", "same_line", "mastered"),
    *("mastered_optional", "skills_listed", "written_otherwise", "typos", "reach_km"),
    *("reach_spread", "licence_share", "shifts_share", "commercial_selection"),
    *("small_channel_distance", "skills_asked", "licence_asked", "shifts_asked", "own_line_share"),
    *(
        "proposals",
        "list_length",
        "remembered",
        "mind_relevance",
        "caseworker_noise",
        "interview_noise",
        "hire_bar",
    ),
    *("accepts", "adoption", "kandidatenverkenner_adoption", "least_fit", "floor_share"),
    *(
        "floor_tolerance",
        "skill_effect",
        "near_skill",
        "occupation_effect",
        "readiness_effect",
        "match_spread",
    ),
    *("leave_hazard", "early_factor", "stay_effect", "suitable_from", "best"),
)
GROUP_WEIGHT = "group_weight"
NEEDED = (
    *_PLAIN,
    *(f"{kind}.{channel}" for kind in ("asked_weight", "pool_weight") for channel in Channel),
    *(
        f"{kind}.{channel}"
        for kind in ("intermediaries", "fields_registered")
        for channel in REGISTERING
    ),
)
"""Every name but those of ``group_weight.<channel>.<group>``, of which a channel needs one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One number of a scenario.

    Attributes
    ----------
    unit : str
        One of ``LIMITS``.
    low, high : float or None
        Range of an assumption; None for a published figure and for a size.
    source : str or None
        Address of a published figure; None for an assumption and for a size.
    year : int or None
        Of the source.
    completeness : str
        Of a published figure: how far the source was read, full, partial or unknown; else empty.
    note : str
        What the figure says and how it is used, or why the assumption is what it is.
    """

    name: str
    value: float
    unit: str
    low: float | None
    high: float | None
    source: str | None
    year: int | None
    completeness: str
    note: str

    @property
    def is_assumption(self) -> bool:
        """Whether it is neither a published figure nor a size."""
        return self.low is not None

    def fault_of(self, value: float) -> tuple[str, str] | None:
        """Return what is wrong with a value and how to mend it; None where nothing is."""
        least, most = LIMITS[self.unit]
        if self.low is not None and self.high is not None:
            least, most = max(least, self.low), min(most, self.high)
        if not least <= value <= most:
            return (
                f"{value:g} lies outside {least:g} to {most:g} ({self.unit}).",
                "Give a number in that range, or widen the range with its reason.",
            )
        if self.unit in WHOLE_UNITS and value != int(value):
            return f"{value:g} is no whole number.", "Give a whole number."
        return None

    def with_value(self, value: float) -> Parameter:
        """Return the same parameter with another value.

        Raises
        ------
        InvalidInput
            If the value lies outside the range.
        """
        fault = self.fault_of(value)
        if fault:
            raise InvalidInput(fault[0], where=self.name, remedy=fault[1])
        return replace(self, value=float(value))
