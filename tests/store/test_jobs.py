"""Work that is asked for: taken once, given back, taken again from a worker that is gone, given up in the end."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from selon.errors import UsageError
from selon.store import Store
from selon.store.jobs import LEASE_SECONDS, MOST_TRIES
from selon.store.tables import jobs, workers


def die(store: Store, worker: str) -> None:
    """The worker has not beaten for longer than it may."""
    long_ago = (datetime.now(UTC) - timedelta(seconds=2 * LEASE_SECONDS)).isoformat(timespec="microseconds")
    with store._database.writing() as db:
        db.execute(update(workers).where(workers.c.name == worker).values(beat=long_ago))


def test_jobs_are_taken_in_the_order_they_were_asked_for_and_groupings_come_last(store: Store) -> None:
    store.ask("group")
    store.ask("url", "https://example.org/a")
    store.ask("url", "https://example.org/b", by="Léa")
    taken = [store.next_job("w") for _ in range(4)]
    assert [(j.kind, j.input, j.asked_by) if j else None for j in taken] == [
        ("url", "https://example.org/a", None), ("url", "https://example.org/b", "Léa"), ("group", "", None), None,
    ]  # fmt: skip


def test_a_job_says_what_became_of_it(store: Store) -> None:
    asked = store.ask("read", "{}", heading="Le port rouvre")
    assert (asked.state, asked.started, store.open_jobs()) == ("waiting", None, 1)
    taken = store.next_job("w")
    assert taken is not None
    assert (taken.id, taken.state, taken.tries, store.open_jobs()) == (asked.id, "running", 1, 1)
    store.end_job(asked.id, message="added=1", article="port.txt")
    ended = store.job(asked.id)
    assert (ended.state, ended.message, ended.article, store.open_jobs()) == ("done", "added=1", "port.txt", 0)
    assert (taken.input, ended.input, ended.heading) == ("{}", "", "Le port rouvre")
    assert ended.started is not None
    assert ended.ended is not None


def test_a_failed_job_keeps_its_reason(store: Store) -> None:
    asked = store.ask("url", "https://example.org/a")
    store.next_job("w")
    store.end_job(asked.id, message="answered 404 (Not Found): check the address", failed=True)
    assert [(j.state, j.message) for j in store.jobs(state="failed")] == [
        ("failed", "answered 404 (Not Found): check the address")
    ]


def test_a_list_of_jobs_brings_their_headings_and_not_all_that_was_given(store: Store) -> None:
    store.ask("read", "{}" * 1000, heading="Le port rouvre")
    store.ask("url", "https://example.org/a")
    assert [(job.heading, job.input) for job in store.jobs()] == [("https://example.org/a", ""), ("Le port rouvre", "")]


def test_jobs_of_an_older_store_get_their_headings(place: str) -> None:
    article = '{"id": "a", "title": null, "text": "Le port rouvre.\\n\\nIl a fermé lundi."}'
    with Store.open(place) as store:
        waiting, done, broken = (store.ask("read", given, heading="") for given in (article, article, "no json"))
        page = store.ask("url", "https://example.org/a", heading="")
        with store._database.writing() as db:
            db.execute(update(jobs).where(jobs.c.id == done.id).values(state="done"))
            db.exec_driver_sql("ALTER TABLE jobs DROP COLUMN heading")
            db.exec_driver_sql("DELETE FROM migrations WHERE name = '0005_job_headings'")
    with Store.open(place) as store:
        found = [store.job(job.id) for job in (waiting, done, broken, page)]
    assert [job.heading for job in found] == ["Le port rouvre.", "Le port rouvre.", "", "https://example.org/a"]
    assert [job.input for job in found] == [article, "", "no json", "https://example.org/a"]


def test_the_job_of_a_living_worker_is_its_own(store: Store) -> None:
    store.ask("url", "https://example.org/a")
    store.next_job("one")
    assert store.next_job("two") is None


def test_the_job_of_a_worker_that_is_gone_is_taken_again(store: Store) -> None:
    store.ask("url", "https://example.org/a")
    store.next_job("one")
    die(store, "one")
    taken = store.next_job("two")
    assert taken is not None
    assert taken.tries == 2


def test_a_job_that_workers_die_of_is_given_up_and_the_others_go_on(store: Store) -> None:
    poison = store.ask("read", "{}")
    store.ask("url", "https://example.org/a")
    for number in range(MOST_TRIES):
        taken = store.next_job(f"w{number}")
        assert taken is not None
        assert taken.id == poison.id
        die(store, f"w{number}")
    after = store.next_job("last")
    assert after is not None
    assert after.input == "https://example.org/a"
    given_up = store.job(poison.id)
    assert given_up.state == "failed"
    assert "leave it out" in (given_up.message or "")


def test_a_job_given_back_waits_again_and_the_try_does_not_count(store: Store) -> None:
    asked = store.ask("read", "{}")
    store.next_job("w")
    store.give_back(asked.id)
    again = store.job(asked.id)
    assert (again.state, again.tries) == ("waiting", 0)


def test_a_job_that_has_ended_is_not_given_back(store: Store) -> None:
    asked = store.ask("read", "{}")
    store.next_job("w")
    store.end_job(asked.id, message="added=1")
    store.give_back(asked.id)
    assert store.job(asked.id).state == "done"


def test_a_grouping_that_waits_is_not_asked_for_twice(store: Store) -> None:
    assert store.ask("group").id == store.ask("group").id
    store.next_job("w")
    assert len(store.jobs()) == 1
    store.ask("group")  # while one is under way, another may be needed after it
    assert len(store.jobs()) == 2


def test_no_two_workers_ever_take_one_job(store: Store) -> None:
    for number in range(12):
        store.ask("url", f"https://example.org/{number}")

    def take(worker: int) -> list[int]:
        found = []
        while (job := store.next_job(f"w{worker}")) is not None:
            found.append(job.id)
        return found

    with ThreadPoolExecutor(4) as threads:
        taken = [id for ids in threads.map(take, range(4)) for id in ids]
    assert sorted(taken) == sorted(set(taken))
    assert len(taken) == 12


def test_a_job_that_there_is_not(store: Store) -> None:
    with pytest.raises(UsageError, match="no job 7"):
        store.job(7)
