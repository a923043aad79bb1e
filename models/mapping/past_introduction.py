"""PastIntroduction and PastIntroductionRow: the same names on either side."""

from __future__ import annotations

from dataclasses import fields

from matcher.domain.past_introduction import PastIntroduction
from models.rows.past_introduction import PastIntroductionRow

_NAMES = tuple(field.name for field in fields(PastIntroduction))


def past_columns(case: PastIntroduction) -> dict[str, object]:
    """Return the columns of a case, without the import that told it."""
    return {name: getattr(case, name) for name in _NAMES}


def past_introduction_of(row: PastIntroductionRow) -> PastIntroduction:
    """Return the case of a row."""
    return PastIntroduction(**{name: getattr(row, name) for name in _NAMES})
