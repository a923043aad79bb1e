"""The tables of the evaluation page."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from api.reports.channel_words import channel_text
from api.reports.document import Language, ReportTable
from api.reports.evaluation_words import ANSWERS, group_text, people_text
from api.reports.goal_words import STATES, happened, wanted, when_set
from api.reports.number_text import number_text, share_text
from api.reports.two_languages import two
from api.services.evaluation import Evaluation
from matcher.channels.evaluation import NO, UNKNOWN_ANSWER, YES, Lasting
from matcher.channels.told_counts import ToldCount

_PEOPLE = two("mensen", "people")
_ONLY_NUMBERS = frozenset({1})
_LASTING_NUMBERS = frozenset(range(1, 8))
_LASTING_HEAD: Mapping[Language, tuple[str, ...]] = {
    Language.DUTCH: (
        "aan de beurt",
        "ja",
        "nee",
        "niet bekend",
        "ja, van wie bekend",
        "95%-interval",
        "als alle onbekenden nee / ja",
    ),
    Language.ENGLISH: (
        "due",
        "yes",
        "no",
        "not known",
        "yes, of those known",
        "95% interval",
        "if all unknown no / yes",
    ),
}


def groups_table(report: Evaluation, language: Language) -> ReportTable:
    """Return who began, by target group."""
    counts = report.inflow.by_group
    rows = {group_text(group, language): count for group, count in counts.items()}
    caption = two(
        "Begonnen met werk, per doelgroep; één persoon kan in meer groepen zijn",
        "Began to work, by target group; one person may be in several",
    )
    return _counts(caption[language], two("doelgroep", "target group")[language], rows, language)


def channels_table(report: Evaluation, language: Language) -> ReportTable:
    """Return who began, by the channel that brought them."""
    counts = report.inflow.by_channel
    rows = {channel_text(channel, language): count for channel, count in counts.items()}
    caption = two("Begonnen met werk, per kanaal", "Began to work, by channel")
    return _counts(caption[language], two("kanaal", "channel")[language], rows, language)


def lasting_by_group_table(report: Evaluation, language: Language) -> ReportTable:
    """Return how many of each group worked still after the first mark."""
    months = report.inflow.lasting[0].months
    caption = two(
        f"Na {months} maanden nog in werk, per doelgroep waarvan genoeg mensen begonnen",
        f"Still in work after {months} months, by target group of which enough people began",
    )
    return ReportTable(
        caption=caption[language],
        head=(two("doelgroep", "target group")[language], *_LASTING_HEAD[language]),
        rows=tuple(
            (group_text(group, language), *_lasting_cells(one, language))
            for group, one in report.inflow.lasting_by_group.items()
        ),
        numeric=_LASTING_NUMBERS,
    )


def lasting_table(report: Evaluation, language: Language) -> ReportTable:
    """Return how many worked still, with what is unknown and the bounds."""
    return ReportTable(
        caption=two("Nog in werk na 6 en 12 maanden", "Still in work after 6 and 12 months")[
            language
        ],
        head=(two("na", "after")[language], *_LASTING_HEAD[language]),
        rows=tuple(
            (
                two(f"{one.months} maanden", f"{one.months} months")[language],
                *_lasting_cells(one, language),
            )
            for one in report.inflow.lasting
        ),
        numeric=_LASTING_NUMBERS,
    )


def value_table(report: Evaluation, language: Language) -> ReportTable:
    """Return months of work, and what contracts earned of what they owe."""
    figures, inflow = report.contracts, report.inflow
    not_told = two("niet verteld: te weinig mensen", "not told: too few people")[language]
    earned = not_told if figures.is_earned_hidden else _euros(figures.earned, language)
    months = not_told if inflow.months is None else number_text(float(inflow.months), language)
    rows = (
        (two("maanden werk in de periode", "months of work in the period")[language], months),
        (two("opdrachten", "contracts")[language], number_text(figures.n_contracts, language)),
        (
            two("verschuldigd, ten minste (euro)", "owed, at least (euros)")[language],
            _euros(figures.owed, language),
        ),
        (
            two("verdiend tot vandaag, ten minste (euro)", "earned so far, at least (euros)")[
                language
            ],
            earned,
        ),
    )
    caption = two(
        "Maanden en waarde; verschuldigd en verdiend gaan over de hele opdracht",
        "Months and value; owed and earned are of whole contracts",
    )
    return ReportTable(caption=caption[language], head=("", ""), rows=rows, numeric=_ONLY_NUMBERS)


def contract_goals_table(report: Evaluation, language: Language) -> ReportTable:
    """Return for how many contracts a goal was set, and when."""
    figures = report.contracts
    rows = (
        (two("vooraf gezet", "set beforehand")[language], figures.n_goal_beforehand),
        (two("gezet na het begin", "set after the beginning")[language], figures.n_goal_later),
        (
            two(
                "alleen genoemd in de opdracht; dag niet bekend",
                "named in the contract only; day not known",
            )[language],
            figures.n_goal_undated,
        ),
        (two("geen doel in aantallen", "no quantified goal")[language], figures.n_without_goal),
    )
    return ReportTable(
        caption=two("Opdrachten en hun doelen", "Contracts and their goals")[language],
        head=(
            two("doel", "goal")[language],
            two("opdrachten", "contracts")[language],
        ),
        rows=tuple((name, number_text(n, language)) for name, n in rows),
        numeric=_ONLY_NUMBERS,
    )


def region_goals_table(report: Evaluation, language: Language) -> ReportTable:
    """Return the goals of the region against what happened."""
    rows = tuple(
        (
            told.kept.latest.region or "",
            f"{wanted(told.kept.latest, language)}, {told.kept.latest.since} / "
            f"{told.kept.latest.until}",
            happened(told.progress, language),
            "" if told.progress is None else STATES[told.progress.state][language],
            when_set(told.kept.latest, language),
        )
        for told in report.goals
    )
    head = {
        Language.DUTCH: ("regio", "gevraagd", "wat er gebeurde", "stand", "wanneer gezet"),
        Language.ENGLISH: ("region", "wanted", "what happened", "where it stands", "when set"),
    }
    return ReportTable(
        caption=two("Doelen van de regio", "Goals of the region")[language],
        head=head[language],
        rows=rows,
    )


def displacement_table(report: Evaluation, language: Language) -> ReportTable:
    """Return the answers on displacement, by piece of work."""
    caption = two(
        "Kwam deze persoon in de plaats van iemand die er al werkte of zou zijn aangenomen?",
        "Did this person come in the place of somebody who worked there or would have been hired?",
    )
    return ReportTable(
        caption=caption[language],
        head=(two("antwoord", "answer")[language], two("plaatsingen", "placements")[language]),
        rows=tuple(
            (ANSWERS[answer][language], people_text(count, language))
            for answer, count in report.inflow.displaced.items()
        ),
        numeric=_ONLY_NUMBERS,
    )


def _counts(
    caption: str, heading: str, rows: Mapping[str, ToldCount], language: Language
) -> ReportTable:
    return ReportTable(
        caption=caption,
        head=(heading, _PEOPLE[language]),
        rows=tuple((name, people_text(count, language)) for name, count in rows.items()),
        numeric=_ONLY_NUMBERS,
    )


def _lasting_cells(one: Lasting, language: Language) -> tuple[str, ...]:
    def share(number: float | None) -> str:
        return "-" if number is None else share_text(number, language)

    ends = (one.share.low, one.share.high)
    interval = "-" if ends[0] is None else f"{share(ends[0])} - {share(ends[1])}"
    return (
        people_text(one.due, language),
        *(people_text(one.parts[answer], language) for answer in (YES, NO, UNKNOWN_ANSWER)),
        share(one.share.at),
        interval,
        f"{share(one.if_all_no)} / {share(one.if_all_yes)}",
    )


def _euros(amount: Decimal, language: Language) -> str:
    return number_text(float(amount), language)
