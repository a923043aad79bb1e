"""The people and jobs that benchmarks measure with: invented, repeatable and as patchy as real."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest

from benchmarks import sonar_workbook, stored_pool, synthetic_phrases, synthetic_pool
from benchmarks.sonar_workbook import write_sonar_workbook
from benchmarks.stored_pool import candidates
from benchmarks.synthetic_phrases import trades
from benchmarks.synthetic_pool import N_SKILLS, SyntheticPool, synthetic_vacancies
from matcher.domain.profile import EntryKind
from matcher.domain.vacancy import Importance
from matcher.location.postcode import load_pc4_table
from matcher.privacy.redaction import passes_eleven_test

N = 4_000
WORDS = synthetic_phrases.WORDS


@pytest.fixture(scope="module")
def pool() -> SyntheticPool:
    """A pool large enough for shares."""
    return synthetic_pool.synthetic_pool(N, seed=1)


@pytest.mark.parametrize("module", [synthetic_pool, synthetic_phrases, stored_pool, sonar_workbook])
def test_whatever_invents_people_says_so_in_its_first_line(module: object) -> None:
    assert str(module.__doc__).startswith("SYNTHETIC")


def test_the_words_that_phrases_are_made_of_say_so_too() -> None:
    assert WORDS.read_text(encoding="utf-8").startswith("# SYNTHETIC")


def test_the_same_seed_gives_the_same_people_and_another_seed_others(pool: SyntheticPool) -> None:
    again = synthetic_pool.synthetic_pool(N, seed=1)
    other = synthetic_pool.synthetic_pool(N, seed=2)
    assert again.phrases == pool.phrases
    for field in fields(pool.columns):
        np.testing.assert_array_equal(
            getattr(again.columns, field.name), getattr(pool.columns, field.name)
        )
    assert other.columns.entry_phrase.tolist() != pool.columns.entry_phrase.tolist()


def test_everybody_has_eight_skills_and_entries_stand_with_their_owner(
    pool: SyntheticPool,
) -> None:
    columns = pool.columns
    skills = columns.entry_owner[columns.entry_kind == EntryKind.SKILL]
    assert np.bincount(skills, minlength=N).tolist() == [N_SKILLS] * N
    assert (np.diff(columns.entry_owner) >= 0).all()
    assert columns.entry_phrase.min() == 1
    assert columns.entry_phrase.max() == len(pool.phrases)


def test_few_phrases_are_frequent_and_most_are_rare(pool: SyntheticPool) -> None:
    counts = sorted(Counter(pool.columns.entry_phrase.tolist()).values(), reverse=True)
    assert len(counts) > 10_000
    assert sum(counts[:200]) > 0.25 * sum(counts)
    assert counts[len(counts) // 2] == 1


def test_facts_are_unknown_as_often_as_stated(pool: SyntheticPool) -> None:
    columns, unknown = pool.columns, synthetic_pool.UNKNOWN
    shares = {
        "education": np.mean(columns.education == 0),
        "pc4": np.mean(columns.pc4 == 0),
        "hours": np.mean(np.isnan(columns.hours_max)),
        "available": np.mean(columns.available_from == 0),
        "licences": np.mean(~columns.licences_complete),
        "max_travel_min": np.mean(np.isnan(columns.max_travel_min)),
    }
    for name, share in shares.items():
        assert share == pytest.approx(unknown[name], abs=0.04), name


def test_people_live_all_over_the_country(pool: SyntheticPool) -> None:
    table = load_pc4_table()
    positions = table.positions(pool.columns.pc4)
    assert (positions[pool.columns.pc4 > 0] >= 0).all()
    assert set(table.province[positions[positions >= 0]]) == set(table.province)


def test_stored_people_are_the_people_of_the_columns(pool: SyntheticPool) -> None:
    columns = pool.columns
    for row, candidate in enumerate(candidates(pool)):
        profile = candidate.profile
        assert candidate.candidate_id == columns.candidate_id[row]
        assert len(profile.skills) == N_SKILLS
        assert (profile.education_level or 0) == columns.education[row]
        assert int(profile.pc4 or 0) == columns.pc4[row]
        assert profile.hours.maximum is None or profile.hours.maximum == columns.hours_max[row]


def test_vacancies_ask_four_to_eight_skills_of_one_trade_and_are_the_same_every_time() -> None:
    vacancies = synthetic_vacancies(200, seed=1)
    assert vacancies == synthetic_vacancies(200, seed=1)
    known = [set(trade.skills) for trade in trades(seed=1)]
    for vacancy in vacancies:
        asked = {requirement.phrase for requirement in vacancy.requirements}
        assert 1 <= len(asked) <= 8
        assert any(asked <= skills for skills in known)
    importances = {r.importance for v in vacancies for r in v.requirements}
    assert importances == set(Importance)


def test_labels_of_esco_join_the_phrases_when_they_are_at_hand(tmp_path: Path) -> None:
    write_table(
        tmp_path / "skills_nl_partial.csv", ["label_nl", "altLabels_nl"], ["ijs scheppen", ""]
    )
    write_table(
        tmp_path / "occupations_nl.csv",
        ["preferredLabel", "altLabels"],
        ["ijsbereider", "ijsmaker\nijsmaakster"],
    )
    known = trades(seed=1, esco=tmp_path)
    assert "ijs scheppen" in {phrase for trade in known for phrase in trade.skills}
    jobs = {phrase for trade in known for phrase in trade.occupations}
    assert {"ijsbereider", "ijsmaker", "ijsmaakster"} <= jobs


def write_table(path: Path, headings: list[str], cells: list[str]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([headings, cells])


def test_no_number_in_the_bsn_column_of_the_workbook_can_be_a_bsn(tmp_path: Path) -> None:
    from python_calamine import CalamineWorkbook

    path = tmp_path / "sonar.xlsx"
    write_sonar_workbook(path, 300, seed=1)
    headings, *rows = CalamineWorkbook.from_path(path).get_sheet_by_name("SYNTHETIC").to_python()
    assert tuple(headings) == sonar_workbook.HEADINGS
    assert len(rows) == 300
    place = headings.index("BSN")
    assert not [row for row in rows if passes_eleven_test(str(int(float(str(row[place])))))]
