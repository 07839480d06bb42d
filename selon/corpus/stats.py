"""The counts of a corpus as tables: who is quoted, in which form and function, what is unsourced, which events are told.

Every table is sorted, largest first, or by week. A share is from 0 to 1, rounded to four places, null where nothing was counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from selon.corpus.counting import Count, Key
from selon.corpus.tally import Tally

MEANINGS = {
    "summary": "what was counted",
    "voices": "who is quoted, how often, in which form, in how many articles",
    "forms": "in which form each kind of voice is quoted",
    "roles": "in which function people are quoted",
    "outlets": "how each outlet sources what it prints",
    "agencies": "which agencies are credited, and in what share of the articles",
    "events": "which events are told, and how they are known",
    "pairs": "which country does what to which",
    "weeks": "articles and statements by the week of publication (its Monday)",
    "event_weeks": "events by the week in which they were told",
}
"""What each table says, in the order in which one reads them."""
Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class StatTable:
    """A table of counts by its name; `missed` is how much a count in it may lack at most (see Count)."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    missed: int = 0

    @property
    def meaning(self) -> str:
        """What the table says, in words."""
        return MEANINGS[self.name]


def stat_tables(tally: Tally) -> dict[str, StatTable]:
    """Every table of MEANINGS by its name."""
    spoken = ("statements", "direct", "mixed", "indirect", "articles")
    told = ("events", "mentions")
    made = [
        _summary(tally),
        _plain("voices", ("voice", "kind"), spoken, tally.voices),
        _forms(tally),
        _plain("roles", ("role",), spoken, tally.roles),
        StatTable("outlets", ("outlet", *_SOURCED), tuple(_sourced(tally.outlets.items(), tally.said_in))),
        _agencies(tally),
        _plain("events", ("type", "status"), told, tally.events),
        _plain("pairs", ("actor_country", "recipient_country", "type", "status"), told, tally.pairs),
        StatTable("weeks", ("week", *_SOURCED), tuple(_sourced(list(tally.weeks.by_key()), tally.said_on))),
        StatTable("event_weeks", ("week", "type", "status", *told), tuple(_rows(list(tally.event_weeks.by_key())))),
    ]
    return {table.name: table for table in made}


_SOURCED = (
    "articles", "credited", "credited_share", "statements", "unsourced", "unsourced_share", "anonymous", "anonymous_share",
)  # fmt: skip


def share(part: int, whole: int) -> float | None:
    """A part of a whole from 0 to 1; None where there is no whole."""
    return round(part / whole, 4) if whole else None


def _plain(name: str, keys: tuple[str, ...], sums: tuple[str, ...], count: Count) -> StatTable:
    return StatTable(name, (*keys, *sums), tuple(_rows(count.items())), count.missed)


def _rows(items: list[tuple[Key, list[int]]]) -> Iterator[tuple[Cell, ...]]:
    for key, sums in items:
        yield (*map(_cell, key), *sums)


def _cell(value: object) -> Cell:
    return value.isoformat() if isinstance(value, date) else value if value is None else str(value)


def _sourced(items: list[tuple[Key, list[int]]], said: Count) -> Iterator[tuple[Cell, ...]]:
    """By outlet or week: articles, those that credit an agency, statements, those with nobody or nobody named behind them."""
    found = dict(said.items())
    for key, (articles, credited, *_) in items:
        statements, unsourced, anonymous = found.get(key, (0, 0, 0))
        yield (
            _cell(key[0]), articles, credited, share(credited, articles), statements, unsourced,
            share(unsourced, statements), anonymous, share(anonymous, statements),
        )  # fmt: skip


def _forms(tally: Tally) -> StatTable:
    (whole,) = tally.forms.total()
    rows = ((*map(_cell, key), n, share(n, whole)) for key, (n,) in tally.forms.items())
    return StatTable("forms", ("kind", "form", "statements", "share"), tuple(rows))


def _agencies(tally: Tally) -> StatTable:
    articles, *_ = tally.outlets.total()
    rows = ((_cell(name), n, share(n, articles)) for (name,), (n,) in tally.agencies.items())
    return StatTable("agencies", ("agency", "articles", "share"), tuple(rows))


def _summary(tally: Tally) -> StatTable:
    """Figures over all, each with its share of what it is a part of."""
    articles, credited, copied, undated = tally.outlets.total()
    statements, unsourced, anonymous = tally.said_in.total()
    events, mentions = tally.events.total()
    parts: Sequence[tuple[str, int, int | None]] = (
        ("articles", articles, None), ("articles_credited", credited, articles), ("articles_copied", copied, articles),
        ("articles_undated", undated, articles), ("outlets", len(tally.outlets.items()), None),
        ("statements", statements, None), ("statements_unsourced", unsourced, statements),
        ("statements_anonymous", anonymous, statements), ("voices", len(tally.voices.items()), None),
        ("events", events, None), ("event_mentions", mentions, None), ("dropped", tally.dropped.total()[0], None),
        *((f"dropped_{'_'.join(map(str, key))}", sums[0], None) for key, sums in tally.dropped.items()),
    )  # fmt: skip
    rows = ((name, n, None if whole is None else share(n, whole)) for name, n, whole in parts)
    return StatTable("summary", ("figure", "count", "share"), tuple(rows))
