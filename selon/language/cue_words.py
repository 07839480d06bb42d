"""What attributes: reporting verbs and nouns, according-to expressions, hedges and the conditional, from parsed YAML."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, get_args

from selon.errors import LanguageError
from selon.language.model import Conditional, Cue, Hedge, Preposition
from selon.language.words import cut
from selon.records import FactValue, Stance

_STANCES = frozenset(get_args(Stance))
_VALUES = frozenset(get_args(FactValue))


def read_cue(entry: Mapping[str, Any], kind: str, marks: Mapping[str, Iterable[str]]) -> Cue:
    """A reporting.yaml entry as a Cue; LanguageError names the entry and field that is wrong.

    `marks` is the `lemma_marks` of grammar.yaml: how a lemma shows its reflexive, its clitic and its preposition.
    """
    lemma = str(entry.get("lemma", ""))
    if not lemma:
        raise LanguageError(f"reporting.yaml: an entry of {kind} has no lemma: {dict(entry)}")
    stance: Any = entry.get("stance")
    commitment: Any = entry.get("commitment")
    if stance not in _STANCES or commitment not in _VALUES:
        raise LanguageError(f"reporting.yaml: {lemma}: unknown stance {stance!r} or commitment {commitment!r}")
    reflexive = next((r for r in marks["reflexives"] if lemma.startswith(r)), "")
    bare = lemma.removeprefix(reflexive)
    clitic, _, rest = bare.partition(" ")
    clitic, bare = (clitic, rest) if rest and clitic in marks["clitics"] else ("", bare)
    head, *words = cut(bare)
    preposition = words.pop() if words and words[-1] in marks["prepositions"] else ""
    return Cue(
        lemma=lemma,
        head=head,
        words=tuple(words),
        preposition=preposition,
        reflexive=bool(reflexive),
        clitic=clitic,
        stance=stance,
        commitment=commitment,
        endorses=bool(entry.get("endorses", False)),
        takes=frozenset(entry.get("takes", [])),
        forms=frozenset(entry.get("forms") or []),
        example=str(entry.get("example", "")),
    )


def read_conditional(entry: Mapping[str, Iterable[str]]) -> Conditional:
    """How the forms of the conditional are told."""
    return Conditional(endings=tuple(entry["endings"]), stems=tuple(entry["stems"]), whole=frozenset(entry["whole"]))


def by_head(cues: Iterable[Cue]) -> dict[str, tuple[Cue, ...]]:
    """Cues by the lemma of their first word, the longest phrase and the reflexive first."""
    found: dict[str, list[Cue]] = defaultdict(list)
    for c in cues:
        found[c.head].append(c)
    return {
        head: tuple(sorted(cs, key=lambda c: (-len(c.words), not c.clitic, not c.preposition, not c.reflexive)))
        for head, cs in found.items()
    }


def read_prepositions(entries: Iterable[Mapping[str, Any]]) -> dict[str, tuple[Preposition, ...]]:
    """According-to expressions by their first word, the longest first."""
    found: dict[str, list[Preposition]] = defaultdict(list)
    for e in entries:
        words = tuple(cut(str(e["words"])))
        found[words[0]].append(
            Preposition(
                words=words,
                stance=e["stance"],
                commitment=e["commitment"],
                needs=frozenset(e.get("needs", [])),
                example=e["example"],
            )
        )
    return {first: tuple(sorted(ps, key=lambda p: -len(p.words))) for first, ps in found.items()}


def read_hedges(entries: Iterable[Mapping[str, Any]]) -> dict[str, tuple[Hedge, ...]]:
    """Hedges by their first word, in each of its forms."""
    found: dict[str, list[Hedge]] = defaultdict(list)
    for e in entries:
        words = tuple(cut(str(e["words"])))
        hedge = Hedge(
            words=words,
            construction=e["construction"],
            stance=e["stance"],
            commitment=e["commitment"],
            takes=frozenset(e.get("takes", [])),
            example=e["example"],
        )
        for form in (words[0], *(e.get("forms") or ())):
            found[form].append(hedge)
    return {first: tuple(hs) for first, hs in found.items()}
