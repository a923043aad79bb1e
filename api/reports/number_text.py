"""Numbers as a reader of Dutch or of English writes them."""

from __future__ import annotations

from api.reports.document import Language

MINUS = "\N{MINUS SIGN}"
_DUTCH_MARKS = str.maketrans(",.", ".,")


def number_text(number: float, language: Language, decimals: int = 0) -> str:
    """Return a number with so many decimals, and a mark between thousands.

    Examples
    --------
    >>> number_text(-1234.5, Language.DUTCH, 1), number_text(-0.2, Language.ENGLISH)
    ('−1.234,5', '0')
    """
    plain = f"{abs(number):,.{decimals}f}"
    sign = MINUS if number < 0 and any(digit in "123456789" for digit in plain) else ""
    return sign + (plain.translate(_DUTCH_MARKS) if language is Language.DUTCH else plain)


def share_text(share: float, language: Language, decimals: int = 0) -> str:
    """Return a share as a percentage.

    Examples
    --------
    >>> share_text(0.125, Language.DUTCH, 1)
    '12,5%'
    """
    return f"{number_text(100 * share, language, decimals)}%"
