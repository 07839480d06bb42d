"""Finds the events of one reading: words with frames, and statements that are acts by themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from selon.attribution.finding import Finding, Range, within
from selon.attribution.line import is_infinitive
from selon.attribution.statements import Reading
from selon.events.classes import Classes
from selon.events.complements import Complements
from selon.events.found import Found
from selon.events.matching import Matcher
from selon.events.noun_slots import NounSlots
from selon.events.parties import Parties
from selon.events.passage import Passage, PoliticalWords
from selon.events.roles import Roles
from selon.events.slots import Slots
from selon.events.things import Things
from selon.events.verb_slots import VerbSlots
from selon.language.frames import EventWords, Frame
from selon.records import Party

_EQUIPMENT = ("WEAPON", "TROOPS", "VEHICLE")
_ADDRESSEE = ("a", "object", "contre", "envers", "de")


class EventFinder:
    """Finds events in one reading (an article's text, or its title)."""

    def __init__(self, reading: Reading, words: EventWords, political: PoliticalWords) -> None:
        self.reading = reading
        self.ctx = reading.ctx
        self.tokens = reading.ctx.tokens
        self.words = words
        said = (f for f in reading.findings if f.at >= 0 and f.speaker >= 0 and f.source is not None)
        self.verbs = VerbSlots(Complements(self.ctx, words), {f.at: f.speaker for f in said})
        self._content: dict[int, list[Range]] = defaultdict(list)
        for f in reading.findings:
            if f.at >= 0:
                self._content[f.at] += f.content
        self.nouns = NounSlots(self.verbs)
        self.passage = Passage(self.tokens, political)
        self.parties = Parties(reading, words, self.passage)
        classes = Classes(Things(self.parties))
        self.matcher = Matcher(self.ctx, words, classes)
        self.roles = Roles(self.nouns, self.matcher, classes)

    def find(self) -> list[Found]:
        """All events in text order, one a trigger."""
        taken = {found.trigger: found for found in reversed([*self._framed()])}
        carried = {found.slots.light for found in taken.values()}
        for found in self._acts():
            if found.trigger not in carried:  # "rend | hommage": the noun has told it
                taken.setdefault(found.trigger, found)
        return [taken[k] for k in sorted(taken)]

    # words with frames

    def _framed(self) -> Iterator[Found]:
        tokens, verbs, nouns = self.tokens, self.words.verbs, self.words.nouns
        nominal = []
        for k, lemma in enumerate(tokens.lemma):
            if self._nominal(k):
                frames = nouns.get(lemma) or nouns.get(tokens.low[k])
                if frames and not (self._kind(k) or self._manner(k) or self._acronym(k)):
                    nominal.append((k, frames))
            elif lemma in verbs and tokens.pos[k] in ("VERB", "AUX"):
                causes = tokens.pos[k] == "AUX" and is_infinitive(tokens, tokens.head[k])
                if not causes and tokens.pos[k] == "AUX":
                    continue
                found = self._event(verbs[lemma], (self.verbs.of_causative if causes else self.verbs.of)(k))
                if found is not None:
                    yield found
        for k, frames in nominal:
            found = self._event(frames, self.nouns.of(k))
            if found is not None:
                yield found

    def _nominal(self, k: int) -> bool:
        """Whether token k is a noun, or follows a determiner as one ("l'offre", which the model takes for a verb)."""
        tokens = self.tokens
        return tokens.pos[k] in ("NOUN", "PROPN") or (k > 0 and tokens.pos[k - 1] == "DET" and tokens.pos[k] == "VERB")

    def _acronym(self, k: int) -> bool:
        """Whether token k alone is written in capitals, as the name of a body is ("le RAID a donné l'assaut")."""
        tokens = self.tokens
        def capitals(j: int) -> bool:
            return tokens.text[tokens.start[j] : tokens.end[j]].isupper() and len(tokens.low[j]) > 1
        beside = (j for j in (k - 1, k + 1) if 0 <= j < len(tokens) and len(tokens.low[j]) > 1 and tokens.low[j].isalpha())
        return capitals(k) and not any(capitals(j) for j in beside)

    def _kind(self, k: int) -> bool:
        """Whether noun k only tells of what kind a weapon, vehicle or body is ("fusil d'assaut", "brigade de répression")."""
        tokens, h = self.tokens, self.tokens.head[k]
        if not tokens.dep[k].startswith("nmod") or h > k or tokens.child(k, "det", "nmod", "amod") is not None:
            return False
        if not any(tokens.low[c] in self.ctx.language.words("de_words") for c in tokens.all(k, "case")):
            return False
        lemma = tokens.lemma[h]
        return lemma in self.ctx.language.bodies or any(lemma in self.words.classes.get(name, ()) for name in _EQUIPMENT)

    def _manner(self, k: int) -> bool:
        """Whether noun k only tells how something is done ("en | accord avec le traité")."""
        words = self.ctx.language.words
        return k > 0 and self.tokens.low[k - 1] in words("in_words") and self.tokens.lemma[k] in words("manner_nouns")

    def _event(self, frames: Sequence[Frame], slots: Slots) -> Found | None:
        self._bodily(slots)
        match = self.matcher.frame(frames, slots)
        if match is None:
            return None
        frame, chain = match.frame, self._chain(match.trigger, slots)
        actor = self.roles.actor(match, slots, chain)
        recipient = self.roles.recipient(match, slots, actor)
        public = any(k >= 0 and self.parties.is_public(k) for k in (actor, recipient))
        armed = frame.type == "ASSAULT" and actor >= 0 and self.roles.classes.is_armed(actor)
        if not (frame.always or public or armed or self.passage.political(match.trigger)):
            return None
        return Found(
            match.trigger, frame.type, frame.mode, frame.cameo, self._rule(frame, slots), slots, self._party(actor),
            self._party(recipient), public, chain, self._said(slots),
        )  # fmt: skip

    def _bodily(self, slots: Slots) -> None:
        """Reads the pronoun of who is arrested, jailed, hurt or charged as a person ("Il a été placé en détention")."""
        tokens, words = self.tokens, self.ctx.language.words
        if slots.group is None:
            return
        near = tokens.lemma[slots.trigger : slots.trigger + 4]
        if near[0] in words("bodily_verbs") or any(word in words("bodily_nouns") for word in near[1:]):
            for k in slots.of("object"):
                self.parties.take_human(k)

    def _rule(self, frame: Frame, slots: Slots) -> str:
        return frame.name if slots.light_word is None else f"{frame.name} + {slots.light_word.lemma}"

    def _party(self, head: int) -> Party | None:
        return self.parties.party(head) if head >= 0 else None

    # statements that are acts

    def _acts(self) -> Iterator[Found]:
        """Criticism, accusation, praise and demands by a public voice, where no frame of their verb said more."""
        for finding, statement in zip(self.reading.findings, self.reading.statements, strict=True):
            act = self.words.speech.get(finding.stance)
            if act is None or finding.at < 0 or finding.source is None or finding.unsourced:
                continue
            speaker = finding.speaker if finding.speaker >= 0 else self.tokens.at(finding.source[0])
            public = statement.voice is not None and self.parties.is_public(speaker)
            if not public and not self.passage.political(finding.at):
                continue
            slots = self.verbs.of(finding.at) if self.tokens.pos[finding.at] == "VERB" else Slots(finding.at)
            author = self.verbs.author(slots)
            speaker = author if author >= 0 else speaker
            recipient = self.roles.addressed(act.type, _ADDRESSEE, slots, speaker)
            yield Found(
                finding.at, act.type, None, act.cameo, f"stance:{finding.stance}", slots, self._party(speaker),
                self._party(recipient), public, self._chain(finding.at, slots), finding.content,
            )  # fmt: skip

    # the statements around it

    def _said(self, slots: Slots) -> list[Range]:
        """What the event's own verb says, where it makes a statement."""
        return [span for at in {slots.trigger, slots.light} for span in self._content.get(at, ())]

    def _chain(self, trigger: int, slots: Slots) -> list[Finding]:
        """The statements whose content holds a trigger, the innermost first.

        A statement that the event's own verb makes is the event itself ("exprime ses regrets").
        """
        offset, own = self.tokens.start[trigger], (slots.trigger, slots.light)
        near = self.reading.identities.holders.near(offset)
        holding = [f for f in near if f.at not in own and within(offset, f.content)]
        return sorted(holding, key=lambda f: sum(e - s for s, e in f.content))
