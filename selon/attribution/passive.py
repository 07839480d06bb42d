"""Passive attribution: "une arrivée confirmée par X", "L'attentat a été revendiqué par X", "accusé par X de Y"."""

from __future__ import annotations

from dataclasses import dataclass

from selon.attribution.adverbials import past_adverbs, past_fixed_asides
from selon.attribution.complements import Complements
from selon.attribution.context import Context
from selon.attribution.extent import marked_stop, phrase_behind
from selon.attribution.finding import Finding, Range
from selon.attribution.goes_on import agree
from selon.attribution.lexicon import VerbCue
from selon.attribution.line import CLOSING_MARKS, happens, head_leftwards, is_finite, is_infinitive, stands_in
from selon.attribution.sources import source_span
from selon.attribution.subjects import subject
from selon.attribution.verbs import verb_group
from selon.parse.phrases import scan_series
from selon.parse.quotes import Quote

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X"})
_IN_PHRASE = frozenset({"NOUN", "PROPN", "ADJ", "ADP", "DET", "NUM", "ADV"})
_LABELS = frozenset({"object_as", "object_label", "object_predicate"})
_OBJECTS = frozenset({"object", "object_abstract", "object_event", "object_quote"})
_REACH = 40
"""Tokens behind a participle within which its agent is looked for."""


@dataclass(frozen=True, slots=True)
class _Agent:
    """The phrase behind "par": its preposition, its tokens `[first, end)` and the noun that heads it."""

    marker: int
    first: int
    end: int
    noun: int


class Passives:
    """Finds statements whose voice stands behind "par"."""

    def __init__(self, ctx: Context, complements: Complements) -> None:
        self.ctx = ctx
        self.complements = complements
        self.words = ctx.language.words

    def find(self, cue: VerbCue) -> Finding | None:
        """The statement of a passive or bare participle with an agent, or None."""
        group = cue.group
        if not (group.passive or group.form == "part") or group.negated or group.form == "inf":
            return None
        agent = self._agent(cue)
        if agent is None:
            return None
        agent, complement = self._complement(cue, agent)
        if complement and agent.marker > group.last + 1 and not self._voice_like(agent):
            return None
        if self._ruled(cue, agent):
            return None
        content = complement if complement and not self._labels(cue) else self._told_of(cue, agent, complement)
        content = self._stated(cue, agent) or content
        if not content:
            return None
        tokens = self.ctx.tokens
        return Finding(
            rule="passive", stance=cue.entry.stance, commitment=cue.entry.commitment, endorses=cue.entry.endorses,
            at=cue.verb, cue=cue.range(self.ctx), content=content,
            source=(tokens.start[agent.first], tokens.end[agent.end - 1]), speaker=agent.noun,
        )  # fmt: skip

    def _labels(self, cue: VerbCue) -> bool:
        """Whether the verb says what something is ("jugé inutile par"), so that the thing belongs to the content."""
        return bool(cue.entry.takes & _LABELS) and "object_de" not in cue.entry.takes

    def _ruled(self, cue: VerbCue, agent: _Agent) -> bool:
        """Whether a law, a court or a parliament did what the verb says, or may do it.

        "La trêve prévue par la loi", "condamné par la justice", "doit être validé ou invalidé par la Cour".
        """
        tokens, v = self.ctx.tokens, cue.verb
        ruling = cue.entry.head in self.words("ruling_verbs") and tokens.lemma[agent.noun].lower() in self.words("ruling_bodies")
        joined = cue.group.form == "part" and tokens.dep[v] == "conj" and tokens.pos[tokens.head[v]] == "VERB"
        planned = cue.group.form == "part" and cue.entry.head in self.words("planning_verbs")
        if planned and stands_in(tokens, agent.first, agent.end, (self.ctx.language.rules,)):
            return True
        return ruling or (joined and verb_group(self.ctx, tokens.head[v]).form == "inf")

    # the agent

    def _agent(self, cue: VerbCue) -> _Agent | None:
        """The phrase behind "par": by the tree, or a little further along the line."""
        tokens, markers = self.ctx.tokens, self.words("agent_markers")
        stop = tokens.bounds(cue.verb)[1]
        after = k = past_fixed_asides(self.ctx, max(cue.group.last, cue.end) + 1, stop)
        while (k := past_fixed_asides(self.ctx, k, stop)) < min(stop, after + _REACH):
            if is_finite(tokens, k):
                return None
            if tokens.low[k] in markers and self._of_the_verb(cue, after, k):
                end = scan_series(tokens, k + 1, stop, self.ctx.language)
                noun = next((j for j in range(k + 1, end) if tokens.pos[j] in _NOMINAL), -1)
                return _Agent(k, k + 1, end, noun) if noun >= 0 else None
            k += 1
        return None

    def _of_the_verb(self, cue: VerbCue, after: int, k: int) -> bool:
        """Whether "par" at token k belongs to the participle: adverbs, a date or its predicate between, or by the tree."""
        tokens, times = self.ctx.tokens, self.words("time_nouns")
        passed = {"ADV", "NUM", "ADJ"} if "object_predicate" in cue.entry.takes else {"ADV", "NUM"}
        near = all(tokens.pos[j] in passed or tokens.low[j] in times for j in range(after, k))
        complemented = self._labels(cue) or "object_de" in cue.entry.takes
        labelled = complemented and tokens.low[after] in self.words("as_words") | self.words("de_words")
        if labelled and not any(tokens.low[j] in (",", ";", ":") for j in range(after, k)):
            return True
        return near or (tokens.head[k] > k and tokens.head[tokens.head[k]] == cue.verb)

    def _voice_like(self, agent: _Agent) -> bool:
        """A person, body, document or source, not a means or manner ("confirmé par l'analyse du sang", "annoncé par lots")."""
        tokens, language = self.ctx.tokens, self.ctx.language
        if tokens.pos[agent.noun] == "PRON" or "PROPN" in tokens.pos[agent.first : agent.end]:
            return True
        if tokens.text[tokens.start[agent.noun]].isupper():  # "les Nations unies"
            return True
        if agent.noun == agent.first and tokens.pos[agent.noun] == "NOUN":
            return False
        tables = (language.titles, language.bodies, language.people, language.documents, language.anonymous,
                  language.indefinites, language.named, self.words("sides"))  # fmt: skip
        return stands_in(tokens, agent.first, agent.end, tables)

    # what is said

    def _complement(self, cue: VerbCue, agent: _Agent) -> tuple[_Agent, list[Range]]:
        """What is said behind or before the agent ("accusé par X de Y", "jugé Y par X"), the agent without it."""
        takes = cue.entry.takes
        if not takes & (_LABELS | {"object_de", "object_a"}):
            return agent, []
        tokens, after = self.ctx.tokens, cue.group.last + 1
        marks = self.words("de_words") | self.words("a_words") | self.words("as_words")
        if after < agent.marker:
            marked = tokens.low[after] in marks
            predicate = "object_predicate" in takes and tokens.pos[after] in ("ADJ", "ADV")
            first = after + 1 if marked and tokens.low[after] not in self.words("as_words") else after
            return agent, self.ctx.words_content(first, agent.marker) if marked or predicate else []
        if "object_de" in takes:
            agent = self._shortened(agent)
        stop = self.ctx.frame(cue.verb)[1]
        if agent.end < stop and tokens.low[agent.end] in marks:
            return agent, self.ctx.words_content(
                agent.end + 1, phrase_behind(self.ctx, agent.end, stop, otherwise=stop)
            )
        return agent, []

    def _shortened(self, agent: _Agent) -> _Agent:
        """The agent without a bare noun behind its last "de" ("par le parquet | de violences en réunion")."""
        tokens = self.ctx.tokens
        cut = next(
            (j for j in range(agent.end - 2, agent.noun, -1)
             if tokens.low[j] in self.words("infinitive_markers") and tokens.pos[j + 1] == "NOUN"
             and tokens.text[tokens.start[j + 1]].islower()), agent.end,
        )  # fmt: skip
        return _Agent(agent.marker, agent.first, cut, agent.noun)

    def _stated(self, cue: VerbCue, agent: _Agent) -> list[Range]:
        """The clause behind the agent: "il a été révélé par X que P", "le motif avancé par X est que P", "… est de partir"."""
        tokens, stop = self.ctx.tokens, self.ctx.frame(cue.verb)[1]
        k = past_fixed_asides(self.ctx, agent.end, stop)
        if k + 2 >= stop or not self._voice_like(agent):
            return []
        if cue.group.form == "part":
            reason = tokens.lemma[max(self._patient_head(cue), 0)] in self.words("speech_nouns")
            if not reason or tokens.lemma[k] not in self.words("being") or not is_finite(tokens, k):
                return []
            k = past_adverbs(tokens, k + 1, stop)
        elif tokens.low[max(subject(self.ctx, cue.group), 0)] not in self.words("impersonal_il"):
            return []
        return self._opened(k, agent.end, stop)

    def _opened(self, k: int, verb: int, stop: int) -> list[Range]:
        """What "que", or "de" before an infinitive, opens at token k under the verb at token `verb`."""
        tokens = self.ctx.tokens
        if k + 1 < stop and tokens.low[k] in self.words("complementizers"):
            return self.complements.clause_behind(verb, k, stop)
        near = any(is_infinitive(tokens, j) for j in range(k + 1, min(stop, k + 5)))
        of = k < stop and tokens.low[k] in self.words("infinitive_markers") and near
        return self.ctx.words_content(k + 1, marked_stop(self.ctx, k, stop)) if of else []

    def _told_of(self, cue: VerbCue, agent: _Agent, complement: list[Range]) -> list[Range]:
        """What the participle says something of, with what it says."""
        takes = cue.entry.takes
        if not self._voice_like(agent) or not (complement or takes & _OBJECTS):
            return []
        found = self._patient(cue)
        if found and not complement and self._says_nothing(cue, found):
            return []
        if not found or complement or takes & {"object", "clause"}:
            return [*found, *complement]
        events = "object_event" in takes and happens(self.ctx, self.ctx.tokens.lemma[self._patient_head(cue)])
        plain = bool(takes & {"object_abstract", "object_event"})
        return found if events or self._told(found, plain) else []

    def _says_nothing(self, cue: VerbCue, found: list[Range]) -> bool:
        """Whether what was made public is only named, not told: "le bilan fourni par", "sa déclaration publiée par"."""
        tokens = self.ctx.tokens
        first, stop = tokens.range(found[0])
        neutral = cue.entry.stance in ("say", "announce", "urge") and not self.ctx.quoted_share(found)[0]
        known = self.words("definite") | self.words("possessives") | self.words("demonstratives")
        if not neutral or tokens.low[first] not in known or "NUM" in tokens.pos[first:stop]:
            return False
        head = tokens.lemma[max(self._patient_head(cue), first)]
        named = head in self.words("speech_nouns") or head in self.ctx.language.documents or head in self.ctx.language.nouns
        return named and not any(is_infinitive(tokens, k) for k in range(first, stop))

    def _told(self, found: list[Range], plain: bool) -> bool:
        """Whether what is said of is speech, an event or information, or stands in quotation marks."""
        first, stop = self.ctx.tokens.range(found[0])
        speech = not self.words("speech_nouns").isdisjoint(self.ctx.tokens.lemma[first:stop])
        return (speech and plain) or bool(self.ctx.quoted_share(found)[0])

    def _patient(self, cue: VerbCue) -> list[Range]:
        """The noun phrase the participle belongs to: its head for "une arrivée confirmée par", its subject in a passive."""
        tokens, group = self.ctx.tokens, cue.group
        quote = self._quoted_before(cue)
        if quote is not None:
            found = self.ctx.content(quote.open, quote.close)
            return [found] if found else []
        head = self._patient_head(cue)
        if head < 0 or head >= group.first or (tokens.pos[head] == "PRON" and not self._judged(cue, head)):
            return []
        found = self.ctx.content(*source_span(self.ctx, head, self._aside_before(head, group.first)))
        return [(found[0], min(found[1], tokens.end[group.first - 1]))] if found else []

    def _judged(self, cue: VerbCue, n: int) -> bool:
        """Whether pronoun n is whom a finite verb of blame is about ("elle est dénoncée par la gauche")."""
        low = self.ctx.tokens.low[n]
        known = self.words("pronouns_masculine") | self.words("pronouns_feminine")
        blamed = cue.entry.stance in ("criticise", "accuse") and cue.group.form == "fin" and not self._labels(cue)
        return blamed and low in known and self.ctx.tokens.dep[n] != "expl:subj"

    def _patient_head(self, cue: VerbCue) -> int:
        """The noun that the participle belongs to: by the tree, else the one before it that agrees, else the subject; or -1."""
        tokens, group = self.ctx.tokens, cue.group
        head = tokens.head[cue.verb]
        if group.form != "part":
            return subject(self.ctx, group)
        if tokens.dep[cue.verb].startswith("acl") and head < cue.verb and tokens.pos[head] in _NOMINAL:
            return head
        start, k = tokens.bounds(cue.verb)[0], group.first - 1
        k = k - 1 if tokens.low[k] == "," else k
        while k > start and tokens.pos[k] in _IN_PHRASE and tokens.low[k] not in (",", ";", ":"):
            if tokens.pos[k] == "NOUN" and agree(tokens, cue.verb, k):
                return head_leftwards(tokens, k, k)
            k -= 1
        return subject(self.ctx, group)

    def _quoted_before(self, cue: VerbCue) -> Quote | None:
        """The quotation right before a participle and its comma ("« la fin du tunnel », promise par X")."""
        tokens, k = self.ctx.tokens, cue.group.first - 1
        if cue.group.form != "part" or k < 2 or tokens.low[k] != "," or tokens.low[k - 1] not in CLOSING_MARKS:
            return None
        return self.ctx.quote_at(tokens.end[k - 1] - 1)

    def _aside_before(self, head: int, verb: int) -> int:
        """The comma of a participle set off before the verb ("la vente, tenue secrète, est"); else the verb."""
        tokens = self.ctx.tokens
        if tokens.low[verb - 1] != ",":
            return verb
        commas = (k for k in range(head + 1, verb - 1) if tokens.low[k] == ",")
        return next((k for k in commas if "VerbForm=Part" in tokens.feats[k + 1]), verb)
