"""What a noun phrase names: a person, a body, a state, a role, a document or somebody who keeps unnamed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from selon.grounding.known import LISTED, OUTLET, coordinated_states, known_name
from selon.grounding.names import PROPER, capital, find_name, goes_on
from selon.grounding.nations import country_of
from selon.language import Language
from selon.parse.compounds import noun_in
from selon.parse.tokens import Tokens
from selon.records import VoiceKind

_DESCRIPTION = ": a description"
_BARE = frozenset({"PRON", "NUM", "DET", "ADJ"})
_WHERE_THEY_ARE = frozenset({"REB", "OPP", "PTY", "CVL", "COP", "JUD", "CRM", "REF"})
"""Sectors whose members are taken to belong to the state they are in ("les rebelles en Syrie"); soldiers are not."""
_AUTHORS = frozenset({"person", "organisation", "state", "role"})


@dataclass(slots=True)
class Party:
    """A noun phrase as read: `first` to `stop` its tokens, `head` its head noun, `name` the token range of a name or None.

    `behind` is the range of the phrase that really speaks where the head is only its words ("le rapport | de la Cour").
    """

    first: int
    stop: int
    head: int
    name: tuple[int, int] | None
    kind: VoiceKind
    country: str | None
    sector: str | None
    why: str
    title: str | None = None
    behind: tuple[int, int] | None = None

    @property
    def described(self) -> bool:
        """Whether nothing but a noun that no list knows says what this is."""
        return self.why.endswith(_DESCRIPTION)

    @property
    def listed(self) -> bool:
        """Whether it is a body that a list knows by name, with its state if it has one."""
        return self.why in (OUTLET, LISTED)


def read_party(tokens: Tokens, first: int, stop: int, language: Language) -> Party:
    """What the phrase of tokens `[first, stop)` names, by its head noun, its name and its demonyms."""
    known = known_name(tokens, first, stop, language) or coordinated_states(tokens, first, stop, language)
    if known is not None:
        kind, iso, sector, why = known
        head = head_of(tokens, first, stop, language)
        return Party(first, stop, head, None, kind, iso, sector, why)
    return _described(tokens, first, stop, language)


def _described(tokens: Tokens, first: int, stop: int, language: Language) -> Party:
    """A phrase that no list knows as a whole."""
    head = head_of(tokens, first, stop, language)
    name = find_name(tokens, first, stop, language)
    country, place = country_of(tokens, first, stop, language)
    kind, sector, why = _by_noun(tokens, first, stop, head, name, language)
    country = country or (place if sector in _WHERE_THEY_ARE else None)
    title = title_of(tokens, first, stop, head, language)
    party = Party(first, stop, head, name, kind, country, sector, why, title)
    told = kind == "document" or (party.described and tokens.lemma[head] in language.words("voiced_nouns"))
    return _author(tokens, party, language) if told else party


def head_of(tokens: Tokens, first: int, stop: int, language: Language) -> int:
    """The head noun of a phrase, else its pronoun or name; nouns that only count are passed over."""
    nouns = [k for k in range(first, stop) if tokens.pos[k] == "NOUN"]
    while len(nouns) > 1 and tokens.low[nouns[0]] in language.words("quantity_nouns"):
        del nouns[0]
    names = [k for k in range(first, stop) if tokens.pos[k] in PROPER]
    pronouns = [k for k in range(first, stop) if tokens.pos[k] == "PRON"]
    if pronouns and (not nouns or pronouns[0] < nouns[0]):
        return pronouns[0]
    if nouns and (not names or nouns[0] < names[0] or tokens.pos[names[0] - 1] == "ADP"):
        return nouns[0]
    return names[0] if names else first


# known by a noun


def _by_noun(
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
    return "role", None, f"{low}{_DESCRIPTION}"


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


# documents


def _author(tokens: Tokens, party: Party, language: Language) -> Party:
    """A document whose author the phrase names ("un rapport de la Cour des comptes") is that person's or body's voice."""
    rule = noun_in(tokens, party.first, party.stop, party.head, language.rules)
    if rule is not None:
        return party
    institute = _institute(tokens, party, language)
    if institute is not None:
        return institute
    for k in range(party.head + 1, party.stop - 1):
        if tokens.low[k] not in language.words("de_words") | language.words("agent_markers"):
            continue
        author = _author_at(tokens, k + 1, party.stop, language)
        if author is not None:
            why = f"{tokens.low[party.head]} of {tokens.words(author.first, author.stop)}: {author.why}"
            return replace(author, why=why, behind=(author.first, author.stop))
    return party


def _institute(tokens: Tokens, party: Party, language: Language) -> Party | None:
    """The institute that a poll is called after ("un sondage Opinéo")."""
    first = party.head + 1
    if tokens.lemma[party.head] not in language.words("poll_nouns") or first >= party.stop:
        return None
    if tokens.pos[first] not in PROPER or not capital(tokens, first):
        return None
    stop = first + 1
    while stop < party.stop and goes_on(tokens, stop, party.stop):
        stop += 1
    why = f"{tokens.low[party.head]} of {tokens.words(first, stop)}: a proper name"
    return replace(party, why=why, behind=(first, stop))


def _author_at(tokens: Tokens, first: int, stop: int, language: Language) -> Party | None:
    """The person or body that a phrase behind "de" or "par" names, if it is one that publishes."""
    end = next((j for j in range(first + 1, stop) if tokens.low[j] in (",", ";", "(") or _verbal(tokens, j)), stop)
    known = known_name(tokens, first, end, language)
    if known is not None:
        kind, iso, sector, why = known
        return Party(first, end, head_of(tokens, first, end, language), None, kind, iso, sector, why)
    head = head_of(tokens, first, end, language)
    if any(tokens.low[j] in language.words("prepositions") | language.words("de_words") for j in range(first, head)):
        return None
    author = _described(tokens, first, end, language)
    return author if author.kind in _AUTHORS and not author.described and author.behind is None else None


def _verbal(tokens: Tokens, k: int) -> bool:
    return tokens.pos[k] in ("VERB", "AUX") and "VerbForm=Part" in tokens.feats[k]
