"""The benchmark of feasibility measures what it says, and says what it measured."""

from __future__ import annotations

import pytest

from benchmarks.speed_feasibility import QUESTIONS, main, with_own_claims
from benchmarks.stored_pool import candidates
from benchmarks.synthetic_pool import synthetic_pool


def test_a_small_run_answers_every_question_and_gives_the_command(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["--candidates", "300", "--database", "sqlite"])
    out = capsys.readouterr().out
    assert "`python -m benchmarks.speed_feasibility --candidates 300 --database sqlite`" in out
    for name in QUESTIONS:
        assert f"| {name} | " in out
    assert "SYNTHETIC" in out


def test_every_second_person_has_a_claim_of_their_own() -> None:
    people = list(with_own_claims(candidates(synthetic_pool(100, seed=1))))
    claims = [person.claims[0] for person in people if person.claims]
    assert len(claims) == 50
    assert len(set(claims)) == 50
