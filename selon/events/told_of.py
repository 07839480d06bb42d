"""Whom a past participle without a subject of its own is told of: who stands before its comma, or the subject behind it.

"Il a refusé l'offre du gouvernement, accusé de …"; "Longtemps accusée de laxisme, la Lettonie a …".
"""

from __future__ import annotations

from selon.attribution import subjects
from selon.attribution.context import Context
from selon.attribution.line import is_finite, predicate_of, stands_in
from selon.attribution.verbs import VerbGroup, verb_group


class ToldOf:
    """Asks of the participles of one article whom they are told of; all are head tokens."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
        self.tokens = ctx.tokens

    def beside(self, group: VerbGroup) -> int:
        """Whom a bare participle behind a comma is told of: the nearest noun it agrees with, if that is somebody; or -1.

        "Il a refusé l'offre du gouvernement, accusé de …" says it of the government.
        """
        tokens, v, language = self.tokens, group.verb, self.ctx.language
        comma = v - 2 if v > 1 and tokens.pos[v - 1] == "ADV" else v - 1
        if group.form != "part" or tokens.dep[v] not in ("advcl", "xcomp") or comma < 1 or tokens.low[comma] != ",":
            return -1
        people = (language.titles, language.people, language.bodies)
        for k in range(comma - 1, tokens.bounds(v)[0] - 1, -1):
            if tokens.pos[k] == "PUNCT" or is_finite(tokens, k):
                return -1
            named = stands_in(tokens, k, k + 1, people) or tokens.low[k] in language.countries
            if tokens.pos[k] in ("NOUN", "PROPN") and named and self._agrees(k, v):
                return k
        return -1

    def ahead(self, group: VerbGroup) -> int:
        """Whom a participle that opens the sentence is told of: the subject behind its comma ("Longtemps accusée de …, X a")."""
        tokens, v = self.tokens, group.verb
        first, stop = tokens.bounds(v)
        if group.form != "part" or any(tokens.pos[k] != "ADV" for k in range(first, v)):
            return -1
        finite = next((k for k in range(v + 2, stop) if is_finite(tokens, k)), -1)
        found = subjects.subject(self.ctx, verb_group(self.ctx, predicate_of(tokens, finite))) if finite >= 0 else -1
        plural = ["Number=Plur" in tokens.feats[k] for k in (found, v)]
        return found if found > v and "," in tokens.low[v + 1 : found] and plural[0] == plural[1] else -1

    def _agrees(self, n: int, v: int) -> bool:
        """Whether a participle agrees with a noun in gender and number, as far as both show them."""
        one, other = ({f for f in self.tokens.feats[k].split("|") if f.startswith(("Gender", "Number"))} for k in (n, v))
        return all(f in other or not any(o.startswith(f[:6]) for o in other) for f in one)
