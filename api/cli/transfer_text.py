"""What goes along from one occupation to another, in lines to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from api.services.transfers import OccupationTransfer
from matcher.domain.taxonomy import TaxonomyConcept

_NAMES_SHOWN = 8


def transfer_lines(found: OccupationTransfer) -> Iterator[str]:
    """Yield what goes along, what may, and what is to be learned."""
    skills = found.skills
    old, new = _named(found.old, found.old_words), _named(found.new, found.new_words)
    yield f"{old} → {new}: {_covered(found)}"
    for what, names in (
        ("gaat mee", skills.shared),
        ("misschien, vraag na", skills.perhaps),
        ("te leren", skills.to_learn),
        ("gaat mee, handig", skills.shared_useful),
    ):
        if names:
            yield f"{what}: {_listed(names)}"


def _covered(found: OccupationTransfer) -> str:
    least, most = found.skills.covered_at_least, found.skills.covered_at_most
    if least is None or most is None:
        return "de taxonomie noemt geen vaardigheden die niet gemist kunnen worden."
    n_needed = found.skills.n_essential
    share = f"{least:.0%}" if least == most else f"{least:.0%} tot {most:.0%}"
    return f"{share} van de {n_needed} vaardigheden die niet gemist kunnen worden, gaat mee."


def _named(occupation: TaxonomyConcept, words: str) -> str:
    is_same = words.casefold() == occupation.label.casefold() or words == occupation.uri
    return occupation.label if is_same else f"{occupation.label} (gelezen uit '{words}')"


def _listed(names: Sequence[TaxonomyConcept]) -> str:
    shown = ", ".join(concept.label for concept in names[:_NAMES_SHOWN])
    n_left = len(names) - _NAMES_SHOWN
    return f"{shown} en nog {n_left}" if n_left > 0 else shown
