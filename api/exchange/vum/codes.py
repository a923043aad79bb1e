"""The code lists of VUM 3.0 that mean something to matching (Gegevensstandaard 1.5)."""

from __future__ import annotations

from matcher.domain.profile import TravelMode

TRAVEL_MODES = {
    "1": TravelMode.CAR,
    "2": TravelMode.MOPED,
    "3": TravelMode.BICYCLE,
    "4": TravelMode.MOTORCYCLE,
    "5": TravelMode.PUBLIC_TRANSPORT,
    "9": TravelMode.OTHER,
}
"""codeVervoermiddel"""

DUTCH = "nld"
"""codeTaal, ISO 639-3."""

CANDIDATE_KEYS = frozenset(
    {
        "idWerkzoekende",
        "arbeidsmarktkwalificatie",
        "bemiddelingsberoep",
        "mobiliteit",
        "persoonlijkePresentatie",
        "indicatieLdrRegistratie",
        "werkzoekende",
    }
)
"""Keys that a Werkzoekende has and a Vacature has not."""

VACANCY_KEYS = frozenset(
    {
        "idVacature",
        "naamVacature",
        "omschrijvingVacature",
        "codeWerkEnDenkniveauMinimaal",
        "sluitingsdatumVacature",
        "arbeidsVoorwaarden",
        "werkgever",
        "adres",
        "vacature",
    }
)
"""Keys that a Vacature has and a Werkzoekende has not."""
