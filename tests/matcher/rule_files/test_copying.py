"""A copy differs from its original in whose it is and from when, and says where it came from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from matcher.domain.block_scheme import BlockScheme
from matcher.domain.rule_document import RuleKind
from matcher.rule_files.copying import CopyPlan, copied
from matcher.rulebooks.library import SHIPPED, shipped_text
from matcher.rulebooks.texts import read_rule_text
from tests.own_rules import own_scheme

PLAN = CopyPlan(owner="voorbeeldstreek", valid_from=date(2027, 1, 1), copied_on=date(2026, 11, 25))
SHIPPED_RULES = [(kind, rule_id) for kind in RuleKind for rule_id in SHIPPED.ids(kind)]


def text_of(kind: RuleKind, rule_id: str) -> str:
    content = shipped_text(kind, rule_id)
    assert content is not None
    return content


@pytest.mark.parametrize(("kind", "rule_id"), SHIPPED_RULES)
def test_every_shipped_file_can_be_copied_and_only_says_other_things_of_itself(
    kind: RuleKind, rule_id: str
) -> None:
    original = SHIPPED.rules(kind, rule_id)
    copy = read_rule_text(copied(text_of(kind, rule_id), kind, rule_id, PLAN), where="copy")
    assert copy.kind is kind
    assert copy.rule_id.replace("/", "-") == "voorbeeldstreek-2027-01-01"
    assert copy.rules.title == f"{original.title} (kopie voorbeeldstreek)"
    assert copy.rules.retrieved == date(2026, 11, 25)
    gap, *others = copy.rules.known_gaps
    assert gap.startswith(f"overgenomen van {rule_id} op 2026-11-25")
    assert tuple(others) == original.known_gaps
    assert copy.rules.source == original.source
    if isinstance(original, BlockScheme) and isinstance(copy.rules, BlockScheme):
        assert (
            replace(
                copy.rules,
                scheme_id=original.scheme_id,
                title=original.title,
                used_by=original.used_by,
                valid_from=original.valid_from,
                valid_until=original.valid_until,
                retrieved=original.retrieved,
                known_gaps=original.known_gaps,
            )
            == original
        )
        assert copy.rules.used_by == ()


def test_comments_stay_but_for_those_that_explained_what_changed() -> None:
    content = own_scheme().replace("valid_from: 2027-01-01", "valid_from: 2027-01-01   # besluit 7")
    content = content.replace('hour_base: "36"', 'hour_base: "36"   # cao')
    text = copied(content, RuleKind.BLOCK_SCHEME, "a/2027-01-01", PLAN)
    assert "# Besluit van het college" in text
    assert "# cao" in text
    assert "besluit 7" not in text


@pytest.mark.parametrize(
    "gaps", ["", "known_gaps: []\n", "known_gaps: [een, twee]\n", "known_gaps:\n- een\n- twee\n"]
)
def test_the_origin_comes_first_among_the_gaps_however_they_are_written(gaps: str) -> None:
    content = own_scheme().replace("blocks:", f"{gaps}blocks:")
    copy = read_rule_text(copied(content, RuleKind.BLOCK_SCHEME, "a/b", PLAN), where="copy")
    assert copy.rules.known_gaps[0].startswith("overgenomen van a/b")
    assert copy.rules.known_gaps[1:] == (("een", "twee") if "twee" in gaps else ())


def test_a_list_over_several_lines_is_replaced_whole() -> None:
    content = own_scheme().replace(
        "used_by: [Voorbeeldstad]\n", "used_by:\n  - Voorbeeldstad\n  - Voorbeelddorp\n"
    )
    copy = read_rule_text(copied(content, RuleKind.BLOCK_SCHEME, "a/b", PLAN), where="copy")
    assert isinstance(copy.rules, BlockScheme)
    assert copy.rules.used_by == ()
    assert copy.rules.valid_from == date(2027, 1, 1)


def test_a_file_on_one_line_can_be_copied_too() -> None:
    content = (
        "{authority: a, title: b, valid_from: unknown, valid_until: unknown, "
        "source: 'https://a.example/', retrieved: 2026-01-01, completeness: full, thresholds: [], "
        "edition: x, rates: [{of: contract_sum, percentage: '5', precision: exact}]}"
    )
    copy = read_rule_text(copied(content, RuleKind.OBLIGATION_RULE, "a", PLAN), where="copy")
    assert copy.rule_id == "voorbeeldstreek-2027-01-01"


def test_first_day_edition_title_and_rules_on_who_counts_can_be_told() -> None:
    plan = replace(
        PLAN, valid_from=None, edition="tweede", title='Onze "blokken": nieuw', target_groups="pso"
    )
    older = "utrecht/undated-older"
    content = text_of(RuleKind.BLOCK_SCHEME, older)
    copy = read_rule_text(copied(content, RuleKind.BLOCK_SCHEME, older, plan), where="copy")
    assert isinstance(copy.rules, BlockScheme)
    assert copy.rule_id == "voorbeeldstreek/undated-tweede"
    assert copy.rules.title == 'Onze "blokken": nieuw'
    assert copy.rules.target_groups == "pso"
