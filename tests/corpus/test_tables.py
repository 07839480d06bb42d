"""What goes into the tables of a corpus comes out the same, and other people's libraries read it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest
from any_article import ARTICLES
from dossier_factory import make_dossier
from factories import RAID, make_article, make_date, make_flood, make_raid, make_statement, make_voice
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from selon.corpus.columns import schema_of, tables
from selon.corpus.dropped import Dropped
from selon.corpus.grouping.claim_tables import ClaimTables, voices_table
from selon.corpus.shards import read_table, write_table
from selon.corpus.tables import READ, articles_of, dropped_of, dropped_table, tables_of
from selon.errors import SelonError, UsageError
from selon.records import Article, Copy

LOST = Dropped(place="une.jsonl:12", id=None, stage="intake", reason="no-text", message="une.jsonl:12: holds no words")


def shelf() -> list[Article]:
    """A raid, a flood that copies it, an article without anything, and one as intake leaves it."""
    flood = make_flood()
    span = flood.statements[1].content[0]
    dated = replace(flood.statements[1], said_at=make_date(flood.text, "lundi", "2024-06-03"))
    flood = replace(flood, statements=(flood.statements[0], dated, *flood.statements[2:]),
                    copies=(Copy(article="raid.txt", share=0.25, spans=(span,)),))  # fmt: skip
    return [make_raid(), flood, make_article("Rien.", id="rien.txt"), replace(make_raid(), id="b", statements=(), events=())]


def every_table() -> dict[str, pa.Table]:
    """A shard of every table of a corpus."""
    claims, dossier = ClaimTables(), make_dossier()
    claims.add(0, dossier.claims, dossier.articles, {voice.id: voice.name for voice in dossier.voices}.__getitem__)
    found = tables_of(shelf()) | claims.tables()
    return found | {"dropped": dropped_table([LOST, LOST]), "shared_voices": voices_table(dossier.voices)}


def found(name: str, articles: list[Article] | None = None) -> list[dict[str, Any]]:
    """The rows of a table of the shelf."""
    rows: list[dict[str, Any]] = tables_of(shelf() if articles is None else articles)[name].to_pylist()
    return rows


@given(st.lists(ARTICLES, max_size=3))
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_articles_come_back_equal(articles: list[Article]) -> None:
    assert list(articles_of(tables_of(articles))) == articles


def test_articles_come_back_from_files(tmp_path: Path) -> None:
    for name, table in tables_of(shelf()).items():
        write_table(table, tmp_path / f"{name}.parquet")
    read = {name: read_table(tmp_path / f"{name}.parquet", name) for name in READ}
    assert list(articles_of(read)) == shelf()


def test_the_table_of_articles_alone_holds_articles_that_nothing_was_read_in() -> None:
    bare = [article for article in shelf() if not article.statements]
    assert list(articles_of({"articles": tables_of(bare)["articles"]})) == bare


def test_half_a_character_is_kept_aside_and_shown_as_one_character() -> None:
    odd = replace(make_raid(), byline="Ana \ud83d Roy")
    (row,) = found("articles", [odd])
    assert row["byline"] == "Ana \ufffd Roy"
    assert '"byline": "Ana \\ud83d Roy"' in row["exact"]
    assert [row["exact"] for row in found("articles")] == [None] * len(shelf())
    assert list(articles_of(tables_of([make_flood(), odd]))) == [make_flood(), odd]


def test_what_was_dropped_comes_back_but_for_halves_of_characters() -> None:
    odd = replace(LOST, place="a\udc00.jsonl:1", id="x", stage="read")
    assert list(dropped_of(dropped_table([LOST, odd]))) == [LOST, replace(odd, place="a\ufffd.jsonl:1")]


def test_a_row_says_what_people_ask_for_without_a_join() -> None:
    first = found("statements")[1]
    assert {name: first[name] for name in ("article_id", "outlet", "day", "voice_name", "form", "content", "parent")} == {
        "article_id": "raid.txt", "outlet": "Le Courrier", "day": date(2024, 6, 4), "voice_name": "le syndicat des quais",
        "form": "direct", "content": "Vingt dockers ont été tués", "parent": "s1",
    }  # fmt: skip
    told = found("events")[1]
    assert (told["type"], told["status"], told["voice_name"], told["quantities"][0]["value"]) == (
        "ASSAULT", "reported", "le syndicat des quais", 20,
    )  # fmt: skip


def test_content_that_stands_apart_is_joined_and_each_part_keeps_its_place() -> None:
    (row,) = [row for row in found("statements") if row["voice_name"] == "une éclusière"]
    first, second = row["content_spans"]
    assert row["content"] == "Nous avons alerté trois fois la préfecture […] sans jamais recevoir de réponse"
    assert make_flood().text[second["start"] : second["end"]] == second["text"] == "sans jamais recevoir de réponse"
    assert first["field"] == "text"


def test_a_voice_is_a_row_an_article_with_its_counts() -> None:
    minister = make_voice("Solène Argoat")
    said = "Tout va bien"
    text = f"« {said} », dit-elle."
    article = make_article(
        text, make_statement(text, said, voice=minister, form="direct"), make_statement(text, said, id="s2"),
        make_statement(text, "bien", id="s3", voice=minister, parent="s2"),
    )  # fmt: skip
    (row,) = found("voices", [article])
    counts = ("statements", "direct", "indirect", "mixed", "unsourced", "relayed", "events")
    assert (row["name"], [row[name] for name in counts]) == ("Solène Argoat", [2, 1, 1, 0, 0, 1, 0])
    raid = {row["name"]: (row["statements"], row["events"]) for row in found("voices", [make_raid()])}
    assert raid == {
        "Le Fanal": (1, 0), "le syndicat des quais": (1, 1), "L'état-major": (1, 1), "Ilse Varn": (1, 1),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2024-06-04", date(2024, 6, 4)),
        ("2024-06-04T23:30:00-05:00", date(2024, 6, 4)),
        ("2024-06", None),
        ("2024", None),
        (None, None),
        ("mardi", None),
    ],
)
def test_a_day_is_what_the_date_says_and_none_where_it_says_less(published: str | None, day: date | None) -> None:
    (row,) = found("articles", [make_article("Rien.", published=published)])
    assert (row["published"], row["day"]) == (published, day)


def test_rows_that_are_missing_too_many_or_of_other_articles_are_refused() -> None:
    table = tables_of([make_raid(), make_flood()])
    short, long = table["statements"].slice(0, 4), pa.concat_tables([table["statements"]] * 2)
    turned = pa.concat_tables([table["statements"].slice(5), table["statements"].slice(0, 5)])
    for statements, words in ((short, "the end stands where"), (long, "follows the last"), (turned, "'digue.txt' stands where")):
        with pytest.raises(SelonError, match=words):
            list(articles_of(table | {"statements": statements}))


@pytest.mark.parametrize("name", list(tables()))
def test_a_file_is_the_same_byte_for_byte_however_its_table_was_cut(tmp_path: Path, name: str) -> None:
    made = every_table()
    cut = pa.concat_tables([made[name].slice(n, 1) for n in range(made[name].num_rows)])
    write_table(made[name], tmp_path / "a.parquet")
    write_table(cut, tmp_path / "b.parquet")
    assert (tmp_path / "a.parquet").read_bytes() == (tmp_path / "b.parquet").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.parquet", "b.parquet"]


KINDS = {"string": "VARCHAR", "int32": "INTEGER", "float64": "DOUBLE", "bool": "BOOLEAN", "date32": "DATE",
         "list<string>": "VARCHAR[]"}  # fmt: skip


@pytest.mark.parametrize("name", list(tables()))
def test_duckdb_reads_every_column_with_its_type(tmp_path: Path, name: str) -> None:
    made = every_table()
    write_table(made[name], tmp_path / "a.parquet")
    described = duckdb.sql(f"DESCRIBE SELECT * FROM '{tmp_path}/*.parquet'").fetchall()
    assert [row[0] for row in described] == [column.name for column in tables()[name].columns]
    for column, (_, kind, *_) in zip(tables()[name].columns, described, strict=True):
        assert kind == KINDS[column.type] if column.type in KINDS else kind.startswith("STRUCT(") and kind.endswith("[]")


def test_a_span_of_a_list_is_asked_for_by_its_members(tmp_path: Path) -> None:
    write_table(tables_of([make_raid()])["statements"], tmp_path / "a.parquet")
    query = f"SELECT content_spans[1].text FROM '{tmp_path}/a.parquet' WHERE voice_name = 'Ilse Varn'"
    assert duckdb.sql(query).fetchall() == [("fermer la frontière",)]
    assert "fermer la frontière" in RAID


def test_a_file_of_another_table_version_or_shape_is_refused_by_name(tmp_path: Path) -> None:
    table, path = tables_of([make_raid()])["voices"], tmp_path / "a.parquet"
    older = table.replace_schema_metadata({b"selon.tables": b"0", b"selon.table": b"voices"})
    shorter = table.drop_columns(["why"])
    for put, words in ((table, "no shard of the table 'events'"), (older, "version '0'"), (shorter, "its columns are not")):
        parquet.write_table(put, path)
        with pytest.raises(SelonError, match=f"a.parquet: .*{words}"):
            read_table(path, "events" if put is table else "voices")


def test_a_file_that_breaks_off_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    write_table(tables_of([make_raid()])["voices"], path)
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(SelonError, match=r"a.parquet: is no whole Parquet file \("):
        read_table(path, "voices")


def test_an_error_while_writing_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.parquet"
    path.write_text("before")

    def full_disk(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(parquet, "write_table", full_disk)
    with pytest.raises(OSError, match="No space left"):
        write_table(tables_of([make_raid()])["voices"], path)
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("a.parquet", "before")]


def test_an_unknown_table_is_named() -> None:
    with pytest.raises(UsageError, match="unknown table 'claim': the tables are articles, statements"):
        schema_of("claim")
