"""dates.yaml -> the words and constructions of dates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from selon.language.model import DateConstruction, DateWords
from selon.language.words import lowered


def date_words(content: Mapping[str, Any]) -> DateWords:
    """dates.yaml; a term that is a bare word means itself."""
    terms = {
        kind: {str(phrase): value for phrase, value in words.items()}
        if isinstance(words, Mapping)
        else {str(word): str(word) for word in words}
        for kind, words in content["terms"].items()
    }
    return DateWords(
        terms=terms,
        phrases={name: str(pattern) for name, pattern in content["phrases"].items()},
        constructions=tuple(_date_construction(e) for e in content["constructions"]),
        days_for_weeks={int(days): int(weeks) for days, weeks in content["days_for_weeks"].items()},
        famous={(e["month"], e["day"]): e["year"] for e in content["famous"]},
        dateline_words=lowered(content["dateline_words"]),
        plural_endings=tuple(content["plural"]["endings"]),
        participle_endings=tuple(content["plural"]["participles"]),
        not_plural=lowered(content["plural"]["not"]),
    )


def _date_construction(entry: Mapping[str, Any]) -> DateConstruction:
    constants = {key: value for key, value in entry.items() if key not in ("reads", "pattern", "example")}
    return DateConstruction(
        reads=entry["reads"], pattern=entry["pattern"], constants=constants, example=entry["example"]
    )
