"""The benchmark's own measures by hand, and the shipped encoder against plain text search."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from benchmarks.encoder_cost import cost_in_own_process
from benchmarks.encoder_peers import Scores, by_bm25, by_tfidf, by_vectors, own_peer
from benchmarks.encoder_tasks import Task, is_held_out, linking_tasks, measure, synonym_tasks
from matcher.skills.encoder import SkillEncoder, default_encoder_path

REFERENCE = os.environ.get("SROI_REFERENCE_DATA")
LABELS = ("heftruck rijden", "lassen", "ramen lappen", "hout zagen")


def ranked_by(*rows: Sequence[float]) -> list[Scores]:
    return [np.array(row, np.float32) for row in rows]


def figures_for(right: tuple[frozenset[int], ...], rows: list[Scores]) -> tuple[float, ...]:
    def search(queries: Sequence[str], labels: Sequence[str]) -> Iterator[Scores]:
        assert len(queries) == len(rows)
        assert labels == LABELS
        yield from rows

    task = Task(name="toy", queries=("vraag",) * len(rows), labels=LABELS, right=right)
    found = measure(task, search)
    return found.mean_average_precision, found.mrr, found.hit_at_1, found.hit_at_10


def test_right_labels_on_ranks_1_and_3_give_an_average_precision_of_five_sixths() -> None:
    rows = ranked_by([0.9, 0.5, 0.4, 0.1])
    assert figures_for((frozenset({0, 2}),), rows) == pytest.approx((5 / 6, 1.0, 1.0, 1.0))


def test_measures_are_means_over_queries() -> None:
    rows = ranked_by([0.9, 0.5, 0.4, 0.1], [0.9, 0.5, 0.4, 0.1])
    right = (frozenset({0}), frozenset({3}))
    assert figures_for(right, rows) == pytest.approx((0.625, 0.625, 0.5, 1.0))


def test_a_graded_gain_is_discounted_by_rank() -> None:
    gains = {0: 1, 2: 3}
    task = Task(
        name="toy", queries=("vraag",), labels=LABELS, right=(frozenset(gains),), gains=(gains,)
    )
    found = measure(task, lambda *_: iter(ranked_by([0.9, 0.5, 0.4, 0.1])))
    won, best = 1.0 + 7.0 / np.log2(4), 7.0 + 1.0 / np.log2(3)
    assert found.ndcg_at_10 == pytest.approx(won / best)


def named(folder: Path, name: str) -> Task:
    return {task.name: task for task in synonym_tasks(folder)}[name]


def test_the_hard_queries_are_those_unlike_their_labels_in_letters_or_in_words(
    tmp_path: Path,
) -> None:
    held_out = next(uri for uri in (f"urn:{n}" for n in range(99)) if is_held_out(uri))
    (tmp_path / "occupations_nl.csv").write_text(
        "conceptUri,preferredLabel,altLabels\n"
        f'{held_out},glazenwasser,"glazenwassers\nwasser\nramenlapper\nglaszetter in de bouw\n'
        'medewerker glazenwassen"\n',
        encoding="utf-8",
    )
    (tmp_path / "skills_nl_partial.csv").write_text(
        f"skillUri,label_nl,altLabels_nl\n{held_out},a,b\n"
    )
    titles = "held-out occupation titles to all labels"
    preferred = "held-out occupation synonyms to preferred labels"
    assert named(tmp_path, titles).queries == (
        "glazenwassers",
        "ramenlapper",
        "medewerker glazenwassen",
    )
    assert "glazenwassers" not in named(tmp_path, f"{titles}, unlike in letters").queries
    assert named(tmp_path, f"{preferred}, no word shared").queries == (
        "ramenlapper",
        "glaszetter in de bouw",
    )


def test_a_held_out_title_is_searched_among_all_labels_but_its_own(tmp_path: Path) -> None:
    held_out = next(uri for uri in (f"urn:{n}" for n in range(99)) if is_held_out(uri))
    (tmp_path / "occupations_nl.csv").write_text(
        "conceptUri,preferredLabel,altLabels\n"
        f'{held_out},lasser,"metaallasser\nmedewerker laswerk\nlasoperator"\n'
        f"{held_out}-other,kok,chef-kok\n",
        encoding="utf-8",
    )
    (tmp_path / "skills_nl_partial.csv").write_text(
        f"skillUri,label_nl,altLabels_nl\n{held_out},a,b\n"
    )
    titles = named(tmp_path, "held-out occupation titles to all labels")
    assert titles.queries == ("metaallasser", "lasoperator")
    assert {titles.labels[place] for place in titles.right[0]} == {"lasser", "medewerker laswerk"}
    assert set(titles.labels) == {"lasser", "medewerker laswerk", "kok", "chef-kok"}


def test_what_an_encoder_costs_is_measured_in_a_process_of_its_own(tmp_path: Path) -> None:
    linking = tmp_path / "data" / "skill-linking-nl"
    linking.mkdir(parents=True)
    (linking / "queries.tsv").write_text("q1\tvorkheftruck\n")
    (linking / "corpus.tsv").write_text("u1\theftruck\n")
    (linking / "qrels.tsv").write_text("q1\t0\tu1\t3\n")
    cost = cost_in_own_process(str(default_encoder_path()), tmp_path, 1)
    on_disk = sum(path.stat().st_size for path in default_encoder_path().iterdir())
    assert cost.disk_mb == pytest.approx(on_disk / 1e6)
    assert min(cost.memory_mb, cost.load_s, cost.phrases_per_second) > 0.0


def test_peers_take_their_threads_and_give_the_rows_in_order() -> None:
    phrases = ["lassen", "heftruck rijden", "kok"]
    peer = own_peer(default_encoder_path())
    assert np.array_equal(peer.load(2)(phrases), peer.load(1)(phrases))


def test_a_tie_counts_against_the_searcher() -> None:
    rows = ranked_by([0.5, 0.5, 0.5, 0.5])
    assert figures_for((frozenset({0}),), rows) == pytest.approx((0.25, 0.25, 0.0, 1.0))


@pytest.mark.parametrize("search", [by_tfidf, by_bm25])
def test_plain_text_search_finds_the_label_that_shares_a_word(search: object) -> None:
    assert callable(search)
    (scores,) = search(("ramen schoonmaken",), LABELS)
    assert int(np.argmax(scores)) == LABELS.index("ramen lappen")


@pytest.mark.skipif(REFERENCE is None, reason="SROI_REFERENCE_DATA is not set: no linking set")
def test_the_shipped_encoder_links_skills_better_than_plain_text_search() -> None:
    exact, *_ = linking_tasks(Path(str(REFERENCE)) / "data" / "skill-linking-nl")
    encoder = measure(exact, by_vectors(SkillEncoder.load(default_encoder_path()).encode))
    plain = measure(exact, by_tfidf)
    assert encoder.mean_average_precision > max(0.60, plain.mean_average_precision + 0.05)
    assert encoder.mrr > 0.62
    assert encoder.hit_at_10 > 0.76
