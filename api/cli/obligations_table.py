"""An obligation and a value statement to read on the screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich import box
from rich.markup import escape
from rich.table import Table

from api.cli.printing import screen
from api.reports.statement_rows import LineKind, StatementRow, statement_rows
from api.reports.statement_words import (
    KINDS,
    amounts,
    conclusions,
    counts_word,
    day_text,
    hours_text,
    parties,
    planned_text,
    proof_word,
    sources,
    what,
)
from api.services.disclosed_lines import (
    WITHHELD,
    DisclosedEffort,
    DisclosedPlacement,
    disclosed_efforts,
    disclosed_placements,
)
from api.services.obligations import Account
from api.services.statements import ValueStatement
from matcher.domain.money import Amount
from matcher.eligibility.wording import COUNTS, Both, Language
from matcher.ledger.wording import (
    PROOFS,
    explain_question,
    goal_sentence,
    ledger_amount,
    missing_goal_sentence,
    pace_sentence,
)
from matcher.ternary import Ternary

_SUMS: tuple[Both, ...] = (
    ("verschuldigd", "owed"),
    ("verdiend", "earned"),
    ("nog te verdienen", "remaining"),
    ("bij gelijk tempo nu verwacht", "expected by now at an even pace"),
    ("prognose op de einddatum", "forecast at the end date"),
)
_HEADINGS: tuple[Both, ...] = (
    ("nummer", "number"),
    ("telt mee", "counts"),
    ("bewijs", "proof"),
    ("blok", "block"),
    ("verdiend", "earned"),
    ("gepland", "planned"),
)
_NO_FORECAST: Both = ("geen einddatum bekend", "no end date known")


def print_account(account: Account, language: Language) -> None:
    """Print where an obligation stands, with its lines and what is open."""
    at = 0 if language == "nl" else 1
    standing, ledger = account.standing, account.ledger
    console = screen()
    console.print(f"[bold]{escape(account.contract.title)}[/bold], {account.on}")
    has_end = ledger.terms.duration.valid_until is not None
    sums = (
        standing.owed,
        standing.earned,
        standing.remaining,
        standing.expected_by_now,
        standing.forecast if has_end else None,
    )
    for names, amount in zip(_SUMS, sums, strict=True):
        console.print(f"{names[at]}: {_amount(amount, language)}", soft_wrap=True)
    console.print(escape(f"{ledger.obligation.formula} ({ledger.obligation.source})"))
    console.print(f"[bold]{escape(pace_sentence(standing, language))}[/bold]", soft_wrap=True)
    for goal in standing.goals:
        console.print(escape(goal_sentence(goal, language)))
    for kind in standing.goals_missing:
        console.print(escape(missing_goal_sentence(kind, language)))
    placements = disclosed_placements(account, language)
    efforts = disclosed_efforts(account, language)
    console.print(_account_table(placements, efforts, language))
    questions = [explain_question(question, language) for question in account.questions]
    points = [f"{one.placement_id}: {text}" for one in placements for text in one.open_points]
    points += [f"{one.effort_id}: {text}" for one in efforts for text in one.open_points]
    heading = ("nog open", "still open")[at]
    _print_listed(heading, [*questions, *ledger.obligation.questions, *points])
    reasons = [f"{one.placement_id}: {text}" for one in placements for text in _why_not(one)]
    _print_listed(("waarom niet zeker", "why not for certain")[at], reasons)


def print_statement(statement: ValueStatement) -> None:
    """Print a value statement, in Dutch."""
    console = screen()
    for name, told in parties(statement):
        console.print(f"{name}: {escape(told)}", soft_wrap=True)
    for name, amount in amounts(statement):
        console.print(f"{name}: {planned_text(amount)}", soft_wrap=True)
    for sentence in conclusions(statement):
        console.print(escape(sentence), soft_wrap=True)
    console.print(_statement_table(statement))
    for row in statement_rows(statement):
        _print_listed(row.number, [*_arithmetic(row, statement), *row.open_points])
    if not statement.account.may_read_groups:
        console.print(f"blok en berekening: {WITHHELD[0]}")
    for name, told in sources(statement):
        console.print(f"{name}: {escape(told)}", soft_wrap=True)
    _print_listed("nog open", statement.open_points)
    _print_listed("de gelezen bron zegt niet alles", statement.source_gaps)
    for note in statement.notes:
        console.print(escape(note), soft_wrap=True)


def _why_not(line: DisclosedPlacement) -> tuple[str, ...]:
    is_certain = line.counts is Ternary.MEETS
    return () if is_certain or line.detail is None else line.detail.reasons


def _account_table(
    placements: Sequence[DisclosedPlacement],
    efforts: Sequence[DisclosedEffort],
    language: Language,
) -> Table:
    at = 0 if language == "nl" else 1
    table = _table(heading[at] for heading in _HEADINGS)
    for one in placements:
        block = (one.detail.block or "-") if one.detail else ("afgeschermd", "withheld")[at]
        table.add_row(
            one.placement_id,
            COUNTS[one.counts][at],
            PROOFS[one.proof][at],
            escape(block),
            _amount(one.earned, language),
            _amount(one.planned, language),
        )
    for effort in efforts:
        table.add_row(
            effort.effort_id,
            "",
            "",
            escape(effort.title),
            _amount(effort.earned, language),
            _amount(effort.planned, language),
        )
    return table


def _statement_table(statement: ValueStatement) -> Table:
    candidate = ["kandidaat"] if statement.shows_pseudonyms else []
    others = [f"onder {other.scheme_id}" for other in statement.other_totals]
    facts = ("wat", "uren", "van", "tot en met", "telt mee", "bewijs")
    table = _table(["nummer", *candidate, *facts, "verdiend", "gepland", *others])
    for row in statement_rows(statement):
        is_placement = row.kind is LineKind.PLACEMENT
        table.add_row(
            row.number or KINDS[row.kind],
            *([row.candidate] if statement.shows_pseudonyms else []),
            escape(what(row)),
            hours_text(row.hours_per_week) if is_placement else "",
            day_text(row.first_day),
            day_text(row.last_day),
            counts_word(row),
            proof_word(row.proof),
            ledger_amount(row.earned),
            planned_text(row.planned),
            *("" if amount is None else ledger_amount(amount) for amount in row.others),
        )
    return table


def _arithmetic(row: StatementRow, statement: ValueStatement) -> list[str]:
    """Block and arithmetic of a line; where they are withheld, that is said once for all."""
    is_withheld = row.kind is LineKind.PLACEMENT and not statement.account.may_read_groups
    return [] if is_withheld or not row.arithmetic else [row.arithmetic]


def _table(headings: Iterable[str]) -> Table:
    table = Table(box=box.HORIZONTALS, pad_edge=False)
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table


def _amount(amount: Amount | None, language: Language) -> str:
    if amount is None:
        return _NO_FORECAST[0 if language == "nl" else 1]
    return ledger_amount(amount, language)


def _print_listed(heading: str, sentences: Sequence[str]) -> None:
    told = list(dict.fromkeys(sentences))
    if told:
        console = screen()
        console.print(f"{escape(heading)}:")
        for sentence in told:
            console.print(f"  - {escape(sentence)}", soft_wrap=True)
