"""The example region: openly synthetic, whole, and hard enough to be worth ranking."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from importlib.resources import as_file, files

import pytest
import yaml

from api.exchange.own_columns import CANDIDATE_COLUMNS, VACANCY_COLUMNS
from api.exchange.reader import read_candidates, read_vacancies
from matcher.domain.claim import TargetGroup
from matcher.domain.organisation import Channel
from matcher.location.postcode import load_pc4_table, parse_postcode
from matcher.ranking.certificates import canonical_certificate, certificate_meets
from matcher.reference import text, yaml_mapping
from matcher.ternary import Ternary

Row = Mapping[str, str]

FOLDER = "example_region_synthetic"
DESKS = tuple(
    sorted(
        entry.name.removesuffix(".csv")
        for entry in (files("data") / FOLDER / "candidates").iterdir()
        if entry.name.endswith(".csv")
    )
)
NAMES = (
    "organisations.yaml",
    "contracts.yaml",
    "vacancies.csv",
    *(f"candidates/{desk}.csv" for desk in DESKS),
)
REGION = "Midden-Utrecht"
# The post gives out no postcode with SA or SD (nor SS), so a full one here is nobody's street.
# Source: https://en.wikipedia.org/wiki/Postal_codes_in_the_Netherlands
LETTERS_NOT_IN_USE = {"", "SA", "SD"}
UNKNOWN = {"", "NNB", "??", "onbekend"}
IDENTITY = {"naam", "e-mail", "telefoon"}
CANDIDATE_HEADINGS = [
    column.heading for column in CANDIDATE_COLUMNS if column.heading not in IDENTITY
]
VACANCY_HEADINGS = [column.heading for column in VACANCY_COLUMNS]


def content(name: str) -> str:
    return text(f"{FOLDER}/{name}")


def table(name: str) -> tuple[list[str], list[Row]]:
    """Return headings and rows of a table, without the line that says it is synthetic."""
    reader = csv.reader(content(name).splitlines()[1:], delimiter=";")
    headings = next(reader)
    return headings, [dict(zip(headings, cells, strict=True)) for cells in reader]


def entries(name: str, key: str) -> list[dict[str, object]]:
    """Return a list of mappings out of a YAML file."""
    found = yaml_mapping(f"{FOLDER}/{name}")[key]
    assert isinstance(found, list)
    return found


def parts(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip() not in UNKNOWN]


CANDIDATES = {desk: table(f"candidates/{desk}.csv")[1] for desk in DESKS}
EVERYBODY = [row for rows in CANDIDATES.values() for row in rows]
VACANCIES = table("vacancies.csv")[1]
INTERMEDIARIES = entries("organisations.yaml", "intermediaries")
CONTRACTORS = entries("organisations.yaml", "contractors")
AUTHORITIES = entries("organisations.yaml", "authorities")
CONTRACTS = entries("contracts.yaml", "contracts")


@pytest.mark.parametrize("name", NAMES)
def test_the_first_line_of_every_file_says_that_it_is_synthetic(name: str) -> None:
    first_line = content(name).splitlines()[0]
    assert first_line.startswith("# SYNTHETIC")
    assert "no real persons" in first_line


@pytest.mark.parametrize("name", NAMES)
def test_no_address_leads_anywhere_and_no_number_can_be_a_bsn(name: str) -> None:
    addresses = re.findall(r"\S+@(\S+)", content(name))
    assert all(host.split(";")[0].endswith(".voorbeeld.invalid") for host in addresses)
    assert not re.search(r"(?<!\d)\d(?:[ .-]?\d){8}(?!\d)", content(name))


def test_every_telephone_number_is_one_that_nobody_has() -> None:
    organisations = [*INTERMEDIARIES, *CONTRACTORS, *AUTHORITIES]
    phones = [str(organisation["phone"]) for organisation in organisations]
    phones += [row["contact_telefoon"] for row in VACANCIES]
    assert all(re.fullmatch(r"000-00000\d\d", phone) for phone in phones)


@pytest.mark.parametrize("desk", DESKS)
def test_candidates_have_the_headings_of_our_own_table_and_no_identity(desk: str) -> None:
    assert table(f"candidates/{desk}.csv")[0] == CANDIDATE_HEADINGS


def test_vacancies_have_the_headings_of_our_own_table() -> None:
    assert table("vacancies.csv")[0] == VACANCY_HEADINGS


def test_the_region_has_the_promised_size() -> None:
    assert len(EVERYBODY) >= 300
    assert len(VACANCIES) == 40
    assert len(CONTRACTORS) == 12
    assert len(CONTRACTS) == 14
    assert len(AUTHORITIES) == 4
    assert 10 <= len(INTERMEDIARIES) <= 14


def test_no_id_stands_for_two() -> None:
    ids = [row["bron_id"] for row in [*EVERYBODY, *VACANCIES]]
    ids += [str(contract["source_id"]) for contract in CONTRACTS]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("key", ["slug", "name", "email", "phone"])
def test_no_two_organisations_share_a_name_or_number(key: str) -> None:
    organisations = [*INTERMEDIARIES, *CONTRACTORS, *AUTHORITIES]
    values = [organisation[key] for organisation in organisations]
    assert len(values) == len(set(values))


def test_every_organisation_is_openly_fictional() -> None:
    for organisation in [*INTERMEDIARIES, *CONTRACTORS, *AUTHORITIES]:
        assert "voorbeeld" in str(organisation["name"]).casefold()
        assert str(organisation["email"]).endswith(".voorbeeld.invalid")


def test_every_desk_has_a_file_and_every_file_a_desk() -> None:
    assert sorted(str(desk["slug"]) for desk in INTERMEDIARIES) == list(DESKS)


def test_candidates_come_through_every_channel() -> None:
    assert {Channel(str(desk["channel"])) for desk in INTERMEDIARIES} == set(Channel)
    assert all(CANDIDATES[str(desk["slug"])] for desk in INTERMEDIARIES)


def test_every_postcode_exists_and_lies_in_the_one_region() -> None:
    pc4_table = load_pc4_table()
    for row in [*EVERYBODY, *VACANCIES]:
        if row["postcode"] in UNKNOWN:
            continue
        postcode = parse_postcode(row["postcode"])
        assert postcode is not None, row["bron_id"]
        assert postcode.letters in LETTERS_NOT_IN_USE, row["bron_id"]
        position = pc4_table.position(postcode.pc4)
        assert position is not None, row["bron_id"]
        assert pc4_table.region[position] == REGION, row["bron_id"]


def test_every_target_group_is_one_that_we_know() -> None:
    claimed = [part for row in EVERYBODY for part in parts(row["doelgroepen"])]
    names = [re.sub(r"^niet | sinds \d{4}-\d\d-\d\d$", "", claim) for claim in claimed]
    names += [part for row in VACANCIES for part in parts(row["meetellende_doelgroepen"])]
    assert {TargetGroup(name) for name in names} > {TargetGroup.PARTICIPATIEWET, TargetGroup.WSW}


def test_every_contract_names_a_known_contractor_and_authority() -> None:
    contractors = {contractor["slug"] for contractor in CONTRACTORS}
    authorities = {authority["slug"] for authority in AUTHORITIES}
    for contract in CONTRACTS:
        assert contract["contractor"] in contractors
        assert contract["authority"] in authorities
        assert Decimal(str(contract["sum"])) > 0
        assert 0 < Decimal(str(contract["percentage"])) <= 100
        assert isinstance(contract["award_date"], date)
    assert {contract["contractor"] for contract in CONTRACTS} == contractors
    assert {contract["authority"] for contract in CONTRACTS} == authorities


def test_every_vacancy_agrees_with_its_contract() -> None:
    contracts = {contract["source_id"]: contract for contract in CONTRACTS}
    names = {str(org["slug"]): org["name"] for org in [*CONTRACTORS, *AUTHORITIES]}
    assert {row["contract_id"] for row in VACANCIES} == set(contracts)
    for row in VACANCIES:
        contract = contracts[row["contract_id"]]
        counted = contract["counted_groups"] or []
        assert isinstance(counted, list)
        assert row["contract_titel"] == contract["title"]
        assert row["opdrachtnemer"] == names[str(contract["contractor"])]
        assert row["opdrachtgever"] == names[str(contract["authority"])]
        assert parts(row["meetellende_doelgroepen"]) == counted
        assert str(contract["award_date"]) < row["startdatum"]


def test_some_contracts_do_not_say_whom_they_count() -> None:
    stated = [contract["counted_groups"] is not None for contract in CONTRACTS]
    assert any(stated)
    assert not all(stated)


def test_every_vacancy_closes_before_it_starts() -> None:
    for row in VACANCIES:
        assert date.fromisoformat(row["sluitdatum"]) < date.fromisoformat(row["startdatum"])
        assert float(row["uren_min"]) <= float(row["uren_max"])


def holders_by_certificate() -> Mapping[str, Sequence[str]]:
    """Return for every certificate that a vacancy asks who certainly holds it."""
    held = [
        (row["bron_id"], canonical_certificate(part))
        for row in EVERYBODY
        for part in parts(row["certificaten"])
    ]
    asked = {
        canonical_certificate(part) for row in VACANCIES for part in parts(row["certificaten"])
    }
    return {
        name: [who for who, own in held if certificate_meets(own, name) is Ternary.MEETS]
        for name in asked
    }


def test_every_certificate_that_a_vacancy_asks_is_held_by_somebody() -> None:
    holders = holders_by_certificate()
    assert len(holders) >= 5
    assert not [name for name, who in holders.items() if len(who) < 2]


@pytest.mark.parametrize(
    "column", ["certificaten", "uren_max", "beschikbaar_vanaf", "opleidingsniveau", "vervoer"]
)
def test_profiles_lack_what_profiles_lack(column: str) -> None:
    def missing(rows: Sequence[Row]) -> float:
        return sum(row[column] in UNKNOWN for row in rows) / len(rows)

    in_wijkteams = [
        row
        for desk in INTERMEDIARIES
        if desk["channel"] == Channel.WIJKTEAM
        for row in CANDIDATES[str(desk["slug"])]
    ]
    assert 0.1 < missing(EVERYBODY) < 0.45
    assert missing(in_wijkteams) > missing(EVERYBODY)


def test_the_demo_vacancy_exists_and_asks_a_licence() -> None:
    demo = yaml_mapping(f"{FOLDER}/organisations.yaml")["demo_vacancy"]
    (row,) = [row for row in VACANCIES if row["bron_id"] == demo]
    assert row["rijbewijzen"] == "B"


@pytest.mark.parametrize("desk", DESKS)
def test_our_reader_takes_every_candidate_without_a_remark(desk: str) -> None:
    with as_file(files("data") / FOLDER / "candidates" / f"{desk}.csv") as path:
        reading = read_candidates(path)
    assert reading.problems == ()
    assert len(reading.records) == len(CANDIDATES[desk])


def test_our_reader_takes_every_vacancy_without_a_remark() -> None:
    with as_file(files("data") / FOLDER / "vacancies.csv") as path:
        reading = read_vacancies(path)
    assert reading.problems == ()
    assert len(reading.records) == len(VACANCIES)


def test_yaml_files_hold_nothing_but_what_is_said_to_be_in_them() -> None:
    organisations = yaml.safe_load(content("organisations.yaml"))
    assert set(organisations) == {"demo_vacancy", "intermediaries", "contractors", "authorities"}
    assert set(yaml.safe_load(content("contracts.yaml"))) == {"contracts"}
