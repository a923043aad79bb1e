"""A ranking as a table to read: who, how well, why, what counts, what to ask, whom to call."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.markup import escape
from rich.table import Table

from api.cli.counted_cell import counts_cell
from api.cli.floor_options import moves_text
from api.cli.printing import screen
from api.services.channel_names import channel_name
from api.services.ranking_answers import (
    CandidateRanking,
    RankingLine,
    VacancyLine,
    VacancyRanking,
)
from matcher.domain.organisation import Organisation
from matcher.domain.ranking import Evidence, RankedCandidate
from matcher.domain.shown_ranking import ListOrder
from matcher.domain.vacancy import Vacancy
from matcher.explanations.component_words import words_of

_EVIDENCE_SHOWN = 4
_NOTHING = "-"
_WIDE_FROM = 110
"""Columns of a screen that has room for all of the table side by side."""
_LEAST_TOLD = 0.2
"""Evidence below this is no reason to a reader; it counts all the same, and JSON has all of it."""


def print_vacancy_ranking(ranking: VacancyRanking) -> None:
    """Print the candidates for a vacancy."""
    console = screen()
    console.print(_vacancy_heading(ranking), soft_wrap=True)
    if ranking.lines:
        rows = [(_who(line), line) for line in ranking.lines]
        console.print(_table("kandidaat, via", rows, is_narrow=console.width < _WIDE_FROM))
    for sentence in moves_text(ranking.moves):
        console.print(escape(sentence), soft_wrap=True)
    if ranking.not_counting:
        console.print("Telt niet mee voor de opdracht:")
        console.print(_not_counting(ranking.not_counting))
    if ranking.excluded:
        console.print("Afgevallen op een harde eis:")
        console.print(_excluded([(_who(line), line.ranked) for line in ranking.excluded]))
    console.print(
        f"{ranking.n_ranked} van {ranking.n_pool} kandidaten blijven over, "
        f"{ranking.n_excluded} vallen er af op een harde eis"
        f"{'' if ranking.excluded or not ranking.n_excluded else ' (zie --show-excluded)'}. "
        f"{_left_out(ranking)}"
        f"Gewichten {ranking.weights_version}, encoder {ranking.encoder_version}, "
        f"gerangschikt op {ranking.ranked_on}. Vastgelegd als {ranking.ranking_id}. "
        "Een mens beslist.",
        soft_wrap=True,
    )


def print_candidate_ranking(ranking: CandidateRanking) -> None:
    """Print the vacancies for a candidate."""
    console = screen()
    known_as = f" ({ranking.source_id})" if ranking.source_id else ""
    console.print(f"[bold]Vacatures voor kandidaat {ranking.candidate_id}{escape(known_as)}[/bold]")
    if ranking.stale_note:
        console.print(ranking.stale_note, soft_wrap=True)
    if ranking.lines:
        rows = [(_which(line), line) for line in ranking.lines]
        console.print(_table("vacature, bij", rows, is_narrow=console.width < _WIDE_FROM))
    if ranking.excluded:
        console.print("Afgevallen op een harde eis:")
        console.print(_excluded([(_which(line), line.ranked) for line in ranking.excluded]))
    console.print(
        f"{ranking.n_vacancies} open vacatures bekeken. Gewichten {ranking.weights_version}, "
        f"encoder {ranking.encoder_version}, gerangschikt op {ranking.ranked_on}. "
        "Een mens beslist.",
        soft_wrap=True,
    )


def _vacancy_heading(ranking: VacancyRanking) -> str:
    vacancy = ranking.vacancy
    named = f"{vacancy.title} ({vacancy.source_id or vacancy.vacancy_id})"
    asked = ", ".join(requirement.phrase for requirement in vacancy.requirements)
    lines = [
        f"[bold]{escape(named)}[/bold] bij {escape(ranking.contractor.name)}",
        f"vraagt: {escape(asked or 'geen losse eisen')}",
    ]
    closes_on = vacancy.closes_on
    if closes_on is not None and closes_on < ranking.ranked_on:
        lines.append(f"[bold]let op: gesloten sinds {closes_on}[/bold]")
    if ranking.contract is not None:
        named = ranking.contract.source_id or ranking.contract.contract_id
        lines.append(f"opdracht: {escape(f'{ranking.contract.title} ({named})')}")
    if ranking.scheme_id is not None:
        lines.append(f"telt mee volgens schema {escape(ranking.scheme_id)}")
    if ranking.order is ListOrder.PROVEN:
        lines.append(
            "[bold]geordend op wat van de fit vaststaat[/bold] (fit maal zekerheid): van wie "
            "weinig bekend is, staat lager"
        )
    if ranking.policy:
        lines.append(
            "[bold]kleine kanalen naar voren gehaald bij gelijke geschiktheid[/bold] "
            f"({ranking.policy}), vastgelegd in het logboek; # is de plaats op fit"
        )
    if ranking.order is ListOrder.VALUE:
        lines.append(
            "[bold]geordend op waarde[/bold], vastgelegd in het logboek; # is de plaats op fit"
        )
    return "\n".join(lines)


def _left_out(ranking: VacancyRanking) -> str:
    if not ranking.n_not_counting:
        return ""
    n_left = ranking.n_not_counting
    told = f"{n_left} {'telt' if n_left == 1 else 'tellen'} niet mee voor de opdracht"
    seen = "" if ranking.not_counting else " (zie --show-not-counting)"
    return f"{told} en {'staat' if n_left == 1 else 'staan'} niet in de lijst{seen}. "


def _table(
    who: str, rows: Sequence[tuple[str, RankingLine | VacancyLine]], *, is_narrow: bool
) -> Table:
    """Return the table; on a narrow screen what counts and what to ask stand below the reasons."""
    table = Table(box=box.HORIZONTALS, show_lines=True, pad_edge=False, expand=True)
    table.add_column("#", justify="right", no_wrap=True)
    table.add_column(who, ratio=1, overflow="fold")
    table.add_column("fit", justify="right", no_wrap=True)
    table.add_column("zeker", justify="right", no_wrap=True)
    table.add_column("waarom", ratio=2, overflow="fold")
    if not is_narrow:
        table.add_column("telt mee", ratio=1, overflow="fold")
        table.add_column("vraag na", ratio=1, overflow="fold")
    for name, line in rows:
        cells = _narrow(line) if is_narrow else _wide(line)
        table.add_row(str(line.ranked.position), name, *cells)
    return table


def _wide(line: RankingLine | VacancyLine) -> Sequence[str]:
    return (
        *_numbers(line.ranked),
        why_cell(line.ranked),
        counts_cell(line.eligibility, line.value),
        _asked(line),
    )


def _narrow(line: RankingLine | VacancyLine) -> Sequence[str]:
    parts = [why_cell(line.ranked), f"telt mee: {counts_cell(line.eligibility, line.value)}"]
    parts += [f"vraag na: {asked}"] if (asked := _asked(line)) != _NOTHING else []
    return (*_numbers(line.ranked), "\n".join(parts))


def _numbers(ranked: RankedCandidate) -> tuple[str, str]:
    fit = "onbekend" if ranked.fit is None else _share(ranked.fit)
    return fit, _share(ranked.confidence)


def _asked(line: RankingLine | VacancyLine) -> str:
    note = line.stale_note if isinstance(line, RankingLine) else None
    return escape("\n".join([*line.ranked.unknown, *([note] if note else [])])) or _NOTHING


def _who(line: RankingLine) -> str:
    known_as = [line.source_id] if line.source_id else []
    via = [channel_name(line.channel)] if line.channel else []
    return escape(
        "\n".join([line.ranked.candidate_id, *known_as, *via, *_called(line.intermediary)])
    )


def _which(line: VacancyLine) -> str:
    return escape("\n".join([_named(line.vacancy), *_called(line.contractor)]))


def _named(vacancy: Vacancy) -> str:
    return f"{vacancy.title} ({vacancy.source_id or vacancy.vacancy_id})"


def _called(organisation: Organisation) -> list[str]:
    return [part for part in (organisation.name, organisation.phone or organisation.email) if part]


def why_cell(ranked: RankedCandidate) -> str:
    """Return the components of a fit and the best evidence, in the words of the ranker."""
    lines = []
    for part in ranked.components:
        name = words_of(part.name).title
        score = "onbekend" if part.score is None else _share(part.score)
        lines.append(
            f"{name} {score}: {part.explanation}" if part.score is not None else f"{name} {score}"
        )
        if part.name == "skills":
            lines += _told(ranked.evidence)
    return escape("\n".join(lines))


def _told(evidence: Sequence[Evidence]) -> list[str]:
    found = sorted(
        (met for met in evidence if met.phrase and met.strength >= _LEAST_TOLD),
        key=lambda met: -met.strength,
    )
    shown = [
        f"  '{met.requirement}' ← '{met.phrase}' {_share(met.strength)}{_via(met)}"
        for met in found[:_EVIDENCE_SHOWN]
    ]
    more = len(found) - _EVIDENCE_SHOWN
    return [*shown, f"  en nog {more}"] if more > 0 else shown


def _via(met: Evidence) -> str:
    return "" if met.via is None else f", hoort bij het beroep '{met.via}'"


def _not_counting(lines: Sequence[RankingLine]) -> Table:
    table = Table(box=box.HORIZONTALS, pad_edge=False)
    table.add_column("#", justify="right", no_wrap=True)
    table.add_column("wie")
    table.add_column("fit", justify="right", no_wrap=True)
    table.add_column("telt niet mee omdat")
    for line in lines:
        table.add_row(
            str(line.ranked.position),
            _who(line).replace("\n", " · "),
            _numbers(line.ranked)[0],
            escape("\n".join(line.eligibility.reasons)),
        )
    return table


def _excluded(rows: Sequence[tuple[str, RankedCandidate]]) -> Table:
    table = Table(box=box.HORIZONTALS, pad_edge=False)
    table.add_column("wie")
    table.add_column("fit", justify="right", no_wrap=True)
    table.add_column("valt af op")
    for who, ranked in rows:
        reasons = "\n".join(failed.explanation for failed in ranked.excluded_by)
        table.add_row(
            who.replace("\n", " · "),
            "onbekend" if ranked.fit is None else _share(ranked.fit),
            escape(reasons),
        )
    return table


def _share(share: float) -> str:
    return f"{share:.0%}"
