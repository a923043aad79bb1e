"""The linker of one process: names of the stored taxonomy, embedded when first asked for."""

from __future__ import annotations

import threading
from datetime import datetime

from matcher.skills.encoder import SkillEncoder
from matcher.skills.linker import ConceptLinker, load_link_confidence
from models.unit_of_work import UnitOfWork


class TaxonomyLinks:
    """Gives the linker of the taxonomy that is stored now; safe to use from threads."""

    def __init__(self, encoder: SkillEncoder) -> None:
        self.encoder = encoder
        self.confidence = load_link_confidence()
        self._made: tuple[datetime, ConceptLinker] | None = None
        self._lock = threading.Lock()

    @property
    def is_calibrated(self) -> bool:
        """Whether the confidences were fitted on the encoder in use."""
        return self.confidence.encoder == self.encoder.version

    def linker(self, uow: UnitOfWork) -> ConceptLinker | None:
        """Return the linker; None while no taxonomy is imported."""
        edition = uow.taxonomies.edition()
        if edition is None:
            return None
        with self._lock:
            if self._made is None or self._made[0] != edition.imported_at:
                labels = uow.taxonomies.labels()
                vectors = self.encoder.encode([label.text for label in labels])
                linker = ConceptLinker(labels, vectors, self.confidence)
                self._made = (edition.imported_at, linker)
            return self._made[1]
