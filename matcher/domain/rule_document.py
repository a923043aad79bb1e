"""A rule file that a desk added: its own scheme, rules on who counts, or rule on what is owed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class RuleKind(StrEnum):
    """What a rule file holds; the value is the folder of ``data/`` that has the shipped ones."""

    BLOCK_SCHEME = "block_schemes"
    TARGET_GROUPS = "target_groups"
    OBLIGATION_RULE = "obligation_rules"


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleDocument:
    """A rule file of a desk (eigen regelbestand), word for word, with who added it and when.

    Attributes
    ----------
    rule_id : str
        Name within the kind: ``<region>/<first day or 'undated'>`` for a scheme.
    content : str
        The YAML text.
    added_by : str
        Id of the desk; of the operator a login or a process name.
    """

    kind: RuleKind
    rule_id: str
    content: str
    added_by: str
    added_at: datetime
