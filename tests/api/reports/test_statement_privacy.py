"""Nothing in a value statement tells who somebody is, or in which group."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from api.reports.statement_pdf import statement_pdf
from matcher.domain.access import Viewer
from matcher.eligibility.wording import GROUPS
from matcher.rulebooks.library import SHIPPED
from models.engine import Database
from tests.api.reports.reading import CONTRACTOR, DESK, all_texts, csv_rows, made, pdf_text, sheets
from tests.statement_example import (
    HAAGLANDEN,
    RECORDS,
    TERMS,
    UTRECHT,
    store_example,
)

# --- the same amounts in every form -----------------------------------------------------------

WITHHELD = "zichtbaar voor werkplein en eigen bemiddelaar"


@pytest.mark.parametrize("viewer", [DESK, CONTRACTOR], ids=["desk", "contractor"])
def test_a_statement_names_no_candidate_unless_a_desk_asks(
    filled: Database, viewer: Viewer
) -> None:
    for text in all_texts(made(filled, viewer)):
        assert not re.search(r"K-\d{4}", text)
        assert not re.search(r"\bD-\d{4}", text)


def test_a_desk_that_asks_gets_the_pseudonyms(filled: Database) -> None:
    statement = made(filled, DESK, with_pseudonyms=True)
    assert [row["candidate"] for row in csv_rows(statement)][:8] == list(RECORDS)
    assert [row[2] for row in sheets(statement)["regels"][1:9]] == list(RECORDS)
    assert all(name in pdf_text(statement_pdf(statement)) for name in RECORDS)


def betraying_words() -> list[str]:
    """Return the names of all groups, and the titles of blocks and bonuses of both schemes."""
    schemes = [SHIPPED.scheme(HAAGLANDEN), SHIPPED.scheme(UTRECHT)]
    titles = [block.title for scheme in schemes for block in scheme.blocks]
    titles += [bonus.title for scheme in schemes for bonus in scheme.bonuses]
    return [*GROUPS, *GROUPS.values(), *titles]


def betrayals(text: str) -> list[str]:
    """Return the words of a group or block that stand in a text."""
    return [
        word
        for word in betraying_words()
        if re.search(rf"(?<![\w.]){re.escape(word)}(?!\w)", text, re.IGNORECASE)
    ]


def test_nothing_in_a_contractors_statement_betrays_a_group(filled: Database) -> None:
    statement = made(filled, CONTRACTOR)
    for text in all_texts(statement):
        assert betrayals(text) == []
    assert csv_rows(statement)[0]["block"] == WITHHELD
    assert WITHHELD in pdf_text(statement_pdf(statement))


def test_nothing_betrays_a_group_either_where_much_is_open(
    database: Database, operator: Viewer
) -> None:
    """Without hours, age and answers every kind of open point comes up."""
    store_example(database, operator, replace(TERMS, scheme_id="holland-rijnland/2023-09-01"))
    with database.unit_of_work(operator) as uow:
        for placement in uow.placements.under("C-0001"):
            uow.placements.update(
                replace(
                    placement,
                    placement=replace(placement.placement, hours_per_week=None),
                    bonus_facts=replace(placement.bonus_facts, age_at_start=None),
                )
            )
        uow.commit()
    statement = made(database, CONTRACTOR)
    assert any(line.open_points for line in statement.placements)
    for text in all_texts(statement):
        assert betrayals(text) == []


def test_a_group_that_slips_in_would_be_noticed(filled: Database) -> None:
    for text in all_texts(made(filled, DESK)):
        if "Participatiewet" in text:
            assert "Participatiewet" in betrayals(text)
    assert any(betrayals(text) for text in all_texts(made(filled, DESK)))


def test_a_desk_reads_blocks_and_arithmetic(filled: Database) -> None:
    statement = made(filled, DESK)
    row = csv_rows(statement)[0]
    assert row["block"] == "Participatiewet"
    assert "€ 40.000,00 x 12/36 uur x 11/12 maanden = € 12.222,22" in row["arithmetic"]
    assert "€ 40.000,00 x 12/36 uur x 11/12 maanden = € 12.222,22" in pdf_text(
        statement_pdf(statement)
    )
