"""Every rule file keeps its JSON Schema, its name and its sources; the code names no region."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from matcher.domain.block_scheme import (
    BlockScheme,
    BlockUnit,
    BonusConditionKind,
    BonusSpread,
    SchemeKind,
)
from matcher.domain.claim import TargetGroup
from matcher.domain.claim_record import ClaimGround, ProofKind
from matcher.domain.counting import CountingKind
from matcher.domain.effort import EffortBasis, EffortKind
from matcher.domain.obligation import ContractSort, DutyBase, DutyRule, RatePrecision
from matcher.domain.placement import WorkForm
from matcher.domain.target_group_rules import (
    Completeness,
    ConditionKind,
    ReferenceDay,
    TargetGroupRules,
)
from matcher.eligibility.rules import load_target_group_rules, rules_ids
from matcher.reference import file_bytes, folder_names
from matcher.value.block_schemes import load_block_scheme, scheme_ids
from matcher.value.duty_rules import duty_rule_ids, load_duty_rule

ROOT = Path(__file__).parents[2]
KINDS = ("target_groups", "block_schemes", "obligation_rules")
WORDS: dict[str, tuple[type[StrEnum], ...]] = {
    "target_groups": (
        TargetGroup,
        ClaimGround,
        ProofKind,
        ConditionKind,
        Completeness,
        ReferenceDay,
    ),
    "block_schemes": (
        TargetGroup,
        ConditionKind,
        BlockUnit,
        BonusConditionKind,
        BonusSpread,
        SchemeKind,
        CountingKind,
        EffortBasis,
        EffortKind,
        WorkForm,
    ),
    "obligation_rules": (ContractSort, DutyBase, RatePrecision),
}


def schema_of(kind: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(file_bytes(f"schema/{kind}.schema.json"))
    return schema


def rule_files() -> list[Any]:
    names = {
        "target_groups": rules_ids(),
        "block_schemes": scheme_ids(),
        "obligation_rules": duty_rule_ids(),
    }
    return [
        pytest.param(kind, f"{kind}/{name}.yaml", id=f"{kind}/{name}")
        for kind in KINDS
        for name in names[kind]
    ]


def plain(content: Any) -> Any:
    """Return YAML content as JSON has it: days become texts."""
    if isinstance(content, dict):
        return {key: plain(value) for key, value in content.items()}
    if isinstance(content, list):
        return [plain(value) for value in content]
    return content.isoformat() if isinstance(content, date) else content


@pytest.mark.parametrize(("kind", "name"), rule_files())
def test_a_rule_file_keeps_its_json_schema(kind: str, name: str) -> None:
    content = plain(yaml.safe_load(file_bytes(name)))
    errors = [error.message for error in Draft202012Validator(schema_of(kind)).iter_errors(content)]
    assert errors == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_a_schema_and_knows_every_word_of_the_code(kind: str) -> None:
    schema = schema_of(kind)
    Draft202012Validator.check_schema(schema)
    text = json.dumps(schema)
    for words in WORDS[kind]:
        for word in words:
            assert f'"{word.value}"' in text, f"{kind} does not know {word}"


@pytest.mark.parametrize(
    ("kind", "key", "value"),
    [
        ("block_schemes", "hour_base", 36),
        ("block_schemes", "blocks", []),
        ("target_groups", "reference_day", "someday"),
        ("obligation_rules", "rates", []),
        ("obligation_rules", "extra", 1),
    ],
)
def test_a_schema_refuses_what_the_reader_refuses(kind: str, key: str, value: object) -> None:
    (_, name), *_ = (p.values for p in rule_files() if p.values[0] == kind)
    content = plain(yaml.safe_load(file_bytes(str(name))))
    assert not Draft202012Validator(schema_of(kind)).is_valid({**content, key: value})


def test_each_scheme_names_rules_that_exist_and_that_know_the_groups_of_its_blocks() -> None:
    for scheme_id in scheme_ids():
        scheme = load_block_scheme(scheme_id)
        rules = load_target_group_rules(scheme.target_groups)
        groups = {member.group for block in scheme.blocks for member in block.members}
        assert groups <= {rule.group for rule in rules.groups}, scheme_id


def test_every_target_group_has_a_rule_somewhere() -> None:
    ruled = {rule.group for name in rules_ids() for rule in load_target_group_rules(name).groups}
    assert ruled == set(TargetGroup)


def test_groups_without_a_published_rule_are_listed_and_have_none() -> None:
    unruled = [u for name in rules_ids() for u in load_target_group_rules(name).without_rule]
    named = " ".join(unruled_group.name for unruled_group in unruled)
    for words in ("gedetineerden", "tbs", "ANW", "zzp", "Oekraïne"):
        assert words in named


def test_what_could_not_be_read_in_full_says_so() -> None:
    loaded: list[TargetGroupRules | BlockScheme | DutyRule] = [
        *(load_target_group_rules(name) for name in rules_ids()),
        *(load_block_scheme(name) for name in scheme_ids()),
        *(load_duty_rule(name) for name in duty_rule_ids()),
    ]
    for rules in loaded:
        assert rules.completeness is Completeness.FULL or rules.known_gaps, rules.title


def region_names() -> set[str]:
    """Return names of regions and towns in the rule files, as code would spell them."""
    names = {part for region in folder_names("block_schemes") for part in region.split("-")}
    for scheme_id in scheme_ids():
        names |= {town.lower() for town in load_block_scheme(scheme_id).used_by}
    names |= {load_duty_rule(name).authority for name in duty_rule_ids()}
    names |= {load_target_group_rules(name).authority for name in rules_ids()}
    return {name for name in names if len(name) > 3} - {"oost", "nederland", "rijk"}


def named_regions(files: Iterator[tuple[str, str]]) -> list[str]:
    pattern = re.compile(r"\b(" + "|".join(map(re.escape, sorted(region_names()))) + r")\b", re.I)
    return [f"{name}: {found}" for name, text in files for found in pattern.findall(text)]


def test_no_code_of_eligibility_and_value_names_a_region() -> None:
    folders = ("matcher/eligibility", "matcher/value")
    paths = [path for folder in folders for path in (ROOT / folder).glob("*.py")]
    paths += [ROOT / "matcher" / f"{name}.py" for name in ("assessment", "feasibility")]
    assert len(paths) > 15
    assert named_regions((path.name, path.read_text("utf-8")) for path in paths) == []


def test_a_region_in_the_code_would_be_noticed() -> None:
    planted = 'if scheme.region == "utrecht":\n    base = 36\n'
    assert named_regions(iter([("x.py", planted)])) == ["x.py: utrecht"]
