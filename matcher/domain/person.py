"""Traces of who somebody is: used once, to notice that two profiles may be one person.

They come in with a file, are turned into keyed digests (``matcher.privacy.identity_digest``)
and are then let go. No table has a column for them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class IdentityTraces:
    """What a source says about a person's identity; empty strings are unknown.

    There is no field for the BSN: it is dropped while reading, before this exists.
    """

    name: str = ""
    email: str = ""
    phone: str = ""
    postcode: str = ""

    def __repr__(self) -> str:
        """Say nothing: a trace must not reach a log through a debugger or a traceback."""
        return "IdentityTraces(…)"


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityDigest:
    """A keyed hash of one trace, comparable within one installation only."""

    kind: str
    digest: str
