"""SYNTHETIC workbook in the layout of a Sonar export, as messy as desks deliver them.

Nobody in it exists: names are 'kandidaat 00001', addresses lie under ``.invalid``, and numbers in
the BSN column fail the eleven test. Headings as in SonarDashboardExample.xlsx (VNG-Realisatie,
UM-Pilot, 2022); unknowns come as NNB, ??, blanks and the like, hours as numbers, texts and
nonsense, occupations in every case.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
import xlsxwriter  # type: ignore[import-untyped]

from benchmarks.synthetic_phrases import trades
from benchmarks.synthetic_pool import SEED, postcodes, zipf

HEADINGS = (
    "Datum melding", "1e uitk dag (niet WW)", "BSN", "ID_WZ", "Beschikbare uren/wk",
    "Opleidingsniveau", "Beroepssector", "Bemiddelingsberoep", "Mondeling Nederlands",
    "Schriftelijk Nederlands", "Rijbewijs", "Inschrijfdatum", "Geslacht", "Telefoonnummer",
    "Volledige Naam", "Leeftijd", "E-mailadres", "Vervoer", "Gemeente", "Postcode", "Plaats",
    "Straatnaam", "Huisnummer", "Huisnummer Toevoeging", "Banenafspraak", "Klantprofiel",
    "Arbeidsmarktregio", "Cases (aantal)", "Sonar", "Medewerker Naam", "Organisatie Naam",
    "GSD Kantoor", "Participatieladder", "Aantal", "Toestemming",
)  # fmt: skip
_HOURS = (40, 36, 32, 28, 24, 20, 16, 8, "32", "24 uur", "24,5", "NNB", "", "??", "fulltime")
_EDUCATION = ("VMBO", "vmbo", "MBO", "HBO", "WO", "BASIS")
_UNKNOWN_EDUCATION = ("NNB", "", "??")
_EDUCATION_UNKNOWN_SHARE = 0.42
"""More than 42% of the profiles in the Kandidatenverkenner banenafspraak (NRC, 1 October 2019)."""
_LEVELS = (1, 2, 3, 4, "", "NNB")
_LICENCES = ("B", "B,BE", "A,B", "B/C", "B, C, CE", "geen", "", "")
_TRANSPORT = ("AUTO", "fiets", "FIETS", "OV", "Scooter", "MOTOR", "NNB", "")
_NO_OCCUPATION = ("NNB", "diversen", "", "geen voorkeur", "alles")
_NO_POSTCODE = ("12345", "", "NNB", "0000AA")
_DOUBLE_SHARE = 0.01
"""Share of rows whose telephone number is that of an earlier row: two registrations, one person."""

Row = Sequence[object]


def write_sonar_workbook(path: Path, n_rows: int, *, seed: int = SEED) -> None:
    """Write a workbook with this many candidates."""
    rng = np.random.default_rng([seed, 2])
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as workbook:
        sheet = workbook.add_worksheet("SYNTHETIC")
        day = workbook.add_format({"num_format": "dd-mm-yyyy"})
        sheet.write_row(0, 0, HEADINGS)
        for number, row in enumerate(_rows(n_rows, rng, seed), start=1):
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(number, column, cell, day)
                else:
                    sheet.write(number, column, cell)


def _rows(n_rows: int, rng: np.random.Generator, seed: int) -> list[Row]:
    jobs = [job for trade in trades(seed=seed) for job in trade.occupations]
    wanted = rng.permutation(len(jobs))[zipf(len(jobs), n_rows, rng)].tolist()
    codes = rng.choice(postcodes(), n_rows).tolist()
    return [
        _row(number, jobs[job], code, rng)
        for number, (job, code) in enumerate(zip(wanted, codes, strict=True), start=1)
    ]


def _row(number: int, job: str, code: int, rng: np.random.Generator) -> Row:
    def one_of(cells: Sequence[object]) -> object:
        return cells[int(rng.integers(len(cells)))]

    known_education = rng.random() >= _EDUCATION_UNKNOWN_SHARE
    spellings = (job, job.upper(), job.capitalize(), f"{job} ", f"{job}; {job} leerling")
    has_job, has_postcode = rng.random() > 0.1, rng.random() > 0.05
    telephone = number - 1 if rng.random() < _DOUBLE_SHARE else number
    reported = date.fromordinal(date(2024, 6, 1).toordinal() + int(rng.integers(800)))
    return (
        reported, one_of((reported, "NNB")), no_bsn(number), f"WZ{number:08d}",
        one_of(_HOURS), one_of(_EDUCATION if known_education else _UNKNOWN_EDUCATION),
        one_of((43210, 81210, 99999, "NNB")), one_of(spellings if has_job else _NO_OCCUPATION),
        one_of(_LEVELS), one_of(_LEVELS), one_of(_LICENCES), reported, "Onbekend",
        f"06-{10_000_000 + 37 * telephone}", f"kandidaat {number:05d}", one_of((23, 41, 61, "NNB")),
        f"k{number:05d}@voorbeeld.invalid", one_of(_TRANSPORT), 344,
        f"{code}{one_of('AEX')}{one_of('BDZ')}" if has_postcode else one_of(_NO_POSTCODE),
        "NNB", "NNB", 1, "", one_of((1, 2, "NNB")), "NNB", "NNB", 0, 1, "medewerker 1",
        "Werkplein voorbeeld", "NNB", one_of((1, 2, 3, 4, 5, 6, "??")), 1,
        one_of(("Ja", "Ja", "Nee", "")),
    )  # fmt: skip


def no_bsn(number: int) -> int:
    """Return nine digits that fail the eleven test, so that they can be nobody's BSN."""
    digits = [int(digit) for digit in str(999_900_000 + number)]
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    is_possible = sum(w * d for w, d in zip(weights, digits, strict=True)) % 11 == 0
    # The last digit weighs one: any other in its place spoils the sum.
    return 999_900_000 + number - digits[-1] + (digits[-1] + is_possible) % 10
