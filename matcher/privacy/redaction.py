"""Take what identifies a person out of running text: BSN, e-mail address, phone number.

Source of the BSN's form and of the eleven test (elfproef): Besluit burgerservicenummer and the
Logisch Ontwerp BSN; eight digits are a BSN whose leading zero was lost in a spreadsheet.
"""

from __future__ import annotations

import re

__all__ = ["MARK", "passes_eleven_test", "redact_identifiers"]

MARK = "[…]"
"""Stands where something was taken out, so that a reader sees that it was."""

_EMAIL = re.compile(r"[\w.+%'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})*")
_PHONE = re.compile(
    r"(?<![\d+])(?:(?:\+|00)\d{1,3}[\s.\-/]*(?:\(0\)|0)?|\(?0)(?:[\s.\-()/]{0,3}\d){8,9}(?!\d)"
)
_BARE_NUMBER = re.compile(r"(?<!\d)\d{8,9}(?!\d)")
_SPACED_NUMBER = re.compile(r"(?<!\d)(?:\d[ ._/-]?){7,8}\d(?!\d)")
_DATE_OR_YEARS = re.compile(
    r"\d{1,2}[ ._/-]\d{1,2}[ ._/-]\d{4}|\d{4}[ ._/-]\d{4}|\d{4}[ ._/-]\d\d[ ._/-]\d\d"
)
_ELEVEN_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def passes_eleven_test(digits: str) -> bool:
    """Return whether the digits satisfy the eleven test of the BSN.

    Parameters
    ----------
    digits : str
        Eight or nine decimal digits; eight are read with a leading zero.

    Returns
    -------
    bool
        True when 9a + 8b + 7c + 6d + 5e + 4f + 3g + 2h - i is a multiple of eleven and not all
        digits are zero. About one in eleven arbitrary numbers passes.

    Examples
    --------
    >>> passes_eleven_test("111222333"), passes_eleven_test("111222334")
    (True, False)
    """
    if len(digits) not in (8, 9) or not (digits.isascii() and digits.isdigit()):
        return False
    numbers = [int(digit) for digit in digits.zfill(9)]
    total = sum(w * n for w, n in zip(_ELEVEN_WEIGHTS, numbers, strict=True))
    return total % 11 == 0 and any(numbers)


def redact_identifiers(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text without identifiers, and which kinds were taken out.

    Eight or nine digits in a row are always taken out, also where the eleven test fails: a BSN
    with a typing error still points at a person. Digits that are kept apart by spaces, dots, dashes,
    slashes or underscores are taken out when they pass the eleven test and are not a date or two
    years, for '2019-2022' is no BSN. A name in running text is not recognised.

    Parameters
    ----------
    text : str
        Any length.

    Returns
    -------
    tuple of (str, tuple of str)
        The text with ``MARK`` in each place, and the kinds found, of 'email', 'phone', 'bsn'.

    Examples
    --------
    >>> redact_identifiers("Bel 06-12345678 of mail k@voorbeeld.invalid")
    ('Bel […] of mail […]', ('email', 'phone'))
    >>> redact_identifiers("BSN 1112.22.333")
    ('BSN […]', ('bsn',))
    """
    kinds: list[str] = []
    if "@" in text:
        text = _without(_EMAIL, text, "email", kinds)
    if any(letter.isdigit() for letter in text):
        text = _without(_PHONE, text, "phone", kinds)
        text = _without(_BARE_NUMBER, text, "bsn", kinds)
        text = _SPACED_NUMBER.sub(lambda found: _judged(found[0], kinds), text)
    return text, tuple(dict.fromkeys(kinds))


def _without(pattern: re.Pattern[str], text: str, kind: str, kinds: list[str]) -> str:
    cleaned, n_found = pattern.subn(MARK, text)
    kinds.extend([kind] * n_found)
    return cleaned


def _judged(number: str, kinds: list[str]) -> str:
    digits = "".join(str(int(sign)) for sign in number if sign.isdecimal())
    if _DATE_OR_YEARS.fullmatch(number) or not passes_eleven_test(digits):
        return number
    kinds.append("bsn")
    return MARK
