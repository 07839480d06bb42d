"""`claims.json`: what was grouped and what came of it; a directory takes no other grouping than its own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from selon.corpus import columns
from selon.corpus.grouping.plan import TABLES, GroupingLayout, GroupingPlan
from selon.corpus.layout import Layout
from selon.corpus.run_file import Run
from selon.corpus.shelf import Shelf
from selon.errors import CorpusError
from selon.intake.languages import DEFAULT
from selon.version import __version__

_READ = ("articles", "statements", "events")
_WAY_OUT = "add --again to group it anew, or name another directory with --out"


def identity(plan: GroupingPlan, shelf: Shelf) -> Run:
    """What makes a grouping this one: versions, the shards of the corpus with their sizes, and the window."""
    sizes = [(table, shard, shelf.path(table, shard).stat().st_size) for table in _READ for shard in shelf.whole]
    days = {"since": plan.window.since, "until": plan.window.until}
    return {
        "selon": __version__,
        "tables": columns.version(),
        "corpus": str(plan.corpus),
        "shards": blake2b(repr(sizes).encode(), digest_size=16).hexdigest(),
        "settings": {name: day and day.isoformat() for name, day in days.items()},
    }


def take_up(layout: GroupingLayout, own: Run) -> Run:
    """What an earlier grouping of the same identity kept, or `own` where there was none.

    Raises CorpusError that names the difference where the directory holds other claims.
    """
    if not layout.run_file.exists():
        if other := next((table for table in TABLES if any((layout.out / table).iterdir())), None):
            raise CorpusError(f"{layout.out}: holds files in {other} and no {layout.run_file.name}: {_WAY_OUT}")
        return own
    kept = _kept(layout.run_file)
    if difference := next(_differences(kept, own), None):
        raise CorpusError(f"{layout.out}: holds claims {difference}: {_WAY_OUT}")
    return kept


def lang_of(corpus: Path) -> str:
    """The language of a corpus, as its run says."""
    path = Layout(corpus).run_file
    settings = _kept(path).get("settings") if path.exists() else None
    return str((settings or {}).get("lang") or DEFAULT)


def _kept(path: Path) -> Run:
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise CorpusError(f"{path}: is not what selon wrote ({error}): {_WAY_OUT}") from error
    if not isinstance(kept, dict):
        raise CorpusError(f"{path}: is not what selon wrote: {_WAY_OUT}")
    return kept


def _differences(kept: Run, own: Run) -> Iterator[str]:
    for key, what in (("selon", "selon"), ("tables", "the tables")):
        if kept.get(key) != own[key]:
            yield f"of another version of {what} ({kept.get(key)}, now {own[key]})"
    if kept.get("shards") != own["shards"]:
        yield f"of other articles (those of {kept.get('corpus')} as they were)"
    settings = kept.get("settings") or {}
    for name, value in own["settings"].items():
        if settings.get(name) != value:
            yield f"of another time (--{name} {settings.get(name)}, now {value})"
