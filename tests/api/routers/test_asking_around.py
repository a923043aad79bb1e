"""What a contractor, a wijkteam and another intermediary try, to learn what is not theirs."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api.routers.calls import (
    API,
    Desk,
    a_vacancy_body,
    answer_of,
    problem_of,
)

SCHEME = "haaglanden-zuid-holland-centraal/2023-07-01"
SCHEMES = [SCHEME, "utrecht/undated", "rijnvicus/undated", "pso/undated"]
KNOWN_HERE = "bron_id;e-mail;delen_toegestaan;vaardigheden\n{};0009@voorbeeld.example;{};koken\n"


@pytest.fixture
def somebody(desk: Desk) -> str:
    """Somebody in the Wajong who consented to sharing, as Werkbedrijf Voorbeeld knows."""
    return str(desk.candidate()["id"])


@pytest.fixture
def rival(desk: Desk) -> dict[str, str]:
    """A contractor without a contract."""
    return {"X-Acting-For": desk.organisation("Wegenbouw Voorbeeld", kind="contractor")}


@pytest.fixture
def wijkteam(desk: Desk) -> dict[str, str]:
    """A neighbourhood team that registered nobody."""
    return {"X-Acting-For": desk.organisation("Wijkteam Voorbeeld", channel="wijkteam")}


def acting(who: dict[str, str]) -> str:
    return who["X-Acting-For"]


def delivered(
    client: TestClient, who: dict[str, str], text: str, kind: str = "candidates"
) -> dict[str, Any]:
    """Import a file on behalf of an organisation, as its own."""
    response = client.post(
        f"{API}/imports",
        data={"kind": kind, "organisation": acting(who)},
        files={"file": ("bestand.csv", text.encode())},
        headers=who,
    )
    assert response.status_code == 201, response.text
    return answer_of(response)


def told_of(client: TestClient, path: str, who: dict[str, str], **asked: Any) -> dict[str, Any]:
    response = client.get(f"{API}/{path}/matches", params=asked, headers=who)
    assert response.status_code == 200, response.text
    (line,) = answer_of(response)["lines"]
    assert isinstance(line, dict)
    return line


@pytest.mark.usefixtures("somebody")
def test_a_contractor_makes_no_contract_that_counts_one_group_to_read_who_is_in_it(
    client: TestClient, rival: dict[str, str]
) -> None:
    made_for_it = {"organisation": acting(rival), "title": "Weg", "counted_groups": ["wajong"]}
    refused = problem_of(
        client.post(f"{API}/contracts", json=made_for_it, headers=rival), "conflict"
    )
    assert refused["where"] == "counted_groups"
    bare = {"organisation": acting(rival), "title": "Weg", "source_id": "1"}
    contract = answer_of(client.post(f"{API}/contracts", json=bare, headers=rival))["id"]
    for change in ({"counted_groups": ["wajong"]}, {"scheme": SCHEME}, {"ends_on": "2027-01-01"}):
        response = client.patch(f"{API}/contracts/{contract}", json=change, headers=rival)
        assert problem_of(response, "conflict")["where"] == next(iter(change))
    file = "bron_id;opdrachtnemer;titel;contract_id;meetellende_doelgroepen\nv1;;kok;2;wajong\n"
    delivered(client, rival, file, "vacancies")
    assert answer_of(client.get(f"{API}/contracts/2"))["counted_groups"] is None
    assert told_of(client, "vacancies/v1", rival)["eligibility"] == {
        "counts": "yes",
        "reasons": ["Telt mee; de grond is alleen zichtbaar voor de eigen bemiddelaar."],
    }


def test_a_contractor_reads_nobodys_value_under_one_scheme_after_another(
    somebody: str, desk: Desk, client: TestClient, rival: dict[str, str]
) -> None:
    vacancy = a_vacancy_body(acting(rival))
    own = answer_of(client.post(f"{API}/vacancies", json=vacancy, headers=rival))["id"]
    for path in (f"vacancies/{own}", f"candidates/{somebody}"):
        for scheme in SCHEMES:
            response = client.get(f"{API}/{path}/matches", params={"scheme": scheme}, headers=rival)
            assert problem_of(response, "conflict")["where"] == "scheme"
    for number, scheme in enumerate(SCHEMES[:-1]):
        theirs = desk.contract(source_id=f"c{number}", scheme=scheme)["id"]
        asked = client.get(
            f"{API}/vacancies/{own}/matches", params={"contract": theirs}, headers=rival
        )
        assert problem_of(asked, "conflict")["where"] == "contract"
        linked = client.patch(f"{API}/vacancies/{own}", json={"contract": theirs}, headers=rival)
        assert linked.status_code == 200, linked.text
        for path in (f"vacancies/{own}", f"candidates/{somebody}"):
            line = told_of(client, path, rival)
            assert (line["eligibility"]["counts"], line["value"]) == ("unknown", None)
            assert line["eligibility"]["reasons"][0].startswith("Niet getoond")


def test_another_intermediary_reads_that_somebody_counts_and_not_for_how_much(
    somebody: str, desk: Desk, client: TestClient, wijkteam: dict[str, str]
) -> None:
    contract = desk.contract(scheme=SCHEME, award_date="2026-01-01", ends_on="2027-12-31")["id"]
    vacancy = desk.vacancy(contract=contract)["id"]
    for path in (f"vacancies/{vacancy}", f"candidates/{somebody}"):
        line = told_of(client, path, wijkteam)
        assert line["value"] is None
        assert "wajong" not in str(line).casefold()
        own = told_of(client, path, {"X-Acting-For": desk.intermediary})
        assert own["value"]["scheme"] == SCHEME
        response = client.get(f"{API}/{path}/matches", params={"scheme": SCHEME}, headers=wijkteam)
        assert problem_of(response, "conflict")["where"] == "scheme"


def test_a_wijkteam_does_not_make_itself_a_desk_that_reads_and_decides(
    somebody: str, client: TestClient, wijkteam: dict[str, str]
) -> None:
    body = {"group": "wajong", "is_member": "yes"}
    claim = answer_of(client.post(f"{API}/candidates/{somebody}/claims", json=body))["id"]
    own = f"{API}/organisations/{acting(wijkteam)}"
    promoted = client.patch(own, json={"channel": "municipality"}, headers=wijkteam)
    assert problem_of(promoted, "conflict")["where"] == "channel"
    another = {"kind": "intermediary", "name": "Werkplein", "channel": "municipality"}
    made = client.post(f"{API}/organisations", json=another, headers=wijkteam)
    assert problem_of(made, "conflict")["where"] == "channel"
    problem_of(client.get(f"{API}/claims/{claim}", headers=wijkteam), "not-found")
    renamed = client.patch(own, json={"phone": "000-0000001"}, headers=wijkteam)
    assert renamed.status_code == 200, renamed.text


def test_nobody_redirects_the_telephone_of_another_intermediary(
    desk: Desk, client: TestClient, rival: dict[str, str], wijkteam: dict[str, str]
) -> None:
    own = f"{API}/organisations/{desk.intermediary}"
    before = answer_of(client.get(own))
    for who in (rival, wijkteam):
        problem_of(client.patch(own, json={"phone": "000-0000009"}, headers=who), "conflict")
        problem_of(client.delete(own, headers=who), "conflict")
    assert answer_of(client.get(own)) == before


def test_an_import_does_not_tell_that_somebody_without_consent_is_known(
    desk: Desk, client: TestClient, wijkteam: dict[str, str]
) -> None:
    hidden = KNOWN_HERE.format("0009", "nee")
    desk.imported(hidden, organisation=desk.intermediary)
    outcome = delivered(client, wijkteam, KNOWN_HERE.format("1", "ja"))
    assert outcome["n_duplicate_flags"] == 0
    assert answer_of(client.get(f"{API}/duplicates", headers=wijkteam))["total"] == 0
    assert answer_of(client.get(f"{API}/duplicates"))["total"] == 1
