"""Weights, and the effect of others, as tables to read."""

from __future__ import annotations

from rich import box
from rich.markup import escape
from rich.table import Table

from api.cli.printing import screen
from api.cli.rankings_table import changes_table, difference_lines
from api.services.weight_preview import VacancyEffect, WeightPreview
from api.services.weights import KnownWeights
from matcher.domain.weight_set import WeightOrigin

_LISTS_SHOWN = 5
_ORIGINS = {
    WeightOrigin.SHIPPED: "meegeleverd",
    WeightOrigin.DESK: "van een desk",
    WeightOrigin.LEARNED: "geleerd uit uitkomsten",
}


def print_weights(known: KnownWeights) -> None:
    """Print all versions, and when each was taken into use."""
    table = Table(box=box.HORIZONTALS, pad_edge=False)
    for heading in ("versie", "in gebruik", "herkomst", "bewaard", "door", "waarom"):
        table.add_column(heading, overflow="fold")
    for one in known.sets:
        table.add_row(
            one.version,
            "ja" if one.version == known.active else "",
            _ORIGINS[one.origin],
            f"{one.saved_at.astimezone():%Y-%m-%d %H:%M}" if one.saved_at else "-",
            escape(one.saved_by or "-"),
            escape(one.why or "-"),
        )
    console = screen()
    console.print(table)
    for activation in known.activations:
        console.print(
            f"{activation.activated_at.astimezone():%Y-%m-%d %H:%M} {activation.version} in "
            f"gebruik genomen door {escape(activation.activated_by)}: {escape(activation.why)}",
            soft_wrap=True,
        )
    if not known.activations:
        console.print(f"Nooit gewisseld: {known.active} komt uit de instellingen (SROI_WEIGHTS).")


def print_preview(preview: WeightPreview) -> None:
    """Print what differs, and the lists that change, the most changed one first."""
    console = screen()
    if not preview.differences:
        console.print(f"Deze gewichten zijn gelijk aan die in gebruik ({preview.in_use}).")
        return
    console.print(f"Anders dan {preview.in_use}:")
    console.print("\n".join(difference_lines(preview.differences)), soft_wrap=True)
    changing = [effect for effect in preview.effects if not effect.is_same]
    for effect in changing[:_LISTS_SHOWN]:
        console.print(_effect_heading(effect, preview.top), soft_wrap=True)
        console.print(changes_table([one for one in effect.changes if one.before != one.after]))
    n_more = len(changing) - _LISTS_SHOWN
    if n_more > 0:
        console.print(f"… en nog {n_more} lijsten, die minder veranderen (alle: --format json).")
    console.print(
        f"{len(preview.effects)} van {preview.n_open} open vacatures bekeken, eerste "
        f"{preview.top} plaatsen: {len(changing)} lijsten veranderen, "
        f"{len(preview.effects) - len(changing)} niet. Niets is bewaard.",
        soft_wrap=True,
    )


def _effect_heading(effect: VacancyEffect, top: int) -> str:
    overlap = "onbekend" if effect.overlap is None else f"{effect.overlap:.0%}"
    tau = "onbekend" if effect.tau is None else f"{effect.tau:.2f}".replace(".", ",")
    title = escape(effect.vacancy.title)
    return (
        f"[bold]{title}[/bold] ({effect.vacancy.vacancy_id}): {overlap} van de eerste {top} "
        f"blijft, samenhang van de volgorde (Kendall) {tau}"
    )
