"""Checks the YAML of a language entry by entry. `python -m selon.language.lint` prints what is wrong and exits 1.

It knows the shape of each list (which keys, which values) and no word of any language: whether an example holds its
word is told by its first letters, or by the entry's `forms`.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from itertools import groupby
from types import MappingProxyType
from typing import Any, get_args

import yaml

from selon.errors import LanguageError
from selon.language.date_lint import marks_wrong, slots_wrong
from selon.language.holders import holders_of
from selon.language.lint_event_words import EVENT_FILES, check_events
from selon.language.loader import read
from selon.language.shapes import FREE, SHAPES, WORDS, Shape
from selon.language.words import plain_word
from selon.records import FactValue, Stance

FILES = (
    "reporting", "according_to", "hedges", "grammar", "roles", "places", "media", "sourcing", "boilerplate",
    "citations", "irregular", "dates", "quantities", *EVENT_FILES,
)  # fmt: skip
Files = Mapping[str, Mapping[str, Any]]
Forms = Iterable[str]
Irregular = Mapping[str, Forms]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one entry of one YAML file (`entry` is its lemma, words or name)."""

    file: str
    entry: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}: {self.entry}: {self.message}"


def lint(code: str = "fr") -> list[Problem]:
    """All problems of a language's files. Raises LanguageError where a file is no YAML or is not there."""
    try:
        holders_of(code)
    except LanguageError as error:
        return [Problem("office_holders.yaml", "office_holders", str(error))]
    return [p for name in FILES for p in _repeated_keys(code, name)] + check({name: read(code, name) for name in FILES})


def check(files: Files) -> list[Problem]:
    """All problems of parsed files, by their names without ".yaml"; files that are not given are not missed."""
    irregular = files.get("irregular", {}).get("forms", {})
    found = [p for n, content in files.items() if n not in EVENT_FILES for p in _check_file(n, content, irregular)]
    of_events = [Problem(f"{name}.yaml", entry, message) for name, entry, message in check_events(files)]
    return found + of_events + list(_repeated_examples(files))


def check_classes(there: Collection[str], asked: Collection[str]) -> list[Problem]:
    """Closed classes (`Language.closed`) that the code asks for and that are not there, and those nobody asks for."""
    missing = dict.fromkeys(sorted(set(asked) - set(there)), "the code asks for this class and it is not there")
    idle = dict.fromkeys(sorted(set(there) - set(asked)), "nothing in the code asks for this class")
    return [Problem("grammar.yaml", name, message) for name, message in (missing | idle).items()]


def _check_file(name: str, content: Mapping[str, Any], irregular: Irregular) -> Iterator[Problem]:
    file = f"{name}.yaml"
    known = {key for at, key in SHAPES if at == name} | WORDS.get(name, frozenset())
    if name not in FREE:
        yield from (Problem(file, str(key), "unknown list") for key in content if key not in known)
    for key, value in content.items():
        shape = SHAPES.get((name, key))
        if shape:
            yield from _check_entries(file, key, value, shape, irregular)
        else:
            yield from _check_words(file, key, value)
    if name == "dates":
        yield from (Problem(file, entry, message) for entry, message in slots_wrong(content))


def _check_entries(file: str, key: str, entries: Any, shape: Shape, irregular: Irregular) -> Iterator[Problem]:
    if not isinstance(entries, list):
        yield Problem(file, key, f"expected a list of entries, found {type(entries).__name__}")
        return
    names = Counter(_identity(e, shape) for e in entries if isinstance(e, dict))
    yield from (Problem(file, name[0], f"stands {n} times in {key}") for name, n in names.items() if n > 1)
    for entry in entries:
        if not isinstance(entry, dict):
            yield Problem(file, str(entry), f"expected a mapping in {key}")
            continue
        name = str(entry.get(shape.name) or f"an entry of {key} without {shape.name}")
        yield from (Problem(file, name, message) for message in _check_entry(entry, shape, irregular))


def _identity(entry: Mapping[str, Any], shape: Shape) -> tuple[str, ...]:
    return tuple(str(entry.get(k)) for k in (shape.name, *shape.apart))


def _check_entry(entry: Mapping[str, Any], shape: Shape, irregular: Irregular) -> Iterator[str]:
    """What is wrong with one entry, in words."""
    yield from (f"unknown key {k!r}" for k in entry if k not in shape.required | shape.optional)
    yield from (f"no {k}" for k in sorted(shape.required) if k not in entry)
    yield from _unknown("stance", entry, frozenset(get_args(Stance)))
    yield from _unknown("commitment", entry, frozenset(get_args(FactValue)))
    for key, known in shape.values.items():
        yield from _unknown(key, entry, known)
    if "example" in shape.required and not str(entry.get("example") or "").strip():
        yield "no example"
    elif shape.marked:
        yield from marks_wrong(entry)
    elif "example" in entry and not holds(entry["example"], str(entry.get(shape.name)), entry.get("forms"), irregular):
        yield f"its example does not contain it: {entry['example']}"


def _unknown(key: str, entry: Mapping[str, Any], known: frozenset[str]) -> Iterator[str]:
    """Values of a key that are not among the known ones; a list is looked at one by one."""
    values = entry.get(key)
    if values is not None:
        listed = values if isinstance(values, list) else [values]
        yield from (f"unknown {key} {v!r} (known: {', '.join(sorted(known))})" for v in listed if v not in known)


def holds(example: str, phrase: str, forms: Forms | None = None, irregular: Irregular = MappingProxyType({})) -> bool:
    """Whether every word of a phrase stands in an example in some form.

    A form is known by its first letters (half of the word's, at least two; accents do not count) or by the tables:
    `forms` stand for the phrase as a whole, `irregular` for one word. Words of three letters and less (clitics,
    prepositions) are not looked for.
    """
    found = _cut(example)
    known = {plain_word(form) for form in forms or ()}
    return bool(known.intersection(found)) or all(
        any(_alike(word, other) for other in found) or any(plain_word(form) in found for form in irregular.get(word, ()))
        for word in _cut(phrase, plain=False) if len(word) > 3
    )  # fmt: skip


def _alike(word: str, form: str) -> bool:
    size = max(2, len(word) // 2)
    return plain_word(word)[:size] == form[:size]


def _cut(text: str, plain: bool = True) -> list[str]:
    """Lower-cased words, without accents unless `plain` is false; whatever is no letter or figure parts them."""
    words = "".join(c if c.isalnum() else " " for c in text.lower()).split()
    return [plain_word(word) for word in words] if plain else words



def _check_words(file: str, key: str, value: Any) -> Iterator[Problem]:
    """Lists of bare words, however deep they stand: none empty, none with a word twice."""
    if isinstance(value, dict):
        for inner, words in value.items():
            yield from _check_words(file, f"{key}.{inner}", words)
    elif isinstance(value, list):
        if not value:
            yield Problem(file, key, "an empty list")
        count = Counter(map(str, value))
        yield from (Problem(file, f"{key}: {word}", f"stands {n} times") for word, n in count.items() if n > 1)


def _repeated_examples(files: Files) -> Iterator[Problem]:
    """Examples that illustrate two entries: one of them was pasted."""
    given = sorted(
        (str(e["example"]), f"{name}.yaml", str(e.get(shape.name)))
        for (name, key), shape in SHAPES.items()
        for e in (files.get(name, {}).get(key) or [])
        if isinstance(e, dict) and e.get("example")
    )
    for example, group in groupby(given, key=lambda g: g[0]):
        for _, file, entry in list(group)[1:]:
            yield Problem(file, entry, f"its example stands at another entry too: {example}")


def _repeated_keys(code: str, name: str) -> Iterator[Problem]:
    """Keys written twice in one mapping, of which YAML would silently keep the last."""
    path = resources.files("selon.language").joinpath(code, f"{name}.yaml")
    if not path.is_file():
        return  # `read` says that it is not there
    pending = [yaml.compose(path.read_text(encoding="utf8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))]
    while pending:
        node = pending.pop()
        if isinstance(node, yaml.MappingNode):
            keys, line = Counter(str(key.value) for key, _ in node.value), node.start_mark.line + 1
            message = f"a key written twice in what begins at line {line}"
            yield from (Problem(f"{name}.yaml", key, message) for key, n in keys.items() if n > 1)
            pending += [value for _, value in node.value]
        elif isinstance(node, yaml.SequenceNode):
            pending += node.value


def main(code: str = "fr") -> int:
    """Print the problems of a language; 1 where there are any."""
    problems = lint(code)
    for problem in problems:
        sys.stdout.write(f"{problem}\n")
    sys.stdout.write(f"{len(problems)} problems\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
