"""Age bands and gender in numbers that speak of nobody: few people are put together or not told.

The threshold rule as for feasibility (``matcher.feasibility.disclosure``): a group is told only if
ten different people of it are on the lists and ten in the reference, and ten others in both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from matcher.fairness.intervals import Estimate
from matcher.fairness.measures import Divergence, GroupMeasure, TraitMeasure
from matcher.fairness.people import Groups, Person, Sample, Shown, Trait
from matcher.feasibility.disclosure import FEWEST_SHOWN, PEOPLE_STEP

TOGETHER = "others_together"
"""The groups that are told as one, since each of them is small."""
LIST_LENGTHS = (100, 200, 500, 1000)
"""Only lists of these lengths are told by age or gender: two lists that differ by one line would
tell, as their difference, who stands on that line. From a hundred lines on, the first one has less
of the exposure than the step to which shares are rounded."""
SHARE_STEP = 0.05
_PLACES = 1
"""Decimals of ratio, skew and NDKL."""

Measure = Callable[[Sequence[Sample]], TraitMeasure]


def told_length(n_lines: int) -> int | None:
    """Return the longest of the lengths that a list has; None for a list below the first."""
    return max((length for length in LIST_LENGTHS if length <= n_lines), default=None)


def shortened(sample: Sample, length: int) -> Sample:
    """Return a sample with the first ``length`` lines of its list."""
    return replace(sample, shown=sample.shown[:length])


def disclosed_measure(samples: Sequence[Sample], trait: Trait, measure: Measure) -> TraitMeasure:
    """Return what may be told of a protected trait: of groups of ten or more, in rounded numbers.

    Smaller groups are told together; where even that is too few, nothing is told.
    """
    shown = _people_by_group(trait, (line.person for s in samples for line in s.shown))
    reference = _people_by_group(trait, (one for s in samples for one in s.reference))
    names = _told_as(shown, reference)
    if names is None:
        return TraitMeasure(trait=trait, groups=(), divergence=None, is_hidden=True)
    found = measure([_renamed(sample, trait, names) for sample in samples])
    return replace(
        found,
        groups=tuple(_rounded(group) for group in found.groups),
        divergence=_rounded_divergence(found.divergence),
        is_merged=TOGETHER in names.values(),
    )


def _people_by_group(trait: Trait, people: Iterable[Person]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one in people:
        for group in one.groups_by(trait):
            found.setdefault(group, set()).add(one.person_id)
    return found


def _told_as(
    shown: Mapping[str, set[str]], reference: Mapping[str, set[str]]
) -> dict[str, str] | None:
    """Return under which name each group is told; None where nothing may be told.

    The smallest groups go together until the rest has ten people as well. With fewer than two
    names left, a number would say of everybody at once what they are.
    """
    least = {name: min(len(shown.get(name, ())), len(reference[name])) for name in reference}
    by_size = sorted(least, key=lambda name: (least[name], name))
    together: list[str] = []
    for name in by_size:
        n_together = min(_n_people(shown, together), _n_people(reference, together))
        if least[name] < FEWEST_SHOWN or (together and n_together < FEWEST_SHOWN):
            together.append(name)
    n_together = min(_n_people(shown, together), _n_people(reference, together))
    n_names = len(least) - len(together) + bool(together)
    if n_names < 2 or (together and n_together < FEWEST_SHOWN):
        return None
    return {name: TOGETHER if name in together else name for name in least}


def _n_people(by_group: Mapping[str, set[str]], names: Iterable[str]) -> int:
    return len(set().union(*(by_group.get(name, set()) for name in names)))


def _renamed(sample: Sample, trait: Trait, names: Mapping[str, str]) -> Sample:
    def renamed(person: Person) -> Person:
        groups: Groups = frozenset(names[group] for group in person.groups_by(trait))
        return replace(person, groups={trait: groups})

    return replace(
        sample,
        shown=tuple(Shown(place=s.place, person=renamed(s.person)) for s in sample.shown),
        reference=tuple(renamed(one) for one in sample.reference),
    )


def _rounded(measure: GroupMeasure) -> GroupMeasure:
    return replace(
        measure,
        n_lines=measure.n_lines // PEOPLE_STEP * PEOPLE_STEP,
        n_reference=measure.n_reference // PEOPLE_STEP * PEOPLE_STEP,
        expected_lines=float(measure.expected_lines // PEOPLE_STEP * PEOPLE_STEP),
        share=_in_steps(measure.share),
        reference_share=_in_steps(measure.reference_share),
        exposure=_in_steps(measure.exposure),
        ratio=_rounded_estimate(measure.ratio),
        skew=_rounded_estimate(measure.skew),
    )


def _rounded_divergence(divergence: Divergence | None) -> Divergence | None:
    if divergence is None:
        return None
    return Divergence(
        ndkl=_rounded_estimate(divergence.ndkl),
        by_chance=round(divergence.by_chance, _PLACES),
        share_of_draws=_to_places(divergence.share_of_draws),
    )


def _rounded_estimate(estimate: Estimate) -> Estimate:
    return Estimate(
        at=_to_places(estimate.at), low=_to_places(estimate.low), high=_to_places(estimate.high)
    )


def _to_places(number: float | None) -> float | None:
    return None if number is None else round(number, _PLACES)


def _in_steps(share: float) -> float:
    return round(round(share / SHARE_STEP) * SHARE_STEP, 2)
