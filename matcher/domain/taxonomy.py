"""A classification of occupations and skills that an installation took in, such as ESCO."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from matcher.domain.vacancy import Importance
from matcher.errors import InvalidInput


class ConceptKind(StrEnum):
    """What a concept is."""

    OCCUPATION = "occupation"
    SKILL = "skill"


class CodeScheme(StrEnum):
    """Other classifications whose codes may stand beside a concept."""

    ISCO_08 = "isco-08"
    COMPETENTNL = "competentnl"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptCode:
    """The code of a concept in another classification (code in andere indeling)."""

    uri: str
    scheme: CodeScheme
    code: str

    def __post_init__(self) -> None:
        if not self.code.strip():
            raise InvalidInput("A code is empty.", where="code", remedy="Leave the row out.")


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxonomyConcept:
    """An occupation or a skill with every way in which it is called (begrip).

    Attributes
    ----------
    uri : str
        Its address in the classification.
    label : str
        The preferred name.
    synonyms : tuple of str
        Other names.
    codes : mapping of CodeScheme to str
        Codes in other classifications, where known.
    """

    uri: str
    kind: ConceptKind
    label: str
    synonyms: tuple[str, ...] = ()
    description: str = ""
    codes: Mapping[CodeScheme, str] = field(default_factory=dict)


class ConceptLabel(NamedTuple):
    """One name of a concept, as linking needs it (naam van een begrip)."""

    uri: str
    kind: ConceptKind
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillRelation:
    """That an occupation asks a skill (beroep vraagt vaardigheid)."""

    occupation_uri: str
    skill_uri: str
    importance: Importance


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxonomyEdition:
    """Which classification is in the database (uitgave), and since when.

    Attributes
    ----------
    name, version, language : str
        'ESCO', as the one who imported it named the version, two letters.
    """

    name: str
    version: str
    language: str
    imported_at: datetime
    n_occupations: int
    n_skills: int
    n_labels: int
    n_relations: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptLink:
    """That a phrase means a concept, and how sure that is (koppeling).

    Attributes
    ----------
    label : str
        The name of the concept that came nearest.
    similarity : float
        Cosine of phrase and name.
    confidence : float
        Estimated probability, in [0, 1], that the concept is what the phrase means.
    """

    uri: str
    kind: ConceptKind
    label: str
    similarity: float
    confidence: float
