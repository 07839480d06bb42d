"""The JSON Schema of an article record, made from the dataclasses."""

from __future__ import annotations

from typing import Any

from selon.records import SCHEMA, Article

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of a line that `selon read --format jsonl` prints.

    Every field is required (but a span's `field`, which stands only where it is "title") and no other is allowed.
    """
    from pydantic import TypeAdapter

    schema = TypeAdapter(Article).json_schema()
    for record in (schema, *schema["$defs"].values()):
        record["additionalProperties"] = False
        for field in record["properties"].values():
            field.pop("title", None)
    schema["properties"]["schema"] = {"const": SCHEMA, "description": "Version of the shape of these records."}
    return {"$schema": _DIALECT, **schema}
