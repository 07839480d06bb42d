"""The spaCy model of a language, and the verb lemma of a form that it tagged as something else."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

from selon.errors import ModelError
from selon.language import Language
from selon.parse.quick import quicken
from selon.parse.quick_words import quicken_words

_MOST = 20_000
"""Forms that are remembered at most."""


@cache
def load_model(name: str, unused: frozenset[str] = frozenset(), marks: frozenset[str] = frozenset()) -> Any:
    """The spaCy pipeline of that name without the components that are not used, loaded once.

    `marks` are characters of which each word has one that the tokenizer keeps whole by a pattern. Raises ModelError with
    the way out where it is not installed.
    """
    import spacy

    from selon.parse.quick_names import quicken_names

    try:
        nlp = spacy.load(name, exclude=sorted(unused))
    except OSError as error:
        raise ModelError(f"model {name}: not installed; run: pip install {name.replace('_', '-')}==3.8.0") from error
    quicken(nlp)
    quicken_names(nlp)
    quicken_words(nlp, marks)
    return nlp


class VerbLemmas:
    """The verb that a form could be, by the lemmatizer's own tables whatever the tagger thought ("dément": démentir)."""

    def __init__(self, nlp: Any, language: Language) -> None:
        tables = nlp.get_pipe("lemmatizer").lookups
        self._reporting = frozenset(language.verbs) | frozenset(language.hedges)
        self._exceptions = tables.get_table("lemma_exc").get("verb", {})
        self._rules = _by_ending([*tables.get_table("lemma_rules").get("verb", []), *language.lemma_rules])
        self._longest = max(map(len, self._rules), default=0)
        self._index = tables.get_table("lemma_index").get("verb", {})
        self._acting = frozenset(verb for verb in language.events.verbs if verb in self._index)
        self._forms = dict(language.forms)
        self._others = language.words("inverted") | language.words("causative_finite") | language.bare_civil
        self._looked_up = lru_cache(maxsize=_MOST)(self._look_up)

    def of(self, form: str) -> str:
        """The lemma of a lower-cased form read as a reporting verb, or "" where it cannot be one."""
        return self._looked_up(form)[0]

    def deed(self, form: str) -> str:
        """The lemma of a lower-cased form read as a verb with event frames, or "" where it cannot be one."""
        return self._looked_up(form)[1]

    def is_mended(self, form: str) -> bool:
        """Whether a lower-cased form that is tagged as no verb may be tagged wrongly: only such are looked at."""
        return self._looked_up(form)[2]

    def acts(self, lemma: str) -> bool:
        """Whether a lemma is a verb with event frames."""
        return lemma in self._acting

    def is_known(self, lemma: str) -> bool:
        """Whether a lemma is a verb that reports or has event frames."""
        return lemma in self._reporting or lemma in self._acting

    def _look_up(self, form: str) -> tuple[str, str, bool]:
        """What `of`, `deed` and `is_mended` answer."""
        candidates = [c for c in self._candidates(form) if c in self._index or c != form]
        reporting = self._forms.get(form) or next((c for c in candidates if c in self._reporting), "")
        acting = next((c for c in candidates if c in self._acting), "")
        return reporting, acting, bool(reporting or acting or form in self._acting or form in self._others)

    def _candidates(self, form: str) -> list[str]:
        """The verbs that a form may be of: the exceptions first, then by the rules in their order."""
        ends = (form[k:] for k in range(max(0, len(form) - self._longest), len(form) + 1))
        fitting = sorted(rule for end in ends for rule in self._rules.get(end, ()))
        return [*self._exceptions.get(form, ()), *(form[: len(form) - cut] + new for _, cut, new in fitting)]


def _by_ending(rules: Sequence[Sequence[str]]) -> dict[str, list[tuple[int, int, str]]]:
    """Rules by the ending that they replace: each with its rank, how many letters it cuts and what it puts there."""
    found: dict[str, list[tuple[int, int, str]]] = {}
    for rank, (old, new) in enumerate(rules):
        found.setdefault(old, []).append((rank, len(old), new))
    return found
