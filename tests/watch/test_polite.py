"""How long a visitor waits."""

from __future__ import annotations

import pytest
from newspaper import Site

from selon.intake.polite import LONGEST_DELAY_SECONDS, Polite


def waits(site: Site, robots: str, delay: float) -> list[float]:
    """The seconds that pass before each of two pages of one host, when time stands still."""
    waited: list[float] = []
    site.pages["/robots.txt"] = robots
    polite = Polite(delay=delay, sleep=waited.append)
    for path in ("/port.html", "/pont.html"):
        assert polite.get(f"{site.address}{path}").status == 200
    return waited


def test_some_time_passes_between_two_requests(site: Site) -> None:
    assert waits(site, "", 40) == pytest.approx([40, 40], abs=9)


def test_a_site_may_ask_for_more_but_not_for_ever(site: Site) -> None:
    assert waits(site, "User-agent: *\nCrawl-delay: 50\n", 1)[1:] == pytest.approx([50], abs=9)
    assert waits(site, "User-agent: *\nCrawl-delay: 5000\n", 1)[1:] == pytest.approx([LONGEST_DELAY_SECONDS], abs=9)


def test_other_hosts_are_not_waited_for(site: Site) -> None:
    waited: list[float] = []
    polite = Polite(delay=40, sleep=waited.append)
    polite.wait("http://a.example/1")
    polite.wait("http://b.example/1")
    assert waited == []
