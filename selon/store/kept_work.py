"""The store's methods for work that somebody asked for, and for the workers that do it."""

from __future__ import annotations

from selon.store import jobs
from selon.store.database import Database
from selon.store.jobs import Job, JobKind, JobState


class KeptWork:
    """The part of a `Store` that keeps what the desk was asked to do; see selon.store.jobs."""

    _database: Database

    def ask(self, kind: JobKind, input: str = "", *, heading: str | None = None, by: str | None = None) -> Job:
        """Asks for work on behalf of somebody; a grouping that waits already is not asked for twice.

        `heading` says in a line what it is about: an article's title; an address says so itself.
        """
        with self._database.writing() as db:
            return jobs.ask(db, kind, input, heading, by)

    def job(self, id: int) -> Job:
        """The job with this number; raises UsageError where there is none."""
        with self._database.reading() as db:
            return jobs.job(db, id)

    def jobs(self, limit: int = 50, *, state: JobState | None = None) -> list[Job]:
        """Jobs, those asked for last first, without their `input`."""
        with self._database.reading() as db:
            return jobs.last_jobs(db, limit, state)

    def open_jobs(self) -> int:
        """How many jobs wait or are being done."""
        with self._database.reading() as db:
            return jobs.open_jobs(db)

    def next_job(self, worker: str) -> Job | None:
        """Takes the next job for a worker of that name, so that no other one has it; None where there is nothing to do."""
        with self._database.writing() as db:
            return jobs.next_job(db, worker)

    def beat(self, worker: str) -> None:
        """Says that a worker lives: its job stays its own."""
        with self._database.writing() as db:
            jobs.beat(db, worker)

    def give_back(self, id: int) -> None:
        """Gives a job back that is being done, for another worker to do."""
        with self._database.writing() as db:
            jobs.give_back(db, id)

    def end_job(self, id: int, *, message: str | None = None, article: str | None = None, failed: bool = False) -> None:
        """Says what became of a job."""
        with self._database.writing() as db:
            jobs.end_job(db, id, message, article, failed)
