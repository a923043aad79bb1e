"""The words that tables use for levels, licences and means of transport.

Levels and their numbers follow VUM 3.0 (Gegevensstandaard 1.5): 4 is mbo, havo and vwo together.
The spellings of transport are those seen in the Sonar example export of the UM pilot
(VNG-Realisatie, 2022) and the names in our own template.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from api.exchange.cells import Cell, UnusableValue, known_text
from matcher.domain.claim import TargetGroup
from matcher.domain.profile import DrivingLicence, EducationLevel, LanguageLevel, TravelMode
from matcher.domain.wishes import Company, Sector, WorkPlace

EDUCATION_WORDS = {
    "geen": EducationLevel.NONE,
    "basis": EducationLevel.BASIS,
    "basisonderwijs": EducationLevel.BASIS,
    "vmbo": EducationLevel.VMBO,
    "mbo": EducationLevel.MBO,
    "havo": EducationLevel.MBO,
    "vwo": EducationLevel.MBO,
    "hbo": EducationLevel.HBO,
    "wo": EducationLevel.WO,
}
_EDUCATION_UNKNOWN = frozenset({"0", "7"})
"""VUM: not applicable, and not yet known."""
_MBO_LEVEL = re.compile(r"mbo[ -]?(?:niveau )?[1-4]")

LANGUAGE_WORDS = {
    "geen": LanguageLevel.NONE,
    "redelijk": LanguageLevel.REASONABLE,
    "goed": LanguageLevel.GOOD,
    "uitstekend": LanguageLevel.EXCELLENT,
}
_LANGUAGE_UNKNOWN = frozenset({"0", "8"})
"""VUM: unknown, and not applicable."""

TRAVEL_WORDS = {
    "auto": TravelMode.CAR,
    "fiets": TravelMode.BICYCLE,
    "ov": TravelMode.PUBLIC_TRANSPORT,
    "openbaar vervoer": TravelMode.PUBLIC_TRANSPORT,
    "bromfiets": TravelMode.MOPED,
    "bromfiets/scooter": TravelMode.MOPED,
    "brommer": TravelMode.MOPED,
    "scooter": TravelMode.MOPED,
    "motor": TravelMode.MOTORCYCLE,
    "anders": TravelMode.OTHER,
}
SECTOR_WORDS = {
    "landbouw": Sector.AGRICULTURE,
    "delfstoffen": Sector.MINING,
    "industrie": Sector.MANUFACTURING,
    "energie": Sector.ENERGY,
    "water en afval": Sector.WATER_AND_WASTE,
    "bouw": Sector.CONSTRUCTION,
    "handel": Sector.TRADE,
    "vervoer en opslag": Sector.TRANSPORT_AND_STORAGE,
    "horeca": Sector.ACCOMMODATION_AND_FOOD,
    "ict en media": Sector.INFORMATION_AND_COMMUNICATION,
    "financieel": Sector.FINANCE,
    "vastgoed": Sector.REAL_ESTATE,
    "advies en onderzoek": Sector.PROFESSIONAL_SERVICES,
    "zakelijke diensten": Sector.SUPPORT_SERVICES,
    "overheid": Sector.PUBLIC_ADMINISTRATION,
    "onderwijs": Sector.EDUCATION,
    "zorg en welzijn": Sector.CARE,
    "cultuur en sport": Sector.CULTURE_AND_SPORT,
    "overige diensten": Sector.OTHER_SERVICES,
    "huishoudens": Sector.HOUSEHOLDS,
    "internationale organisaties": Sector.INTERNATIONAL_ORGANISATIONS,
}
"""Short names of the sections of SBI 2008, in their order."""
PLACE_WORDS = {"binnen": WorkPlace.INDOORS, "buiten": WorkPlace.OUTDOORS}
COMPANY_WORDS = {"alleen": Company.ALONE, "team": Company.TEAM, "in een team": Company.TEAM}
EITHER_WORDS = frozenset({"beide", "maakt niet uit", "geen voorkeur"})
_LICENCES = {licence.value: licence for licence in DrivingLicence}
_GROUPS = {group.value.replace("_", ""): group for group in TargetGroup}


def education_of(cell: Cell) -> EducationLevel | None:
    """Return the level of work and thought, in words or as VUM numbers it."""
    word = known_text(cell).casefold()
    if not word or word in _EDUCATION_UNKNOWN:
        return None
    if word in EDUCATION_WORDS:
        return EDUCATION_WORDS[word]
    if _MBO_LEVEL.fullmatch(word):
        return EducationLevel.MBO
    if word in {str(level.value) for level in EducationLevel}:
        return EducationLevel(int(word))
    raise UnusableValue(
        "Dit is geen opleidingsniveau dat wij kennen.",
        remedy=f"Kies uit: {', '.join(EDUCATION_WORDS)}.",
    )


def language_of(cell: Cell) -> LanguageLevel | None:
    """Return the command of a language, 1 to 4 or in words."""
    word = known_text(cell).casefold()
    if not word or word in _LANGUAGE_UNKNOWN:
        return None
    if word in LANGUAGE_WORDS:
        return LANGUAGE_WORDS[word]
    if word in {str(level.value) for level in LanguageLevel}:
        return LanguageLevel(int(word))
    raise UnusableValue(
        "Dit is geen taalniveau dat wij kennen.",
        remedy="Kies uit: 1 (geen), 2 (redelijk), 3 (goed), 4 (uitstekend).",
    )


def licences_among(parts: Iterable[str]) -> tuple[frozenset[DrivingLicence], bool]:
    """Return the categories that we know, and whether every part was one of them."""
    spelled = [part.upper().replace("-", "").replace(" ", "") for part in parts]
    known = frozenset(_LICENCES[part] for part in spelled if part in _LICENCES)
    return known, all(part in _LICENCES for part in spelled)


def travel_modes_among(parts: Iterable[str]) -> tuple[frozenset[TravelMode], bool]:
    """Return the means of transport that we know, and whether every part was one of them."""
    spelled = [part.casefold() for part in parts]
    known = frozenset(TRAVEL_WORDS[part] for part in spelled if part in TRAVEL_WORDS)
    return known, all(part in TRAVEL_WORDS for part in spelled)


def target_group_of(name: str) -> TargetGroup:
    """Return the target group of this name; case, spaces, hyphens and underscores do not matter."""
    compact = "".join(sign for sign in name.casefold() if sign.isalnum())
    if compact not in _GROUPS:
        raise UnusableValue(
            "Hier staat een doelgroep die wij niet kennen.",
            remedy=f"Kies uit: {', '.join(TargetGroup)}.",
        )
    return _GROUPS[compact]
