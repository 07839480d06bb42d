"""What the charts show, in words and numbers: each a figure of a table of counts, ready to be drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta

from selon.corpus.chart_shapes import Bars, Chart, Panel, Part, Weeks
from selon.corpus.stats import Cell, StatTable
from selon.interface.words import Words

_FORMS = ("direct", "mixed", "indirect", "unsourced")
_STATUSES = ("fact", "reported", "unverified", "future", "hypothetical", "denied")
_PANELS = 6
"""Types of events that the chart by week shows."""
_FAR = 0.01
"""The share of all articles that the charts by week may leave out at either end."""
_LONGEST = 42
"""Characters of a label."""

Tables = Mapping[str, StatTable]
Row = Mapping[str, Cell]


def charts(tables: Tables, words: Words, top: int) -> dict[str, Chart]:
    """Every chart by the name of its table, with at most `top` bars."""
    return {name: make(tables, words, top) for name, make in _MADE.items()}


def _spoken(name: str, label: str) -> Callable[[Tables, Words, int], Chart]:
    """Who or what is quoted most, by form."""

    def make(tables: Tables, words: Words, top: int) -> Chart:
        found = _rows(tables[name])
        rows = found[:top]
        parts = [Part(form, words(f"terms.form.{form}"), _values(rows, form)) for form in _FORMS if form != "unsourced"]
        return _bars(name, words, [str(row[label]) for row in rows], parts, len(found))

    return make


def _forms(tables: Tables, words: Words, _: int) -> Chart:
    crossed = _crossed(_rows(tables["forms"]), "kind", "form", "statements")
    parts = [Part(form, words(f"terms.form.{form}"), _of(crossed, form)) for form in _FORMS]
    return _bars("forms", words, [words(f"terms.kind.{kind}") for kind in crossed], parts)


def _outlets(tables: Tables, words: Words, top: int) -> Chart:
    found = [row for row in _rows(tables["outlets"]) if row["statements"]]
    rows = found[:top]
    parts = [Part(code, words(f"stats.part.{code}"), _values(rows, f"{code}_share")) for code in ("unsourced", "anonymous")]
    names = [words("stats.outlet_unknown") if row["outlet"] is None else str(row["outlet"]) for row in rows]
    return _bars("outlets", words, names, parts, len(found), percent=True)


def _agencies(tables: Tables, words: Words, top: int) -> Chart:
    found = _rows(tables["agencies"])
    rows = found[:top]
    parts = [Part("articles", words("stats.part.articles"), _values(rows, "share"))]
    return _bars("agencies", words, [str(row["agency"]) for row in rows], parts, len(found), percent=True)


def _events(tables: Tables, words: Words, _: int) -> Chart:
    crossed = _crossed(_rows(tables["events"]), "type", "status", "events")
    return _bars("events", words, [words(f"terms.type.{type}") for type in crossed], _by_status(crossed, words))


def _pairs(tables: Tables, words: Words, top: int) -> Chart:
    rows = [dict(row, pair=_pair(row, words)) for row in _rows(tables["pairs"])]
    found = _crossed(rows, "pair", "status", "events")
    crossed = dict(list(found.items())[:top])
    return _bars("pairs", words, list(crossed), _by_status(crossed, words), len(found))


def _pair(row: Row, words: Words) -> str:
    actor, recipient = (words.country(str(row[f"{side}_country"])) for side in ("actor", "recipient"))
    return words("stats.pair", actor=actor, recipient=recipient)


def _weeks(tables: Tables, words: Words, _: int) -> Chart:
    shown = _shown_weeks(tables)
    rows = [row for row in _rows(tables["weeks"]) if row["week"] in shown]
    unsourced = tuple(100 * share for share in _values(rows, "unsourced_share"))
    columns = [("articles", "articles", _values(rows, "articles")), ("statements", "direct", _values(rows, "statements")),
               ("unsourced", "unsourced", unsourced)]  # fmt: skip
    panels = [Panel(words(f"stats.panel.{name}"), (Part(code, "", values),)) for name, code, values in columns]
    return _by_week("weeks", tables, words, panels, len(panels))


def _event_weeks(tables: Tables, words: Words, _: int) -> Chart:
    shown = _shown_weeks(tables)
    rows = [row for row in _rows(tables["event_weeks"]) if row["week"] in shown]
    types, panels = list(_crossed(rows, "type", "status", "events")), []
    for type in types[:_PANELS]:
        found = _crossed((row for row in rows if row["type"] == type), "week", "status", "events")
        crossed = {week: found.get(week, {}) for week in shown}
        panels.append(Panel(words(f"terms.type.{type}"), tuple(_by_status(crossed, words))))
    return _by_week("event_weeks", tables, words, panels, len(types))


def _by_week(name: str, tables: Tables, words: Words, panels: Iterable[Panel], of: int) -> Weeks:
    shown = _shown_weeks(tables)
    left_out = sum(_values((row for row in _rows(tables["weeks"]) if row["week"] not in shown), "articles"))
    weeks = tuple(date.fromisoformat(week) for week in shown)
    return Weeks(words(f"stats.{name}.title"), weeks, tuple(panels), of, int(left_out))


def _shown_weeks(tables: Tables) -> list[str]:
    """The weeks; where few articles, whose dates may be wrong, make the time twice as long or more, those of all the others."""
    dated = {str(row["week"]): _number(row["articles"]) for row in _rows(tables["weeks"]) if row["week"] is not None}
    weeks, most = list(dated), _without_ends(dated)
    return most if most and 2 * _length(most) <= _length(weeks) else weeks


def _without_ends(dated: Mapping[str, float]) -> list[str]:
    """The weeks without those at either end that hold next to no article."""
    weeks, few = list(dated), _FAR * sum(dated.values())
    for end in (0, -1):
        left = 0.0
        while weeks and (left := left + dated[weeks[end]]) <= few:
            del weeks[end]
    return weeks


def _length(weeks: Sequence[str]) -> timedelta:
    """The time from the first week to the last."""
    return date.fromisoformat(weeks[-1]) - date.fromisoformat(weeks[0]) + timedelta(weeks=1)


_MADE: Mapping[str, Callable[[Tables, Words, int], Chart]] = {
    "voices": _spoken("voices", "voice"), "forms": _forms, "roles": _spoken("roles", "role"), "outlets": _outlets,
    "agencies": _agencies, "events": _events, "pairs": _pairs, "weeks": _weeks, "event_weeks": _event_weeks,
}  # fmt: skip


def _bars(
    name: str, words: Words, labels: Sequence[str], parts: Iterable[Part], of: int | None = None, *, percent: bool = False
) -> Bars:
    """Bars with these labels, of `of` that there are; without it they are all."""
    shown = tuple(_shortened(label) for label in labels)
    return Bars(
        words(f"stats.{name}.title"), words(f"stats.{name}.unit"), shown, tuple(parts), len(shown) if of is None else of, percent
    )  # fmt: skip


def _by_status(crossed: Mapping[str, Mapping[str, float]], words: Words) -> list[Part]:
    return [Part(status, words(f"terms.status.{status}"), _of(crossed, status)) for status in _STATUSES]


def _crossed(rows: Iterable[Row], down: str, across: str, value: str) -> dict[str, dict[str, float]]:
    """Sums by two columns; the largest of the first comes first."""
    found: dict[str, dict[str, float]] = {}
    for row in rows:
        sums = found.setdefault(str(row[down]), {})
        sums[str(row[across])] = sums.get(str(row[across]), 0) + _number(row[value])
    return dict(sorted(found.items(), key=lambda item: (-sum(item[1].values()), item[0])))


def _of(crossed: Mapping[str, Mapping[str, float]], code: str) -> tuple[float, ...]:
    return tuple(sums.get(code, 0) for sums in crossed.values())


def _values(rows: Iterable[Row], name: str) -> tuple[float, ...]:
    return tuple(_number(row[name]) for row in rows)


def _number(value: Cell) -> float:
    return value if isinstance(value, int | float) else 0


def _rows(table: StatTable) -> list[Row]:
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def _shortened(label: str) -> str:
    """A label without controls, cut where it is too long."""
    shown = " ".join("".join(letter if letter.isprintable() else " " for letter in label).split())
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1].rstrip()}…"
