"""Claims as JSON Lines: one claim a line, exactly the record."""

from __future__ import annotations

import json
from typing import TextIO

from selon.claim_records import Dossier
from selon.export.jsonl import to_dict


def write(dossier: Dossier, out: TextIO) -> None:
    """Write the claims of a dossier in their order."""
    for claim in dossier.claims:
        out.write(json.dumps(to_dict(claim), ensure_ascii=False) + "\n")
