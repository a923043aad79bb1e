"""Which skills go along from one occupation to another, by the taxonomy that is stored."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from api.services.match_engine import MatchEngine
from api.services.taxonomy import link_phrases
from matcher.domain.taxonomy import ConceptKind, TaxonomyConcept
from matcher.domain.vacancy import Vacancy
from matcher.errors import InvalidInput, NotFound
from matcher.ranking.ranker import job_names
from matcher.skills.transfer import SkillTransfer, transfer
from models.unit_of_work import UnitOfWork

Named = tuple[str, TaxonomyConcept]
"""An occupation, with the words by which it was named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OccupationTransfer:
    """What goes along from one occupation to another (overstap tussen beroepen).

    Attributes
    ----------
    old_words, new_words : str
        The words or addresses by which the two were named.
    """

    old_words: str
    new_words: str
    old: TaxonomyConcept
    new: TaxonomyConcept
    skills: SkillTransfer


def transfer_between(
    uow: UnitOfWork, engine: MatchEngine, old: str, new: str
) -> OccupationTransfer:
    """Return what goes along between two occupations, each by its address or in words.

    Raises
    ------
    Conflict
        If no taxonomy is imported.
    InvalidInput
        If an address is none of an occupation, or words mean no occupation surely enough.
    """
    return _transfer(
        uow,
        (old, _occupation(uow, engine, old, "from")),
        (new, _occupation(uow, engine, new, "to")),
    )


def transfers_to_job(
    uow: UnitOfWork, engine: MatchEngine, vacancy: Vacancy, held: Iterable[str]
) -> tuple[OccupationTransfer, ...]:
    """Return what goes along from each other occupation held before, what covers most first.

    Nothing without a taxonomy, and nothing of words that mean no occupation surely enough.
    """
    if uow.taxonomies.edition() is None:
        return ()
    new = _first_linked(uow, engine, job_names(vacancy))
    if new is None:
        return ()
    names = list(dict.fromkeys(held))
    found = {
        linked.link.uri: linked.phrase
        for linked in reversed(link_phrases(uow, engine, names, ConceptKind.OCCUPATION))
        if linked.link is not None and linked.link.uri != new[1].uri
    }
    told = [_transfer(uow, (words, uow.taxonomies.get(uri)), new) for uri, words in found.items()]
    return tuple(sorted(told, key=_least_covered))


def _least_covered(one: OccupationTransfer) -> tuple[float, str]:
    return (-(one.skills.covered_at_most or 0.0), one.old.label)


def _transfer(uow: UnitOfWork, from_: Named, to: Named) -> OccupationTransfer:
    (old_words, old), (new_words, new) = from_, to
    skills = transfer(uow.taxonomies.skills_of(old.uri), uow.taxonomies.skills_of(new.uri))
    return OccupationTransfer(
        old_words=old_words, new_words=new_words, old=old, new=new, skills=skills
    )


def _occupation(uow: UnitOfWork, engine: MatchEngine, text: str, where: str) -> TaxonomyConcept:
    if text.startswith(("http://", "https://", "urn:")):
        return _by_address(uow, text, where)
    (linked,) = link_phrases(uow, engine, [text], ConceptKind.OCCUPATION)
    if linked.link is None:
        near = ", ".join(f"'{one.label}'" for one in linked.nearest[:3])
        raise InvalidInput(
            f"No occupation of the taxonomy is surely meant by '{text}'.",
            where=where,
            remedy=f"Name it otherwise; what comes nearest is {near}."
            if near
            else "Name it otherwise.",
        )
    return uow.taxonomies.get(linked.link.uri)


def _by_address(uow: UnitOfWork, uri: str, where: str) -> TaxonomyConcept:
    try:
        found = uow.taxonomies.get(uri)
    except NotFound as fault:
        raise InvalidInput(fault.what, where=where, remedy=fault.remedy) from fault
    if found.kind is not ConceptKind.OCCUPATION:
        raise InvalidInput(
            f"'{found.label}' is a skill, not an occupation.",
            where=where,
            remedy="Give the address of an occupation, or its name.",
        )
    return found


def _first_linked(uow: UnitOfWork, engine: MatchEngine, names: Sequence[str]) -> Named | None:
    """Return the occupation that one of these names means most surely; None when none does."""
    linked = link_phrases(uow, engine, names, ConceptKind.OCCUPATION)
    links = [(one.phrase, one.link) for one in linked if one.link is not None]
    best = max(links, key=lambda pair: pair[1].confidence, default=None)
    return None if best is None else (best[0], uow.taxonomies.get(best[1].uri))
