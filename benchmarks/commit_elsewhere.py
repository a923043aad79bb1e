"""Another process that stores one candidate for every line it reads, and says when it committed.

Run by ``benchmarks.speed_stored``. The first line is the address of the database: as an argument,
its password would stand in the list of processes.
"""

from __future__ import annotations

import sys
import time

from benchmarks.stored_pool import OPERATOR, intermediary
from matcher.domain.candidate import Candidate
from matcher.domain.profile import Profile
from models.engine import Database


def main() -> None:
    """Store a candidate named by every line; answer with the seconds since the epoch."""
    database = Database(sys.stdin.readline().strip())
    for line in sys.stdin:
        candidate = Candidate(
            candidate_id=line.strip(),
            organisation_id=intermediary(1),
            is_shareable=True,
            profile=Profile(skills=("vloeren dweilen",)),
        )
        with database.unit_of_work(OPERATOR) as uow:
            uow.candidates.add(candidate)
            uow.commit()
        sys.stdout.write(f"{time.time()}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
