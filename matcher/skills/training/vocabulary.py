"""The training vocabulary: concepts with their Dutch labels, read from ESCO's own files."""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from matcher.errors import MissingReference, UnreadableFile

__all__ = ["Concept", "ConceptKind", "Vocabulary", "read_vocabulary", "split_held_out"]

ConceptKind = str
OCCUPATION: ConceptKind = "occupation"
SKILL: ConceptKind = "skill"

_OCCUPATION_FILES = ("occupations_{}.csv",)
_SKILL_FILES = ("skills_{}.csv", "skills_{}_partial.csv")
_RELATION_FILES = ("occupationSkillRelations_{}.csv", "occupation_skill_relations.csv")
_URI_COLUMNS = ("conceptUri", "skillUri")
_LABEL_COLUMNS = ("preferredLabel", "label_{}")
_SYNONYM_COLUMNS = ("altLabels", "altLabels_{}")
_DESCRIPTION_COLUMNS = ("description", "description_{}")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s")
_HELD_OUT_OF = 10
_MOST_WORDS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """One concept of the vocabulary and every way in which it is called.

    Attributes
    ----------
    uri : str
        The ESCO identifier.
    kind : str
        ``"occupation"`` or ``"skill"``.
    group : str
        Code that neighbours share (ESCO occupation code); empty for skills.
    label : str
        Preferred label.
    synonyms : tuple of str
        Alternative labels, the preferred one left out.
    description : str
        Full text; empty when there is none.
    isco : str
        Code of the ISCO-08 unit group of an occupation; empty for skills, or when not given.
    """

    uri: str
    kind: ConceptKind
    group: str
    label: str
    synonyms: tuple[str, ...]
    description: str
    isco: str = ""

    @property
    def sentence(self) -> str:
        """First sentence of the description, at most 30 words."""
        return " ".join(_SENTENCE_END.split(self.description)[0].split()[:_MOST_WORDS])


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """All concepts, and which skills go with which occupation.

    Attributes
    ----------
    concepts : tuple of Concept
        Occupations by code, then skills by URI.
    essential_skills : dict[str, tuple[str, ...]]
        Occupation URI to the URIs of skills it cannot do without, known concepts only.
    optional_skills : dict[str, tuple[str, ...]]
        The same for skills that are useful.
    n_foreign_relations : int
        Relations left out because the occupation or the skill is not in these files.
    """

    concepts: tuple[Concept, ...]
    essential_skills: dict[str, tuple[str, ...]]
    optional_skills: dict[str, tuple[str, ...]] = field(default_factory=dict)
    n_foreign_relations: int = 0

    def of_kind(self, kind: ConceptKind) -> tuple[Concept, ...]:
        """Return the concepts of one kind."""
        return tuple(concept for concept in self.concepts if concept.kind == kind)


def read_vocabulary(folder: Path, *, language: str = "nl") -> Vocabulary:
    """Read occupations, skills and their relations from a folder of ESCO files.

    Parameters
    ----------
    folder : Path
        Holds ``occupations_nl.csv``, ``skills_nl.csv`` (or ``skills_nl_partial.csv``) and
        ``occupationSkillRelations_nl.csv`` (or ``occupation_skill_relations.csv``), as
        published by the European Commission (ESCO, https://esco.ec.europa.eu).
    language : str
        Two letters, as in the names of the files.

    Raises
    ------
    MissingReference
        If a file is absent.
    UnreadableFile
        If a file lacks a column that is needed.
    """
    occupations = list(_concepts(folder, _OCCUPATION_FILES, OCCUPATION, language))
    skills = list(_concepts(folder, _SKILL_FILES, SKILL, language))
    occupations.sort(key=lambda concept: (concept.group, concept.uri))
    skills.sort(key=lambda concept: concept.uri)
    ends = {concept.uri for concept in occupations}, {concept.uri for concept in skills}
    related: dict[str, dict[str, list[str]]] = {"essential": {}, "optional": {}}
    n_foreign = 0
    for row in _rows(_present(folder, _RELATION_FILES, language)):
        occupation, skill = row.get("occupationUri", ""), row.get("skillUri", "")
        if occupation not in ends[0] or skill not in ends[1]:
            n_foreign += 1
        elif row.get("relationType") in related:
            related[row["relationType"]].setdefault(occupation, []).append(skill)
    return Vocabulary(
        concepts=(*occupations, *skills),
        essential_skills={uri: tuple(found) for uri, found in related["essential"].items()},
        optional_skills={uri: tuple(found) for uri, found in related["optional"].items()},
        n_foreign_relations=n_foreign,
    )


def split_held_out(vocabulary: Vocabulary) -> tuple[Vocabulary, tuple[Concept, ...]]:
    """Take all synonyms of a tenth of the concepts out of the vocabulary.

    Which concepts is decided by a hash of the URI, so that the split is the same everywhere and
    does not move when a new edition adds concepts. A synonym that another concept uses as well is
    out of both.

    Returns
    -------
    kept : Vocabulary
        Same concepts; the held-out ones keep their preferred label and description.
    held_out : tuple of Concept
        The concepts whose synonyms were taken out, with them.
    """
    held_out = tuple(
        concept for concept in vocabulary.concepts if concept.synonyms and _is_held_out(concept.uri)
    )
    hidden = {text.casefold() for concept in held_out for text in concept.synonyms}
    kept = tuple(_without(concept, hidden) for concept in vocabulary.concepts)
    return replace(vocabulary, concepts=kept), held_out


def _is_held_out(uri: str) -> bool:
    return int.from_bytes(hashlib.sha256(uri.encode()).digest()[:8]) % _HELD_OUT_OF == 0


def _without(concept: Concept, hidden: set[str]) -> Concept:
    kept = tuple(text for text in concept.synonyms if text.casefold() not in hidden)
    return replace(concept, synonyms=kept)


def _concepts(
    folder: Path, files: tuple[str, ...], kind: ConceptKind, language: str
) -> Iterator[Concept]:
    path = _present(folder, files, language)
    for row in _rows(path):
        label = _cell(row, _LABEL_COLUMNS, path, language).strip()
        if not label:
            continue
        listed = re.split(r"[\n|]", _cell(row, _SYNONYM_COLUMNS, path, language))
        synonyms = {text.strip(): None for text in listed if text.strip()}
        synonyms.pop(label, None)
        yield Concept(
            uri=_cell(row, _URI_COLUMNS, path, language),
            kind=kind,
            group=row.get("code") or "",
            label=label,
            synonyms=tuple(synonyms),
            description=_cell(row, _DESCRIPTION_COLUMNS, path, language).strip(),
            isco=row.get("iscoGroup") or "",
        )


def _cell(row: dict[str, str], names: tuple[str, ...], path: Path, language: str) -> str:
    wanted = [name.format(language) for name in names]
    for name in wanted:
        if name in row:
            return row[name] or ""
    raise UnreadableFile(
        f"The file has no column {' or '.join(wanted)}.",
        where=path.name,
        remedy="Download the CSV files of ESCO again.",
    )


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        yield from csv.DictReader(lines)


def _present(folder: Path, names: tuple[str, ...], language: str) -> Path:
    wanted = [name.format(language) for name in names]
    for name in wanted:
        if (folder / name).is_file():
            return folder / name
    raise MissingReference(
        f"The folder has no {' or '.join(wanted)}.",
        where=str(folder),
        remedy="Name the folder that holds the CSV files of ESCO in this language.",
    )
