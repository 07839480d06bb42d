"""Whether the subject of a verb of saying can speak, and whether what it does by that verb is speech."""

from __future__ import annotations

from selon.attribution.context import Context
from selon.attribution.lexicon import VerbCue
from selon.attribution.line import names_party, stands_in
from selon.attribution.sources import source_span
from selon.grounding.parties import read_party

_WEAK = frozenset({"object", "oblique", "complement", "predicate"})


class Speakers:
    """Asks of the subjects in one article what they can say; `speaker` is the token that heads one."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
        self.words = ctx.language.words

    def can_speak(self, cue: VerbCue, speaker: int) -> bool:
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

    def says(self, cue: VerbCue, rule: str, speaker: int) -> bool:
        """Whether what the speaker does by the verb, with the complement that `rule` names, is speech."""
        if rule in _WEAK and not self._speaker_like(speaker):
            return False
        if (rule == "object" and self._rules(cue, speaker)) or (rule == "infinitive" and not self._wishes(cue, speaker)):
            return False
        restricts = cue.group.form == "ger" and self._restricts(cue, speaker)
        if restricts and (rule == "oblique" or self._thing(rule, speaker)):
            return False
        return rule not in ("oblique", "object") or not self._fights(cue, speaker)

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
        if tokens.lemma[n] in self.words("paper_parts") and stands_in(tokens, n + 1, stop, (language.documents,)):
            return True
        if tokens.lemma[n].endswith(language.thing_endings):
            return stands_in(tokens, n, n + 1, tables) or tokens.words(n, n + 2).lower() in language.bodies
        return self._personal_noun(tokens.lemma[n]) or stands_in(tokens, first, stop, tables)

    def _named_at(self, k: int) -> bool:
        """Whether a name or pronoun stands at token k, behind no preposition; the article of "la plus longue" is none."""
        tokens = self.ctx.tokens
        pronoun = tokens.pos[k] == "PRON" and tokens.low[k] not in self.words("definite")
        return (pronoun or tokens.pos[k] == "PROPN") and tokens.pos[k - 1] != "ADP"

    def _personal_noun(self, lemma: str) -> bool:
        """Whether a noun ends like words for persons, or for groups of them."""
        return lemma.endswith(tuple(self.words("person_endings")))

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
