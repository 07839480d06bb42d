"""What a clause says of when its event nouns take place: on an agenda, still to come, or over."""

from __future__ import annotations

from selon.attribution.line import VERBAL
from selon.attribution.verbs import verb_group
from selon.events.mood import Mood
from selon.events.not_yet import Told


class Agenda:
    """Answers for the event nouns of one article."""

    def __init__(self, mood: Mood) -> None:
        self.mood = mood
        self.ctx = mood.ctx
        self.tokens = mood.tokens
        self._grammar = mood.ctx.language.words

    def told(self, k: int) -> Told | None:
        """Whether an event noun stands on an agenda ("figure à l'ordre du jour"), or its clause says that it will be."""
        tokens, h = self.tokens, self.tokens.head[k]
        if tokens.dep[k].startswith("nsubj"):
            said = [h, *(c for c in tokens.children[h] if tokens.dep[c].startswith("obl"))]
            if any(tokens.lemma[c] in self._grammar("agenda_nouns") for c in said):
                return "future", "on the agenda"
        for verb in tokens.all(k, "acl:relcl"):
            group = verb_group(self.ctx, verb)
            if group.finite >= 0 and "Tense=Fut" in tokens.feats[group.finite]:
                return "future", "its own clause is in the future tense"
        return self._on_the_way(k)

    def _on_the_way(self, k: int) -> Told | None:
        """Whether somebody travels to it ("partent à Genève | pour des pourparlers"); who has come has it behind him."""
        tokens, h = self.tokens, self.tokens.head[k]
        aimed = any(tokens.low[c] in self._grammar("purpose_words") for c in tokens.all(k, "case"))
        if not aimed or tokens.lemma[k] not in self._grammar("scheduled_nouns") or tokens.pos[h] not in VERBAL:
            return None
        group = verb_group(self.ctx, h)
        if group.finite == h and not group.negated and "Mood=Ind" in tokens.feats[h]:
            present = "Tense=Pres" in tokens.feats[h] or "Tense=Fut" in tokens.feats[h]
            return ("future", f"{tokens.low[h]} for it") if present else None
        return None

    def course_of(self, k: int) -> int:
        """The verb in the course of which an event takes place ("rencontrera son homologue | lors d'un sommet"); -1 if none."""
        tokens, h = self.tokens, self.tokens.head[k]
        low = {tokens.low[c] for c in tokens.children[k] if c < k}
        noun = tokens.lemma[h] in self._grammar("during_nouns") and tokens.pos[h] == "NOUN"
        if noun or tokens.low[h] in self._grammar("during_words"):
            h = tokens.head[h]
        elif not low & self._grammar("during_words"):
            return -1
        return h if low & self._grammar("indefinite") and tokens.pos[h] in VERBAL else -1

    def over(self, k: int) -> bool:
        """Whether a noun's own clause tells it as done ("la rencontre qui a eu lieu lundi")."""
        told = (verb_group(self.ctx, v) for v in self.tokens.all(k, "acl:relcl"))
        return any(g.finite >= 0 and not g.negated and self.mood.accomplished(g) for g in told)
