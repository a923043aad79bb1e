"""Fixtures of the tests of services."""

from __future__ import annotations

import pytest

from api.services.match_engine import MatchEngine
from models.engine import Database
from tests.api.made_up_region import store_region
from tests.api.services.claim_region import filled_region


@pytest.fixture
def region(database: Database) -> Database:
    """An intermediary with a candidate, another one, a municipal desk and a contractor."""
    return filled_region(database)


@pytest.fixture
def region_engine(database: Database, engine: MatchEngine) -> MatchEngine:
    """The scoring core over the made-up region that is worked out by hand."""
    store_region(database)
    return engine
