"""What a large corpus takes, counted from what a small one took."""

from __future__ import annotations

import pytest

from selon.corpus.sizing import Cost, cost_of, size, sizing_table
from selon.errors import UsageError


def test_the_cost_of_an_article_is_that_of_all_stages() -> None:
    run = {
        "intake": {"cpu_seconds": 1.0},
        "marks": {"cpu_seconds": 0.5},
        "read": {"cpu_seconds": 6.5, "counts": {"articles": 100, "bytes": 250_000}},
    }
    assert cost_of(run) == Cost(cpu_seconds=0.08, disk_bytes=2500, alone=0.005)


def test_a_run_without_articles_tells_no_cost() -> None:
    with pytest.raises(UsageError, match="tells no cost"):
        cost_of({"read": {"counts": {"articles": 0}}})


def test_size_of_a_million_articles() -> None:
    found = size(Cost(cpu_seconds=0.036, disk_bytes=2000), 1_000_000, price=0.05, cores=(1, 10))
    assert (found.core_hours, found.disk_gb) == (pytest.approx(10), pytest.approx(2))
    assert found.money == pytest.approx(0.5)
    assert found.hours == {1: pytest.approx(10), 10: pytest.approx(1)}


def test_what_one_core_does_for_all_takes_as_long_on_many() -> None:
    found = size(Cost(cpu_seconds=0.036, disk_bytes=2000, alone=0.0036), 1_000_000, price=0.05, cores=(1, 10, 1_000))
    assert found.core_hours == pytest.approx(10)
    assert found.hours == {1: pytest.approx(10), 10: pytest.approx(1.9), 1_000: pytest.approx(1.009)}


def test_the_table_has_a_line_for_each_size() -> None:
    lines = list(sizing_table(Cost(cpu_seconds=0.036, disk_bytes=2000), price=0.05, articles=(1_000_000,), cores=(1,)))
    assert [line.split() for line in lines] == [
        ["articles", "core-hours", "price", "1", "cores", "disk"],
        ["1,000,000", "10.0", "0.50", "10.0", "h", "2.00", "GB"],
    ]
