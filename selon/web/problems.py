"""Why a source cannot be read, in the language of the interface: intake says it in English, problems.yaml in French."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import yaml


def told(problem: str, language: str) -> str:
    """A problem as intake words it, in French where the interface is; as it is where no French is known for it."""
    if language != "fr":
        return problem
    for pattern, french in _french():
        if found := pattern.search(problem):
            return problem[: found.start()] + french.format(*found.groups())
    return problem


@cache
def _french() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(_pairs())


def _pairs() -> Iterator[tuple[re.Pattern[str], str]]:
    for english, french in yaml.safe_load(files("selon.web").joinpath("problems.yaml").read_text("utf8")):
        yield re.compile("(.*?)".join(map(re.escape, english.split("{}"))) + "$", re.DOTALL), french
