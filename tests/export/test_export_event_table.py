"""The flat table of events: every column in every row, to the letter, in three formats."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest
from factories import RAID, make_article, make_date, make_event, make_flood, make_party, make_raid, make_statement
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from selon.export.event_rows import COLUMNS, OWN, POLECAT, Row, rows
from selon.export.event_table import inert, write_csv, write_jsonl, write_parquet
from selon.records import Article, Event

DOCS = Path(__file__).parents[2] / "docs" / "events.md"


def in_csv(*articles: Article) -> list[dict[str, str]]:
    out = io.StringIO(newline="")
    write_csv(articles, out)
    return list(csv.DictReader(io.StringIO(out.getvalue(), newline=""), strict=True))


def in_parquet(*articles: Article) -> pa.Table:
    out = io.BytesIO()
    write_parquet(articles, out)
    return parquet.read_table(io.BytesIO(out.getvalue()))


def row(*events: Event, text: str = RAID) -> Row:
    (found,) = rows(make_article(text, events=events))
    return found


def filled(found: Row, columns: tuple[str, ...]) -> Row:
    return {name: found[name] for name in columns if found[name] is not None}


def test_the_columns_of_polecat_come_first_and_none_stands_twice() -> None:
    assert COLUMNS[:40] == POLECAT
    assert len(COLUMNS) == len(set(COLUMNS)) == 40 + len(OWN)


@pytest.mark.parametrize("article", [make_raid(), make_flood()])
def test_every_row_has_every_column(article: Article) -> None:
    found = list(rows(article))
    assert len(found) == len(article.events)
    assert all(tuple(r) == COLUMNS for r in found)


def test_what_polecat_users_find_in_the_row_of_an_event() -> None:
    first = next(rows(make_raid()))
    assert filled(first, POLECAT) == {
        "Event ID": "raid.txt#e1", "Event Date": "2024-06-03", "Event Type": "ASSAULT", "Event Mode": "aerial",
        "Intensity": -9.5, "Quad Code": "MATERIAL CONFLICT", "Contexts": first["Contexts"],
        "Actor Name": "L'armée du Kandar", "Actor Country": "KDR", "Primary Actor Sector": "MIL", "Actor Sectors": "MIL",
        "Actor Name Raw": "L'armée du Kandar", "Recipient Name": "le port de Tolma",
        "Recipient Name Raw": "le port de Tolma", "Placename": "Tolma", "City": "Tolma", "Country": "KDR",
        "Latitude": -12.5, "Longitude": 7.25, "Raw Placename": "le port de Tolma", "Source": "Le Courrier",
        "Publication Date": "2024-06-04", "Language": "fr", "Version": "selon 0.1.0",
    }  # fmt: skip


def test_what_selon_adds_to_the_row_of_an_event_that_a_voice_tells() -> None:
    _, second, *_ = rows(make_raid())
    start = RAID.index("Vingt dockers")
    assert filled(second, OWN) == {
        "Article ID": "raid.txt", "Event Group": "raid.txt#e2", "Status": "reported", "Voice": "le syndicat des quais",
        "Voice Kind": "organisation", "Voice Chain": "Le Fanal > le syndicat des quais", "Stance": "say",
        "Statement ID": "s2", "Statement Text": "Vingt dockers ont été tués", "Statement Start": start,
        "Statement End": start + 26, "Trigger": "tués", "Trigger Start": start + 22, "Trigger End": start + 26,
        "Field": "text", "Recipient Start": start, "Recipient End": start + 13, "Recipient Why": "the article names it",
        "Quantities": "Vingt dockers", "Quantities JSON": second["Quantities JSON"], "Confidence": 0.5,
        "Rule": "assault:tués",
    }  # fmt: skip
    (quantity,) = json.loads(str(second["Quantities JSON"]))
    assert (quantity["what"], quantity["value"], quantity["unit"]) == ("docker", 20, "persons")


def test_nobody_behind_a_hedge_is_none_and_the_article_s_own_word_has_no_voice() -> None:
    found = {str(r["Event ID"])[-2:]: r for r in rows(make_raid())}
    assert (found["e4"]["Voice"], found["e4"]["Voice Kind"], found["e4"]["Status"]) == (None, "none", "unverified")
    assert (found["e1"]["Voice"], found["e1"]["Voice Kind"], found["e1"]["Status"]) == (None, None, "fact")
    assert found["e3"]["Event Group"] == found["e1"]["Event ID"]


@pytest.mark.parametrize(("precision", "columns"), [("city", {"City"}), ("region", {"Province"}), ("country", set())])
def test_a_place_stands_in_the_column_of_its_size(precision: str, columns: set[str]) -> None:
    place = replace(make_raid().events[0].place, precision=precision)  # type: ignore[type-var]
    found = row(make_event(RAID, "ASSAULT", "bombardé", place=place))
    assert {name for name in ("City", "District", "Province") if found[name]} == columns
    assert (found["Placename"], found["Place Precision"]) == ("Tolma", precision)


def test_a_date_carried_over_has_no_words_and_a_range_two_ends() -> None:
    found = row(make_event(RAID, "ASSAULT", "bombardé", date=make_date(RAID, None, "2024-06", until="2024-08")))
    assert (found["Event Date"], found["Date Until"], found["Date Text"]) == ("2024-06", "2024-08", None)


def test_every_offset_leads_to_the_words() -> None:
    for r in rows(make_raid()):
        for words, start, end in (
            ("Trigger", "Trigger Start", "Trigger End"), ("Actor Name Raw", "Actor Start", "Actor End"),
            ("Recipient Name Raw", "Recipient Start", "Recipient End"), ("Date Text", "Date Start", "Date End"),
            ("Raw Placename", "Place Start", "Place End"), ("Statement Text", "Statement Start", "Statement End"),
        ):  # fmt: skip
            if r[words] is not None:
                assert RAID[int(str(r[start])) : int(str(r[end]))] == r[words]


HARD = 'Il crie « "Non",\r\nnon; »\r puis\t«\n\noui »\x00 et frappe.'


def hard() -> Article:
    """An article whose statement holds quotation marks, commas and line ends of every kind."""
    words = HARD[HARD.index('"') : HARD.index(" et frappe")]
    event = make_event(HARD, "ASSAULT", "frappe", statement="s1", status="reported", actor=make_party(HARD, words))
    return make_article(HARD, make_statement(HARD, words), events=(event,))


def test_csv_gives_line_ends_and_quotes_back_to_the_letter() -> None:
    (found,) = in_csv(hard())
    (meant,) = rows(hard())
    assert found["Statement Text"] == meant["Statement Text"]
    assert found["Actor Name"] == meant["Actor Name"]


def test_lines_of_csv_end_in_a_line_feed_alone() -> None:
    out = io.StringIO(newline="")
    write_csv([make_raid()], out)
    assert "\r" not in out.getvalue()
    assert out.getvalue().count("\n") == 7


def test_csv_of_no_event_is_its_header() -> None:
    out = io.StringIO(newline="")
    write_csv([make_flood()], out)
    assert next(csv.reader([out.getvalue()])) == list(COLUMNS)


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ('=HYPERLINK("http://x.example")', '\'=HYPERLINK("http://x.example")'),
        ("+33 1", "'+33 1"),
        ("-elle", "'-elle"),
        ("@SOMME(A1)", "'@SOMME(A1)"),
        ("\t=1", "'\t=1"),
        ("＝1+1", "'＝1+1"),
        ("'=1", "''=1"),
        ("l'État", "l'État"),
        ("'78", "'78"),
        ("a=1", "a=1"),
        (-9.5, -9.5),
        (None, None),
        ("", ""),
    ],
)
def test_no_cell_of_text_is_run_by_a_spreadsheet(value: str | float | None, cell: str | float | None) -> None:
    assert inert(value) == cell


@given(st.text(alphabet="'=+-@\t\r\n＝a", max_size=6))
def test_what_is_made_inert_can_be_undone(text: str) -> None:
    cell = str(inert(text))
    assert not re.match("[=+\\-@\t\r\n＝]", cell)
    assert (cell[1:] if re.match("'+[=+\\-@\t\r\n＝]", cell) else cell) == text


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), min_size=1, max_size=3))
def test_whatever_the_words_csv_and_parquet_give_them_back(names: list[str]) -> None:
    article = make_article(
        RAID, events=tuple(make_event(RAID, "ASSAULT", "tués", actor=make_party(RAID, "elle", n)) for n in names)
    )
    assert [r["Actor Name"] for r in in_csv(article)] == [inert(name) for name in names]
    assert in_parquet(article).column("Actor Name").to_pylist() == names


def test_json_lines_hold_every_column_to_the_letter() -> None:
    out = io.StringIO()
    write_jsonl([make_raid(), hard()], out)
    lines = out.getvalue().splitlines()
    assert [json.loads(line) for line in lines] == [r for article in (make_raid(), hard()) for r in rows(article)]


def test_parquet_has_typed_columns_and_nulls() -> None:
    table = in_parquet(make_raid(), make_flood(), hard())
    assert table.column_names == list(COLUMNS)
    assert table.to_pylist() == [r for article in (make_raid(), hard()) for r in rows(article)]
    types = {str(field.type): field.name for field in table.schema}
    assert set(types) == {"string", "double", "int64"}
    assert [f.name for f in table.schema if f.type == pa.float64()] == ["Intensity", "Latitude", "Longitude", "Confidence"]
    assert [f.name for f in table.schema if f.type == pa.int64()] == [n for n in COLUMNS if n.endswith(("Start", "End"))]


def test_parquet_of_no_event_has_the_same_columns() -> None:
    assert in_parquet(make_flood()).schema == in_parquet(make_raid()).schema


def test_half_a_surrogate_pair_costs_its_cell_a_character_and_no_more() -> None:
    event = make_event(RAID, "ASSAULT", "tués", actor=make_party(RAID, "elle", "Var\ud800n"))
    assert in_parquet(make_article(RAID, events=(event,))).column("Actor Name").to_pylist() == ["Var?n"]


def test_every_column_is_explained() -> None:
    text = DOCS.read_text(encoding="utf-8")
    assert [name for name in COLUMNS if f"`{name}`" not in text] == []
