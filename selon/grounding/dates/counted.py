"""Readings of expressions that count: "il y a trois ans", "deux jours plus tard", "les six prochains mois"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from selon.grounding.dates.choice import Mode
from selon.grounding.dates.days import Read
from selon.grounding.dates.explicit import day_of
from selon.grounding.dates.expression import Slots, number, word
from selon.grounding.dates.periods import When, on, period, shifted
from selon.grounding.dates.setting import Anchor, NoDateError, Setting

_COARSER = {"hour": "day", "minute": "hour", "day": "week", "week": "month", "month": "year", "year": "decade"}
_SOME = {"day": "week", "week": "month"}
"""How long some of a unit are, at most, where no number is told."""
_TOLD = {"about": "about ", "more": "more than ", "less": "less than ", "exact": ""}


@dataclass(frozen=True, slots=True)
class Amount:
    """So many units, and the precision that the words leave: about ten days are known to the week."""

    count: int
    unit: str
    precision: str
    half: bool
    words: str

    def from_day(self, day: date, sign: int) -> date:
        """The day that is so far from another one."""
        if self.half and self.unit == "year":
            return shifted(day, "month", sign * (12 * self.count + 6))
        there = shifted(day, self.unit, sign * self.count)
        return there + timedelta(days=sign * 15) if self.half and self.unit == "month" else there


def amount_of(slots: Slots, setting: Setting) -> Amount:
    """How much is counted; raises NoDateError where no number is told ("quelques jours")."""
    unit, rounded = word(slots, "unit") or "day", number(slots, "collective")
    count = rounded or number(slots, "count")
    if not count:
        raise NoDateError("how many is not said")
    if unit == "hour" and count % 24 == 0:
        count, unit = count // 24, "day"
    about = word(slots, "about")
    precision = unit
    if rounded or (unit == "day" and about not in (None, "exact")):
        precision = _COARSER.get(unit, unit)
    if unit == "day" and not rounded and count in setting.words.days_for_weeks:
        count, unit, precision = setting.words.days_for_weeks[count], "week", "week"
    told = "about " if rounded else _TOLD.get(about or "exact", "")
    half = "and_half" in slots
    return Amount(count, unit, precision, half, f"{told}{count}{' and a half' * half} {unit}{'s' * (count > 1)}")


def read_shift(slots: Slots, setting: Setting, mode: Mode) -> Read:
    """So long before or after the day of the article."""
    amount, now, sign = amount_of(slots, setting), setting.now, number(slots, "sign") or 1
    why = f"{amount.words} {'after' if sign > 0 else 'before'} {now}"
    if amount.unit in ("hour", "minute"):
        return _by_the_clock(amount, now, sign), why
    day = amount.from_day(now.day, sign)
    if "to_the_day" in slots:
        return on(day), f"{why}, to the day"
    return period(day, amount.precision), why


def _by_the_clock(amount: Amount, now: Anchor, sign: int) -> When:
    if now.clock is None:
        raise NoDateError("the hour of publication is not known")
    there = datetime.combine(now.day, time(*now.clock)) + _delta(amount, sign)
    exact = amount.precision == "minute"
    clock = f"{there.hour:02d}:{there.minute if exact else 0:02d}"
    return When(there.date(), there.date(), "minute" if exact else "hour", clock)


def _delta(amount: Amount, sign: int) -> timedelta:
    return sign * timedelta(**{f"{amount.unit}s": amount.count})


def read_later(slots: Slots, setting: Setting, mode: Mode) -> Read:
    """So long before or after a date that was given: "deux jours plus tard", "trois ans auparavant"."""
    amount, sign = amount_of(slots, setting), number(slots, "later") or number(slots, "behind") or 1
    side = "after" if sign > 0 else "before"
    reference = setting.reference(amount.unit)
    if amount.unit in ("hour", "minute"):
        return _hours_later(amount, reference, sign), f"{amount.words} {side} the hour given before"
    if reference:
        when = period(amount.from_day(reference.first, sign), amount.precision)
        return setting.counted_on(when, reference.first, mode), f"{amount.words} {side} {reference.value}, given before"
    if sign > 0 and mode != "future":
        raise NoDateError("no date was given before to count from")
    return period(amount.from_day(setting.now.day, sign), amount.precision), f"{amount.words} {side} {setting.now}"


def _hours_later(amount: Amount, reference: When | None, sign: int) -> When:
    if reference is None or not reference.clock:
        raise NoDateError("no hour was given before to count from")
    begin = datetime.combine(reference.first, time.fromisoformat(reference.clock.removesuffix("Z")))
    there = begin + _delta(amount, sign)
    return When(there.date(), there.date(), reference.precision, f"{there.hour:02d}:{there.minute:02d}")


def read_later_than(slots: Slots, setting: Setting, mode: Mode) -> Read:
    """So long before or after a date that is named with it: "deux jours après le 3 mai"."""
    amount, sign = amount_of(slots, setting), number(slots, "behind") or 1
    day, why = day_of(slots, setting, mode)
    side = "after" if sign > 0 else "before"
    if amount.unit in ("hour", "minute"):
        raise NoDateError("hours are not counted from a day")
    return period(amount.from_day(day, sign), amount.precision), f"{amount.words} {side} {day.isoformat()}: {why}"


def read_lately(slots: Slots, setting: Setting, mode: Mode) -> Read:
    """The last or the next units, the present one with them; "ces derniers jours" is known to the week."""
    sign, unit = number(slots, "lately") or -1, word(slots, "unit")
    if unit in _SOME and not {"count", "collective"} & slots.keys():
        near, far = sorted((setting.now.day, shifted(setting.now.day, _SOME[unit], sign)))
        return When(near, far, _SOME[unit]), f"some {unit}s {'up to' if sign < 0 else 'from'} {setting.now}"
    amount, now = amount_of(slots, setting), setting.now
    if amount.unit in ("hour", "minute"):
        raise NoDateError("hours that are not whole days")
    there, here = period(amount.from_day(now.day, sign), amount.unit), period(now.day, amount.unit)
    first, last = (there, here) if sign < 0 else (here, there)
    return When(first.first, last.last, here.precision), f"{amount.words} {'up to' if sign < 0 else 'from'} {now}"

