"""Our own tables, filled in by hand by a desk."""

from __future__ import annotations

import re
from functools import partial

from api.exchange.assembling import (
    NO_LICENCE,
    contact_email,
    contact_phone,
    date_range,
    distance_of,
    hours_maximum_of,
    hours_minimum_of,
    hours_range,
    known_licences,
    known_travel_modes,
    licence_holdings,
    located_pc4,
    travel_time_of,
)
from api.exchange.cells import answer_of, day_of, number_of, pc4_of, source_id_of
from api.exchange.column import EXAMPLE_ID
from api.exchange.own_claims import claims_of, counted_groups_of
from api.exchange.own_wishes import conditions_of, occupations_of, wishes_of
from api.exchange.periods import period_of
from api.exchange.table import RowCells
from api.exchange.words import education_of, language_of, licences_among
from matcher.domain.holdings import Holdings, Thing
from matcher.domain.hours import HoursRange
from matcher.domain.person import IdentityTraces
from matcher.domain.profile import DrivingLicence, Experience, Profile, TravelMode
from matcher.domain.reading import CandidateRecord, ContractRecord, VacancyRecord
from matcher.domain.vacancy import (
    HardCriteria,
    Importance,
    Requirement,
    Vacancy,
)
from matcher.skills.extraction import requirements_in
from matcher.ternary import Ternary

MOST_POSITIONS = 9999
_positions_of = partial(number_of, lowest=1, highest=MOST_POSITIONS, unit="plaatsen")

_DATED = re.compile(r"(?P<occupation>.+?)\s*\((?P<period>[^()]*)\)")


def read_candidate_row(row: RowCells, number: int, source_id: str) -> CandidateRecord | None:
    """Return the candidate of one row, or None for the example of the template."""
    if _is_example(row, source_id):
        return None
    return CandidateRecord(
        row=number,
        source_id=source_id,
        is_shareable=row.read("delentoegestaan", answer_of) is Ternary.MEETS,
        profile=_profile(row),
        claims=claims_of(row),
        traces=IdentityTraces(
            name=row.text("naam"),
            email=row.text("email"),
            phone=row.text("telefoon"),
            postcode=row.text("postcode"),
        ),
    )


def _is_example(row: RowCells, source_id: str) -> bool:
    if not source_id.upper().startswith(EXAMPLE_ID):
        return False
    row.log.add(
        row.heading("bronid"),
        "Dit is de voorbeeldrij van het sjabloon; hij is niet ingelezen.",
        "Verwijder de voorbeeldrij.",
        is_rejected=True,
    )
    return True


def _profile(row: RowCells) -> Profile:
    first, last = date_range(
        row.read("beschikbaarvanaf", day_of),
        row.read("beschikbaartot", day_of),
        column=row.heading("beschikbaartot"),
        log=row.log,
    )
    shifts = row.read("ploegendienst", answer_of)
    wanted, refused = occupations_of(
        row, _phrases(row, "gewensteberoepen"), _phrases(row, "nooitmeer")
    )
    return Profile(
        skills=_phrases(row, "vaardigheden"),
        preferred_occupations=wanted,
        experience=_experience(row),
        certificates=_certificates(row),
        driving_licences=_licences(row),
        transport=_transport(row),
        pc4=_pc4(row),
        hours=_hours(row),
        available_from=first,
        available_until=last,
        education_level=row.read("opleidingsniveau", education_of),
        dutch_spoken=row.read("nederlandsspreken", language_of),
        dutch_written=row.read("nederlandsschrijven", language_of),
        shift_work=Ternary.UNKNOWN if shifts is None else shifts,
        max_distance_km=row.read("maxafstandkm", distance_of),
        max_travel_min=row.read("maxreistijdmin", travel_time_of),
        wishes=wishes_of(row, refused),
    )


def _phrases(row: RowCells, name: str) -> tuple[str, ...]:
    """Return the phrases of a list; the word 'geen' is no phrase."""
    parts = row.parts(name)
    return () if _says_none(parts) else row.log.phrases(row.heading(name), parts)


def _says_none(parts: list[str]) -> bool:
    return len(parts) == 1 and parts[0].casefold() in NO_LICENCE


def _certificates(row: RowCells) -> Holdings[str]:
    parts = row.parts("certificaten")
    names = _phrases(row, "certificaten")
    is_understood = _says_none(parts) or (bool(names) and len(names) == len(parts))
    return _as_far_as_told(row, "certificaten", Holdings(frozenset(names), is_understood))


def _licences(row: RowCells) -> Holdings[DrivingLicence]:
    held = licence_holdings(
        row.parts("rijbewijzen"), column=row.heading("rijbewijzen"), log=row.log
    )
    return _as_far_as_told(row, "rijbewijzen", held)


def _transport(row: RowCells) -> Holdings[TravelMode]:
    parts = row.parts("vervoer")
    if not parts:
        return Holdings[TravelMode].unknown()
    if _says_none(parts):
        return _as_far_as_told(row, "vervoer", Holdings[TravelMode].exactly([]))
    known, is_understood = known_travel_modes(parts, column=row.heading("vervoer"), log=row.log)
    return _as_far_as_told(row, "vervoer", Holdings(known, is_understood))


def _as_far_as_told(row: RowCells, name: str, told: Holdings[Thing]) -> Holdings[Thing]:
    """Return the holdings; they exclude nothing when a part of the list is unknown ('B | ??')."""
    return Holdings[Thing].at_least(told.held) if row.has_unknown_part(name) else told


def _pc4(row: RowCells) -> str | None:
    return located_pc4(row.read("postcode", pc4_of), column=row.heading("postcode"), log=row.log)


def _hours(row: RowCells) -> HoursRange:
    return hours_range(
        row.read("urenmin", hours_minimum_of),
        row.read("urenmax", hours_maximum_of),
        column=row.heading("urenmin"),
        log=row.log,
    )


def _experience(row: RowCells) -> tuple[Experience, ...]:
    parts = row.parts("werkervaring")
    found = () if _says_none(parts) else tuple(_one_experience(row, part) for part in parts)
    return tuple(experience for experience in found if experience.occupation)


def _one_experience(row: RowCells, part: str) -> Experience:
    """Read 'beroep (2019-2022)'; brackets without a digit belong to the occupation."""
    column = row.heading("werkervaring")
    dated = _DATED.fullmatch(part)
    if dated is None or not any(sign.isdigit() for sign in dated["period"]):
        return Experience(occupation=row.log.phrase(column, part))
    occupation = row.log.phrase(column, dated["occupation"])
    period = row.log.understood(column, partial(period_of, dated["period"].strip()), shown=part)
    started, ended = date_range(*(period or (None, None)), column=column, log=row.log)
    return Experience(occupation=occupation, started_on=started, ended_on=ended)


def read_vacancy_row(row: RowCells, number: int, source_id: str) -> VacancyRecord | None:
    """Return the vacancy of one row, or None for the example and for a row without a title."""
    if _is_example(row, source_id):
        return None
    title = row.log.phrase(row.heading("titel"), row.text("titel"))
    if not title:
        row.log.add(
            row.heading("titel"),
            "De vacature heeft geen bruikbare titel.",
            "Vul een titel in.",
            is_rejected=True,
        )
        return None
    positions = row.read("plaatsen", _positions_of)
    return VacancyRecord(
        row=number,
        contractor_name=row.log.phrase(row.heading("opdrachtnemer"), row.text("opdrachtnemer")),
        contractor_email=contact_email(
            row.text("contactemail"), column=row.heading("contactemail"), log=row.log
        ),
        contractor_phone=contact_phone(
            row.text("contacttelefoon"), column=row.heading("contacttelefoon"), log=row.log
        ),
        contract=_contract(row),
        vacancy=_vacancy(row, source_id, title, int(positions or 1)),
    )


def _vacancy(row: RowCells, source_id: str, title: str, positions: int) -> Vacancy:
    description = row.running_text("omschrijving")
    return Vacancy(
        vacancy_id="",
        organisation_id="",
        source_id=source_id,
        title=title,
        occupation=row.log.phrase(row.heading("beroep"), row.text("beroep")),
        description=description,
        requirements=_requirements(row, description),
        criteria=_criteria(row),
        conditions=conditions_of(row),
        pc4=_pc4(row),
        positions=positions,
        closes_on=row.read("sluitdatum", day_of),
    )


def _requirements(row: RowCells, description: str) -> tuple[Requirement, ...]:
    """Return the listed requirements; only without any list is the running text consulted."""
    essential = _phrases(row, "eisen")
    useful = [phrase for phrase in _phrases(row, "pluspunten") if phrase not in essential]
    listed = [Requirement(phrase=phrase) for phrase in essential]
    listed += [Requirement(phrase=phrase, importance=Importance.USEFUL) for phrase in useful]
    if listed or row.parts("eisen") or row.parts("pluspunten"):
        return tuple(listed)
    return requirements_in(description)


def _criteria(row: RowCells) -> HardCriteria:
    asked = [] if _says_none(row.parts("rijbewijzen")) else row.parts("rijbewijzen")
    known = known_licences(asked, column=row.heading("rijbewijzen"), log=row.log)
    modes = [] if _says_none(row.parts("vervoer")) else row.parts("vervoer")
    return HardCriteria(
        starts_on=row.read("startdatum", day_of),
        hours=_hours(row),
        driving_licences=licences_among(asked)[0] if known is None else known,
        certificates=frozenset(_phrases(row, "certificaten")),
        education_level=row.read("opleidingsniveau", education_of),
        dutch_spoken=row.read("nederlandsspreken", language_of),
        dutch_written=row.read("nederlandsschrijven", language_of),
        needs_shift_work=row.read("ploegendienst", answer_of) is Ternary.MEETS,
        transport=known_travel_modes(modes, column=row.heading("vervoer"), log=row.log)[0],
    )


def _contract(row: RowCells) -> ContractRecord | None:
    """Return the contract; a number that cannot be one is noted, and the vacancy still comes in."""
    named = ("contracttitel", "opdrachtgever", "meetellendedoelgroepen")
    if not row.text("contractid"):
        if any(row.text(name) for name in named):
            row.log.add(
                row.heading("contractid"),
                "De rij noemt een opdracht, maar geen contract_id; de opdracht is niet gelezen.",
                "Vul het nummer van de opdracht in bij contract_id.",
            )
        return None
    source_id = row.read("contractid", source_id_of, is_private=True)
    if source_id is None:
        return None
    return ContractRecord(
        source_id=source_id,
        title=row.log.phrase(row.heading("contracttitel"), row.text("contracttitel")),
        authority_name=row.log.phrase(row.heading("opdrachtgever"), row.text("opdrachtgever")),
        counted_groups=counted_groups_of(row),
    )
