"""Reports nobody is named for: suspicion without an accuser, "il semble que", "on ignore", the conditional of report."""

from __future__ import annotations

from selon.attribution.adverbials import past_adverbs, past_fixed_asides
from selon.attribution.clause_end import clause_stop
from selon.attribution.conditional import Conditionals
from selon.attribution.context import Context
from selon.attribution.extent import marked_stop, phrase_stop
from selon.attribution.finding import Finding, Range
from selon.attribution.impersonal import Impersonals
from selon.attribution.lexicon import VerbCue
from selon.attribution.line import is_finite, predicate_of
from selon.attribution.verbs import verb_group
from selon.language.model import Hedge
from selon.parse.phrases import scan_phrase

_REACH = 3
_REACH_OF_NOUN = 14


class Hedges:
    """Finds unsourced statements in one article; `taken` are the stretches that a voice already stands behind."""

    def __init__(self, ctx: Context, taken: list[Range]) -> None:
        self.ctx = ctx
        self.taken = taken
        self.words = ctx.language.words
        self.impersonals = Impersonals(ctx, taken)

    def find(self, cues: list[VerbCue]) -> list[Finding]:
        """All unsourced statements, conditionals last so that they do not repeat a hedge of their clause.

        `cues` are the reporting verbs of the article, of which impersonal passives name nobody.
        """
        tokens, table = self.ctx.tokens, self.ctx.language.hedges
        places = [i for i, lemma in enumerate(tokens.lemma) if lemma in table or tokens.low[i] in table]
        found = [f for i in places if (f := self._hedged(i)) is not None]
        found += [f for cue in cues if (f := self.impersonals.told(cue)) is not None]
        hedged = [c for f in found for c in f.content]
        return found + Conditionals(self.ctx, [*self.taken, *hedged]).find()

    def _hedged(self, i: int) -> Finding | None:
        """What the first entry of the word at token i that holds there makes of it."""
        tokens, table = self.ctx.tokens, self.ctx.language.hedges
        for hedge in table.get(tokens.lemma[i]) or table.get(tokens.low[i]) or ():
            size = len(hedge.words)
            if size > 1 and tuple(tokens.low[i : i + size]) != hedge.words:
                continue
            cue, content = self._attempt(i, hedge) or ((0, 0), [])
            if content:
                return Finding(
                    rule=f"hedge_{hedge.construction}", stance=hedge.stance, commitment=hedge.commitment, at=i,
                    cue=cue, content=content, unsourced=True,
                )  # fmt: skip
        return None

    def _attempt(self, i: int, hedge: Hedge) -> tuple[Range, list[Range]] | None:
        """The cue and the content where the construction of an entry holds at token i."""
        match hedge.construction:
            case "suspicion":
                return self._suspicion(i, hedge)
            case "label":
                return self._label(i, hedge)
            case "adjective":
                return self._adjective(i, hedge)
            case "noun":
                return self._noun(i, hedge)
            case "impersonal":
                return self.impersonals.seems(i, hedge)
            case "unknown":
                return self.impersonals.unknown(i, hedge)
        return None

    def _made(self, i: int, first: int, stop: int) -> tuple[Range, list[Range]]:
        """Token i as the cue of the tokens `[first, stop)`."""
        tokens = self.ctx.tokens
        return (tokens.start[i], tokens.end[i]), self.ctx.words_content(first, stop)

    # participles

    def _suspicion(self, i: int, hedge: Hedge) -> tuple[Range, list[Range]] | None:
        """ "est soupçonné de P", "X, accusé de P": the complement is the content; with "par X" it is X's statement."""
        tokens = self.ctx.tokens
        gerund = "Tense=Pres" in tokens.feats[i] and tokens.low[i].endswith(self.ctx.language.gerund)
        if "VerbForm=Part" not in tokens.feats[i] or gerund:
            return None
        stop = self.ctx.frame(i)[1]
        k = self._behind(i, stop)
        markers = self.words("de_words" if hedge.takes & {"de", "de_infinitive"} else "for_words")
        return self._made(i, k + 1, marked_stop(self.ctx, k, stop)) if k >= 0 and tokens.low[k] in markers else None

    def _label(self, i: int, hedge: Hedge) -> tuple[Range, list[Range]] | None:
        """ "est présenté comme P", "réputé P": the attribute is the content."""
        tokens = self.ctx.tokens
        if "VerbForm=Part" not in tokens.feats[i] and tokens.pos[i] != "ADJ":
            return None
        stop = self.ctx.frame(i)[1]
        k = self._behind(i, stop)
        if k < 0 or past_fixed_asides(self.ctx, k, stop) > k:
            return None
        if hedge.takes & {"as", "de"}:
            marked = tokens.low[k] in self.words("as_words" if "as" in hedge.takes else "infinitive_markers")
            end = self._quoted(k + 1, marked_stop(self.ctx, k, stop)) if marked else k
            named = any(tokens.low[j] in self.words("agent_markers") for j in range(k, end))
            if "de" in hedge.takes:
                end = next((j for j in range(k + 1, end) if tokens.low[j] == ","), end)
            return self._made(i, k + 1, end) if marked and not named else None
        return self._made(i, k, phrase_stop(self.ctx, k, stop)) if tokens.pos[k] in ("ADJ", "VERB", "NOUN") else None

    def _quoted(self, k: int, stop: int) -> int:
        """The end of the quotation that opens at token k before `stop`: all of a label; else `stop`."""
        tokens = self.ctx.tokens
        quote = self.ctx.quote_from(tokens.start[k], tokens.end[k]) if k < stop else None
        return min(stop, tokens.at(quote.close)) if quote is not None else stop

    def _behind(self, i: int, stop: int) -> int:
        """The token behind a participle and its adverbs; -1 where it is negated, or active with an auxiliary."""
        group = verb_group(self.ctx, i)
        if (group.form == "fin" and not group.passive) or group.negated:
            return -1
        k = past_adverbs(self.ctx.tokens, i + 1, stop)
        return k if k < stop else -1

    # noun phrases

    def _adjective(self, i: int, hedge: Hedge) -> tuple[Range, list[Range]] | None:
        """ "l'auteur présumé de l'attaque": the noun phrase is the content."""
        tokens, stop = self.ctx.tokens, self.ctx.frame(i)[1]
        if len(hedge.words) > 1:
            return self._compound(i, i + len(hedge.words), stop)
        n = self._qualified(i)
        if n < 0 or abs(n - i) > _REACH:
            return None
        if self._of_adjective(i, stop):
            return self._made(i, i + 1, i + 2)
        first, own = min(i, n), tokens.sentence[i]
        while first > 0 and tokens.pos[first - 1] in ("DET", "ADJ", "NUM") and tokens.sentence[first - 1] == own:
            first -= 1
        end = scan_phrase(tokens, first, stop, self.ctx.language, appositions=False)
        return self._made(i, first, max(i + 1, n + 1, end))

    def _of_adjective(self, i: int, stop: int) -> bool:
        """Whether the hedge at token i bears on the adjective or participle right behind it ("présumés fictifs")."""
        tokens, k = self.ctx.tokens, i + 1
        if k >= stop or i == 0 or tokens.pos[i - 1] not in ("NOUN", "PROPN", "ADJ"):
            return False
        past = tokens.pos[k] == "VERB" and "Tense=Past" in tokens.feats[k]
        plural = ("Number=Plur" in tokens.feats[k]) == ("Number=Plur" in tokens.feats[i])
        return (tokens.pos[k] == "ADJ" or past) and plural

    def _qualified(self, i: int) -> int:
        """The noun that the adjective at token i qualifies: by the tree, else the one beside it; -1 if none."""
        tokens = self.ctx.tokens
        n = tokens.head[i]
        if tokens.pos[n] in ("NOUN", "PROPN") and n != i and tokens.dep[i] in ("amod", "acl", "advmod"):
            return n
        near = next((k for k in (i - 1, i + 1) if 0 <= k < len(tokens) and tokens.pos[k] == "NOUN"), -1)
        return near if near >= 0 and tokens.sentence[near] == tokens.sentence[i] else -1

    def _compound(self, i: int, end: int, stop: int) -> tuple[Range, list[Range]]:
        """ "la soi-disant note": the noun phrase behind a hedge of several tokens `[i, end)`."""
        tokens = self.ctx.tokens
        phrase_end = scan_phrase(tokens, end, stop, self.ctx.language, appositions=False)
        return (tokens.start[i], tokens.end[end - 1]), self.ctx.words_content(end, phrase_end)

    def _noun(self, i: int, hedge: Hedge) -> tuple[Range, list[Range]] | None:
        """ "des rumeurs selon lesquelles P", "soupçons de P" without an owner."""
        tokens = self.ctx.tokens
        if tokens.pos[i] != "NOUN" or any(tokens.low[c] in self.words("possessives") for c in tokens.children[i]):
            return None
        stop = self.ctx.frame(i)[1]
        if "clause" in hedge.takes and (spread := self._spread(i, stop)) is not None:
            return spread
        if "clause" in hedge.takes:
            which = next((k for k in range(i + 1, min(stop - 2, i + _REACH_OF_NOUN)) if self._which(k)), -1)
            return self._made(i, which + 1, stop) if which >= 0 else None
        marked = i + 2 < stop and tokens.low[i + 1] in self.words("de_words") and tokens.pos[i + 2] in ("NOUN", "ADJ")
        return self._made(i, i + 2, marked_stop(self.ctx, i + 1, stop)) if marked else None

    def _spread(self, i: int, stop: int) -> tuple[Range, list[Range]] | None:
        """ "le bruit court que P": the noun is the subject of the verb before "que"."""
        ctx, tokens = self.ctx, self.ctx.tokens
        k = next((k for k in range(i + 1, min(stop, i + _REACH_OF_NOUN)) if is_finite(tokens, k)), stop)
        verb = predicate_of(tokens, k) if k < stop else k
        if i + 1 < stop and tokens.low[i + 1] in self.words("spreading_forms"):
            verb = i + 1
        elif tokens.head[i] != verb or tokens.dep[i] == "acl":
            return None
        if verb + 2 >= stop or tokens.low[verb + 1] not in self.words("complementizers"):
            return None
        first = i - 1 if i and tokens.pos[i - 1] == "DET" else i
        content = ctx.words_content(verb + 2, clause_stop(ctx, verb + 1, verb, stop))
        return (tokens.start[first], tokens.end[verb]), content

    def _which(self, k: int) -> bool:
        """Whether token k is the relative pronoun of "selon lesquelles"."""
        low = self.ctx.tokens.low
        return low[k].startswith(tuple(self.words("which_forms"))) and low[k - 1] in self.ctx.language.prepositions
