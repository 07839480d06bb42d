"""Archives of the web: pages become articles with address and day of capture, all else is counted, damage is told."""

from __future__ import annotations

import gzip
import io
import zlib
from collections import Counter

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st
from warc_files import NEWS, answer, news, packed, page, record, record_id

from selon.corpus.sources import Source
from selon.intake import limits, prefilter
from selon.intake.article import Given
from selon.intake.warc import read_warc
from selon.intake.warc_records import warc_records
from selon.records import Article

ENGLISH = ["The mayor of Montclar told reporters on Tuesday that the covered market would stay closed for weeks."] * 3


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("crawl.warc", b"".join),
        ("crawl.warc.gz", lambda records: packed(*records)),
        ("crawl.warc.gz", lambda records: gzip.compress(b"".join(records))),
        ("crawl.warc.zst", lambda records: b"".join(map(zstandard.compress, records))),
    ],
)
def test_a_page_becomes_an_article_however_the_archive_is_packed(archive, read_all, name, pack):
    (archive / name).write_bytes(pack([news(1), news(2, title="Le marché ferme")]))
    first, second = read_all(name)
    assert first.text == "\n\n".join(NEWS)
    assert (first.id, second.id) == (record_id(1), record_id(2))
    assert (first.url, first.outlet, first.captured) == (
        "https://www.echo.example/pont", "echo.example", "2024-06-05T10:00:00+00:00",
    )  # fmt: skip
    assert (first.title, second.title) == ("Le pont rouvre", "Le marché ferme")


def test_what_is_no_page_is_counted(archive, read_all):
    records = [
        record(b"software: test\r\n", 1, type="warcinfo", content_type="application/warc-fields"),
        record(b"GET /pont HTTP/1.1\r\n\r\n", 2, type="request"),
        record(b"GET /quai HTTP/1.1\r\n\r\n", 3, type="request"),
        record(b"HTTP/1.1 200 OK\r\n\r\n", 4, type="revisit"),
        record(b"rang: 3\r\n", 5, type="metadata", content_type="application/warc-fields"),
        record(page().encode(), 6, type="conversion", content_type="text/plain"),
        record(answer(b"\x89PNG", "image/png"), 7),
        record(answer(b"{}", "application/json"), 8),
        record(answer(b"%PDF-1.4", None), 9),
        record(b"20240605 echo.example", 10, content_type="text/dns"),
        record(answer(page().encode(), status="404 Not Found"), 11),
        record(answer(b"", status="301 Moved Permanently", Location="/quai"), 12),
        news(13),
    ]
    (archive / "crawl.warc.gz").write_bytes(packed(*records))
    article, *rows = read_all("crawl.warc.gz")
    assert article.id == record_id(13)
    assert {row.place for row in rows} == {f"{archive}/crawl.warc.gz"}
    assert [(row.reason, row.message) for row in rows] == [
        ("no-response", "6 records are no answers of a server (2 request, 1 conversion, 1 metadata, 1 revisit, 1 warcinfo): "
                        "they were passed over"),
        ("status", "2 answers have another status than 200 (1 301, 1 404): they were passed over"),
        ("not-html", "4 answers are no web pages (1 application/json, 1 image/png, 1 text/dns, 1 unknown): "
                     "they were passed over"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("html", "kind", "encoding"),
    [
        (page(head=""), "text/html; charset=utf-8", "utf-8"),
        (page(), "text/html; charset=iso-8859-1", "utf-8"),
        (page(head=""), "text/html; charset=iso-8859-1", "cp1252"),
        (page(head='<meta charset="windows-1252">'), "text/html", "cp1252"),
        (page(head='<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-15">'), "text/html", "cp1252"),
        (page(head=""), "text/html", "cp1252"),
        (page(head=""), None, "utf-8"),
        (page(head=""), "text/html; charset=klingon", "cp1252"),
        (page(head=""), "application/xhtml+xml", "utf-16"),
    ],
)
def test_letters_come_out_right_whatever_is_said_of_them(archive, read_all, html, kind, encoding):
    (archive / "crawl.warc").write_bytes(record(answer(html.encode(encoding), kind)))
    (article,) = read_all("crawl.warc")
    assert article.text == "\n\n".join(NEWS)


def deflated(data: bytes, bits: int) -> bytes:
    packer = zlib.compressobj(wbits=bits)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [
        ("gzip", gzip.compress),
        ("GZIP", bytes),
        ("br", bytes),
        ("identity", bytes),
        ("deflate", zlib.compress),
        ("deflate", lambda data: deflated(data, -15)),
        ("zstd", zstandard.compress),
    ],
)
def test_an_answer_is_unpacked_where_the_archive_kept_it_packed(archive, read_all, encoding, pack):
    block = answer(pack(page().encode()), Content_Encoding=encoding)
    (archive / "crawl.warc").write_bytes(record(block))
    (article,) = read_all("crawl.warc")
    assert article.text == "\n\n".join(NEWS)


def test_an_answer_sent_in_chunks_is_put_together(archive, read_all):
    html = page().encode()
    chunks = b"%x\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n" % (100, html[:100], len(html) - 100, html[100:])
    (archive / "crawl.warc").write_bytes(record(answer(chunks, Transfer_Encoding="chunked")))
    (article,) = read_all("crawl.warc")
    assert article.text == "\n\n".join(NEWS)


@pytest.mark.parametrize(
    ("block", "reason"),
    [
        (answer(page(*ENGLISH).encode()), "language"),
        (answer(page("Ville", "Sport", title="Accueil").encode()), "no-article"),
        (answer(b"<html>" + b"\0\1\2" * 2000), "encoding"),
        (answer(b""), "no-article"),
        (answer(b"no chunk at all", Transfer_Encoding="chunked"), "damaged"),
        (answer(b"\x1f\x8bno gzip at all", Content_Encoding="gzip"), "damaged"),
        (answer(b"\x00", Content_Encoding="compress"), "damaged"),
        (answer(gzip.compress(b" " * 30_000_000), Content_Encoding="gzip"), "bomb"),
        (answer(zstandard.compress(b" " * 30_000_000), Content_Encoding="zstd"), "bomb"),
        (answer(b" " * 50_000_000), "too-big"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_page_that_is_no_article_has_its_row(archive, read_all, block, reason):
    before = packed(news(1))
    (archive / "crawl.warc.gz").write_bytes(before + packed(record(block, 2), news(3)))
    first, row, last = read_all("crawl.warc.gz")
    assert (first.id, last.id) == (record_id(1), record_id(3))
    assert (row.place, row.id) == (f"{archive}/crawl.warc.gz@{len(before)}", record_id(2))
    assert (row.stage, row.reason) == ("intake", reason)


def test_the_row_of_a_page_in_another_language_says_what_the_text_of_the_article_would(archive, read_all):
    (archive / "crawl.warc").write_bytes(record(answer(page(*ENGLISH).encode())))
    (row,) = read_all("crawl.warc")
    assert row.message == "looks like English (en), and selon reads French: --lang fr reads it anyway"
    (article,) = read_all("crawl.warc", lang="fr")
    assert article.text.startswith("The mayor")


def test_one_paragraph_that_may_be_french_saves_a_page_from_the_first_look(archive, read_all):
    aside = [f"<p>{english}</p>" for english in ENGLISH]
    html = page().replace("<footer>", f"<footer>{''.join(aside)}")
    prefilter.require_promise(html, "page", Given())
    (archive / "crawl.warc").write_bytes(record(answer(html.encode())))
    assert read_all("crawl.warc")[0].text.startswith(NEWS[0])


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz"])
def test_a_truncated_archive_is_read_up_to_its_last_whole_record(archive, read_all, name):
    records = [news(1), news(2)] if name == "crawl.warc" else [packed(news(1)), packed(news(2))]
    (archive / name).write_bytes(b"".join(records)[:-120])
    article, row = read_all(name)
    assert article.id == record_id(1)
    assert (row.place, row.id, row.reason) == (f"{archive}/{name}@{len(records[0])}", record_id(2), "broken-off")


def test_an_archive_that_breaks_off_in_a_record_that_is_no_page_is_told_too(archive, read_all):
    (archive / "crawl.warc").write_bytes(news(1) + record(b"GET /pont HTTP/1.1\r\n\r\n", 2, type="request")[:-20])
    article, row = read_all("crawl.warc")
    assert (article.id, row.id, row.reason) == (record_id(1), record_id(2), "broken-off")


def test_behind_a_damaged_record_reading_goes_on(archive, read_all):
    bad = bytearray(packed(news(2)))
    bad[200:260] = bytes(range(60))
    (archive / "crawl.warc.gz").write_bytes(packed(news(1)) + bad + packed(news(3), news(4)))
    items = read_all("crawl.warc.gz")
    assert [item.id for item in items if isinstance(item, Article)] == [record_id(n) for n in (1, 3, 4)]
    (row,) = [item for item in items if not isinstance(item, Article)]
    assert row.reason == "damaged"
    assert row.place == f"{archive}/crawl.warc.gz@{len(packed(news(1)))}"
    assert f"the next record begins at byte {len(packed(news(1))) + len(bad):,}; copy the file again" in row.message


@pytest.mark.parametrize("junk", [b"<html>an error page instead</html>\r\n\r\n", b"WARC/1.0 is a format\r\n"])
def test_behind_junk_between_records_reading_goes_on(archive, read_all, junk):
    (archive / "crawl.warc").write_bytes(news(1) + junk + news(2))
    first, row, second = read_all("crawl.warc")
    assert (first.id, row.reason, second.id) == (record_id(1), "damaged", record_id(2))


@pytest.mark.parametrize("data", [b"no archive at all\n", b"PK\x03\x04" + bytes(200)])
def test_what_is_no_archive_is_one_row(archive, read_all, data):
    (archive / "crawl.warc").write_bytes(data)
    (row,) = read_all("crawl.warc")
    assert row.reason == "damaged"
    assert row.message.startswith("is damaged from byte 0 ")
    assert "no record was found behind it" in row.message


def test_records_without_id_address_or_day(archive, read_all):
    bare = news(1)
    for name in (b"WARC-Record-ID", b"WARC-Target-URI", b"WARC-Date"):
        start = bare.index(name)
        bare = bare[:start] + bare[bare.index(b"\r\n", start) + 2 :]
    (archive / "crawl.warc").write_bytes(news(2) + bare)
    _, article = read_all("crawl.warc")
    assert (article.id, article.url, article.captured) == (f"{archive}/crawl.warc@{len(news(2))}", None, None)


class Failing(io.BytesIO):
    """A network that breaks behind the first read."""

    def read(self, size: int | None = -1) -> bytes:
        if self.tell():
            raise TimeoutError("the network is gone")
        return super().read(size)


def test_a_network_that_fails_is_not_taken_for_damage():
    found = read_warc(Failing(news(1) + bytes(5_000_000)), "crawl.warc", Given(), Counter())
    with pytest.raises(TimeoutError):
        list(found)


def test_a_file_that_is_gone_is_an_error_to_try_again(archive, read_all):
    from selon.corpus.records import read_source

    with pytest.raises(FileNotFoundError):
        list(read_source(Source(f"{archive}/gone.warc", "warc", 1), Given()))


@settings(max_examples=60, deadline=None)
@given(sizes=st.lists(st.integers(0, 3000), min_size=1, max_size=6), gz=st.booleans())
def test_offsets_are_those_of_the_stored_file(sizes, gz):
    records = [record(answer(b"x" * size), n) for n, size in enumerate(sizes)]
    stored = [packed(r) for r in records] if gz else records
    found = list(warc_records(io.BytesIO(b"".join(stored)), "crawl"))
    assert [offset for offset, _ in found] == [sum(map(len, stored[:n])) for n in range(len(stored))]
    assert [item.block for _, item in found] == [answer(b"x" * size) for size in sizes]


@settings(max_examples=150, deadline=None)
@given(data=st.data(), gz=st.booleans())
def test_no_damage_stops_the_run_or_costs_a_record_that_lies_apart(data, gz):
    """Bytes of one record are overwritten: those before it are always read, and those behind it where it is compressed."""
    stored = [(packed if gz else bytes)(record(answer(b"y" * 900 + bytes(range(50, 100))), n)) for n in range(4)]
    hit = data.draw(st.integers(1, 2))
    place = data.draw(st.integers(0, len(stored[hit]) - 20))
    stored[hit] = stored[hit][:place] + data.draw(st.binary(min_size=1, max_size=20)) + stored[hit][place + 20 :]
    found = list(warc_records(io.BytesIO(b"".join(stored)), "crawl"))
    ids = [item.id for _, item in found if not isinstance(item, Exception)]
    assert ids[:hit] == [record_id(n) for n in range(hit)]
    if gz:
        assert record_id(3) in ids


@pytest.mark.parametrize("told", [3_000, 90_000_000])
def test_a_record_that_is_called_longer_than_it_is_hides_none_behind_it(archive, read_all, told):
    (archive / "crawl.warc").write_bytes(record(answer(page().encode()), 1, length=told) + news(2) + news(3))
    items = read_all("crawl.warc")
    assert [item.id for item in items if isinstance(item, Article)][-2:] == [record_id(2), record_id(3)]
    assert {item.reason for item in items if not isinstance(item, Article)} <= {"broken-off", "damaged"}


def test_limits_of_a_record_are_bytes(archive, read_all, monkeypatch):
    monkeypatch.setattr(limits, "MAX_BYTES", 2000)
    (archive / "crawl.warc").write_bytes(record(answer(b" " * 3000), 1) + news(2))
    row, article = read_all("crawl.warc")
    assert (row.reason, article.id) == ("too-big", record_id(2))
    assert "and at most 2,000 are read" in row.message
