"""Files on how much is owed become validated rules; every message names file and key."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from matcher.domain.obligation import (
    ContractSort,
    DutyBase,
    DutyRate,
    DutyRule,
    RatePrecision,
    Threshold,
)
from matcher.domain.target_group_rules import Completeness
from matcher.reference import file_names, text
from matcher.rule_files.reader import RuleTable, check_dated_name, dated_name, read_whole_rule_file
from matcher.ternary import Ternary

FOLDER = "obligation_rules"


def duty_rule_ids() -> tuple[str, ...]:
    """Return the names of the shipped rules."""
    return tuple(name.removesuffix(".yaml") for name in file_names(FOLDER, ".yaml"))


@cache
def load_duty_rule(rule_id: str) -> DutyRule:
    """Return a shipped rule.

    Raises
    ------
    MissingReference
        If there is no such file.
    InvalidInput
        If the file breaks a rule of its format.
    """
    name = f"{FOLDER}/{rule_id}.yaml"
    return parse_duty_rule(text(name), rule_id, where=f"data/{name}")


def parse_duty_rule(content: str, rule_id: str | None = None, *, where: str) -> DutyRule:
    """Return the rule of a file's text.

    Parameters
    ----------
    rule_id : str or None
        ``<authority>-<first day or 'undated'>``; None where the content alone names it.

    Raises
    ------
    InvalidInput
        If a key is missing, unknown, doubled or of the wrong kind, or the name does not agree;
        with all mistakes at once.
    """

    def check(rule: DutyRule, table: RuleTable) -> None:
        if not rule.rates:
            table.refuse("rates", "A rule without a percentage owes nothing.", "Add a rate.")
        check_dated_name(rule_id or rule.rule_id, rule.rule_id, table)

    return read_whole_rule_file(content, where, _rule_of, check)


def _rule_of(table: RuleTable) -> DutyRule:
    valid_from, valid_until = table.validity()
    table.need("thresholds")
    return DutyRule(
        rule_id="-".join(dated_name(table, "authority", valid_from)),
        authority=table.name("authority"),
        title=table.text("title"),
        valid_from=valid_from,
        valid_until=valid_until,
        source=table.address("source"),
        retrieved=table.day("retrieved"),
        completeness=table.word("completeness", Completeness),
        thresholds=tuple(_threshold(entry) for entry in table.tables("thresholds")),
        rates=tuple(_rate(entry) for entry in table.tables("rates")),
        known_gaps=table.texts("known_gaps"),
    )


def _threshold(entry: RuleTable) -> Threshold:
    threshold = Threshold(
        of=entry.word("of", DutyBase),
        euros=entry.amount("euros"),
        is_included=Ternary.of(entry.flag_or_unknown("included")),
        sorts=frozenset(entry.words("sorts", ContractSort)),
    )
    entry.close()
    return threshold


def _rate(entry: RuleTable) -> DutyRate:
    rate = DutyRate(
        of=entry.word("of", DutyBase),
        percentage=entry.amount("percentage"),
        precision=entry.word("precision", RatePrecision),
        labour_share_below=(
            entry.amount("labour_share_below") if "labour_share_below" in entry else None
        ),
    )
    entry.close()
    for key, number, most in (
        ("percentage", rate.percentage, Decimal(100)),
        ("labour_share_below", rate.labour_share_below, Decimal(1)),
    ):
        if number is not None and number > most:
            entry.refuse(key, f"{number} is too much.", f"Give at most {most}.")
    return rate
