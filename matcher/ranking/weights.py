"""Named, versioned weights of the ranker, read from ``data/weights``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.domain.profile import EntryKind
from matcher.domain.vacancy import Importance
from matcher.errors import InvalidInput
from matcher.reference import toml_mapping

DEFAULT_WEIGHTS = "default-v2"
COMPONENTS = ("skills", "occupation", "experience", "travel", "hours", "language", "conditions")


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How much each part counts.

    Attributes
    ----------
    version : str
        Name under which a ranking remembers them.
    components : mapping of str to float
        Share of each component in the fit, above 0; they need not add up to 1.
    importance : mapping of Importance to float
        Weight of a requirement within the skills component, above 0.
    evidence : mapping of EntryKind to float
        In [0, 1]: how much a phrase counts by where it stands in the profile.
    inferred : float
        In (0, 1]: how much a skill counts that was inferred from a job held.
    commonest : float
        In (0, 1]: how much a requirement counts that every occupation asks, one of a single
        occupation counting for 1.
    experience_full_months, experience_half_life_years : float
        Months of near work that count in full; years after which work done counts for half.
    travel_horizon_min : float
        Minutes one way at which the travel component reaches 0.
    """

    version: str
    components: Mapping[str, float]
    importance: Mapping[Importance, float]
    evidence: Mapping[EntryKind, float]
    inferred: float
    commonest: float
    experience_full_months: float
    experience_half_life_years: float
    travel_horizon_min: float


def load_weights(name: str = DEFAULT_WEIGHTS) -> Weights:
    """Return the weights of ``data/weights/<name>.toml``.

    Raises
    ------
    MissingReference
        If there is no such file.
    InvalidInput
        If a weight is missing, negative or no number; the message names file and key.
    """
    where = f"weights/{name}.toml"
    return weights_of(toml_mapping(where), name, where)


def weights_of(table: Mapping[str, object], name: str, where: str) -> Weights:
    """Return the weights of a TOML table; InvalidInput as for ``load_weights``."""
    components = _numbers(table, "components", COMPONENTS, where)
    importance = _numbers(table, "importance", [i.value for i in Importance], where)
    kinds = [EntryKind.SKILL, EntryKind.EXPERIENCE, EntryKind.PREFERRED_OCCUPATION]
    evidence = _shares(table, "evidence", [kind.name.lower() for kind in kinds], where)
    taxonomy = _shares(table, "taxonomy", ["inferred", "commonest"], where)
    experience = _numbers(table, "experience", ["full_months", "half_life_years"], where)
    travel = _numbers(table, "travel", ["horizon_min"], where)
    return Weights(
        version=str(table.get("version", name)),
        components=components,
        importance={Importance(key): weight for key, weight in importance.items()},
        evidence={EntryKind[key.upper()]: weight for key, weight in evidence.items()},
        inferred=taxonomy["inferred"],
        commonest=taxonomy["commonest"],
        experience_full_months=experience["full_months"],
        experience_half_life_years=experience["half_life_years"],
        travel_horizon_min=travel["horizon_min"],
    )


def kind_factors(weights: Weights) -> NDArray[np.float32]:
    """Return the evidence factors as a table by ``EntryKind`` number; certificates are 0."""
    table = np.zeros(max(EntryKind) + 1, dtype=np.float32)
    for kind, factor in weights.evidence.items():
        table[kind] = factor
    return table


def _shares(
    table: Mapping[str, object], section: str, keys: Sequence[str], where: str
) -> dict[str, float]:
    shares = _numbers(table, section, keys, where)
    if max(shares.values()) > 1:
        raise InvalidInput(
            "Evidence can count for 1 at the most: more would lift the fit above 1.",
            where=f"{where} [{section}]",
            remedy="Write numbers from 0 to 1.",
        )
    return shares


def _numbers(
    table: Mapping[str, object], section: str, keys: Sequence[str], where: str
) -> dict[str, float]:
    entries = table.get(section)
    if not isinstance(entries, dict):
        raise InvalidInput(f"The section [{section}] is missing.", where=where)
    weights: dict[str, float] = {}
    for key in keys:
        number = entries.get(key)
        if not isinstance(number, int | float) or isinstance(number, bool) or number <= 0:
            raise InvalidInput(
                "This weight must be a number above 0.",
                where=f"{where} [{section}] {key}",
                remedy="Write for example 0.5.",
            )
        weights[key] = float(number)
    return weights
