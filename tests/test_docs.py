"""The documentation is true: its code runs, its output is today's, and it names every field, rule, command and option."""

from __future__ import annotations

import ast
import contextlib
import io
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, get_args

import docs_report as docs
import pytest
import typer.main
import yaml

from selon import records
from selon.cli import app
from selon.language import load
from selon.language.frames import GROUNDED, NOUN_SLOTS, TYPES, VERB_SLOTS
from selon.language.holders import KEYS as HOLDER_KEYS
from selon.language.holders import parse_holders
from selon.language.lint import check
from selon.language.lint_events import KEYS as FRAME_KEYS
from selon.language.lint_events import check_frames
from selon.language.loader import read
from selon.language.plover import plover
from selon.language.shapes import VERB_TAKES

RUNNABLE = [page for page in docs.PAGES if "# Out:" in page.read_text(encoding="utf-8")]
PYTHON = re.compile(r"^```python\n(.*?)^```$", re.S | re.M)
LINK = re.compile(r"\[[^\]]*\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)")
RULE = re.compile(r'rule="(\w+)"')


def page(name: str) -> str:
    return (docs.ROOT / "docs" / name).read_text(encoding="utf-8")


def names(paths: list[Path]) -> list[str]:
    return [path.name for path in paths]


@pytest.mark.parametrize("path", docs.PAGES, ids=names(docs.PAGES))
def test_output_that_is_shown_is_fresh(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(docs.ROOT)
    shown = path.read_text(encoding="utf-8")
    assert shown == docs.fresh(shown), "python tests/docs_report.py --update"


@pytest.mark.parametrize("path", RUNNABLE, ids=names(RUNNABLE))
def test_python_of_a_page_runs_and_gives_what_it_says(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(docs.ROOT)
    known: dict[str, Any] = {}
    for block in PYTHON.findall(path.read_text(encoding="utf-8")):
        for code, said in pieces(block):
            given = run(code, known)
            assert said in ([], given), code


def pieces(block: str) -> list[tuple[str, list[str]]]:
    """Code with the lines that the `# Out:` comments behind it promise; none for a last piece that promises nothing."""
    found: list[tuple[str, list[str]]] = [("", [])]
    for line in block.splitlines(keepends=True):
        code, said = found[-1]
        if line.startswith("# Out: "):
            said.append(line.removeprefix("# Out: ").rstrip())
        elif said:
            found.append((line, []))
        else:
            found[-1] = (code + line, said)
    return found


def run(code: str, known: dict[str, Any]) -> list[str]:
    """What some code prints; a bare expression at its end is printed as at the prompt."""
    tree, printed = ast.parse(code), io.StringIO()
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    expression = ast.Expression(last.value) if isinstance(last, ast.Expr) else None
    with contextlib.redirect_stdout(printed):
        exec(compile(tree, "<docs>", "exec"), known)
        value = eval(compile(expression, "<docs>", "eval"), known) if expression else None
        if value is not None:
            print(repr(value))
    return printed.getvalue().splitlines()


def test_pieces_part_code_from_what_it_promises() -> None:
    assert pieces("1\n# Out: 1\nx = 2\nx\n# Out: 2\n") == [("1\n", ["1"]), ("x = 2\nx\n", ["2"])]
    assert run("x = 2\nx", {}) == ["2"]
    assert run("print('a')\nprint('b')", {}) == ["a", "b"]


@pytest.mark.parametrize("path", docs.PAGES, ids=names(docs.PAGES))
def test_links_lead_somewhere(path: Path) -> None:
    for target, heading in LINK.findall(path.read_text(encoding="utf-8")):
        file = path.parent / target if target else path
        assert file.exists(), target
        if heading:
            assert heading in anchors(file), f"{target}#{heading}"


def anchors(path: Path) -> set[str]:
    """The headings of a page as code hosts turn them into anchors."""
    headings = re.findall(r"^#+ (.*)$", path.read_text(encoding="utf-8"), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


FIELDS = [
    (record.__name__, field.name)
    for record in vars(records).values()
    if isinstance(record, type) and is_dataclass(record)
    for field in fields(record)
]


@pytest.mark.parametrize(("record", "field"), FIELDS, ids=[".".join(pair) for pair in FIELDS])
def test_every_field_of_the_records_is_named(record: str, field: str) -> None:
    assert f"`{field}`" in section(page("records.md"), record.lower()), "docs/records.md"


def section(text: str, record: str) -> str:
    """What a page says of a record: its own section, or its rows of a table shared with others."""
    own = re.search(rf"^## {record}$(.*?)(?=^## |\Z)", text, re.S | re.M)
    rows = re.search(rf"^\| {record} \|.*?\n(?:\| \|.*\n)*", text, re.M)
    return (own or rows or pytest.fail(f"docs/records.md has no {record}"))[0]


def rules() -> set[str]:
    """The rule names that a statement can carry, as the code of the attribution room writes them."""
    folder = docs.ROOT / "selon" / "attribution"
    code = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.py")}
    complements = set(re.findall(r'^ +\("(\w+)", "\w*", \w.*\),$', code["complements.py"], re.M))
    assert "clause" in complements
    hedges = set(re.findall(r'"(\w+)": self\._', code["hedge.py"])) | {"adjective"}
    gerunds = {f"gerund_{rule}" for rule in complements}
    written = {rule for text in code.values() for rule in RULE.findall(text)}
    return written | complements | gerunds | {f"hedge_{hedge}" for hedge in hedges}


def test_every_rule_is_explained_and_has_an_example_and_a_confidence() -> None:
    text = page("constructions.md")
    headings = set(re.findall(r"^### (\w+)$", text, re.M))
    shown = set(re.findall(r"^ +(\w+) \| ", text, re.M))
    plain = {rule for rule in rules() if not rule.startswith("gerund_")}
    assert plain - headings == set()
    assert {rule for rule in rules() if f"`{rule}`" not in text} - plain == set()
    assert rules() - shown == set()
    assert rules() - set(load("fr").confidence) == set()


def test_everything_a_verb_can_take_is_explained() -> None:
    table = page("constructions.md").split("## What `takes` means")[1]
    assert {take for take in VERB_TAKES if f"`{take}`" not in table} == set()


def test_the_verb_that_is_added_is_sound_and_new() -> None:
    block = re.search(r"```yaml\n(.*?)```", page("adding-a-verb.md"), re.S)
    assert block
    (entry,) = yaml.safe_load(block[1])
    assert check({"reporting": {"verbs": [entry]}, "irregular": read("fr", "irregular")}) == []
    assert entry["lemma"] not in {verb["lemma"] for verb in read("fr", "reporting")["verbs"]}


def test_the_frame_that_is_added_is_sound_and_new() -> None:
    block = re.search(r"```yaml\n(.*?)```", page("adding-a-frame.md"), re.S)
    assert block
    (entry,) = yaml.safe_load(block[1])
    assault = read("fr", "events/assault")
    classes = set(load("fr").events.classes)
    assert list(check_frames({"type": "ASSAULT", "verbs": [entry]}, "events/assault", classes)) == []
    assert entry["lemma"] not in {verb["lemma"] for verb in assault["verbs"]}


def test_every_key_slot_and_class_of_a_frame_is_explained() -> None:
    text = page("adding-a-frame.md")
    assert {key for key in FRAME_KEYS if f"| `{key}` |" not in text} == set()
    words = set(re.findall(r"\w+", " ".join(re.findall(r"`([^`]*)`", text))))
    assert (VERB_SLOTS | NOUN_SLOTS | GROUNDED) - words == set()


def test_every_event_type_status_and_mode_is_explained() -> None:
    text = page("events.md")
    for name in TYPES:
        row = re.search(rf"^\| `{name}` \| .*$", text, re.M)
        assert row, name
        modes = plover()[name].modes
        assert "…" in row[0] or [mode for mode in modes if f"`{mode}`" not in row[0]] == []
    assert [status for status in get_args(records.EventStatus) if f"| `{status}` |" not in text] == []


def test_the_table_of_office_holders_that_is_shown_is_sound() -> None:
    text = page("adding-a-party.md")
    block = re.search(r"```yaml\n(.*?)```", text, re.S)
    assert block
    (holder,) = parse_holders(block[1], "holders.yaml")
    assert holder.until is None
    assert {key for key in HOLDER_KEYS if f"`{key}`" not in text} == set()


def all_commands(group: Any, before: str = "selon") -> Iterator[tuple[str, Any]]:
    """Every command by the name it is called by, those of a group too."""
    for name, command in group.commands.items():
        yield f"{before} {name}", command
        if hasattr(command, "commands"):
            yield from all_commands(command, f"{before} {name}")


def test_every_command_and_option_is_named() -> None:
    text = page("command-line.md")
    commands = dict(all_commands(typer.main.get_command(app)))
    assert set(commands) >= {"selon read", "selon events", "selon check", "selon schema", "selon judge list"}
    for name, command in commands.items():
        assert f"## {name}" in text or f"{name} " in text.split("## selon judge")[-1]
        for parameter in command.params:
            argument = re.findall(r"[A-Z]+", parameter.metavar or "SOURCE")
            for part in parameter.opts if parameter.param_type_name == "option" else argument:
                assert part in text, f"{name}: {part}"
