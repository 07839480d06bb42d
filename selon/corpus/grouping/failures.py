"""What cannot be grouped is left out, with its reason, and the run goes on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath
from traceback import extract_tb
from typing import TypeVar

from selon.corpus.dropped import Dropped
from selon.corpus.engine import Watch, crashed

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Failure:
    """Why something was left out: a code to count by, and the reason in words."""

    code: str
    how: str


def try_on(item: str, watch: Watch, work: Callable[[], T]) -> T | Failure:
    """What comes of working on an item, or why it is left out: it crashed or held up the process, or selon fails on it."""
    if how := watch.out.get(item):
        return Failure(crashed(how), how)
    watch.begin(item)
    try:
        return work()
    except (MemoryError, OSError):
        raise
    except Exception as error:
        frame = extract_tb(error.__traceback__)[-1]
        return Failure("failed", f"selon failed on it ({error!r} at {PurePath(frame.filename).name}:{frame.lineno})")
    finally:
        watch.end(item)


def left_out(failure: Failure, place: str, article: str, what: str = "the article") -> Dropped:
    """The row of an article that was left out, alone or with its story; `place` is its shard and row."""
    message = f"{what} is in no claim: {failure.how}: report this with what it holds"
    return Dropped(place=place, id=article, stage="claims", reason=failure.code, message=message)
