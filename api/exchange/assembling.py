"""Values that belong together: both ends of a range, a list and whether it is complete."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import partial

from api.exchange.cells import number_of
from api.exchange.problems import ProblemLog
from api.exchange.words import licences_among, travel_modes_among
from matcher.domain.holdings import Holdings
from matcher.domain.hours import WEEKLY_HOURS_LIMIT, HoursRange
from matcher.domain.profile import DrivingLicence, TravelMode
from matcher.location.postcode import load_pc4_table

LONGEST_PERIOD = 1440.0
"""Minutes in a day: no journey to work takes longer."""
FURTHEST_KM = 999.0
"""The largest distance that VUM 3.0 can express."""

hours_minimum_of = partial(number_of, lowest=0, highest=WEEKLY_HOURS_LIMIT, unit="uren per week")
hours_maximum_of = partial(number_of, lowest=0.5, highest=WEEKLY_HOURS_LIMIT, unit="uren per week")
distance_of = partial(number_of, lowest=0.1, highest=FURTHEST_KM, unit="kilometers")
travel_time_of = partial(number_of, lowest=1, highest=LONGEST_PERIOD, unit="minuten")

_PHONE = re.compile(r"[+(]?\d[\d\s()./-]{6,20}")
_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s]{1,255}")

NO_LICENCE = frozenset({"geen", "nee", "niet"})


def hours_range(
    minimum: float | None, maximum: float | None, *, column: str, log: ProblemLog
) -> HoursRange:
    """Return the range; with swapped ends both are unknown, for nobody knows which is wrong."""
    if minimum is not None and maximum is not None and minimum > maximum:
        log.add(
            column,
            f"Het minimum van {minimum:g} uur ligt boven het maximum van {maximum:g} uur.",
            "Verwissel de twee of laat er een leeg.",
        )
        return HoursRange()
    return HoursRange(minimum, maximum)


def date_range(
    first: date | None, last: date | None, *, column: str, log: ProblemLog
) -> tuple[date | None, date | None]:
    """Return both days; when the last comes before the first neither is known."""
    if first is not None and last is not None and last < first:
        log.add(
            column,
            f"De laatste dag ({last}) ligt voor de eerste ({first}).",
            "Verwissel de twee of laat er een leeg.",
        )
        return None, None
    return first, last


def licence_holdings(
    parts: Sequence[str], *, column: str, log: ProblemLog
) -> Holdings[DrivingLicence]:
    """Return the categories held; the list is complete unless one of them is not understood."""
    if not parts:
        return Holdings[DrivingLicence].unknown()
    if len(parts) == 1 and parts[0].casefold() in NO_LICENCE:
        return Holdings[DrivingLicence].exactly([])
    known = known_licences(parts, column=column, log=log)
    if known is None:
        return Holdings[DrivingLicence].at_least(licences_among(parts)[0])
    return Holdings[DrivingLicence].exactly(known)


def known_licences(
    parts: Sequence[str], *, column: str, log: ProblemLog
) -> frozenset[DrivingLicence] | None:
    """Return the categories, or None (and a problem) when one of them is not understood."""
    known, is_understood = licences_among(parts)
    if is_understood:
        return known
    log.add(
        column,
        "Hier staat een rijbewijscategorie die wij niet kennen; de rest is wel gelezen.",
        f"Kies uit: {', '.join(DrivingLicence)}; of 'geen'.",
        value=", ".join(parts),
    )
    return None


def known_travel_modes(
    parts: Sequence[str], *, column: str, log: ProblemLog
) -> tuple[frozenset[TravelMode], bool]:
    """Return the means of transport that we know, and whether all were understood."""
    known, is_understood = travel_modes_among(parts)
    if not is_understood:
        log.add(
            column,
            "Hier staat een vervoermiddel dat wij niet kennen; de rest is wel gelezen.",
            "Kies uit: auto, fiets, ov, scooter, motor, anders.",
            value=", ".join(parts),
        )
    return known, is_understood


def located_pc4(pc4: str | None, *, column: str, log: ProblemLog) -> str | None:
    """Return the code as it is; one that names no area we know (a post box, say) is noted."""
    if pc4 is not None and load_pc4_table().position(pc4) is None:
        log.add(
            column,
            "Deze postcode kennen wij niet; de afstand is onbekend.",
            "Controleer de vier cijfers. Hoort de postcode bij een postbus, geef dan zo mogelijk "
            "die van het adres zelf.",
            value=pc4,
        )
    return pc4


def contact_email(text: str, *, column: str, log: ProblemLog) -> str:
    """Return the e-mail address of a desk, '' when there is none or it cannot be one."""
    return _contact(text, _EMAIL, "e-mailadres", column, log)


def contact_phone(text: str, *, column: str, log: ProblemLog) -> str:
    """Return the phone number of a desk, '' when there is none or it cannot be one."""
    return _contact(text, _PHONE, "telefoonnummer", column, log)


def _contact(text: str, form: re.Pattern[str], name: str, column: str, log: ProblemLog) -> str:
    if not text or form.fullmatch(text):
        return text
    log.add(column, f"Dit is geen {name}.", "Verbeter het of laat het leeg.")
    return ""
