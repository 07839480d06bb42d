"""The commands that read across articles: claims, claim, voices, voice, with claims and a store made for the test."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from dossier_factory import make_dossier, make_shared
from fake_desk import PONT, use_dossier
from typer.testing import CliRunner, Result

from selon.claim_records import Claim, Dossier
from selon.cli import app
from selon.export.jsonl import to_dict

STRIKE = "Une frappe a touché lundi le marché de Tolma"


def named() -> Dossier:
    """The test's dossier with ids as claims have them: two of them begin alike; and two voices of one name."""
    dossier = make_dossier()
    ids = ["c-41e350", "c-41ffff", "c-5a0000", "c-6b0000", "c-7c0000"]
    claims: tuple[Claim, ...] = tuple(replace(c, id=id) for c, id in zip(dossier.claims, ids, strict=True))
    more = (make_shared("v-1a", "le maire", "role"), make_shared("v-2b", "le maire", "role"))
    return replace(dossier, claims=claims, voices=(*dossier.voices, *more))


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an article, which the test stands in."""
    use_dossier(monkeypatch, named())
    (tmp_path / "pont.txt").write_text(PONT, "utf8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "120")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments, prog_name="selon")


def told(*arguments: str) -> str:
    result = run(*arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "\x1b" not in result.stdout
    return result.stdout


@pytest.mark.parametrize("where", [(), ("--store", "news.db")])
def test_claims_are_json_lines_when_piped(where: tuple[str, ...]) -> None:
    claims = [json.loads(line) for line in told("claims", *where).splitlines()]
    assert [{k: v for k, v in claim.items() if k != "judgements"} for claim in claims] == [to_dict(c) for c in named().claims]


@pytest.mark.parametrize(
    ("format", "beginning"), [("table", f"{STRIKE}\n5 outlets"), ("md", f"## {STRIKE}\n"), ("jsonl", '{"id": "c-41e350"')]
)
def test_claims_in_every_format(format: str, beginning: str) -> None:
    assert told("claims", "--store", "news.db", "--format", format).startswith(beginning)


@pytest.mark.parametrize(("place", "beginning"), [("dossier.md", "## "), ("dossier.jsonl", '{"id"')])
def test_a_file_is_written_in_the_format_it_ends_in(place: str, beginning: str, desk: Path) -> None:
    assert told("claims", "--output", place) == ""
    assert (desk / place).read_text("utf8").startswith(beginning)


@pytest.mark.parametrize("sources", [("pont.txt",), ("--store", "empty.db")])
@pytest.mark.parametrize(
    ("command", "end"),
    [
        (("claims", "--format", "jsonl"), ""),
        (("claims", "--format", "md"), ""),
        (("claims", "--format", "table"), "0 claims, 0 told by several outlets\n"),
    ],
)
def test_articles_without_claims_or_none_at_all_are_no_error(
    command: tuple[str, ...], end: str, sources: tuple[str, ...]
) -> None:
    stdout = told(*command, *sources)
    assert stdout.endswith(end)
    assert bool(stdout) == bool(end)


@pytest.mark.parametrize("id", ["c-41e350", "c-41e", "41e350"])
def test_a_claim_is_shown_by_its_id_or_how_that_begins(id: str) -> None:
    assert told("claim", id, "--store", "news.db").startswith(f"{STRIKE}\n5 outlets, 2 origins · 1 against · c-41e350\n")


def test_a_claim_is_shown_as_json() -> None:
    card = json.loads(told("claim", "c-41e350", "--format", "jsonl"))
    assert card["claim"]["gist"] == card["branches"][0]["lines"][0]["words"] == STRIKE


def test_a_claim_that_people_rejected_is_listed_only_where_it_is_asked_for() -> None:
    assert "c-6b0000" not in told("claims", "--format", "table")
    assert "rejected by Marthe Quéré · c-6b0000" in told("claims", "--format", "table", "--rejected")
    assert "rejected by Marthe Quéré" in told("claim", "c-6b")
    assert "c-6b0000" in told("claims", "--format", "jsonl"), "the records hide nothing"


def test_a_claim_is_shown_as_markdown() -> None:
    assert told("claim", "c-41e350", "--format", "md").startswith(f"## {STRIKE}\n")


@pytest.mark.parametrize(
    ("sources", "told_"), [(("pont.txt",), "0 voices in 1 article\n"), (("--store", "empty.db"), "0 voices in 0 articles\n")]
)
def test_where_nobody_speaks_no_voice_is_listed(sources: tuple[str, ...], told_: str) -> None:
    assert told("voices", *sources) == told_


def test_voices_are_listed() -> None:
    assert told("voices").splitlines()[1] == "Ilse Varn (person) · 1 statement · v2"


@pytest.mark.parametrize("name", ["Ilse Varn", "varn", "v2"])
def test_a_voice_is_shown_by_a_part_of_its_name_or_its_id(name: str) -> None:
    assert told("voice", name).startswith("Ilse Varn (person) · 1 statement · v2\n")


@pytest.mark.parametrize(
    ("command", "message"),
    [
        (("claim", "c-99"), "claim 'c-99': no claims have such an id; `selon claims` lists them"),
        (("claim", "c-41"), "claim 'c-41': 2 claims have such an id"),
        (("claim", "c-41", "--store", "empty.db"), "no claims have such an id"),
        (("voice", "Paul Riec"), "voice 'Paul Riec': no voices have such a name; `selon voices` lists them"),
        (("voice", "le maire"), "voice 'le maire': 2 voices have such a name: le maire (v-1a), le maire (v-2b)"),
        (("claims", "pont.txt", "--store", "news.db"), "either sources or --store"),
        (("claim", "c-41e350", "pont.txt", "--store", "news.db"), "either sources or --store"),
        (("voices", "pont.txt", "--store", "news.db"), "either sources or --store"),
        (("voice", "Varn", "pont.txt", "--store", "news.db"), "either sources or --store"),
        (("claims", "--format", "xml"), "xml"),
        (("claims", "pont.txt", "--published", "lundi"), "lundi"),
        (("claim",), "ID"),
    ],
)
def test_a_wrong_command_line_is_exit_code_2(command: tuple[str, ...], message: str) -> None:
    result = run(*command)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.replace("│", " ").split())
    assert result.stdout == ""


def test_a_store_that_is_not_there_is_told() -> None:
    result = run("claims", "--store", "gone.db")
    assert result.exit_code in (1, 2)
    assert "gone.db: there is no store" in result.stderr
    assert result.stdout == ""


def test_an_article_that_is_not_there_is_told_and_the_others_are_read() -> None:
    result = run("claims", "pont.txt", "gone.txt", "--format", "table")
    assert result.exit_code == 1
    assert "gone.txt" in result.stderr
    assert result.stdout.startswith("1 article · 0 claims")


def test_nothing_is_written_where_the_place_cannot_be(desk: Path) -> None:
    result = run("claims", "--output", "nowhere/dossier.md")
    assert result.exit_code == 2
    assert "nowhere" in result.stderr
    assert not (desk / "nowhere").exists()
