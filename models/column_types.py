"""Column types that keep a domain value exactly: sums, instants, enums and sets of them."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from enum import IntEnum, StrEnum
from typing import Generic, TypeVar

from sqlalchemy import BigInteger, DateTime, Dialect, Enum, SmallInteger, Text
from sqlalchemy.types import TypeDecorator

from matcher.errors import InvalidInput

Word = TypeVar("Word", bound=StrEnum)
Number = TypeVar("Number", bound=IntEnum)


def enum_text(words: type[StrEnum], name: str) -> Enum:
    """Return a text column that admits these words only; ``name`` names its CHECK."""
    return Enum(
        words,
        name=name,
        native_enum=False,
        create_constraint=True,
        validate_strings=True,
        length=40,
        values_callable=lambda enum: [word.value for word in enum],
    )


class EnumNumber(TypeDecorator[Number], Generic[Number]):
    """An ``IntEnum`` as its number, which the standard gives (VUM 3.0) and the index reads."""

    impl = SmallInteger
    cache_ok = True

    def __init__(self, numbers: type[Number]) -> None:
        super().__init__()
        self.numbers = numbers

    def process_bind_param(self, value: Number | None, dialect: Dialect) -> int | None:
        """Return the number to store."""
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> Number | None:
        """Return the member of the stored number."""
        return None if value is None else self.numbers(value)


class EnumSet(TypeDecorator[frozenset[Word]], Generic[Word]):
    """A set of words as one text, sorted and parted by spaces; NULL is not the empty set."""

    impl = Text
    cache_ok = True

    def __init__(self, words: type[Word]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: frozenset[Word] | None, dialect: Dialect) -> str | None:
        """Return the text to store."""
        return None if value is None else " ".join(sorted(word.value for word in value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> frozenset[Word] | None:
        """Return the set of the stored text."""
        return None if value is None else frozenset(self.words(word) for word in value.split())


class WordSet(TypeDecorator[frozenset[str]]):
    """A set of words without spaces as one text, sorted and parted by spaces."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: frozenset[str] | None, dialect: Dialect) -> str | None:
        """Return the text to store; a word with a space in it would come back as two."""
        if value is None:
            return None
        for word in sorted(value):
            if len(word.split()) != 1 or word.strip() != word:
                raise InvalidInput(f"'{word}' is not one word.", remedy="Give it without spaces.")
        return " ".join(sorted(value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> frozenset[str] | None:
        """Return the set of the stored text."""
        return None if value is None else frozenset(value.split())


class ScaledDecimal(TypeDecorator[Decimal]):
    """A decimal as a whole number of its smallest part; anything finer is refused, not rounded."""

    impl = BigInteger
    cache_ok = True

    def __init__(self, places: int) -> None:
        super().__init__()
        self.places = places

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        """Return the whole number to store."""
        if value is None:
            return None
        scaled = value.scaleb(self.places)
        if not scaled.is_finite() or scaled != scaled.to_integral_value():
            raise InvalidInput(
                f"{value} cannot be kept exactly: there is room for {self.places} decimals.",
                remedy="Round the number first.",
            )
        return int(scaled)

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        """Return the decimal of the stored whole number."""
        return None if value is None else Decimal(value).scaleb(-self.places)


Euro = ScaledDecimal(places=2)
"""Euros, stored as whole cents."""

Percentage = ScaledDecimal(places=4)
"""Per cent, stored in steps of a ten-thousandth of a per cent."""


Hundredths = ScaledDecimal(places=2)
"""Hours, months or persons, stored as whole hundredths."""

Share = ScaledDecimal(places=6)
"""A share in [0, 1], stored in millionths."""


class UtcDateTime(TypeDecorator[datetime]):
    """An instant; comes back in UTC on every engine."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the instant in UTC; SQLite keeps no time zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise InvalidInput(
                "An instant without a time zone cannot be stored.",
                remedy="Give the time zone, for example UTC.",
            )
        instant = value.astimezone(UTC)
        return instant.replace(tzinfo=None) if dialect.name == "sqlite" else instant

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the instant with UTC as its zone."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
