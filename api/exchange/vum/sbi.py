"""Codes of the Standaard Bedrijfsindeling (SBI 2008) that VUM gives for sectors.

The first two digits are the division, and divisions make up the sections: those of NACE Rev. 2,
annex I to Regulation (EC) No 1893/2006, on which SBI 2008 rests. VUM sends the code as a number,
which loses the zero of divisions 01 to 09: where the number could be read both ways it is unknown.
"""

from __future__ import annotations

from bisect import bisect_right

from api.exchange.cells import Cell, UnusableValue, known_text
from matcher.domain.wishes import Sector

LONGEST_CODE = 5
_FIRST_DIVISIONS = {
    1: Sector.AGRICULTURE,
    5: Sector.MINING,
    10: Sector.MANUFACTURING,
    35: Sector.ENERGY,
    36: Sector.WATER_AND_WASTE,
    41: Sector.CONSTRUCTION,
    45: Sector.TRADE,
    49: Sector.TRANSPORT_AND_STORAGE,
    55: Sector.ACCOMMODATION_AND_FOOD,
    58: Sector.INFORMATION_AND_COMMUNICATION,
    64: Sector.FINANCE,
    68: Sector.REAL_ESTATE,
    69: Sector.PROFESSIONAL_SERVICES,
    77: Sector.SUPPORT_SERVICES,
    84: Sector.PUBLIC_ADMINISTRATION,
    85: Sector.EDUCATION,
    86: Sector.CARE,
    90: Sector.CULTURE_AND_SPORT,
    94: Sector.OTHER_SERVICES,
    97: Sector.HOUSEHOLDS,
    99: Sector.INTERNATIONAL_ORGANISATIONS,
}
_FIRSTS = sorted(_FIRST_DIVISIONS)
_NO_DIVISION = frozenset({0, 4, 34, 40, 44, 48, 54, 57, 67, 76, 83, 89})
"""Numbers that SBI 2008 leaves out."""


def sector_of(cell: Cell) -> Sector | None:
    """Return the sector of an SBI code; None for 0, which names none.

    Raises
    ------
    UnusableValue
        If it is no code, or one that a lost zero makes doubtful.
    """
    text = known_text(cell).replace(".", "")
    if not text.strip("0"):
        return None
    if not text.isascii() or not text.isdigit() or len(text) > LONGEST_CODE:
        raise UnusableValue(
            "Dit is geen SBI-code.", remedy="Geef de code van de SBI 2008, twee tot vijf cijfers."
        )
    spelled = [text] if isinstance(cell, str) else [text, f"0{text}"]
    sectors = {_section(code) for code in spelled if len(code) <= LONGEST_CODE} - {None}
    if len(sectors) != 1:
        raise UnusableValue(
            "Deze SBI-code noemt geen sector, of mogelijk twee: een nul vooraan valt weg.",
            remedy="Vraag de bron om de code als tekst, of met vijf cijfers.",
        )
    return sectors.pop()


def _section(code: str) -> Sector | None:
    """Return the section of a code spelled in full; None where there is no such division."""
    if len(code) < len("01"):
        return None
    division = int(code[:2])
    if division in _NO_DIVISION:
        return None
    return _FIRST_DIVISIONS[_FIRSTS[bisect_right(_FIRSTS, division) - 1]]
