"""Rule files that a desk wants to add or to try: every mistake is told, whatever file it is in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from api.services.rule_checks import RuleFile, check_rules, library_with
from api.services.rule_documents import copied_rule, shipped_content
from matcher.domain.rule_document import RuleKind
from matcher.errors import Conflict, InvalidInput
from matcher.rule_files.copying import CopyPlan
from tests.contracts.source_tree import ROOT
from tests.own_rules import OWN_GROUPS, OWN_SCHEME, own_groups, own_scheme

HAAGLANDEN = "haaglanden-zuid-holland-centraal/2023-07-01"
SCHEME = RuleKind.BLOCK_SCHEME


def test_files_that_name_each_other_are_checked_together_in_any_order() -> None:
    scheme = RuleFile(where="blokken.yaml", content=own_scheme(target_groups=OWN_GROUPS))
    groups = RuleFile(where="doelgroepen.yaml", content=own_groups())
    (alone,) = check_rules([scheme])
    assert [fault.where for fault in alone.faults] == ["blokken.yaml: target_groups"]
    together = check_rules([scheme, groups])
    assert [(check.where, check.faults) for check in together] == [
        ("blokken.yaml", ()),
        ("doelgroepen.yaml", ()),
    ]
    library = library_with([scheme, groups])
    assert library.rulebook(OWN_SCHEME).rules is library.target_groups(OWN_GROUPS)


def test_a_check_tells_every_mistake_of_every_file() -> None:
    broken = own_scheme().replace('"36"', "36").replace("[employment]", "[baan]")
    unreadable = RuleFile(where="b", content="\t")
    taken = RuleFile(where="c", content=shipped_content(SCHEME, HAAGLANDEN))
    found = check_rules([RuleFile(where="a", content=broken), unreadable, taken])
    assert [len(check.faults) for check in found] == [2, 1, 1]
    assert [check.rule for check in found] == [None, None, None]
    assert isinstance(found[2].faults[0], Conflict)


BROKEN = [
    path
    for path in sorted((ROOT / "tests" / "broken_files").glob("[rs]*/*.yaml"))
    if "naam" not in path.stem
]
"""One file a mistake; a name that differs is none here, since it follows from the content."""


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_broken_file_is_refused_with_file_key_and_remedy(path: Path) -> None:
    content = path.read_text("utf-8")
    (check,) = check_rules([RuleFile(where=path.name, content=content)])
    told = " ".join(fault.sentence() for fault in check.faults)
    for words in content.splitlines()[0].removeprefix("# says:").split("|"):
        assert words.strip() in told
    assert all(fault.where.startswith(path.name) and fault.remedy for fault in check.faults)


def test_a_copy_for_a_name_that_cannot_be_is_refused() -> None:
    plan = CopyPlan(owner="Voorbeeld Streek", valid_from=None, copied_on=date(2026, 11, 25))
    with pytest.raises(InvalidInput, match="region: A name is at most"):
        copied_rule(own_scheme(), SCHEME, OWN_SCHEME, plan)
