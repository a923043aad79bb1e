"""The lists that rankers make of a vacancy: the rankers of the product, and those to beat.

Fit does not depend on the policy: each vacancy is ranked once over everybody who is in the register
while it is open, and a policy shows those of the list who are free.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from matcher.allocation.suiting import suited_people
from matcher.baselines.kandidatenverkenner import Kandidatenverkenner
from matcher.baselines.pool import Pool, order
from matcher.baselines.single_vector import SingleVector
from matcher.channels.simulation.draws import Floats
from matcher.channels.simulation.people import CHANNELS, GROUPS, Flags, Numbers
from matcher.channels.simulation.region import Region
from matcher.channels.simulation.registration import made_register, name_of, vacancy_of
from matcher.domain.claim import TargetGroup
from matcher.domain.vacancy import Vacancy
from matcher.ranking.evidence import Calibration
from matcher.ranking.profiles import index_of
from matcher.ranking.ranker import Ranker, asked_phrases
from matcher.ranking.scored import Comparison
from matcher.ranking.weights import load_weights

LONGEST = 200
"""People of whom a list remembers the order: many more than are ever asked for one vacancy."""


class Encoder(Protocol):
    """What turns phrases into vectors, with how its cosines are read."""

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        ...

    @property
    def calibration(self) -> Calibration:
        """From cosine similarity to evidence."""
        ...

    def encode(self, phrases: Sequence[str]) -> NDArray[np.float32]:
        """Return unit vectors, one row a phrase."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RankedList:
    """The best n people for a vacancy, best first.

    Attributes
    ----------
    who : intp (n,)
        Numbers of ``People``.
    fit, confidence : float64 (n,)
        As the ranker tells them; of a list without fits the score, and 1.
    """

    who: Numbers
    fit: Floats
    confidence: Floats


class Lists:
    """All that is ranked in one region.

    Parameters
    ----------
    region : Region
    encoder : Encoder
        The encoder of the product.
    """

    def __init__(self, region: Region, encoder: Encoder) -> None:
        self._region = region
        self._encoder = encoder
        register = made_register(region)
        self._who = register.who
        self._slot_of = np.full(len(region.people), -1, dtype=np.intp)
        self._slot_of[register.who] = np.arange(len(register.who))
        names = [name_of(person) for person in register.who.tolist()]
        self._index = index_of(
            dict(zip(names, register.profiles, strict=True)), encoder.encode, encoder.dimension
        )
        self._pool = Pool(
            register.profiles,
            tuple(CHANNELS[number] for number in region.people.channel[register.who].tolist()),
        )
        self._ranker = Ranker(load_weights(), encoder.calibration)
        self._single_vector = SingleVector(encoder.encode)
        self._points = Kandidatenverkenner()
        self._is_banenafspraak = region.people.group[register.who] == GROUPS.index(
            TargetGroup.BANENAFSPRAAK
        )
        self._vectors: dict[str, NDArray[np.float32]] = {}

    def ties_of(self, who: Numbers) -> NDArray[np.uint64]:
        """Return the numbers by which lots are drawn between people who stand in the list."""
        return self._index.tie[self._slot_of[who]]

    def by_ranker(self, job: int, there: Numbers) -> RankedList:
        """Return the list of our ranker among those who are there."""
        vacancy = vacancy_of(self._region, job)
        comparison = self._compared(vacancy)
        found = suited_people(
            self._ranker,
            self._index,
            vacancy,
            comparison,
            is_visible=self._visible(there),
            least_fit=0.0,
            top=LONGEST,
        )
        return RankedList(who=self._who[found.slots], fit=found.fit, confidence=found.confidence)

    def by_single_vector(self, job: int, there: Numbers) -> RankedList:
        """Return the list by the cosine of two texts, of those whom no hard criterion excludes.

        A search of this kind has filters too: it gets those of our ranker, so that the two differ
        in the order alone.
        """
        vacancy = vacancy_of(self._region, job)
        may = np.flatnonzero(self._visible(there) & ~self._compared(vacancy).is_excluded)
        scores = self._single_vector.scores(vacancy, self._pool)[may]
        return self._best(may, scores, job, LONGEST)

    def by_points(self, job: int, there: Numbers) -> RankedList:
        """Return the list of the Kandidatenverkenner: people of the banenafspraak only."""
        vacancy = vacancy_of(self._region, job)
        may = np.flatnonzero(self._visible(there) & self._is_banenafspraak)
        pool = Pool(
            tuple(self._pool.profiles[slot] for slot in may.tolist()),
            tuple(self._pool.channels[slot] for slot in may.tolist()),
        )
        most = self._region.scenario.whole("list_shown")
        return self._best(may, self._points.scores(vacancy, pool), job, most)

    def _best(self, slots: Numbers, scores: Floats, job: int, most: int) -> RankedList:
        places = order(scores, seed=job)[:most]
        return RankedList(
            who=self._who[slots[places]], fit=scores[places], confidence=np.ones(len(places))
        )

    def _visible(self, there: Numbers) -> Flags:
        is_visible = np.zeros(len(self._who), dtype=np.bool_)
        slots = self._slot_of[there]
        is_visible[slots[slots >= 0]] = True
        return is_visible

    def _compared(self, vacancy: Vacancy) -> Comparison:
        phrases = asked_phrases(vacancy)
        new = [phrase for phrase in phrases if phrase not in self._vectors]
        if new:
            self._vectors.update(zip(new, self._encoder.encode(new), strict=True))
        vectors = {phrase: self._vectors[phrase] for phrase in phrases}
        return self._ranker.compare(self._index, vacancy, vectors)
