"""People as the fairness report sees them: one person, and the groups by each trait."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from api.services.match_engine import MatchEngine
from matcher.domain.duplicate import DuplicateStatus
from matcher.domain.fairness_fact import FairnessFact
from matcher.fairness.people import Groups, Person, Trait, same_person
from matcher.fairness.target_groups import target_groups_on
from matcher.location.postcode import load_pc4_table
from models.brief import CandidateBrief
from models.unit_of_work import UnitOfWork

MOST_PAIRS = 1_000_000


class KnownPeople:
    """The people of a report, looked up once each however often they stand on a list.

    Parameters
    ----------
    with_facts : bool
        Whether age bands and gender are read too; else they are unknown of everybody.
    on : date
        The day on which target groups are judged.
    """

    def __init__(self, uow: UnitOfWork, engine: MatchEngine, *, with_facts: bool, on: date) -> None:
        self._uow = uow
        self._engine = engine
        self._with_facts = with_facts
        self._on = on
        self._same = same_people(uow)
        self._looked_up: set[str] = set()
        self._briefs: dict[str, CandidateBrief] = {}
        self._people: dict[str, Person] = {}

    def look_up(self, candidate_ids: Iterable[str]) -> None:
        """Find out about those who were not looked up yet."""
        new = [one for one in dict.fromkeys(candidate_ids) if one not in self._looked_up]
        if not new:
            return
        self._looked_up.update(new)
        briefs = self._uow.candidates.briefs(new)
        facts = self._uow.fairness_facts.of(briefs) if self._with_facts else {}
        places = _municipalities(self._engine, briefs)
        for candidate_id, brief in briefs.items():
            self._briefs[candidate_id] = brief
            self._people[candidate_id] = Person(
                person_id=self._same.get(candidate_id, candidate_id),
                groups=self._groups(brief, places.get(candidate_id), facts.get(candidate_id)),
            )

    def brief(self, candidate_id: str) -> CandidateBrief | None:
        """Return what is known of somebody; None for whom the viewer may not see, or no more."""
        return self._briefs.get(candidate_id)

    def person(self, candidate_id: str) -> Person:
        """Return somebody with the groups by trait; all unknown where nothing may be known."""
        nobody = Person(person_id=candidate_id, groups={})
        return self._people.get(candidate_id, nobody)

    def _groups(
        self, brief: CandidateBrief, municipality: str | None, fact: FairnessFact | None
    ) -> Mapping[Trait, Groups]:
        channel = brief.organisation.channel
        known = {
            Trait.CHANNEL: _one(channel.value if channel else None),
            Trait.MUNICIPALITY: _one(municipality),
            Trait.TARGET_GROUP: target_groups_on(brief.records, self._on),
            Trait.AGE_BAND: _one(fact.age_band.value if fact and fact.age_band else None),
            Trait.GENDER: _one(fact.gender.value if fact and fact.gender else None),
        }
        return {trait: groups for trait, groups in known.items() if groups}


def same_people(uow: UnitOfWork) -> dict[str, str]:
    """Return one id for all registrations of a person, of whom a human said they are one."""
    flags = uow.duplicates.list(status=DuplicateStatus.SAME_PERSON, limit=MOST_PAIRS).rows
    return same_person((flag.first_candidate_id, flag.second_candidate_id) for flag in flags)


def open_pairs_count(uow: UnitOfWork) -> int:
    """Return of how many pairs, that the viewer may see, nobody said yet if they are one person."""
    return uow.duplicates.list(status=DuplicateStatus.OPEN, limit=1).total


def _one(group: str | None) -> Groups:
    return frozenset({group}) if group else frozenset()


def _municipalities(engine: MatchEngine, candidate_ids: Iterable[str]) -> dict[str, str]:
    """Return where people live, of those whose postcode is known."""
    names = load_pc4_table().municipality
    found: dict[str, str] = {}
    with engine.index() as index:
        for candidate_id in candidate_ids:
            slot = index.slot_of(candidate_id)
            area = len(names) if slot is None else int(index.area[slot])
            if area < len(names):
                found[candidate_id] = str(names[area])
    return found
