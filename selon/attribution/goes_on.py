"""What goes on with a phrase behind a comma or a coordinator: appositions, joined phrases, participles, purposes, quotations."""

from __future__ import annotations

from selon.attribution.context import Context
from selon.attribution.line import VERBAL, has_finite, is_finite, is_infinitive
from selon.parse.phrases import scan_phrase
from selon.parse.tokens import Tokens

_NEAR = 6


def counted_end(ctx: Context, end: int, k: int, stop: int) -> int:
    """The end of the figure that a comma or coordinator at token k adds to one before it ("4 morts | et 27 blessés"); or k."""
    tokens = ctx.tokens
    joins = tokens.low[k] == "," or tokens.low[k] in ctx.language.words("coordinators")
    if not joins or k + 2 >= stop or tokens.pos[k + 1] != "NUM" or "NUM" not in tokens.pos[max(0, end - _NEAR) : k]:
        return k
    further = scan_phrase(tokens, k + 1, stop, ctx.language, appositions=False)
    timed = any(tokens.low[j] in ctx.language.words("time_nouns") for j in range(k + 1, further))
    told = further < stop and tokens.pos[further] in VERBAL and is_finite(tokens, further)
    return k if timed or told or further <= k + 2 else further


def purpose_end(ctx: Context, k: int, stop: int) -> int:
    """One past the infinitive phrase that "afin de" at token k opens; k where none stands there."""
    tokens = ctx.tokens
    verb = next((j for j in range(k + 1, min(stop, k + _NEAR)) if is_infinitive(tokens, j)), -1)
    return min(stop, tokens.right[verb] + 1) if verb >= 0 else k


def quoted_end(ctx: Context, comma: int, stop: int) -> int:
    """The end of a quoted phrase behind a comma that says the same again (", « un cadeau d'ami »"); `comma` if none."""
    tokens = ctx.tokens
    quote = ctx.quote_from(tokens.start[comma], tokens.end[comma + 1]) if comma + 2 < stop else None
    if quote is None or ctx.quote_at(tokens.start[comma]) is not None:
        return comma
    end = tokens.at(quote.close)
    closes = end >= stop or tokens.low[end] in (".", ",", ";")
    return min(end, stop) if closes and not has_finite(tokens, comma + 1, end) else comma


def joined_end(ctx: Context, k: int, stop: int) -> int:
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


def apposed_end(ctx: Context, comma: int, stop: int) -> int:
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


def described_end(ctx: Context, comma: int, v: int, stop: int) -> int:
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


def agree(tokens: Tokens, a: int, b: int) -> bool:
    """Whether two tokens share gender and number, as far as both are marked."""
    marks = [dict(f.split("=", 1) for f in tokens.feats[t].split("|") if "=" in f) for t in (a, b)]
    return all(marks[0].get(f, "") == marks[1].get(f, marks[0].get(f, "")) for f in ("Gender", "Number"))
