"""Parquet: each row is an article or has its row among what was dropped, whoever wrote the table."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from selon.corpus import parquet
from selon.corpus.records import read_source
from selon.corpus.sources import Source
from selon.intake import limits
from selon.intake.article import Given

TEXT = "La mairie de Montclar a confirmé mardi la fermeture du marché couvert pour trois semaines."


def write(folder: Path, columns: dict[str, object], **options: object) -> None:
    pq.write_table(pa.table(columns), folder / "lot.parquet", **options)


def test_columns_become_fields_and_others_are_left_alone(archive, read_all):
    row = {
        "id": "m-1", "text": f"{TEXT}\r\n", "url": "https://echo.example/m-1", "outlet": "L'Écho de Montclar",
        "title": "Le marché ferme", "byline": "Inès Kerbrat", "published": "2024-06-04",
        "captured": "2024-06-05T10:00:00+00:00", "lang": "fr",
    }  # fmt: skip
    write(archive, {**{key: [value] for key, value in row.items()}, "rubrique": [3], "tags": [["a", "b"]]})
    (article,) = read_all("lot.parquet")
    assert {key: getattr(article, key) for key in row} == row


@pytest.mark.parametrize(
    ("column", "published"),
    [
        (pa.array([date(2024, 6, 4)]), "2024-06-04"),
        (pa.array([datetime(2024, 6, 4, 9, 30)], pa.timestamp("us")), "2024-06-04T09:30:00"),
        (pa.array([datetime(2024, 6, 4, 9, 30, tzinfo=UTC)], pa.timestamp("ms", "UTC")), "2024-06-04T09:30:00+00:00"),
        (pa.array(["2024-06-04"]).dictionary_encode(), "2024-06-04"),
        (pa.array(["2024-06-04"], pa.large_string()), "2024-06-04"),
        (pa.array([b"2024-06-04"]), "2024-06-04"),
        (pa.array([None], pa.date32()), None),
        (pa.array([""]), None),
    ],
)
def test_a_date_of_any_kind_becomes_iso_8601(archive, read_all, column, published):
    write(archive, {"id": [7], "text": [TEXT], "published": column})
    (article,) = read_all("lot.parquet")
    assert (article.id, article.published) == ("7", published)


@pytest.mark.parametrize(
    ("id", "text", "reason", "says"),
    [
        ("b", None, "field", "has no 'text': each article needs 'id' and 'text'"),
        (None, TEXT, "field", "has no 'id'"),
        ("b", " ", "empty", "is empty"),
        (
            "b",
            "The mayor said on Tuesday that the covered market would stay closed for weeks.",
            "language",
            "looks like",
        ),
    ],
)
def test_a_bad_row_has_its_row_and_costs_only_itself(archive, read_all, id, text, reason, says):
    write(archive, {"id": ["a", id, "c"], "text": [TEXT, text, TEXT]})
    first, row, last = read_all("lot.parquet")
    assert (first.id, last.id) == ("a", "c")
    assert (row.place, row.id, row.reason) == (f"{archive}/lot.parquet:2", id, reason)
    assert row.message.startswith(says)


def test_letters_that_are_not_utf8_cost_their_row_only(archive, read_all):
    write(archive, {"id": ["a", "b"], "text": pa.array([TEXT.encode(), "été".encode("cp1252")])})
    article, row = read_all("lot.parquet")
    assert (article.text, row.reason) == (TEXT, "encoding")
    assert row.message.startswith("its 'text' is not UTF-8 (byte 0)")


def test_rows_are_counted_across_groups_and_pieces(archive, read_all, monkeypatch):
    monkeypatch.setattr(parquet, "_ROWS", 3)
    texts = [TEXT] * 10
    texts[7] = ""
    write(archive, {"id": [str(n) for n in range(10)], "text": texts}, row_group_size=4)
    items = read_all("lot.parquet")
    assert [item.id for item in items] == ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]
    assert items[7].place == f"{archive}/lot.parquet:8"


def read_unchecked(path: Path) -> list[object]:
    """Reads a file that has changed since it was found."""
    return list(read_source(Source(str(path), "parquet", None), Given()))


def test_a_damaged_group_costs_its_rows_only(archive):
    write(
        archive, {"id": ["a", "b", "c"], "text": [TEXT, TEXT + " Oui.", TEXT]}, row_group_size=1, use_dictionary=False
    )
    spoil(
        archive / "lot.parquet",
        pq.ParquetFile(archive / "lot.parquet").metadata.row_group(1).column(1).data_page_offset,
    )
    first, row, last = read_unchecked(archive / "lot.parquet")
    assert (first.id, last.id) == ("a", "c")
    assert (row.place, row.reason) == (f"{archive}/lot.parquet:2", "damaged")
    assert row.message.startswith("rows 2 to 2 cannot be read")


def test_the_rows_of_a_group_that_come_before_the_damage_are_read(archive, monkeypatch):
    monkeypatch.setattr(parquet, "_ROWS", 4)
    ids, texts = list("abcdefghijkl"), [f"{TEXT} {n}" for n in range(12)]
    write(archive, {"id": ids, "text": texts}, use_dictionary=False, data_page_size=1, write_batch_size=4)
    column = pq.ParquetFile(archive / "lot.parquet").metadata.row_group(0).column(1)
    spoil(archive / "lot.parquet", column.data_page_offset + column.total_compressed_size - 60)
    *articles, row = read_unchecked(archive / "lot.parquet")
    assert [article.id for article in articles] == list("abcdefgh")
    assert row.place == f"{archive}/lot.parquet:9"
    assert row.message.startswith("rows 9 to 12 cannot be read (")


def spoil(path: Path, place: int) -> None:
    """Overwrites some bytes of a file."""
    data = bytearray(path.read_bytes())
    data[place : place + 40] = bytes(range(200, 240))
    path.write_bytes(data)


@pytest.mark.parametrize("cut", [lambda data: data[:-50], lambda _: b"id,text\n", lambda _: b""])
def test_a_file_that_breaks_off_is_one_row(archive, read_all, cut):
    write(archive, {"id": ["a"], "text": [TEXT]})
    (archive / "lot.parquet").write_bytes(cut((archive / "lot.parquet").read_bytes()))
    (row,) = read_all("lot.parquet")
    assert (row.place, row.reason) == (f"{archive}/lot.parquet", "damaged")
    assert row.message.startswith("is no Parquet, or its end is missing")


def test_a_column_that_is_missing_is_one_row_where_the_file_has_changed_since_it_was_found(archive):
    write(archive, {"id": ["a"], "body": [TEXT]})
    (row,) = read_unchecked(archive / "lot.parquet")
    assert (row.place, row.reason) == (f"{archive}/lot.parquet", "field")
    assert row.message == "has no column 'text', only id, body: rename its columns"


def test_a_zip_bomb_is_not_unpacked(archive, read_all, monkeypatch):
    monkeypatch.setattr(limits, "RATIO_FROM", 1_000_000)
    write(archive, {"id": ["a", "b"], "text": [" " * 30_000_000, TEXT]}, row_group_size=1, compression="zstd")
    row, article = read_all("lot.parquet")
    assert (row.place, row.reason, article.id) == (f"{archive}/lot.parquet:1", "bomb", "b")


def test_the_articles_of_a_corpus_are_read_again(archive, read_all):
    write(archive, {"article_id": ["a"], "text": [TEXT]})
    (article,) = read_all("lot.parquet")
    assert article.id == "a"
