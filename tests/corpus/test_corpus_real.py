"""The real reader in a worker finds what it finds anywhere else, and the command says what came of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest
from corpus_process import ROOT, wait_for
from pyarrow import parquet
from typer.testing import CliRunner

from selon.cli import app
from selon.corpus.layout import TABLES
from selon.corpus.tables import articles_of
from selon.intake.article import article_from_text
from selon.reader import Reader

TEXTS = {
    "pont": "Le maire de Vaulieu, Paul Ferrand, a affirmé que le pont rouvrirait. « Rien n'est joué », a nuancé la préfète.",
    "quai": "Selon la police, deux manifestants ont été arrêtés sur le quai. Le syndicat dément.",
    "port": "Le port serait fermé jusqu'à lundi. Une source proche du dossier évoque une panne.",
}


def test_a_corpus_is_read_though_it_was_killed(reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    lines = [json.dumps({"id": id, "lang": "fr", "published": "2024-05-02", "text": text}) for id, text in TEXTS.items()]
    Path("articles.jsonl").write_text("\n".join([*lines, "{"]), encoding="utf-8")
    command = ["corpus", "articles.jsonl", "--out", "corpus", "--workers", "1", "--part", "1", "--outlet", "La Vigie"]
    driver = subprocess.Popen([sys.executable, "-m", "selon", *command], env={**os.environ, "PYTHONPATH": str(ROOT)})
    wait_for(lambda: any(Path("corpus/work/done/read").glob("*.json")), driver)
    driver.kill()
    driver.wait()
    result = CliRunner().invoke(app, command)
    assert result.exit_code == 0, result.output
    tables = {table: pa.concat_tables(map(parquet.read_table, sorted(Path("corpus", table).iterdir()))) for table in TABLES}
    articles = [
        article_from_text(text, id=id, lang="fr", published="2024-05-02", outlet="La Vigie") for id, text in TEXTS.items()
    ]
    assert list(articles_of(tables)) == list(reader.read_many(articles))
    assert "corpus holds 3 articles, " in result.output
    assert "; 1 dropped (1 json): see corpus/dropped" in result.output
    assert "no day of publication" not in result.output


def test_options_that_make_no_sense_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for options, problem in (
        (["--address", "auto"], "add --engine ray"),
        (["--published", "hier"], "is not an ISO 8601 date"),
        (["--lang", "xx"], "is not one selon reads"),
    ):
        result = CliRunner().invoke(app, ["corpus", "articles.jsonl", "--out", "corpus", *options])
        assert result.exit_code == 2
        assert problem in " ".join(result.output.split())
    assert not Path("corpus").exists()
