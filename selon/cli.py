"""The command line, thin over the library. Nothing heavy is imported before a command runs.

Exit status: 0; 1 where some input failed (the rest is done); 2 usage; 3 where a rule of `check --fail-on` fired (also
where some input failed); 130 after Ctrl-C; 141 where whoever read the output has gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from selon.cli_claims import app as claims_commands
from selon.cli_corpus import app as corpus_command
from selon.cli_corpus_claims import app as corpus_claims_command
from selon.cli_export import app as export_command
from selon.cli_judge import app as judge_commands
from selon.cli_options import Explain, Lang, OfficeHolders, Outlet, Output, Published, Sources
from selon.cli_reading import open_intake, read_all
from selon.cli_schema import app as schema_command
from selon.cli_serve import app as serve_command
from selon.cli_stats import app as stats_command
from selon.cli_store import app as store_commands
from selon.cli_watch import app as watch_command
from selon.console import Intake, ends_quietly, usage_checked
from selon.errors import UsageError
from selon.export.formats import (
    CheckFormat,
    EventFormat,
    ReadFormat,
    check_writer,
    read_writer,
    usual_format,
    write_events,
)
from selon.export.output import open_output, require_place
from selon.version import __version__

if TYPE_CHECKING:
    from selon.records import Article
    from selon.sourcing import Finding

app = typer.Typer(
    help="Reads French news and records who did what to whom, and according to whom, in the exact words.",
    add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None,
)  # fmt: skip
app.add_typer(claims_commands)
app.add_typer(export_command)
app.add_typer(schema_command)
app.add_typer(corpus_command)
app.add_typer(corpus_claims_command)
app.add_typer(stats_command)
app.add_typer(store_commands)
app.add_typer(watch_command)
app.add_typer(serve_command)
app.add_typer(judge_commands, name="judge")


def main() -> None:
    """The command `selon`."""
    try:
        app(prog_name="selon")
    except KeyboardInterrupt:
        raise SystemExit(130) from None


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"selon {__version__}")
        raise typer.Exit


@app.callback()
def _selon(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and exit.", is_eager=True, callback=_print_version)
    ] = False,
) -> None:
    pass


@app.command()
def read(
    sources: Sources,
    format: Annotated[
        ReadFormat | None, typer.Option(help="Otherwise: table on a terminal, what FILE ends in, or jsonl.")
    ] = None,
    output: Output = None,
    published: Published = None,
    outlet: Outlet = None,
    lang: Lang = None,
    office_holders: OfficeHolders = None,
    explain: Explain = False,
) -> None:
    """Show who says what, and what happened according to whom: statements with voice and exact words, and their events.

    \b
    Examples:
      selon read article.txt
      selon read --format html --output page.html https://example.org/article
      cat articles.jsonl | selon read - > statements.jsonl
    """
    with usage_checked():
        intake = _intake(sources, output, published, outlet, lang)
    with ends_quietly():
        if articles := _any(read_all(intake, lang, office_holders)):
            with open_output(output) as out:
                chosen = format or usual_format(output, ReadFormat, ReadFormat.jsonl)
                read_writer(chosen, out, explain=explain)(articles, out)
        intake.close()


@app.command()
def events(
    sources: Sources,
    format: Annotated[
        EventFormat | None, typer.Option(help="Otherwise: table on a terminal, what FILE ends in, or csv.")
    ] = None,
    output: Output = None,
    published: Published = None,
    outlet: Outlet = None,
    lang: Lang = None,
    office_holders: OfficeHolders = None,
    explain: Explain = False,
) -> None:
    """List the events: who did what to whom, when, where, how much, and how that is known. One row a mention.

    The columns are those of POLECAT, then selon's own: status, voice, exact words, reasons. docs/events.md explains them.

    \b
    Examples:
      selon events article.txt
      selon events --format csv articles.jsonl > events.csv
      selon events --output events.parquet articles.jsonl
    """
    chosen = format or usual_format(output, EventFormat, EventFormat.csv)
    with usage_checked():
        intake = _intake(sources, output, published, outlet, lang, binary=chosen is EventFormat.parquet)
    with ends_quietly():
        if articles := _any(read_all(intake, lang, office_holders)):
            write_events(chosen, articles, output, explain=explain)
        intake.close()


@app.command()
def check(
    sources: Sources,
    format: Annotated[
        CheckFormat | None, typer.Option(help="Otherwise: table on a terminal, what FILE ends in, or json.")
    ] = None,
    fail_on: Annotated[
        list[str] | None, typer.Option(metavar="RULE", help="Exit with 3 where this rule fires (repeatable).")
    ] = None,
    output: Output = None,
    published: Published = None,
    outlet: Outlet = None,
    lang: Lang = None,
    office_holders: OfficeHolders = None,
) -> None:
    """List what an editor may ask about the sources of an article.

    Hedges with no voice, anonymous voices without a reason, headlines that state flatly what the text attributes ...
    docs/sourcing.md explains every rule.

    \b
    Examples:
      selon check article.txt
      selon check --format sarif --output sourcing.sarif articles/*.txt
      selon check --fail-on hedge-without-voice --fail-on second-hand-voice article.txt
    """
    with usage_checked():
        gates = _known_rules(fail_on or [])
        intake = _intake(sources, output, published, outlet, lang)
    with ends_quietly():
        fired: set[str] = set()
        with open_output(output) as out:
            write = check_writer(format or usual_format(output, CheckFormat, CheckFormat.json), out)
            write(_checked(read_all(intake, lang, office_holders), fired), out)
        intake.close(3 if fired & gates else 0)


def _intake(
    sources: list[str], output: Path | None, published: str | None, outlet: str | None, lang: str | None, *,
    binary: bool = False,
) -> Intake:  # fmt: skip
    require_place(output, binary=binary)
    return open_intake(sources, published, outlet, lang)


def _any(articles: Iterator[Article]) -> Iterator[Article] | None:
    """The articles, or None where there is none, so that no output is begun."""
    first = next(articles, None)
    return None if first is None else chain([first], articles)


def _checked(articles: Iterable[Article], fired: set[str]) -> Iterator[tuple[Article, list[Finding]]]:
    """Articles with their findings; the rules that fire are added to `fired`."""
    from selon.sourcing import check

    for article in articles:
        findings = check(article)
        fired.update(finding.rule for finding in findings)
        yield article, findings


def _known_rules(names: list[str]) -> set[str]:
    if not names:
        return set()
    from selon.sourcing import RULES

    for name in names:
        if name not in RULES:
            raise UsageError(f"unknown rule {name!r} after --fail-on: the rules are {', '.join(RULES)}")
    return set(names)
