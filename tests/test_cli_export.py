"""The command `selon export`, with claims and a store that are made for the test."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from dossier_factory import make_dossier, make_empty
from fake_desk import PONT, FakeStore, use_dossier
from typer.testing import CliRunner, Result

from selon.cli import app


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an article, which the test stands in."""
    use_dossier(monkeypatch, make_dossier())
    (tmp_path / "pont.txt").write_text(PONT, "utf8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ("export", *arguments), prog_name="selon")


def test_sources_are_read_and_written() -> None:
    result = run("--to", "schemaorg", "pont.txt")
    assert (result.exit_code, result.stderr) == (0, "")
    assert [one["@type"] for one in json.loads(result.stdout)["@graph"]] == ["NewsArticle"]


@pytest.mark.parametrize("where", [("--store", "news.db"), ()])
def test_without_sources_it_is_the_store_with_its_judgements(where: tuple[str, ...]) -> None:
    result = run("--to", "prov", *where)
    assert result.exit_code == 0
    assert "urn:selon:judgement:j1" in result.stdout


def test_a_folder_is_written_and_a_second_run_changes_nothing(desk: Path) -> None:
    for _ in range(2):
        assert run("--to", "csv", "--output", "out", "--store", "news.db").exit_code == 0
    assert len(os.listdir(desk / "out")) == 10
    assert sorted(os.listdir(desk)) == ["out", "pont.txt"]


def test_an_empty_store_gives_a_valid_empty_output(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FakeStore, "articles", lambda self: iter(make_empty().articles))
    monkeypatch.setattr(FakeStore, "judgements", lambda self: [])
    assert json.loads(run("--to", "schemaorg").stdout)["@graph"] == []


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("--to", "csv", "pont.txt"), "csv is several files"),
        (("--to", "brat", "--output", "pont.txt", "pont.txt"), "is a file, and brat is several"),
        (("--to", "prov", "--output", "gone/x.json", "pont.txt"), "there is no directory"),
        (("--to", "prov", "--store", "news.db", "pont.txt"), "either sources or --store"),
        (("--to", "docx", "pont.txt"), "'docx' is not one of"),
        (("pont.txt",), "Missing option '--to'"),
    ],
)
def test_what_makes_no_sense_is_said_before_any_work(desk: Path, arguments: tuple[str, ...], problem: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert problem in " ".join(result.stderr.split())
    assert os.listdir(desk) == ["pont.txt"]


def test_ftm_without_its_package_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("selon.export.dossier.ftm.find_spec", lambda name: None)
    result = run("--to", "ftm", "pont.txt")
    assert result.exit_code == 2
    assert "pip install 'selon[ftm]'" in " ".join(result.stderr.split())


def test_a_store_that_is_not_there_is_an_error() -> None:
    result = run("--to", "prov", "--store", "gone.db")
    assert (result.exit_code, result.stderr) == (1, "selon: gone.db: there is no store\n")


def test_where_nothing_could_be_read_nothing_is_written(desk: Path) -> None:
    result = run("--to", "prov", "--output", "out.json", "gone.txt")
    assert result.exit_code == 1
    assert os.listdir(desk) == ["pont.txt"]
