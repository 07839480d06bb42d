"""The flat tables: the same columns as CSV and Parquet, read again by other people's libraries, and joined by ids."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest
from dossier_factory import folder, make_dossier, make_empty

from selon.claim_records import Dossier
from selon.export.dossier.tables import TABLES
from selon.export.dossier.view import View
from selon.export.event_table import inert

DUCKDB = {"string": "VARCHAR", "double": "DOUBLE", "int64": "BIGINT", "bool": "BOOLEAN"}
DOCS = Path(__file__).parents[2] / "docs" / "exports.md"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return put(tmp_path_factory.mktemp("dossier"), make_dossier())


def put(place: Path, dossier: Dossier) -> Path:
    for name, content in folder("parquet", dossier).items():
        (place / name).write_bytes(content)
    return place


def ask(place: Path, query: str) -> list[tuple[Any, ...]]:
    """A query in which `{claims}` is the table of claims."""
    return duckdb.sql(query.format(**{table.name: f"'{place / table.name}.parquet'" for table in TABLES})).fetchall()


@pytest.mark.parametrize("table", TABLES, ids=[table.name for table in TABLES])
def test_a_row_fills_no_column_that_its_table_lacks(table: Any) -> None:
    found = list(table.known(View(make_dossier())))
    assert found
    assert set().union(*found) <= set(table.columns)


@pytest.mark.parametrize("table", TABLES, ids=[table.name for table in TABLES])
def test_duckdb_reads_the_columns_with_their_types(place: Path, table: Any) -> None:
    described = ask(place, f"DESCRIBE SELECT * FROM {{{table.name}}}")
    assert [(name, kind) for name, kind, *_ in described] == [(n, DUCKDB[kind]) for n, kind in table.columns.items()]


@pytest.mark.parametrize("table", TABLES, ids=[table.name for table in TABLES])
def test_csv_and_parquet_hold_the_same(place: Path, table: Any) -> None:
    content = folder("csv", make_dossier())[f"{table.name}.csv"].decode()
    header, *lines = csv.reader(io.StringIO(content, newline=""), strict=True)
    assert header == list(table.columns)
    rows = ask(place, f"SELECT * FROM {{{table.name}}}")
    assert [[cell(value) for value in row] for row in rows] == [[number(value) for value in line] for line in lines]


def cell(value: Any) -> str:
    return "" if value is None else number(str(inert(value)))


def number(text: str) -> str:
    return text.removesuffix(".0") if re.fullmatch(r"-?\d+\.0", text) else text


def test_duckdb_finds_the_same_columns_in_csv(tmp_path: Path) -> None:
    for name, content in folder("csv", make_dossier()).items():
        (tmp_path / name).write_bytes(content)
        found = duckdb.sql(f"SELECT * FROM read_csv('{tmp_path / name}', all_varchar=true)")
        assert found.columns == list(next(t for t in TABLES if f"{t.name}.csv" == name).columns)


def test_tables_are_joined_by_ids(place: Path) -> None:
    joined = ask(place, "SELECT count(*) FROM {mentions} m JOIN {statements} s USING (statement_id, article_id)")
    assert joined == [(9,)]
    assert ask(place, "SELECT count(*) FROM {mentions} JOIN {claims} USING (claim_id)") == [(10,)]
    assert ask(place, "SELECT count(*) FROM {mentions} JOIN {origins} USING (claim_id, origin_id)") == [(10,)]
    assert ask(place, "SELECT count(*) FROM {events} JOIN {mentions} USING (event_id)") == [(5,)]
    assert ask(place, "SELECT s.statement_id FROM {judgements} JOIN {statements} s ON target_id = s.statement_id") == [
        ("quai.txt#s2",)
    ]


def test_one_origin_carried_by_three_outlets_counts_once(place: Path) -> None:
    query = "SELECT count(DISTINCT outlet), count(DISTINCT origin_id) FROM {mentions} WHERE claim_id = 'c1' AND does = 'asserts'"
    assert ask(place, query) == [(3, 1)]
    assert ask(place, "SELECT via, voices FROM {origins} WHERE claim_id = 'c1' AND origin_id = 'o1'") == [
        ("AKP; Le Fanal; Le Littoral", "une source sécuritaire (anonymous)")
    ]


@pytest.mark.parametrize("table", ["claims", "mentions", "origins", "figures", "statements", "events"])
def test_whatever_is_claimed_has_its_status(place: Path, table: str) -> None:
    assert ask(place, f"SELECT count(*) FROM {{{table}}} WHERE status IS NULL") == [(0,)]


def test_a_claim_says_who_does_what_with_it(place: Path) -> None:
    found = ask(place, "SELECT status, asserted_by, confirmed_by, denied_by FROM {claims} WHERE claim_id = 'c1'")
    assert found == [("reported; denied", "une source sécuritaire (anonymous)", "Ilse Varn", "L'état-major")]
    assert ask(place, "SELECT asserted_by FROM {claims} WHERE claim_id = 'c4'") == [("nobody named",)]


def test_what_people_judged_stands_beside_what_selon_suggests(place: Path) -> None:
    found = ask(place, "SELECT credibility_suggested, judgements FROM {claims} WHERE judgements IS NOT NULL")
    assert found == [("3", "fix credibility=2 by Marthe Quéré, 2024-06-06T09:00:00+00:00: =rappelé la poissonnière")]
    assert ask(place, "SELECT action, who, note FROM {judgements} WHERE judgement_id = 'j1'") == [
        ("fix", "Marthe Quéré", "=rappelé la poissonnière")
    ]


def test_no_cell_of_csv_is_run_by_a_spreadsheet() -> None:
    for content in folder("csv", make_dossier()).values():
        for line in csv.reader(io.StringIO(content.decode(), newline="")):
            assert not any(re.match(r"[=+@\t\r]|-\D", cell) for cell in line)


def test_nothing_at_all_is_tables_without_rows(tmp_path: Path) -> None:
    place = put(tmp_path, make_empty())
    for table in TABLES:
        assert ask(place, f"SELECT * FROM {{{table.name}}}") == []
    assert folder("csv", make_empty())["judgements.csv"] == b"judgement_id,target_kind,target_id,action,value,who,when,note\n"


def test_every_table_and_column_is_explained() -> None:
    text = DOCS.read_text("utf8")
    assert [table.name for table in TABLES if f"`{table.name}`" not in text] == []
    assert [name for table in TABLES for name in table.columns if f"`{name}`" not in text] == []


def test_a_statement_outside_all_claims_has_its_voice(tmp_path: Path) -> None:
    place = put(tmp_path, replace(make_dossier(), claims=()))
    found = ask(place, "SELECT voice_id FROM {statements} WHERE article_id = 'quai.txt' ORDER BY statement_id")
    assert found == [("v2",), (None,)], "the second names nobody"
