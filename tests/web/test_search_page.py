"""A search shows the words where they stand: in what somebody said, and elsewhere."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

JSON = {"accept": "application/json"}


def test_statements_that_hold_the_words_come_with_their_voice(client: TestClient) -> None:
    (first, *_) = client.get("/search", params={"words": "obus"}, headers=JSON).json()["found"]
    (statement,) = first["statements"]
    assert statement["voice"] == "Ilse Varn"
    assert [piece["text"] for piece in statement["pieces"] if piece["found"]] == ["obus"]


def test_accents_and_capitals_do_not_count(client: TestClient) -> None:
    assert client.get("/search", params={"words": "PREFECTURE"}, headers=JSON).json()["found"]


@pytest.mark.parametrize("words", ["", "   ", "!!!", '"', "zzzz", "\x00"])
def test_what_is_nowhere_says_how_to_search(client: TestClient, words: str) -> None:
    answer = client.get("/search", params={"words": words})
    assert answer.status_code == 200
    assert "Ni les accents ni les majuscules" in answer.text


def test_the_words_of_a_search_do_no_harm(client: TestClient) -> None:
    answer = client.get("/search", params={"words": "<script>alert(1)</script>"})
    assert "<script>alert" not in answer.text
