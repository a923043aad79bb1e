"""A rule file copied under another name: only the lines that must differ do, comments stay."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date

import yaml

from matcher.domain.rule_document import RuleKind
from matcher.rule_files.yaml_text import yaml_root

OWNER_KEYS = {
    RuleKind.BLOCK_SCHEME: "region",
    RuleKind.TARGET_GROUPS: "authority",
    RuleKind.OBLIGATION_RULE: "authority",
}
"""The key that says whose a rule is."""
_PLACE = "original"
_COMMENT = re.compile(r"\A[ \t]+#[^\n]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyPlan:
    """What the copy says of itself.

    Attributes
    ----------
    owner : str
        The region, or the authority.
    title : str
        Empty is the title of the original, with the owner behind it.
    valid_from : date or None
        First day; None is unknown.
    copied_on : date
        The day of the copy, which stands as the day of retrieval.
    target_groups : str
        For a scheme: the rules on who counts; empty keeps those of the original.
    """

    owner: str
    title: str = ""
    valid_from: date | None
    edition: str = ""
    copied_on: date
    target_groups: str = ""


def copied(content: str, kind: RuleKind, rule_id: str, plan: CopyPlan) -> str:
    """Return the text of the copy, with where it came from among its known gaps.

    Parameters
    ----------
    content : str
        A rule file that can be read.
    rule_id : str
        Its name.

    Raises
    ------
    InvalidInput
        If the text is no YAML with keys.
    """
    for key, value in _changes(content, kind, plan).items():
        content = _changed(content, key, value)
    gap = (
        f"overgenomen van {rule_id} op {plan.copied_on}; "
        "nog niet naast een eigen besluit of pagina gelegd"
    )
    opening = f"# Kopie van {rule_id}, gemaakt op {plan.copied_on}. Pas aan wat bij u anders is.\n"
    return opening + _with_gap(content, gap)


def _changes(content: str, kind: RuleKind, plan: CopyPlan) -> dict[str, str | None]:
    """Return the new values by key; None takes a key away."""
    changes: dict[str, str | None] = {
        OWNER_KEYS[kind]: plan.owner,
        "title": _quoted(plan.title or f"{_text_at(content, 'title')} (kopie {plan.owner})"),
        "valid_from": plan.valid_from.isoformat() if plan.valid_from else "unknown",
        "valid_until": "unknown",
        "retrieved": plan.copied_on.isoformat(),
        "edition": plan.edition or None,
    }
    if kind is RuleKind.BLOCK_SCHEME:
        # Those who use the original do not therefore use the copy.
        changes["used_by"] = "[]"
        if plan.target_groups:
            changes["target_groups"] = plan.target_groups
    return changes


def _changed(content: str, key: str, value: str | None) -> str:
    root = yaml_root(content, _PLACE)
    for at, (name, node) in enumerate(root.value):
        if name.value != key:
            continue
        if value is not None:
            return _with_value(content, node, value)
        has_next = at + 1 < len(root.value)
        following = root.value[at + 1][0].start_mark.index if has_next else len(content)
        return content[: name.start_mark.index] + content[following:]
    return content if value is None else _with_key(content, root, f"{key}: {value}")


def _with_gap(content: str, gap: str) -> str:
    root = yaml_root(content, _PLACE)
    for name, node in root.value:
        if name.value != "known_gaps":
            continue
        if not isinstance(node, yaml.SequenceNode) or not node.value:
            return _with_value(content, node, f"[{_quoted(gap)}]")
        if node.flow_style:
            first = node.value[0].start_mark.index
            return f"{content[:first]}{_quoted(gap)}, {content[first:]}"
        start = node.start_mark
        entry = f"- {_quoted(gap)}\n{' ' * start.column}"
        return content[: start.index] + entry + content[start.index :]
    return _with_key(content, root, f"known_gaps: [{_quoted(gap)}]")


def _with_value(content: str, node: yaml.Node, value: str) -> str:
    """Put a value in the place of another, without the comment that explained the other."""
    start, end = node.start_mark.index, node.end_mark.index
    line_end = "\n" if content[start:end].endswith("\n") else ""
    rest = content[end:] if line_end else _COMMENT.sub("", content[end:], count=1)
    return content[:start] + value + line_end + rest


def _with_key(content: str, root: yaml.MappingNode, entry: str) -> str:
    """Put a key before the first one."""
    first = root.value[0][0].start_mark
    separator = ", " if root.flow_style else f"\n{' ' * first.column}"
    return content[: first.index] + entry + separator + content[first.index :]


def _text_at(content: str, key: str) -> str:
    values = {name.value: node.value for name, node in yaml_root(content, _PLACE).value}
    return str(values[key])


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
