"""A desk's own rules: added, judged by, listed and removed, by those who may."""

from __future__ import annotations

import threading
from datetime import date

import pytest

from api.services.contracts import remove_contract
from api.services.rule_documents import (
    kind_of_rule,
    rule_content,
    shipped_content,
)
from api.services.rule_library import rule_library
from api.services.rule_overview import list_rules, shipped_rules
from matcher.domain.access import Role, Viewer
from matcher.domain.audit import AuditedAction
from matcher.domain.rule_document import RuleDocument, RuleKind
from matcher.errors import Ambiguous, Conflict, InvalidInput, MatcherError, NotFound
from matcher.rulebooks.library import SHIPPED
from models.engine import Database
from tests.api.exchange.files import SYNTHETIC_BSN
from tests.api.services.ruling import (
    AT,
    DUTY,
    GROUPS,
    HAAGLANDEN,
    OPERATOR,
    OTHER_DESK,
    SCHEME,
    added,
    fill,
    listed,
    removed,
    under,
)
from tests.factories import a_viewer
from tests.own_rules import OWN_DUTY, OWN_GROUPS, OWN_SCHEME, own_duty, own_groups, own_scheme


@pytest.fixture(autouse=True)
def _parties(database: Database) -> None:
    fill(database)


# --- adding -------------------------------------------------------------------------------------


def test_what_was_added_comes_back_word_for_word_and_is_logged(database: Database) -> None:
    content = own_scheme() + "# een opmerking\r\n"
    document = added(database, content)
    assert (document.added_by, document.added_at) == ("O-0001", AT)
    with database.unit_of_work(OPERATOR) as uow:
        assert rule_content(uow, SCHEME, OWN_SCHEME) == content
        (entry,) = uow.audit.list(action=AuditedAction.RULE_ADDED).rows
    assert (entry.subject, entry.organisation_id, entry.at) == (
        f"block_schemes/{OWN_SCHEME}",
        "O-0001",
        AT,
    )
    assert entry.detail.startswith("sha256 ")


@pytest.mark.parametrize("kind", list(RuleKind))
def test_a_shipped_file_cannot_be_added_again(database: Database, kind: RuleKind) -> None:
    with pytest.raises(Conflict, match="already"):
        added(database, shipped_content(kind, SHIPPED.ids(kind)[0]))


def test_an_own_file_is_never_replaced(database: Database) -> None:
    added(database, own_scheme())
    with pytest.raises(Conflict, match="never replaced"):
        added(database, own_scheme(amount="1.00"), OPERATOR)
    with database.unit_of_work(OPERATOR) as uow:
        assert rule_content(uow, SCHEME, OWN_SCHEME) == own_scheme()


def test_a_scheme_waits_for_the_rules_it_names(database: Database) -> None:
    scheme = own_scheme(target_groups=OWN_GROUPS)
    with pytest.raises(InvalidInput, match="There is no set of target-group rules"):
        added(database, scheme)
    added(database, own_groups())
    added(database, scheme)


@pytest.mark.parametrize(
    "viewer",
    [a_viewer(Role.CONTRACTOR, "O-0002"), a_viewer(Role.INTERMEDIARY, "O-0005")],
    ids=["contractor", "intermediary"],
)
def test_only_desks_and_the_operator_add_and_remove(database: Database, viewer: Viewer) -> None:
    with pytest.raises(Conflict, match="Only a municipal desk or the operator"):
        added(database, own_scheme(), viewer)
    added(database, own_scheme())
    with pytest.raises(Conflict, match="Only a municipal desk or the operator"):
        removed(database, SCHEME, OWN_SCHEME, viewer)
    with database.unit_of_work(viewer) as uow:
        assert rule_content(uow, SCHEME, OWN_SCHEME)
        assert uow.audit.list().total == 0


def test_a_number_that_may_be_a_bsn_is_not_stored(database: Database) -> None:
    content = own_scheme() + f"# vraag van {SYNTHETIC_BSN}\n"
    with pytest.raises(InvalidInput, match="has the form of a BSN") as raised:
        added(database, content)
    assert SYNTHETIC_BSN not in raised.value.sentence()
    assert raised.value.where == f"file, line {len(content.splitlines())}"


class Adder(threading.Thread):
    """A second desk that adds a file in a transaction of its own."""

    def __init__(self, url: str, start: threading.Barrier, content: str) -> None:
        super().__init__()
        self.refused: MatcherError | None = None
        self._url, self._start, self._content = url, start, content

    def run(self) -> None:
        """Add the file at the same moment as the others."""
        own = Database(self._url)
        try:
            self._start.wait()
            added(own, self._content)
        except MatcherError as refusal:
            self.refused = refusal
        finally:
            own.dispose()


def test_of_those_who_add_the_same_name_at_once_one_succeeds(database: Database) -> None:
    start = threading.Barrier(4)
    adders = [Adder(database.url, start, own_scheme(amount=f"{n}.00")) for n in range(1, 5)]
    for adder in adders:
        adder.start()
    for adder in adders:
        adder.join()
    refusals = [adder.refused for adder in adders if adder.refused]
    assert len(refusals) == 3
    assert all(isinstance(refusal, Conflict) for refusal in refusals)
    with database.unit_of_work(OPERATOR) as uow:
        assert len(uow.rule_documents.all()) == uow.audit.list().total == 1


# --- removing -----------------------------------------------------------------------------------


def test_rules_stay_while_a_contract_is_judged_by_them(database: Database) -> None:
    added(database, own_scheme())
    contract_id = under(database, OWN_SCHEME)
    assert listed(database, SCHEME, OWN_SCHEME).n_contracts == 1
    with pytest.raises(Conflict, match="1 contract is judged by these rules") as raised:
        removed(database, SCHEME, OWN_SCHEME)
    assert "add a file with a new first day" in raised.value.remedy
    with database.unit_of_work(OPERATOR) as uow:
        remove_contract(uow, contract_id)
    removed(database, SCHEME, OWN_SCHEME)
    with database.unit_of_work(OPERATOR) as uow:
        assert uow.rule_documents.all() == ()
        (entry,) = uow.audit.list(action=AuditedAction.RULE_REMOVED).rows
    assert entry.subject == f"block_schemes/{OWN_SCHEME}"


def test_rules_on_what_is_owed_stay_while_a_contract_names_them(database: Database) -> None:
    added(database, own_duty())
    under(database, None, OWN_DUTY)
    under(database, None, OWN_DUTY)
    with pytest.raises(Conflict, match="2 contracts are judged"):
        removed(database, DUTY, OWN_DUTY)


def test_rules_on_who_counts_stay_while_an_own_scheme_stands_on_them(database: Database) -> None:
    added(database, own_groups())
    added(database, own_scheme(target_groups=OWN_GROUPS))
    with pytest.raises(Conflict, match=f"Your own scheme '{OWN_SCHEME}' stands on these rules"):
        removed(database, GROUPS, OWN_GROUPS)
    removed(database, SCHEME, OWN_SCHEME)
    removed(database, GROUPS, OWN_GROUPS)


def test_a_contract_of_another_scheme_of_the_same_name_parts_does_not_hold_rules(
    database: Database,
) -> None:
    added(database, own_scheme())
    added(database, own_scheme(valid_from="2028-01-01"))
    under(database, "voorbeeldstreek/2028-01-01")
    removed(database, SCHEME, OWN_SCHEME)


def test_shipped_rules_and_rules_that_are_not_there_cannot_be_removed(database: Database) -> None:
    with pytest.raises(Conflict, match="come with the program"):
        removed(database, SCHEME, HAAGLANDEN, OPERATOR)
    with pytest.raises(NotFound):
        removed(database, SCHEME, OWN_SCHEME, OPERATOR)
    with pytest.raises(NotFound):
        removed(database, DUTY, HAAGLANDEN, OPERATOR)


def test_a_desk_removes_its_own_rules_and_the_operator_any(database: Database) -> None:
    added(database, own_scheme())
    with pytest.raises(Conflict, match="Another desk added these rules"):
        removed(database, SCHEME, OWN_SCHEME, OTHER_DESK)
    removed(database, SCHEME, OWN_SCHEME, OPERATOR)
    added(database, own_scheme(), OPERATOR)
    with pytest.raises(Conflict, match="or the operator did"):
        removed(database, SCHEME, OWN_SCHEME)


# --- the list -----------------------------------------------------------------------------------


def test_the_list_has_shipped_and_own_rules_with_who_added_them(database: Database) -> None:
    added(database, own_groups())
    added(database, own_scheme(target_groups=OWN_GROUPS), OPERATOR)
    under(database, OWN_SCHEME)
    with database.unit_of_work(OPERATOR) as uow:
        found = {(one.kind, one.rule_id): one for one in list_rules(uow)}
        assert set(found) == {(k, i) for k in RuleKind for i in rule_library(uow).ids(k)}
        assert [one.kind for one in list_rules(uow, DUTY)] == [DUTY] * len(SHIPPED.ids(DUTY))
    groups, scheme = found[GROUPS, OWN_GROUPS], found[SCHEME, OWN_SCHEME]
    assert (groups.is_own, groups.added_by, groups.added_at) == (True, "Werkbedrijf Voorbeeld", AT)
    assert (groups.title, groups.n_contracts) == ("Doelgroepen van een voorbeeldstreek", 1)
    assert (scheme.added_by, scheme.validity) == (OPERATOR.actor, (date(2027, 1, 1), None))
    shipped = found[SCHEME, HAAGLANDEN]
    assert (shipped.is_own, shipped.added_by, shipped.n_contracts) == (False, None, 0)
    assert set(shipped_rules()) == {one for one in found.values() if not one.is_own}


def test_a_file_that_cannot_be_read_any_more_is_listed_as_such(database: Database) -> None:
    document = RuleDocument(
        kind=SCHEME, rule_id="oud/undated", content="blocks: 1\n", added_by="x", added_at=AT
    )
    with database.unit_of_work(OPERATOR) as uow:
        uow.rule_documents.add(document)
        uow.commit()
    summary = listed(database, SCHEME, "oud/undated")
    assert (summary.title, summary.source, summary.validity) == ("", "", (None, None))
    assert "own scheme oud/undated" in summary.fault
    removed(database, SCHEME, "oud/undated", OPERATOR)


def test_what_a_name_stands_for_is_found_or_asked() -> None:
    assert kind_of_rule(HAAGLANDEN, SHIPPED) is SCHEME
    with pytest.raises(Ambiguous, match="target_groups and obligation_rules"):
        kind_of_rule("rijk-2011-07-01", SHIPPED)
    with pytest.raises(NotFound):
        kind_of_rule("atlantis/undated", SHIPPED)
