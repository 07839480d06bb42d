"""What a noun phrase names: a person, a body, a state, a role, a document or somebody who keeps unnamed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from selon.grounding.kinds import DESCRIPTION, kind_by_noun, title_of
from selon.grounding.known import LISTED, OUTLET, coordinated_states, known_name
from selon.grounding.names import PROPER, capital, find_name, goes_on
from selon.grounding.nations import country_of
from selon.grounding.of_another import of_another
from selon.language import Language
from selon.parse.compounds import noun_in
from selon.parse.tokens import Tokens
from selon.records import VoiceKind

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
        return self.why.endswith(DESCRIPTION)

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
    while name is not None and of_another(tokens, head, name, language):
        name = find_name(tokens, name[1], stop, language)
    country, place = country_of(tokens, first, stop, language)
    kind, sector, why = kind_by_noun(tokens, first, stop, head, name, language)
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
    while stop < party.stop and goes_on(tokens, stop, party.stop, language):
        stop += 1
    why = f"{tokens.low[party.head]} of {tokens.words(first, stop)}: a proper name"
    return replace(party, why=why, behind=(first, stop))


def _author_at(tokens: Tokens, first: int, stop: int, language: Language) -> Party | None:
    """The person or body that a phrase behind "de" or "par" names, if it is one that publishes."""
    ends = language.words("author_ends")
    end = next((j for j in range(first + 1, stop) if tokens.low[j] in ends or _verbal(tokens, j)), stop)
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
