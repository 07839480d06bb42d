"""RDF terms and named graphs as TriG text: just what an export needs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TextIO

from selon.export.dossier.identifiers import NAMESPACE, time_type

PREFIXES = {
    "dcterms": "http://purl.org/dc/terms/",
    "np": "http://www.nanopub.org/nschema#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "selon": NAMESPACE,
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_ESCAPED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_TO_ESCAPE = re.compile(r'[\x00-\x1f"\\\x7f-\x9f\u2028\u2029\ufffe\uffff]')


@dataclass(frozen=True, slots=True)
class Iri:
    """A name of a thing."""

    name: str

    def __str__(self) -> str:
        return f"<{self.name}>"


@dataclass(frozen=True, slots=True)
class Text:
    """Words, in a language where one is given."""

    words: str
    lang: str | None = None

    def __str__(self) -> str:
        tag = f"@{self.lang}" if self.lang else ""
        return _quoted(self.words) + tag


@dataclass(frozen=True, slots=True)
class Time:
    """A time, as precise as it is known."""

    iso: str

    def __str__(self) -> str:
        type = time_type(self.iso)
        return _quoted(self.iso) + (f"^^xsd:{type}" if type else "")


Term = Iri | Text | Time | bool | int | float
Triple = tuple[Iri, str, Term | None]
"""Subject, predicate with its prefix ("prov:value"; "a" for the type), object; without an object it is not written."""


def write_prefixes(out: TextIO) -> None:
    """What the prefixes stand for: the first lines of a file."""
    out.writelines(f"@prefix {prefix}: <{name}> .\n" for prefix, name in PREFIXES.items())


def write_graph(name: Iri, triples: Iterable[Triple], out: TextIO) -> None:
    """A named graph; nothing where it has no triple."""
    if lines := list(_lines(triples)):
        out.write(f"\n{name} {{\n{''.join(lines)}}}\n")


def _lines(triples: Iterable[Triple]) -> Iterator[str]:
    for subject, predicate, term in triples:
        if term is not None:
            yield f"  {subject} {predicate} {_written(term)} .\n"


def _written(term: Term) -> str:
    if isinstance(term, bool):
        return str(term).lower()
    if isinstance(term, float):
        return f'"{term!r}"^^xsd:double' if term != int(term) else str(int(term))
    return str(term)


def _quoted(words: str) -> str:
    return '"' + _TO_ESCAPE.sub(lambda found: _ESCAPED.get(found[0], f"\\u{ord(found[0]):04X}"), words) + '"'
