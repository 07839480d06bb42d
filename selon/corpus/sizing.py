"""What a large corpus will take, from what a small one took: core-hours, money, hours, disk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from selon.corpus.run_file import Run
from selon.errors import UsageError

ARTICLES = (10_000, 1_000_000, 100_000_000)
CORES = (2, 64, 1_000)
_HOUR = 3600


@dataclass(frozen=True, slots=True)
class Cost:
    """What one article costs: CPU-seconds over all stages, without loading, and bytes of tables on the disk.

    `alone` are those of the CPU-seconds that one core takes for all articles (stage marks), however many there are.
    """

    cpu_seconds: float
    disk_bytes: float
    alone: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """What so many articles take. `money` is in the currency of the price; `hours` by the number of cores.

    All cores are kept busy, but for the time in which one looks at all articles together (stage marks).
    """

    articles: int
    core_hours: float
    money: float
    hours: dict[int, float]
    disk_gb: float


def cost_of(run: Run) -> Cost:
    """The cost of an article as measured in a run that is done (what stands in its run.json).

    Raises UsageError where no article was read.
    """
    read = run.get("read", {}).get("counts", {})
    if not read.get("articles"):
        raise UsageError("a run in which no article was read tells no cost: measure one of some hundred articles")
    seconds = sum(run[stage]["cpu_seconds"] for stage in ("intake", "marks", "read"))
    return Cost(
        seconds / read["articles"], read["bytes"] / read["articles"], run["marks"]["cpu_seconds"] / read["articles"]
    )  # fmt: skip


def size(cost: Cost, articles: int, price: float, cores: Sequence[int] = CORES) -> Size:
    """What so many articles take at a price per core-hour, if they cost as much each as those that were measured."""
    core_hours = articles * cost.cpu_seconds / _HOUR
    alone = articles * cost.alone / _HOUR
    return Size(
        articles=articles, core_hours=core_hours, money=core_hours * price,
        hours={count: (core_hours - alone) / count + alone for count in cores}, disk_gb=articles * cost.disk_bytes / 1e9,
    )  # fmt: skip


def sizing_table(cost: Cost, price: float, articles: Sequence[int] = ARTICLES, cores: Sequence[int] = CORES) -> Iterator[str]:
    """The lines of a table of sizes, the heading first."""
    yield _row("articles", "core-hours", "price", *(f"{count:,} cores" for count in cores), "disk")
    for count in articles:
        found = size(cost, count, price, cores)
        hours = (_span(found.hours[k]) for k in cores)
        yield _row(f"{count:,}", f"{found.core_hours:,.1f}", f"{found.money:,.2f}", *hours, f"{found.disk_gb:,.2f} GB")


def _row(articles: str, *cells: str) -> str:
    return articles.rjust(11) + "".join(cell.rjust(13) for cell in cells)


def _span(hours: float) -> str:
    for limit, factor, unit in ((1 / 60, 3600, "s"), (1, 60, "min"), (48, 1, "h")):
        if hours < limit:
            return f"{hours * factor:.1f} {unit}"
    return f"{hours / 24:,.1f} days"
