"""How far a complement reaches: the end of a clause or phrase, and the places where the speaker's own doing goes on."""

from __future__ import annotations

from selon.attribution.context import Context
from selon.attribution.line import VERBAL, has_finite, is_finite, is_infinitive, predicate_of
from selon.parse.phrases import scan_phrase
from selon.parse.tokens import Tokens

_NEAR = 6
_INNER = frozenset({",", "(", ")", "»", "«", '"', "”", "“", "-", "’", "'", "%", "[", "]", "…", "..."})


def tail(ctx: Context, end: int, v: int, stop: int, *, phrase: bool = False) -> int:
    """Take in what follows a clause or phrase up to where the sentence goes on with the cue's own doing.

    Behind a bare noun phrase (`phrase`) adverbs, dates and the medium belong to the cue ("annonce la grève | mardi").
    """
    tokens, words = ctx.tokens, ctx.language.words
    k = end
    while k < stop:
        low = tokens.low[k]
        if phrase and low in words("purpose_links"):
            k = max(_purpose_stop(ctx, k, stop), k + 1)
            continue
        if phrase and k == end and about_the_cue(ctx, k, stop):
            return k
        if low == ",":
            if phrase and k + 1 < stop and tokens.low[k + 1] in words("coordinators"):
                apposed = _joined_phrase(ctx, k + 1, stop)
                if apposed <= k + 1:
                    return k
                k = apposed
                continue
            apposed = max(_apposed(ctx, k, stop), _described(ctx, k, v, stop), _quoted_behind(ctx, k, stop))
            if apposed <= k:
                return k
            k = apposed
            continue
        if tokens.pos[k] == "PUNCT" and low not in _INNER:
            return k
        if low in words("coordinators") and low not in words("choosers"):
            joined = _joined_phrase(ctx, k, stop) if phrase else k
            if joined <= k:
                return k
            k = joined
            continue
        reason = k > end and tokens.pos[k - 1] == "CCONJ" and tokens.low[k - 1] not in words("coordinators")  # "car jugé"
        if tokens.pos[k] in VERBAL and tokens.head[k] == v and tokens.dep[k] in ("conj", "parataxis") and not reason:
            return k
        k += 1
    return stop


def _purpose_stop(ctx: Context, k: int, stop: int) -> int:
    """One past the infinitive phrase that "afin de" at token k opens; k where none stands there."""
    tokens = ctx.tokens
    verb = next((j for j in range(k + 1, min(stop, k + _NEAR)) if is_infinitive(tokens, j)), -1)
    return min(stop, tokens.right[verb] + 1) if verb >= 0 else k


def _quoted_behind(ctx: Context, comma: int, stop: int) -> int:
    """The end of a quoted phrase behind a comma that says the same again (", « un cadeau d'ami »"); `comma` if none."""
    tokens = ctx.tokens
    quote = ctx.quote_from(tokens.start[comma], tokens.end[comma + 1]) if comma + 2 < stop else None
    if quote is None or ctx.quote_at(tokens.start[comma]) is not None:
        return comma
    end = tokens.at(quote.close)
    closes = end >= stop or tokens.low[end] in (".", ",", ";")
    return min(end, stop) if closes and not has_finite(tokens, comma + 1, end) else comma


def _joined_phrase(ctx: Context, k: int, stop: int) -> int:
    """The end of a noun phrase coordinated by token k that closes its clause; k where it is the subject of a new one."""
    tokens = ctx.tokens
    if 0 < k < stop - 1 and tokens.pos[k - 1] == tokens.pos[k + 1] == "NUM":
        return k + 2
    first = k + 1
    passed = ctx.language.words("de_words") | ctx.language.words("contrast_words")
    while first + 1 < stop and (tokens.low[first] in passed or tokens.pos[first] == "ADV"):
        first += 1
    end = scan_phrase(tokens, first, stop, ctx.language)
    bare = first == k + 1 and first < stop and tokens.pos[first] == "NOUN" and tokens.low[k - 1] == ","
    if end == first or bare or any(tokens.dep[j].startswith("nsubj") for j in range(k + 1, end)):
        return k
    head = next((j for j in range(first, end) if tokens.pos[j] in ("NOUN", "PROPN")), -1)
    if head >= 0 and end < stop and end <= tokens.right[head] < stop and not has_finite(tokens, end, tokens.right[head] + 1):
        end = tokens.right[head] + 1
    closes = end >= stop or (tokens.pos[end] == "PUNCT" and tokens.low[end] not in (",", "«", ":"))
    return end if closes else k


def _apposed(ctx: Context, comma: int, stop: int) -> int:
    """The end of an apposition behind a comma that runs to the end or to another comma; `comma` where there is none."""
    tokens = ctx.tokens
    if comma + 1 >= stop or gapped(ctx, comma, stop):
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
    if end == comma + 1 or any(tokens.dep[j].startswith("nsubj") and tokens.head[j] >= end for j in range(comma + 1, end)):
        return comma
    closes = end >= stop or tokens.low[end] in (",", ".", ";") or tokens.pos[end] == "ADP"
    return end if closes else comma


def gapped(ctx: Context, comma: int, stop: int) -> bool:
    """Whether behind a comma another voice has the same verb left out: "…, son voisin d'une « négligence »"."""
    tokens = ctx.tokens
    if comma + 4 >= stop or tokens.low[comma] != "," or tokens.pos[comma + 1] not in ("DET", "PROPN"):
        return False
    end = scan_phrase(tokens, comma + 1, comma + 3, ctx.language, appositions=False)
    if not comma + 1 < end < stop - 1 or tokens.low[end] not in ctx.language.words("de_words"):
        return False
    return ctx.quote_from(tokens.end[end], tokens.end[min(stop, end + 3) - 1]) is not None


def _described(ctx: Context, comma: int, v: int, stop: int) -> int:
    """The end of a past participle behind a comma that agrees with what verb v says, and not with its subject.

    "dénonce la vente, conclue sans appel d'offres" tells of the sale; "…, soutenu par ses adjoints" tells of the speaker.
    """
    tokens = ctx.tokens
    k = comma + 1
    if k >= stop or tokens.pos[k] not in VERBAL or "Tense=Past|VerbForm=Part" not in tokens.feats[k]:
        return comma
    told = next((n for n in range(comma - 1, v, -1) if tokens.pos[n] == "NOUN" and agree(tokens, k, n)), -1)
    speaker = next(tokens.all(v, "nsubj"), -1)
    if told < 0 or speaker < 0 or not _marked(tokens, told) or (_marked(tokens, speaker) and agree(tokens, k, speaker)):
        return comma
    tied = _marked(tokens, speaker) or told <= tokens.head[k] < comma
    return min(stop, max(tokens.right[k] + 1, k + 1)) if tied else comma


def _marked(tokens: Tokens, n: int) -> bool:
    """Whether the gender of token n is known."""
    return "Gender=" in tokens.feats[n]


def before_quotation(ctx: Context, first: int, stop: int) -> int:
    """The first colon in `[first, stop)` that a quotation follows, outside any other; else `stop`."""
    tokens = ctx.tokens
    for k in range(first + 1, stop - 1):
        colon = tokens.low[k] == ":" and ctx.quote_at(tokens.start[k]) is None
        if colon and ctx.quote_from(tokens.start[k], tokens.end[k + 1]):
            return k
    return stop


def agree(tokens: Tokens, a: int, b: int) -> bool:
    """Whether two tokens share gender and number, as far as both are marked."""
    marks = [dict(f.split("=", 1) for f in tokens.feats[t].split("|") if "=" in f) for t in (a, b)]
    return all(marks[0].get(f, "") == marks[1].get(f, marks[0].get(f, "")) for f in ("Gender", "Number"))


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
    if tokens.pos[k] == "ADV" and k + 1 < stop and "VerbForm=Part" in tokens.feats[k + 1]:
        return False
    if (
        tokens.pos[k] in ("ADV", "NUM")
        or tokens.low[k] in words("time_nouns")
        or tokens.low[k] in words("cue_adverbials")
    ):
        return True
    if tokens.low[k] in words("span_markers"):
        return False
    ahead = range(k + 1, min(stop, k + 4))
    return tokens.pos[k] in ("ADP", "DET") and any(
        tokens.low[j] in words("time_nouns") | words("occasion_nouns") or tokens.lemma[j] in ctx.language.media_nouns
        for j in ahead
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
            return stop if prepared or ctx.quote_at(tokens.start[k]) is not None else _before_clitics(ctx, first, k)
    return stop


def _before_clitics(ctx: Context, first: int, k: int) -> int:
    """The first of the pronouns and negations right before the verb at token k."""
    tokens, words = ctx.tokens, ctx.language.words
    while k - 1 > first and tokens.low[k - 1] in words("clitics") | words("negation") and tokens.pos[k - 1] != "DET":
        k -= 1
    return k
