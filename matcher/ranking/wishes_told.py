"""What is known of one candidate's wishes, as the sentences of an explanation tell it."""

from __future__ import annotations

import numpy as np

from matcher.domain.columns import company_of, places_of, sectors_of
from matcher.domain.profile import EntryKind
from matcher.domain.wishes import WorkConditions, WorkWishes
from matcher.ranking import wishes_wording
from matcher.ranking.evidence import PhraseEvidence
from matcher.ranking.index import CandidateIndex


def conditions_sentence(index: CandidateIndex, slot: int, work: WorkConditions) -> str:
    """Return the wishes of a candidate that can be compared with the job, and how the job is."""

    def mask(column: str) -> int:
        return int(index.column(column)[slot])

    wishes = WorkWishes(
        wanted_sectors=sectors_of(mask("wanted_sectors")),
        refused_sectors=sectors_of(mask("refused_sectors")),
        places=places_of(mask("work_places")),
        company=company_of(mask("company")),
    )
    return wishes_wording.conditions_known(wishes, work)


def refused_fact(index: CandidateIndex, slot: int, job: PhraseEvidence) -> str:
    """Return the refused work that comes nearest to the job, or that nothing is refused."""
    entries = index.pool.span(slot)
    is_refused = index.pool.kind[entries] == EntryKind.REFUSED_OCCUPATION
    rows = index.pool.phrase[entries][is_refused]
    if not len(rows):
        return wishes_wording.REFUSES_NOTHING
    nearest = int(rows[np.argmax(job.strength[rows])])
    return wishes_wording.refused_like(index.phrases.text(nearest))
