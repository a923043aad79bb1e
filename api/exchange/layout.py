"""Which layouts we can read, and what a reading is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from matcher.domain.importing import ImportKind
from matcher.domain.reading import CandidateRecord, PastRecord, RowProblem, VacancyRecord

R = TypeVar("R", bound=CandidateRecord | VacancyRecord | PastRecord)

Progress = Callable[[int, int], None]
"""Told now and then: rows done, rows in all."""


class Layout(StrEnum):
    """Whose file it is, as detected from its content."""

    SONAR = "sonar"
    VUM_CANDIDATES = "vum_candidates"
    VUM_VACANCIES = "vum_vacancies"
    OWN_CANDIDATES = "own_candidates"
    OWN_VACANCIES = "own_vacancies"
    OWN_PAST = "own_past"

    @property
    def kind(self) -> ImportKind:
        """What the layout holds."""
        if self is Layout.OWN_PAST:
            return ImportKind.PAST_INTRODUCTIONS
        is_vacancies = self in (Layout.VUM_VACANCIES, Layout.OWN_VACANCIES)
        return ImportKind.VACANCIES if is_vacancies else ImportKind.CANDIDATES


LAYOUT_NAMES = {
    Layout.SONAR: "Sonar-export",
    Layout.VUM_CANDIDATES: "VUM-werkzoekenden (JSON)",
    Layout.VUM_VACANCIES: "VUM-vacatures (JSON)",
    Layout.OWN_CANDIDATES: "eigen tabel met kandidaten",
    Layout.OWN_VACANCIES: "eigen tabel met vacatures",
    Layout.OWN_PAST: "eigen tabel met eerdere voorstellen",
}
KIND_NAMES = {
    ImportKind.CANDIDATES: "kandidaten",
    ImportKind.VACANCIES: "vacatures",
    ImportKind.PAST_INTRODUCTIONS: "eerdere voorstellen",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Generic[R]):
    """All that was read from one file.

    ``ignored_columns`` were not understood or are not needed; ``dropped_columns`` identify a
    person (BSN, address, date of birth) and were never looked at.
    """

    layout: Layout
    records: tuple[R, ...]
    problems: tuple[RowProblem, ...]
    n_rows: int
    ignored_columns: tuple[str, ...]
    dropped_columns: tuple[str, ...]
