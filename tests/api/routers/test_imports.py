"""Files that come in over HTTP, wholly or not at all."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from openpyxl import load_workbook
from starlette.testclient import TestClient

from tests.api.conftest import UPLOAD_LIMIT_BYTES
from tests.api.exchange.files import SYNTHETIC_BSN, a_sonar_row, write_sonar
from tests.api.routers.calls import API, Desk, answer_of, import_file, pointers, problem_of

PATH = f"{API}/imports"
CANDIDATES = (
    "bron_id;delen_toegestaan;vaardigheden;uren_max;BSN;opmerking\n"
    "0001;ja;heftruck rijden;32;;\n"
    "0002;ja;schoonmaken;veel;;\n"
    ";ja;koken;;;\n"
)
VACANCIES = "bron_id;titel;opdrachtnemer\nv1;Schoonmaker;Bouwbedrijf Voorbeeld\nv2;Kok;\n"


@pytest.fixture(autouse=True)
def spool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which uploads are held, which must be empty again afterwards."""
    folder = tmp_path / "spool"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_an_import_tells_what_became_of_every_row(
    desk: Desk, client: TestClient, spool: Path
) -> None:
    response = import_file(client, CANDIDATES.encode(), organisation=desk.intermediary)
    told = answer_of(response)
    run = told["run"]
    assert response.status_code == 201
    assert response.headers["location"] == f"{PATH}/{run['id']}"
    counts = {name: run[name] for name in run if name.startswith("n_")}
    assert counts == {
        "n_rows": 3,
        "n_created": 2,
        "n_updated": 0,
        "n_unchanged": 0,
        "n_rejected": 1,
        "n_problems": 2,
    }
    assert (run["kind"], run["layout"]) == ("candidates", "own_candidates")
    assert (run["organisation"], run["file_name"]) == (desk.intermediary, "kandidaten.csv")
    problems = [(p["row"], p["column"], p["is_rejected"]) for p in told["problems"]]
    assert problems == [(3, "uren_max", False), (4, "bron_id", True)]
    assert (told["ignored_columns"], told["dropped_columns"]) == (["opmerking"], ["BSN"])
    assert answer_of(client.get(f"{PATH}/{run['id']}")) == run
    assert answer_of(client.get(PATH))["rows"] == [run]
    assert list(spool.iterdir()) == []


def test_the_same_file_again_changes_nothing(desk: Desk) -> None:
    desk.imported(CANDIDATES, organisation="Werkbedrijf Voorbeeld")
    again = desk.imported(CANDIDATES, organisation="Werkbedrijf Voorbeeld")
    assert (again["run"]["n_created"], again["run"]["n_unchanged"]) == (0, 2)


def test_a_new_intermediary_needs_its_channel(client: TestClient) -> None:
    response = import_file(client, CANDIDATES.encode(), organisation="Bureau Nieuw")
    assert problem_of(response, "invalid-input")["where"] == "channel"
    response = import_file(
        client, CANDIDATES.encode(), organisation="Bureau Nieuw", channel="sociaal wijkteam"
    )
    made = answer_of(client.get(f"{API}/organisations/Bureau Nieuw"))
    assert (response.status_code, made["channel"]) == (201, "wijkteam")


def test_a_mistyped_id_does_not_become_a_new_intermediary(client: TestClient) -> None:
    response = import_file(
        client, CANDIDATES.encode(), organisation="O-7QK2M0ZB4T9X", channel="uwv"
    )
    assert problem_of(response, "invalid-input")["where"] == "organisation"
    assert answer_of(client.get(f"{API}/organisations"))["total"] == 0


def test_a_channel_that_contradicts_the_registered_one_is_a_conflict(
    desk: Desk, client: TestClient
) -> None:
    response = import_file(
        client, CANDIDATES.encode(), organisation=desk.intermediary, channel="municipality"
    )
    problem_of(response, "conflict")
    assert answer_of(client.get(f"{API}/candidates"))["total"] == 0


def test_one_who_acts_for_an_intermediary_need_not_name_it(desk: Desk, client: TestClient) -> None:
    form = {"kind": "candidates"}
    files = {"file": ("a.csv", CANDIDATES.encode())}
    acting = {"X-Acting-For": desk.intermediary}
    response = client.post(PATH, data=form, files=files, headers=acting)
    assert answer_of(response)["run"]["organisation"] == desk.intermediary
    response = client.post(PATH, data=form, files=files)
    assert problem_of(response, "invalid-input")["where"] == "organisation"


def test_vacancies_come_with_their_contractors(desk: Desk, client: TestClient) -> None:
    told = desk.imported(VACANCIES, kind="vacancies")
    assert (told["run"]["n_created"], told["run"]["n_rejected"]) == (1, 1)
    told = desk.imported(VACANCIES, kind="vacancies", organisation=desk.contractor)
    assert (told["run"]["n_created"], told["run"]["n_rejected"]) == (1, 0)
    rows = answer_of(client.get(f"{API}/vacancies"))["rows"]
    assert {row["organisation"] for row in rows} == {desk.contractor}


def test_registrations_that_may_be_one_person_are_counted(
    desk: Desk, tmp_path: Path, client: TestClient
) -> None:
    content = write_sonar(tmp_path, a_sonar_row()).read_bytes()
    first = import_file(client, content, organisation=desk.intermediary)
    assert answer_of(first)["n_duplicate_flags"] == 0
    second = import_file(client, content, organisation="Ander Bureau", channel="uwv")
    assert answer_of(second)["n_duplicate_flags"] == 1


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"a;b\n1;2\n"])
def test_a_file_that_cannot_be_read_stores_nothing(
    desk: Desk, client: TestClient, content: bytes, spool: Path
) -> None:
    response = import_file(client, content, organisation=desk.intermediary)
    problem = problem_of(response, "unreadable-file")
    assert (problem["status"], problem["where"]) == (422, "kandidaten.csv")
    assert answer_of(client.get(PATH))["total"] == 0
    assert list(spool.iterdir()) == []


@pytest.mark.parametrize("n_bytes", [UPLOAD_LIMIT_BYTES + 1, 3 * UPLOAD_LIMIT_BYTES])
def test_a_file_above_the_limit_is_refused_and_leaves_nothing_behind(
    desk: Desk, client: TestClient, n_bytes: int, spool: Path
) -> None:
    response = import_file(client, b"x" * n_bytes, organisation=desk.intermediary)
    problem_of(response, "content-too-large")
    assert list(spool.iterdir()) == []
    response = import_file(client, b"x" * UPLOAD_LIMIT_BYTES, organisation=desk.intermediary)
    problem_of(response, "unreadable-file")


@pytest.mark.parametrize(
    ("form", "field"),
    [
        ({"kind": "banken"}, "#/kind"),
        ({"kind": "candidates", "channel": "buurvrouw"}, "#/channel"),
        ({"kind": "candidates", "organisation": "…"}, "#/organisation"),
        ({}, "#/kind"),
    ],
)
def test_a_form_that_is_not_as_asked_is_told_by_field(
    client: TestClient, form: dict[str, str], field: str
) -> None:
    response = client.post(PATH, data=form, files={"file": ("a.csv", b"x")})
    problem = problem_of(response, "invalid-request")
    assert set(pointers(problem)) == {field}
    assert {fault["in"] for fault in problem["errors"]} == {"form"}


def test_a_form_without_a_file_is_refused(client: TestClient) -> None:
    response = client.post(PATH, data={"kind": "candidates"})
    assert "#/file" in pointers(problem_of(response, "invalid-request"))


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/kandidaten.csv", "kandidaten.csv"),
        ("C:\\export\\kandidaten.csv", "kandidaten.csv"),
        (f"{SYNTHETIC_BSN} jan.csv", "[…] jan.csv"),
        ("..", "bestand"),
    ],
)
def test_a_file_name_says_nothing_about_people_or_folders(
    desk: Desk, client: TestClient, sent: str, kept: str
) -> None:
    response = import_file(client, CANDIDATES.encode(), name=sent, organisation=desk.intermediary)
    assert answer_of(response)["run"]["file_name"] == kept


def test_somebody_else_does_not_see_an_import(desk: Desk, client: TestClient) -> None:
    run = desk.imported(CANDIDATES, organisation=desk.intermediary)["run"]
    desk.organisation("Ander Bureau", channel="uwv")
    other = {"X-Acting-For": "Ander Bureau"}
    problem_of(client.get(f"{PATH}/{run['id']}", headers=other), "not-found")
    assert answer_of(client.get(PATH, headers=other))["total"] == 0


@pytest.mark.parametrize(
    ("kind", "name"), [("candidates", "kandidaten"), ("vacancies", "vacatures")]
)
def test_a_template_comes_as_csv_and_as_a_workbook(
    client: TestClient, kind: str, name: str, spool: Path, tmp_path: Path
) -> None:
    table = client.get(f"{API}/templates/{kind}.csv")
    assert table.headers["content-type"] == "text/csv; charset=utf-8"
    assert table.headers["content-disposition"] == f'attachment; filename="{name}.csv"'
    assert "bron_id" in table.content.decode("utf-8-sig")
    workbook = client.get(f"{API}/templates/{kind}.xlsx")
    path = tmp_path / "template.xlsx"
    path.write_bytes(workbook.content)
    opened = load_workbook(path)
    assert opened.sheetnames[0] == name
    opened.close()
    assert list(spool.iterdir()) == []


@pytest.mark.parametrize("name", ["banken.csv", "candidates.pdf"])
def test_there_is_no_other_template(client: TestClient, name: str) -> None:
    problem_of(client.get(f"{API}/templates/{name}"), "not-found")
