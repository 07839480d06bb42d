"""The command `selon schema`: what the records are, and the columns of a corpus's tables."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from selon.console import ends_quietly, usage_checked
from selon.errors import UsageError
from selon.export.formats import screen_of
from selon.export.output import open_output

if TYPE_CHECKING:
    from selon.corpus.columns import Table

app = typer.Typer(rich_markup_mode=None)


class SchemaFormat(StrEnum):
    """How the columns of a table are printed."""

    table = "table"
    json = "json"


@app.command()
def schema(
    table: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="The columns of a corpus's table, such as statements or claims."),
    ] = None,
    format: Annotated[
        SchemaFormat | None, typer.Option(help="With --table: table (the default) or json.")
    ] = None,
) -> None:  # fmt: skip
    """Print the JSON Schema of the records that `read` writes, or the columns of a table of a corpus.

    \b
    Examples:
      selon schema > article.schema.json
      selon schema --table statements
    """
    with usage_checked():
        if format is not None and table is None:
            raise UsageError("--format goes with --table NAME: the schema of the records is always JSON")
        found = _table(table)
    with ends_quietly(), open_output(None) as out:
        if found is None:
            from selon.schema import json_schema

            _write_json(json_schema(), out)
        else:
            _write_table(found, format or SchemaFormat.table, out)


def _table(name: str | None) -> Table | None:
    from selon.corpus.columns import table_named

    return None if name is None else table_named(name)


def _write_table(table: Table, format: SchemaFormat, out: TextIO) -> None:
    from selon.corpus import schema_list

    if format is SchemaFormat.json:
        _write_json(schema_list.to_dict(table), out)
    else:
        schema_list.write(table, out, width=screen_of(out)["width"])


def _write_json(told: dict[str, Any], out: TextIO) -> None:
    out.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
