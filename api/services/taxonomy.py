"""The taxonomy: taken in, looked up, and what it suggests for vacancies and candidates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from api.services.match_engine import MatchEngine
from api.services.vacancies import change_vacancy
from matcher.domain.access import Role
from matcher.domain.taxonomy import (
    CodeScheme,
    ConceptCode,
    ConceptKind,
    ConceptLink,
    SkillRelation,
    TaxonomyConcept,
    TaxonomyEdition,
)
from matcher.domain.vacancy import Importance, Requirement, Vacancy
from matcher.errors import Conflict, InvalidInput
from matcher.skills.extraction import plain_title
from matcher.skills.training.vocabulary import Vocabulary, read_vocabulary
from models.paging import Page
from models.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedPhrase:
    """What a phrase means, nearest first; ``link`` is None where nothing is sure enough."""

    phrase: str
    link: ConceptLink | None
    nearest: tuple[ConceptLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillSuggestion:
    """A skill that an occupation asks and that is not listed yet (voorgestelde vaardigheid).

    Attributes
    ----------
    occupation : ConceptLink
        The occupation it follows from, and how sure it is that this one is meant.
    phrase : str
        What the occupation was read from.
    """

    skill: TaxonomyConcept
    importance: Importance
    occupation: ConceptLink
    phrase: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestions:
    """What the taxonomy suggests: for somebody to confirm, used by nothing before that.

    Attributes
    ----------
    has_taxonomy : bool
        False while none is imported: then there is nothing to suggest.
    occupations : tuple of LinkedPhrase
        How each title was read.
    """

    has_taxonomy: bool
    occupations: tuple[LinkedPhrase, ...]
    skills: tuple[SkillSuggestion, ...]


def import_taxonomy(
    uow: UnitOfWork, folder: Path, *, language: str, version: str, at: datetime
) -> tuple[TaxonomyEdition, int]:
    """Store the ESCO files of a folder in the place of the taxonomy that is there.

    Returns
    -------
    tuple of TaxonomyEdition and int
        What is stored now; how many relations were left out, since they name an occupation or a
        skill that is not in these files.

    Raises
    ------
    MissingReference, UnreadableFile
        If a file or a column is absent; what was stored stays.
    Conflict
        If the viewer runs no installation.
    """
    _check_operator(uow)
    vocabulary = read_vocabulary(folder, language=language)
    concepts = _concepts_of(vocabulary)
    relations = _relations_of(vocabulary)
    edition = TaxonomyEdition(
        name="ESCO",
        version=version,
        language=language,
        imported_at=at,
        n_occupations=sum(concept.kind is ConceptKind.OCCUPATION for concept in concepts),
        n_skills=sum(concept.kind is ConceptKind.SKILL for concept in concepts),
        n_labels=sum(1 + len(concept.synonyms) for concept in concepts),
        n_relations=len(relations),
    )
    uow.begin_change()
    uow.taxonomies.replace(edition, concepts, relations)
    uow.commit()
    return edition, vocabulary.n_foreign_relations


def import_codes(uow: UnitOfWork, codes: Sequence[ConceptCode]) -> int:
    """Put codes of another classification beside the concepts; return how many.

    Raises
    ------
    NotFound
        If a concept is not stored; then nothing is.
    """
    _check_operator(uow)
    uow.begin_change()
    uow.taxonomies.add_codes(codes)
    uow.commit()
    return len(codes)


def stored_edition(uow: UnitOfWork) -> TaxonomyEdition | None:
    """Return which taxonomy is stored; None when none is."""
    return uow.taxonomies.edition()


def list_concepts(
    uow: UnitOfWork,
    *,
    kind: ConceptKind | None = None,
    label_contains: str = "",
    code: str | None = None,
    limit: int,
    offset: int,
) -> Page[TaxonomyConcept]:
    """Return a page of concepts, by name."""
    return uow.taxonomies.list(
        kind=kind, label_contains=label_contains, code=code, limit=limit, offset=offset
    )


def read_concept(
    uow: UnitOfWork, uri: str
) -> tuple[TaxonomyConcept, tuple[tuple[TaxonomyConcept, Importance], ...]]:
    """Return a concept, and for an occupation the skills it asks."""
    concept = uow.taxonomies.get(uri)
    is_occupation = concept.kind is ConceptKind.OCCUPATION
    return concept, uow.taxonomies.skills_of(uri) if is_occupation else ()


def link_phrases(
    uow: UnitOfWork,
    engine: MatchEngine,
    phrases: Iterable[str],
    kind: ConceptKind,
    *,
    top: int = 5,
) -> tuple[LinkedPhrase, ...]:
    """Return what each phrase means in the taxonomy.

    Raises
    ------
    Conflict
        If no taxonomy is imported.
    """
    linker = engine.links.linker(uow)
    if linker is None:
        raise Conflict(
            "No taxonomy is imported, so phrases cannot be linked.",
            where="taxonomy",
            remedy="Import one with 'sroi-match taxonomy import DIR'; matching works without.",
        )
    asked = list(phrases)
    nearest = linker.link(engine.encoder.encode(asked), kind, top=top) if asked else []
    return tuple(
        LinkedPhrase(
            phrase=phrase,
            link=found[0] if found and found[0].confidence >= linker.confidence.least else None,
            nearest=found,
        )
        for phrase, found in zip(asked, nearest, strict=True)
    )


def suggested_requirements(uow: UnitOfWork, engine: MatchEngine, vacancy: str) -> Suggestions:
    """Return the essential skills of a vacancy's occupation that it does not list yet."""
    found = uow.vacancies.resolve(vacancy)
    title = plain_title(found.occupation or found.title)
    listed = [requirement.phrase for requirement in found.requirements]
    return _suggestions(uow, engine, [title], listed)


def suggested_skills(uow: UnitOfWork, engine: MatchEngine, candidate: str) -> Suggestions:
    """Return the essential skills of occupations held before that a profile does not list.

    Raises
    ------
    NotFound
        If the viewer may not see such a candidate.
    """
    profile = uow.candidates.resolve(candidate).profile
    held = list(dict.fromkeys(job.occupation for job in profile.experience))
    return _suggestions(uow, engine, held, profile.skills)


def confirm_requirements(
    uow: UnitOfWork, engine: MatchEngine, vacancy_id: str, uris: Sequence[str]
) -> Vacancy:
    """Put suggested skills on the list of what a vacancy asks; they then count as listed."""
    chosen = _chosen(suggested_requirements(uow, engine, vacancy_id), uris)

    def with_chosen(stored: Vacancy) -> Vacancy:
        added = tuple(
            Requirement(phrase=one.skill.label, importance=one.importance) for one in chosen
        )
        return replace(stored, requirements=(*stored.requirements, *added))

    return change_vacancy(uow, engine, vacancy_id, with_chosen)


def confirm_skills(
    uow: UnitOfWork, engine: MatchEngine, candidate_id: str, uris: Sequence[str]
) -> tuple[str, ...]:
    """Put suggested skills on a candidate's profile; return the skills it lists now."""
    chosen = _chosen(suggested_skills(uow, engine, candidate_id), uris)
    uow.begin_change()
    stored = uow.candidates.get(candidate_id)
    skills = (*stored.profile.skills, *(one.skill.label for one in chosen))
    uow.candidates.update(replace(stored, profile=replace(stored.profile, skills=skills)))
    engine.embed_new_phrases(uow)
    uow.commit()
    return skills


def _chosen(suggestions: Suggestions, uris: Sequence[str]) -> list[SkillSuggestion]:
    offered = {one.skill.uri: one for one in suggestions.skills}
    foreign = [uri for uri in uris if uri not in offered]
    if foreign:
        raise InvalidInput(
            f"'{foreign[0]}' is not among the suggestions.",
            where="skills",
            remedy="Ask for the suggestions again and send addresses from that list.",
        )
    return [offered[uri] for uri in dict.fromkeys(uris)]


def _suggestions(
    uow: UnitOfWork, engine: MatchEngine, titles: Sequence[str], listed: Iterable[str]
) -> Suggestions:
    if uow.taxonomies.edition() is None:
        return Suggestions(has_taxonomy=False, occupations=(), skills=())
    occupations = link_phrases(uow, engine, titles, ConceptKind.OCCUPATION)
    known = {phrase.casefold() for phrase in listed}
    skills: dict[str, SkillSuggestion] = {}
    for linked in occupations:
        if linked.link is None:
            continue
        for skill, importance in uow.taxonomies.skills_of(linked.link.uri, Importance.ESSENTIAL):
            names = {skill.label.casefold(), *(name.casefold() for name in skill.synonyms)}
            if skill.uri not in skills and not names & known:
                skills[skill.uri] = SkillSuggestion(
                    skill=skill,
                    importance=importance,
                    occupation=linked.link,
                    phrase=linked.phrase,
                )
    return Suggestions(has_taxonomy=True, occupations=occupations, skills=tuple(skills.values()))


def _concepts_of(vocabulary: Vocabulary) -> list[TaxonomyConcept]:
    return [
        TaxonomyConcept(
            uri=concept.uri,
            kind=ConceptKind(concept.kind),
            label=concept.label,
            synonyms=concept.synonyms,
            description=concept.description,
            codes={CodeScheme.ISCO_08: concept.isco} if concept.isco else {},
        )
        for concept in vocabulary.concepts
    ]


def _relations_of(vocabulary: Vocabulary) -> list[SkillRelation]:
    found: dict[tuple[str, str], Importance] = {}
    for related, importance in (
        (vocabulary.optional_skills, Importance.USEFUL),
        (vocabulary.essential_skills, Importance.ESSENTIAL),
    ):
        for occupation, skills in related.items():
            found.update({(occupation, skill): importance for skill in skills})
    return [
        SkillRelation(occupation_uri=occupation, skill_uri=skill, importance=importance)
        for (occupation, skill), importance in found.items()
    ]


def _check_operator(uow: UnitOfWork) -> None:
    if uow.viewer.role is not Role.OPERATOR:
        raise Conflict(
            "Only who runs the installation replaces its taxonomy.",
            where="taxonomy",
            remedy="Ask the operator, or leave out --as.",
        )
