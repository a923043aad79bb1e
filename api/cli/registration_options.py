"""For whom one registers, on which database, and how the answer is printed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from api.cli.options import ActingForOption, DatabaseOption, opened_for
from api.cli.value import CaseFormat, CaseFormatOption
from api.dependencies import Begin
from matcher.domain.access import Purpose


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationOptions:
    """What every command has that registers something about people, or shows it."""

    output: CaseFormatOption = CaseFormat.TABLE
    acting_for: ActingForOption = None
    database: DatabaseOption = None

    @contextmanager
    def begun(self) -> Iterator[Begin]:
        """Lend what begins a unit of work for the one who acts."""
        with opened_for(self.database, self.acting_for, Purpose.REGISTRATION) as (opened, viewer):
            yield partial(opened.database.unit_of_work, viewer)
