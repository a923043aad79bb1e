"""One list measured by one trait."""

from __future__ import annotations

import numpy as np

from matcher.fairness.columns import SampleColumns, columns_of, groups_in
from matcher.fairness.exposure import position_weights
from matcher.fairness.intervals import Estimate, effective_count, wilson
from matcher.fairness.measures import (
    FEWEST_EXPECTED_LINES,
    FEWEST_PEOPLE,
    Band,
    Divergence,
    GroupMeasure,
    TraitMeasure,
    Verdict,
)
from matcher.fairness.people import OVERLAPPING, Sample, Trait
from matcher.fairness.representation import chance_ndkl, ndkl, skew_at_k

N_DRAWS = 999
"""Lists drawn by lot beside one list: the smallest p-value is then 1 in 1000."""


def measure_list(
    sample: Sample, trait: Trait, band: Band, rng: np.random.Generator
) -> TraitMeasure:
    """Return how the groups of a trait were seen on one list.

    The interval of a share is Wilson's; that of the exposure ratio is Wilson's as well, for the
    number of equal lines that the weighted ones amount to (``effective_count``). They tell how far
    chance reaches had the list been drawn from many like it; the reference counts as known.
    """
    groups = groups_in([sample], trait)
    columns = columns_of(sample, trait, groups)
    return TraitMeasure(
        trait=trait,
        groups=tuple(_measure(columns, name, place, band) for place, name in enumerate(groups)),
        divergence=None if trait in OVERLAPPING else _divergence(columns, rng),
    )


def _measure(columns: SampleColumns, group: str, number: int, band: Band) -> GroupMeasure:
    n_shown, n_reference = len(columns.shown), int(columns.reference[:, number].sum())
    share = float(columns.share[number])
    reference_share = float(columns.reference_share[number])
    exposure = float(columns.exposure[number])
    n_equal = effective_count(position_weights(columns.places))
    ratio = wilson(exposure, n_equal).over(reference_share)
    told = wilson(share, n_shown).over(reference_share).logarithm()
    expected = n_shown * reference_share
    is_enough = n_reference >= FEWEST_PEOPLE and expected >= FEWEST_EXPECTED_LINES
    return GroupMeasure(
        group=group,
        n_lines=int(columns.shown[:, number].sum()),
        n_reference=n_reference,
        expected_lines=expected,
        share=share,
        reference_share=reference_share,
        exposure=exposure,
        ratio=ratio,
        skew=Estimate(at=skew_at_k(share, reference_share), low=told.low, high=told.high),
        verdict=band.verdict(ratio) if is_enough else Verdict.TOO_FEW,
    )


def _divergence(columns: SampleColumns, rng: np.random.Generator) -> Divergence | None:
    if not len(columns.shown):
        return None
    found = ndkl(columns.shown.argmax(axis=1), columns.reference_share)
    drawn = chance_ndkl(
        columns.reference.argmax(axis=1),
        columns.reference.shape[1],
        len(columns.shown),
        N_DRAWS,
        rng,
    )
    # A drawn list of the same make-up may differ in the last digit.
    n_as_far = int(np.count_nonzero(drawn >= found - 1e-12))
    return Divergence(
        ndkl=Estimate(at=found, low=None, high=None),
        by_chance=float(drawn.mean()),
        share_of_draws=(n_as_far + 1) / (N_DRAWS + 1),
    )
