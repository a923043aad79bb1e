"""What identifies a person comes in as JSON, and comes out nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from starlette.testclient import TestClient
from structlog.testing import capture_logs

from api.app import create_app
from api.services.match_engine import MatchEngine
from models.engine import Database
from tests.api.routers.calls import API, LOCALHOST, Desk, a_candidate_body, a_vacancy_body
from tests.contracts.planted import (
    BIRTH_DATE,
    BSN_SPELLINGS,
    EMAIL,
    NAME,
    PHONES,
    STREET,
    dump,
    free_text,
    storage_bytes,
    traces_of,
)

LISTED = [f"lassen {planted}" for planted in (*BSN_SPELLINGS, *PHONES, EMAIL)]


@pytest.fixture
def desk(database: Database) -> Iterator[Desk]:
    """A desk that speaks to the service over this database."""
    service = create_app(
        database=database,
        engine=MatchEngine(database),
        identity_key=b"a key for tests only, long enough",
        upload_limit_bytes=200_000,
        today=lambda: date(2026, 11, 25),
    )
    with TestClient(service, base_url=LOCALHOST) as client:
        yield Desk(client)


def planted_profile() -> dict[str, Any]:
    return {
        "skills": LISTED,
        "preferred_occupations": LISTED,
        "experience": [{"occupation": phrase} for phrase in LISTED],
        "certificates": {"held": LISTED, "is_complete": False},
    }


def test_identifiers_in_a_registered_candidate_reach_no_table_answer_or_log(
    database: Database, desk: Desk, capfd: pytest.CaptureFixture[str]
) -> None:
    claims = [{"group": "wajong", "is_member": "yes", "source": f"intake {EMAIL}"}]
    body = a_candidate_body(desk.intermediary, profile=planted_profile(), claims=claims)
    with capture_logs() as logged:
        made = desk.client.post(f"{API}/candidates", json=body)
        listed = desk.client.get(f"{API}/candidates")
    told = made.text + listed.text + repr(logged) + "".join(capfd.readouterr())
    assert made.status_code == 201
    assert made.json()["profile"]["skills"] == ["lassen"]
    assert traces_of(told) == set()
    assert traces_of(dump(database) + storage_bytes(database)) == set()


def test_identifiers_in_the_text_of_a_vacancy_are_left_out(database: Database, desk: Desk) -> None:
    body = a_vacancy_body(
        desk.contractor,
        description=free_text("Je gaat aan de slag met: snoeien, maaien."),
        requirements=[{"phrase": phrase} for phrase in LISTED],
    )
    made = desk.client.post(f"{API}/vacancies", json=body)
    assert made.status_code == 201
    assert traces_of(made.text + dump(database) + storage_bytes(database)) == set()


@pytest.mark.parametrize("spelling", [*BSN_SPELLINGS[:5], EMAIL])
def test_a_bsn_or_address_as_id_is_refused_and_not_repeated(
    database: Database, desk: Desk, spelling: str
) -> None:
    body = a_candidate_body(desk.intermediary, source_id=spelling)
    refused = desk.client.post(f"{API}/candidates", json=body)
    assert refused.status_code == 422
    assert traces_of(refused.text + dump(database)) == set()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("bsn", BSN_SPELLINGS[0]),
        ("name", NAME),
        ("email", EMAIL),
        ("street", STREET),
        ("birth_date", BIRTH_DATE),
    ],
)
def test_there_is_no_field_for_who_somebody_is(
    database: Database, desk: Desk, field: str, value: str
) -> None:
    body = a_candidate_body(desk.intermediary) | {field: value}
    refused = desk.client.post(f"{API}/candidates", json=body)
    assert refused.status_code == 422
    assert traces_of(refused.text + dump(database)) == set()
