"""The Excel export of Sonar, the case system of UWV and municipalities.

Headings and values as in SonarDashboardExample.xlsx of the UM pilot (VNG-Realisatie/UM-Pilot,
2022). Age, gender, address, benefit dates and employees' names are not looked at. Nothing in the
export says that somebody falls under the Participatiewet, so no such claim is made.
"""

from __future__ import annotations

import re

from api.exchange.assembling import (
    NO_LICENCE,
    hours_maximum_of,
    hours_range,
    known_travel_modes,
    licence_holdings,
    located_pc4,
)
from api.exchange.cells import Cell, UnusableValue, answer_of, one_line, pc4_of
from api.exchange.headings import TableLayout, normalised
from api.exchange.layout import Layout
from api.exchange.table import RowCells
from api.exchange.words import education_of, language_of
from matcher.domain.claim import Claim, TargetGroup
from matcher.domain.holdings import Holdings
from matcher.domain.person import IdentityTraces
from matcher.domain.profile import Profile, TravelMode
from matcher.domain.reading import CandidateRecord
from matcher.ternary import Ternary

READ_HEADINGS = (
    "ID_WZ",
    "Beschikbare uren/wk",
    "Opleidingsniveau",
    "Bemiddelingsberoep",
    "Mondeling Nederlands",
    "Schriftelijk Nederlands",
    "Rijbewijs",
    "Telefoonnummer",
    "Volledige Naam",
    "E-mailadres",
    "Vervoer",
    "Postcode",
    "Banenafspraak",
    "Toestemming",
)
NEEDED_HEADINGS = ("ID_WZ", "Bemiddelingsberoep")
ID_COLUMN = normalised("ID_WZ")
CLAIM_SOURCE = "Sonar: Banenafspraak"

SONAR = TableLayout(
    layout=Layout.SONAR,
    known=frozenset(map(normalised, READ_HEADINGS)),
    needed=tuple(map(normalised, NEEDED_HEADINGS)),
    telling=frozenset({ID_COLUMN}),
    spellings=NEEDED_HEADINGS,
)

_NO_OCCUPATION = frozenset(
    {"alles", "divers", "diversen", "geen", "geen voorkeur", "maakt niet uit", "overig", "overige"}
)
_CONSENT = frozenset({"ja", "j"})
_SEVERAL = re.compile(r"[;\n]")
_LIST = re.compile(r"\s*[,;/|&]\s*|\s+en\s+|\s+")
_ONE_WORD = re.compile(r"[^\W\d_]{3,}")


def read_sonar_row(row: RowCells, number: int, source_id: str) -> CandidateRecord:
    """Return the candidate of one row."""
    pc4 = located_pc4(row.read("postcode", pc4_of), column=row.heading("postcode"), log=row.log)
    hours = row.read("beschikbareurenwk", hours_maximum_of)
    return CandidateRecord(
        row=number,
        source_id=source_id,
        is_shareable=_is_shareable(row),
        profile=Profile(
            preferred_occupations=_occupations(row),
            driving_licences=licence_holdings(
                _listed(row.text("rijbewijs")), column=row.heading("rijbewijs"), log=row.log
            ),
            transport=_transport(row),
            pc4=pc4,
            hours=hours_range(None, hours, column="", log=row.log),
            education_level=row.read("opleidingsniveau", education_of),
            dutch_spoken=row.read("mondelingnederlands", language_of),
            dutch_written=row.read("schriftelijknederlands", language_of),
        ),
        claims=_claims(row),
        traces=IdentityTraces(
            name=row.text("volledigenaam"),
            email=row.text("emailadres"),
            phone=row.text("telefoonnummer"),
            postcode=row.text("postcode"),
        ),
    )


def _listed(text: str) -> list[str]:
    return [part for part in _LIST.split(text) if part]


def _is_shareable(row: RowCells) -> bool:
    if not row.has("toestemming"):
        row.log.once(
            "Toestemming",
            "De kolom Toestemming ontbreekt; niemand uit dit bestand wordt gedeeld.",
            "Neem de kolom op in de export als kandidaten ook voor anderen zichtbaar mogen zijn.",
        )
    return row.read("toestemming", _consent_of) is True


def _consent_of(cell: Cell) -> bool:
    """Return whether somebody wrote Ja: a code or a tick is not taken for consent."""
    is_consent = isinstance(cell, str) and one_line(cell).casefold() in _CONSENT
    if not is_consent and answer_of(cell) is Ternary.MEETS:
        raise UnusableValue(
            "Alleen het uitgeschreven woord Ja (of J) geldt als toestemming; deze kandidaat wordt "
            "niet gedeeld.",
            remedy="Vul Ja in als de kandidaat toestemming gaf, en anders Nee.",
        )
    return is_consent


def _occupations(row: RowCells) -> tuple[str, ...]:
    """Return the occupations; 'diversen' and the like say nothing and are unknown."""
    parts = [
        half
        for part in _SEVERAL.split(row.text("bemiddelingsberoep"))
        for half in _halves(part.strip())
    ]
    named = [part for part in parts if part.casefold().strip(" .") not in _NO_OCCUPATION]
    return row.log.phrases(row.heading("bemiddelingsberoep"), named)


def _halves(part: str) -> list[str]:
    """Split 'kok/afwasser', but keep 'medewerker bediening/keuken' and 'monteur (m/v)' whole."""
    halves = [half.strip() for half in part.split("/")]
    return halves if all(_ONE_WORD.fullmatch(half) for half in halves) else [part]


def _transport(row: RowCells) -> Holdings[TravelMode]:
    parts = _listed(row.text("vervoer"))
    if not parts or parts[0].casefold() in NO_LICENCE:
        return Holdings[TravelMode].unknown()
    known, _ = known_travel_modes(parts, column=row.heading("vervoer"), log=row.log)
    return Holdings[TravelMode].at_least(known)


def _claims(row: RowCells) -> tuple[Claim, ...]:
    """Return what the export says of the banenafspraak; its value is never shown in a problem."""
    if not row.has("banenafspraak"):
        return ()
    said = row.read("banenafspraak", answer_of, is_private=True)
    return (
        Claim(
            group=TargetGroup.BANENAFSPRAAK,
            is_member=Ternary.UNKNOWN if said is None else said,
            source=CLAIM_SOURCE,
        ),
    )
