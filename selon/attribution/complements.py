"""What a reporting verb says: its clause, infinitive, question, quotation, object or phrase, the first that stands there."""

from __future__ import annotations

from selon.attribution.context import Context
from selon.attribution.cuts import Cuts
from selon.attribution.direct_object import Objects
from selon.attribution.finding import Range
from selon.attribution.infinitive import Infinitives
from selon.attribution.lexicon import VerbCue
from selon.attribution.object_complement import ObjectComplements
from selon.attribution.oblique import Obliques
from selon.attribution.spans import Spans
from selon.attribution.speech import Speech
from selon.attribution.subclause import Subclauses


class Complements:
    """Finds the content of verb cues in one article."""

    def __init__(self, ctx: Context, cuts: Cuts) -> None:
        self.ctx = ctx
        spans = Spans(ctx, cuts)
        subclauses, objects, obliques = Subclauses(spans), Objects(spans), Obliques(spans)
        self._tries = (
            ("clause", "clause", subclauses.clause),
            ("question", "question", subclauses.question),
            ("complement", "", ObjectComplements(spans, objects).find),
            ("infinitive", "", Infinitives(spans).find),
            ("quotation", "", Speech(spans).find),
            ("predicate", "predicate", obliques.predicate),
            ("object", "", objects.find),
            ("oblique", "", obliques.phrase),
        )
        self.clause_behind = subclauses.behind

    def find(self, cue: VerbCue, limit: int | None = None) -> tuple[str, list[Range]] | None:
        """The construction that holds behind a cue, before token `limit`, and its content; None where it says nothing here."""
        after = max(cue.group.last, cue.end) + 1
        stop = self.ctx.frame(cue.verb)[1] if limit is None else limit
        for rule, needs, attempt in self._tries:
            if needs and needs not in cue.entry.takes:
                continue
            found = attempt(cue, after, stop)
            if found:
                return rule, found
        return None
