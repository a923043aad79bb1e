"""Named, versioned weights of the ranker, read from ``data/weights``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.domain.profile import EntryKind
from matcher.domain.vacancy import Importance
from matcher.errors import InvalidInput
from matcher.reference import toml_mapping

DEFAULT_WEIGHTS = "default-v1"
COMPONENTS = ("skills", "occupation", "travel", "hours", "language")


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
    travel_horizon_min : float
        Minutes one way at which the travel component reaches 0.
    """

    version: str
    components: Mapping[str, float]
    importance: Mapping[Importance, float]
    evidence: Mapping[EntryKind, float]
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
    table = toml_mapping(where)
    components = _numbers(table, "components", COMPONENTS, where)
    importance = _numbers(table, "importance", [i.value for i in Importance], where)
    kinds = [EntryKind.SKILL, EntryKind.EXPERIENCE, EntryKind.PREFERRED_OCCUPATION]
    evidence = _numbers(table, "evidence", [kind.name.lower() for kind in kinds], where)
    if max(evidence.values()) > 1:
        raise InvalidInput(
            "Evidence can count for 1 at the most: more would lift the fit above 1.",
            where=f"{where} [evidence]",
            remedy="Write numbers from 0 to 1.",
        )
    travel = _numbers(table, "travel", ["horizon_min"], where)
    return Weights(
        version=str(table.get("version", name)),
        components=components,
        importance={Importance(key): weight for key, weight in importance.items()},
        evidence={EntryKind[key.upper()]: weight for key, weight in evidence.items()},
        travel_horizon_min=travel["horizon_min"],
    )


def kind_factors(weights: Weights) -> NDArray[np.float32]:
    """Return the evidence factors as a table by ``EntryKind`` number; certificates are 0."""
    table = np.zeros(max(EntryKind) + 1, dtype=np.float32)
    for kind, factor in weights.evidence.items():
        table[kind] = factor
    return table


def _numbers(
    table: Mapping[str, object], section: str, keys: list[str] | tuple[str, ...], where: str
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
