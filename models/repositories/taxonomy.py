"""The stored classification: replaced as a whole, read by all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Select, delete, insert, select
from sqlalchemy.orm import Session, aliased, selectinload

from matcher.domain.taxonomy import (
    CodeScheme,
    ConceptCode,
    ConceptKind,
    ConceptLabel,
    SkillRelation,
    TaxonomyConcept,
    TaxonomyEdition,
)
from matcher.domain.vacancy import Importance
from matcher.errors import NotFound
from models.base import Base
from models.bulk_insert import insert_cells
from models.chunks import chunks_of
from models.filters import count_of, equal
from models.paging import Page
from models.rows.taxonomy import (
    ConceptCodeRow,
    ConceptLabelRow,
    ConceptRow,
    SkillRelationRow,
    TaxonomyEditionRow,
)

TABLES = Base.metadata.tables


class Taxonomies:
    """The classification of the installation; empty until one is imported."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def edition(self) -> TaxonomyEdition | None:
        """Return which classification is stored; None when none is."""
        query = select(TaxonomyEditionRow).order_by(TaxonomyEditionRow.key.desc()).limit(1)
        row = self._session.scalars(query).one_or_none()
        return None if row is None else _edition_of(row)

    def replace(
        self,
        edition: TaxonomyEdition,
        concepts: Sequence[TaxonomyConcept],
        relations: Sequence[SkillRelation],
    ) -> None:
        """Store a classification in the place of the one that is there."""
        for row in (SkillRelationRow, ConceptCodeRow, ConceptLabelRow, ConceptRow):
            self._session.execute(delete(row))
        self._session.execute(delete(TaxonomyEditionRow))
        keys = {concept.uri: key for key, concept in enumerate(concepts, start=1)}
        self._insert_concepts(keys, concepts)
        insert_cells(
            self._session,
            TABLES[SkillRelationRow.__tablename__],
            [(keys[one.occupation_uri], keys[one.skill_uri], one.importance) for one in relations],
        )
        self._session.execute(insert(TaxonomyEditionRow).values(_edition_columns(edition)))

    def add_codes(self, codes: Iterable[ConceptCode]) -> None:
        """Put codes beside concepts, in the place of those of the same scheme."""
        wanted = {(code.uri, code.scheme): code for code in codes}
        keys = self._keys_of(uri for uri, _ in wanted)
        for (uri, scheme), code in wanted.items():
            self._session.execute(
                delete(ConceptCodeRow).where(
                    ConceptCodeRow.concept_key == keys[uri], ConceptCodeRow.scheme == scheme
                )
            )
            self._session.execute(
                insert(ConceptCodeRow).values(concept_key=keys[uri], scheme=scheme, code=code.code)
            )

    def get(self, uri: str) -> TaxonomyConcept:
        """Return a concept by its address."""
        row = self._session.scalars(_whole().where(ConceptRow.uri == uri)).one_or_none()
        if row is None:
            raise NotFound(
                "No concept of the taxonomy has this address.",
                where=uri,
                remedy="Look it up in the list of concepts.",
            )
        return _concept_of(row)

    def list(
        self,
        *,
        kind: ConceptKind | None = None,
        label_contains: str = "",
        code: str | None = None,
        limit: int = 50,
        offset: int = 0,
    ) -> Page[TaxonomyConcept]:
        """Return a page of concepts, by name."""
        query = _whole().where(equal(ConceptRow.kind, kind))
        if label_contains:
            words = label_contains.casefold()
            query = query.where(ConceptRow.label_folded.contains(words, autoescape=True))
        if code is not None:
            query = query.where(ConceptRow.codes.any(ConceptCodeRow.code == code))
        ordered = query.order_by(ConceptRow.label_folded, ConceptRow.key)
        rows = self._session.scalars(ordered.limit(limit).offset(offset))
        return Page([_concept_of(row) for row in rows], count_of(self._session, query))

    def skills_of(
        self, occupation_uri: str, importance: Importance | None = None
    ) -> tuple[tuple[TaxonomyConcept, Importance], ...]:
        """Return the skills an occupation asks, essential ones first, then by name."""
        key = self._keys_of([occupation_uri])[occupation_uri]
        related = select(SkillRelationRow.skill_key, SkillRelationRow.importance).where(
            SkillRelationRow.occupation_key == key,
            equal(SkillRelationRow.importance, importance),
        )
        importances = dict(self._session.execute(related).all())
        query = _whole().where(ConceptRow.key.in_(importances))
        rows = sorted(
            self._session.scalars(query),
            key=lambda row: (importances[row.key] is not Importance.ESSENTIAL, row.label_folded),
        )
        return tuple((_concept_of(row), importances[row.key]) for row in rows)

    def labels(self) -> Sequence[ConceptLabel]:
        """Return every name of every concept, the preferred one of each first."""
        preferred = select(ConceptRow.uri, ConceptRow.kind, ConceptRow.label).order_by(
            ConceptRow.key
        )
        others = (
            select(ConceptRow.uri, ConceptRow.kind, ConceptLabelRow.text)
            .join(ConceptLabelRow, ConceptLabelRow.concept_key == ConceptRow.key)
            .order_by(ConceptRow.key, ConceptLabelRow.position)
        )
        return [
            ConceptLabel(*found)
            for query in (preferred, others)
            for found in self._session.execute(query).all()
        ]

    def names(self, kind: ConceptKind) -> dict[str, str]:
        """Return the preferred names of a kind by address."""
        query = select(ConceptRow.uri, ConceptRow.label).where(ConceptRow.kind == kind)
        return dict(self._session.execute(query).all())

    def relations(self) -> Sequence[SkillRelation]:
        """Return which occupation asks which skill, all of them."""
        occupation, skill = aliased(ConceptRow), aliased(ConceptRow)
        query = (
            select(occupation.uri, skill.uri, SkillRelationRow.importance)
            .join(occupation, occupation.key == SkillRelationRow.occupation_key)
            .join(skill, skill.key == SkillRelationRow.skill_key)
        )
        return [
            SkillRelation(occupation_uri=one, skill_uri=other, importance=importance)
            for one, other, importance in self._session.execute(query).all()
        ]

    def _insert_concepts(self, keys: dict[str, int], concepts: Sequence[TaxonomyConcept]) -> None:
        insert_cells(
            self._session,
            TABLES[ConceptRow.__tablename__],
            [
                (keys[c.uri], c.uri, c.kind, c.label, c.label.casefold(), c.description)
                for c in concepts
            ],
        )
        insert_cells(
            self._session,
            TABLES[ConceptLabelRow.__tablename__],
            [
                (keys[c.uri], position, text)
                for c in concepts
                for position, text in enumerate(c.synonyms)
            ],
        )
        insert_cells(
            self._session,
            TABLES[ConceptCodeRow.__tablename__],
            [(keys[c.uri], scheme, code) for c in concepts for scheme, code in c.codes.items()],
        )

    def _keys_of(self, uris: Iterable[str]) -> dict[str, int]:
        wanted = sorted(set(uris))
        keys = self._stored_keys(wanted)
        for uri in wanted:
            if uri not in keys:
                raise NotFound(
                    "No concept of the taxonomy has this address.",
                    where=uri,
                    remedy="Import the edition that has it, or leave it out.",
                )
        return keys

    def _stored_keys(self, uris: Iterable[str]) -> dict[str, int]:
        keys: dict[str, int] = {}
        for chunk in chunks_of(sorted(set(uris))):
            query = select(ConceptRow.uri, ConceptRow.key).where(ConceptRow.uri.in_(chunk))
            keys.update(self._session.execute(query).all())
        return keys


def _whole() -> Select[ConceptRow]:
    return select(ConceptRow).options(
        selectinload(ConceptRow.labels), selectinload(ConceptRow.codes)
    )


def _concept_of(row: ConceptRow) -> TaxonomyConcept:
    codes: dict[CodeScheme, str] = {code.scheme: code.code for code in row.codes}
    return TaxonomyConcept(
        uri=row.uri,
        kind=row.kind,
        label=row.label,
        synonyms=tuple(label.text for label in row.labels),
        description=row.description,
        codes=codes,
    )


def _edition_of(row: TaxonomyEditionRow) -> TaxonomyEdition:
    return TaxonomyEdition(
        name=row.name,
        version=row.version,
        language=row.language,
        imported_at=row.imported_at,
        n_occupations=row.n_occupations,
        n_skills=row.n_skills,
        n_labels=row.n_labels,
        n_relations=row.n_relations,
    )


def _edition_columns(edition: TaxonomyEdition) -> dict[str, object]:
    return {
        "name": edition.name,
        "version": edition.version,
        "language": edition.language,
        "imported_at": edition.imported_at,
        "n_occupations": edition.n_occupations,
        "n_skills": edition.n_skills,
        "n_labels": edition.n_labels,
        "n_relations": edition.n_relations,
    }
