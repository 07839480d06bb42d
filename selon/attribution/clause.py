"""Reporting verbs with a subject: "X a dit que P", "affirmant avoir vu", "X dénonce Y", "X, qui a indiqué que P"."""

from __future__ import annotations

from selon.attribution.clause_end import main_clause_comma
from selon.attribution.complements import Complements
from selon.attribution.context import Context
from selon.attribution.finding import Finding, Range
from selon.attribution.lexicon import VerbCue
from selon.attribution.line import has_finite
from selon.attribution.sources import source_span
from selon.attribution.speakers import Speakers
from selon.attribution.subjects import subject
from selon.attribution.verbs import verb_group


class Clauses:
    """Finds statements made by an active reporting verb."""

    def __init__(self, ctx: Context, complements: Complements) -> None:
        self.ctx = ctx
        self.complements = complements
        self.speakers = Speakers(ctx)
        self.words = ctx.language.words

    def find(self, cue: VerbCue) -> Finding | None:
        """The statement of an active verb with a subject and a content, or None."""
        group = cue.group
        if self._only_heard(cue):
            return None
        if group.passive or group.form == "part" or group.negated:
            return None
        if group.conditional and not self._reports(cue):
            return None
        speaker = self._author(subject(self.ctx, group))
        if speaker < 0 or not self.speakers.can_speak(cue, speaker) or self._supposed(cue):
            return None
        found = self._compared(cue) or self.complements.find(cue, self._fronted(cue, speaker))
        if found is None:
            return None
        rule, content = found
        if not self.speakers.says(cue, rule, speaker) or (group.form == "inf" and not self._committed(cue)):
            return None
        source = self._source(cue, speaker)
        if any(_overlaps(source, c) and c[0] <= source[0] for c in content):
            return None
        return Finding(
            rule=rule if group.form != "ger" else f"gerund_{rule}", stance=cue.entry.stance,
            commitment=cue.entry.commitment, endorses=cue.entry.endorses, at=cue.verb, cue=cue.range(self.ctx),
            content=content, source=source, speaker=speaker,
        )  # fmt: skip

    def _author(self, n: int) -> int:
        """Who publishes the document that token n names, where the sentence says so ("X publie un rapport qui dénonce …")."""
        tokens = self.ctx.tokens
        if n < 0 or tokens.lemma[n] not in self.ctx.language.documents or not tokens.dep[n].startswith("obj"):
            return n
        verb = tokens.head[n]
        if tokens.lemma[verb] not in self.words("authoring_verbs") or verb > n:
            return n
        group = verb_group(self.ctx, verb)
        found = subject(self.ctx, group) if group.form in ("fin", "ger") and not group.passive else -1
        return found if found >= 0 else n

    def _fronted(self, cue: VerbCue, speaker: int) -> int | None:
        """The comma before the subject of the main clause, where what the verb says ends ("Jugeant que P, le maire …")."""
        tokens = self.ctx.tokens
        if cue.group.form == "fin" and self._concedes(cue):
            return main_clause_comma(self.ctx, cue.group.last + 1, self.ctx.frame(cue.verb)[1])
        if speaker <= cue.verb or cue.group.form not in ("ger", "inf") or cue.group.clitic >= 0:
            return None
        first = tokens.at(source_span(self.ctx, speaker)[0])
        return next((k for k in range(first, cue.verb, -1) if tokens.low[k] == ","), None)

    def _concedes(self, cue: VerbCue) -> bool:
        """Whether a clause that a conjunction opens at the head of its sentence holds the cue ("Alors que X assure P, Y …")."""
        tokens = self.ctx.tokens
        first = tokens.bounds(cue.verb)[0]
        opens = tokens.low[first] in self.words("while_words") | self.words("if_words") | self.words("conceding_words")
        return opens and not has_finite(tokens, first, cue.group.first)

    def _source(self, cue: VerbCue, speaker: int) -> Range:
        """The speaker's phrase, before the clitics of the verb; "X et Y" where the verb is plural and the tree parts them."""
        tokens, group = self.ctx.tokens, cue.group
        if speaker >= group.first:
            return source_span(self.ctx, speaker)
        before = group.first
        while before - 1 > speaker and tokens.low[before - 1] in self.words("clitics"):
            before -= 1
        start, end = source_span(self.ctx, speaker, before)
        first = tokens.at(start)
        plural = group.finite >= 0 and "Number=Plur" in tokens.feats[group.finite]
        joined = plural and first > tokens.bounds(speaker)[0] + 1 and tokens.low[first - 1] in self.words("coordinators")
        if joined and tokens.pos[first - 2] == tokens.pos[speaker] == "PROPN":
            start = source_span(self.ctx, first - 2, first - 1)[0]
        return start, end

    def _compared(self, cue: VerbCue) -> tuple[str, list[Range]] | None:
        """ "Comme X l'avait écrit, P": the main clause, before or behind the comparison."""
        tokens = self.ctx.tokens
        before = (c for c in tokens.children[cue.verb] if c < cue.group.first)
        mark = next((c for c in before if tokens.low[c] in self.words("comparing_lead")), -1)
        if mark < 0 or not cue.entry.takes & {"clause", "incise"}:
            return None
        first, stop = self.ctx.frame(cue.verb)
        comma = next((k for k in range(cue.group.last + 1, stop) if tokens.low[k] in (",", ":")), stop)
        begin, end = (comma, stop) if self._opens_sentence(mark) else (first, mark)
        if end - begin < 2 or (begin == first and tokens.low[mark - 1] != ","):
            return None
        content = self.ctx.words_content(begin, end)
        return ("comparison", content) if content else None

    def _supposed(self, cue: VerbCue) -> bool:
        """ "si elle jugeait que": what somebody might think is not thought."""
        tokens = self.ctx.tokens
        marks = (c for c in tokens.children[cue.verb] if c < cue.group.first and tokens.dep[c] == "mark")
        supposed = any(tokens.low[c] in self.words("conditional_if") for c in marks)
        return supposed and cue.group.finite >= 0 and "Tense=Imp" in tokens.feats[cue.group.finite]

    def _opens_sentence(self, k: int) -> bool:
        """Whether only punctuation stands before token k in its sentence."""
        return all(self.ctx.tokens.pos[j] == "PUNCT" for j in range(self.ctx.tokens.bounds(k)[0], k))

    def _only_heard(self, cue: VerbCue) -> bool:
        """ "a entendu parler de", "sachant que": no speech of the subject."""
        tokens = self.ctx.tokens
        before = cue.group.first - 1
        heard = before >= 0 and tokens.lemma[before] in self.words("hearing_verbs") and cue.group.form == "inf"
        return heard or (cue.group.form == "ger" and cue.entry.head in self.words("knowing_verbs"))

    def _reports(self, cue: VerbCue) -> bool:
        """A conditional saying verb is reported ("aurait déclaré"), not said outright, unless polite or hypothetical."""
        tokens = self.ctx.tokens
        return cue.group.first != cue.group.verb and tokens.lemma[cue.group.verb] not in self.words("modal_verbs")

    def _narrative(self, cue: VerbCue) -> bool:
        """ "Et Ana Ruiz d'ajouter : …": an infinitive behind "de" is the sentence's only verb."""
        tokens = self.ctx.tokens
        start, k = tokens.bounds(cue.verb)[0], cue.group.first - 1
        marked = (
            k > start
            and tokens.low[k] in self.words("infinitive_markers")
            and tokens.pos[k - 1] in ("PROPN", "NOUN", "ADJ")
        )
        return marked and not has_finite(tokens, start, k)

    def _committed(self, cue: VerbCue) -> bool:
        """Whether an infinitive is something its subject did or does ("après avoir annoncé", "a tenu à préciser")."""
        tokens = self.ctx.tokens
        k = cue.group.first - 1
        passed = self.words("clitics") | self.words("infinitive_markers") | self.words("goal_markers")
        while k > 0 and (tokens.low[k] in passed or tokens.pos[k] == "ADV"):
            k -= 1
        if tokens.low[k] in self.words("doing_prepositions"):
            return True
        if tokens.low[k] in self.words("past_prepositions") and cue.group.first < cue.verb:
            return True
        able = tokens.low[k] in self.words("able_nouns") and tokens.low[k - 1] in self.words("in_words")
        if able or self._narrative(cue):
            return True
        return tokens.lemma[tokens.head[cue.verb]] in self.words("hearing_verbs") | self.words("committing_verbs")


def _overlaps(a: Range, b: Range) -> bool:
    return a[0] < b[1] and b[0] < a[1]
