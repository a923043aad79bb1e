"""One column of a table of our own, for the reader, the template and the manual."""

from __future__ import annotations

from dataclasses import dataclass

YES_NO = ("ja", "nee")
EXAMPLE_ID = "VOORBEELD"
"""A row whose id begins so is the example of the template and is refused on import."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its heading, what to fill in, an example, and the choices of its list.

    ``synonyms`` are other headings under which the reader finds it.
    """

    heading: str
    explanation: str
    example: str = ""
    choices: tuple[str, ...] = ()
    is_needed: bool = False
    synonyms: tuple[str, ...] = ()
