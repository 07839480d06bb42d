"""JSON Lines: every line is read or named."""

from __future__ import annotations

import json

import pytest

from selon.errors import IntakeError
from selon.intake import limits, open_sources
from selon.records import Article

BRIEF = "La mairie de Montclar a confirmé mardi la fermeture du marché couvert pour trois semaines."


def write(folder, *lines: object) -> None:
    written = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines]
    (folder / "lot.jsonl").write_text("\n".join(written) + "\n")


def test_a_record_is_kept_as_it_stands(in_newsroom, read_one):
    record = {
        "id": "m-1", "text": f"{BRIEF}\r\n\u2028fin\u0007", "url": "https://echo.example/m-1",
        "outlet": "L'Écho de Montclar", "title": "Le marché ferme", "byline": "Inès Kerbrat",
        "published": "2024-06-04", "lang": "fr-CA", "rubrique": 3,
    }  # fmt: skip
    write(in_newsroom, record)
    article = read_one("lot.jsonl")
    for name in ("id", "text", "url", "outlet", "title", "byline", "published"):
        assert getattr(article, name) == record[name]
    assert article.lang == "fr"


def test_a_record_of_id_and_text_is_enough(in_newsroom, read_one):
    write(in_newsroom, {"id": 7, "text": BRIEF, "title": None, "outlet": " "})
    article = read_one("lot.jsonl")
    assert (article.id, article.title, article.outlet, article.published) == ("7", None, None, None)


def test_a_broken_third_line_of_five_costs_only_itself(in_newsroom):
    lines = [{"id": f"m-{number}", "text": BRIEF} for number in range(1, 6)]
    write(in_newsroom, *lines[:2], '{"id": "m-3", "text": "La mai', *lines[3:])
    items = list(open_sources(["lot.jsonl"]))
    assert [item.id if isinstance(item, Article) else "!" for item in items] == ["m-1", "m-2", "!", "m-4", "m-5"]
    assert str(items[2]) == (
        "lot.jsonl:3: is not JSON (Unterminated string starting at, character 23): correct the line"
    )


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("[1, 2]", "is a JSON array, not an object"),
        ({"text": BRIEF}, "has no 'id'"),
        ({"id": "m-1"}, "has no 'text'"),
        ({"id": "m-1", "text": None}, "its 'text' is a JSON null"),
        ({"id": True, "text": BRIEF}, "its 'id' is a JSON boolean"),
        ({"id": " ", "text": BRIEF}, "its 'id' is empty"),
        ({"id": "m-1", "text": " \n"}, "is empty"),
        ({"id": "m-1", "text": BRIEF, "title": ["a"]}, "its 'title' is a JSON array"),
        ({"id": "m-1", "text": BRIEF, "lang": "en"}, "lang is 'en'"),
        ({"id": "m-1", "text": "The mayor confirmed on Tuesday that the market would stay closed."}, "English (en)"),
        ('{"id": "m-1", "text": "La mairie \\ud83d"}', "half a character ('\\ud83d') at offset 10"),
        ('{"id": ' + "9" * 5000 + "}", "no JSON that can be read"),
        ("[" * 100_000, "no JSON that can be read"),
    ],
)  # fmt: skip
def test_a_line_that_is_no_article_is_named(in_newsroom, refusal, line, problem):
    write(in_newsroom, "", line)
    message = refusal("lot.jsonl")
    assert message.startswith("lot.jsonl:2: ")
    assert problem in message


def test_a_named_language_goes_before_that_of_the_record(in_newsroom, read_one):
    write(in_newsroom, {"id": "m-1", "text": BRIEF, "lang": "en"})
    assert read_one("lot.jsonl", lang="fr").lang == "fr"


def test_a_date_that_is_not_iso_is_left_out_with_a_note(in_newsroom, read_one):
    write(in_newsroom, {"id": "m-1", "text": BRIEF, "published": "4 juin 2024"})
    article = read_one("lot.jsonl")
    assert article.published is None
    assert [(note.code, "4 juin 2024" in note.message) for note in article.notes] == [("published", True)]


def test_an_id_used_twice_names_both_lines(in_newsroom):
    write(in_newsroom, {"id": "m-1", "text": BRIEF}, "", {"id": "m-1", "text": BRIEF}, {"id": "m-2", "text": BRIEF})
    first, second, third = open_sources(["lot.jsonl"])
    assert isinstance(first, Article)
    assert isinstance(third, Article)
    assert str(second).startswith("lot.jsonl:3: its id 'm-1' was used before (lot.jsonl:1)")


def test_bytes_that_are_not_utf8_cost_only_their_line(in_newsroom):
    good = json.dumps({"id": "m-1", "text": BRIEF}).encode()
    (in_newsroom / "lot.jsonl").write_bytes(b'{"id": "m-0", "text": "\xe9t\xe9"}\n' + good + b"\r\n")
    first, second = open_sources(["lot.jsonl"])
    assert "lot.jsonl:1: is not UTF-8" in str(first)
    assert isinstance(second, Article)


def test_a_file_that_is_all_utf16_gets_one_line(in_newsroom, refusal):
    (in_newsroom / "lot.jsonl").write_bytes((json.dumps({"id": "m-1", "text": BRIEF}) + "\n\n").encode("utf-16"))
    assert refusal("lot.jsonl").startswith("lot.jsonl: is UTF-16")


def test_an_empty_file_is_no_silence(in_newsroom, refusal):
    (in_newsroom / "lot.jsonl").write_text("\n\n")
    assert refusal("lot.jsonl").startswith("lot.jsonl: is empty")


def test_a_line_over_the_limit_costs_only_itself(in_newsroom, monkeypatch):
    monkeypatch.setattr(limits, "MAX_BYTES", 1000)
    write(in_newsroom, *({"id": f"m-{times}", "text": BRIEF * times} for times in (1, 60, 2)))
    items = list(open_sources(["lot.jsonl"]))
    assert [type(item) for item in items] == [Article, IntakeError, Article]
    assert str(items[1]).startswith("lot.jsonl:2: is over 0.001 MB long")


def test_lines_are_read_as_they_are_asked_for(in_newsroom):
    write(in_newsroom, {"id": "m-1", "text": BRIEF})
    articles = open_sources(["lot.jsonl", "later.jsonl"])
    assert isinstance(next(articles), Article)
    (in_newsroom / "later.jsonl").write_text(json.dumps({"id": "m-2", "text": BRIEF}))
    assert isinstance(next(articles), Article)
