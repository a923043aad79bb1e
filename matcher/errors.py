"""Errors of the core and of everything that stands on it.

::

    MatcherError            what went wrong, where, and how to mend it
    ├── InvalidInput        a value from outside is not what the field asks
    │   └── UnreadableFile  a whole file cannot be read as any known layout
    ├── NotFound            an id or name that nothing answers to (or that the viewer may not see)
    ├── Ambiguous           an id or name that more than one thing answers to
    ├── Conflict            the change contradicts what is stored
    └── MissingReference    a file of facts or the encoder is absent or damaged
"""

from __future__ import annotations

__all__ = [
    "Ambiguous",
    "Conflict",
    "InvalidInput",
    "MatcherError",
    "MissingReference",
    "NotFound",
    "UnreadableFile",
]


class MatcherError(Exception):
    """Base of all errors that a user may read.

    Parameters
    ----------
    what : str
        What is wrong, as a full sentence; never a value that identifies a person.
    where : str
        The file, row, column or field it concerns; empty where the whole request is meant.
    remedy : str
        What the reader can do about it, as a full sentence.
    """

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        self.what = what
        self.where = where
        self.remedy = remedy
        super().__init__(self.sentence())

    def sentence(self) -> str:
        """Return place, fault and remedy as one readable line."""
        place = f"{self.where}: " if self.where else ""
        mend = f" {self.remedy}" if self.remedy else ""
        return f"{place}{self.what}{mend}"


class InvalidInput(MatcherError):
    """A value from outside is not what the field asks."""


class UnreadableFile(InvalidInput):
    """A whole file cannot be read as any layout we know."""


class NotFound(MatcherError):
    """Nothing that this viewer may see answers to the id or name."""


class Ambiguous(MatcherError):
    """More than one thing answers to the id or name."""


class Conflict(MatcherError):
    """The change contradicts what is stored already."""


class MissingReference(MatcherError):
    """A file of facts, or the encoder, is absent or damaged."""
