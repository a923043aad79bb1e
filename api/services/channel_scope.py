"""What somebody may ask about channels, and which vacancies and people a question is about."""

from __future__ import annotations

from dataclasses import dataclass, field

from api.services.channel_report import ChannelQuestion
from api.services.references import organisation_id_of
from matcher.domain.access import DECIDING_ROLES, Role, Viewer
from matcher.domain.organisation import OrganisationKind
from matcher.domain.vacancy import Vacancy
from matcher.errors import Conflict, InvalidInput, NotFound
from matcher.fairness.people import UNKNOWN, Person, Trait
from matcher.location.named_areas import NamedArea, labour_market_region
from matcher.location.postcode import load_pc4_table
from models.unit_of_work import UnitOfWork

ALL_VACANCIES = 10_000_000


@dataclass(slots=True, kw_only=True)
class Scope:
    """The vacancies and the people of a question.

    Attributes
    ----------
    vacancies : dict of str to Vacancy
        By id: those of the contractor, in the region.
    n_place_unknown : int
        Vacancies that were left out since nobody knows where the work is.
    unplaced : set of str
        Their ids.
    """

    asked: ChannelQuestion
    contractor_id: str | None
    region: NamedArea | None
    vacancies: dict[str, Vacancy] = field(default_factory=dict)
    n_place_unknown: int = 0
    unplaced: set[str] = field(default_factory=set)

    def takes(self, person: Person) -> bool:
        """Return whether the question is about this person."""
        group = self.asked.group
        return group is None or group.value in person.groups_by(Trait.TARGET_GROUP)

    def is_group_unknown(self, person: Person) -> bool:
        """Return whether somebody is left out only because nobody knows the target group."""
        return self.asked.group is not None and UNKNOWN in person.groups_by(Trait.TARGET_GROUP)


def scope_of(uow: UnitOfWork, asked: ChannelQuestion) -> Scope:
    """Return what a question is about, as this viewer may ask it.

    Raises
    ------
    Conflict
        If a contractor asks about another one, or anybody but a desk and the operator about a
        target group.
    InvalidInput
        If there is no such contractor, or no such region.
    Ambiguous
        If the name is that of more than one contractor.
    """
    contractor_id = _contractor(uow, asked.contractor)
    _check_may_ask_group(uow.viewer, asked)
    region = _region(asked.region)
    scope = Scope(asked=asked, contractor_id=contractor_id, region=region)
    page = uow.vacancies.list(organisation_id=contractor_id, limit=ALL_VACANCIES)
    for vacancy in page.rows:
        position = None if vacancy.pc4 is None else load_pc4_table().position(vacancy.pc4)
        if region is None or (position is not None and region.is_inside[position]):
            scope.vacancies[vacancy.vacancy_id] = vacancy
        elif position is None:
            scope.n_place_unknown += 1
            scope.unplaced.add(vacancy.vacancy_id)
    return scope


def _contractor(uow: UnitOfWork, text: str | None) -> str | None:
    viewer = uow.viewer
    named = (
        None
        if text is None
        else organisation_id_of(uow, text, OrganisationKind.CONTRACTOR, where="contractor")
    )
    if viewer.role is not Role.CONTRACTOR:
        return named
    if named is not None and named != viewer.organisation_id:
        raise Conflict(
            "A contractor asks about its own vacancies only.",
            where="contractor",
            remedy="Leave the contractor out, or name your own organisation.",
        )
    return viewer.organisation_id


def _region(text: str | None) -> NamedArea | None:
    try:
        return None if text is None else labour_market_region(text)
    except NotFound as fault:
        raise InvalidInput(fault.what, where=fault.where, remedy=fault.remedy) from fault


def _check_may_ask_group(viewer: Viewer, asked: ChannelQuestion) -> None:
    if asked.group is not None and viewer.role not in DECIDING_ROLES:
        raise Conflict(
            "Only a municipal desk and the operator ask about one target group.",
            where="group",
            remedy="Leave the target group out: it can tell of somebody's health or benefit.",
        )
