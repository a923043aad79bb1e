"""The report of a period over HTTP: data, page, PDF and CSV of the same numbers."""

from __future__ import annotations

import csv
import io
from typing import Any

from starlette.testclient import TestClient

from models.engine import Database
from tests.api.routers.calls import API, answer_of, problem_of
from tests.api.services.measured_channels import store_channels
from tests.api.services.seen_people import TEAM

REPORT = f"{API}/channels/report"
DAYS = {"since": "2025-01-01", "until": "2026-12-31", "least_fit": "0.2"}
SPLIT = {"intervention": "2026-01-10", "intervention_name": "start lijsten"}


def test_the_report_comes_as_data_page_pdf_and_csv(database: Database, client: TestClient) -> None:
    store_channels(database)
    told = answer_of(client.get(REPORT, params=DAYS | SPLIT))
    assert told["measures"]["counts"]["n_introductions"] == 12
    assert told["history"]["intervention"] == {"on": "2026-01-10", "name": "start lijsten"}
    # Introductions began this very month, which is not over.
    assert (told["history"]["first_month"], told["history"]["series"]) == (None, [])
    page = got(client, "html", language="en")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "Who brings people into lasting work?" in page.text
    pdf = got(client, "pdf")
    assert pdf.headers["content-type"] == "application/pdf"
    assert pdf.content.startswith(b"%PDF-")
    assert 'filename="report.pdf"' in pdf.headers["content-disposition"]
    rows = list(csv.DictReader(io.StringIO(got(client, "csv").text)))
    assert [(row["measure"], row["channel"]) for row in rows if row["part"] == "measure"] == [
        (one["measure"], one["channel"]) for one in told["measures"]["numbers"]
    ]


def got(client: TestClient, form: str, **more: str) -> Any:
    response = client.get(REPORT, params=DAYS | SPLIT | {"format": form} | more)
    assert response.status_code == 200, response.text
    return response


def test_a_question_that_cannot_be_asked_says_what_to_mend(
    database: Database, client: TestClient
) -> None:
    store_channels(database)
    outside = client.get(REPORT, params=DAYS | {"intervention": "2020-01-01"})
    assert problem_of(outside, "invalid-input")["where"] == "intervention"
    nameless = client.get(REPORT, params=DAYS | {"intervention_name": "start"})
    assert problem_of(nameless, "invalid-input")["where"] == "intervention"
    group = client.get(REPORT, params=DAYS | {"group": "ww"}, headers={"X-Acting-For": TEAM})
    assert problem_of(group, "conflict")["where"] == "group"
