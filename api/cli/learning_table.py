"""Learning from outcomes to read: what there is, what was learned, what it would bring."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from rich import box
from rich.markup import escape
from rich.table import Table

from api.cli.printing import screen
from api.services.learning_answers import Evaluation, LearningReport
from api.services.learning_text import COMPARED, ESTIMATORS, STEPS, demand_text, reading_text
from matcher.learning.learned import LearnedWeights
from matcher.learning.off_policy import Interval, OffPolicyEstimate

_FITS = (0.2, 0.4, 0.6, 0.8, 1.0)
_UNITS = "in mensen per vacature, met 95%-interval"


def print_learning_report(report: LearningReport) -> None:
    """Print what there is to learn from."""
    console = screen()
    told = [
        f"{report.n_rankings} lijsten getoond, {report.n_not_comparable} daarvan niet te "
        "vergelijken met nu (andere encoder of andere gewichten dan alleen de onderdelen).",
        f"{report.n_vacancies} vacatures, {report.n_held_out} daarvan apart gehouden om gewichten "
        "op te proberen.",
        f"{report.n_shown_at_places} mensen stonden voor één vacature op verschillende plaatsen; "
        f"vanaf {report.n_to_harvest} zegt het logboek zelf hoe ver lijsten gelezen worden.",
        *(
            f"  {n_lines} regels: {policy}"
            for policy, n_lines in sorted(report.n_lines_by_policy.items())
        ),
    ]
    console.print(escape("\n".join(told)), soft_wrap=True)
    for step in report.steps:
        verdict = "genoeg om van te leren" if step.is_enough else "te weinig om van te leren"
        lines = [f"{STEPS[step.step]}: {verdict}", *(demand_text(one) for one in step.demands)]
        console.print(escape("\n  ".join(lines)), soft_wrap=True)
    console.print(f"Instellingen {report.settings_version}.", soft_wrap=True)


def print_comparisons(learned: LearnedWeights, in_use: Mapping[str, float]) -> None:
    """Print learned weights beside those in use, and how well each way tells people apart."""
    console = screen()
    n_reached = int(learned.lines.reached.sum())
    console.print(
        escape(
            f"Geleerd van {len(learned.lines)} regels, {n_reached} daarvan {STEPS[learned.step]}; "
            f"{reading_text(learned.chances)}."
        ),
        soft_wrap=True,
    )
    weights = _table("onderdeel", "in gebruik", "geleerd")
    for name, weight in learned.components.items():
        weights.add_row(name, _number(in_use[name]), _number(weight))
    console.print(weights)
    compared = _table("ordening", "mensen per vacature (IPS)", "log-verlies per regel")
    for one in learned.comparisons:
        loss = "-" if one.log_loss is None else f"{one.log_loss:.5f}".replace(".", ",")
        compared.add_row(COMPARED[one.name], _number(one.brought), loss)
    console.print(compared)
    chances = zip(_FITS, learned.calibrator.chance_of(np.array(_FITS)).tolist(), strict=True)
    told = ", ".join(f"{_number(fit)} → {chance:.0%}" for fit, chance in chances)
    console.print(
        f"Kans op '{STEPS[learned.step]}' voor wie bekeken wordt, naar geschiktheid met deze "
        f"gewichten: {told}.",
        soft_wrap=True,
    )


def print_evaluation(evaluation: Evaluation) -> None:
    """Print what lists by other weights would bring, and what is missing before they may."""
    console = screen()
    console.print(f"Tot '{STEPS[evaluation.step]}', {_UNITS}.", soft_wrap=True)
    for estimate in evaluation.estimates:
        console.print(escape(_heading(estimate)), soft_wrap=True)
        table = _table("schatter", "andere volgorde", "winst op die in gebruik")
        for name, told in ESTIMATORS.items():
            table.add_row(told, _told(estimate.values[name]), _told(estimate.gains[name]))
        console.print(table)
    if not evaluation.unmet:
        console.print("Aan alle eisen is voldaan: deze gewichten mogen worden overgenomen.")
        return
    console.print("Deze gewichten mogen niet worden overgenomen:")
    for demand in evaluation.unmet:
        console.print(escape(f"  {demand_text(demand)}"), soft_wrap=True)


def _heading(estimate: OffPolicyEstimate) -> str:
    return (
        f"{reading_text(estimate.chances)}. {estimate.n_vacancies} vacatures, "
        f"{estimate.n_reached} uitkomsten, effectief {estimate.effective_sample_size:.0f}; getoond "
        f"bracht {_told(estimate.logged)}; {estimate.share_moved:.0%} van de regels verschuift."
    )


def _table(*headings: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD)
    for heading in headings:
        table.add_column(heading)
    return table


def _told(interval: Interval) -> str:
    return f"{_number(interval.value)} ({_number(interval.low)} tot {_number(interval.high)})"


def _number(number: float) -> str:
    return f"{number:.3f}".replace(".", ",")
