"""One transaction on behalf of one viewer."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from matcher.domain.access import Viewer
from models.candidate_writer import CandidateWriter
from models.change_collector import ChangeCollector
from models.connections import begin_writing
from models.introduction_writer import IntroductionWriter
from models.repositories.audit import Audit
from models.repositories.candidates import Candidates
from models.repositories.changes import Changes
from models.repositories.claims import Claims
from models.repositories.confirmations import Confirmations
from models.repositories.contracts import Contracts
from models.repositories.displacement_answers import DisplacementAnswers
from models.repositories.duplicates import Duplicates
from models.repositories.efforts import Efforts
from models.repositories.fairness_facts import FairnessFacts
from models.repositories.goals import Goals
from models.repositories.imports import Imports
from models.repositories.introductions import Introductions
from models.repositories.leads import Leads
from models.repositories.organisations import Organisations
from models.repositories.past_introductions import PastIntroductions
from models.repositories.phrases import Phrases
from models.repositories.placements import Placements
from models.repositories.reported_costs import ReportedCosts
from models.repositories.rule_documents import RuleDocuments
from models.repositories.shown_rankings import ShownRankings
from models.repositories.taxonomy import Taxonomies
from models.repositories.vacancies import Vacancies
from models.repositories.weight_sets import WeightSets
from models.vacancy_writer import VacancyWriter

CHANGE_LOCK = 510_100_03
"""A number of our own for the lock that one who reads in order to change holds."""


class UnitOfWork:
    """All collections in one transaction; leaving the block without ``commit`` undoes it."""

    def __init__(self, engine: Engine, viewer: Viewer) -> None:
        self.viewer = viewer
        # Bulk writes go past the session, so what it remembers of a row may be out of date.
        self._session = Session(
            engine, expire_on_commit=False, execution_options={"populate_existing": True}
        )
        self._collector = ChangeCollector()
        self.organisations = Organisations(self._session, viewer)
        self.contracts = Contracts(self._session, viewer, self.organisations)
        self.phrases = Phrases(self._session)
        self.vacancies = Vacancies(
            self._session,
            viewer,
            self.organisations,
            self.contracts,
            VacancyWriter(
                self._session, self.organisations, self.contracts, self.phrases, self._collector
            ),
        )
        self.candidates = Candidates(
            self._session,
            viewer,
            self.organisations,
            CandidateWriter(self._session, self.phrases, self._collector),
        )
        self.imports = Imports(self._session, viewer, self.organisations)
        self.duplicates = Duplicates(self._session, viewer)
        self.fairness_facts = FairnessFacts(self._session, viewer)
        self.claims = Claims(self._session, viewer)
        self.placements = Placements(self._session, viewer, self.organisations, self.contracts)
        self.introductions = Introductions(
            self._session,
            viewer,
            IntroductionWriter(self._session, viewer, self.organisations, self.contracts),
        )
        self.leads = Leads(self._session, viewer)
        self.reported_costs = ReportedCosts(self._session, viewer, self.contracts)
        self.past_introductions = PastIntroductions(self._session, viewer)
        self.confirmations = Confirmations(self._session, viewer)
        self.efforts = Efforts(self._session, viewer, self.contracts)
        self.rule_documents = RuleDocuments(self._session, viewer)
        self.taxonomies = Taxonomies(self._session)
        self.audit = Audit(self._session, viewer)
        self.shown_rankings = ShownRankings(self._session, viewer)
        self.weight_sets = WeightSets(self._session, viewer)
        self.goals = Goals(self._session, viewer, self.contracts)
        self.displacement_answers = DisplacementAnswers(self._session, viewer)
        self.changes = Changes(self._session)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        # Closing a session rolls back what was not committed.
        self._session.close()

    def begin_change(self) -> None:
        """Keep other changes of this kind out until the end.

        For a change that depends on what is stored: what is read from here on is what gets
        replaced, also when two people change different fields of the same row at once.
        """
        connection = self._session.connection()
        begin_writing(connection)
        if connection.dialect.name == "postgresql":
            connection.execute(select(func.pg_advisory_xact_lock(CHANGE_LOCK)))

    def commit(self) -> None:
        """Write the change feed and commit; afterwards the block may only read or end."""
        self._collector.write(self._session)
        self._session.commit()
