"""The worker: takes jobs of a store one by one until it is told to stop; `python -m selon.desk.worker [--store FILE|URL]`.

It is a process of its own, so that an article that crashes or hangs the reader takes nothing else with it: the job is tried
once more, then failed with its reason. It ends on SIGTERM, or when its standard input closes (whoever started it has gone);
the job in hand is given back. The model is loaded with the first article.
"""

from __future__ import annotations

import argparse
import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from uuid import uuid4

from selon.desk.doing import Doer
from selon.errors import IntakeError, SelonError, StoreError
from selon.intake.public import PUBLIC
from selon.intake.reach import Reach
from selon.store import Store
from selon.store.jobs import Job

BEAT_SECONDS = 15.0
PAUSE_SECONDS = 1.0
"""Between two looks for work."""

MOST_SECONDS = {"read": 600.0, "url": 660.0, "feed": 7200.0}
"""A job that takes longer hangs: its process ends, and another one tries it once more. A grouping takes what it takes."""

_STDIN = 0
_BUG = "selon failed on it ({error!r}): report this with the article, and leave it out"
_log = logging.getLogger(__name__)
_said = ""


class _Ended(BaseException):
    """Told to end."""


@dataclass
class _Hand:
    """The job in hand, for the thread that beats."""

    job: Job | None = None
    since: float = 0.0
    changed: threading.Lock = field(default_factory=threading.Lock)

    def take(self, job: Job | None) -> None:
        with self.changed:
            self.job, self.since = job, time.monotonic()

    def hangs(self) -> bool:
        with self.changed:
            return self.job is not None and time.monotonic() - self.since > MOST_SECONDS.get(self.job.kind, float("inf"))


def work(store: Store, *, once: bool = False, stop: threading.Event | None = None, reach: Reach = PUBLIC) -> int:
    """Does jobs until `stop` is set, or (`once`) until there are none; returns how many it did.

    When none are left and articles came or changed, the claims are grouped anew. Addresses are fetched within `reach`:
    from the public web alone, unless it says otherwise.
    """
    stop = stop or threading.Event()
    worker, doer, hand, done = f"{os.getpid()}-{uuid4().hex[:8]}", Doer(store, reach), _Hand(), 0
    beating = threading.Thread(target=_beat, args=(store, worker, hand, stop), daemon=True)
    beating.start()
    grouped = -1
    while not stop.is_set():
        job = _next(store, worker)
        if job is None:
            grouped, asked = _ask_to_group(store, grouped)
            if not asked:
                if once:
                    stop.set()
                stop.wait(PAUSE_SECONDS)
            continue
        hand.take(job)
        try:
            _do(store, doer, job)
        except _Ended:
            store.give_back(job.id)
            raise
        hand.take(None)
        done += 1
    return done


def _warn(error: StoreError) -> None:
    """Says what is wrong with the store, once until it is something else."""
    global _said
    if str(error) != _said:
        _said = str(error)
        _log.warning("%s", error)


def _next(store: Store, worker: str) -> Job | None:
    """The next job; None where there is none, or the store does not answer now."""
    try:
        return store.next_job(worker)
    except StoreError as error:
        _warn(error)
        time.sleep(PAUSE_SECONDS)
        return None


def _do(store: Store, doer: Doer, job: Job) -> None:
    try:
        done = doer.do(job)
    except StoreError as error:  # what it was to be written to, not what was asked for
        _warn(error)
        with suppress(StoreError):  # else the job is taken again when this worker no longer beats
            store.give_back(job.id)
        time.sleep(PAUSE_SECONDS)
    except SelonError as error:
        problem = error.problem if isinstance(error, IntakeError) else str(error)
        store.end_job(job.id, message=problem, failed=True)
    except Exception as error:
        _log.exception("job %s (%s) failed", job.id, job.kind)
        store.end_job(job.id, message=_BUG.format(error=error), failed=True)
    else:
        store.end_job(job.id, message=done.message, article=done.article)


def _ask_to_group(store: Store, before: int) -> tuple[int, bool]:
    """Asks for a grouping where articles came since the last one, once for each state of the articles."""
    try:
        mark = store.mark()
        if mark != before and store.grouping().stale and store.count():
            store.ask("group")
            return mark, True
        return mark, False
    except StoreError as error:
        _warn(error)
        return before, False


def _beat(store: Store, worker: str, hand: _Hand, stop: threading.Event) -> None:
    """Says that the worker lives, for as long as its job does not hang."""
    while not stop.wait(BEAT_SECONDS):
        if hand.hangs():
            _log.error("job %s hangs: this worker ends, and another one tries it", hand.job and hand.job.id)
            os._exit(75)
        try:
            store.beat(worker)
        except StoreError as error:
            _warn(error)


def main(arguments: Sequence[str] | None = None) -> None:
    """The process: works on a store until SIGTERM or the end of standard input."""
    given = argparse.ArgumentParser(prog="selon.desk.worker")
    given.add_argument("--store", default=None)
    given.add_argument("--once", action="store_true", help="end when there is nothing left to do")
    options = given.parse_args(arguments)
    logging.basicConfig(format="selon worker: %(message)s", level=logging.WARNING)
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: _end(stop))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever started it
    if not options.once:
        threading.Thread(target=_until_closed, args=(stop,), daemon=True).start()
    try:
        with Store.open(options.store) as store:
            work(store, once=options.once, stop=stop)
    except _Ended:
        return
    except SelonError as error:
        sys.exit(f"selon worker: {error}")


def _end(stop: threading.Event) -> None:
    stop.set()
    raise _Ended


def _until_closed(stop: threading.Event) -> None:
    """Waits for the end of standard input, which is open for as long as whoever started this wants it."""
    with suppress(OSError):
        while os.read(_STDIN, 4096):
            pass
    stop.set()
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    main()
