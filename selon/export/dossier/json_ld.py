"""What the JSON-LD formats share: how a record is written, and what is unknown left out."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any, TextIO

from selon.claim_records import Claim
from selon.export.dossier.identifiers import NAMESPACE, claim_iri, time_type

Node = dict[str, Any]
OWN_TERMS = {"selon": NAMESPACE}
"""The context of selon's own terms, for a format that has no term for them."""


def known(**fields: Any) -> Node:
    """A node of what is known: without nulls and empty lists. `id_` and the like are written without the underscore."""
    return {_term(name): value for name, value in fields.items() if value is not None and value not in ("", [], {})}


def _term(name: str) -> str:
    """`at_id` is "@id", `selon__status` "selon:status", `type_` "type"."""
    return name.removesuffix("_").replace("at_", "@", 1).replace("__", ":")


def related(claim: Claim) -> Node:
    """The other claims that a claim corrects, contradicts ..., by the type of the relation."""
    others: dict[str, list[Node]] = defaultdict(list)
    for relation in claim.relations:
        others[f"selon__{relation.type}"].append({"@id": claim_iri(relation.claim)})
    return others


def moment(iso: str | None) -> Node | str | None:
    """A time with its XML Schema type, for a context that has the prefix `xsd`."""
    type = time_type(iso or "")
    return {"@value": iso, "@type": f"xsd:{type}"} if type else iso


def write_json(record: Node, out: TextIO) -> None:
    """One JSON document, indented, its terms in the order given."""
    json.dump(record, out, ensure_ascii=False, indent=2)
    out.write("\n")
