"""Who that is: pronouns, titles, surnames, possessives and metonyms resolved to one voice an article."""

from __future__ import annotations

from dataclasses import dataclass, field

from selon.attribution.context import Context
from selon.attribution.finding import Finding, Range
from selon.attribution.people import People, Person, name_words
from selon.grounding.parties import Party, read_party
from selon.parse.phrases import scan_phrase
from selon.records import Span, Voice, VoiceKind

_SPEAKING = frozenset({"person", "role", "anonymous", "organisation", "state"})


@dataclass(slots=True)
class Entity:
    """A voice in the making; `last` is the offset of its latest mention."""

    name: str
    kind: VoiceKind
    role: str | None
    country: str | None
    sector: str | None
    span: Range
    gender: str
    plural: bool
    words: frozenset[str]
    noun: str
    why: str
    person: Person | None = None
    last: int = 0
    number: int = 0
    heard: list[int] = field(default_factory=list)


class Voices:
    """Resolves the sources of one article's findings, in text order."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
        self.tokens = ctx.tokens
        self.words = ctx.language.words
        self.people = People(ctx.tokens, ctx.language)
        self.entities: list[Entity] = []
        self._of_person: dict[int, Entity] = {}
        self._said: list[tuple[int, Entity]] = []
        self._by_source: dict[int, Entity] = {}
        self._findings: list[Finding] = []

    def resolve(self, findings: list[Finding]) -> dict[int, Voice | None]:
        """The voice of each finding by its `id()`, None where nobody is named.

        A pronoun with no safe antecedent is a voice of its own words. What a quotation's "je" says is resolved last.
        """
        self._findings = findings
        own = self.words("first_person")
        order = sorted(
            findings, key=lambda f: (f.speaker >= 0 and self.tokens.low[f.speaker] in own, f.source or f.content[0])
        )
        heard = {id(f): self._heard(f) for f in order if f.source is not None}
        self._keep_unnamed()
        return {id(f): self._voice(heard[id(f)], f) if f.source is not None else None for f in findings}

    def _heard(self, finding: Finding) -> tuple[Entity, str]:
        """The entity behind a finding's source, and why."""
        start, _ = finding.source or (0, 0)
        entity, why = self._entity(finding)
        if entity is None:
            entity = self._unknown(finding, why)
        if not entity.number:
            entity.number = sum(e.number > 0 for e in self.entities) + 1
        entity.last = max(entity.last, start)
        entity.heard.append(finding.at if finding.at >= 0 else self.tokens.at(start))
        self._said.append((start, entity))
        self._by_source[start] = entity
        return entity, why

    def _keep_unnamed(self) -> None:
        """Roles that ask not to be named somewhere near one of their statements are anonymous throughout."""
        for entity in self.entities:
            if entity.kind == "role" and any(self._asks_anonymity(k) for k in entity.heard):
                entity.kind, entity.why = "anonymous", "asks not to be named"

    def _asks_anonymity(self, k: int) -> bool:
        first, stop = self.tokens.bounds(min(k, len(self.tokens) - 1))
        passage = self.tokens.words(first, stop).lower().replace("’", "'")
        return any(marker in passage for marker in self.ctx.language.anonymity)

    def _voice(self, heard: tuple[Entity, str], finding: Finding) -> Voice:
        entity, why = heard
        source = finding.source or (0, 0)
        own = source[0] <= entity.span[0] < source[1]
        start, end = entity.span
        antecedent = None if own else Span(start=start, end=end, text=self.ctx.text[start:end], field=self.ctx.field)
        return Voice(
            id=f"v{entity.number}", name=entity.name, kind=entity.kind, role=entity.role, country=entity.country,
            sector=entity.sector, antecedent=antecedent, why=why or entity.why,
        )  # fmt: skip

    def _unknown(self, finding: Finding, why: str) -> Entity:
        """A voice of its own for a source whose antecedent is not safe: named by its own words."""
        start, end = finding.source or (0, 0)
        first = min(self.tokens.at(start), len(self.tokens) - 1)
        gender, plural = self._agreement(first)
        entity = Entity(
            self.ctx.text[start:end],
            "role",
            None,
            None,
            None,
            (start, end),
            gender,
            plural,
            frozenset(),
            "",
            why,
            last=start,
        )
        self.entities.append(entity)
        return entity

    # reading a source

    def _entity(self, finding: Finding) -> tuple[Entity | None, str]:
        start, end = finding.source or (0, 0)
        first, stop = self.tokens.range((start, end))
        head = finding.speaker if first <= finding.speaker < stop else first
        low = self.tokens.low[head]
        if low in self.words("first_person"):
            return self._speaker_around(finding)
        if self._is_pronoun(first, stop, head):
            return self._antecedent(first, finding)
        return self._described(read_party(self.tokens, first, stop, self.ctx.language), first, stop, finding)

    def _is_pronoun(self, first: int, stop: int, head: int) -> bool:
        lows = self.tokens.low
        if stop - first == 1 and lows[first] in self.words("possessives"):
            return True
        if stop - first <= 3 and any(lows[k] in self.words("ordinal_last") for k in range(first, stop)):
            return True
        third = self.words("pronouns_masculine") | self.words("pronouns_feminine")
        text = self.ctx.text[self.tokens.start[first] : self.tokens.end[stop - 1]].lower().lstrip("-")
        return text in third or lows[head] in third or text in ("l'", "l’")

    def _speaker_around(self, finding: Finding) -> tuple[Entity | None, str]:
        """ "je" inside a quotation: the voice of the statement around it."""
        above = finding.parent
        if above is None or above.source is None:
            return None, "first person: the speaker of the passage is not known"
        return self._by_source.get(above.source[0]), "first person: who is being quoted"

    def _described(self, party: Party, first: int, stop: int, finding: Finding) -> tuple[Entity | None, str]:
        person = self._person(party)
        if person is not None:
            return self._of(person, party), ""
        known = self._known_before(party, first, stop)
        if known is not None:
            return known
        return self._new(party, first, stop), ""

    def _person(self, party: Party) -> Person | None:
        if party.stop - party.first == 1 and self.tokens.pos[party.first] == "PROPN":
            surname = self.people.at(party.first) or self.people.named(name_words(self.tokens, party.first, party.stop))
            if surname is not None and (party.kind == "person" or len(surname.words) > 1):
                return surname
        if party.kind != "person" or party.name is None:
            return None
        return self.people.at(party.name[0]) or self.people.named(name_words(self.tokens, *party.name))

    def _of(self, person: Person, party: Party) -> Entity:
        entity = self._of_person.get(id(person))
        if entity is None:
            role = self._role(person)
            entity = Entity(
                person.name, "person", role[0], role[1] or party.country, role[2] or party.sector,
                (self.tokens.start[person.first], self.tokens.end[person.stop - 1]), person.gender, False, person.words,
                "", party.why, person,
            )  # fmt: skip
            self._of_person[id(person)] = entity
            self.entities.append(entity)
        return entity

    def _role(self, person: Person) -> tuple[str | None, str | None, str | None]:
        """The fullest office the article gives a person, with country and sector."""
        if not person.offices:
            return None, None, None
        begin, end, noun = max(person.offices, key=lambda o: o[1] - o[0])
        party = read_party(self.tokens, begin, end, self.ctx.language)
        return self.tokens.words(begin, end), party.country, self.ctx.language.titles[noun].sector

    def _new(self, party: Party, first: int, stop: int) -> Entity:
        start, end = self.tokens.start[first], self.tokens.end[stop - 1]
        gender, plural = self._agreement(party.head)
        name = self._with_owner(first, stop) or self.ctx.text[start:end]
        entity = Entity(
            name, party.kind, self.ctx.text[start:end] if party.kind == "role" else None, party.country, party.sector,
            (start, end), gender, plural, self._words(first, stop), self.tokens.lemma[party.head], party.why, last=start,
        )  # fmt: skip
        self.entities.append(entity)
        return entity

    def _with_owner(self, first: int, stop: int) -> str:
        """ "sa porte-parole" named with its owner where that is known ("porte-parole (le ministère de la Santé)")."""
        if self.tokens.low[first] not in self.words("possessives"):
            return ""
        owner = self._latest(first, "", None, bodies=True)
        rest = self.ctx.text[self.tokens.start[first + 1] : self.tokens.end[stop - 1]] if stop > first + 1 else ""
        return f"{rest} ({owner.name})" if owner is not None and rest else ""

    # mentions of somebody named before

    def _known_before(self, party: Party, first: int, stop: int) -> tuple[Entity, str] | None:
        """Somebody already named whom this phrase means again: same words, same office, or a bare noun for the last one."""
        comma = next((k for k in range(first, stop) if self.tokens.low[k] == ","), stop)
        words = self._words(first, comma)
        same = next((e for e in reversed(self.entities) if e.words and e.words == words and e.kind == party.kind), None)
        if same is not None and self.tokens.low[first] not in self.words("indefinite"):
            return same, "the same words as before"
        office = self._office_holder(party, first, comma, words)
        if office is not None:
            return office
        if not self._definite(first) or party.kind == "state" or not self._common(party.head):
            return None
        title = frozenset((party.title or "").replace("'", " ").split())
        telling = words - {self.tokens.lemma[party.head].lower(), self.tokens.low[party.head]} - title
        if party.kind in ("organisation", "document"):
            return self._body_again(party, words, telling)
        if telling or self.tokens.low[first] in self.words("possessives"):
            return None
        return self._described_again(party, first)

    def _described_again(self, party: Party, first: int) -> tuple[Entity, str] | None:
        """ "cet homme", "la commerçante": the last voice heard, where the noun does not name another office than its own."""
        gender, plural = self._agreement(party.head)
        entity = self._last_voice(first, "" if party.kind == "anonymous" else gender)
        if plural or entity is None or (party.kind == "anonymous" and entity.kind == "person"):
            return None
        generic = self.tokens.lemma[party.head] in self.words("generic_people")
        plain = entity.person is not None and not entity.person.offices
        if generic or plain or (party.kind == "anonymous" == entity.kind):
            return entity, f"a description of {entity.name}, the last one heard"
        return None

    def _last_voice(self, at: int, gender: str) -> Entity | None:
        """The last person, role or unnamed source heard before token `at`, if it agrees."""
        offset = self.tokens.start[at]
        persons = [
            (o, e) for o, e in self._said if o < offset and e.kind in ("person", "role", "anonymous") and not e.plural
        ]
        last = max(persons, key=lambda s: s[0], default=None)
        return last[1] if last is not None and self._agrees(last[1], gender, None) else None

    def _words(self, first: int, stop: int) -> frozenset[str]:
        """The telling lemmas of a phrase ("même" aside)."""
        tokens = self.tokens
        return frozenset(
            tokens.lemma[k].lower() for k in range(first, stop)
            if tokens.pos[k] in ("NOUN", "PROPN", "ADJ", "X") and tokens.low[k] not in self.words("same")
        )  # fmt: skip

    def _common(self, head: int) -> bool:
        """Whether a head is a common noun as printed: names do not stand for somebody named before."""
        return self.tokens.pos[head] == "NOUN" and (
            self.ctx.text[self.tokens.start[head]].islower() or self.tokens.low[head] in self.ctx.language.titles
        )

    def _office_holder(self, party: Party, first: int, stop: int, words: frozenset[str]) -> tuple[Entity, str] | None:
        """The person named with this office before or after ("le ministre" for "Paul Renard, ministre de la Santé")."""
        if party.kind not in ("role", "organisation") or self.tokens.low[first] in self.words("indefinite"):
            return None
        gender, plural = self._agreement(party.head)
        if plural or not self._common(party.head):
            return None
        wanted = {w for w in words if w not in self.ctx.language.demonyms}
        fitting = [
            (abs(begin - first) + (10_000 if begin > first else 0), n)
            for n, person in enumerate(self.people.persons) for begin, end, noun in person.offices
            if self._same_office(party, wanted, begin, end, noun)
        ]  # fmt: skip
        if not fitting:
            return None
        person = self.people.persons[min(fitting)[1]]
        if person.gender and gender and person.gender != gender and self.tokens.low[first] not in ("l'", "l’"):
            return None
        return self._of(person, party), f"the office that the article gives {person.name}"

    def _same_office(self, party: Party, wanted: set[str], begin: int, end: int, noun: str) -> bool:
        """Whether a phrase names the office `[begin, end)`: the same noun and no further word, or an equivalent one."""
        tokens = self.tokens
        office = {tokens.lemma[k].lower() for k in range(begin, end)} | set(tokens.low[begin:end])
        lows = {tokens.low[k] for k in range(party.first, min(party.stop, party.first + 4))} | {
            tokens.lemma[party.head]
        }
        if noun in lows and wanted <= office | {tokens.lemma[party.head].lower(), noun}:
            return True
        said, held = self._plain(party.first, party.stop), self._plain(begin, end)
        return any(
            any(said.startswith(a) for a in offices) and any(held.startswith(b) for b in offices)
            for offices in self.ctx.language.same_offices
        )

    def _plain(self, first: int, stop: int) -> str:
        """A phrase in lower case without its determiner, apostrophes straight."""
        while first < stop and self.tokens.pos[first] == "DET":
            first += 1
        return self.tokens.words(first, stop).lower().replace("’", "'")

    def _body_again(self, party: Party, words: frozenset[str], telling: frozenset[str]) -> tuple[Entity, str] | None:
        """ "la compagnie" for the last body called so, or for the last body heard."""
        bodies = [e for e in self.entities if e.kind == party.kind]
        named = [e for e in bodies if words and words <= e.words]
        if named:
            return max(named, key=lambda e: e.last), "a shorter form of the name"
        if telling or party.name is not None or not bodies or party.kind == "document":
            return None
        last = max(bodies, key=lambda e: e.last)
        generic = self.words("generic_bodies")
        if self.tokens.lemma[party.head] not in generic or (
            last.noun in self.ctx.language.bodies and last.noun not in generic
        ):
            return None
        return last, f"a description of {last.name}, the last body heard"

    def _definite(self, first: int) -> bool:
        low = self.tokens.low[first]
        return low in self.words("definite") or low in self.words("demonstratives") or low in self.words("possessives")

    # pronouns

    def _antecedent(self, first: int, finding: Finding) -> tuple[Entity | None, str]:
        gender, plural = self._agreement(first)
        lows = self.tokens.low
        if lows[first] in self.words("possessives") or lows[first] in ("l'", "l’"):
            return self._pronoun_for(self._latest(first, "", None))
        return self._pronoun_for(self._latest(first, gender, plural))

    def _pronoun_for(self, entity: Entity | None) -> tuple[Entity | None, str]:
        if entity is None:
            return None, "a pronoun without a safe antecedent"
        return entity, f"a pronoun for {entity.name}"

    def _latest(
        self, at: int, gender: str, plural: bool | None, *, bodies: bool = False, persons: bool = False
    ) -> Entity | None:
        """The latest subject or speaker before token `at` that agrees in gender and number.

        Subjects inside what somebody says do not count outside it; `persons` leaves bodies and states out.
        """
        tokens = self.tokens
        offset = tokens.start[at]
        said = [(o, e) for o, e in self._said if o < offset and self._agrees(e, gender, plural)
                and (not persons or e.kind in ("person", "role", "anonymous"))]  # fmt: skip
        latest = max(said, key=lambda s: s[0], default=None)
        floor = latest[0] if latest else -1
        quote = self.ctx.quote_at(offset)
        for k in range(at - 1, max(-1, at - 160), -1):
            if tokens.start[k] <= floor:
                break
            inside = self.ctx.quote_at(tokens.start[k])
            if (
                (inside is not None and inside is not quote)
                or not tokens.dep[k].startswith("nsubj")
                or tokens.pos[k] not in ("NOUN", "PROPN")
            ):
                continue
            if self._said_by_another(tokens.start[k], offset):
                continue
            entity = self._mentioned(k)
            fits = entity is not None and self._agrees(entity, gender, plural)
            if (
                entity is not None
                and fits
                and (not bodies or entity.kind in ("organisation", "person"))
                and (not persons or entity.kind in ("person", "role", "anonymous"))
            ):
                return entity
        return latest[1] if latest else None

    def _said_by_another(self, offset: int, outside: int) -> bool:
        """Whether an offset stands in the content of a statement that does not hold the offset `outside`."""
        return any(
            any(s <= offset < e for s, e in f.content) and not any(s <= outside < e for s, e in f.content)
            for f in self._findings if f.source is not None
        )  # fmt: skip

    def _mentioned(self, k: int) -> Entity | None:
        """Who a subject outside any source is, where that is a person or body worth a pronoun."""
        person = self.people.at(k)
        tokens = self.tokens
        if person is None:
            end = max(tokens.right[k] + 1, scan_phrase(tokens, tokens.left[k], tokens.bounds(k)[1], self.ctx.language))
            near = [p for j in range(tokens.left[k], min(end, k + 16)) if (p := self.people.at(j)) is not None]
            title = tokens.low[k] in self.ctx.language.titles or tokens.lemma[k] in self.ctx.language.titles
            person = near[0] if near and title else None
        if person is not None:
            return self._of(person, read_party(tokens, person.first, person.stop, self.ctx.language))
        first = tokens.left[k]
        while first < k and tokens.pos[first] in ("ADP", "PUNCT", "CCONJ", "ADV"):
            first += 1
        stop = next((j for j in range(k + 1, tokens.right[k] + 1) if tokens.pos[j] == "PUNCT"), tokens.right[k] + 1)
        party = read_party(tokens, first, max(stop, k + 1), self.ctx.language)
        if party.kind not in _SPEAKING or party.why.endswith(": a description"):
            return None
        known = self._known_before(party, first, max(stop, k + 1))
        return known[0] if known else self._new(party, first, max(stop, k + 1))

    def _agrees(self, entity: Entity, gender: str, plural: bool | None) -> bool:
        if plural is not None and entity.plural != plural and entity.kind != "state":
            return False
        return not gender or not entity.gender or gender == entity.gender

    def _agreement(self, k: int) -> tuple[str, bool]:
        """Gender ("m", "f", "") and number of a token, by pronoun form, features or determiner."""
        low, feats = self.tokens.low[k], self.tokens.feats[k]
        plural = low in self.words("pronouns_plural") or "Number=Plur" in feats
        if low in self.words("pronouns_feminine"):
            return "f", plural
        if low in self.words("pronouns_masculine"):
            return "m", plural
        determiner = next(
            (self.tokens.low[c] for c in self.tokens.children[k] if c < k and self.tokens.pos[c] == "DET"), low
        )
        if determiner in self.words("feminine_determiners"):
            return "f", plural
        if determiner in self.words("masculine_determiners"):
            return "m", plural
        return (
            "f" if "Gender=Fem" in feats else "m" if "Gender=Masc" in feats and self.tokens.pos[k] == "NOUN" else ""
        ), plural
