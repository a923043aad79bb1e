"""Changes to what a training learned, which need no training of their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.encoder_holdouts import HoldOuts
from benchmarks.encoder_peers import Embed
from matcher.skills.encoder_folder import rounded
from matcher.skills.ngram_table import NgramTable, unit_rows
from matcher.skills.training.carrying import directions_of, names_carrying, with_known_names
from matcher.skills.training.settings import TrainingSettings
from matcher.skills.training.vocabulary import SKILL, Vocabulary

__all__ = ["CHANGES", "PLAIN", "Change"]

Rows = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a table becomes before it is measured."""

    what: str
    apply: Callable[[NgramTable, HoldOuts], Embed]


def _carrying(*, names: float = 0.0, description: float = 0.0, related: float = 0.0) -> Change:
    """Return the change by which known names carry these directions of their concept."""

    def apply(table: NgramTable, held: HoldOuts) -> Embed:
        found = directions_of(table, held.kept)
        carried = names * found.names + description * found.description + related * found.related
        known = names_carrying(held.kept.concepts, np.asarray(carried, np.float32))
        return NgramTable(table.keys, table.rows, known).embed

    shares = {"other names": names, "description": description, "relations": related}
    listed = ", ".join(f"{name} {share}" for name, share in shares.items() if share)
    return Change(what=f"names carry {listed}", apply=apply)


def _by_kind(occupation: float, skill: float) -> Change:
    settings = TrainingSettings(carried_by_occupation=occupation, carried_by_skill=skill)
    return Change(
        what="**names carry description and relations**, each "
        f"{occupation} for occupations and {skill} for skills",
        apply=lambda table, held: rounded(with_known_names(table, held.kept, settings)).embed,
    )


def _moved(power: float) -> Callable[[NgramTable, HoldOuts], Embed]:
    """Return the change by which all vectors go through a whitening of the names."""

    def apply(table: NgramTable, held: HoldOuts) -> Embed:
        names = table.embed(_labels(held.kept))
        spread, directions = np.linalg.eigh(np.cov(names.T))
        whitening = np.asarray((directions * spread**-power) @ directions.T, np.float32)
        return lambda phrases: unit_rows(table.embed(phrases) @ whitening)

    return apply


def _centred(table: NgramTable, held: HoldOuts) -> Embed:
    mean = table.embed(_labels(held.kept)).mean(axis=0)
    return lambda phrases: unit_rows(table.embed(phrases) - mean)


def _drawn_to_groups(table: NgramTable, held: HoldOuts) -> Embed:
    """Draw every vector to the centres of the ISCO unit groups that it is like."""
    carrying = with_known_names(table, held.kept, TrainingSettings())
    concepts = [concept for concept in held.kept.concepts if concept.kind != SKILL]
    codes, group = np.unique([concept.isco for concept in concepts], return_inverse=True)
    centres = np.zeros((len(codes), table.dimension), np.float32)
    np.add.at(centres, group, carrying.embed([concept.label for concept in concepts]))
    centres = unit_rows(centres)

    def embed(phrases: Sequence[str]) -> Rows:
        vectors = carrying.embed(phrases)
        shares = np.exp(vectors @ centres.T / 0.1)
        return unit_rows(vectors + 0.3 * (shares / shares.sum(axis=1, keepdims=True)) @ centres)

    return embed


def _labels(vocabulary: Vocabulary) -> list[str]:
    return [concept.label for concept in vocabulary.concepts]


PLAIN = Change(what="as it was learned", apply=lambda table, _: table.embed)

CHANGES = {
    "centred": Change(what="mean of all names taken off", apply=_centred),
    "whitened": Change(what="whitened, eigenvalues to the power -.15", apply=_moved(0.15)),
    "names": _carrying(names=1.0),
    "described": _carrying(description=0.6),
    "related": _carrying(related=0.6),
    "both-heavy": _by_kind(0.5, 0.2),
    "carrying": _by_kind(0.3, 0.2),
    "grouped": Change(
        what="the same, and every vector drawn to ISCO groups that it is like",
        apply=_drawn_to_groups,
    ),
}
