"""Explanations to read: tables for caseworker and contractor, a letter for the person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich import box
from rich.markup import escape
from rich.table import Table

from api.cli.counted_cell import counts_cell
from api.cli.printing import screen
from api.cli.transfer_text import transfer_lines
from api.services.explanations import Explained
from matcher.domain.ranking import CriterionOutcome, Evidence
from matcher.domain.vacancy import Importance
from matcher.explanations.candidate import CandidateExplanation
from matcher.explanations.caseworker import CaseworkerExplanation
from matcher.explanations.contractor import ContractorExplanation
from matcher.explanations.parts import Part
from matcher.explanations.what_if_wording import what_if_sentence

_IMPORTANCE = {Importance.ESSENTIAL: "functie-eis", Importance.USEFUL: "pluspunt"}


def print_explanation(explained: Explained) -> None:
    """Print an explanation for its reader."""
    if isinstance(explained.told, CandidateExplanation):
        _print_letter(explained.told)
        return
    _print_numbers(explained, explained.told)
    if isinstance(explained.told, CaseworkerExplanation):
        _print_beside_and_otherwise(explained)
    screen().print(
        f"Gewichten {explained.weights_version}, encoder {explained.encoder_version}, "
        f"gerangschikt op {explained.ranked_on}. Een mens beslist.",
        soft_wrap=True,
    )


def _print_numbers(
    explained: Explained, told: CaseworkerExplanation | ContractorExplanation
) -> None:
    console = screen()
    vacancy = explained.vacancy
    known_as = f" ({explained.source_id})" if explained.source_id else ""
    console.print(
        f"[bold]Kandidaat {explained.candidate_id}{escape(known_as)}[/bold] voor "
        f"{escape(f'{vacancy.title} ({vacancy.source_id or vacancy.vacancy_id})')} bij "
        f"{escape(explained.contractor.name)}",
        soft_wrap=True,
    )
    console.print(_standing(told), soft_wrap=True)
    console.print(_parts(told.parts))
    if isinstance(told, CaseworkerExplanation) and told.arithmetic:
        console.print(f"fit = {told.arithmetic}", soft_wrap=True)
    if told.evidence:
        console.print(_evidence(told.evidence))
    _print_list("Harde eisen:", _criteria(told.criteria))
    _print_list("Vraag na:", told.unknown)


def _print_beside_and_otherwise(explained: Explained) -> None:
    console = screen()
    if explained.eligibility is not None:
        counts = counts_cell(explained.eligibility, explained.value).replace("\n", "\n  ")
        console.print(f"Telt mee (staat naast de fit): {counts}", soft_wrap=True)
    _print_list(
        "Wat als (één ding anders, de rest gelijk):", map(what_if_sentence, explained.what_ifs)
    )
    for one in explained.transfers:
        _print_list("Overdraagbare vaardigheden:", transfer_lines(one))


def _print_letter(told: CandidateExplanation) -> None:
    console = screen()
    suits = "Waarom dit werk bij u past" if told.is_proposed else "Wat wel bij u past"
    for heading, paragraphs in (
        ("", told.opening),
        (suits, told.why),
        ("Wat voor een deel past", told.partly),
        ("Wat minder goed past", told.less),
        ("Wat er nog mist", told.missing),
        ("Wat wij nog niet weten", told.unknown),
        ("Wat u kunt doen", told.steps),
        ("Wie u kunt vragen", told.ask),
        ("Goed om te weten", told.closing),
    ):
        if not paragraphs:
            continue
        if heading:
            console.print(f"\n[bold]{heading}[/bold]")
        for paragraph in paragraphs:
            console.print(escape(paragraph), soft_wrap=True)


def _standing(told: CaseworkerExplanation | ContractorExplanation) -> str:
    fit = "onbekend" if told.fit is None else _share(told.fit)
    place = (
        f"plaats {told.position} van {told.n_ranked}"
        if told.position
        else "valt af op een harde eis"
    )
    return f"fit {fit}, {place}, zeker {_share(told.confidence)}"


def _parts(parts: Sequence[Part]) -> Table:
    table = Table(box=box.HORIZONTALS, pad_edge=False)
    table.add_column("onderdeel")
    for heading in ("past", "gewicht", "aandeel in fit"):
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column("waarom", overflow="fold")
    for part in parts:
        table.add_row(
            part.title,
            "onbekend" if part.score is None else _share(part.score),
            f"{part.weight:g}".replace(".", ","),
            "-" if part.share is None else _share(part.share),
            escape(part.sentence),
        )
    return table


def _evidence(evidence: Iterable[Evidence]) -> Table:
    table = Table(box=box.HORIZONTALS, pad_edge=False)
    for heading in ("gevraagd", "soort"):
        table.add_column(heading, overflow="fold")
    table.add_column("weegt", justify="right", no_wrap=True)
    table.add_column("gedekt", justify="right", no_wrap=True)
    table.add_column("door", overflow="fold")
    for met in evidence:
        inferred = f" (hoort bij {met.via})" if met.via else ""
        found = f"'{met.phrase}'{inferred}" if met.phrase else "-"
        table.add_row(
            escape(met.requirement),
            _IMPORTANCE[met.importance],
            _share(met.weight),
            _share(met.strength),
            escape(found),
        )
    return table


def _criteria(criteria: Iterable[CriterionOutcome]) -> list[str]:
    return [criterion.explanation for criterion in criteria]


def _print_list(heading: str, lines: Iterable[str]) -> None:
    told = list(lines)
    if told:
        console = screen()
        console.print(heading)
        for line in told:
            console.print(f"  - {escape(line)}", soft_wrap=True)


def _share(share: float) -> str:
    return f"{share:.1%}".replace(".", ",")
