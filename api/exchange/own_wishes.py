"""Columns of our own tables about wishes and about what a job is like."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from api.exchange.table import RowCells
from api.exchange.words import COMPANY_WORDS, EITHER_WORDS, PLACE_WORDS, SECTOR_WORDS
from matcher.domain.wishes import Sector, WorkConditions, WorkWishes

Word = TypeVar("Word")


def wishes_of(row: RowCells, refused: tuple[str, ...]) -> WorkWishes:
    """Return the wishes of a row, with the occupations that it refuses.

    A sector that stands under wanted and under refused is left out of both: nobody knows which of
    the two is meant.
    """
    wanted = frozenset(_known(row, "sectorengewenst", SECTOR_WORDS))
    unwanted = frozenset(_known(row, "sectorenniet", SECTOR_WORDS))
    both = wanted & unwanted
    if both:
        row.log.add(
            row.heading("sectorenniet"),
            "Een sector staat bij gewenst en bij niet gewenst; hij is bij allebei weggelaten.",
            "Vraag na wat de kandidaat wil, en laat de sector in een van de twee staan.",
        )
    return WorkWishes(
        refused_occupations=refused,
        wanted_sectors=wanted - both,
        refused_sectors=unwanted - both,
        places=frozenset(_known(row, "binnenbuiten", PLACE_WORDS)),
        company=frozenset(_known(row, "alleenteam", COMPANY_WORDS)),
    )


def occupations_of(
    row: RowCells, wanted: tuple[str, ...], refused: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return wanted and refused occupations without those that are both, which are told."""
    both = _folded(wanted) & _folded(refused)
    if both:
        row.log.add(
            row.heading("nooitmeer"),
            "Een beroep staat bij gewenst en bij nooit meer; het is bij allebei weggelaten.",
            "Vraag na wat de kandidaat wil, en laat het beroep in een van de twee staan.",
        )
    return _without(wanted, both), _without(refused, both)


def conditions_of(row: RowCells) -> WorkConditions:
    """Return what the job of a row is like; a row that names several sectors names none."""
    sectors = _known(row, "sector", SECTOR_WORDS)
    if len(sectors) > 1:
        row.log.add(
            row.heading("sector"),
            "Een vacature hoort bij een sector; hier staan er meer, en geen is gelezen.",
            "Kies de sector waarin het werk wordt gedaan.",
        )
    return WorkConditions(
        sector=_only(sectors),
        places=frozenset(_known(row, "binnenbuiten", PLACE_WORDS)),
        company=frozenset(_known(row, "alleenteam", COMPANY_WORDS)),
    )


def _only(sectors: list[Sector]) -> Sector | None:
    return sectors[0] if len(sectors) == 1 else None


def _known(row: RowCells, name: str, words: Mapping[str, Word]) -> list[Word]:
    """Return what a cell names; nothing where a part of it is not understood, which is told."""
    parts = [part.casefold() for part in row.parts(name)]
    if len(parts) == 1 and parts[0] in EITHER_WORDS and words is not SECTOR_WORDS:
        return list(dict.fromkeys(words.values()))
    foreign = [part for part in parts if part not in words]
    if foreign:
        row.log.add(
            row.heading(name),
            "Hier staat een woord dat wij niet kennen; de cel is niet gelezen.",
            f"Kies uit: {', '.join(words)}.",
            value=", ".join(parts),
        )
        return []
    return list(dict.fromkeys(words[part] for part in parts))


def _folded(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(phrase.casefold() for phrase in phrases)


def _without(phrases: tuple[str, ...], both: frozenset[str]) -> tuple[str, ...]:
    return tuple(phrase for phrase in phrases if phrase.casefold() not in both)
