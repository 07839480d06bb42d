"""`run.json`: what a run is, on what, and what came of it; an output directory takes no other run than its own."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from importlib.metadata import version as installed
from typing import Any

from selon.corpus import columns
from selon.corpus.layout import Layout
from selon.corpus.plan import Settings
from selon.corpus.sources import Source
from selon.corpus.whole import write_json
from selon.errors import CorpusError
from selon.intake.languages import DEFAULT
from selon.language.loader import read
from selon.version import __version__

Run = dict[str, Any]
"""What stands in run.json; docs/corpora.md explains its keys."""

_WAY_OUT = "name another directory with --out, or remove this one"


def identity(settings: Settings, sources: Sequence[Source]) -> Run:
    """What makes a run this one: versions, settings and input."""
    model = read(settings.lang or DEFAULT, "grammar")["model"]
    return {
        "selon": __version__,
        "tables": columns.version(),
        "model": f"{model} {installed(model.replace('_', '-'))}",
        "settings": asdict(settings),
        "inputs": [asdict(source) for source in sources],
    }


def take_up(layout: Layout, own: Run) -> Run:
    """What an earlier run of the same identity kept, or `own` where the directory is new.

    Raises CorpusError that names the difference where the directory is another run's, or no run's.
    """
    if not layout.run_file.exists():
        others = [path.name for path in layout.out.iterdir() if path.name != "work"] if layout.out.exists() else []
        if any(not _is_ours(layout, name) for name in others):
            raise CorpusError(f"{layout.out}: holds other files ({sorted(others)[0]}) and no run.json: name a new directory")
        return own
    kept = _kept(layout)
    if difference := next(_differences(kept, own), None):
        raise CorpusError(f"{layout.out}: holds a run {difference}: {_WAY_OUT}")
    return kept


def write_run(layout: Layout, run: Run) -> None:
    """Keep what is known of the run."""
    write_json(run, layout.run_file, layout.tmp)


def _is_ours(layout: Layout, name: str) -> bool:
    """Whether a run that was killed before it could write run.json made this folder."""
    return (layout.out / "work").is_dir() and (layout.out / name).is_dir() and not any((layout.out / name).iterdir())


def _kept(layout: Layout) -> Run:
    try:
        kept = json.loads(layout.run_file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise CorpusError(f"{layout.run_file}: is not what `selon corpus` wrote ({error}): {_WAY_OUT}") from error
    if not isinstance(kept, dict) or not isinstance(kept.get("inputs"), list):
        raise CorpusError(f"{layout.run_file}: is not what `selon corpus` wrote: {_WAY_OUT}")
    return kept


def _differences(kept: Run, own: Run) -> Iterator[str]:
    """In what a kept run is another one, in words."""
    for key, what in (("selon", "selon"), ("tables", "the tables"), ("model", "the model")):
        if kept.get(key) != own[key]:
            yield f"with another version of {what} ({kept.get(key)}, now {own[key]})"
    settings = kept.get("settings") or {}
    for name, value in own["settings"].items():
        if settings.get(name) != value:
            yield f"with other settings ({name.replace('_', '-')}: {settings.get(name)!r}, now {value!r})"
    yield from _other_inputs(kept["inputs"], own["inputs"])


def _other_inputs(kept: list[Run], own: list[Run]) -> Iterator[str]:
    before, now = ({source["url"]: source for source in sources} for sources in (kept, own))
    for url in now.keys() - before.keys():
        yield f"of other input ({url} was not part of it)"
    for url in before.keys() - now.keys():
        yield f"of other input ({url} was part of it, and is not named now)"
    for url in now.keys() & before.keys():
        if now[url] != before[url]:
            yield f"of other input ({url} was changed since)"
