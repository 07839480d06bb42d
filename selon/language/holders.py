"""Who held an office when: the table of a language, and one of the user's own with the same keys.

A malformed table raises LanguageError naming file, line and field, and nothing of it is loaded.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from selon.errors import LanguageError
from selon.language.shapes import SECTORS

KEYS = ("name", "aliases", "country", "sector", "office", "from", "until")
_LIST = "office_holders"
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_COUNTRY = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeHolder:
    """One time of a person in an office; dates are ISO 8601, reduced to what is known, `until` None where it goes on."""

    name: str
    aliases: tuple[str, ...]
    country: str | None
    sector: str
    office: str
    since: str
    until: str | None
    table: str

    def held(self, date: str) -> bool:
        """Whether the office was held at an ISO date, as far as both dates are precise."""
        begun = self.since[: len(date)] <= date[: len(self.since)]
        return begun and (self.until is None or date[: len(self.until)] <= self.until[: len(date)])


Holders = Mapping[str, tuple[OfficeHolder, ...]]
"""Times in office by lower-cased name or alias."""

NOBODY: Holders = MappingProxyType({})


def holders_of(code: str) -> Holders:
    """The table of a language; nobody where it has none."""
    file = resources.files("selon.language").joinpath(code, f"{_LIST}.yaml")
    name = f"language/{code}/{_LIST}.yaml"
    return by_name(parse_holders(file.read_text(encoding="utf8"), name)) if file.is_file() else NOBODY


def read_holders(path: str | Path) -> list[OfficeHolder]:
    """The entries of a user's own table. Raises LanguageError naming file, line and field of the first mistake."""
    try:
        text = Path(path).read_text(encoding="utf8")
    except (OSError, UnicodeDecodeError) as error:
        raise LanguageError(f"{path}: cannot be read: {error}") from error
    return parse_holders(text, str(path))


def parse_holders(text: str, file: str) -> list[OfficeHolder]:
    """The entries of a table given as YAML; `file` is what its errors call it."""
    try:
        root = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise LanguageError(f"{file}: no YAML: {' '.join(str(error).split())}") from error
    if not isinstance(root, yaml.MappingNode):
        raise LanguageError(f"{file}: expected a list under the key {_LIST}")
    lists = {key.value: value for key, value in root.value}
    if set(lists) != {_LIST} or not isinstance(lists[_LIST], yaml.SequenceNode):
        raise LanguageError(f"{file}: expected a list under the key {_LIST} and no other key")
    return [_holder(node, file) for node in lists[_LIST].value]


def by_name(holders: Iterable[OfficeHolder], rest: Holders = NOBODY) -> dict[str, tuple[OfficeHolder, ...]]:
    """Entries by name and alias, before those of another table."""
    found: dict[str, list[OfficeHolder]] = defaultdict(list)
    for holder in holders:
        for name in {n.lower() for n in (holder.name, *holder.aliases)}:
            found[name].append(holder)
    return {name: (*found.get(name, ()), *rest.get(name, ())) for name in {*found, *rest}}


def _holder(node: Any, file: str) -> OfficeHolder:
    line = node.start_mark.line + 1
    for field, problem in _problems(node):
        raise LanguageError(f"{file}: line {line}: {field}: {problem}")
    v = _values(node)
    return OfficeHolder(
        name=v["name"], aliases=tuple(v.get("aliases") or ()), country=v["country"], sector=v["sector"],
        office=v["office"], since=v["from"], until=v["until"], table=file,
    )  # fmt: skip


def _values(node: Any) -> dict[str, Any]:
    """The fields of an entry as text, lists of text and None; dates are not read as dates."""
    return {key.value: _value(value) for key, value in node.value}


def _value(node: Any) -> Any:
    if isinstance(node, yaml.SequenceNode):
        return [_value(item) for item in node.value]
    if isinstance(node, yaml.MappingNode):
        return {}
    return None if node.tag == "tag:yaml.org,2002:null" else node.value


def _problems(node: Any) -> Iterator[tuple[str, str]]:
    """What is wrong with an entry: field and problem."""
    if not isinstance(node, yaml.MappingNode):
        yield "entry", f"expected {', '.join(KEYS)}"
        return
    v = _values(node)
    if len(v) < len(node.value):
        yield "entry", "a field stands twice"
    yield from ((key, f"unknown field (known: {', '.join(KEYS)})") for key in v if key not in KEYS)
    yield from ((key, "is missing") for key in KEYS if key not in v and key != "aliases")
    v.setdefault("aliases", [])
    yield from ((key, "expected words") for key in ("name", "office") if not isinstance(v.get(key), str) or not v[key])
    aliases = v["aliases"] or []
    if not isinstance(aliases, list) or not all(isinstance(a, str) and a for a in aliases):
        yield "aliases", "expected a list of names"
    if v.get("country") is not None and not _matches(_COUNTRY, v["country"]):
        yield "country", f"{v['country']!r} is no ISO 3166-1 alpha-3 code"
    if v.get("sector") not in SECTORS:
        yield "sector", f"{v.get('sector')!r} is not known (known: {', '.join(sorted(SECTORS))})"
    yield from _dates(v)


def _dates(v: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key in ("from", "until"):
        if not _matches(_DATE, v.get(key)) and not (key == "until" and v.get(key) is None):
            yield key, f"{v.get(key)!r} is no date such as 2017-05-14, 2017-05 or 2017"
    if v.get("until") is not None and str(v["from"]) > str(v["until"]) + "~":
        yield "until", f"{v['until']} is before {v['from']}"


def _matches(pattern: re.Pattern[str], value: object) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None
