"""Another process at work on the same database: registers or removes a candidate."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime

from api.services.candidates import register_candidate, remove_candidate
from api.services.match_engine import MatchEngine
from matcher.domain.candidate import Candidate
from matcher.domain.profile import Profile
from models.engine import Database
from tests.factories import a_viewer

AT = datetime(2026, 5, 4, 10, 0, tzinfo=UTC)
ADDRESS = "SROI_TEST_SECOND_WRITER_DATABASE"
"""Variable with the address, which may hold a password and so is no argument."""


def main(verb: str, text: str) -> str:
    """Carry out one change and return the pseudonym it concerns."""
    database = Database(os.environ[ADDRESS])
    with database.unit_of_work(a_viewer()) as uow:
        if verb == "remove":
            remove_candidate(uow, text, at=AT)
            return text
        draft = Candidate(
            candidate_id="",
            organisation_id=text,
            is_shareable=True,
            profile=Profile(skills=("heftruck rijden", "spuitgieten met kunststof")),
        )
        return register_candidate(uow, MatchEngine(database), draft, on=AT.date()).candidate_id


if __name__ == "__main__":
    sys.stdout.write(main(*sys.argv[1:]))
