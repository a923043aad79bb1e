"""The tables of the page on social return on investment."""

from __future__ import annotations

from collections.abc import Iterator

from api.reports.document import Language, ReportTable
from api.reports.number_text import number_text
from api.reports.social_return_sentences import driver_name
from api.reports.social_return_words import (
    FACTORS,
    ORIGINS,
    OUTCOMES,
    OWN_ASSUMPTION,
    STANDINGS,
    UNITS,
    UNKNOWN_WORD,
    cell_name,
    cost_name,
    euros,
    factor_text,
    plain_euros,
    quantity_text,
    ratio_text,
)
from api.services.social_return_report import SocialReturnReport
from matcher.social_return.answer import Impact, Ratio, SocialReturn
from matcher.social_return.outcome import MeasuredOutcome
from matcher.social_return.valuation import OF_OUTCOMES, Assumption, Proxy

Row = tuple[str, ...]
NONE = "–"


def outputs_table(report: SocialReturnReport, language: Language) -> ReportTable:
    """Return how many placements and people there were."""
    counts, dutch = report.counts, language is Language.DUTCH
    rows = (
        (
            "plaatsingen in betaald werk die begonnen"
            if dutch
            else "placements in paid work begun",
            number_text(counts.n_started, language),
        ),
        (
            "mensen in betaald werk" if dutch else "people in paid work",
            number_text(counts.n_people, language),
        ),
    )
    return ReportTable(
        caption="Wat er gebeurde (output)" if dutch else "What was done (outputs)",
        head=("output", "aantal" if dutch else "number"),
        rows=rows,
        numeric=frozenset({1}),
    )


def outcomes_table(
    outcomes: tuple[MeasuredOutcome, ...], language: Language, *, of_cells: bool
) -> ReportTable:
    """Return outcomes in their own units, of everybody or by target group."""
    dutch = language is Language.DUTCH
    rows = [
        (
            OUTCOMES[one.kind][language],
            cell_name(one.cell, language),
            _quantity(one, language),
        )
        for one in outcomes
        if (one.cell is not None) == of_cells
    ]
    if dutch:
        caption = "Uitkomsten per doelgroep" if of_cells else "Uitkomsten in hun eigen eenheid"
        head = ("uitkomst", "wie", "hoeveel")
    else:
        caption = "Outcomes by target group" if of_cells else "Outcomes in their own units"
        head = ("outcome", "who", "how much")
    return ReportTable(caption=caption, head=head, rows=tuple(rows), numeric=frozenset({2}))


def costs_table(found: SocialReturn, language: Language) -> ReportTable:
    """Return every cost with where it is known from; what is unknown says so."""
    dutch, unknown = language is Language.DUTCH, UNKNOWN_WORD[language]
    rows = [
        (
            cost_name(one.what, language),
            unknown if one.euros is None else euros(one.euros, language),
            "" if one.hours is None else number_text(float(one.hours), language, 2),
            f"{ORIGINS[one.origin][language]} {one.source}".strip(),
        )
        for one in found.costs
    ]
    total = "totaal bekend in euro's" if dutch else "total known in euros"
    rows.append((total, euros(found.cost_euros, language), "", ""))
    return ReportTable(
        caption="Kosten (input)" if dutch else "Costs (inputs)",
        head=("kosten", "euro", "uren", "bron") if dutch else ("cost", "euros", "hours", "source"),
        rows=tuple(rows),
        numeric=frozenset({1, 2}),
    )


def impact_table(found: SocialReturn, language: Language) -> ReportTable:
    """Return the impact map: from quantity to present value, a row a line of the file."""
    dutch = language is Language.DUTCH
    return ReportTable(
        caption="Impactkaart (euro)" if dutch else "Impact map (euros)",
        head=("nr", "uitkomst", "hoeveel", "proxy", "bruto", "jaar 1", "nu waard")
        if dutch
        else ("no", "outcome", "how much", "proxy", "gross", "year 1", "present value"),
        rows=tuple(_impact_row(one, language) for one in found.impacts),
        numeric=frozenset(range(2, 7)),
    )


def reductions_table(found: SocialReturn, language: Language) -> ReportTable:
    """Return what every line of the map is reduced by, and how long it lasts."""
    dutch = language is Language.DUTCH
    rows = []
    for one in found.valuation.outcomes:
        assumed = (found.valuation.assumed(one, kind) for kind in OF_OUTCOMES)
        told = (NONE if a is None else factor_text(a.kind, a.value, language) for a in assumed)
        rows.append((str(one.position), *told))
    return ReportTable(
        caption="Wat eraf gaat, en hoe lang het duurt" if dutch else "What comes off, and how long",
        head=(
            "nr" if dutch else "no",
            "deadweight",
            "attribution",
            "displacement",
            "drop-off",
            "jaren" if dutch else "years",
        ),
        rows=tuple(rows),
        numeric=frozenset(range(1, 6)),
    )


def drivers_table(found: SocialReturn, ratio: Ratio, language: Language) -> ReportTable:
    """Return what every number with a range does to the ratio."""
    dutch = language is Language.DUTCH
    rows = []
    for one in ratio.drivers:
        factor = one.factor
        low, high = (factor_text(factor.kind, end, language) for end in (factor.low, factor.high))
        rows.append(
            (
                driver_name(found, one, language),
                factor_text(factor.kind, factor.value, language),
                low,
                ratio_text(one.at_low, language),
                high,
                ratio_text(one.at_high, language),
            )
        )
    return ReportTable(
        caption="Wat de ratio bepaalt" if dutch else "What drives the ratio",
        head=("getal", "nu", "laagste", "ratio", "hoogste", "ratio")
        if dutch
        else ("number", "as stated", "lowest", "ratio", "highest", "ratio"),
        rows=tuple(rows),
        numeric=frozenset(range(1, 6)),
    )


def assumptions_table(found: SocialReturn, language: Language) -> ReportTable:
    """Return every assumption with its range and where it is from."""
    dutch = language is Language.DUTCH
    everywhere = "alle uitkomsten" if dutch else "all outcomes"
    rows = [_assumption_row(one, everywhere, language) for one in found.valuation.shared.values()]
    for line in found.valuation.outcomes:
        of_line = f"{OUTCOMES[line.kind][language]}, {cell_name(line.cell, language)}"
        rows += [
            _assumption_row(one, f"{of_line} ({line.for_whom})", language)
            for one in line.assumptions.values()
        ]
    return ReportTable(
        caption="Aannames" if dutch else "Assumptions",
        head=("aanname", "voor", "waarde", "laagste", "hoogste", "bron of reden")
        if dutch
        else ("assumption", "for", "value", "lowest", "highest", "source or reason"),
        rows=tuple(rows),
        numeric=frozenset({2, 3, 4}),
    )


def proxies_table(found: SocialReturn, language: Language) -> ReportTable:
    """Return every euro amount of the file with its source."""
    dutch = language is Language.DUTCH
    return ReportTable(
        caption="Bedragen uit het bestand" if dutch else "Amounts of the file",
        head=("bedrag voor", "euro", "per", "prijspeil", "geldt vanaf", "bron en opmerking")
        if dutch
        else ("amount for", "euros", "per", "price level", "valid from", "source and note"),
        rows=tuple(_proxy_rows(found, language)),
        numeric=frozenset({1}),
    )


def _quantity(one: MeasuredOutcome, language: Language) -> str:
    if one.is_hidden:
        return "te weinig mensen" if language is Language.DUTCH else "too few people"
    unit = one.kind.unit
    return quantity_text(one.at_least, one.at_most, unit, language)


def _impact_row(one: Impact, language: Language) -> Row:
    stated, proxy = one.line.stated, one.line.stated.proxy
    amounts = (None if proxy is None else proxy.euros, one.gross, one.first_year)
    return (
        str(stated.position),
        f"{OUTCOMES[stated.kind][language]}, {cell_name(stated.cell, language)} "
        f"({stated.for_whom})",
        _quantity(one.line.measured, language),
        *(NONE if amount is None else plain_euros(amount, language) for amount in amounts),
        STANDINGS[one.line.standing][language]
        if one.present_value is None
        else plain_euros(one.present_value, language),
    )


def _assumption_row(one: Assumption, of_what: str, language: Language) -> Row:
    numbers = (factor_text(one.kind, n, language) for n in (one.value, one.low, one.high))
    reason = f"{OWN_ASSUMPTION[language]}: {one.reason}" if one.reason else ""
    told = "; ".join(part for part in (one.source, reason) if part)
    return (FACTORS[one.kind][language], of_what, *numbers, told)


def _proxy_rows(found: SocialReturn, language: Language) -> Iterator[Row]:
    for line in found.valuation.outcomes:
        if line.proxy is not None:
            yield _proxy_row(line.proxy, UNITS[line.kind.unit][language], language)
    if found.valuation.hour_rate is not None:
        per = "uur" if language is Language.DUTCH else "hour"
        yield _proxy_row(found.valuation.hour_rate, per, language)


def _proxy_row(proxy: Proxy, per: str, language: Language) -> Row:
    low, at, high = (plain_euros(n, language) for n in (proxy.low, proxy.euros, proxy.high))
    return (
        proxy.what,
        at if low == high else f"{at} ({low} – {high})",
        per,
        str(proxy.year),
        proxy.valid_from.isoformat(),
        "; ".join(part for part in (proxy.source, proxy.note) if part),
    )
