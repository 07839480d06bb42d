"""Events of all articles by date, one line an event and article."""

from __future__ import annotations

from dataclasses import replace

from factories import RAID, make_article, make_date, make_event, make_raid

from selon.store import Store

VISIT = "Le médiateur a rencontré l'état-major en 2023, puis la milice."


def test_events_come_by_date_and_undated_ones_at_the_end(store: Store) -> None:
    store.add(make_raid())
    met = make_event(VISIT, "CONSULT", "rencontré", date=make_date(VISIT, "2023", "2023", precision="year"))
    store.add(make_article(VISIT, id="visite.txt", events=(met,)))
    told = [(h.article.id, h.event.id, h.event.date.value if h.event.date else None) for h in store.timeline()]
    assert told == [
        ("visite.txt", "e1", "2023"), ("raid.txt", "e5", "2024-06"), ("raid.txt", "e1", "2024-06-03"),
        ("raid.txt", "e2", None), ("raid.txt", "e4", None), ("raid.txt", "e6", None),
    ]  # fmt: skip


def test_each_comes_with_its_voice(store: Store) -> None:
    store.add(make_raid())
    voices = {h.event.id: h.statement and h.statement.id for h in store.timeline()}
    assert voices == {"e1": None, "e5": None, "e2": "s2", "e4": "s4", "e6": "s5"}


def test_the_mention_that_has_a_date_stands_for_its_event(store: Store) -> None:
    dated = make_event(RAID, "ASSAULT", "tués", id="e2", group="e1", date=make_date(RAID, "lundi", "2024-06-03"))
    store.add(make_article(RAID, id="raid.txt", events=(make_event(RAID, "ASSAULT", "bombardé"), dated)))
    assert [h.event.id for h in store.timeline()] == ["e2"]


def test_dates_are_compared_as_far_as_both_are_known(store: Store) -> None:
    store.add(make_raid())
    assert [h.event.id for h in store.timeline(since="2024-06-04")] == ["e5"]
    assert [h.event.id for h in store.timeline(until="2024-06-03", type="ASSAULT")] == ["e1"]
    assert [h.event.id for h in store.timeline(since="2024-07")] == []


def test_a_version_that_was_replaced_tells_nothing(store: Store) -> None:
    store.add(make_raid())
    store.add(replace(make_raid(), text=f"{RAID} Et après.", events=()))
    assert [*store.timeline()] == []
