"""The log as learning reads it: what is learned from, and what is kept apart to try weights on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from api.services.learning_answers import LearningReport, StepEvidence
from api.services.logged_exposures import LoggedLists, logged_lists
from api.services.match_engine import MatchEngine
from matcher.learning.lines import labelled_lines
from matcher.learning.outcomes import LoggedExposure, Step
from matcher.learning.propensity import ExaminationChances, chances_from, interventions
from matcher.learning.release import evidence_demands, is_held_out, n_learned_components
from matcher.learning.settings import LearningSettings, load_learning_settings
from matcher.ranking.weights import Weights
from models.access import check_may_change_weights
from models.unit_of_work import UnitOfWork

_EVER = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningLog:
    """All that is known of lists and outcomes on a day.

    Attributes
    ----------
    in_use : Weights
        By which lists are ordered now.
    on : date
        The day on which outcomes are read.
    """

    settings: LearningSettings
    lists: LoggedLists
    in_use: Weights
    on: date

    @classmethod
    def read(cls, uow: UnitOfWork, engine: MatchEngine, *, at: datetime) -> LearningLog:
        """Return it; Conflict for who may not change weights."""
        check_may_change_weights(uow.viewer)
        return cls(
            settings=load_learning_settings(),
            lists=logged_lists(uow, engine, since=_EVER, until=at),
            in_use=engine.weights_in_use(uow),
            on=at.date(),
        )

    @property
    def learned_from(self) -> tuple[LoggedExposure, ...]:
        """The lines of the vacancies that weights are learned from."""
        share = self.settings.held_out_share
        return tuple(e for e in self.lists.exposures if not is_held_out(e.vacancy_id, share))

    @property
    def held_out(self) -> tuple[LoggedExposure, ...]:
        """The lines of the vacancies that weights are tried on."""
        share = self.settings.held_out_share
        return tuple(e for e in self.lists.exposures if is_held_out(e.vacancy_id, share))

    @property
    def readings(self) -> tuple[ExaminationChances, ...]:
        """Every way in which lists may be read, from all vacancies; the likeliest in the middle."""
        return chances_from(self.lists.exposures, self.settings)

    def evidence(self, exposures: Sequence[LoggedExposure], step: Step) -> StepEvidence:
        """Return what lines tell of a step."""
        names = tuple(self.in_use.components)
        lines = labelled_lines(exposures, names, step, self.settings.labels, on=self.on)
        n_reached = int(lines.reached.sum())
        return StepEvidence(
            step=step,
            n_reached=n_reached,
            n_not_reached=len(lines) - n_reached,
            n_components=n_learned_components(lines, self.settings.kept),
            demands=evidence_demands(lines, self.settings.minimum, self.settings.kept),
        )

    def report(self) -> LearningReport:
        """Return what there is to learn from."""
        exposures = self.lists.exposures
        learned_from = self.learned_from
        return LearningReport(
            n_rankings=self.lists.n_rankings,
            n_not_comparable=self.lists.n_not_comparable,
            n_vacancies=len({line.vacancy_id for line in exposures}),
            n_held_out=len({line.vacancy_id for line in self.held_out}),
            n_lines_by_policy=Counter(line.policy for line in exposures),
            n_shown_at_places=interventions(exposures).n_pairs,
            n_to_harvest=self.settings.n_pairs_to_harvest,
            steps=tuple(self.evidence(learned_from, step) for step in Step),
            settings_version=self.settings.version,
        )
