"""Collect what is wrong with a file while its rows are read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from api.exchange.cells import UnusableValue
from matcher.domain.reading import RowProblem
from matcher.privacy.redaction import MARK, redact_identifiers

Understood = TypeVar("Understood")

SHOWN_CHARACTERS = 40
LONGEST_PHRASE = 200
"""Characters; what is longer is a story, not a skill or an occupation."""

_KIND_NAMES = {
    "email": "een e-mailadres",
    "phone": "een telefoonnummer",
    "bsn": "een nummer als een BSN",
}


class ProblemLog:
    """The problems of one file; ``row`` is the row that is being read."""

    def __init__(self) -> None:
        self.problems: list[RowProblem] = []
        self.row = 1
        self._told: set[str] = set()

    def add(
        self, column: str, what: str, remedy: str, *, value: str = "", is_rejected: bool = False
    ) -> None:
        """Note a problem at the current row; the value is shortened and stripped of identifiers."""
        shown, _ = redact_identifiers(value)
        if len(shown) > SHOWN_CHARACTERS:
            shown = shown[: SHOWN_CHARACTERS - 1] + "…"
        self.problems.append(
            RowProblem(
                row=self.row,
                column=column,
                value=shown,
                what=what,
                remedy=remedy,
                is_rejected=is_rejected,
            )
        )

    def reject_last(self) -> None:
        """Mark the problem that was noted last as the reason why its whole row is left out."""
        self.problems[-1] = replace(self.problems[-1], is_rejected=True)

    def reject_since(self, n_before: int) -> bool:
        """Leave the row out when anything was noted since there were so many problems."""
        new = self.problems[n_before:]
        self.problems[n_before:] = [replace(problem, is_rejected=True) for problem in new]
        return bool(new)

    def once(self, column: str, what: str, remedy: str) -> None:
        """Note a problem of the whole file at the first row that shows it."""
        if what not in self._told:
            self._told.add(what)
            self.add(column, what, remedy)

    def understood(
        self, column: str, read: Callable[[], Understood | None], *, shown: str
    ) -> Understood | None:
        """Return what ``read`` makes of a value; note the problem and return None if it cannot."""
        try:
            return read()
        except UnusableValue as fault:
            self.add(column, fault.what, fault.remedy, value=shown)
            return None

    def redacted(self, column: str, text: str) -> str:
        """Return the text without identifiers, and note that they were taken out."""
        cleaned, kinds = redact_identifiers(text)
        if kinds:
            found = " en ".join(_KIND_NAMES[kind] for kind in kinds)
            self.add(
                column,
                f"In deze tekst stond {found}; dat is weggelaten.",
                "Laat gegevens waarmee iemand te herkennen is weg uit teksten en lijsten.",
            )
        return cleaned

    def phrase(self, column: str, text: str) -> str:
        """Return a short phrase fit to store, or '' when nothing usable is left."""
        cleaned = " ".join(self.redacted(column, text).replace(MARK, " ").split())
        if len(cleaned) > LONGEST_PHRASE:
            self.add(
                column,
                f"Deze tekst heeft {len(cleaned)} tekens; dat is te lang voor één onderdeel.",
                f"Gebruik hoogstens {LONGEST_PHRASE} tekens, of scheid de onderdelen met |.",
                value=cleaned,
            )
            return ""
        return cleaned if any(sign.isalnum() for sign in cleaned) else ""

    def phrases(self, column: str, texts: Iterable[str]) -> tuple[str, ...]:
        """Return the usable phrases without repetitions, in order."""
        found = (self.phrase(column, text) for text in texts)
        return tuple({phrase.casefold(): phrase for phrase in found if phrase}.values())
