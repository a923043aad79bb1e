"""The scoring core of sroi-match: pure functions over plain words and arrays.

Nothing in here knows a database, HTTP, the clock, the environment or a source of
randomness: dates, seeds and settings come in as arguments.

``from matcher import rank`` ranks free texts; see `matcher.free_texts`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matcher.free_texts import rank

__all__ = ["rank"]


def __getattr__(name: str) -> Any:
    """Import what is asked for when it is asked for: every other module starts without it."""
    if name == "rank":
        from matcher.free_texts import rank

        return rank
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
