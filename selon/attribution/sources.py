"""The source span: the whole noun phrase that names the voice, titles and appositions in, relative clauses out."""

from __future__ import annotations

from selon.attribution.context import Context
from selon.attribution.finding import Range
from selon.attribution.line import VERBAL, behind_label, head_leftwards, is_finite, stands_in
from selon.parse.phrases import scan_phrase
from selon.parse.tokens import Tokens

_OUT = frozenset({"acl:relcl", "advcl", "parataxis", "ccomp", "csubj", "discourse", "dislocated", "cop", "aux:tense",
                  "aux:pass", "nsubj", "nsubj:pass", "xcomp", "expl:subj", "obj", "mark", "cc:preconj", "ROOT"})  # fmt: skip
_LEFT_OUT = frozenset({"case", "cc", "punct", "advmod", "mark"})
_BEFORE_NOUN = frozenset({"DET", "ADJ", "NUM", "PROPN", "X"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_NAMES = frozenset({"NOUN", "PROPN", "NUM", "PRON", "X", "ADJ", "DET"})


def source_span(ctx: Context, n: int, not_after: int | None = None) -> Range:
    """The character range of the phrase that token n heads; `not_after` is the first token it may not reach."""
    tokens = ctx.tokens
    pointing = ctx.language.words("last_mentioned")
    stop = next((k for k in (n + 2, n + 3) if tokens.words(n, min(k, len(tokens))).lower() in pointing), -1)
    if stop > 0:
        return tokens.start[n], tokens.end[stop - 1]
    if tokens.pos[n] == "PRON" or tokens.low[n] in ctx.language.words("inverted"):
        return _pronoun(ctx, n)
    n = _antecedent(ctx, n)
    first = _joined(ctx, _first(ctx, n))
    first = behind_label(tokens, _renamed(ctx, first, n), n)
    last = max(n, _last(ctx, n, not_after))
    stop = tokens.bounds(n)[1] if not_after is None else min(not_after, tokens.bounds(n)[1])
    along = scan_phrase(tokens, first, stop, ctx.language)
    if along > last + 1 and all(
        tokens.low[k] not in ctx.language.words("relative_all") for k in range(last + 1, along)
    ):
        last = along - 1
    first, last = _without_asides(ctx, _with_first(ctx, n, first), last)
    return _clean(ctx, tokens.start[first], tokens.end[last])


def _with_first(ctx: Context, n: int, first: int) -> int:
    """Where the phrase starts with what "et" joins to it on the left: for a plural verb, or within the name of a body."""
    tokens, start = ctx.tokens, ctx.tokens.bounds(n)[0]
    if first - 2 < start or tokens.pos[first - 1] != "CCONJ" or tokens.pos[first - 2] not in _NOUNS:
        return first
    verb = tokens.head[n]
    plural = any("Number=Plur" in tokens.feats[k] for k in (verb, *tokens.all(verb, "aux", "cop")) if tokens.pos[k] in VERBAL)
    if "Number=Plur" in tokens.feats[n] or not tokens.dep[n].startswith("nsubj"):
        return first
    k = first - 2
    while k > start and (tokens.pos[k - 1] in _BEFORE_NOUN | _NOUNS or tokens.low[k - 1] in ctx.language.words("de_words")):
        k -= 1
    return k if plural or _one_name(ctx, k, first) else first


def _one_name(ctx: Context, begin: int, last: int) -> bool:
    """Whether "et" before token `last` stands within the name of a body that begins at `begin` ("le syndicat Terre et Mer")."""
    tokens, language = ctx.tokens, ctx.language
    names = all(tokens.text[tokens.start[k]].isupper() for k in (last - 2, last))
    told = any(is_finite(tokens, k) for k in range(tokens.bounds(last)[0], last))
    return names and not told and stands_in(tokens, begin, last - 2, (language.bodies, language.media_nouns))


def _without_asides(ctx: Context, first: int, last: int) -> tuple[int, int]:
    """The phrase without what it was only said by or said at ("un attentat selon | la police, qui", "le ministre en marge")."""
    tokens, words = ctx.tokens, ctx.language.words
    for k in range(first + 1, last):
        if tokens.low[k] in words("agent_markers") and words("mouthpiece_nouns") & set(tokens.lemma[k + 1 : k + 3]):
            return first, k - 1 - (tokens.low[k - 1] == ",")
        if tokens.low[k] in words("according_words") and last - k > 0:
            told = any(low == "," or low in words("relative_all") for low in tokens.low[last + 1 : last + 2])
            return (k + 1, last) if told else (first, k - 1)
        if tokens.low[k] in words("in_words") and tokens.low[k + 1] in words("occasion_nouns"):
            return first, k - 1
    return first, last


def _antecedent(ctx: Context, n: int) -> int:
    """The noun that is meant where the tree took a verb behind "qui", or a time between commas, for the one who speaks."""
    tokens, above = ctx.tokens, ctx.tokens.head[n]
    if tokens.dep[n] == "acl:relcl" and tokens.low[n - 1] in ctx.language.words("relative_subject") and above < n:
        return above if tokens.pos[above] in _NOUNS else n
    case = next(tokens.all(n, "case"), -1)
    if case < 2 or tokens.low[case - 1] != "," or tokens.low[n] not in ctx.language.words("moments"):
        return n
    return _speaking(ctx, case - 2, n)


def _speaking(ctx: Context, k: int, n: int) -> int:
    """The nearest noun at token k or above it that can speak; `n` where none can."""
    tokens, language = ctx.tokens, ctx.language
    tables = (language.titles, language.people, language.bodies)
    for j in (k, *tokens.ancestors(k)):
        if tokens.pos[j] == "PROPN" or stands_in(tokens, j, j + 1, tables):
            return j
    return n


def bare_phrase(ctx: Context, k: int) -> tuple[int, int]:
    """The token range of the phrase that noun k heads, from its determiner on, without what a comma or bracket adds."""
    tokens, (bound, end) = ctx.tokens, ctx.tokens.bounds(k)
    first = k
    while first > bound and tokens.pos[first - 1] in _BEFORE_NOUN:
        first -= 1
    stop = next((j for j in range(k + 1, tokens.right[k] + 1) if tokens.pos[j] == "PUNCT"), tokens.right[k] + 1)
    along = scan_phrase(tokens, first, end, ctx.language, appositions=False)
    along = next((j for j in range(k + 1, along) if tokens.low[j] == "("), along)
    return first, max(k + 1, min(stop, along) if along > k else stop)


def _joined(ctx: Context, first: int) -> int:
    """Take in the word that a hyphen ties to the phrase on its left, and its determiner ("l'état-major")."""
    tokens = ctx.tokens
    while (
        first > 1
        and tokens.low[first - 1] == "-"
        and tokens.end[first - 1] == tokens.start[first] == tokens.end[first - 2] + 1
    ):
        first -= 2
        if first and tokens.pos[first - 1] == "DET":
            first -= 1
    return first


def _renamed(ctx: Context, first: int, n: int) -> int:
    """Where a name or office begins that the phrase of token n renames behind a comma ("Ana Ruiz, la maire, …")."""
    tokens, language = ctx.tokens, ctx.language
    start, stop = tokens.bounds(n)
    if first < start + 2 or tokens.low[first - 1] != ",":
        return first
    top = head_leftwards(tokens, first - 2, start)
    begin = tokens.left[top]
    marked = any(tokens.dep[c] in ("case", "mark") for c in tokens.children[top] if c < top)
    if marked or begin < start or tokens.pos[top] not in ("NOUN", "PROPN") or tokens.pos[begin - 1] == "ADP":
        return first
    named = tokens.pos[top] == "PROPN" and tokens.low[n] in language.titles
    office = tokens.low[top] in language.titles and tokens.pos[n] == "PROPN"
    return begin if (named or office) and scan_phrase(tokens, begin, stop, language) > n else first


def _pronoun(ctx: Context, n: int) -> Range:
    tokens = ctx.tokens
    start, end = tokens.start[n], tokens.end[n]
    while start < end and ctx.text[start] == "-":
        start += 1
    k = n + 1
    of = k + 1 < tokens.bounds(n)[1] and tokens.low[k] in ctx.language.words("de_words")
    if of and tokens.low[n] in ctx.language.words("one_words"):
        return _one_of_many(ctx, n)
    if of and tokens.head[k + 1] in (n, k + 1):
        return start, tokens.end[_last(ctx, k + 1, None)]
    if n > 0 and tokens.low[n - 1] in ctx.language.words("demonstratives") and tokens.start[n] <= tokens.end[n - 1] + 1:
        return tokens.start[n - 1], end
    return start, end


def _one_of_many(ctx: Context, n: int) -> Range:
    """ "l'une des rares voix du parti", with the name set off by commas that says whose it is."""
    tokens, stop = ctx.tokens, ctx.tokens.bounds(n)[1]
    end = n + 3 if tokens.pos[n + 2] == "PRON" else scan_phrase(tokens, n, stop, ctx.language)
    comma = next((k for k in range(end, stop) if tokens.pos[k] != "ADV"), stop)
    if comma + 2 < stop and tokens.low[comma] == "," and tokens.pos[comma + 1] == "PROPN":
        named = scan_phrase(tokens, comma + 1, stop, ctx.language, appositions=False)
        end = named if named < stop and tokens.low[named] == "," else end
    elided = n > 0 and tokens.low[n - 1] in ctx.language.words("elided")
    return tokens.start[n - elided], tokens.end[end - 1]


def _first(ctx: Context, n: int) -> int:
    """The leftmost token of the phrase: determiners and adjectives before the noun, no preposition."""
    tokens = ctx.tokens
    start = tokens.bounds(n)[0]
    first = n
    start = max([start, *(c + 1 for c in tokens.all(n, "case") if c < n)])
    for c in tokens.children[n]:
        if c < start or (c < n and "," in tokens.low[c:n]):
            continue
        if c < n and tokens.dep[c] not in _LEFT_OUT and tokens.dep[c] not in _OUT:
            first = min(first, max(start, tokens.left[c]))
        elif (
            c < n and tokens.dep[c] == "advmod" and tokens.end[c] + 1 >= tokens.start[c + 1] and _before_number(ctx, c)
        ):
            first = min(first, c)
    while first < n and (tokens.pos[first] in ("ADP", "PUNCT", "CCONJ")):
        first += 1
    while first > start and tokens.pos[first] == "PROPN" and tokens.pos[first - 1] in ("PROPN", "X") and first == n:
        first, n = first - 1, first - 1
    return first


def _before_number(ctx: Context, c: int) -> bool:
    """Adverbs of quantity belong to the phrase ("plus de 60 % des Français", "au moins deux témoins")."""
    return ctx.tokens.pos[c + 1] in ("NUM", "ADP")


def _last(ctx: Context, n: int, not_after: int | None) -> int:
    """The rightmost token of the phrase, relative clauses and what follows them left out."""
    tokens = ctx.tokens
    last, stop = n, tokens.bounds(n)[1]
    if not_after is not None:
        stop = min(stop, not_after)
    for c in tokens.children[n]:
        if c <= n or c >= stop:
            continue
        dep = tokens.dep[c]
        if dep in _OUT or (dep == "conj" and tokens.pos[c] not in _NAMES) or _own_verb(tokens, c):
            break
        if dep == "punct":
            continue
        if dep in ("acl", "amod") and tokens.low[tokens.left[c] - 1] == ",":
            break
        if dep == "obl:mod" and not _adjacent(ctx, last, c):
            break
        last = max(last, min(stop - 1, _last(ctx, c, not_after)))
    return last


def _adjacent(ctx: Context, last: int, c: int) -> bool:
    return ctx.tokens.left[c] <= last + 1


def _own_verb(tokens: Tokens, c: int) -> bool:
    """Whether a clause with its own finite verb starts here, whatever the tree calls it."""
    return tokens.pos[c] in VERBAL and is_finite(tokens, c)


def _clean(ctx: Context, start: int, end: int) -> Range:
    """No punctuation at the edges; a bracket or quotation mark that opens inside closes inside."""
    text = ctx.text
    while start < end and text[start] in ' ,;:.–—-«»“”"\xa0\u202f':
        start += 1
    while end > start and text[end - 1] in " ,;:.–—-«“(\xa0\u202f":
        end -= 1
    for opening, closing in (("(", ")"), ("«", "»"), ("“", "”")):
        if text.count(opening, start, end) > text.count(closing, start, end):
            close = text.find(closing, end, end + 40)
            end = close + 1 if close >= 0 and "\n" not in text[end:close] else end
        elif text.count(closing, start, end) > text.count(opening, start, end):
            mark = text.rfind(opening, max(0, start - 3), start)
            start = mark if mark >= 0 else start
    return start, end
