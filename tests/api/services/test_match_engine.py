"""The warm index follows the database: whoever commits, and whatever happens meanwhile."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from structlog.testing import capture_logs

from api.services.match_engine import MatchEngine
from matcher.domain.candidate import Candidate
from matcher.domain.columns import ProfileColumns
from matcher.domain.profile import Profile
from matcher.domain.ranking import RankedCandidate
from matcher.domain.vacancy import Vacancy
from matcher.ranking.ranker import asked_phrases
from matcher.skills.encoder import default_encoder_path
from models.engine import Database
from models.errors import StorageUnavailable
from models.repositories.candidates import Candidates
from tests.factories import a_candidate, a_vacancy, a_viewer, an_organisation

PATIENCE_S = 60
STORED_ELSEWHERE = """
import sys
from matcher.domain.profile import Profile
from models.engine import Database
from tests.factories import a_candidate, a_viewer

database = Database(sys.stdin.readline().strip())
with database.unit_of_work(a_viewer()) as uow:
    uow.candidates.add(a_candidate(candidate_id="K-ELSE", source_id="else"))
    uow.candidates.update(a_candidate(profile=Profile(skills=("lassen",))))
    uow.commit()
"""
ROOT = Path(__file__).parents[3]


def eventually(answer: Callable[[], bool]) -> None:
    """Wait until a question is answered with yes; fail when it never is."""
    until = time.monotonic() + PATIENCE_S
    while not answer():
        assert time.monotonic() < until, "it did not happen"
        time.sleep(0.02)


@pytest.fixture
def stored(database: Database) -> Database:
    """A database with one intermediary and the candidate K-0001."""
    with database.unit_of_work(a_viewer()) as uow:
        uow.organisations.add(an_organisation())
        uow.candidates.add(a_candidate())
        uow.commit()
    return database


@pytest.fixture
def following(stored: Database) -> Iterator[MatchEngine]:
    """An engine that follows in the background."""
    engine = MatchEngine(stored)
    engine.start_following()
    yield engine
    engine.stop()


def store(database: Database, *candidates: Candidate) -> None:
    with database.unit_of_work(a_viewer()) as uow:
        for candidate in candidates:
            uow.candidates.add(candidate)
        uow.commit()


def another(number: int, *skills: str) -> Candidate:
    return a_candidate(
        candidate_id=f"K-{number:04d}",
        source_id=f"{number:04d}",
        profile=Profile(skills=skills or ("lassen",)),
    )


def lines(engine: MatchEngine, vacancy: Vacancy) -> dict[str, RankedCandidate]:
    """Return everybody's line for a vacancy that may be stored or not."""
    with engine.database.unit_of_work(a_viewer()) as uow:
        vectors = engine.vectors_for(uow, asked_phrases(vacancy))
    with engine.index() as index:
        ranking = engine.ranker.rank(index, vacancy, vectors, top=100, top_excluded=100)
    return {line.candidate_id: line for line in (*ranking.ranked, *ranking.excluded)}


# --- changes --------------------------------------------------------------------------------


def test_the_index_is_loaded_at_the_first_question(stored: Database) -> None:
    engine = MatchEngine(stored)
    assert not engine.is_loaded
    assert lines(engine, a_vacancy()).keys() == {"K-0001"}
    assert engine.is_loaded


def test_what_another_unit_of_work_committed_is_in_the_next_ranking(stored: Database) -> None:
    engine = MatchEngine(stored)
    before = lines(engine, a_vacancy())
    store(stored, another(2, "heftruck rijden"))
    assert lines(engine, a_vacancy()).keys() == {"K-0001", "K-0002"}
    with stored.unit_of_work(a_viewer()) as uow:
        uow.candidates.update(a_candidate(profile=Profile(skills=("lassen",))))
        uow.commit()
    changed = lines(engine, a_vacancy())["K-0001"]
    assert changed.evidence[0].strength < before["K-0001"].evidence[0].strength
    with stored.unit_of_work(a_viewer()) as uow:
        uow.candidates.delete("K-0001")
        uow.commit()
    assert lines(engine, a_vacancy()).keys() == {"K-0002"}


def test_what_was_not_committed_is_not_in_the_ranking(stored: Database) -> None:
    engine = MatchEngine(stored)
    with stored.unit_of_work(a_viewer()) as uow:
        uow.candidates.add(another(2))
    assert lines(engine, a_vacancy()).keys() == {"K-0001"}


def test_an_index_that_followed_ranks_as_one_that_is_loaded_afresh(stored: Database) -> None:
    engine = MatchEngine(stored)
    engine.load()
    store(stored, another(2, "orders verzamelen"), another(3, "heftruck besturen"))
    with stored.unit_of_work(a_viewer()) as uow:
        uow.candidates.update(another(2, "heftruck rijden", "orderpicken"))
        uow.candidates.delete("K-0003")
        uow.commit()
    assert lines(engine, a_vacancy()) == lines(MatchEngine(stored), a_vacancy())


def test_a_change_by_another_process_arrives_without_anybody_asking(
    following: MatchEngine,
) -> None:
    eventually(lambda: following.n_candidates == 1)
    subprocess.run(  # noqa: S603 - our own interpreter and our own words
        [sys.executable, "-c", STORED_ELSEWHERE],
        input=following.database.url,
        text=True,
        check=True,
        cwd=ROOT,
        timeout=PATIENCE_S,
    )
    eventually(lambda: following.n_candidates == 2)
    evidence = lines(following, a_vacancy())["K-0001"].evidence
    assert all(e.strength < 0.5 for e in evidence), "K-0001 has another profile now"


def test_stopping_ends_the_background_work_and_it_can_start_again(stored: Database) -> None:
    engine = MatchEngine(stored)
    for _ in range(2):
        engine.start_following()
        engine.start_following()
        engine.stop()
        assert not [t for t in threading.enumerate() if t.name == "index-follower"]
    engine.stop()


# --- while things go on ---------------------------------------------------------------------


def test_who_is_committed_while_the_index_is_loaded_is_not_missed(
    stored: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The profile comes in between reading the phrases and reading the profiles."""
    read = Candidates.profile_columns
    newcomers = iter([another(2, "een vaardigheid die niemand nog had")])

    def commit_first(own: Candidates, keys: Sequence[int] | None = None) -> ProfileColumns:
        for newcomer in newcomers:
            store(stored, newcomer)
        return read(own, keys)

    monkeypatch.setattr(Candidates, "profile_columns", commit_first)
    engine = MatchEngine(stored)
    engine.load()
    assert lines(engine, a_vacancy()).keys() == {"K-0001", "K-0002"}


def test_many_commits_while_the_index_is_loaded_over_and_over_are_all_there_at_the_end(
    stored: Database,
) -> None:
    engine = MatchEngine(stored)
    people = [another(number, f"vaardigheid {number}") for number in range(2, 22)]

    def commit_all() -> None:
        for person in people:
            store(stored, person)

    writer = threading.Thread(target=commit_all)
    writer.start()
    while writer.is_alive():
        engine.load()
    writer.join()
    assert lines(engine, a_vacancy()).keys() == {"K-0001", *(p.candidate_id for p in people)}
    assert lines(engine, a_vacancy()) == lines(MatchEngine(stored), a_vacancy())


def test_rankings_from_many_threads_while_people_change_are_never_half_a_pool(
    stored: Database,
) -> None:
    """Everybody is replaced at once, over and over; a ranking sees all before or all after."""
    store(stored, another(2), another(3))
    engine = MatchEngine(stored)
    engine.load()
    mixtures: list[set[float]] = []
    vacancy = replace(a_vacancy(), requirements=a_vacancy().requirements[:1], pc4=None)

    def rank_over_and_over() -> None:
        for _ in range(15):
            told = lines(engine, vacancy)
            mixtures.append({round(told[c].evidence[0].strength, 3) for c in ("K-0002", "K-0003")})

    threads = [threading.Thread(target=rank_over_and_over) for _ in range(3)]
    for thread in threads:
        thread.start()
    for turn in range(15):
        skill = ("heftruck rijden", "lassen")[turn % 2]
        with stored.unit_of_work(a_viewer()) as uow:
            uow.candidates.update(another(2, skill))
            uow.candidates.update(another(3, skill))
            uow.commit()
    for thread in threads:
        thread.join()
    assert len(mixtures) == 45
    assert all(len(mixture) == 1 for mixture in mixtures)


def test_the_follower_survives_a_database_that_is_away_for_a_moment(
    migrated_file: Path, tmp_path: Path
) -> None:
    file, away = tmp_path / "sroi.sqlite", tmp_path / "away.sqlite"
    shutil.copy(migrated_file, file)
    database = Database(f"sqlite:///{file}")
    with database.unit_of_work(a_viewer()) as uow:
        uow.organisations.add(an_organisation())
        uow.commit()
    engine = MatchEngine(database)
    engine.load()
    with capture_logs() as logs:
        database.dispose()
        file.rename(away)
        engine.start_following()
        eventually(lambda: "index_follower_could_not_catch_up" in {log["event"] for log in logs})
        with pytest.raises(StorageUnavailable):
            lines(engine, a_vacancy())
        away.rename(file)
        store(database, a_candidate())
        eventually(lambda: engine.n_candidates == 1)
        engine.stop()
    database.dispose()


# --- encoders -------------------------------------------------------------------------------


@pytest.fixture
def other_encoder(tmp_path: Path) -> Path:
    """The same weights under another name: another version, whose vectors must not be mixed."""
    folder = tmp_path / "other encoder"
    shutil.copytree(default_encoder_path(), folder)
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps(config | {"name": "other"}))
    return folder


def test_a_second_encoder_embeds_for_itself_what_the_first_has_stored(
    stored: Database, other_encoder: Path
) -> None:
    first = MatchEngine(stored)
    first.load()
    second = MatchEngine(stored, encoder_path=other_encoder)
    assert first.encoder.version != second.encoder.version
    assert lines(second, a_vacancy()) == lines(first, a_vacancy())
    with stored.unit_of_work(a_viewer()) as uow:
        assert uow.phrases.without_vectors(first.encoder.version, 10) == []
        assert uow.phrases.without_vectors(second.encoder.version, 10) == []


def test_a_profile_that_another_process_embedded_with_another_encoder_is_taken_in(
    stored: Database, other_encoder: Path
) -> None:
    first, second = MatchEngine(stored), MatchEngine(stored, encoder_path=other_encoder)
    first.load()
    second.load()
    with stored.unit_of_work(a_viewer()) as uow:
        uow.candidates.add(another(2, "heftruck rijden in de haven"))
        second.embed_new_phrases(uow)
        uow.commit()
    assert lines(first, a_vacancy()) == lines(second, a_vacancy())


def test_a_vacancy_ranks_the_same_before_and_after_its_phrases_are_stored(
    stored: Database,
) -> None:
    engine = MatchEngine(stored)
    vacancy = a_vacancy(title="Bestuurder van een vorkheftruck in de haven")
    asked = asked_phrases(vacancy)
    with stored.unit_of_work(a_viewer()) as uow:
        before = engine.vectors_for(uow, asked)
        uow.phrases.keys_of(asked)
        engine.embed_new_phrases(uow)
        uow.commit()
    with stored.unit_of_work(a_viewer()) as uow:
        after = engine.vectors_for(uow, asked)
    assert before.keys() == after.keys() == set(asked)
    for phrase in asked:
        assert before[phrase].tobytes() == after[phrase].tobytes()
        assert np.linalg.norm(after[phrase]) == pytest.approx(1.0, abs=1e-6)
