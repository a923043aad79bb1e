"""A desk's own rules stand beside the shipped ones, and agree with the rules they name."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from matcher.domain.rule_document import RuleDocument, RuleKind
from matcher.errors import Conflict, InvalidInput, NotFound
from matcher.rule_files.faults import InvalidRuleFile
from matcher.rulebooks.agreement import check_agreement
from matcher.rulebooks.library import SHIPPED, RuleLibrary, library_of, shipped_text
from matcher.rulebooks.texts import read_rule_text
from tests.own_rules import OWN_DUTY, OWN_GROUPS, OWN_SCHEME, own_duty, own_groups, own_scheme

SHIPPED_SCHEME = "haaglanden-zuid-holland-centraal/2023-07-01"
KINDS = (
    (RuleKind.BLOCK_SCHEME, OWN_SCHEME, own_scheme()),
    (RuleKind.TARGET_GROUPS, OWN_GROUPS, own_groups()),
    (RuleKind.OBLIGATION_RULE, OWN_DUTY, own_duty()),
)


def a_document(kind: RuleKind, rule_id: str, content: str) -> RuleDocument:
    return RuleDocument(
        kind=kind,
        rule_id=rule_id,
        content=content,
        added_by="O-0001",
        added_at=datetime(2026, 11, 25, tzinfo=UTC),
    )


def with_own(*contents: str) -> RuleLibrary:
    return SHIPPED.with_rules(read_rule_text(content, where="eigen.yaml") for content in contents)


@pytest.mark.parametrize(("kind", "rule_id", "content"), KINDS)
def test_own_rules_are_found_by_name_beside_the_shipped_ones(
    kind: RuleKind, rule_id: str, content: str
) -> None:
    for library in (library_of([a_document(kind, rule_id, content)]), with_own(content)):
        assert set(library.ids(kind)) == {*SHIPPED.ids(kind), rule_id}
        assert library.rules(kind, rule_id).title
        assert library.rules(kind, SHIPPED.ids(kind)[0]) is SHIPPED.rules(
            kind, SHIPPED.ids(kind)[0]
        )
    with pytest.raises(NotFound, match="Choose from"):
        SHIPPED.rules(kind, rule_id)


@pytest.mark.parametrize(("kind", "rule_id", "content"), KINDS)
def test_a_name_is_taken_once(kind: RuleKind, rule_id: str, content: str) -> None:
    with pytest.raises(Conflict, match=f"called '{rule_id}' already"):
        with_own(content, content)
    shipped = shipped_text(kind, SHIPPED.ids(kind)[0])
    assert shipped is not None
    with pytest.raises(Conflict, match="never replaced"):
        with_own(shipped)


def test_a_file_that_cannot_be_read_any_more_stops_only_what_asks_for_it() -> None:
    good = a_document(*KINDS[0])
    bad = a_document(RuleKind.BLOCK_SCHEME, "streek/2020-01-01", "blocks: volgens oude versie\n")
    library = library_of([good, bad])
    assert library.scheme(OWN_SCHEME).hour_base == Decimal(36)
    assert library.rulebook(SHIPPED_SCHEME).scheme is library.scheme(SHIPPED_SCHEME)
    assert "streek/2020-01-01" in library.scheme_ids()
    with pytest.raises(InvalidInput, match="own scheme streek/2020-01-01"):
        library.scheme("streek/2020-01-01")


def test_own_rules_go_before_shipped_ones_that_a_later_version_brings() -> None:
    """What was registered under a name goes on being judged by the same rules."""
    content = own_scheme(amount="1.00").replace("voorbeeldstreek", "utrecht", 1)
    content = content.replace("valid_from: 2027-01-01", "valid_from: unknown")
    library = library_of([a_document(RuleKind.BLOCK_SCHEME, "utrecht/undated", content)])
    assert library.scheme("utrecht/undated").blocks[0].amount == Decimal("1.00")
    assert library.scheme_ids() == SHIPPED.scheme_ids()


def test_a_scheme_stands_on_rules_that_exist() -> None:
    scheme = read_rule_text(own_scheme(target_groups=OWN_GROUPS), where="eigen.yaml")
    with pytest.raises(InvalidRuleFile) as raised:
        check_agreement(scheme, SHIPPED)
    (fault,) = raised.value.faults
    assert fault.where == "eigen.yaml: target_groups"
    assert "Or add your own rules on who counts first." in fault.remedy
    check_agreement(scheme, with_own(own_groups()))


def test_the_rules_have_every_group_to_which_a_block_is_open() -> None:
    scheme = read_rule_text(own_scheme(target_groups=OWN_GROUPS), where="eigen.yaml")
    with pytest.raises(InvalidRuleFile, match="say nothing of participatiewet") as raised:
        check_agreement(scheme, with_own(own_groups(group="ww")))
    (fault,) = raised.value.faults
    assert fault.where.endswith("blocks participatiewet members participatiewet")


@pytest.mark.parametrize("kind", list(RuleKind))
def test_every_shipped_file_agrees_with_the_rules_it_names(kind: RuleKind) -> None:
    for rule_id in SHIPPED.ids(kind):
        content = shipped_text(kind, rule_id)
        assert content is not None
        check_agreement(read_rule_text(content, where=rule_id), SHIPPED)


def test_a_name_that_leads_out_of_the_folder_is_not_shipped() -> None:
    assert shipped_text(RuleKind.BLOCK_SCHEME, "../README") is None
