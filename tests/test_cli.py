"""The command line, with a reader that takes the first sentence of each article for something nobody stands behind."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import jsonschema
import pyarrow as pa
import pytest
from factories import make_event, make_party, make_statement
from pyarrow import parquet
from typer.testing import CliRunner, Result

from selon.cli import app
from selon.errors import ModelError, ReadingError
from selon.export.event_rows import COLUMNS
from selon.export.formats import CheckFormat, EventFormat, ReadFormat, usual_format
from selon.export.jsonl import loads
from selon.language.holders import read_holders
from selon.records import Article
from selon.sourcing import RULES
from selon.version import __version__

PONT = "Le pont aurait cédé dans la nuit. Les pompiers cherchent encore deux camions."
GARE = "La gare aurait fermé ses portes à midi. Les voyageurs attendent dehors depuis ce matin."


class FakeReader:
    """Marks each article's first sentence as hedged, and its second word as an attack that it tells."""

    def __init__(self, lang: str = "fr", *, office_holders: Path | None = None) -> None:
        self.lang = lang
        if office_holders is not None:
            read_holders(office_holders)

    def read_many(
        self, articles: Iterable[Article], *, on_failure: Callable[[ReadingError], None]
    ) -> Iterator[Article]:
        for article in articles:
            words = article.text.partition(".")[0]
            first, second, *_ = words.split()
            event = make_event(
                article.text, "ASSAULT", second, status="unverified", statement="s1", actor=make_party(article.text, first)
            )
            statement = make_statement(article.text, words, form="unsourced", cue="aurait")
            yield replace(article, statements=(statement,), events=(event,))


def install(monkeypatch: pytest.MonkeyPatch, reader: type[FakeReader]) -> None:
    module = ModuleType("selon.reader")
    module.Reader = reader  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "selon.reader", module)


@pytest.fixture(autouse=True)
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two articles, which the test stands in; no model is loaded."""
    (tmp_path / "pont.txt").write_text(PONT, "utf8")
    (tmp_path / "gare.txt").write_text(GARE, "utf8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    install(monkeypatch, FakeReader)
    return tmp_path


def run(*arguments: str, input: str | None = None) -> Result:
    return CliRunner().invoke(app, arguments, input=input, prog_name="selon")


def test_read_prints_json_lines_when_piped() -> None:
    result = run("read", "pont.txt", "gare.txt")
    assert (result.exit_code, result.stderr) == (0, "")
    first, second = map(loads, result.stdout.splitlines())
    assert (first.id, second.id) == ("pont.txt", "gare.txt")
    assert first.statements[0].content[0].text == "Le pont aurait cédé dans la nuit"


@pytest.mark.parametrize(
    ("format", "beginning"),
    [("table", "Le pont aurait cédé"), ("md", "## Le pont aurait"), ("html", "<!doctype"), ("jsonl", '{"schema"')],
)
def test_read_in_every_format(format: str, beginning: str) -> None:
    result = run("read", "pont.txt", "--format", format)
    assert result.exit_code == 0
    assert result.stdout.startswith(beginning)
    assert "\x1b" not in result.stdout


def test_read_standard_input() -> None:
    assert loads(run("read", "-", input=PONT).stdout).text == PONT


def test_read_takes_date_outlet_and_language() -> None:
    result = run("read", "pont.txt", "--published", "2024-06-04", "--outlet", "Le Fanal", "--lang", "fr")
    article = loads(result.stdout)
    assert (article.published, article.outlet, article.lang) == ("2024-06-04", "Le Fanal", "fr")


def test_what_fails_is_named_and_the_rest_is_read() -> None:
    result = run("read", "gone.txt", "pont.txt", "lost.txt")
    assert result.exit_code == 1
    assert loads(result.stdout).id == "pont.txt"
    assert result.stderr.splitlines() == [
        "selon: gone.txt: no such file: check the path",
        "selon: lost.txt: no such file: check the path",
        "selon: 2 of 3 inputs could not be read",
    ]


def test_a_text_whose_encoding_was_guessed_is_read_and_doubted(newsroom: Path) -> None:
    (newsroom / "cru.txt").write_bytes("La crue aurait noyé la vallée, a écrit l'élue à la préfecture.".encode("cp1252"))
    result = run("read", "cru.txt")
    assert (loads(result.stdout).id, result.exit_code) == ("cru.txt", 0)
    assert result.stderr == "selon: cru.txt: read as cp1252: check accents and quotation marks\n"


def test_a_failure_takes_one_line_whatever_the_name() -> None:
    result = run("read", "a\nb\x1b[2J.txt")
    assert result.stderr.splitlines()[0] == "selon: a b [2J.txt: no such file: check the path"
    assert (result.stdout, result.exit_code) == ("", 1)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["read"], "Missing argument 'SOURCE'"),
        (["check"], "Missing argument 'SOURCE'"),
        (["events"], "Missing argument 'SOURCE'"),
        (["events", "pont.txt", "--format", "html"], "'table', 'csv', 'jsonl', 'parquet'"),
        (["events", "pont.txt", "--output", "gone/a.csv"], "there is no directory 'gone'"),
        (["read", "pont.txt", "--format", "xml"], "'table', 'jsonl', 'md', 'html'"),
        (["check", "pont.txt", "--format", "html"], "'table', 'json', 'sarif'"),
        (["read", "pont.txt", "--published", "hier"], "'hier' is not an ISO 8601 date"),
        (["read", "pont.txt", "--lang", "tlh"], "tlh"),
        (["read", "pont.txt", "--output", "gone/a.md"], "there is no directory 'gone'"),
        (["check", "pont.txt", "--fail-on", "typos"], "unknown rule 'typos'"),
        (["write", "pont.txt"], "No such command 'write'"),
    ],
)
def test_usage_errors_end_with_2_and_print_nothing(arguments: list[str], words: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in " ".join(result.stderr.split())


def test_an_unknown_rule_is_answered_with_the_rules() -> None:
    stderr = run("check", "pont.txt", "--fail-on", "typos").stderr
    assert [rule for rule in RULES if rule not in stderr] == []


def test_output_is_written_to_the_file_in_the_format_of_its_ending(newsroom: Path) -> None:
    result = run("read", "pont.txt", "--output", "page.html")
    assert (result.exit_code, result.stdout) == (0, "")
    assert (newsroom / "page.html").read_text("utf8").startswith("<!doctype html>")


def test_where_nothing_could_be_read_the_file_stays_as_it_was(newsroom: Path) -> None:
    (newsroom / "page.html").write_text("old")
    assert run("read", "gone.txt", "-o", "page.html").exit_code == 1
    assert (newsroom / "page.html").read_text() == "old"


def test_events_prints_csv_when_piped() -> None:
    result = run("events", "pont.txt", "gare.txt")
    assert (result.exit_code, result.stderr) == (0, "")
    found = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [(r["Event ID"], r["Actor Name"], r["Trigger"], r["Status"]) for r in found] == [
        ("pont.txt#e1", "Le", "pont", "unverified"), ("gare.txt#e1", "La", "gare", "unverified"),
    ]  # fmt: skip
    assert tuple(found[0]) == COLUMNS


@pytest.mark.parametrize(
    ("format", "words"),
    [("table", "? Le attacks\n  unverified · e1: “pont”\n  it is said: Le pont aurait"), ("jsonl", '{"Event ID": "pont')],
)
def test_events_in_other_formats(format: str, words: str) -> None:
    assert words in run("events", "pont.txt", "--format", format).stdout


def test_events_as_parquet_in_a_file_and_on_a_pipe(newsroom: Path) -> None:
    result = run("events", "pont.txt", "gone.txt", "--output", "events.parquet")
    assert (result.exit_code, result.stdout) == (1, "")
    piped = run("events", "pont.txt", "--format", "parquet").stdout_bytes
    table = parquet.read_table(pa.BufferReader(piped))
    assert table.equals(parquet.read_table(newsroom / "events.parquet"))
    assert table.column("Event ID").to_pylist() == ["pont.txt#e1"]


def test_parquet_is_not_for_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("selon.export.output._is_terminal", lambda: True)
    result = run("events", "pont.txt", "--format", "parquet")
    assert result.exit_code == 2
    assert "name a file with --output" in " ".join(result.stderr.split())


def test_where_no_events_could_be_read_nothing_is_written(newsroom: Path) -> None:
    result = run("events", "gone.txt", "-o", "events.parquet")
    assert (result.exit_code, (newsroom / "events.parquet").exists()) == (1, False)
    assert run("events", "gone.txt").stdout == ""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["read", "--format", "table"], "    rule: clause, confidence 0.90"),
        (["read", "--format", "table"], "      frame: assault:pont, ASSAULT, confidence 0.50"),
        (["read", "--format", "md"], "- rule: clause, confidence 0.90"),
        (["events", "--format", "table"], "  who: “Le”: the article names it"),
    ],
)
def test_explain_says_which_rule_and_frame_found_it_and_why(arguments: list[str], words: str) -> None:
    assert words not in run(*arguments, "pont.txt").stdout
    assert words in run(*arguments, "pont.txt", "--explain").stdout


@pytest.mark.parametrize("arguments", [["read", "--format", "jsonl"], ["read", "--format", "html"], ["events"]])
def test_what_always_explains_is_the_same_with_explain(arguments: list[str]) -> None:
    assert run(*arguments, "pont.txt", "--explain").stdout == run(*arguments, "pont.txt").stdout


@pytest.mark.parametrize("command", ["read", "check", "events"])
def test_a_broken_table_of_office_holders_is_named_with_line_and_field(newsroom: Path, command: str) -> None:
    entry = "name: Ilse Varn, aliases: [], country: Kandar, sector: GOV, office: ministre, from: 2019, until: null"
    (newsroom / "mine.yaml").write_text(f"office_holders:\n  # ours\n  - {{{entry}}}\n", "utf8")
    result = run(command, "pont.txt", "--office-holders", "mine.yaml", "--output", "out.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "selon: mine.yaml: line 3: country: 'Kandar' is no ISO 3166-1 alpha-3 code\n"
    assert not (newsroom / "out.txt").exists()


def test_a_sound_table_of_office_holders_is_taken(newsroom: Path) -> None:
    entry = "name: Ilse Varn, aliases: [], country: KDR, sector: GOV, office: ministre, from: 2019, until: null"
    (newsroom / "mine.yaml").write_text(f"office_holders:\n  - {{{entry}}}\n", "utf8")
    assert run("read", "pont.txt", "--office-holders", "mine.yaml").exit_code == 0
    missing = run("read", "pont.txt", "--office-holders", "gone.yaml")
    assert missing.exit_code == 1
    assert missing.stderr.startswith("selon: gone.yaml: cannot be read")


def test_check_prints_json_when_piped() -> None:
    result = run("check", "pont.txt")
    assert result.exit_code == 0
    (sheet,) = json.loads(result.stdout)
    assert "hedge-without-voice" in [finding["rule"] for finding in sheet["findings"]]


@pytest.mark.parametrize(("format", "words"), [("table", "hedge-without-voice"), ("sarif", '"version": "2.1.0"')])
def test_check_in_other_formats(format: str, words: str) -> None:
    assert words in run("check", "pont.txt", "--format", format).stdout


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["pont.txt", "--fail-on", "hedge-without-voice"], 3),
        (["pont.txt", "--fail-on", "second-hand-voice", "--fail-on", "hedge-without-voice"], 3),
        (["pont.txt", "--fail-on", "second-hand-voice"], 0),
        (["pont.txt", "gone.txt"], 1),
        (["pont.txt", "gone.txt", "--fail-on", "hedge-without-voice"], 3),
    ],
)
def test_check_ends_with_3_where_a_named_rule_fires(arguments: list[str], status: int) -> None:
    result = run("check", *arguments)
    assert result.exit_code == status
    assert len(json.loads(result.stdout)) == 1
    assert ("1 of 2 inputs could not be read" in result.stderr) == ("gone.txt" in arguments)


def test_schema_fits_what_read_prints() -> None:
    schema = json.loads(run("schema").stdout)
    jsonschema.validate(json.loads(run("read", "pont.txt").stdout), schema)


def test_schema_of_a_table_says_what_each_column_is() -> None:
    lines = run("schema", "--table", "voices").stdout.splitlines()
    assert lines[0].startswith("voices: a voice of an article a row")
    assert "role        string?  its office or trade as the article gives it" in lines
    told = json.loads(run("schema", "--table", "voices", "--format", "json").stdout)
    assert (told["table"], told["version"]) == ("voices", "1")
    assert {"name": "role", "type": "string", "nullable": True, "meaning": "its office or trade as the article gives it"} in told[
        "columns"
    ]


@pytest.mark.parametrize(
    ("arguments", "words"), [(["--table", "claim"], "unknown table 'claim'"), (["--format", "json"], "--table NAME")]
)
def test_schema_of_a_table_that_there_is_not_is_refused(arguments: list[str], words: str) -> None:
    result = run("schema", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in result.stderr


def test_version() -> None:
    assert run("--version").stdout == f"selon {__version__}\n"


@pytest.mark.parametrize("command", ["read", "events", "check", "export", "schema"])
def test_help_of_every_command_has_an_example(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"\n    selon {command}" in result.stdout


def test_an_error_of_the_reader_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    class NoModel(FakeReader):
        def read_many(
            self, articles: Iterable[Article], *, on_failure: Callable[[ReadingError], None]
        ) -> Iterator[Article]:
            raise ModelError("the French model is missing: pip install it")

    install(monkeypatch, NoModel)
    result = run("read", "pont.txt")
    assert (result.exit_code, result.stderr) == (1, "selon: the French model is missing: pip install it\n")


def test_an_article_that_selon_fails_on_costs_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stumbling(FakeReader):
        def read_many(
            self, articles: Iterable[Article], *, on_failure: Callable[[ReadingError], None]
        ) -> Iterator[Article]:
            on_failure(ReadingError(next(iter(articles)).id, KeyError("pont")))
            yield from super().read_many(articles, on_failure=on_failure)

    install(monkeypatch, Stumbling)
    result = run("read", "pont.txt", "gare.txt", "gone.txt")
    assert result.exit_code == 1
    assert loads(result.stdout).id == "gare.txt"
    assert result.stderr.splitlines() == [
        "selon: pont.txt: selon failed on it (KeyError('pont')): report this with the article, and leave it out",
        "selon: gone.txt: no such file: check the path",
        "selon: 2 of 3 inputs could not be read",
    ]


def test_ctrl_c_ends_with_130_and_leaves_no_file(monkeypatch: pytest.MonkeyPatch, newsroom: Path) -> None:
    class Interrupted(FakeReader):
        def read_many(
            self, articles: Iterable[Article], *, on_failure: Callable[[ReadingError], None]
        ) -> Iterator[Article]:
            yield next(super().read_many(articles, on_failure=on_failure))
            raise KeyboardInterrupt

    install(monkeypatch, Interrupted)
    result = run("read", "pont.txt", "--output", "page.md")
    assert (result.exit_code, result.stdout, result.stderr) == (130, "", "")
    assert sorted(path.name for path in newsroom.iterdir()) == ["gare.txt", "pont.txt"]


@pytest.mark.parametrize(
    ("output", "terminal", "format"),
    [
        (None, True, "table"), (None, False, "jsonl"), ("-", True, "table"), ("a.md", True, "md"),
        ("a.html", False, "html"), ("a.txt", True, "jsonl"),
    ],
)  # fmt: skip
def test_usual_format(monkeypatch: pytest.MonkeyPatch, output: str | None, terminal: bool, format: str) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal, raising=False)
    path = Path(output) if output else None
    assert usual_format(path, ReadFormat, ReadFormat.jsonl) == format


def test_usual_format_of_a_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: False, raising=False)
    assert usual_format(Path("a.sarif"), CheckFormat, CheckFormat.json) == "sarif"
    assert usual_format(None, CheckFormat, CheckFormat.json) == "json"


@pytest.mark.parametrize(
    ("output", "format"), [("a.parquet", "parquet"), ("a.jsonl", "jsonl"), ("a.csv", "csv"), ("a.txt", "csv")]
)
def test_usual_format_of_events(output: str, format: str) -> None:
    assert usual_format(Path(output), EventFormat, EventFormat.csv) == format


def test_usual_format_where_standard_output_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert usual_format(None, EventFormat, EventFormat.csv) == "csv"
