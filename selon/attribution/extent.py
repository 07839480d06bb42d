"""How far a complement reaches: the end of a clause or phrase, and the places where the speaker's own doing goes on."""

from __future__ import annotations

from selon.attribution.context import Context
from selon.attribution.lexicon import VerbCue
from selon.attribution.line import VERBAL, is_finite, is_infinitive, predicate_of
from selon.parse.phrases import scan_phrase

_INNER = frozenset({",", "(", ")", "»", "«", '"', "”", "“", "-", "’", "'", "%", "[", "]", "…", "..."})


class Cuts:
    """Tokens where a sentence leaves what was said and goes on with who said it (", estimant que", ", a-t-il ajouté")."""

    def __init__(self, ctx: Context, cues: list[VerbCue]) -> None:
        self._starts: dict[int, int] = {}
        self._gerunds: dict[int, int] = {}
        for cue in cues:
            if cue.group.form == "ger":
                self._gerund(ctx, cue)

    def _gerund(self, ctx: Context, cue: VerbCue) -> None:
        """A reporting gerund ends content at its comma; without one ("en dénonçant") it ends a noun phrase only."""
        tokens = ctx.tokens
        start = tokens.bounds(cue.verb)[0]
        lead = cue.group.first
        while lead > start and (
            tokens.pos[lead - 1] == "ADV" or tokens.low[lead - 1] in ctx.language.words("gerund_lead")
        ):
            lead -= 1
        if lead > start and tokens.low[lead - 1] == ",":
            self._starts[lead - 1] = cue.verb
        elif any(tokens.low[k] in ctx.language.words("gerund_markers") for k in range(lead, cue.group.first)):
            self._gerunds[lead] = cue.verb

    def add(self, token: int, verb: int) -> None:
        """Let content end before this token."""
        self._starts[token] = verb

    def within(self, first: int, stop: int, own: int, phrase: bool = False) -> int:
        """The first cut in `[first, stop)` that is not of the cue `own` itself; `stop` where there is none."""
        tables = (self._starts, self._gerunds) if phrase else (self._starts,)
        return next((k for k in range(first, stop) if any(t.get(k, own) != own for t in tables)), stop)


def clause_stop(ctx: Context, opener: int, v: int, stop: int) -> int:
    """One past the last token of the clause whose complementizer is token `opener` under verb v, within `stop`."""
    tokens = ctx.tokens
    head = _clause_head(ctx, opener, stop)
    if head < 0:
        return stop
    end = tokens.right[head] + 1 if tokens.left[head] > v else stop
    end = min(max(end, head + 1), stop)
    while True:
        further = _coordinate_clause(ctx, end, stop)
        if further < 0:
            break
        inner = _clause_head(ctx, further, stop)
        if inner < 0:
            return stop
        end = min(stop, max(tokens.right[inner] + 1, inner + 1, end + 1)) if tokens.left[inner] > v else stop
    return tail(ctx, end, v, stop)


def _clause_head(ctx: Context, opener: int, stop: int) -> int:
    """The predicate of a clause: the first finite verb behind its opener that is in no relative clause, or its head."""
    tokens = ctx.tokens
    finite = -1
    for k in range(opener + 1, stop):
        if is_finite(tokens, k):
            verb = predicate_of(tokens, k)
            if finite < 0:
                finite = verb
            if tokens.dep[verb] != "acl:relcl" and tokens.dep[verb] != "advcl":
                finite = verb
                break
    head = tokens.head[opener]
    if opener < head < stop and (finite < 0 or tokens.right[head] >= finite):
        return head
    return finite


def _coordinate_clause(ctx: Context, end: int, stop: int) -> int:
    """The complementizer of a clause coordinated at `end` ("…, et que Q"), or -1."""
    tokens, words = ctx.tokens, ctx.language.words
    k = end
    while k < stop and k < end + 3 and (tokens.low[k] == "," or tokens.low[k] in words("coordinators")):
        k += 1
    return k if end < k < stop and tokens.low[k] in words("complementizers") else -1


def tail(ctx: Context, end: int, v: int, stop: int, *, phrase: bool = False) -> int:
    """Take in what follows a clause or phrase up to where the sentence goes on with the cue's own doing.

    Behind a bare noun phrase (`phrase`) adverbs, dates and the medium belong to the cue ("annonce la grève | mardi").
    """
    tokens, words = ctx.tokens, ctx.language.words
    k = end
    while k < stop:
        low = tokens.low[k]
        if phrase and k == end and about_the_cue(ctx, k, stop):
            return k
        if low == ",":
            apposed = _apposed(ctx, k, stop)
            if apposed <= k:
                return k
            k = apposed
            continue
        if tokens.pos[k] == "PUNCT" and low not in _INNER:
            return k
        if low in words("coordinators") and low not in words("choosers"):
            return k
        if tokens.pos[k] in VERBAL and tokens.head[k] == v and tokens.dep[k] in ("conj", "parataxis"):
            return k
        k += 1
    return stop


def _apposed(ctx: Context, comma: int, stop: int) -> int:
    """The end of an apposition behind a comma that runs to the end or to another comma; `comma` where there is none."""
    tokens = ctx.tokens
    if comma + 1 >= stop:
        return comma
    if _adverbial(ctx, comma + 1, stop):
        return comma + 2
    if tokens.low[comma + 1] in ctx.language.words("relative_all"):
        verb = tokens.head[comma + 1]
        return min(stop, tokens.right[verb] + 1) if comma + 1 < verb < stop else comma
    if tokens.pos[comma + 1] not in ("DET", "NOUN", "PROPN", "NUM"):
        return comma
    if tokens.low[comma + 1] in ctx.language.words("demonstratives"):
        return comma
    end = scan_phrase(tokens, comma + 1, stop, ctx.language)
    if end == comma + 1:
        return comma
    closes = end >= stop or tokens.low[end] in (",", ".", ";") or tokens.pos[end] == "ADP"
    return end if closes else comma


def phrase_stop(ctx: Context, n: int, stop: int) -> int:
    """One past the last token of the phrase that token n heads, relative clauses in, within `stop`."""
    return min(stop, max(ctx.tokens.right[n] + 1, n + 1))


def phrase_behind(ctx: Context, marker: int, stop: int, *, otherwise: int) -> int:
    """One past the phrase that a preposition marks; `otherwise` where the tree hangs it on nothing behind it."""
    head = ctx.tokens.head[marker]
    return phrase_stop(ctx, head, stop) if marker < head < stop else otherwise


def marked_stop(ctx: Context, marker: int, stop: int) -> int:
    """One past the clause or phrase that a preposition marks, with what follows it, up to a verb that is not its own."""
    mark = next((k for k in range(marker + 1, stop) if ctx.tokens.pos[k] == "PUNCT"), stop)
    end = phrase_behind(ctx, marker, stop, otherwise=mark)
    return before_verb(ctx, marker + 1, tail(ctx, end, marker, stop))


def about_the_cue(ctx: Context, k: int, stop: int) -> bool:
    """Whether an adverb, a date, a medium or an occasion starts at token k."""
    tokens, words = ctx.tokens, ctx.language.words
    if (
        tokens.pos[k] in ("ADV", "NUM")
        or tokens.low[k] in words("time_nouns")
        or tokens.low[k] in words("cue_adverbials")
    ):
        return True
    ahead = range(k + 1, min(stop, k + 4))
    return tokens.pos[k] in ("ADP", "DET") and any(
        tokens.low[j] in words("time_nouns") or tokens.lemma[j] in ctx.language.media_nouns for j in ahead
    )


def _adverbial(ctx: Context, k: int, stop: int) -> bool:
    """Whether a prepositional phrase or adverbial clause behind a comma still belongs to what is said.

    Not where it says how or when the speaker spoke: a medium, an occasion, "avant de", "après avoir".
    """
    tokens, words = ctx.tokens, ctx.language.words
    if k + 1 >= stop or tokens.low[k] in words("speaker_adverbials"):
        return False
    if tokens.low[k] in words("clause_links"):
        return True
    if tokens.pos[k] != "ADP" or tokens.low[k] in words("gerund_markers"):
        return False
    ahead = range(k + 1, min(stop, k + 5))
    return not any(tokens.lemma[j] in ctx.language.media_nouns or is_infinitive(tokens, j) for j in ahead)


def before_verb(ctx: Context, first: int, stop: int) -> int:
    """The first finite verb in `[first, stop)` that no subject, relative or conjunction there prepares; else `stop`.

    An infinitive or noun phrase cannot hold one: the main verb of the sentence begins there.
    """
    tokens, words = ctx.tokens, ctx.language.words
    for k in range(first, stop):
        if (
            tokens.low[k] in words("relative_all")
            or tokens.low[k] in words("complementizers")
            or tokens.pos[k] == "SCONJ"
        ):
            return stop
        if is_finite(tokens, k):
            verb = predicate_of(tokens, k)
            prepared = any(first <= c < k for c in tokens.all(verb, "nsubj", "expl"))
            return stop if prepared or ctx.quote_at(tokens.start[k]) is not None else k
    return stop
