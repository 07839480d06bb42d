"""What a noun phrase names: a person, a body, a state, a role, a document or somebody who keeps unnamed."""

from __future__ import annotations

from dataclasses import dataclass

from selon.language import Language
from selon.parse.tokens import Tokens
from selon.records import VoiceKind

_DESCRIPTION = ": a description"
_NAME = frozenset({"PROPN", "X"})


@dataclass(slots=True)
class Party:
    """A noun phrase as read: `first` to `stop` its tokens, `head` its head noun, `name` the token range of a name or None."""

    first: int
    stop: int
    head: int
    name: tuple[int, int] | None
    kind: VoiceKind
    country: str | None
    sector: str | None
    why: str
    title: str | None = None

    @property
    def described(self) -> bool:
        """Whether nothing but a noun that no list knows says what this is."""
        return self.why.endswith(_DESCRIPTION)


def read_party(tokens: Tokens, first: int, stop: int, language: Language) -> Party:
    """What the phrase of tokens `[first, stop)` names, by its head noun, its name and its demonyms."""
    head = _head(tokens, first, stop)
    name = find_name(tokens, first, stop)
    country = _country(tokens, first, stop, language)
    known = _known(tokens, first, stop, language)
    if known is not None:
        kind, iso, sector, why = known
        return Party(first, stop, head, None, kind, iso or country, sector, why)
    kind, sector, why = _by_noun(tokens, first, stop, head, name, language)
    return Party(first, stop, head, name, kind, country, sector, why, title_of(tokens, first, stop, head, language))


def _head(tokens: Tokens, first: int, stop: int) -> int:
    nouns = [k for k in range(first, stop) if tokens.pos[k] == "NOUN"]
    names = [k for k in range(first, stop) if tokens.pos[k] in _NAME]
    pronouns = [k for k in range(first, stop) if tokens.pos[k] == "PRON"]
    if pronouns and (not nouns or pronouns[0] < nouns[0]):
        return pronouns[0]
    if nouns and (not names or nouns[0] < names[0] or tokens.pos[names[0] - 1] == "ADP"):
        return nouns[0]
    return names[0] if names else first


def find_name(tokens: Tokens, first: int, stop: int) -> tuple[int, int] | None:
    """The token range of the longest personal or proper name in a phrase that hangs on no preposition."""
    best: tuple[int, int] | None = None
    k = first
    while k < stop:
        if not _starts_name(tokens, k, first):
            k += 1
            continue
        end = k + 1
        while end < stop and _goes_on(tokens, end, stop):
            end += 1
        if best is None or end - k > best[1] - best[0]:
            best = (k, end)
        k = end
    return best


def _starts_name(tokens: Tokens, k: int, first: int) -> bool:
    if not tokens.text[tokens.start[k]].isupper():
        return False
    if tokens.entity[k] == "PER":
        return k == first or tokens.pos[k - 1] != "DET" or tokens.pos[k] == "PROPN"
    return tokens.pos[k] in _NAME and (
        k == first or (tokens.pos[k - 1] not in ("ADP",) and not _behind_de(tokens, k, first))
    )


def _behind_de(tokens: Tokens, k: int, first: int) -> bool:
    """Whether a determiner and a preposition stand before the name ("de la Russie")."""
    return k - 2 >= first and tokens.pos[k - 1] == "DET" and tokens.pos[k - 2] == "ADP"


def _goes_on(tokens: Tokens, k: int, stop: int) -> bool:
    """Whether a name goes on at token k: another capital, a hyphen, or a particle inside a personal name."""
    if tokens.low[k] in ("-", "'", "’"):
        return k + 1 < stop
    if tokens.text[tokens.start[k]].isupper() and tokens.pos[k] not in ("DET", "PRON", "ADP"):
        return True
    particle = tokens.entity[k] == "PER" and k + 1 < stop and tokens.text[tokens.start[k + 1]].isupper()
    return particle and tokens.pos[k] != "PUNCT"


def _country(tokens: Tokens, first: int, stop: int, language: Language) -> str | None:
    """The state that a demonym or a country's name in the phrase gives, None where it fits several or there are two."""
    found = {iso for k in range(first, stop) if (iso := _iso(tokens, k, stop, language))}
    return found.pop() if len(found) == 1 else None


def _iso(tokens: Tokens, k: int, stop: int, language: Language) -> str | None:
    low = tokens.low[k]
    country = language.countries.get(low)
    if country is not None and tokens.pos[k] in ("PROPN", "NOUN", "X"):
        return country.iso
    if tokens.pos[k] in ("ADJ", "NOUN", "PROPN") and low in language.demonyms:
        return language.demonyms[low]
    for end in range(min(stop, k + 6), k + 1, -1):
        country = language.countries.get(tokens.words(k, end).lower())
        if country is not None:
            return country.iso
    return None


def _known(
    tokens: Tokens, first: int, stop: int, language: Language
) -> tuple[VoiceKind, str | None, str | None, str] | None:
    """A country, capital, metonym, outlet or body known by its name, determiner aside."""
    begin = first
    while begin < stop and tokens.pos[begin] == "DET":
        begin += 1
    text = tokens.words(begin, stop).lower().strip('«»“”" \xa0').replace("’", "'")
    if not text or (not tokens.text[tokens.start[begin]].isupper() and tokens.pos[begin] != "PUNCT"):
        return None
    whole = language.named.get(tokens.words(first, stop).lower().replace("’", "'"))
    if whole is not None:
        return "organisation", whole.country, whole.sector, "a known outlet" if whole.media else "a known body"
    metonym = language.metonyms.get(text)
    if metonym is not None:
        return metonym.kind, metonym.country, metonym.sector, f"{metonym.name} stands for {metonym.stands_for}"
    country = language.countries.get(text)
    if country is not None:
        return "state", country.iso, "GOV", f"{country.name} is a state"
    capital = language.capitals.get(text)
    if capital is not None and begin == first:
        return "state", capital.iso, "GOV", f"a capital that speaks for its state ({capital.name})"
    named = language.named.get(text)
    if named is not None:
        return "organisation", named.country, named.sector, "a known outlet" if named.media else "a known body"
    if begin > first and begin + 1 == stop and text in language.demonyms and tokens.text[tokens.start[begin]].isupper():
        return "state", language.demonyms[text], None, "the people of a state"
    return None


def _by_noun(
    tokens: Tokens, first: int, stop: int, head: int, name: tuple[int, int] | None, language: Language
) -> tuple[VoiceKind, str | None, str]:
    """Kind, sector and reason by the head noun, else by the name."""
    low, lemma = tokens.low[head], tokens.lemma[head]
    if any(tokens.low[k] in language.anonymous or tokens.lemma[k] in language.anonymous for k in (head,)):
        return "anonymous", None, "a source that is not named"
    if any(tokens.lemma[k] in language.words("unnamed_adjectives") for k in range(first, stop)):
        return "anonymous", None, "said to be anonymous"
    if tokens.low[first] in language.words("vague_determiners") and stop > first + 1:
        return "anonymous", None, "some of many"
    if name is not None and tokens.pos[head] in ("PRON", "NUM", "DET") and tokens.entity[name[0]] == "PER":
        return "person", None, "a personal name"
    if tokens.pos[head] in ("PRON", "DET", "ADJ") and (
        low in language.indefinites or _indefinite(tokens, first, language)
    ):
        return "anonymous", None, "an indefinite"
    title = title_of(tokens, first, stop, head, language)
    if title is not None and (name is None or not _named_body(tokens, head, name, language)):
        sector = language.titles[title].sector
        return ("person" if name else "role"), sector, f"{title}: an office or function"
    body = next((w for w in (low, lemma) if w in language.bodies), None)
    if body is not None:
        return "organisation", language.bodies[body], f"{body}: a body"
    if low in language.documents or lemma in language.documents:
        return "document", None, f"{low}: a document"
    if low in language.people or lemma in language.people:
        return ("person" if name and tokens.pos[first] != "PRON" else "role"), None, f"{low}: people"
    if name is not None:
        return _by_name(tokens, first, name, language)
    if tokens.pos[head] == "NOUN" and tokens.text[tokens.start[head]].isupper() and head > first:
        return "organisation", None, "a capitalised name"
    return "role", None, f"{low}{_DESCRIPTION}"


def _indefinite(tokens: Tokens, first: int, language: Language) -> bool:
    return f"{tokens.low[first]}{tokens.low[first + 1] if first + 1 < len(tokens) else ''}" in language.indefinites


def title_of(tokens: Tokens, first: int, stop: int, head: int, language: Language) -> str | None:
    """The title noun of the phrase: its head, or a compound that starts there ("premier ministre", "chef de l'État")."""
    for begin in range(first, min(head + 1, first + 4)):
        for end in range(min(stop, begin + 5), begin + 1, -1):
            text = tokens.words(begin, end).lower()
            if text in language.titles:
                return text
    for word in (tokens.low[head], tokens.lemma[head]):
        if word in language.titles:
            return word
    return None


def _named_body(tokens: Tokens, head: int, name: tuple[int, int], language: Language) -> bool:
    return head >= name[0]


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
