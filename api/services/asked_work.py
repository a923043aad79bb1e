"""Where the work is and what it is, as a question about feasibility names them."""

from __future__ import annotations

from dataclasses import replace

from api.services.feasibility_question import AskedPlace, FeasibilityQuestion, WorkKind
from matcher.domain.hours import HoursRange
from matcher.domain.vacancy import HardCriteria, Requirement, Vacancy
from matcher.errors import InvalidInput, NotFound
from matcher.location.named_areas import NamedArea, labour_market_region, municipality
from matcher.location.postcode import load_pc4_table
from matcher.prospects import PlannedWork
from matcher.skills.extraction import plain_title
from models.unit_of_work import UnitOfWork


def asked_area(place: AskedPlace) -> NamedArea | None:
    """Return the municipality or region in which people must live; None asks no such thing.

    Raises
    ------
    InvalidInput
        If there is no such place, or more than one is named.
    """
    named = [text for text in (place.pc4, place.municipality, place.region) if text is not None]
    if len(named) > 1:
        raise InvalidInput(
            "The place is given more than once.",
            where="pc4, municipality, region",
            remedy="Give one of the three.",
        )
    if place.pc4 is not None and load_pc4_table().position(place.pc4) is None:
        raise InvalidInput(
            "There is no postcode area with these four digits.",
            where="pc4",
            remedy="Give the four digits of the postcode where the work is.",
        )
    try:
        if place.municipality is not None:
            return municipality(place.municipality)
        return labour_market_region(place.region) if place.region is not None else None
    except NotFound as fault:
        raise InvalidInput(fault.what, where=fault.where, remedy=fault.remedy) from fault


def asked_vacancies(
    uow: UnitOfWork, asked: FeasibilityQuestion, work: PlannedWork
) -> list[Vacancy]:
    """Return a vacancy for every kind of work, with its place, first day and hours.

    Raises
    ------
    InvalidInput
        If there is no work, or one of it has neither name nor skills, or no place.
    """
    if not asked.work:
        raise InvalidInput(
            "It is not said what work there is.",
            where="work",
            remedy="Give at least one kind of work.",
        )
    return [_vacancy(uow, kind, asked, work) for kind in asked.work]


def kind_title(vacancy: Vacancy) -> str:
    """Return by what a kind of work is called: its title, else its skills."""
    return vacancy.title or ", ".join(need.phrase for need in vacancy.requirements)


def _vacancy(
    uow: UnitOfWork, kind: WorkKind, asked: FeasibilityQuestion, work: PlannedWork
) -> Vacancy:
    vacancy = _named_work(kind) if kind.vacancy is None else _registered(uow, kind)
    return replace(
        vacancy,
        criteria=_on_these_days(vacancy.criteria, work),
        pc4=_place_of(vacancy, asked.place),
    )


def _named_work(kind: WorkKind) -> Vacancy:
    """Return the work of a title and skills; a title alone is also what one must be able to do."""
    title = kind.title.strip()
    phrases = tuple(skill.strip() for skill in kind.skills if skill.strip())
    if not title and not phrases:
        raise InvalidInput(
            "A kind of work has a title, skills, or both.",
            where="work",
            remedy="Say what the work is, for example 'schoonmaker'.",
        )
    asked = phrases or (plain_title(title),)
    return Vacancy(
        vacancy_id="",
        organisation_id="",
        title=title,
        requirements=tuple(Requirement(phrase=phrase) for phrase in asked),
    )


def _registered(uow: UnitOfWork, kind: WorkKind) -> Vacancy:
    if kind.title or kind.skills:
        raise InvalidInput(
            "A vacancy that is registered has its own title and skills.",
            where="work",
            remedy="Leave title and skills out, or leave the vacancy out.",
        )
    assert kind.vacancy is not None
    try:
        return uow.vacancies.resolve(kind.vacancy)
    except NotFound as fault:
        raise InvalidInput(
            "No vacancy has this id.",
            where="work",
            remedy="Look it up in the list of vacancies, or give a title.",
        ) from fault


def _on_these_days(criteria: HardCriteria, work: PlannedWork) -> HardCriteria:
    hours = criteria.hours
    if work.hours_per_week is not None:
        hours = HoursRange(float(work.hours_per_week), float(work.hours_per_week))
    return replace(criteria, starts_on=work.starts_on, hours=hours)


def _place_of(vacancy: Vacancy, place: AskedPlace) -> str | None:
    if place.municipality is not None or place.region is not None:
        return None
    pc4 = place.pc4 or vacancy.pc4
    if pc4 is None:
        raise InvalidInput(
            "It is not said where the work is.",
            where="pc4",
            remedy="Give a postcode (four digits), a municipality or a region.",
        )
    return pc4
