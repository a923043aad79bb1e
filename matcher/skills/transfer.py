"""From one occupation to another: which skills go along, and which are to be learned.

Occupations ask skills as essential or as useful (ESCO: essential, optional). Who held an
occupation has its essential skills, as a rule, and perhaps those that are useful in it; so what
goes along is a span, and what somebody really can is for that person to say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matcher.domain.taxonomy import TaxonomyConcept
from matcher.domain.vacancy import Importance

AskedSkills = Sequence[tuple[TaxonomyConcept, Importance]]
"""The skills that an occupation asks, each once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillTransfer:
    """What of an occupation goes along to another one (overdraagbare vaardigheden).

    Attributes
    ----------
    shared : tuple of TaxonomyConcept
        Essential in the new occupation, and in the old one.
    perhaps : tuple of TaxonomyConcept
        Essential in the new one, useful in the old one: worth asking.
    to_learn : tuple of TaxonomyConcept
        Essential in the new one, not asked in the old one.
    shared_useful, useful_to_learn : tuple of TaxonomyConcept
        Useful in the new one: asked in the old one, in whatever way; or not.
    """

    shared: tuple[TaxonomyConcept, ...]
    perhaps: tuple[TaxonomyConcept, ...]
    to_learn: tuple[TaxonomyConcept, ...]
    shared_useful: tuple[TaxonomyConcept, ...]
    useful_to_learn: tuple[TaxonomyConcept, ...]

    @property
    def n_essential(self) -> int:
        """How many skills the new occupation cannot do without."""
        return len(self.shared) + len(self.perhaps) + len(self.to_learn)

    @property
    def covered_at_least(self) -> float | None:
        """Share in [0, 1] of these that go along; None where the new occupation names none."""
        return len(self.shared) / self.n_essential if self.n_essential else None

    @property
    def covered_at_most(self) -> float | None:
        """The same with those that go along perhaps."""
        n_covered = len(self.shared) + len(self.perhaps)
        return n_covered / self.n_essential if self.n_essential else None


def transfer(old: AskedSkills, new: AskedSkills) -> SkillTransfer:
    """Return what goes along from an old occupation to a new one, in the order of the new one."""
    held = {skill.uri: importance for skill, importance in old}
    essential = _asked_as(new, Importance.ESSENTIAL)
    useful = _asked_as(new, Importance.USEFUL)
    return SkillTransfer(
        shared=_held_as(essential, held, Importance.ESSENTIAL),
        perhaps=_held_as(essential, held, Importance.USEFUL),
        to_learn=tuple(skill for skill in essential if skill.uri not in held),
        shared_useful=tuple(skill for skill in useful if skill.uri in held),
        useful_to_learn=tuple(skill for skill in useful if skill.uri not in held),
    )


def _asked_as(asked: AskedSkills, importance: Importance) -> list[TaxonomyConcept]:
    return [skill for skill, how in asked if how is importance]


def _held_as(
    skills: Sequence[TaxonomyConcept], held: Mapping[str, Importance], how: Importance
) -> tuple[TaxonomyConcept, ...]:
    return tuple(skill for skill in skills if held.get(skill.uri) is how)
