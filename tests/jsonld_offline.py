"""JSON-LD expanded without a network: the contexts are kept beside the tests, with the terms that selon uses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pyld import jsonld

_FOLDER = Path(__file__).parent / "export" / "contexts"
_CONTEXTS = {
    "http://www.w3.org/ns/anno.jsonld": _FOLDER / "anno.jsonld",
    "https://schema.org": _FOLDER / "schemaorg.jsonld",
}


def _load(url: str, options: Any) -> dict[str, Any]:
    document = json.loads(_CONTEXTS[url].read_text("utf8"))
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": document}


def expanded(document: dict[str, Any]) -> list[dict[str, Any]]:
    """The document with every term as an IRI."""
    found: list[dict[str, Any]] = jsonld.expand(document, {"documentLoader": _load})
    return found


def unknown_terms(document: dict[str, Any]) -> set[str]:
    """Keys and types that the document's contexts do not define, and that an expansion drops without a word."""
    known: set[str] = set()
    contexts = document["@context"]
    for context in contexts if isinstance(contexts, list) else [contexts]:
        known |= set(context if isinstance(context, dict) else _load(context, None)["document"]["@context"])
    body = {key: value for key, value in document.items() if key != "@context"}
    return {term for term in _terms(body) if term.partition(":")[0] not in known and not term.startswith("@")}


def _terms(node: Any) -> set[str]:
    if isinstance(node, list):
        return set().union(*map(_terms, node))
    if not isinstance(node, dict):
        return set()
    types = node.get("@type", node.get("type", []))
    named = set(node) | set(types if isinstance(types, list) else [types])
    return named.union(*map(_terms, node.values()))
