"""Who is there, who may count and who is fit, by channel: today's pool as the measures need it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from api.services.asked_counting import BY_CONTRACT, rules_for
from api.services.beside_fit import CountingRules
from api.services.channel_scope import Scope
from api.services.fairness_people import KnownPeople
from api.services.fairness_pool import reference_for
from api.services.match_engine import MatchEngine
from api.services.vacancy_rankings import as_of
from api.services.visible_pool import shown_to
from matcher.channels.missed_fit import AskedVacancy, BestPerson
from matcher.channels.shares import Counted
from matcher.domain.vacancy import Vacancy
from matcher.errors import InvalidInput, NotFound
from matcher.fairness.people import Person, Trait
from models.unit_of_work import UnitOfWork

MOST_VACANCIES = 200
MOST_CONTRACTS = 20
"""Beyond these a lot decides for which the pool is worked out; the answer says for how many."""


@dataclass(slots=True, kw_only=True)
class FitUnits:
    """Units of who is fit and who may count, and the vacancies that missed fit looks at."""

    fit: list[Counted] = field(default_factory=list)
    eligible: list[Counted] = field(default_factory=list)
    asked: list[AskedVacancy] = field(default_factory=list)
    n_vacancies: int = 0
    n_contracts: int = 0
    n_gone: int = 0
    n_without_introduction: int = 0
    n_without_fit: int = 0


class ChannelPool:
    """The people whom the viewer may be shown and the question is about, with their channels.

    Attributes
    ----------
    channels_of : dict of str to frozenset of str
        By person: every channel in which they are registered.
    """

    def __init__(
        self, uow: UnitOfWork, engine: MatchEngine, known: KnownPeople, scope: Scope
    ) -> None:
        self._uow, self._engine, self._known, self._scope = uow, engine, known, scope
        self._candidate_ids = _shown_candidates(uow, engine)
        known.look_up(self._candidate_ids)
        channels: dict[str, set[str]] = defaultdict(set)
        for one in map(known.person, self._candidate_ids):
            if scope.takes(one):
                channels[one.person_id] |= one.groups_by(Trait.CHANNEL)
        self.channels_of = {person: frozenset(own) for person, own in channels.items()}

    def fit_units(
        self,
        vacancy_ids: Iterable[str],
        asked_channels: Mapping[str, set[str]],
        on: date,
        rng: np.random.Generator,
    ) -> FitUnits:
        """Return who is fit today for these vacancies, and who may count under their contracts.

        Parameters
        ----------
        asked_channels : mapping of str to set of str
            By vacancy: the channels of those who were introduced, and those asked for people.
        """
        found = FitUnits()
        contracts: dict[str, tuple[Vacancy, CountingRules]] = {}
        for vacancy_id in _drawn(sorted(vacancy_ids), MOST_VACANCIES, rng):
            vacancy = as_of(self._scope.vacancies[vacancy_id], on)
            try:
                rules = rules_for(self._uow, vacancy, BY_CONTRACT, on)
            except (NotFound, InvalidInput):
                # Its contract names rules that are gone: nobody can tell who may count.
                found.n_gone += 1
                continue
            self._add_fit(found, vacancy, rules, frozenset(asked_channels.get(vacancy_id, ())))
            if vacancy.contract_id is not None and not rules.is_withheld:
                contracts.setdefault(vacancy.contract_id, (vacancy, rules))
        for contract_id in _drawn(sorted(contracts), MOST_CONTRACTS, rng):
            found.n_contracts += 1
            found.eligible += self._eligible(contract_id, *contracts[contract_id])
        return found

    def _add_fit(
        self, found: FitUnits, vacancy: Vacancy, rules: CountingRules, asked: frozenset[str]
    ) -> None:
        reference = reference_for(
            self._uow,
            self._engine,
            self._known,
            vacancy,
            rules,
            shown_for=self._uow.viewer.organisation_id,
            least_fit=self._scope.asked.least_fit,
        )
        best_first: dict[str, Person] = {}
        for one in reference.people:
            best_first.setdefault(one.person_id, one)
        fit = [one for one in best_first.values() if one.person_id in self.channels_of]
        found.n_vacancies += 1
        found.fit += self._counted(fit, vacancy.vacancy_id)
        found.n_without_introduction += not asked
        found.n_without_fit += bool(asked) and not fit
        if asked and fit:
            best = tuple(
                BestPerson(person_id=one.person_id, channels=self.channels_of[one.person_id])
                for one in fit[: self._scope.asked.best]
            )
            found.asked.append(AskedVacancy(vacancy_id=vacancy.vacancy_id, best=best, asked=asked))

    def _eligible(self, contract_id: str, vacancy: Vacancy, rules: CountingRules) -> list[Counted]:
        may_count: dict[str, Person] = {}
        for candidate_id in self._candidate_ids:
            person, brief = self._known.person(candidate_id), self._known.brief(candidate_id)
            is_asked = person.person_id in self.channels_of and brief is not None
            if is_asked and brief and not rules.leaves_out(rules.beside(brief, vacancy)):
                may_count[person.person_id] = person
        return self._counted(may_count.values(), contract_id)

    def _counted(self, people: Iterable[Person], cluster: str) -> list[Counted]:
        """Return one unit a person, shared among the channels in which they are registered."""
        return [
            Counted(
                channel=channel,
                person_id=one.person_id,
                cluster=cluster,
                within=cluster,
                weight=1 / len(self.channels_of[one.person_id]),
            )
            for one in people
            for channel in sorted(self.channels_of[one.person_id])
        ]


def _shown_candidates(uow: UnitOfWork, engine: MatchEngine) -> list[str]:
    with engine.index() as index:
        slots = np.flatnonzero(index.is_present & shown_to(uow, index))
        return [index.candidate_id(slot) for slot in slots.tolist()]


def _drawn(ids: Sequence[str], most: int, rng: np.random.Generator) -> list[str]:
    """Return all of these, or as many as may be, drawn by lot."""
    if len(ids) <= most:
        return list(ids)
    return [ids[place] for place in sorted(rng.choice(len(ids), size=most, replace=False).tolist())]
