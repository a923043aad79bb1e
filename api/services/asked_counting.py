"""By which rules people should count in a ranking, as somebody asks it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from api.services.beside_fit import CountingRules, counting_rules
from api.services.counting_rights import (
    check_may_ask_contract,
    check_may_name_scheme,
    counts_for_others,
)
from api.services.references import asked_contract
from api.services.rule_documents import rule_content
from api.services.rule_library import rule_library
from matcher.domain.access import Viewer
from matcher.domain.obligation import ContractTerms
from matcher.domain.rule_document import RuleKind
from matcher.domain.shown_ranking import ListOrder
from matcher.domain.vacancy import Vacancy
from matcher.errors import InvalidInput
from matcher.fairness.exposure_floor import ExposureFloor
from matcher.rulebooks.library import SHIPPED, RuleLibrary
from models.unit_of_work import UnitOfWork

NO_RULES = "none"
_DIGEST_SIGNS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedCounting:
    """By which rules people should count, and what is done with the answer.

    Attributes
    ----------
    contract : str or None
        Our id or the contractor's; None is the contract of the vacancy, if any.
    scheme : str or None
        A block scheme that goes before the one that the contract names.
    with_not_counting : bool
        Also tell who is left out because they certainly do not count.
    order : ListOrder
        By value is a choice that somebody may have to account for.
    floor : ExposureFloor or None
        Takes small channels forward at equal fit; another such choice. Only in order of fit.
    """

    contract: str | None = None
    scheme: str | None = None
    with_not_counting: bool = False
    order: ListOrder = ListOrder.FIT
    floor: ExposureFloor | None = None


BY_CONTRACT = AskedCounting()
"""By the contract that the vacancy serves and the scheme that it names, if any; by fit."""


def rules_for(
    uow: UnitOfWork, vacancy: Vacancy, counting: AskedCounting, on: date
) -> CountingRules:
    """Return the rules by which people count for a vacancy.

    Raises
    ------
    InvalidInput
        If the list should go by value and no scheme gives one.
    Conflict
        If the viewer may not be told who counts by that contract or scheme.
    """
    contract_id = asked_contract(uow, counting.contract) or vacancy.contract_id
    terms = uow.contracts.terms(contract_id) if contract_id else None
    if counting.contract is not None and terms is not None:
        check_may_ask_contract(uow.viewer, terms.contract)
    check_may_name_scheme(uow, counting.scheme)
    library = _library_for(uow, counting.scheme, [terms])
    rules = _rules_of(uow.viewer, terms, counting.scheme, library, on)
    if counting.order is ListOrder.VALUE:
        _check_has_values(rules)
    _check_floor_goes_with(counting)
    return rules


def rules_by_contract(
    uow: UnitOfWork, vacancies: Sequence[Vacancy], scheme: str | None, on: date
) -> dict[str | None, CountingRules]:
    """Return the rules of every contract that these vacancies serve, and of none."""
    named = {v.contract_id for v in vacancies if v.contract_id is not None}
    terms: dict[str | None, ContractTerms | None] = {None: None}
    terms.update(uow.contracts.many_terms(named))
    library = _library_for(uow, scheme, terms.values())
    return {name: _rules_of(uow.viewer, one, scheme, library, on) for name, one in terms.items()}


def rules_version(uow: UnitOfWork, rules: CountingRules) -> str:
    """Return a digest of the rule files by which people were said to count; 'none' without any."""
    if rules.prospects is None:
        return NO_RULES
    scheme = rules.prospects.scheme
    return rule_files_digest(uow, scheme.scheme_id, scheme.target_groups)


def rule_files_digest(uow: UnitOfWork, scheme_id: str, target_groups: str) -> str:
    """Return the digest of a scheme's file together with that of its target groups."""
    named = ((RuleKind.BLOCK_SCHEME, scheme_id), (RuleKind.TARGET_GROUPS, target_groups))
    texts = "\0".join(rule_content(uow, kind, rule_id) for kind, rule_id in named)
    return sha256(texts.encode()).hexdigest()[:_DIGEST_SIGNS]


def _rules_of(
    viewer: Viewer,
    terms: ContractTerms | None,
    scheme: str | None,
    library: RuleLibrary,
    on: date,
) -> CountingRules:
    if counts_for_others(viewer, terms.contract if terms else None):
        return CountingRules(terms=None, prospects=None, on=on, is_withheld=True)
    return counting_rules(terms, scheme, library, on)


def _library_for(
    uow: UnitOfWork, scheme: str | None, terms: Iterable[ContractTerms | None]
) -> RuleLibrary:
    """Return the rules that the installation knows, read only where a scheme is named."""
    is_named = scheme is not None or any(one and one.scheme_id for one in terms)
    return rule_library(uow) if is_named else SHIPPED


def _check_has_values(rules: CountingRules) -> None:
    if rules.prospects is None:
        raise InvalidInput(
            "Without a block scheme nobody has a value to order by.",
            where="order",
            remedy="Name a scheme, or let the contract name one.",
        )


def _check_floor_goes_with(counting: AskedCounting) -> None:
    if counting.floor is not None and counting.order is not ListOrder.FIT:
        raise InvalidInput(
            "An exposure floor changes places at equal fit, and this list is not in order of fit.",
            where="exposure_floor",
            remedy="Leave out the floor, or ask for the order of fit.",
        )
