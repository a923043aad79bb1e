"""What would follow from one thing being otherwise: the new fit and place, ranked once more.

Nothing is estimated. The changed profile goes through the ranker, and its line is placed among all
others of the pool as they are. So the answer is the one that a ranking would give if this one
thing changed and nobody else changed anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from matcher.domain.ranking import RankedCandidate
from matcher.explanations.change import Change
from matcher.explanations.standing import JobQuestion, PoolStandings
from matcher.ranking.profiles import Encode, index_of
from matcher.ternary import Ternary

LEAST_GAIN = 0.0005
"""Change of fit below which nothing a reader can see has changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """What follows from one change (als-dan).

    Attributes
    ----------
    change : Change
    before, after : RankedCandidate
        The line as it is and as it would be, with their places; None for who is excluded.
    """

    change: Change
    before: RankedCandidate
    after: RankedCandidate

    @property
    def is_let_in(self) -> bool:
        """Whether a hard criterion excludes the person now, and would no longer."""
        return bool(self.before.excluded_by) and not self.after.excluded_by

    @property
    def places_gained(self) -> int:
        """How many places further up; 0 where one of the two has no place."""
        if self.before.position is None or self.after.position is None:
            return 0
        return self.before.position - self.after.position

    @property
    def fit_gained(self) -> float:
        """How much the fit would rise; no fit counts as 0."""
        return (self.after.fit or 0.0) - (self.before.fit or 0.0)

    @property
    def n_answered(self) -> int:
        """How many open questions about hard criteria it would close."""
        return _n_unknown(self.before) - _n_unknown(self.after)

    @property
    def helps(self) -> bool:
        """Whether it lets somebody in, or gives who is in more fit, a better place or certainty."""
        if self.after.excluded_by:
            return False
        is_better = self.places_gained > 0 or self.fit_gained >= LEAST_GAIN
        return self.is_let_in or is_better or self.n_answered > 0


def what_ifs(
    question: JobQuestion,
    standings: PoolStandings,
    changes: Sequence[Change],
    encode: Encode,
    dimension: int,
) -> tuple[WhatIf, ...]:
    """Return what follows from each of several single changes, in order.

    Parameters
    ----------
    question : JobQuestion
        The vacancy.
    standings : PoolStandings
        The person, as it is, among the others.
    changes : sequence of Change
        Each to the profile as it is; they are not added up.
    encode : callable
        Phrases to the unit vectors that the pool has of them.
    dimension : int
        Length of a vector.
    """
    if not changes:
        return ()
    profiles = {str(number): change.profile for number, change in enumerate(changes)}
    ranking = question.of_all(index_of(profiles, encode, dimension))
    line_of = {line.candidate_id: line for line in ranking.ranked + ranking.excluded}
    before = standings.now
    return tuple(
        WhatIf(
            change=change,
            before=before,
            after=standings.placed(replace(line_of[str(number)], candidate_id=before.candidate_id)),
        )
        for number, change in enumerate(changes)
    )


def worth_telling(found: Sequence[WhatIf], *, most: int) -> tuple[WhatIf, ...]:
    """Return the what-ifs that help, the most helpful first.

    Of one kind several steps may be tried (four hours more, eight hours more). A longer step is
    told only where it lets somebody in and no shorter one does.
    """
    helping = [one for one in found if one.helps]
    told = [one for one in helping if not any(_is_enough(other, one) for other in helping)]
    return tuple(sorted(told, key=_most_helpful)[:most])


def _is_enough(shorter: WhatIf, longer: WhatIf) -> bool:
    is_shorter = (
        shorter.change.kind is longer.change.kind and shorter.change.size < longer.change.size
    )
    return is_shorter and (shorter.is_let_in or not longer.is_let_in)


def _most_helpful(one: WhatIf) -> tuple[bool, int, float]:
    return (not one.is_let_in, -one.places_gained, -one.fit_gained)


def _n_unknown(line: RankedCandidate) -> int:
    return sum(criterion.outcome is Ternary.UNKNOWN for criterion in line.criteria)
