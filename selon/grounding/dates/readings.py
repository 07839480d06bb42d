"""The computations that dates.yaml names: one function each, from filled slots to when that is and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from selon.grounding.dates import counted, days, ranges, stretches
from selon.grounding.dates.choice import Mode
from selon.grounding.dates.expression import Slots
from selon.grounding.dates.setting import Setting

Reading = Callable[[Slots, Setting, Mode], days.Read]

READINGS: Final[Mapping[str, Reading]] = {
    "date": days.read_day,
    "famous": days.read_famous,
    "this_day": days.read_this_day,
    "this_night": days.read_this_night,
    "night": ranges.read_night,
    "moment": days.read_moment,
    "clock": days.read_clock,
    "hours": days.read_hours,
    "beside": days.read_beside,
    "beside_weekday": days.read_beside_weekday,
    "beside_date": days.read_beside_date,
    "event": days.read_event,
    "week_of": days.read_week_of,
    "weekend_of": days.read_weekend_of,
    "shift": counted.read_shift,
    "later": counted.read_later,
    "later_than": counted.read_later_than,
    "lately": counted.read_lately,
    "period": stretches.read_period,
    "beside_period": stretches.read_beside_period,
    "month": stretches.read_month,
    "year": stretches.read_year,
    "season": stretches.read_season,
    "fraction": stretches.read_fraction,
    "first_months": stretches.read_first_months,
    "decade": stretches.read_decade,
    "century": stretches.read_century,
    "range": ranges.read_range,
}
