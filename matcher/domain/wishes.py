"""What a person wishes of work besides the occupation, and what a job is like in the same respects.

A wish is what somebody says they want, never a reason for it, and nothing here is about what the
body can bear: lifting, standing, noise or pace would tell about health (``docs/wishes.md``).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from matcher.errors import InvalidInput


class Sector(StrEnum):
    """Branch of the economy (sector): the sections A to U of SBI 2008, in that order."""

    AGRICULTURE = "agriculture"
    MINING = "mining"
    MANUFACTURING = "manufacturing"
    ENERGY = "energy"
    WATER_AND_WASTE = "water_and_waste"
    CONSTRUCTION = "construction"
    TRADE = "trade"
    TRANSPORT_AND_STORAGE = "transport_and_storage"
    ACCOMMODATION_AND_FOOD = "accommodation_and_food"
    INFORMATION_AND_COMMUNICATION = "information_and_communication"
    FINANCE = "finance"
    REAL_ESTATE = "real_estate"
    PROFESSIONAL_SERVICES = "professional_services"
    SUPPORT_SERVICES = "support_services"
    PUBLIC_ADMINISTRATION = "public_administration"
    EDUCATION = "education"
    CARE = "care"
    CULTURE_AND_SPORT = "culture_and_sport"
    OTHER_SERVICES = "other_services"
    HOUSEHOLDS = "households"
    INTERNATIONAL_ORGANISATIONS = "international_organisations"


class WorkPlace(StrEnum):
    """Where work is done (binnen of buiten)."""

    INDOORS = "indoors"
    OUTDOORS = "outdoors"


class Company(StrEnum):
    """With whom work is done (alleen of in een team)."""

    ALONE = "alone"
    TEAM = "team"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkWishes:
    """What a person wishes of work, as far as known (wensen).

    Attributes
    ----------
    refused_occupations : tuple of str
        Work that the person will not do again (nooit meer), as the person or the desk says it.
    wanted_sectors, refused_sectors : frozenset of Sector
        Where the person would like to work, and would not; empty is unknown.
    places : frozenset of WorkPlace
        Where the person would like to work; both is 'either will do', empty is unknown.
    company : frozenset of Company
        The same of working alone or in a team.

    Raises
    ------
    InvalidInput
        If a sector is both wanted and refused.
    """

    refused_occupations: tuple[str, ...] = ()
    wanted_sectors: frozenset[Sector] = frozenset()
    refused_sectors: frozenset[Sector] = frozenset()
    places: frozenset[WorkPlace] = frozenset()
    company: frozenset[Company] = frozenset()

    def __post_init__(self) -> None:
        both = sorted(self.wanted_sectors & self.refused_sectors)
        if both:
            raise InvalidInput(
                f"The sector '{both[0]}' is both wanted and refused.",
                where="wishes.refused_sectors",
                remedy="Leave it out of one of the two; ask when it is not clear which.",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkConditions:
    """What a job is like where people have wishes about it (arbeidsomstandigheden, in part).

    Attributes
    ----------
    sector : Sector or None
        None is unknown.
    places : frozenset of WorkPlace
        Where the work is done; both is 'partly the one, partly the other', empty is unknown.
    company : frozenset of Company
        The same of working alone or in a team.
    """

    sector: Sector | None = None
    places: frozenset[WorkPlace] = frozenset()
    company: frozenset[Company] = frozenset()
