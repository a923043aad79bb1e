"""Phrases of profiles and vacancies, each stored once, and their vectors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Select, select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.orm import Session

from matcher.domain.columns import PhraseColumns
from matcher.errors import InvalidInput
from models.chunks import chunks_of
from models.content_digest import text_digest
from models.raw_rows import raw_rows
from models.rows.phrase import PhraseRow, PhraseVectorRow

STORED_TYPE = np.dtype("<f2")
"""Half precision: an error below 0.0005 of a coordinate, for a quarter of the bytes of float64."""


class Phrases:
    """The dictionary of unique phrases. A phrase says nothing of who wrote it."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def keys_of(self, texts: Iterable[str]) -> dict[str, int]:
        """Return the storage keys of phrases, storing those that are new."""
        # In one order everywhere: two imports that wait for each other's phrases would deadlock.
        digests = {text: text_digest(text) for text in sorted(set(texts))}
        keys = self._stored_keys(digests)
        new = [text for text in digests if text not in keys]
        for chunk in chunks_of(new):
            rows: list[dict[str, object]] = [
                {"text": text, "text_digest": digests[text]} for text in chunk
            ]
            self._insert_unless_stored(rows)
        keys.update(self._stored_keys({text: digests[text] for text in new}))
        return keys

    def without_vectors(self, encoder: str, limit: int) -> list[tuple[int, str]]:
        """Return phrases that this encoder version has not embedded yet, oldest first."""
        embedded = select(PhraseVectorRow.phrase_key).where(
            PhraseVectorRow.phrase_key == PhraseRow.key, PhraseVectorRow.encoder == encoder
        )
        query = (
            select(PhraseRow.key, PhraseRow.text)
            .where(~embedded.exists())
            .order_by(PhraseRow.key)
            .limit(limit)
        )
        return [(row.key, row.text) for row in self._session.execute(query)]

    def store_vectors(
        self, encoder: str, keys: Sequence[int], vectors: NDArray[np.float32]
    ) -> None:
        """Store one vector per phrase for this encoder version, replacing earlier ones."""
        if vectors.ndim != 2 or len(vectors) != len(keys):
            raise InvalidInput(
                f"{len(keys)} phrases cannot take vectors of shape {vectors.shape}.",
                where="vectors",
                remedy="Give one row per phrase.",
            )
        stored = vectors.astype(STORED_TYPE)
        rows = [
            {"encoder": encoder, "phrase_key": key, "vector": vector.tobytes()}
            for key, vector in zip(keys, stored, strict=True)
        ]
        for chunk in chunks_of(rows):
            self._upsert_vectors(chunk)

    def columns(self, encoder: str, phrase_keys: Sequence[int] | None = None) -> PhraseColumns:
        """Return the phrases that this encoder version has embedded, by key; None asks for all."""
        if phrase_keys is None:
            return self._read([_embedded(encoder)])
        return self._read(
            [
                _embedded(encoder).where(PhraseRow.key.in_(chunk))
                for chunk in chunks_of(sorted(set(phrase_keys)))
            ]
        )

    def vectors_of(self, encoder: str, texts: Sequence[str]) -> dict[str, NDArray[np.float32]]:
        """Return the vectors of those phrases that this encoder version has embedded."""
        digests = [text_digest(text) for text in set(texts)]
        columns = self._read(
            [
                _embedded(encoder).where(PhraseRow.text_digest.in_(chunk))
                for chunk in chunks_of(digests)
            ]
        )
        return dict(zip(columns.text, columns.vectors, strict=True))

    def _read(self, queries: Sequence[Select[int, str, bytes]]) -> PhraseColumns:
        rows = [
            row for query in queries for batch in raw_rows(self._session, query) for row in batch
        ]
        return PhraseColumns(
            phrase_key=np.fromiter((key for key, _, _ in rows), dtype=np.int32, count=len(rows)),
            text=[text for _, text, _ in rows],
            vectors=_unit_rows([vector for _, _, vector in rows]),
        )

    def _stored_keys(self, digests: dict[str, bytes]) -> dict[str, int]:
        keys: dict[str, int] = {}
        for chunk in chunks_of(list(digests.values())):
            query = select(PhraseRow.text, PhraseRow.key).where(PhraseRow.text_digest.in_(chunk))
            keys.update((row.text, row.key) for row in self._session.execute(query))
        return keys

    def _insert_unless_stored(self, rows: Sequence[dict[str, object]]) -> None:
        insert = sqlite_insert if self._is_sqlite else postgresql_insert
        self._session.connection().execute(
            insert(PhraseRow).on_conflict_do_nothing(index_elements=["text_digest"]), rows
        )

    def _upsert_vectors(self, rows: Sequence[dict[str, object]]) -> None:
        insert = sqlite_insert if self._is_sqlite else postgresql_insert
        statement = insert(PhraseVectorRow)
        self._session.connection().execute(
            statement.on_conflict_do_update(
                index_elements=["encoder", "phrase_key"],
                set_={"vector": statement.excluded.vector},
            ),
            rows,
        )

    @property
    def _is_sqlite(self) -> bool:
        return self._session.get_bind().dialect.name == "sqlite"


def as_stored(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return unit vectors as they come back from storage, to the last bit."""
    return _unit_rows([vector.tobytes() for vector in vectors.astype(STORED_TYPE)])


def _embedded(encoder: str) -> Select[int, str, bytes]:
    return (
        select(PhraseRow.key, PhraseRow.text, PhraseVectorRow.vector)
        .join(PhraseVectorRow, PhraseVectorRow.phrase_key == PhraseRow.key)
        .where(PhraseVectorRow.encoder == encoder)
        .order_by(PhraseRow.key)
    )


def _unit_rows(stored: list[bytes]) -> NDArray[np.float32]:
    """Return stored vectors with the length that rounding to half precision took from them."""
    if not stored:
        return np.zeros((0, 0), dtype=np.float32)
    halves = np.frombuffer(b"".join(stored), dtype=STORED_TYPE).reshape(len(stored), -1)
    vectors = halves.astype(np.float32)
    lengths = np.sqrt(np.vecdot(vectors, vectors))[:, None]
    # A phrase without meaning is a zero row and stays one.
    np.divide(vectors, lengths, out=vectors, where=lengths > 0)
    return vectors
