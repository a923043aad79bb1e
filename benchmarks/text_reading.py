"""How much of a running text is read right: phrases, and criteria by field.

Run as ``python -m benchmarks.text_reading [--misses]``. The texts and what a careful reader finds
in them lie in ``benchmarks/text_reading_synthetic``: one set was looked at while the reader was
built, the other was not. The same hand wrote texts, answers and reader: that is a limit, and the
report says so. What counts as right is the field, the value and the stance together.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml

from benchmarks.timing import Times, machine, timed
from matcher.domain.hours import HoursRange
from matcher.domain.profile import EducationLevel, LanguageLevel, TravelMode
from matcher.domain.text_reading import (
    Criterion,
    CriterionProposal,
    ProposedValue,
    Stance,
    TextKind,
    TextReading,
)
from matcher.skills.text_reading import read_text

TEXTS = Path(__file__).parent / "text_reading_synthetic"
SETS = ("development", "held_out")
PHRASES = "phrases"
OWN = "own"
"""How the texts spell every means of transport but public transport."""
_TAKEN_AS_MEANT = frozenset({Stance.DEMANDED, Stance.HELD})
_FIELDS = {TextKind.CANDIDATE: {Criterion.STARTS_ON: "available_from"}, TextKind.VACANCY: {}}

Told = tuple[str, str, str]
"""Field, value and stance; of a phrase 'phrases', the phrase, and nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How many answers are right, found without being there, and missed."""

    right: int
    extra: int
    missed: int

    @property
    def precision(self) -> float:
        """Share of what was found that is right; not a number where nothing was found."""
        found = self.right + self.extra
        return self.right / found if found else float("nan")

    @property
    def recall(self) -> float:
        """Share of what is there that was found; not a number where nothing is there."""
        there = self.right + self.missed
        return self.right / there if there else float("nan")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is there in one text, and what was found."""

    text: str
    there: frozenset[Told]
    found: frozenset[Told]

    @property
    def wrongly_meant(self) -> frozenset[Told]:
        """What was found to be demanded or held, though the text does not say so."""
        return frozenset(told for told in self.found - self.there if told[2] in _TAKEN_AS_MEANT)


def answers(name: str) -> list[Answer]:
    """Return truth and finding for every text of a set."""
    return [
        Answer(
            text=entry["text"],
            there=frozenset(_truth(entry)),
            found=frozenset(_found(read_text(*_asked(entry)))),
        )
        for entry in _entries(name)
    ]


def reading_times(name: str, *, n_runs: int = 5) -> Times:
    """Return how long each text of a set takes, every one read several times."""
    listed = [_asked(entry) for entry in _entries(name)]
    return timed(
        name, lambda asked: read_text(*asked), listed * (n_runs + 1), n_warm_up=len(listed)
    )


def _entries(name: str) -> list[dict[str, Any]]:
    content = yaml.safe_load((TEXTS / f"{name}.yaml").read_text(encoding="utf-8"))
    return list(content["texts"])


def _asked(entry: Mapping[str, Any]) -> tuple[str, TextKind]:
    return entry["text"], TextKind(entry["of"])


def score_of(listed: Sequence[Answer], field: str) -> Score:
    """Return the score of one field over all texts."""
    there = [{told for told in answer.there if told[0] == field} for answer in listed]
    found = [{told for told in answer.found if told[0] == field} for answer in listed]
    pairs = list(zip(there, found, strict=True))
    return Score(
        right=sum(len(wanted & got) for wanted, got in pairs),
        extra=sum(len(got - wanted) for wanted, got in pairs),
        missed=sum(len(wanted - got) for wanted, got in pairs),
    )


def report(*, with_misses: bool) -> Iterator[str]:
    """Yield the lines of the report."""
    yield f"date: {datetime.now(UTC):%Y-%m-%d}"
    yield f"machine: {machine()}"
    yield "texts, answers and reader are by the same hand"
    for name in SETS:
        listed = answers(name)
        yield ""
        n_characters = sum(len(answer.text) for answer in listed)
        yield f"{name}: {len(listed)} texts, {n_characters} characters"
        yield _row("", ("right", "extra", "missed", "precision", "recall"))
        for field in _fields(listed):
            score = score_of(listed, field)
            counts = (str(score.right), str(score.extra), str(score.missed))
            yield _row(field, (*counts, f"{score.precision:.2f}", f"{score.recall:.2f}"))
        taken = reading_times(name)
        yield (
            f"  read in {1e3 * taken.percentile(50):.2f} ms a text (median of {len(taken.seconds)} "
            f"runs; p95 {1e3 * taken.percentile(95):.2f} ms)"
        )
        wrong = sum(len(answer.wrongly_meant) for answer in listed)
        meant = sum(told[2] in _TAKEN_AS_MEANT for answer in listed for told in answer.found)
        yield f"  wrongly taken for demanded or held: {wrong} of {meant}"
        if with_misses:
            yield from _misses(listed)


def told_value(value: ProposedValue | None) -> str:
    """Return a value as the texts spell it: '24-32', 'good', 'own', '?' where it is not said."""
    match value:
        case None:
            return "?"
        case bool():
            return "yes" if value else "no"
        case HoursRange(minimum=low, maximum=high):
            return f"{'' if low is None else f'{low:g}'}-{'' if high is None else f'{high:g}'}"
        case EducationLevel() | LanguageLevel():
            return value.name.lower()
        case frozenset():
            is_own = value == frozenset(TravelMode) - {TravelMode.PUBLIC_TRANSPORT}
            return OWN if is_own else "/".join(sorted(value))
        case _:
            return str(value)


def told_proposal(proposal: CriterionProposal, kind: TextKind) -> Told:
    """Return field, value and stance of a proposal."""
    field = _FIELDS[kind].get(proposal.criterion, proposal.criterion.value)
    return field, told_value(proposal.value), proposal.stance.value


def _truth(entry: Mapping[str, Any]) -> Iterator[Told]:
    for phrase in entry[PHRASES]:
        yield PHRASES, phrase.casefold(), ""
    for stance in Stance:
        for field, values in entry.get(stance.value, {}).items():
            for value in values:
                yield field, str(value), stance.value


def _found(reading: TextReading) -> Iterator[Told]:
    for phrase in reading.phrases:
        if phrase.stance is not Stance.NOT_DEMANDED:
            yield PHRASES, phrase.text.casefold(), ""
    for proposal in reading.proposals:
        yield told_proposal(proposal, reading.kind)


def _fields(listed: Sequence[Answer]) -> list[str]:
    named = {told[0] for answer in listed for told in answer.there | answer.found}
    return [PHRASES, *sorted(named - {PHRASES})]


def _misses(listed: Sequence[Answer]) -> Iterator[str]:
    for answer in listed:
        if answer.there != answer.found:
            yield f"  {' '.join(answer.text.split())[:80]}"
            yield from (
                f"    extra  {' '.join(told)}" for told in sorted(answer.found - answer.there)
            )
            yield from (
                f"    missed {' '.join(told)}" for told in sorted(answer.there - answer.found)
            )


def _row(name: str, cells: Sequence[str]) -> str:
    return f"  {name:18}" + "".join(f" {cell:>9}" for cell in cells)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(description="Measure the reading of running text.")
    parser.add_argument("--misses", action="store_true", help="list what is read wrong")
    chosen = parser.parse_args(arguments)
    for line in report(with_misses=chosen.misses):
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
