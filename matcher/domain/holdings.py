"""What somebody is known to have, and whether that is all of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from matcher.ternary import Ternary

Thing = TypeVar("Thing", bound=str)


@dataclass(frozen=True, slots=True)
class Holdings(Generic[Thing]):
    """A set of things held, which may be known in part only.

    A list of driving licences is complete: what is not on it is not held. One means of
    transport in a case system says nothing about the others. The difference decides whether a
    missing thing is *failed* or *unknown*.

    Attributes
    ----------
    held : frozenset
        What is known to be held.
    is_complete : bool
        True when nothing else is held.
    """

    held: frozenset[Thing]
    is_complete: bool

    @classmethod
    def unknown(cls) -> Holdings[Thing]:
        """Nothing is known to be held, and nothing is excluded."""
        return cls(frozenset(), is_complete=False)

    @classmethod
    def at_least(cls, things: Iterable[Thing]) -> Holdings[Thing]:
        """These are held; there may be others."""
        return cls(frozenset(things), is_complete=False)

    @classmethod
    def exactly(cls, things: Iterable[Thing]) -> Holdings[Thing]:
        """These are held and no others."""
        return cls(frozenset(things), is_complete=True)

    def has(self, thing: Thing) -> Ternary:
        """Return whether the thing is held, as far as known."""
        if thing in self.held:
            return Ternary.MEETS
        return Ternary.FAILS if self.is_complete else Ternary.UNKNOWN
