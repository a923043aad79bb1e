"""The conditions of a rule as sentences, in plain Dutch and English."""

from __future__ import annotations

from matcher.domain.target_group_rules import Condition, ConditionKind
from matcher.eligibility.wording import CONDITIONS, Language


def condition_sentence(condition: Condition, language: Language = "nl") -> str:
    """Return what a condition asks; a yes-or-no question that must be 'no' is turned round.

    Examples
    --------
    >>> months = ConditionKind.BENEFIT_LONGER_THAN_MONTHS
    >>> condition_sentence(Condition(kind=months, value=6), "en")
    'on benefit for more than 6 months'
    >>> condition_sentence(Condition(kind=ConditionKind.IN_REGISTER, value=False), "nl")
    'niet: ingeschreven in het doelgroepregister'
    """
    at = 0 if language == "nl" else 1
    asked = CONDITIONS[condition.kind][at].format(value=condition.value)
    if condition.kind is ConditionKind.UNREADABLE:
        return f"{('niet leesbaar in de bron', 'unreadable in the source')[at]}: {asked}"
    if condition.value is False:
        return f"{('niet', 'not')[at]}: {asked}"
    return asked
