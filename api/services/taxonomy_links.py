"""The taxonomy of one process: its names, embedded when first asked for, and what it relates."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from matcher.domain.taxonomy import ConceptKind, TaxonomyEdition
from matcher.domain.vacancy import Vacancy
from matcher.ranking.job_knowledge import JobKnowledge
from matcher.ranking.job_lookup import JobLookup
from matcher.skills.encoder import SkillEncoder
from matcher.skills.linker import ConceptLinker, load_link_confidence
from matcher.skills.occupation_kin import OccupationKin
from models.unit_of_work import UnitOfWork

JobsKnown = Mapping[str, JobKnowledge]
"""What is known of jobs, by vacancy id."""


class TaxonomyLinks:
    """Gives the linker of the taxonomy that is stored now; safe to use from threads."""

    def __init__(self, encoder: SkillEncoder) -> None:
        self.encoder = encoder
        self.confidence = load_link_confidence()
        self._made: tuple[datetime, ConceptLinker] | None = None
        self._lookup: tuple[datetime, JobLookup] | None = None
        self._lock = threading.Lock()

    @property
    def is_calibrated(self) -> bool:
        """Whether the confidences were fitted on the encoder in use."""
        return self.confidence.encoder == self.encoder.version

    def linker(self, uow: UnitOfWork) -> ConceptLinker | None:
        """Return the linker; None while no taxonomy is imported."""
        edition = uow.taxonomies.edition()
        return None if edition is None else self._linker_of(uow, edition)

    def knowledge(self, uow: UnitOfWork, vacancies: Sequence[Vacancy], on: date) -> JobsKnown:
        """Return what the stored taxonomy tells about these jobs, and the day, by vacancy id.

        Without a taxonomy only the day is known.
        """
        lookup = self._job_lookup(uow)
        if lookup is None:
            return {vacancy.vacancy_id: JobKnowledge(on=on) for vacancy in vacancies}
        with self._lock:
            lookup.prepare(vacancies)
            return {vacancy.vacancy_id: lookup.look_up(vacancy, on=on) for vacancy in vacancies}

    def _linker_of(self, uow: UnitOfWork, edition: TaxonomyEdition) -> ConceptLinker:
        with self._lock:
            if self._made is None or self._made[0] != edition.imported_at:
                labels = uow.taxonomies.labels()
                vectors = self.encoder.encode([label.text for label in labels])
                linker = ConceptLinker(labels, vectors, self.confidence)
                self._made = (edition.imported_at, linker)
            return self._made[1]

    def _job_lookup(self, uow: UnitOfWork) -> JobLookup | None:
        edition = uow.taxonomies.edition()
        if edition is None:
            return None
        linker = self._linker_of(uow, edition)
        with self._lock:
            if self._lookup is None or self._lookup[0] != edition.imported_at:
                lookup = JobLookup(
                    linker,
                    OccupationKin(uow.taxonomies.relations()),
                    uow.taxonomies.names(ConceptKind.OCCUPATION),
                    self.encoder.encode,
                )
                self._lookup = (edition.imported_at, lookup)
            return self._lookup[1]
