"""French news dates: selon beside dateparser on the table of the tests, in one run.

usage: dates.py [--misses]

Both are told the day of publication and the tense of the clause. selon finds the expressions in the sentences itself;
dateparser is handed each one, as finding them is another task of it. Prints

- *exact*: the share of expressions whose value, end and precision are as expected,
- *value*: the share whose value is, cut to the expected precision; an end is not asked for, and a week, a season or a
  decade counts where the value lies inside it,
- *false alarms*: the share of the counter-examples in which something is found (dateparser by `search_dates`),
- *ms*: milliseconds an expression.

dateparser is a development dependency; where it is not installed, its line says so.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from time import perf_counter
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from dates_table import Row, read, rows

from selon.grounding.dates import Dates
from selon.language import load

LENGTHS = {"year": 4, "month": 7, "day": 10, "part_of_day": 10, "hour": 13, "minute": 16}
PERIODS = {"part_of_day": "day", "hour": "time", "minute": "time"}
Answers = Callable[[Row], dict[tuple[int, int], str]]


@dataclass(frozen=True, slots=True)
class Score:
    """Shares of 1, and milliseconds an expression."""

    exact: float
    value: float
    false_alarms: float
    milliseconds: float
    misses: list[str]

    def __str__(self) -> str:
        return f"{self.exact:>8.3f} {self.value:>8.3f} {self.false_alarms:>13.3f} {self.milliseconds:>7.2f}"


def score(table: list[Row], answers: Answers, alarmed: Callable[[Row], bool]) -> Score:
    """What some reader makes of the table."""
    marked, traps = [row for row in table if row.spans], [row for row in table if not row.spans]
    begin = perf_counter()
    given = [answers(row) for row in marked]
    seconds = perf_counter() - begin
    asked = [(row, span, wanted, found.get(span, "nothing"))
             for row, found in zip(marked, given, strict=True)
             for span, wanted in zip(row.spans, row.expected, strict=True)]  # fmt: skip
    wrong = [f"[{row.text[slice(*span)]}] {wanted} | {found}" for row, span, wanted, found in asked if wanted != found]
    value = sum(same_value(wanted, found) for *_, wanted, found in asked)
    alarms = sum(map(alarmed, traps)) / len(traps)
    return Score(1 - len(wrong) / len(asked), value / len(asked), alarms, 1000 * seconds / len(asked), wrong)


def same_value(wanted: str, found: str) -> bool:
    """Whether a value is the expected one, cut to its precision, or lies in the expected period."""
    if "?" in (wanted, found) or found == "nothing":
        return wanted == found
    stretch, precision = wanted.split(" ")
    first, _, last = stretch.partition("/")
    value = found.split(" ")[0].partition("/")[0].removesuffix("Z")
    length = LENGTHS.get(precision)
    if length:
        return value[:length] == first.removesuffix("Z")[:length]
    return first <= value[: len(first)] and value[: len(last)] <= last


def selon() -> Score:
    dates = Dates(load("fr"))
    table = rows()
    dates.expressions(table[0].text)
    return score(table, lambda row: read(row, dates), lambda row: bool(read(row, dates)))


def dateparser() -> Score | None:
    """dateparser's score, None where it is not installed."""
    if importlib.util.find_spec("dateparser") is None:
        return None
    parser = importlib.import_module("dateparser.date").DateDataParser
    search = importlib.import_module("dateparser.search").search_dates

    def answers(row: Row) -> dict[tuple[int, int], str]:
        data = parser(languages=["fr"], settings=settings(row))
        return {span: _answer(data.get_date_data(row.text[slice(*span)]), wanted)
                for span, wanted in zip(row.spans, row.expected, strict=True)}  # fmt: skip

    def alarmed(row: Row) -> bool:
        return bool(search(row.text, languages=["fr"], settings=settings(row)))

    return score(rows(), answers, alarmed)


def settings(row: Row) -> dict[str, Any]:
    """dateparser's settings for a row: its day of publication, its tense, and hours told apart from days."""
    told: dict[str, Any] = {"RETURN_TIME_AS_PERIOD": True, "PREFER_DATES_FROM": row.direction or "current_period"}
    if row.published:
        told["RELATIVE_BASE"] = datetime.fromisoformat(row.published)
    return told


def _answer(data: Any, wanted: str) -> str:
    """What dateparser says, as the table writes it; a period that it does not tell apart is taken for the expected one."""
    if data.date_obj is None:
        return "?"
    precision = wanted.rpartition(" ")[2]
    told = precision if PERIODS.get(precision) == data.period else data.period
    length = LENGTHS.get(told, 16)
    return f"{data.date_obj:%Y-%m-%dT%H:%M}"[:length] + (":00" if told == "hour" else "") + f" {told}"


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--misses", action="store_true", help="list what selon misses")
    given = ask.parse_args()
    ours = selon()
    print(f"{'':<12} {'exact':>8} {'value':>8} {'false alarms':>13} {'ms':>7}")
    print(f"{'selon':<12} {ours}")
    print(f"{'dateparser':<12} {dateparser() or '    not installed'}")
    if given.misses:
        print("\n".join(ours.misses))


if __name__ == "__main__":
    main()
