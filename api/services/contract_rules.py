"""The rules that a contract names must exist; what it leaves open is told, never guessed."""

from __future__ import annotations

from collections.abc import Iterator

from matcher.domain.block_scheme import BlockScheme, SchemeKind
from matcher.domain.obligation import ContractTerms, GoalKind
from matcher.domain.period import Period
from matcher.errors import InvalidInput, NotFound
from matcher.rulebooks.library import RuleLibrary

_GOAL_FIELDS = {GoalKind.PERSONS: "goal_persons", GoalKind.PERSON_MONTHS: "goal_person_months"}


def check_rules(
    library: RuleLibrary, terms: ContractTerms, already: ContractTerms | None = None
) -> None:
    """Refuse a scheme or duty rule that does not exist, or a scheme that counts points.

    What the contract named ``already`` is left alone: its rule may be gone from a newer version.

    Raises
    ------
    InvalidInput
        With the choices.
    """
    if terms.scheme_id is not None and (already is None or already.scheme_id != terms.scheme_id):
        _check_scheme(library, terms.scheme_id)
    if terms.duty_rule is not None and (already is None or already.duty_rule != terms.duty_rule):
        try:
            library.duty_rule(terms.duty_rule)
        except NotFound as fault:
            raise InvalidInput(fault.what, where="duty_rule", remedy=fault.remedy) from fault


def terms_warnings(library: RuleLibrary, terms: ContractTerms) -> tuple[str, ...]:
    """Return what somebody should know of these terms; nothing in it stops the registration."""
    return (
        *_scheme_warnings(library, terms),
        *_rule_warnings(library, terms),
        *_missing(terms),
    )


def _check_scheme(library: RuleLibrary, scheme_id: str) -> None:
    try:
        scheme = library.scheme(scheme_id)
    except NotFound as fault:
        raise InvalidInput(
            fault.what, where="scheme", remedy=_choices(library, scheme_id)
        ) from fault
    if scheme.kind is not SchemeKind.EUROS:
        raise InvalidInput(
            f"The scheme '{scheme_id}' counts points; an obligation is in euros.",
            where="scheme",
            remedy="Name the block scheme by which the contract counts euros, or leave it out.",
        )


def _choices(library: RuleLibrary, asked: str) -> str:
    """Return what can be chosen; of the region that was asked for, where it has schemes."""
    known = [name for name in library.scheme_ids() if _counts_euros(library, name)]
    region = asked.partition("/")[0]
    of_region = [name for name in known if name.partition("/")[0] == region]
    return f"Choose from: {', '.join(of_region or known)}."


def _counts_euros(library: RuleLibrary, scheme_id: str) -> bool:
    return library.scheme(scheme_id).kind is SchemeKind.EUROS


def _scheme_warnings(library: RuleLibrary, terms: ContractTerms) -> Iterator[str]:
    if terms.scheme_id is None:
        yield "No block scheme is named: nobody can count what a placement is worth."
    elif terms.scheme_id not in library.scheme_ids():
        yield f"The block scheme '{terms.scheme_id}' is not known here: nothing can be counted."
    else:
        yield from _date_warnings(library.scheme(terms.scheme_id), terms)


def _date_warnings(scheme: BlockScheme, terms: ContractTerms) -> Iterator[str]:
    awarded = terms.contract.award_date
    if awarded is None or Period(scheme.valid_from, scheme.valid_until).contains(awarded):
        return
    first = f" from {scheme.valid_from}" if scheme.valid_from else ""
    last = f" up to and including {scheme.valid_until}" if scheme.valid_until else ""
    yield (
        f"The award date {awarded} lies outside the days of the scheme '{scheme.scheme_id}', "
        f"which holds{first}{last}: check that the parties agreed to it."
    )


def _rule_warnings(library: RuleLibrary, terms: ContractTerms) -> Iterator[str]:
    if terms.duty_rule is not None and terms.duty_rule not in library.duty_rule_ids():
        yield f"The rule on what is owed '{terms.duty_rule}' is not known here."


def _missing(terms: ContractTerms) -> Iterator[str]:
    if terms.contract.award_date is None:
        yield "The award date is missing: at which day claims are judged may stay open."
    named = {goal.kind for goal in terms.goals}
    for kind, field in _GOAL_FIELDS.items():
        if kind not in named:
            yield (
                f"No goal in {kind.value.replace('_', '-')} is given ({field}): euros alone do "
                "not say how many people are meant."
            )
