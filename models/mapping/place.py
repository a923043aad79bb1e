"""Four-digit postcodes: text in the domain, a number in storage."""

from __future__ import annotations

from matcher.errors import InvalidInput


def pc4_number(pc4: str | None) -> int | None:
    """Return the number of a four-digit postcode."""
    if pc4 is None:
        return None
    if len(pc4) != 4 or not (pc4.isascii() and pc4.isdigit()) or pc4[0] == "0":
        raise InvalidInput(
            "This is not the number part of a Dutch postcode.",
            where="pc4",
            remedy="Give four digits from 1000 to 9999, or leave it empty.",
        )
    return int(pc4)


def pc4_text(number: int | None) -> str | None:
    """Return the four digits of a stored postcode."""
    return None if number is None else str(number)
