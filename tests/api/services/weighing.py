"""Weights as tests change them."""

from __future__ import annotations

from datetime import datetime

from api.services.weights import save_weights
from matcher.domain.access import Viewer
from matcher.domain.weight_set import WeightOrigin, WeightSet
from matcher.ranking.weight_document import document_tables, shipped_document, written
from matcher.ranking.weights import DEFAULT_WEIGHTS
from models.engine import Database
from tests.api.services.counted_desk import AN_INSTANT, OPERATOR

WHY = "De bus rijdt hier niet."


def weighed(**components: float) -> str:
    """Return the shipped weights with other shares of these components, as TOML."""
    tables = document_tables(shipped_document(DEFAULT_WEIGHTS), where="weights")
    return written({**tables, "components": {**tables["components"], **components}})


def save(
    database: Database,
    document: str,
    *,
    name: str = "desk",
    origin: WeightOrigin = WeightOrigin.DESK,
    viewer: Viewer = OPERATOR,
    at: datetime = AN_INSTANT,
) -> WeightSet:
    """Save weights with a reason."""
    with database.unit_of_work(viewer) as uow:
        return save_weights(uow, document, name=name, origin=origin, why=WHY, at=at)
