"""What the report of a period is asked, and what it says of the months in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from api.services.channel_report import ChannelQuestion, ChannelReport
from matcher.channels.habit_share import HabitShare
from matcher.channels.series import SeriesKind, Span
from matcher.channels.series_change import SeriesChange
from matcher.channels.series_disclosure import ToldCell
from matcher.errors import InvalidInput

LONGEST_NAME = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Intervention:
    """Something that changed on a day, after which another course is looked for (ingreep).

    Attributes
    ----------
    on : date
        The first day of what is new.
    name : str
        In the words of who asks; may be empty.
    """

    on: date
    name: str = ""

    def __post_init__(self) -> None:
        if len(self.name) > LONGEST_NAME or not self.name.isprintable():
            raise InvalidInput(
                f"The name of the intervention is no single line of at most {LONGEST_NAME} signs.",
                where="intervention_name",
                remedy="Name it in a few words, as 'start met ranglijsten'.",
            )


def intervention_of(on: date | None, name: str) -> Intervention | None:
    """Return the intervention of that day; None where no day was given.

    Raises
    ------
    InvalidInput
        If it has a name and no day.
    """
    if on is not None:
        return Intervention(on=on, name=name)
    if name:
        raise InvalidInput(
            "An intervention was named, and no day of it.",
            where="intervention",
            remedy="Give the first day, as 2025-07-01.",
        )
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodQuestion:
    """Which measures are asked, and which day splits the months."""

    measures: ChannelQuestion
    intervention: Intervention | None = None

    def __post_init__(self) -> None:
        asked, split = self.measures, self.intervention
        if split is not None and not asked.since < split.on <= asked.until:
            raise InvalidInput(
                f"The intervention of {split.on} does not lie in the period from {asked.since} to "
                f"{asked.until}.",
                where="intervention",
                remedy="Ask a period that begins before that day and ends on it or later; a year "
                "on either side is the least for a series.",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class HistorySeries:
    """One series as it may be told.

    Attributes
    ----------
    channel : str
        Our code; ``all`` for all together.
    width : int
        Months that a told number is about.
    months : tuple of Span
        Those that the estimate looked at, one by one.
    n_empty : int or None
        Months in which nothing was counted; None where the series is hidden.
    change : SeriesChange or None
        None where no day was given.
    """

    kind: SeriesKind
    channel: str
    width: int
    cells: tuple[ToldCell, ...]
    months: tuple[Span, ...]
    n_empty: int | None
    change: SeriesChange | None

    @property
    def is_hidden(self) -> bool:
        """Whether no number of it may be told."""
        return all(cell.is_hidden for cell in self.cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelHistory:
    """The months of a period.

    Attributes
    ----------
    logged_since : date or None
        The first day of which log or past holds anything; None where both are empty.
    months : tuple of Span
        Whole months of the period that are over and of which something is kept.
    own_log_since : date or None
        The first day of the log itself, where cases of earlier years come before it.
    n_past, n_past_undated : int
        Cases of earlier years; of those the placed of whom the table does not say the day.
    """

    intervention: Intervention | None
    logged_since: date | None
    own_log_since: date | None
    n_past: int
    n_past_undated: int
    months: tuple[Span, ...]
    series: tuple[HistorySeries, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodReport:
    """All that is told of the channels of a period.

    Attributes
    ----------
    habit : HabitShare or None
        The share of habit in the choices of the period; None where it was not asked, where choices
        are too few, or where they are not for this viewer or not those of all contractors.
    """

    measures: ChannelReport
    history: ChannelHistory
    habit: HabitShare | None = None
