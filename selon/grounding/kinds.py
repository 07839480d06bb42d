"""What kind of voice a noun phrase is, and in which sector: by its head noun, else by its name."""

from __future__ import annotations

from selon.grounding.names import capital
from selon.language import Language
from selon.parse.compounds import noun_in
from selon.parse.tokens import Tokens
from selon.records import VoiceKind

DESCRIPTION = ": a description"
"""How the reason ends where nothing but a noun that no list knows says what somebody is."""
_BARE = frozenset({"PRON", "NUM", "DET", "ADJ"})


def kind_by_noun(
    tokens: Tokens, first: int, stop: int, head: int, name: tuple[int, int] | None, language: Language
) -> tuple[VoiceKind, str | None, str]:
    """Kind, sector and reason by the head noun, else by the name."""
    low, lemma = tokens.low[head], tokens.lemma[head]
    unnamed = _unnamed(tokens, first, stop, head, name, language)
    if unnamed is not None:
        return unnamed
    people = noun_in(tokens, first, stop, head, language.people)
    title = title_of(tokens, first, stop, head, language)
    if title is not None and (name is None or head < name[0]) and len(people or "") <= len(title):
        return ("person" if name else "role"), language.titles[title].sector, f"{title}: an office or function"
    body = noun_in(tokens, first, stop, head, language.bodies)
    if body is not None and len(people or "") <= len(body):
        return "organisation", language.bodies[body], f"{body}: a body"
    document = noun_in(tokens, first, stop, head, language.documents)
    if document is not None and people is None:
        return "document", None, f"{document}: a document"
    if people is not None:
        person = name is not None and tokens.pos[first] != "PRON"
        return ("person" if person else "role"), language.people[people], f"{people}: people"
    if name is not None:
        return _by_name(tokens, first, name, language)
    if tokens.pos[head] == "NOUN" and capital(tokens, head) and (head > first or _bare_singular(tokens, head, language)):
        return "organisation", None, "a capitalised name"
    if lemma in language.documents or low in language.documents:
        return "document", None, f"{low}: a document"
    return "role", None, f"{low}{DESCRIPTION}"


def _bare_singular(tokens: Tokens, head: int, language: Language) -> bool:
    """Whether a noun stands in the singular without any determiner, as only names do ("Orange a déclaré")."""
    determined = any(tokens.pos[c] == "DET" and c < head for c in tokens.children[head])
    plural = "Number=Plur" in tokens.feats[head] or tokens.low[head].endswith(tuple(language.words("plural_endings")))
    return not determined and not plural


def _unnamed(
    tokens: Tokens, first: int, stop: int, head: int, name: tuple[int, int] | None, language: Language
) -> tuple[VoiceKind, str | None, str] | None:
    """Somebody who is not to be told: a source, "certains", an indefinite; a person where a pronoun has a name."""
    low, lemma = tokens.low[head], tokens.lemma[head]
    if low in language.anonymous or lemma in language.anonymous:
        return "anonymous", None, "a source that is not named"
    if any(tokens.lemma[k] in language.words("unnamed_adjectives") for k in range(first, stop)):
        return "anonymous", None, "said to be anonymous"
    if tokens.low[first] in language.words("vague_determiners") and stop > first + 1:
        return "anonymous", None, "some of many"
    if name is not None and tokens.pos[head] in ("PRON", "NUM", "DET") and tokens.entity[name[0]] == "PER":
        return "person", None, "a personal name"
    told = any(
        noun_in(tokens, first, stop, k, table) for k in range(first + 1, min(stop, first + 3))
        for table in (language.titles, language.people, language.bodies) if tokens.pos[k] in ("NOUN", "ADJ")
    )  # fmt: skip
    bare = low.lstrip("-")
    for opener in language.words("euphonic_openers"):
        bare = bare.removeprefix(opener)
    if tokens.pos[head] in _BARE and not told and (bare in language.indefinites or _indefinite(tokens, first, language)):
        return "anonymous", None, "an indefinite"
    return None


def _indefinite(tokens: Tokens, first: int, language: Language) -> bool:
    return f"{tokens.low[first]}{tokens.low[first + 1] if first + 1 < len(tokens) else ''}" in language.indefinites


def title_of(tokens: Tokens, first: int, stop: int, head: int, language: Language) -> str | None:
    """The title noun of the phrase: its head, or a compound around it ("premier ministre", "chef de l'État")."""
    return noun_in(tokens, first, stop, head, language.titles)


def _by_name(
    tokens: Tokens, first: int, name: tuple[int, int], language: Language
) -> tuple[VoiceKind, str | None, str]:
    """A person or a body, by civil title, first name, entity label and determiner."""
    label = tokens.entity[name[0]]
    low = tokens.low[name[0]]
    if (first < name[0] and tokens.low[first].rstrip(".") in language.civil) or tokens.low[first] in language.civil:
        return "person", None, "a civil title"
    if low.partition("-")[0] in language.first_names or low in language.first_names:
        return "person", None, "a first name"
    determined = tokens.pos[first] == "DET"
    if label == "PER" and not determined:
        return "person", None, "a personal name"
    if label in ("ORG", "MISC") or determined or tokens.words(*name).isupper():
        return "organisation", None, "a proper name with an article or of a body"
    if name[1] - name[0] >= 2:
        return "person", None, "a name of several words without article"
    return ("person" if label == "PER" else "organisation"), None, "a proper name"
