"""The taxonomy of occupations and skills: take one in, look at it, link phrases, suggest."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from pydantic import TypeAdapter
from rich import box
from rich.markup import escape
from rich.table import Table

from api.cli.options import ActingForOption, DatabaseOption, now, opened_for
from api.cli.printing import screen
from api.cli.transfer_text import transfer_lines
from api.cli.value import CaseFormat, CaseFormatOption
from api.exchange.concept_codes import read_concept_codes
from api.schemas.taxonomy import LinksOut, SuggestionsOut, links_out, suggestions_out
from api.schemas.transfer import TransferOut, transfer_out
from api.services import taxonomy
from api.services.taxonomy import LinkedPhrase, Suggestions
from api.services.transfers import transfer_between
from matcher.domain.access import Purpose
from matcher.domain.taxonomy import ConceptKind

app = typer.Typer(
    no_args_is_help=True,
    help="The taxonomy (ESCO) that phrases are linked to. Matching works without one; with one, "
    "occupations suggest skills, which count only once somebody confirms them.",
)

_links_json = TypeAdapter(LinksOut)
_suggestions_json = TypeAdapter(SuggestionsOut)
_transfer_json = TypeAdapter(TransferOut)


@app.command("import")
def import_folder(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="The CSV files of ESCO, as published.")
    ],
    language: Annotated[
        str, typer.Option(metavar="CODE", help="Two letters, as in the names of the files.")
    ] = "nl",
    version: Annotated[
        str, typer.Option(help="Which edition it is, as 'v1.2.0'; the files do not say.")
    ] = "",
    database: DatabaseOption = None,
) -> None:
    """Take in the ESCO files of a folder, in the place of the taxonomy that is there."""
    with (
        opened_for(database, None, Purpose.IMPORT) as (installation, viewer),
        installation.database.unit_of_work(viewer) as uow,
    ):
        edition, n_left_out = taxonomy.import_taxonomy(
            uow, folder, language=language, version=version, at=now()
        )
    typer.echo(
        f"{edition.name} ({edition.language}): {edition.n_occupations} beroepen, "
        f"{edition.n_skills} vaardigheden, {edition.n_labels} namen, "
        f"{edition.n_relations} verbanden"
    )
    if n_left_out:
        typer.echo(
            f"  {n_left_out} verbanden weggelaten: ze noemen een beroep of vaardigheid die niet in "
            "deze bestanden staat"
        )


@app.command()
def codes(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="CSV with the columns uri, scheme, code.")
    ],
    database: DatabaseOption = None,
) -> None:
    """Put codes of other classifications (isco-08, competentnl) beside the concepts."""
    read = read_concept_codes(file)
    with (
        opened_for(database, None, Purpose.IMPORT) as (installation, viewer),
        installation.database.unit_of_work(viewer) as uow,
    ):
        n_codes = taxonomy.import_codes(uow, read)
    typer.echo(f"{n_codes} codes opgeslagen")


@app.command()
def show(database: DatabaseOption = None) -> None:
    """Say which taxonomy is stored."""
    with (
        opened_for(database, None, Purpose.REGISTRATION) as (installation, viewer),
        installation.database.unit_of_work(viewer) as uow,
    ):
        edition = taxonomy.stored_edition(uow)
    if edition is None:
        typer.echo("Er is geen taxonomie ingelezen; koppelen werkt dan op woorden alleen.")
        return
    typer.echo(
        f"{edition.name} {edition.version or '(uitgave niet genoemd)'}, taal {edition.language}, "
        f"ingelezen {edition.imported_at:%Y-%m-%d}\n"
        f"  {edition.n_occupations} beroepen, {edition.n_skills} vaardigheden, "
        f"{edition.n_labels} namen, {edition.n_relations} verbanden"
    )


@app.command()
def link(
    phrases: Annotated[list[str], typer.Argument(metavar="PHRASE...", help="What to link.")],
    kind: Annotated[ConceptKind, typer.Option(help="What the phrases are.")] = ConceptKind.SKILL,
    output: CaseFormatOption = CaseFormat.TABLE,
    database: DatabaseOption = None,
) -> None:
    """Say what phrases mean in the taxonomy, and how sure that is."""
    with (
        opened_for(database, None, Purpose.MATCHING) as (installation, viewer),
        installation.database.unit_of_work(viewer) as uow,
    ):
        linked = taxonomy.link_phrases(uow, installation.engine, phrases, kind)
    if output is CaseFormat.JSON:
        typer.echo(_links_json.dump_json(links_out(linked), indent=2).decode())
    else:
        screen().print(_links_table(linked))


@app.command()
def suggest(
    vacancy: Annotated[str, typer.Argument(metavar="VACANCY", help="Our id (V-…) or its own.")],
    output: CaseFormatOption = CaseFormat.TABLE,
    acting_for: ActingForOption = None,
    database: DatabaseOption = None,
) -> None:
    """Suggest what a vacancy may ask: the essential skills of its occupation, not listed yet."""
    with (
        opened_for(database, acting_for, Purpose.MATCHING) as (installation, viewer),
        installation.database.unit_of_work(viewer) as uow,
    ):
        found = taxonomy.suggested_requirements(uow, installation.engine, vacancy)
    if output is CaseFormat.JSON:
        typer.echo(_suggestions_json.dump_json(suggestions_out(found), indent=2).decode())
    else:
        _print_suggestions(found)


@app.command("transfer")
def say_transfer(
    old: Annotated[
        str, typer.Argument(metavar="FROM", help="The old occupation, in words or by its address.")
    ],
    new: Annotated[str, typer.Argument(metavar="TO", help="The new occupation, likewise.")],
    output: CaseFormatOption = CaseFormat.TABLE,
    database: DatabaseOption = None,
) -> None:
    """Say which skills go along from one occupation to another, and which are to be learned."""
    with (
        opened_for(database, None, Purpose.MATCHING) as (installation, viewer),
        installation.database.unit_of_work(viewer) as uow,
    ):
        found = transfer_between(uow, installation.engine, old, new)
    if output is CaseFormat.JSON:
        typer.echo(_transfer_json.dump_json(transfer_out(found), indent=2).decode())
    else:
        for line in transfer_lines(found):
            screen().print(escape(line), soft_wrap=True)


def _links_table(linked: tuple[LinkedPhrase, ...]) -> Table:
    table = Table(box=box.SIMPLE_HEAD)
    for heading in ("woorden", "betekent", "zekerheid"):
        table.add_column(heading, overflow="fold")
    for one in linked:
        nearest = one.nearest[0] if one.nearest else None
        if one.link is not None:
            table.add_row(escape(one.phrase), escape(one.link.label), f"{one.link.confidence:.2f}")
        elif nearest is None:
            table.add_row(escape(one.phrase), "niet gekoppeld", "")
        else:
            told = f"niet gekoppeld; het dichtst bij: {nearest.label}"
            table.add_row(escape(one.phrase), escape(told), f"{nearest.confidence:.2f}")
    return table


def _print_suggestions(found: Suggestions) -> None:
    if not found.has_taxonomy:
        typer.echo("Er is geen taxonomie ingelezen; er valt niets voor te stellen.")
        return
    screen().print(_links_table(found.occupations))
    if not found.skills:
        typer.echo("Geen voorstellen.")
        return
    typer.echo("Voorgesteld, afgeleid uit het beroep; telt pas mee als iemand het bevestigt:")
    for one in found.skills:
        typer.echo(f"  - {one.skill.label}")
