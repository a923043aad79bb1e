"""The block schemes that an installation knows: the shipped ones and a desk's own."""

from __future__ import annotations

from dataclasses import dataclass

from api.services.rule_library import rule_library
from matcher.domain.block_scheme import BlockScheme
from models.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownScheme:
    """A block scheme, and whether a desk of this installation added it."""

    scheme: BlockScheme
    is_own: bool


def list_schemes(uow: UnitOfWork, *, region: str | None = None) -> tuple[KnownScheme, ...]:
    """Return all block schemes by name, or those of one region."""
    library = rule_library(uow)
    return tuple(
        KnownScheme(scheme=library.scheme(name), is_own=name in library.own_schemes)
        for name in library.scheme_ids()
        if region is None or name.partition("/")[0] == region
    )


def read_scheme(uow: UnitOfWork, scheme_id: str) -> KnownScheme:
    """Return one scheme; NotFound, with the names there are, if there is none."""
    library = rule_library(uow)
    return KnownScheme(scheme=library.scheme(scheme_id), is_own=scheme_id in library.own_schemes)
