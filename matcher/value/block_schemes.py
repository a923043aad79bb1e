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
from matcher.errors import Ambiguous, InvalidInput, NotFound
from matcher.reference import file_names, folder_names, text
from matcher.rule_file import RuleTable, read_rule_file
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


def parse_block_scheme(content: str, scheme_id: str, *, where: str) -> BlockScheme:
    """Return the scheme of a file's text.

    Parameters
    ----------
    content : str
        YAML.
    scheme_id : str
        ``<region>/<file name without .yaml>``.
    where : str
        Name of the file for messages.

    Raises
    ------
    InvalidInput
        If a key is missing, unknown, doubled or of the wrong kind, if an id stands twice, or if
        the name does not agree with region and first day.
    """
    table = read_rule_file(content, where)
    valid_from, valid_until = table.validity()
    source = table.address("source")
    region = table.text("region")
    blocks = tuple(block_of(entry, source) for entry in table.tables("blocks"))
    scheme = BlockScheme(
        scheme_id=scheme_id,
        title=table.text("title"),
        kind=table.word("kind", SchemeKind),
        used_by=table.texts("used_by"),
        valid_from=valid_from,
        valid_until=valid_until,
        source=source,
        retrieved=table.day("retrieved"),
        completeness=table.word("completeness", Completeness),
        target_groups=table.text("target_groups"),
        hour_base=table.amount("hour_base"),
        subsidy_extends=Ternary.of(table.flag_or_unknown("subsidy_extends")),
        blocks=blocks,
        bonuses=tuple(bonus_of(entry, source) for entry in table.tables("bonuses")),
        efforts=tuple(effort_rule_of(entry, source) for entry in table.tables("efforts")),
        form_weights=_form_weights(table),
        known_gaps=table.texts("known_gaps"),
    )
    table.close()
    check_scheme(scheme, table)
    _check_name(scheme, region, table)
    return scheme


def _form_weights(table: RuleTable) -> tuple[tuple[WorkForm, Decimal], ...]:
    if "form_weights" not in table:
        return ()
    weights = table.table("form_weights")
    found = []
    for name in weights.names():
        if name not in list(WorkForm):
            raise weights.wrong(
                name, "This form of work is not known.", f"Choose from: {', '.join(WorkForm)}."
            )
        weight = weights.amount(name)
        if weight is None:
            raise weights.wrong(name, "A weight must be known.", "Leave the form out instead.")
        found.append((WorkForm(name), weight))
    return tuple(found)


def _check_name(scheme: BlockScheme, region: str, table: RuleTable) -> None:
    first_day = scheme.valid_from.isoformat() if scheme.valid_from else "undated"
    expected = f"{region}/{first_day}"
    if not (scheme.scheme_id == expected or scheme.scheme_id.startswith(f"{expected}-")):
        raise InvalidInput(
            f"The file is called '{scheme.scheme_id}', but it holds {expected}.",
            where=table.where,
            remedy=f"Call it {expected}.yaml, or mend region and valid_from.",
        )
