"""Rules of a desk's own: read, copied, checked, added and removed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from pydantic import TypeAdapter

from api.cli.new_file import write_new
from api.cli.option_groups import with_option_groups
from api.cli.options import ActingForOption, DatabaseOption, now, opened_for
from api.cli.rule_files import read_rule_path
from api.cli.rule_table import check_report, print_rules, rule_name
from api.cli.value import CaseFormat, CaseFormatOption
from api.cli.written import written_day
from api.schemas.rule_document import RuleDocumentOut, rule_document_out
from api.services.rule_checks import check_rules
from api.services.rule_documents import (
    add_rule,
    copied_rule,
    kind_of_rule,
    remove_rule,
    rule_content,
    shipped_content,
)
from api.services.rule_library import rule_library
from api.services.rule_overview import list_rules, shipped_rules
from matcher.domain.access import Purpose
from matcher.domain.rule_document import RuleKind
from matcher.rule_files.copying import CopyPlan
from matcher.rulebooks.library import SHIPPED

app = typer.Typer(
    no_args_is_help=True,
    help="Block schemes, rules on who counts and rules on what is owed: the shipped ones, and your "
    "own. Copy a shipped one, change it, check it, try it with 'sroi-match value --scheme-file', "
    "and add it. Rules are never changed in place: contracts are judged by them.",
)

_listed_json = TypeAdapter(list[RuleDocumentOut])

RuleArgument = Annotated[str, typer.Argument(metavar="ID", help="Name of the rules.")]
KindOption = Annotated[
    RuleKind | None,
    typer.Option("--kind", help="Needed only where rules of two kinds have the same name."),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyOptions:
    """What the copy says of itself."""

    owner: Annotated[
        str,
        typer.Option(
            "--owner", metavar="NAME", help="Whose rules they become, as voorbeeldstreek-noord."
        ),
    ]
    valid_from: Annotated[
        str,
        typer.Option(
            "--valid-from",
            metavar="DATE|unknown",
            help="First day for which they hold, as 2027-01-01.",
        ),
    ]
    edition: Annotated[
        str,
        typer.Option(
            "--edition", metavar="NAME", help="For a second file of one owner and first day."
        ),
    ] = ""
    title: Annotated[
        str, typer.Option("--title", metavar="TEXT", help="Default: that of the original.")
    ] = ""
    target_groups: Annotated[
        str,
        typer.Option(
            "--target-groups",
            metavar="ID",
            help="For a scheme: the rules on who counts. Default: those of the original.",
        ),
    ] = ""

    def plan(self) -> CopyPlan:
        """Return what the copy says of itself, made today."""
        return CopyPlan(
            owner=self.owner,
            title=self.title,
            valid_from=self._first_day(),
            edition=self.edition,
            copied_on=now().date(),
            target_groups=self.target_groups,
        )

    def _first_day(self) -> date | None:
        is_known = self.valid_from != "unknown"
        return written_day(self.valid_from, "--valid-from") if is_known else None


@app.command("list")
def list_(
    kind: Annotated[RuleKind | None, typer.Option("--kind", help="Of this kind only.")] = None,
    shipped: Annotated[
        bool,
        typer.Option("--shipped", help="Only those that come with the program; needs no database."),
    ] = False,
    output: CaseFormatOption = CaseFormat.TABLE,
    database: DatabaseOption = None,
) -> None:
    """List the rules: the shipped ones, and those that desks added, with who added them.

    With the number of contracts that are judged by each; such rules cannot be removed.
    """
    if shipped:
        found = tuple(one for one in shipped_rules() if kind in (None, one.kind))
    else:
        with (
            opened_for(database, None, Purpose.REGISTRATION) as (installation, viewer),
            installation.database.unit_of_work(viewer) as uow,
        ):
            found = list_rules(uow, kind)
    if output is CaseFormat.TABLE:
        print_rules(found)
    else:
        listed = [rule_document_out(summary) for summary in found]
        typer.echo(_listed_json.dump_json(listed, indent=2).decode())


@app.command()
def show(rule_id: RuleArgument, kind: KindOption = None, database: DatabaseOption = None) -> None:
    """Print a rule file, word for word. A shipped one needs no database."""
    typer.echo(_content_of(rule_id, kind, database)[1], nl=False)


def copy(
    rule_id: RuleArgument,
    plan: CopyOptions,
    output: Annotated[
        Path | None,
        typer.Option("--output", metavar="FILE", help="Where to write. Default: the screen."),
    ] = None,
    kind: KindOption = None,
    database: DatabaseOption = None,
) -> None:
    """Copy rules under a name of your own, to change and then add. Nothing is stored.

    Owner, first day, title and day of reading differ from the original, and the known gaps say
    where it came from. A shipped original needs no database.

    Example: sroi-match rules copy utrecht/undated --owner voorbeeldstreek --valid-from 2027-01-01
    --output voorbeeldstreek.yaml
    """
    found, content = _content_of(rule_id, kind, database)
    text = copied_rule(content, found, rule_id, plan.plan())
    if output is None:
        typer.echo(text, nl=False)
    else:
        write_new(output, text.encode())
        typer.echo(f"Kopie geschreven: {output}")


app.command("copy")(with_option_groups(copy))


@app.command()
def check(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE...", help="Together with a scheme: the rules on who counts it names."
        ),
    ],
    database: Annotated[
        str | None,
        typer.Option(
            "--database",
            metavar="URL",
            help="Also look at the rules that desks added. Without it no database is needed.",
        ),
    ] = None,
) -> None:
    """Say everything that is wrong with rule files, line by line. Nothing is stored."""
    read = [read_rule_path(path) for path in files]
    library = SHIPPED
    if database is not None:
        with (
            opened_for(database, None, Purpose.REGISTRATION) as (installation, viewer),
            installation.database.unit_of_work(viewer) as uow,
        ):
            library = rule_library(uow)
    found = check_rules(read, library)
    typer.echo(check_report(found))
    if any(one.faults for one in found):
        raise typer.Exit(1)


@app.command()
def add(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The rule file to add.")],
    acting_for: ActingForOption = None,
    database: DatabaseOption = None,
) -> None:
    """Add rules of your own; contracts may name them from then on.

    The kind is recognised, and the name follows from owner and first day. Only a municipal desk
    or the operator adds rules.
    """
    read = read_rule_path(file)
    with (
        opened_for(database, acting_for, Purpose.REGISTRATION) as (installation, viewer),
        installation.database.unit_of_work(viewer) as uow,
    ):
        added = add_rule(uow, read, at=now())
    typer.echo(f"Toegevoegd: {rule_name(added.kind, added.rule_id)}")


@app.command()
def remove(
    rule_id: RuleArgument,
    kind: KindOption = None,
    acting_for: ActingForOption = None,
    database: DatabaseOption = None,
) -> None:
    """Remove rules of your own that no contract and no scheme of yours names."""
    with (
        opened_for(database, acting_for, Purpose.REGISTRATION) as (installation, viewer),
        installation.database.unit_of_work(viewer) as uow,
    ):
        found = kind or kind_of_rule(rule_id, rule_library(uow))
        remove_rule(uow, found, rule_id, at=now())
    typer.echo(f"Verwijderd: {rule_name(found, rule_id)}")


def _content_of(rule_id: str, kind: RuleKind | None, database: str | None) -> tuple[RuleKind, str]:
    """Return kind and text; the database is opened only for what is not shipped."""
    if any(rule_id in SHIPPED.ids(one) for one in RuleKind if kind in (None, one)):
        found = kind or kind_of_rule(rule_id, SHIPPED)
        return found, shipped_content(found, rule_id)
    with (
        opened_for(database, None, Purpose.REGISTRATION) as (installation, viewer),
        installation.database.unit_of_work(viewer) as uow,
    ):
        found = kind or kind_of_rule(rule_id, rule_library(uow))
        return found, rule_content(uow, found, rule_id)
