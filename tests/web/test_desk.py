"""The desk: what has been read, the newest first."""

from __future__ import annotations

from starlette.testclient import TestClient


def test_the_newest_article_stands_first(client: TestClient) -> None:
    page = client.get("/", headers={"accept": "application/json"}).json()
    assert page["count"] == 6
    days = [article["published"] or "" for article in page["articles"]]
    assert days == sorted(days, reverse=True)


def test_the_same_address_is_html_for_a_browser(client: TestClient) -> None:
    answer = client.get("/")
    assert answer.headers["content-type"].startswith("text/html")
    assert "l&#39;armée nie toute frappe" in answer.text
