"""The spaCy model of a language, and the verb lemma of a form that it tagged as something else."""

from __future__ import annotations

from functools import cache
from typing import Any

from selon.errors import ModelError
from selon.language import Language

_UNUSED = ("senter",)


@cache
def load_model(name: str) -> Any:
    """The spaCy pipeline of that name, loaded once. Raises ModelError with the way out where it is not installed."""
    import spacy

    try:
        return spacy.load(name, exclude=list(_UNUSED))
    except OSError as error:
        raise ModelError(f"model {name}: not installed; run: pip install {name.replace('_', '-')}==3.8.0") from error


class VerbLemmas:
    """The verb that a form could be, by the lemmatizer's own tables whatever the tagger thought ("dément": démentir)."""

    def __init__(self, nlp: Any, language: Language) -> None:
        tables = nlp.get_pipe("lemmatizer").lookups
        self._known = frozenset(language.verbs) | frozenset(language.hedges)
        self._exceptions = tables.get_table("lemma_exc").get("verb", {})
        self._rules = [*tables.get_table("lemma_rules").get("verb", []), *language.lemma_rules]
        self._index = tables.get_table("lemma_index").get("verb", {})
        self._forms = dict(language.forms)
        self._seen: dict[str, str] = {}

    def of(self, form: str) -> str:
        """The lemma of a lower-cased form read as a reporting verb, or "" where it cannot be one."""
        found = self._seen.get(form)
        if found is None:
            found = self._seen[form] = self._find(form)
        return found

    def _find(self, form: str) -> str:
        if form in self._forms:
            return self._forms[form]
        candidates = list(self._exceptions.get(form, ()))
        candidates += [form[: len(form) - len(old)] + new for old, new in self._rules if form.endswith(old)]
        return next((c for c in candidates if c in self._known and (c in self._index or c != form)), "")
