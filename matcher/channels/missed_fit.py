"""Missed fit: of the k best people for a vacancy, who sits in channels that were not asked.

For a vacancy: m = |{the k best of whose channels none was asked for it}| / k', with k' the
number of people who are fit, at most k. Over a period the sum of the missed over the sum of the
best (unit: a person for a vacancy); the interval is a bootstrap over vacancies. A channel counts as
asked where somebody of it was introduced, whoever took the first step, or where a lead says that
the contractor asked it for people, whatever was heard: a telephone call that nobody recorded is not
in the log. Who was placed and is registered no more is not among the best of today, which makes the
measure too high. Vacancies without any introduction or question are left out, for nobody was asked
yet.

Source
------
A measure of this project, for the finding of the evaluation of 2014 that contractors ask the
channels they used before (https://percuris.nl/kennisbank/social-return-bij-het-rijk-geevalueerd/).
It was never measured: no figure to compare with is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from matcher.channels.number import ALL, ChannelNumber, Measure
from matcher.channels.ratio import Draws, ratio_over_clusters

BEST = 10
"""k, unless asked otherwise: as many as a contractor would look at. A choice of this project."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BestPerson:
    """Somebody among the best for a vacancy, with every channel in which they are registered."""

    person_id: str
    channels: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedVacancy:
    """A vacancy with its best people, and the channels that were asked for it.

    Attributes
    ----------
    best : tuple of BestPerson
        At most k, each person once.
    asked : frozenset of str
        Not empty.
    """

    vacancy_id: str
    best: tuple[BestPerson, ...]
    asked: frozenset[str]

    def misses(self, person: BestPerson) -> bool:
        """Return whether none of the person's channels was asked."""
        return self.asked.isdisjoint(person.channels)


def missed_fit(
    vacancies: Sequence[AskedVacancy], channels: Iterable[str], draws: Draws
) -> tuple[ChannelNumber, ...]:
    """Return the share that was missed: of all the best, and of those in each channel.

    Examples
    --------
    >>> best = tuple(
    ...     BestPerson(person_id=f"K-{n}", channels=frozenset({channel}))
    ...     for n, channel in enumerate(["uwv", "uwv", "wijkteam", "education"])
    ... )
    >>> vacancy = AskedVacancy(vacancy_id="V-1", best=best, asked=frozenset({"uwv"}))
    >>> [number.estimate.at for number in missed_fit([vacancy], ["uwv", "wijkteam"], Draws(1))]
    [0.5, 0.0, 1.0]
    """
    return tuple(_of_channel(vacancies, channel, draws) for channel in (ALL, *channels))


def _of_channel(vacancies: Sequence[AskedVacancy], channel: str, draws: Draws) -> ChannelNumber:
    best = [
        (vacancy, person)
        for vacancy in vacancies
        for person in vacancy.best
        if channel == ALL or channel in person.channels
    ]
    missed = [person.person_id for vacancy, person in best if vacancy.misses(person)]
    parts = ((v.vacancy_id, float(v.misses(person)), 1.0) for v, person in best)
    n_people = len({person.person_id for _, person in best})
    estimate, standing = ratio_over_clusters(parts, n_people, draws)
    return ChannelNumber(
        measure=Measure.MISSED_FIT,
        channel=channel,
        n=len(missed),
        n_of=len(best),
        n_people=len(set(missed)),
        n_people_of=n_people,
        estimate=estimate,
        standing=standing,
    )
