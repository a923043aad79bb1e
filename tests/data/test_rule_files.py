"""Every rule file keeps its JSON Schema, its name and its sources; the code names no region."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterable, Iterator
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
from matcher.domain.claim import WITHOUT_PUBLISHED_RULE, TargetGroup
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
from matcher.errors import InvalidInput
from matcher.reference import file_bytes, folder_names
from matcher.rulebooks.texts import read_rule_text
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
    assert ruled == set(TargetGroup) - WITHOUT_PUBLISHED_RULE


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


# --- the reader refuses all that the schema refuses ---------------------------------------------

MUTATED = (
    ("block_schemes", "haaglanden-zuid-holland-centraal/2023-07-01"),
    ("target_groups", "utrecht-undated-older"),
    ("obligation_rules", "rijk-2011-07-01"),
)
WRONG: tuple[Any, ...] = (
    *(None, -1, True, "", "Twee Woorden", "unknown", "1,50", date(2024, 1, 1)),
    *([], [""], {}, {"x": 1}),
)


def shortened(content: Any) -> Any:
    """Return a file with one entry of each list, so that it is read quickly."""
    if isinstance(content, dict):
        return {key: shortened(value) for key, value in content.items()}
    return [shortened(value) for value in content[:1]] if isinstance(content, list) else content


def mutations(content: Any) -> Iterator[Any]:
    """Yield the content with one value replaced, left out or added, for every place in it."""
    yield from WRONG
    if isinstance(content, dict):
        for key, value in content.items():
            yield {name: kept for name, kept in content.items() if name != key}
            for mutated in mutations(value):
                yield {**content, key: mutated}
        yield {**content, "verschreven": 1}
    elif isinstance(content, list):
        for mutated in mutations(content[0]):
            yield [mutated]


def is_read(content: Any) -> bool:
    try:
        read_rule_text(yaml.safe_dump(content, allow_unicode=True), where="mutated")
    except InvalidInput:
        return False
    return True


@pytest.mark.parametrize(("kind", "name"), MUTATED)
def test_what_the_json_schema_refuses_the_reader_refuses_as_well(kind: str, name: str) -> None:
    """So a desk needs no other check than the reader, which speaks of lines and keys."""
    schema = Draft202012Validator(schema_of(kind))
    content = shortened(yaml.safe_load(file_bytes(f"{kind}/{name}.yaml")))
    assert is_read(content)
    refused = [wrong for wrong in mutations(content) if not schema.is_valid(plain(wrong))]
    assert len(refused) > 100
    assert [wrong for wrong in refused if is_read(wrong)] == []


# --- no region is named in code -----------------------------------------------------------------

TOLD_ONLY = {"help", "example", "examples", "description", "json_schema_extra"}
"""Arguments that explain something to a reader; they may name a region as an example, and so may
docstrings and constants called …EXAMPLE, which descriptions of the API show."""


def region_names() -> set[str]:
    """Return names of regions and towns in the rule files, as code would spell them."""
    names = {part for region in folder_names("block_schemes") for part in region.split("-")}
    for scheme_id in scheme_ids():
        names |= {town.lower() for town in load_block_scheme(scheme_id).used_by}
    names |= {load_duty_rule(name).authority for name in duty_rule_ids()}
    names |= {load_target_group_rules(name).authority for name in rules_ids()}
    return {name for name in names if len(name) > 2} - {"oost", "nederland", "rijk", "zuid"}


def said_by(code: str) -> Iterator[str]:
    """Yield what a file of code does something with: names and texts, no docstrings or examples."""
    tree = ast.parse(code)
    told: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            told |= {id(first.value) for first in node.body if isinstance(first, ast.Expr)}
        if (
            isinstance(node, ast.AnnAssign | ast.Assign)
            and node.value
            and "EXAMPLE" in _target(node)
        ):
            told |= {id(part) for part in ast.walk(node.value)}
        if isinstance(node, ast.Call):
            arguments = [word.value for word in node.keywords if word.arg in TOLD_ONLY]
            told |= {id(part) for argument in arguments for part in ast.walk(argument)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value
        elif isinstance(node, ast.Name | ast.arg | ast.Attribute | ast.keyword | ast.alias):
            yield from (value for _, value in ast.iter_fields(node) if isinstance(value, str))
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name


def _target(node: ast.AnnAssign | ast.Assign) -> str:
    target = node.target if isinstance(node, ast.AnnAssign) else node.targets[0]
    return target.id if isinstance(target, ast.Name) else ""


def named_regions(files: Iterable[tuple[str, str]]) -> list[str]:
    names = "|".join(map(re.escape, sorted(region_names())))
    pattern = re.compile(rf"(?<![a-z])({names})(?![a-z])", re.I)
    return [
        f"{name}: {found.lower()}"
        for name, code in files
        for text in said_by(code)
        for found in pattern.findall(text)
    ]


def test_no_code_names_a_region() -> None:
    """Which region has which rules stands in data/ only, so that a desk can add its own."""
    paths = [
        path for folder in ("matcher", "models", "api") for path in (ROOT / folder).rglob("*.py")
    ]
    assert len(paths) > 200
    found = named_regions((str(path.relative_to(ROOT)), path.read_text("utf-8")) for path in paths)
    assert found == []


@pytest.mark.parametrize(
    "planted",
    [
        'if scheme.region == "utrecht":\n    base = 36\n',
        "UTRECHT_BASE = 36\n",
        "def haaglanden_value(block):\n    return block\n",
        "BASES = {'den-haag': 36, 'Delft': 40}\n",
        "pso = rules['x']\n",
    ],
)
def test_a_region_in_the_code_would_be_noticed(planted: str) -> None:
    assert named_regions([("x.py", planted)])


def test_an_example_for_a_reader_is_no_rule() -> None:
    told = 'def f():\n    """As utrecht/undated."""\n    Option(help="utrecht", examples=["pso"])\n'
    told += '_EXAMPLE: dict[str, str] = {"scheme": "utrecht/undated"}\n'
    assert named_regions([("x.py", told)]) == []
