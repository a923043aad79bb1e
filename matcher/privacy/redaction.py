"""Take what identifies a person out of running text: BSN, e-mail address, phone number.

Source of the BSN's form and of the eleven test (elfproef): Besluit burgerservicenummer and the
Logisch Ontwerp BSN; eight digits are a BSN whose leading zero was lost in a spreadsheet.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

__all__ = ["MARK", "may_be_bsn", "passes_eleven_test", "redact_identifiers"]

MARK = "[…]"
"""Stands where something was taken out, so that a reader sees that it was."""

_EMAIL = re.compile(r"[\w.+%'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})*")
_PHONE = re.compile(
    r"(?<![\d+])(?:(?:\+|00)\d{1,3}[\s.\-/]*(?:\(0\)|0)?|\(?0)(?:[\s.\-()/]{0,3}\d){8,9}(?!\d)"
)
_BARE_NUMBER = re.compile(r"(?<!\d)\d{8,9}(?!\d)")
_SPACED_NUMBER = re.compile(r"(?<!\d)(?:\d[ ._/-]?){7,8}\d(?!\d)")
_DATE = r"\d{1,2}[ ._/-]\d{1,2}[ ._/-]\d{4}|\d{4}[ ._/-]\d\d[ ._/-]\d\d"
_DATE_OR_YEARS = re.compile(rf"{_DATE}|\d{{4}}[ ._/-]\d{{4}}")
_DATE_OR_SERIAL = re.compile(rf"{_DATE}|(?:19|20)\d\d[._/-]\d{{4,5}}")
_BSN_WORD = re.compile(r"b\.?s\.?n|burger[\W_]?service|sofi(?![a-mo-z])")
_DIGITS_APART = re.compile(r"\d+(?:[\W_]+\d+)*")
_DIGITS = re.compile(r"\d+")
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


def may_be_bsn(text: str) -> bool:
    """Return whether a short text, such as an id, may hold a BSN.

    It may where eight or nine digits stand beside the word BSN (burgerservicenummer, sofinummer),
    and where eight or nine digits satisfy the eleven test without a letter or further digit glued
    to them. The digits may be kept apart, unless they are a date or a year with a serial
    number of four or five digits.

    Parameters
    ----------
    text : str
        At most some hundreds of characters.

    Examples
    --------
    >>> may_be_bsn("id 111222333"), may_be_bsn("1112.22.333-1"), may_be_bsn("bsn 12345678")
    (True, True, True)
    >>> may_be_bsn("WZ111222333"), may_be_bsn("1112223330"), may_be_bsn("OPD-2026-0001")
    (False, False, False)
    """
    plain = _with_plain_digits(text)
    is_named = _BSN_WORD.search(plain) is not None
    return any(
        is_named or _is_bsn_alone(plain, start, end) for start, end in _eight_or_nine_digits(plain)
    )


def _with_plain_digits(text: str) -> str:
    """Return the text in small letters with every digit, also a full-width one, as 0 to 9."""
    composed = unicodedata.normalize("NFKC", text).casefold()
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in composed)


def _eight_or_nine_digits(plain: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of neighbouring whole groups of digits that count 8 or 9 together."""
    for run in _DIGITS_APART.finditer(plain):
        groups = list(_DIGITS.finditer(plain, run.start(), run.end()))
        for position, first in enumerate(groups):
            n_digits = 0
            for last in groups[position:]:
                n_digits += len(last[0])
                if n_digits in (8, 9):
                    yield first.start(), last.end()


def _is_bsn_alone(plain: str, start: int, end: int) -> bool:
    found = plain[start:end]
    neighbours = plain[max(start - 1, 0) : start] + plain[end : end + 1]
    if _DATE_OR_SERIAL.fullmatch(found) or any(sign.isalnum() for sign in neighbours):
        return False
    return passes_eleven_test("".join(filter(str.isdecimal, found)))


def redact_identifiers(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text without identifiers, and which kinds were taken out.

    Eight or nine digits in a row are always taken out, also where the eleven test fails: a BSN
    with a typing error still points at a person. Digits that are kept apart by spaces, dots,
    dashes, slashes or underscores are taken out when they pass the eleven test and are not a date
    or two years, for '2019-2022' is no BSN. A name in running text is not recognised.

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
