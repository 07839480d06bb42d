"""Reporting verbs with a subject: "X a dit que P", "affirmant avoir vu", "X dénonce Y", "X, qui a indiqué que P"."""

from __future__ import annotations

from selon.attribution.complements import Complements
from selon.attribution.context import Context
from selon.attribution.finding import Finding, Range
from selon.attribution.lexicon import VerbCue
from selon.attribution.line import has_finite, names_party, stands_in
from selon.attribution.sources import source_span
from selon.attribution.subjects import subject
from selon.attribution.verbs import verb_group
from selon.grounding.parties import read_party

_WEAK = frozenset({"object", "oblique", "complement", "predicate"})


class Clauses:
    """Finds statements made by an active reporting verb."""

    def __init__(self, ctx: Context, complements: Complements) -> None:
        self.ctx = ctx
        self.complements = complements
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
        if speaker < 0 or not self._can_speak(cue, speaker) or self._supposed(cue):
            return None
        found = self._compared(cue) or self.complements.find(cue, self._fronted(cue, speaker))
        if found is None:
            return None
        rule, content = found
        if rule in _WEAK and not self._speaker_like(speaker):
            return None
        if rule == "object" and self._rules(cue, speaker):
            return None
        if rule == "infinitive" and not self._wishes(cue, speaker):
            return None
        if group.form == "inf" and not self._committed(cue):
            return None
        if group.form == "ger" and self._restricts(cue, speaker) and (rule == "oblique" or self._thing(rule, speaker)):
            return None
        if rule in ("oblique", "object") and self._fights(cue, speaker):
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
        if speaker <= cue.verb or cue.group.form not in ("ger", "inf") or cue.group.clitic >= 0:
            return None
        first = tokens.at(source_span(self.ctx, speaker)[0])
        return next((k for k in range(first, cue.verb, -1) if tokens.low[k] == ","), None)

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

    def _wishes(self, cue: VerbCue, speaker: int) -> bool:
        """Whether a wish is some known person's or body's: what a mere "individu" or the weather wants nobody has said."""
        if cue.entry.head not in self.words("wish_verbs"):
            return True
        tokens, language = self.ctx.tokens, self.ctx.language
        everyday = cue.entry.head in self.words("everyday_wishes")
        if everyday and ("Tense=Pres" not in tokens.feats[cue.verb] or self.ctx.quote_at(tokens.start[cue.verb]) is not None):
            return False
        if tokens.pos[speaker] == "PRON":
            known = self.words("pronouns_masculine") | self.words("pronouns_feminine")
            return not everyday and tokens.low[speaker] in known
        tables = (language.titles, language.bodies, language.countries, language.capitals, language.metonyms, language.named)
        first, stop = tokens.range(source_span(self.ctx, speaker))
        named = names_party(tokens, first, stop) or stands_in(tokens, first, stop, tables)
        return named or not read_party(tokens, first, stop, language).described

    def _rules(self, cue: VerbCue, speaker: int) -> bool:
        """Whether a court or a parliament does what the verb says ("la Cour confirme la peine")."""
        ruling = cue.entry.head in self.words("ruling_verbs")
        return ruling and self.ctx.tokens.lemma[speaker].lower() in self.words("ruling_bodies")

    def _speaker_like(self, n: int) -> bool:
        """Whether a subject can speak: "la restauration demande deux ans de travail" says nothing.

        A noun speaks where a name stands with it, where it is known to, or where it ends like words for persons; one
        that ends like doings and qualities speaks only where it is itself known to.
        """
        tokens, language = self.ctx.tokens, self.ctx.language
        if tokens.pos[n] != "NOUN" or tokens.entity[n]:
            return True
        first, stop = tokens.range(source_span(self.ctx, n))
        if any(self._named_at(k) for k in range(first, stop)):
            return True
        tables = (language.titles, language.bodies, language.people, language.documents, language.anonymous,
                  language.media_nouns, language.demonyms)  # fmt: skip
        if tokens.lemma[n].endswith(language.thing_endings):
            return stands_in(tokens, n, n + 1, tables) or tokens.words(n, n + 2).lower() in language.bodies
        return self._personal_noun(tokens.lemma[n]) or stands_in(tokens, first, stop, tables)

    def _named_at(self, k: int) -> bool:
        """Whether a name or pronoun stands at token k, behind no preposition; the article of "la plus longue" is none."""
        tokens = self.ctx.tokens
        pronoun = tokens.pos[k] == "PRON" and tokens.low[k] not in self.words("definite")
        return (pronoun or tokens.pos[k] == "PROPN") and tokens.pos[k - 1] != "ADP"

    def _restricts(self, cue: VerbCue, speaker: int) -> bool:
        """Whether a participle right behind a noun says which ones ("des éboueurs protestant contre la loi")."""
        tokens = self.ctx.tokens
        return speaker < cue.group.first and tokens.pos[cue.group.first - 1] in ("NOUN", "PROPN", "ADJ")

    def _thing(self, rule: str, speaker: int) -> bool:
        """Whether a thing or a paper has an object ("des relevés attestant les faits"): it shows, and says nothing."""
        tokens, language = self.ctx.tokens, self.ctx.language
        paper = tokens.lemma[speaker] in language.documents or read_party(tokens, speaker, speaker + 1, language).described
        return rule == "object" and tokens.pos[speaker] == "NOUN" and paper

    def _fights(self, cue: VerbCue, speaker: int) -> bool:
        """Whether a verb that may be blows has a subject of no office or name ("Le suspect s'en est pris à deux passants")."""
        if cue.entry.lemma not in self.words("fighting_phrases"):
            return False
        tokens, language = self.ctx.tokens, self.ctx.language
        first, stop = tokens.range(source_span(self.ctx, speaker))
        tables = (language.titles, language.countries, language.capitals, language.metonyms, language.named, language.media_nouns)
        if tokens.pos[speaker] == "PRON" or names_party(tokens, first, stop):
            return False
        anybody = tokens.lemma[speaker] in self.words("generic_people")
        return anybody or not stands_in(tokens, first, stop, tables)

    def _personal_noun(self, lemma: str) -> bool:
        """Whether a noun ends like words for persons, or for groups of them."""
        return lemma.endswith(tuple(self.words("person_endings")))

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

    def _can_speak(self, cue: VerbCue, speaker: int) -> bool:
        """Not the article's own "je" or "nous" outside quotations, nor an impersonal "il" or a bare clitic."""
        tokens = self.ctx.tokens
        low = tokens.low[speaker]
        if low in self.words("first_person") | self.words("second_person") and tokens.pos[speaker] != "NOUN":
            quoted = self.ctx.quote_at(tokens.start[speaker]) is not None
            return quoted and low in self.words("first_person") and cue.entry.head in self.words("own_speech")
        if low in self.words("impersonal_il") and cue.entry.head in self.words("impersonal_speechless"):
            return False
        if low in self.words("indefinite_subject") and cue.entry.head not in self.words("hearsay_verbs"):
            return False
        if low in self.words("impersonal_subjects") | self.words("complementizers"):
            return False
        if low in self.words("many_people"):
            return True
        return tokens.pos[speaker] in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "DET")

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
        if self._narrative(cue):
            return True
        return tokens.lemma[tokens.head[cue.verb]] in self.words("hearing_verbs") | self.words("committing_verbs")


def _overlaps(a: Range, b: Range) -> bool:
    return a[0] < b[1] and b[0] < a[1]
