"""Keyed hashes of who somebody is, so that two registrations of one person can be noticed.

HMAC-SHA256 (RFC 2104, FIPS 198-1) under the installation's own key: without the key nobody can
try all phone numbers, and digests of two installations cannot be compared.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata

from matcher.domain.person import IdentityDigest, IdentityTraces
from matcher.errors import InvalidInput

__all__ = ["SHORTEST_KEY", "digests", "person_digest"]

SHORTEST_KEY = 16
"""Bytes; a shorter key can be guessed, and with it every phone number."""

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_PC6 = re.compile(r"[1-9]\d{3}[A-Z]{2}")
_PLACEHOLDERS = frozenset(
    {"onbekend", "nnb", "nb", "nvt", "geen", "anoniem", "unknown", "none", "noreply", "no-reply"}
)
_LETTERS_WITHOUT_DECOMPOSITION = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
)
_SHORTEST_INTERNATIONAL, _LONGEST_INTERNATIONAL = 8, 15
"""Digits of a phone number with its country code (ITU-T E.164: at most 15)."""


def digests(traces: IdentityTraces, *, key: bytes) -> tuple[IdentityDigest, ...]:
    """Return one digest for each trace that says something.

    Parameters
    ----------
    traces : IdentityTraces
        As a source gave them; let go afterwards.
    key : bytes
        The installation's secret, at least 16 bytes.

    Returns
    -------
    tuple of IdentityDigest
        Kinds 'email', 'phone' and 'name_postcode' (hexadecimal, 64 characters). An empty or
        placeholder trace ('onbekend', '000-0000000') gives none, for it would join strangers.

    Raises
    ------
    InvalidInput
        If the key is too short to protect anything.
    """
    _check_key(key)
    spellings = {
        "email": _email(traces.email),
        "phone": _phone(traces.phone),
        "name_postcode": _name_postcode(traces.name, traces.postcode),
    }
    return tuple(
        IdentityDigest(kind=kind, digest=_keyed_hash(kind, spelling, key))
        for kind, spelling in spellings.items()
        if spelling
    )


def person_digest(code: str, *, owner: str, key: bytes) -> str:
    """Return the keyed hash of a code by which somebody's own table knows a person.

    Parameters
    ----------
    code : str
        Not empty; case and white space do not matter.
    owner : str
        Whose code it is: two desks may give one code to different people.
    key : bytes
        The installation's secret, at least 16 bytes.

    Returns
    -------
    str
        Hexadecimal, 64 characters.

    Raises
    ------
    InvalidInput
        If the key is too short to protect anything.
    """
    _check_key(key)
    return _keyed_hash("past_person", f"{owner}\0{' '.join(code.casefold().split())}", key)


def _check_key(key: bytes) -> None:
    if len(key) < SHORTEST_KEY:
        raise InvalidInput(
            f"The key for identity digests has {len(key)} bytes.",
            where="key",
            remedy=f"Use at least {SHORTEST_KEY} random bytes.",
        )


def _keyed_hash(kind: str, spelling: str, key: bytes) -> str:
    message = f"{kind}\0{spelling}".encode("utf-8", errors="replace")
    return hmac.new(key, message, hashlib.sha256).hexdigest()


def _email(address: str) -> str:
    address = address.strip().casefold()
    if not _EMAIL.fullmatch(address) or address.split("@")[0] in _PLACEHOLDERS:
        return ""
    return address


def _phone(number: str) -> str:
    """Return the number as +31…; digits of other countries keep their own code."""
    is_international = number.strip().startswith("+")
    digits = "".join(str(int(sign)) for sign in number if sign.isdecimal())
    if digits.startswith("00"):
        is_international, digits = True, digits[2:]
    if is_international and digits.startswith("31"):
        is_international, digits = False, digits[2:].removeprefix("0")
    elif not is_international:
        digits = digits.removeprefix("0")
    if not is_international:
        is_subscriber = len(digits) == 9 and not digits.startswith("0")
        return "" if not is_subscriber or _is_filler(digits) else f"+31{digits}"
    is_possible = _SHORTEST_INTERNATIONAL <= len(digits) <= _LONGEST_INTERNATIONAL
    return f"+{digits}" if is_possible and not _is_filler(digits) else ""


def _is_filler(digits: str) -> bool:
    """Return whether somebody only filled the field: 0600000000, 0612345678."""
    return len(set(digits[-7:])) == 1 or digits.endswith("12345678")


def _name_postcode(name: str, postcode: str) -> str:
    compact = "".join(postcode.split()).upper()
    parts = _name_parts(name)
    if not _PC6.fullmatch(compact) or not parts or _PLACEHOLDERS & {"".join(parts), *parts}:
        return ""
    return " ".join([*parts, compact])


def _name_parts(name: str) -> list[str]:
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    parts = re.findall(r"\w+", plain.translate(_LETTERS_WITHOUT_DECOMPOSITION))
    return sorted(parts) if sum(map(len, parts)) > 1 else []
