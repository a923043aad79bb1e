"""The contract of a million euros, for every form of its statement."""

from __future__ import annotations

import pytest

from matcher.domain.access import Viewer
from models.engine import Database
from tests.statement_example import store_example


@pytest.fixture
def filled(database: Database, operator: Viewer) -> Database:
    """The contract of a million euros."""
    store_example(database, operator)
    return database
