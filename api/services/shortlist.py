"""The best by fit for a vacancy, with what stands beside the fit, until a list is full."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from api.services.beside_fit import Beside, CountingRules
from api.services.known_jobs import KnownJob
from api.services.match_engine import MatchEngine
from api.services.visible_pool import shown_to
from matcher.domain.ranking import RankedCandidate
from matcher.domain.vacancy import Vacancy
from models.brief import CandidateBrief
from models.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One candidate as the ranker told, with whom to call and what stands beside the fit."""

    ranked: RankedCandidate
    brief: CandidateBrief
    beside: Beside


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortlist:
    """The best by fit, and who was passed over on the way.

    Attributes
    ----------
    staying : list of Listed
        In order of fit, with their place by fit among all.
    not_counting : list of Listed
        Those of a better fit than the last of the list who certainly do not count.
    excluded : list of Listed
        Whom a hard criterion excludes.
    n_pool, n_ranked, n_excluded : int
        As the ranker counted.
    data_sequence : int
        Place in the feed of changes up to which the pool was known.
    weights_version : str
        Of the weights that made the list.
    """

    staying: list[Listed]
    not_counting: list[Listed]
    excluded: list[Listed]
    n_pool: int
    n_ranked: int
    n_excluded: int
    data_sequence: int
    weights_version: str


def shortlist_for(
    uow: UnitOfWork,
    engine: MatchEngine,
    job: KnownJob,
    rules: CountingRules,
    *,
    proven_first: bool = False,
    top: int,
    top_excluded: int,
) -> Shortlist:
    """Return the best ``top`` whom the rules do not leave out, by fit or by what of it is proven.

    The ranker is asked for twice as many while the list is not full and there are more: the whole
    pool is judged only when it has to be.
    """
    people = _LookedAt(uow, job.vacancy, rules)
    n_asked = top
    while True:
        with engine.index() as index:
            ranking = engine.ranker.rank(
                index,
                job.vacancy,
                job.vectors,
                knowledge=job.knowledge,
                is_visible=shown_to(uow, index),
                proven_first=proven_first,
                top=n_asked,
                top_excluded=top_excluded,
            )
            data_sequence, weights_version = engine.data_sequence, engine.weights.version
        people.look_at((*ranking.ranked, *ranking.excluded))
        told = people.listed(ranking.ranked)
        staying = [place for place, line in enumerate(told) if not rules.leaves_out(line.beside)]
        if len(staying) >= top or n_asked >= ranking.n_ranked:
            break
        n_asked *= 2
    shown = told[: staying[top - 1] + 1] if len(staying) >= top > 0 else told
    return Shortlist(
        staying=[line for line in shown if not rules.leaves_out(line.beside)],
        not_counting=[line for line in shown if rules.leaves_out(line.beside)],
        excluded=people.listed(ranking.excluded),
        n_pool=ranking.n_pool,
        n_ranked=ranking.n_ranked,
        n_excluded=ranking.n_excluded,
        data_sequence=data_sequence,
        weights_version=weights_version,
    )


class _LookedAt:
    """What was found out about people, asked once of each however often the list grows."""

    def __init__(self, uow: UnitOfWork, vacancy: Vacancy, rules: CountingRules) -> None:
        self._uow = uow
        self._vacancy = vacancy
        self._rules = rules
        self._seen: set[str] = set()
        self._found: dict[str, tuple[CandidateBrief, Beside]] = {}

    def look_at(self, ranked: Iterable[RankedCandidate]) -> None:
        new = [line.candidate_id for line in ranked if line.candidate_id not in self._seen]
        self._seen.update(new)
        briefs = self._uow.candidates.briefs(new)
        for candidate_id, brief in briefs.items():
            beside = self._rules.beside(brief, self._vacancy)
            self._found[candidate_id] = (brief, beside)

    def listed(self, ranked: Iterable[RankedCandidate]) -> list[Listed]:
        # A candidate can be withdrawn between scoring and this moment: no brief, no line.
        return [
            Listed(ranked=line, brief=found[0], beside=found[1])
            for line in ranked
            if (found := self._found.get(line.candidate_id))
        ]
