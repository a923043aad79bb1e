"""What somebody asks of an allocation, and which vacancies and people it is about.

Operators and municipal desks ask for everybody they may be shown and for every vacancy. An
intermediary gets advice about its own candidates: where others' candidates should go is not its
to say. A contractor gets advice about its own vacancies: whom a competitor would do well to take
is not its to read. It reads pseudonyms there, as in a ranking.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from api.services.references import asked_contract, organisation_id_of
from api.services.vacancy_rankings import as_of
from api.services.visible_pool import shown_to
from matcher.allocation.problem import AllocationChoices
from matcher.domain.access import Role
from matcher.domain.organisation import OrganisationKind
from matcher.domain.vacancy import Vacancy
from matcher.errors import Conflict, InvalidInput, NotFound
from matcher.location.named_areas import NamedArea, labour_market_region
from matcher.location.postcode import load_pc4_table
from matcher.ranking.index import CandidateIndex
from models.unit_of_work import UnitOfWork

LEAST_FIT = 0.5
"""Below this nobody is advised for a job unless somebody asks: half of what fit can be. A choice of
this project, and no published rule."""
USUAL_CHOICES = AllocationChoices(least_fit=LEAST_FIT)
LIST_LENGTH = 10
MOST_LEFT = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class AllocationQuestion:
    """For which vacancies people are to be allocated, and how.

    Attributes
    ----------
    vacancies : tuple of str
        Our ids or the contractors' own; empty asks for all that are open.
    contractor, contract, region : str or None
        Of which contractor (id or name), for which contract, in which labour-market region (name
        or code) the work must be; None asks for any.
    list_length : int
        How many people stand on the lists that are compared, at least 1.
    most_left : int
        How many of those without a place are told about.
    with_not_counting : bool
        Also place people who certainly do not count for the contract of a vacancy.
    """

    vacancies: tuple[str, ...] = ()
    contractor: str | None = None
    contract: str | None = None
    region: str | None = None
    choices: AllocationChoices = USUAL_CHOICES
    list_length: int = LIST_LENGTH
    most_left: int = MOST_LEFT
    with_not_counting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedVacancies:
    """The open vacancies that are meant, by id, and how many have no known place.

    Attributes
    ----------
    n_place_unknown : int
        Vacancies that were passed over because a region was asked and it is not known where they
        are.
    """

    vacancies: tuple[Vacancy, ...]
    n_place_unknown: int


def vacancies_asked(uow: UnitOfWork, asked: AllocationQuestion, on: date) -> AskedVacancies:
    """Return the vacancies that people are to be allocated to, as of today.

    Raises
    ------
    InvalidInput
        If one that is named does not exist or is closed; if none is left.
    Conflict
        If a contractor asks about vacancies of another one.
    """
    contractor = _contractor_asked(uow, asked.contractor)
    contract = asked_contract(uow, asked.contract)
    region = _region(asked.region)
    found = {one.vacancy_id: one for one in _named_or_open(uow, asked.vacancies, on)}
    if asked.vacancies:
        _check_own(uow, found.values())
    meant = [
        one
        for _, one in sorted(found.items())
        if (contractor is None or one.organisation_id == contractor)
        and (contract is None or one.contract_id == contract)
    ]
    inside = [one for one in meant if region is None or _is_inside(one, region)]
    if not inside:
        raise InvalidInput(
            "There is no open vacancy to allocate people to.",
            where="vacancies",
            remedy="Ask for more: another contractor, contract, region or day.",
        )
    return AskedVacancies(
        vacancies=tuple(as_of(one, on) for one in inside),
        n_place_unknown=0 if region is None else sum(one.pc4 is None for one in meant),
    )


def people_in_view(uow: UnitOfWork, index: CandidateIndex) -> NDArray[np.bool_]:
    """Return which slots take part: whom the viewer may be shown; of an intermediary its own."""
    shown = index.is_present & shown_to(uow, index)
    if uow.viewer.role is not Role.INTERMEDIARY or uow.viewer.organisation_id is None:
        return shown
    own_key = uow.organisations.key_of(uow.viewer.organisation_id)
    is_own = np.asarray(index.column("organisation_key"), dtype=np.int32) == own_key
    return np.asarray(shown & is_own, dtype=np.bool_)


def _contractor_asked(uow: UnitOfWork, text: str | None) -> str | None:
    named = (
        None
        if text is None
        else organisation_id_of(uow, text, OrganisationKind.CONTRACTOR, where="contractor")
    )
    if uow.viewer.role is not Role.CONTRACTOR:
        return named
    if named not in (None, uow.viewer.organisation_id):
        raise _not_own("contractor")
    return uow.viewer.organisation_id


def _check_own(uow: UnitOfWork, vacancies: Iterable[Vacancy]) -> None:
    own = uow.viewer.organisation_id
    is_contractor = uow.viewer.role is Role.CONTRACTOR
    if is_contractor and any(one.organisation_id != own for one in vacancies):
        raise _not_own("vacancies")


def _not_own(where: str) -> Conflict:
    return Conflict(
        "A contractor allocates people to its own vacancies only.",
        where=where,
        remedy="Name your own, or leave it out.",
    )


def _region(text: str | None) -> NamedArea | None:
    try:
        return None if text is None else labour_market_region(text)
    except NotFound as fault:
        raise InvalidInput(fault.what, where="region", remedy=fault.remedy) from fault


def _is_inside(vacancy: Vacancy, region: NamedArea) -> bool:
    area = None if vacancy.pc4 is None else load_pc4_table().position(vacancy.pc4)
    return area is not None and bool(region.is_inside[area])


def _named_or_open(uow: UnitOfWork, named: tuple[str, ...], on: date) -> list[Vacancy]:
    if not named:
        return uow.vacancies.all_open(on)
    return [_open_vacancy(uow, text, on) for text in named]


def _open_vacancy(uow: UnitOfWork, text: str, on: date) -> Vacancy:
    try:
        vacancy = uow.vacancies.resolve(text)
    except NotFound as fault:
        raise InvalidInput(
            "No vacancy has this id.",
            where="vacancies",
            remedy="Look it up in the list of vacancies.",
        ) from fault
    if vacancy.closes_on is not None and vacancy.closes_on < on:
        raise InvalidInput(
            f"The vacancy {vacancy.vacancy_id} has been closed since {vacancy.closes_on}.",
            where="vacancies",
            remedy="Leave it out, or change its last day.",
        )
    return vacancy
