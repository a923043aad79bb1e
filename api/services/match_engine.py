"""The scoring core kept warm: index, encoder and weights of one process, following the database."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import structlog
from numpy.typing import NDArray

from api.services.taxonomy_links import TaxonomyLinks
from api.services.weights import parsed, weights_of_version
from matcher.domain.access import Purpose, Role, Viewer
from matcher.domain.change import ChangedEntity, Operation
from matcher.domain.columns import ProfileColumns
from matcher.errors import MatcherError
from matcher.ranking.index import CandidateIndex
from matcher.ranking.ranker import Ranker
from matcher.ranking.weights import DEFAULT_WEIGHTS, Weights, load_weights
from matcher.skills.encoder import SkillEncoder, default_encoder_path
from models.engine import Database
from models.repositories.phrases import as_stored
from models.unit_of_work import UnitOfWork

FOLLOW_EVERY_S = 0.25
"""How often a running service looks for changes that another process committed."""
EMBED_BATCH = 4096
_FOLLOWER = Viewer(actor="index-follower", role=Role.OPERATOR, purpose=Purpose.MATCHING)
_log = structlog.get_logger()


class MatchEngine:
    """Everything a ranking needs besides the rows of one request; safe to use from threads."""

    def __init__(
        self,
        database: Database,
        *,
        encoder_path: Path | None = None,
        weights_name: str = DEFAULT_WEIGHTS,
    ) -> None:
        self.database = database
        self.default_weights = weights_name
        self.encoder = SkillEncoder.load(encoder_path or default_encoder_path())
        self.ranker = self.ranker_with(load_weights(weights_name))
        self._rankers: dict[str | None, Ranker] = {None: self.ranker}
        self.links = TaxonomyLinks(self.encoder)
        self.is_loaded = False
        self._index = CandidateIndex(self.encoder.dimension)
        self._sequence = 0
        self._lock = threading.RLock()
        self._stopping = threading.Event()
        self._follower: threading.Thread | None = None

    @property
    def n_candidates(self) -> int:
        """Candidates in the index."""
        return len(self._index)

    @property
    def weights(self) -> Weights:
        """The weights that were in use when the index was last lent."""
        return self.ranker.weights

    @property
    def data_sequence(self) -> int:
        """Place in the feed of changes up to which the index knows everybody."""
        return self._sequence

    @contextmanager
    def index(self) -> Iterator[CandidateIndex]:
        """Lend the index, up to date with all that is committed, while nobody changes it.

        ``ranker`` has the weights that are in use from then on, until the index is given back.
        """
        with self._lock:
            if not self.is_loaded:
                self.load()
            self.catch_up()
            yield self._index

    def load(self) -> None:
        """Build the index from the database."""
        self._embed_now()
        with self._lock, self.database.unit_of_work(_FOLLOWER) as uow:
            # The position in the feed is read first: what commits meanwhile comes again, and
            # applying a change twice is harmless.
            sequence = uow.changes.latest()
            index = CandidateIndex(self.encoder.dimension)
            index.add_phrases(uow.phrases.columns(self.encoder.version))
            self._take_in(uow, index, uow.candidates.profile_columns())
            self._index, self._sequence, self.is_loaded = index, sequence, True
            # In another database a version of the same name may hold other numbers.
            self._rankers = {None: self._rankers[None]}
            self.ranker = self._ranker_in_use(uow)

    def catch_up(self) -> None:
        """Apply every change that was committed since the last time."""
        with self._lock:
            with self.database.unit_of_work(_FOLLOWER) as uow:
                went_back = uow.changes.latest() < self._sequence
                if not went_back:
                    self._apply_changes(uow)
                    self.ranker = self._ranker_in_use(uow)
            if went_back:
                # Another database stands at the address now, a backup perhaps.
                self.load()

    def ranker_with(self, weights: Weights) -> Ranker:
        """Return a ranker with other weights, over the same vectors."""
        return Ranker(weights, self.encoder.calibration)

    def weights_in_use(self, uow: UnitOfWork) -> Weights:
        """Return the weights that count now, also before the index was ever lent."""
        return self._ranker_in_use(uow).weights

    def _ranker_in_use(self, uow: UnitOfWork) -> Ranker:
        """Return the ranker of the version in use; a stored version never changes."""
        version = uow.weight_sets.active_version()
        if version is not None and version not in self._rankers:
            weights = parsed(weights_of_version(uow, version))
            self._rankers[version] = self.ranker_with(weights)
        return self._rankers[version]

    def _apply_changes(self, uow: UnitOfWork) -> None:
        while changes := uow.changes.since(self._sequence):
            last = {c.key: c for c in changes if c.entity is ChangedEntity.CANDIDATE}
            self._index.remove(
                key for key, change in last.items() if change.operation is Operation.DELETE
            )
            keys = [k for k, change in last.items() if change.operation is Operation.UPSERT]
            if keys:
                self._take_in(uow, self._index, uow.candidates.profile_columns(keys))
            self._sequence = changes[-1].sequence

    def embed_new_phrases(self, uow: UnitOfWork) -> int:
        """Embed and store every phrase that this encoder has not seen; return how many."""
        n_embedded = 0
        while batch := uow.phrases.without_vectors(self.encoder.version, EMBED_BATCH):
            keys = [key for key, _ in batch]
            vectors = self.encoder.encode([text for _, text in batch])
            uow.phrases.store_vectors(self.encoder.version, keys, vectors)
            n_embedded += len(batch)
        return n_embedded

    def vectors_for(self, uow: UnitOfWork, texts: Sequence[str]) -> dict[str, NDArray[np.float32]]:
        """Return the vectors of these phrases, from storage where they are."""
        vectors = uow.phrases.vectors_of(self.encoder.version, texts)
        missing = [text for text in dict.fromkeys(texts) if text not in vectors]
        if missing:
            # A ranking stays the same when its phrases are stored later.
            fresh = as_stored(self.encoder.encode(missing))
            vectors |= dict(zip(missing, fresh, strict=True))
        return vectors

    def start_following(self) -> None:
        """Load the index and apply changes of other processes as they come, in the background."""
        if self._follower is None:
            self._stopping.clear()
            self._follower = threading.Thread(
                target=self._follow, name="index-follower", daemon=True
            )
            self._follower.start()

    def stop(self) -> None:
        """End the background work and wait for it."""
        self._stopping.set()
        if self._follower is not None:
            self._follower.join()
            self._follower = None

    def _follow(self) -> None:
        was_away = False
        while not self._stopping.wait(FOLLOW_EVERY_S):
            try:
                # Also loads the index, whenever the database answers for the first time.
                with self.index():
                    was_away = False
            except MatcherError as error:
                # The database may be away for a moment; every ranking catches up by itself and
                # reports the fault to its own caller, so the follower notes it, once.
                if not was_away:
                    _log.warning("index_follower_could_not_catch_up", what=error.what)
                was_away = True

    def _take_in(self, uow: UnitOfWork, index: CandidateIndex, columns: ProfileColumns) -> None:
        """Apply profiles, after the phrases in them that the index has not got yet."""
        missing = index.missing_phrases(columns.entry_phrase).tolist()
        phrases = uow.phrases.columns(self.encoder.version, missing)
        if len(phrases.phrase_key) < len(missing):
            # Another process stored these phrases with another encoder: ours embeds them too.
            self._embed_now()
            with self.database.unit_of_work(_FOLLOWER) as fresh:
                phrases = fresh.phrases.columns(self.encoder.version, missing)
        index.add_phrases(phrases)
        index.apply(columns)

    def _embed_now(self) -> None:
        with self.database.unit_of_work(_FOLLOWER) as uow:
            self.embed_new_phrases(uow)
            uow.commit()
