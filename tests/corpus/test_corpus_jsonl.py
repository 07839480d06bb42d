"""JSON Lines of a corpus, also compressed: every line is an article or has its row among what was dropped."""

from __future__ import annotations

import gzip
import json

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from selon.corpus.dropped import Dropped
from selon.intake import limits
from selon.intake.unpack import unpacked
from selon.records import Article

TEXT = "La mairie de Montclar a confirmé mardi la fermeture du marché couvert pour trois semaines."
PACKERS = {"jsonl": bytes, "jsonl.gz": gzip.compress, "jsonl.zst": zstandard.compress}


def line(id: str, text: str = TEXT, **more: object) -> bytes:
    return json.dumps({"id": id, "text": text, **more}, ensure_ascii=False).encode() + b"\n"


@pytest.mark.parametrize("ending", PACKERS)
def test_lines_are_read_as_they_stand_however_the_file_is_packed(archive, read_all, ending):
    lines = line("m-1", captured="2024-06-05T10:00:00+00:00") + b"\n" + line("m-2", title="Le marché ferme")
    (archive / f"lot.{ending}").write_bytes(PACKERS[ending](lines))
    first, second = read_all(f"lot.{ending}")
    assert (first.id, first.text, first.captured) == ("m-1", TEXT, "2024-06-05T10:00:00+00:00")
    assert (second.id, second.title) == ("m-2", "Le marché ferme")


@pytest.mark.parametrize(
    ("bad", "id", "reason"),
    [
        (b"{\n", None, "json"),
        (b"[]\n", None, "json"),
        (b'{"text": "Le maire est parti."}\n', None, "field"),
        (line("b", text=None), "b", "field"),
        (line("b", text=" "), "b", "empty"),
        (line("b", text="The mayor said on Tuesday that the covered market would stay closed for weeks."), "b", "language"),
        (line("b", lang="en"), "b", "language"),
        (line("b", text="été".encode("cp1252").decode("latin-1")).decode().encode("cp1252"), None, "encoding"),
        (line("b", text="x" * (limits.MAX_CHARACTERS + 1)), "b", "too-big"),
        (line("b", text="x" * 50_000_000), None, "too-big"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)  # fmt: skip
def test_a_bad_line_has_its_row_and_costs_only_itself(archive, read_all, bad, id, reason):
    (archive / "lot.jsonl").write_bytes(line("a") + bad + line("c"))
    first, row, last = read_all("lot.jsonl")
    assert (first.id, last.id) == ("a", "c")
    assert (row.place, row.id, row.stage, row.reason) == (f"{archive}/lot.jsonl:2", id, "intake", reason)
    assert ": " in row.message
    assert str(archive) not in row.message


@pytest.mark.parametrize("ending", ["jsonl.gz", "jsonl.zst"])
def test_a_file_that_breaks_off_is_read_up_to_there(archive, read_all, ending):
    lines = b"".join(line(f"m-{n}", text=f"{TEXT} {n * 7919 % 10007} {n * n}") for n in range(4000))
    (archive / f"lot.{ending}").write_bytes(PACKERS[ending](lines)[:-200])
    *articles, row = read_all(f"lot.{ending}")
    assert len(articles) > 100
    assert all(isinstance(a, Article) and a.id == f"m-{n}" for n, a in enumerate(articles))
    assert row == Dropped(
        f"{archive}/lot.{ending}:{len(articles) + 1}", None, "intake", "broken-off",
        "breaks off: its end is missing; copy it again",
    )  # fmt: skip


@pytest.mark.parametrize("ending", ["jsonl.gz", "jsonl.zst"])
def test_a_damaged_file_is_read_up_to_the_damage(archive, read_all, ending):
    packed = PACKERS[ending](line("m-1")) + b"no archive at all"
    (archive / f"lot.{ending}").write_bytes(packed)
    article, row = read_all(f"lot.{ending}")
    assert (article.id, row.reason, row.place) == ("m-1", "damaged", f"{archive}/lot.{ending}:2")


@pytest.mark.parametrize("ending", ["jsonl.gz", "jsonl.zst"])
def test_a_zip_bomb_is_not_unpacked(archive, read_all, monkeypatch, ending):
    monkeypatch.setattr(limits, "RATIO_FROM", 1_000_000)
    (archive / f"lot.{ending}").write_bytes(PACKERS[ending](line("m-1") + b" " * 40_000_000) + PACKERS[ending](b"\n"))
    article, row = read_all(f"lot.{ending}")
    assert (article.id, row.reason) == ("m-1", "bomb")
    assert row.message.startswith("grows over 250 times when it is unpacked")


def test_what_is_written_over_and_over_is_no_bomb_while_it_is_small(archive, read_all):
    (archive / "lot.jsonl.gz").write_bytes(gzip.compress(b"\n" * 1_000_000 + line("m-1")))
    (article,) = read_all("lot.jsonl.gz")
    assert article.id == "m-1"


def test_a_file_in_utf16_is_one_row(archive, read_all):
    (archive / "lot.jsonl").write_bytes(line("m-1").decode().encode("utf-16"))
    (row,) = read_all("lot.jsonl")
    assert (row.place, row.reason) == (f"{archive}/lot.jsonl", "encoding")


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress])
@given(parts=st.lists(st.binary(max_size=3000), max_size=5), piece=st.integers(1, 5000))
def test_members_one_after_the_other_are_one_stream(pack, parts, piece):
    import io

    name = "lot.gz" if pack is gzip.compress else "lot.zst"
    stream = unpacked(io.BytesIO(b"".join(map(pack, parts))), name)
    assert b"".join(iter(lambda: stream.read(piece), b"")) == b"".join(parts)
