"""Feeds that are followed, against a newspaper's site on this machine."""

from __future__ import annotations

import pytest
from newspaper import Site, page

from selon.records import Article
from selon.watch import MOST_TRIES, Watch

CORRECTED = "Le pont a tenu toute la nuit malgré la crue, selon la mairie, qui a rouvert la route lundi soir à tous."


def look(watch: Watch, *feeds: str) -> list[tuple[str, str]]:
    return [(kept.outcome, kept.id.rpartition("/")[2]) for kept in watch.look(feeds)]


def kept(watch: Watch) -> dict[str, Article]:
    return {article.id.rpartition("/")[2]: article for article in watch.store.articles()}


def test_what_an_rss_feed_announces_is_kept(site: Site, watch: Watch, failures: list[str]) -> None:
    assert look(watch, site.feed("rss.xml")) == [("added", "port.html"), ("added", "pont.html")]
    assert site.paths() == ["/robots.txt", "/rss.xml", "/port.html", "/pont.html"]
    articles = kept(watch)
    assert articles["port.html"].published == "2024-06-04T11:30:00+02:00"
    assert articles["pont.html"].published == "2024-06-03T21:05:00"
    assert articles["port.html"].text.startswith("La maire de Tolma")
    assert failures == []


def test_what_an_atom_feed_announces_is_kept(site: Site, watch: Watch) -> None:
    assert look(watch, site.feed("atom.xml")) == [("added", "gare.html")]
    assert kept(watch)["gare.html"].published == "2024-06-04T10:00:00+02:00"


def test_a_feed_that_has_not_changed_is_not_sent_again(site: Site, watch: Watch) -> None:
    feed = site.feed("rss.xml")
    look(watch, feed)
    site.asked.clear()
    assert look(watch, feed) == []
    ((path, headers),) = site.asked
    assert path == "/rss.xml"
    assert headers["if-none-match"]
    assert headers["if-modified-since"] == "Tue, 04 Jun 2024 10:00:00 GMT"
    assert headers["user-agent"].startswith("selon/")


def test_only_what_is_new_is_fetched(site: Site, watch: Watch) -> None:
    feed = site.feed("rss.xml")
    look(watch, feed)
    site.paths()
    item = f"<item><title>Gare</title><link>{site.address}/gare.html</link></item></channel>"
    site.pages["/rss.xml"] = site.pages["/rss.xml"].replace("</channel>", item)
    assert look(watch, feed) == [("added", "gare.html")]
    assert site.paths() == ["/rss.xml", "/gare.html"]


def test_what_the_publisher_changes_is_a_revision(site: Site, watch: Watch) -> None:
    feed = site.feed("rss.xml")
    look(watch, feed)
    site.pages["/rss.xml"] = site.pages["/rss.xml"].replace("à 21h05", "à 22h40")
    site.pages["/pont.html"] = page(CORRECTED)
    ((outcome, id),) = look(watch, feed)
    assert (outcome, id.partition("~")[0]) == ("revised", "pont.html")
    assert kept(watch)[id].text == CORRECTED


def test_a_feed_with_mistakes_is_read_as_far_as_it_goes(site: Site, watch: Watch, failures: list[str]) -> None:
    assert look(watch, site.feed("broken.xml"))[:1] == [("added", "pont.html")]
    assert kept(watch)["pont.html"].published is None


@pytest.mark.parametrize("status", [404, 500])
def test_a_feed_that_fails_is_named_and_the_others_are_read(
    site: Site, watch: Watch, failures: list[str], status: int
) -> None:
    site.status["/rss.xml"] = status
    assert look(watch, site.feed("rss.xml"), site.feed("atom.xml")) == [("added", "gare.html")]
    assert failures == [f"{site.address}/rss.xml: answered {status}: check the address of the feed"]


def test_a_page_is_no_feed(site: Site, watch: Watch, failures: list[str]) -> None:
    assert look(watch, f"{site.address}/port.html") == []
    assert failures == [f"{site.address}/port.html: is no RSS or Atom feed: give the address of the feed, not of the site"]


def test_robots_txt_is_heeded(site: Site, watch: Watch, failures: list[str]) -> None:
    site.pages["/robots.txt"] = "User-agent: *\nDisallow: /port.html\n"
    assert look(watch, site.feed("rss.xml")) == [("added", "pont.html")]
    assert "/port.html" not in site.paths()
    assert [failure.partition(": ")[2][:35] for failure in failures] == ["the site's robots.txt keeps selon f"]


def test_robots_txt_may_keep_selon_from_all(site: Site, watch: Watch, failures: list[str]) -> None:
    site.pages["/robots.txt"] = "User-agent: selon\nDisallow: /\n\nUser-agent: *\nAllow: /\n"
    assert look(watch, site.feed("rss.xml")) == []
    assert site.paths() == ["/robots.txt"]
    assert len(failures) == 1


def test_a_robots_txt_that_fails_allows_nothing(site: Site, watch: Watch, failures: list[str]) -> None:
    site.status["/robots.txt"] = 503
    assert look(watch, site.feed("rss.xml")) == []
    assert len(failures) == 1


def test_an_article_that_fails_is_tried_again_a_few_times(site: Site, watch: Watch, failures: list[str]) -> None:
    feed = site.feed("atom.xml")
    site.status["/gare.html"] = 503
    for _ in range(MOST_TRIES + 2):
        assert look(watch, feed) == []
    assert site.paths().count("/gare.html") == MOST_TRIES
    assert len(failures) == MOST_TRIES


def test_an_article_that_comes_back_is_kept(site: Site, watch: Watch) -> None:
    feed = site.feed("atom.xml")
    site.status["/gare.html"] = 503
    look(watch, feed)
    del site.status["/gare.html"]
    assert look(watch, feed) == [("added", "gare.html")]


def test_a_server_that_is_not_there_is_named(watch: Watch, failures: list[str]) -> None:
    assert look(watch, "http://127.0.0.1:9/rss.xml", "rss.xml") == []
    assert "cannot be fetched" in failures[0]
    assert failures[1] == "rss.xml: is no address selon can fetch: give one with http:// or https://"


def test_a_look_that_is_broken_off_is_completed_by_the_next(site: Site, watch: Watch) -> None:
    feed = site.feed("rss.xml")
    broken_off = watch.look([feed])
    assert next(broken_off).outcome == "added"
    broken_off.close()
    assert look(watch, feed) == [("unchanged", "port.html"), ("added", "pont.html")]
