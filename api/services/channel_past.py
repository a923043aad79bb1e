"""Cases of earlier years as the questions on channels ask them."""

from __future__ import annotations

from dataclasses import dataclass, field

from api.services.channel_scope import Scope
from matcher.channels.past import ID_PREFIX, MadePast, made_past
from matcher.domain.access import DECIDING_ROLES
from matcher.domain.organisation import OrganisationKind
from matcher.domain.past_introduction import PastIntroduction
from matcher.fairness.people import Groups, Person, Trait
from matcher.ternary import Ternary
from models.mapping.organisation import fold_name
from models.unit_of_work import UnitOfWork

ALL_ORGANISATIONS = 1_000_000


@dataclass(slots=True, kw_only=True)
class PastOfPeriod:
    """Cases of earlier years that a question is about, and what is left out of them.

    Attributes
    ----------
    of_period : list of MadePast
        Introduced in the period.
    n_place_unknown : int
        Left out since a region was asked, and no table says where the work was.
    n_group_unknown : int
        Left out since a target group was asked, and the table does not say it.
    """

    of_period: list[MadePast] = field(default_factory=list)
    n_place_unknown: int = 0
    n_group_unknown: int = 0

    @property
    def n_unknown(self) -> int:
        """Of how many nobody knows whether somebody was placed."""
        return sum(one.case.placed is Ternary.UNKNOWN for one in self.of_period)

    @property
    def n_without_person(self) -> int:
        """How many have no code of the person: each is a person of its own."""
        return sum(not one.case.person for one in self.of_period)


class ContractorsByName:
    """Which registered contractor a table means by a name; others are known by the name alone."""

    def __init__(self, uow: UnitOfWork) -> None:
        page = uow.organisations.list(kind=OrganisationKind.CONTRACTOR, limit=ALL_ORGANISATIONS)
        self._ids = {fold_name(one.name): one.organisation_id for one in page.rows}
        self._ids |= {fold_name(one.organisation_id): one.organisation_id for one in page.rows}

    def id_of(self, name: str) -> str:
        """Return the id of the contractor, or one that only tables of earlier years have."""
        folded = fold_name(name)
        return self._ids.get(folded, ID_PREFIX + folded)


def past_tables(uow: UnitOfWork) -> list[list[MadePast]]:
    """Return the cases of every table that this viewer may read; none for most viewers."""
    if uow.viewer.role not in DECIDING_ROLES:
        return []
    tables = uow.past_introductions.tables()
    return [made_past(table, number=number) for number, table in enumerate(tables)]


def past_of_period(uow: UnitOfWork, scope: Scope) -> PastOfPeriod:
    """Return the cases that a question is about, unless it asks to leave them out."""
    found = PastOfPeriod()
    tables = past_tables(uow) if scope.asked.with_imported else []
    if not tables:
        return found
    contractors = ContractorsByName(uow)
    for made in (one for table in tables for one in table):
        is_of_period = scope.asked.since <= made.proposed_on <= scope.asked.until
        contractor_id = contractors.id_of(made.case.contractor)
        if not is_of_period or scope.contractor_id not in (None, contractor_id):
            continue
        person = Person(person_id=made.person_id, groups={Trait.TARGET_GROUP: _group(made.case)})
        if scope.region is not None:
            found.n_place_unknown += 1
        elif scope.takes(person):
            found.of_period.append(made)
        else:
            found.n_group_unknown += scope.is_group_unknown(person)
    return found


def _group(case: PastIntroduction) -> Groups:
    return frozenset() if case.group is None else frozenset({case.group.value})
