"""Looking a job up in a taxonomy: what it is called there, what is akin, what is rare."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from matcher.domain.taxonomy import ConceptKind, ConceptLink
from matcher.domain.vacancy import Vacancy
from matcher.ranking.job_knowledge import JobKnowledge, KinOccupation
from matcher.ranking.ranker import job_names
from matcher.skills.linker import ConceptLinker
from matcher.skills.occupation_kin import OccupationKin

MOST_KIN = 8
"""Occupations beside the job's own that are looked for among candidates; each costs a query."""
LEAST_COVERED = 0.25
"""Share of the job's essential skills from which an occupation counts as akin. Both are choices of
this project."""


class JobLookup:
    """Looks jobs up in one classification, each phrase once.

    Parameters
    ----------
    linker : ConceptLinker
        From phrases to occupations and skills.
    kin : OccupationKin
        Which occupations share skills.
    name_of : mapping of str to str
        Preferred names of occupations by address.
    encode : callable
        Phrases to unit vectors, float32 (n, dimension), as the linker knows them.
    """

    def __init__(
        self,
        linker: ConceptLinker,
        kin: OccupationKin,
        name_of: Mapping[str, str],
        encode: Callable[[Sequence[str]], NDArray[np.float32]],
    ) -> None:
        self._linker = linker
        self._kin = kin
        self._name_of = name_of
        self._encode = encode
        self._linked: dict[tuple[ConceptKind, str], ConceptLink | None] = {}

    def prepare(self, vacancies: Iterable[Vacancy]) -> None:
        """Link all phrases of these vacancies together, which is faster than one by one."""
        jobs = list(vacancies)
        self._link(ConceptKind.OCCUPATION, [name for job in jobs for name in job_names(job)])
        self._link(ConceptKind.SKILL, [r.phrase for job in jobs for r in job.requirements])

    def look_up(self, vacancy: Vacancy, *, on: date | None = None) -> JobKnowledge:
        """Return what the classification tells about a job.

        Parameters
        ----------
        vacancy : Vacancy
        on : date, optional
            The day that counts as today.

        Returns
        -------
        JobKnowledge
            The job's own occupation and those akin, as near as they cover it times how sure the
            link is. Nothing about phrases that are linked with less than the least confidence.
        """
        self.prepare([vacancy])
        phrases = [requirement.phrase for requirement in vacancy.requirements]
        skill_of = {
            phrase: link.uri
            for phrase in phrases
            if (link := self._linked[ConceptKind.SKILL, phrase]) is not None
        }
        rarity = {phrase: self._kin.rarity(uri) for phrase, uri in skill_of.items()}
        return JobKnowledge(
            kin=tuple(self._akin(vacancy, skill_of)),
            rarity={phrase: found for phrase, found in rarity.items() if found is not None},
            on=on,
        )

    def _akin(self, vacancy: Vacancy, skill_of: Mapping[str, str]) -> Iterator[KinOccupation]:
        named = [self._linked[ConceptKind.OCCUPATION, name] for name in job_names(vacancy)]
        sure = [link for link in named if link is not None]
        if not sure:
            return
        own = max(sure, key=lambda link: link.confidence)
        kin = self._kin.kin_of(own.uri, most=MOST_KIN, least=LEAST_COVERED)
        for uri, covered in ((own.uri, 1.0), *((one.uri, one.covered) for one in kin)):
            takes = self._kin.takes(uri)
            yield KinOccupation(
                name=self._name_of[uri],
                nearness=covered * own.confidence,
                covers=frozenset(phrase for phrase, skill in skill_of.items() if skill in takes),
            )

    def _link(self, kind: ConceptKind, phrases: Iterable[str]) -> None:
        """Remember which concept each phrase means; None where that is not sure enough."""
        new = [phrase for phrase in dict.fromkeys(phrases) if (kind, phrase) not in self._linked]
        if not new:
            return
        links = self._linker.link(self._encode(new), kind, top=1)
        for phrase, found in zip(new, links, strict=True):
            is_sure = bool(found) and found[0].confidence >= self._linker.confidence.least
            self._linked[kind, phrase] = found[0] if is_sure else None
