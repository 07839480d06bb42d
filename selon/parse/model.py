"""The spaCy model of a language, and the verb lemma of a form that it tagged as something else."""

from __future__ import annotations

from functools import cache
from typing import Any

from selon.errors import ModelError
from selon.language import Language
from selon.parse.quick import quicken


@cache
def load_model(name: str, unused: frozenset[str] = frozenset()) -> Any:
    """The spaCy pipeline of that name without the components that are not used, loaded once.

    Raises ModelError with the way out where it is not installed.
    """
    import spacy

    from selon.parse.quick_names import quicken_names

    try:
        nlp = spacy.load(name, exclude=sorted(unused))
    except OSError as error:
        raise ModelError(f"model {name}: not installed; run: pip install {name.replace('_', '-')}==3.8.0") from error
    quicken(nlp)
    quicken_names(nlp)
    return nlp


class VerbLemmas:
    """The verb that a form could be, by the lemmatizer's own tables whatever the tagger thought ("dément": démentir)."""

    def __init__(self, nlp: Any, language: Language) -> None:
        tables = nlp.get_pipe("lemmatizer").lookups
        self._reporting = frozenset(language.verbs) | frozenset(language.hedges)
        self._exceptions = tables.get_table("lemma_exc").get("verb", {})
        self._rules = [*tables.get_table("lemma_rules").get("verb", []), *language.lemma_rules]
        self._index = tables.get_table("lemma_index").get("verb", {})
        self._acting = frozenset(verb for verb in language.events.verbs if verb in self._index)
        self._forms = dict(language.forms)
        self._others = language.words("inverted") | language.words("causative_finite") | language.bare_civil
        self._seen: dict[str, str] = {}
        self._deeds: dict[str, str] = {}
        self._mended: dict[str, bool] = {}

    def of(self, form: str) -> str:
        """The lemma of a lower-cased form read as a reporting verb, or "" where it cannot be one."""
        found = self._seen.get(form)
        if found is None:
            found = self._seen[form] = self._forms.get(form) or self._find(form, self._reporting)
        return found

    def deed(self, form: str) -> str:
        """The lemma of a lower-cased form read as a verb with event frames, or "" where it cannot be one."""
        found = self._deeds.get(form)
        if found is None:
            found = self._deeds[form] = self._find(form, self._acting)
        return found

    def is_mended(self, form: str) -> bool:
        """Whether a lower-cased form that is tagged as no verb may be tagged wrongly: only such are looked at."""
        found = self._mended.get(form)
        if found is None:
            known = bool(self.of(form) or self.deed(form) or self.acts(form))
            found = self._mended[form] = known or form in self._others
        return found

    def acts(self, lemma: str) -> bool:
        """Whether a lemma is a verb with event frames."""
        return lemma in self._acting

    def is_known(self, lemma: str) -> bool:
        """Whether a lemma is a verb that reports or has event frames."""
        return lemma in self._reporting or lemma in self._acting

    def _find(self, form: str, known: frozenset[str]) -> str:
        candidates = list(self._exceptions.get(form, ()))
        candidates += [form[: len(form) - len(old)] + new for old, new in self._rules if form.endswith(old)]
        return next((c for c in candidates if c in known and (c in self._index or c != form)), "")
