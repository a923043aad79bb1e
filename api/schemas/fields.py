"""Single values as JSON brings them: tidied, bounded, and never holding who somebody is.

Numbers and days must come as such: a service that reads '1' as true, or 20 as a day in 1970, would
store what nobody said. Messages never repeat a value, for it may be a name or a BSN.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    Strict,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from api.exchange.assembling import FURTHEST_KM, LONGEST_PERIOD
from api.exchange.cells import (
    FIRST_YEAR,
    LAST_YEAR,
    LONGEST_SOURCE_ID,
    UnusableValue,
    one_line,
    running_text,
    source_id_of,
)
from api.exchange.own_table import MOST_POSITIONS
from api.exchange.problems import LONGEST_PHRASE
from api.services.channel_names import channel_of
from matcher.domain.hours import WEEKLY_HOURS_LIMIT
from matcher.domain.organisation import Channel
from matcher.errors import InvalidInput
from matcher.privacy.redaction import MARK, passes_eleven_test, redact_identifiers

LONGEST_TEXT = 20_000
"""Characters of running text; far above what a vacancy needs."""
LONGEST_LIST = 200
LARGEST_SUM = Decimal(10) ** 12
"""Euros; keeps cents well inside 64 bits."""


def _phrase(text: str) -> str:
    """Return one line without identifiers; what holds nothing else is refused, not dropped."""
    cleaned = one_line(redact_identifiers(one_line(text))[0].replace(MARK, " "))
    if not any(sign.isalnum() for sign in cleaned):
        raise PydanticCustomError(
            "nothing_usable",
            "Nothing usable is left of this text: a BSN, e-mail address or telephone number is "
            "not kept. Give words, or leave the field out.",
        )
    return cleaned


def _running_text(text: str) -> str:
    return redact_identifiers(running_text(text))[0]


def _source_id(text: str) -> str:
    try:
        return source_id_of(text)
    except UnusableValue as fault:
        raise PydanticCustomError(
            "source_id",
            "This cannot be an id: it is empty, or has the form of a BSN or an e-mail address. "
            "Give the id from the own system, with a letter in front when it is all digits, or "
            "leave it out.",
        ) from fault


def _phone(text: str) -> str:
    digits = "".join(sign for sign in text if sign.isdecimal())
    if digits[:1] != "0" and not text.startswith("+") and passes_eleven_test(digits):
        raise PydanticCustomError(
            "phone", "This has the form of a BSN. Give the telephone number of the desk."
        )
    return text


def _day(value: object) -> object:
    is_text = isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value)
    if isinstance(value, date) or is_text:
        return value
    raise PydanticCustomError("day", "Write a day as text in the form 2026-11-24.")


def _channel(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return channel_of(value)
    except InvalidInput as fault:
        # The fault repeats what was typed; the answer must not.
        choices = ", ".join(Channel)
        raise PydanticCustomError(
            "channel", "Choose one of: {choices}.", {"choices": choices}
        ) from fault


def _without_repetitions(texts: list[str]) -> list[str]:
    return list({text.casefold(): text for text in texts}.values())


Phrase = Annotated[str, StringConstraints(max_length=LONGEST_PHRASE), AfterValidator(_phrase)]
Phrases = Annotated[
    list[Phrase], Field(max_length=LONGEST_LIST), AfterValidator(_without_repetitions)
]
RunningText = Annotated[
    str, StringConstraints(max_length=LONGEST_TEXT), AfterValidator(_running_text)
]
SourceId = Annotated[
    str, StringConstraints(max_length=LONGEST_SOURCE_ID), AfterValidator(_source_id)
]
Reference = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_SOURCE_ID)]
"""An id or name of something else that is stored."""
Email = Annotated[str, StringConstraints(max_length=254, pattern=r"^[^@\s]{1,64}@[^@\s]{1,189}$")]
Phone = Annotated[
    str, StringConstraints(pattern=r"^[+(]?[0-9][0-9 ()./-]{6,20}$"), AfterValidator(_phone)
]
Pc4 = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]{3}$")]
Day = Annotated[
    date,
    BeforeValidator(_day),
    Field(ge=date(FIRST_YEAR, 1, 1), le=date(LAST_YEAR, 12, 31)),
    WithJsonSchema({"type": "string", "format": "date"}),
]
YesNo = Annotated[bool, Strict()]
Positions = Annotated[int, Strict(), Field(ge=1, le=MOST_POSITIONS)]
HoursMinimum = Annotated[float, Strict(), Field(ge=0, le=WEEKLY_HOURS_LIMIT)]
HoursMaximum = Annotated[float, Strict(), Field(gt=0, le=WEEKLY_HOURS_LIMIT)]
DistanceKm = Annotated[float, Strict(), Field(gt=0, le=FURTHEST_KM)]
TravelMin = Annotated[float, Strict(), Field(gt=0, le=LONGEST_PERIOD)]
Euros = Annotated[Decimal, Field(ge=0, le=LARGEST_SUM, decimal_places=2)]
Percentage = Annotated[Decimal, Field(ge=0, le=100, decimal_places=4)]
ChannelCode = Annotated[Channel, BeforeValidator(_channel)]
"""Our own code; the Dutch name and its usual spellings are understood as well."""
