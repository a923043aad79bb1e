"""Scheme files become validated block schemes; every message names file and key.

Shipped files lie in ``data/block_schemes/<region>/<first valid day or 'undated'>.yaml``. A desk's
own or copied scheme is read by the same function.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache

from matcher.domain.block_scheme import BlockScheme, SchemeKind
from matcher.domain.period import Period
from matcher.domain.placement import WorkForm
from matcher.domain.target_group_rules import Completeness
from matcher.errors import Ambiguous, NotFound
from matcher.reference import file_names, folder_names, text
from matcher.rule_files.reader import RuleTable, check_dated_name, dated_name, read_whole_rule_file
from matcher.ternary import Ternary
from matcher.value.scheme_checks import check_scheme
from matcher.value.scheme_entries import block_of, bonus_of, effort_rule_of

FOLDER = "block_schemes"


def scheme_ids() -> tuple[str, ...]:
    """Return the names of the shipped schemes, ``<region>/<first valid day or 'undated'>``."""
    return tuple(
        f"{region}/{name.removesuffix('.yaml')}"
        for region in folder_names(FOLDER)
        for name in file_names(f"{FOLDER}/{region}", ".yaml")
    )


@cache
def load_block_scheme(scheme_id: str) -> BlockScheme:
    """Return a shipped scheme.

    Raises
    ------
    MissingReference
        If there is no such file.
    InvalidInput
        If the file breaks a rule of its format.
    """
    name = f"{FOLDER}/{scheme_id}.yaml"
    return parse_block_scheme(text(name), scheme_id, where=f"data/{name}")


def scheme_of(region: str, on: date) -> BlockScheme:
    """Return the scheme of a region that holds on a day (the award date of a contract).

    A dated scheme wins over an undated one; an undated one is taken only if it is the only one.

    Raises
    ------
    NotFound
        If the region has no scheme that holds on that day.
    Ambiguous
        If only undated schemes could hold and there is more than one: the contract must name it.
    """
    schemes = [load_block_scheme(name) for name in scheme_ids() if name.startswith(f"{region}/")]
    dated = [
        (scheme.valid_from, scheme)
        for scheme in schemes
        if scheme.valid_from and is_in_force(scheme, on) is Ternary.MEETS
    ]
    if dated:
        return max(dated, key=lambda pair: pair[0])[1]
    undated = [scheme for scheme in schemes if scheme.valid_from is None]
    if len(undated) > 1:
        raise Ambiguous(
            "The source gives no dates, so the day does not decide between these schemes: "
            f"{', '.join(scheme.scheme_id for scheme in undated)}.",
            where=f"block scheme of '{region}'",
            remedy="Name the scheme that the contract was awarded under.",
        )
    if not undated:
        raise NotFound(
            f"No block scheme of this region is known that holds on {on}.",
            where=f"block scheme of '{region}'",
            remedy=f"Choose from: {', '.join(scheme_ids())}; or add the region's own file.",
        )
    return undated[0]


def is_in_force(scheme: BlockScheme, on: date) -> Ternary:
    """Return whether a scheme holds on a day (the award date); unknown where it has no dates."""
    if scheme.valid_from is None:
        return Ternary.UNKNOWN
    return Ternary.of(Period(scheme.valid_from, scheme.valid_until).contains(on))


def parse_block_scheme(content: str, scheme_id: str | None = None, *, where: str) -> BlockScheme:
    """Return the scheme of a file's text.

    Parameters
    ----------
    content : str
        YAML.
    scheme_id : str or None
        ``<region>/<file name without .yaml>``; None where the content alone names it.
    where : str
        Name of the file for messages.

    Raises
    ------
    InvalidInput
        If a key is missing, unknown, doubled or of the wrong kind, if an id stands twice, or if
        the name does not agree with region, first day and edition; with all mistakes at once.
    """

    def check(scheme: BlockScheme, table: RuleTable) -> None:
        check_scheme(scheme, table)
        check_dated_name(scheme_id or scheme.scheme_id, scheme.scheme_id, table)

    return read_whole_rule_file(content, where, _scheme_of, check)


def _scheme_of(table: RuleTable) -> BlockScheme:
    valid_from, valid_until = table.validity()
    table.need("used_by")
    source = table.address("source")
    blocks = tuple(block_of(entry, source) for entry in table.tables("blocks"))
    return BlockScheme(
        scheme_id="/".join(dated_name(table, "region", valid_from)),
        title=table.text("title"),
        kind=table.word("kind", SchemeKind),
        used_by=table.texts("used_by"),
        valid_from=valid_from,
        valid_until=valid_until,
        source=source,
        retrieved=table.day("retrieved"),
        completeness=table.word("completeness", Completeness),
        target_groups=table.name("target_groups"),
        hour_base=table.amount("hour_base"),
        subsidy_extends=Ternary.of(table.flag_or_unknown("subsidy_extends")),
        blocks=blocks,
        bonuses=tuple(bonus_of(entry, source) for entry in table.tables("bonuses")),
        efforts=tuple(effort_rule_of(entry, source) for entry in table.tables("efforts")),
        form_weights=_form_weights(table),
        known_gaps=table.texts("known_gaps"),
    )


def _form_weights(table: RuleTable) -> tuple[tuple[WorkForm, Decimal], ...]:
    if "form_weights" not in table:
        return ()
    weights = table.table("form_weights")
    found = []
    for form in weights.keys_as(WorkForm, "This form of work is not known."):
        weight = weights.amount(form)
        if weight is None:
            weights.refuse(form, "A weight must be known.", "Leave the form out instead.")
        else:
            found.append((form, weight))
    return tuple(found)
