"""Copied words side by side: the passage of the source and that of the copy, cut where they share words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from selon.claim_records import Claim, Mention
from selon.intake.article import outlet_name
from selon.records import Article, Copy
from selon.web.claims.tree import Branch, Carrier, Copies

_WORD = re.compile(r"\w+")
_NEAR = 200
"""Code points from a mention within which copied words belong to it."""
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words as they stand; `shared` where the other article has the same."""

    text: str
    shared: bool


@dataclass(frozen=True, slots=True)
class Side:
    """A passage of one of two articles."""

    article: str
    outlet: str
    published: str | None
    lang: str
    pieces: list[Piece]


@dataclass(frozen=True, slots=True)
class CopiedPair:
    """Two articles that share words; `share` is how much of the copying article's text the earlier one has, 0 to 1."""

    source: Side
    copy: Side
    share: float


def pairs(claim: Claim, branches: Iterable[Branch], articles: Mapping[str, Article], copies: Copies) -> list[CopiedPair]:
    """For each article that passes on words it copied: those words beside the ones they were taken from."""
    mentions: dict[str, list[Mention]] = {}
    for mention in claim.mentions:
        if mention.field == "text":
            mentions.setdefault(mention.article, []).append(mention)
    found = []
    for branch in branches:
        for carrier in branch.carriers:
            copy = _copy_of(carrier, branch, copies)
            if copy is not None and (pair := _pair(copy, carrier.article, articles, mentions)) is not None:
                found.append(pair)
    return found


def _copy_of(carrier: Carrier, branch: Branch, copies: Copies) -> Copy | None:
    """What it copied from the article that it has the claim from, else from the first one of the branch."""
    theirs = {copy.article: copy for copy in copies.get(carrier.article, ())} if carrier.how != "heard" else {}
    sources = [carrier.had_from, *(c.article for c in branch.carriers)]
    return next((theirs[s] for s in sources if s is not None and s in theirs), None)


def _pair(
    copy: Copy, copying: str, articles: Mapping[str, Article], mentions: Mapping[str, Sequence[Mention]]
) -> CopiedPair | None:
    source, article = articles[copy.article], articles[copying]
    theirs, its = mentions.get(source.id, ()), mentions.get(article.id, ())
    copied = _near([(s.start, s.end) for s in copy.spans], its)
    if not copied:
        return None
    words = [article.text[start:end] for start, end in copied]
    told = [where for w in words if (where := _found(w, source.text, theirs)) is not None]
    return CopiedPair(_side(source, told, theirs), _side(article, copied, its), copy.share)


def _near(ranges: Sequence[Range], mentions: Sequence[Mention]) -> list[Range]:
    return [r for r in ranges if any(r[0] < m.end and m.start < r[1] for m in mentions)]


def _found(words: str, text: str, mentions: Sequence[Mention]) -> Range | None:
    """Where the same words stand in the source, in whatever signs and capitals; near a mention if they do there."""
    wanted = re.compile(r"\W+".join(map(re.escape, _WORD.findall(words))), re.IGNORECASE)
    for mention in mentions:
        if match := wanted.search(text, max(0, mention.start - _NEAR), mention.end + _NEAR):
            return match.span()
    match = wanted.search(text)
    return match.span() if match else None


def _side(article: Article, shared: Sequence[Range], mentions: Sequence[Mention]) -> Side:
    about = [(m.start, m.end) for m in mentions if any(s < m.end and m.start < e for s, e in shared)]
    whole = (min(start for start, _ in (*about, *shared)), max(end for _, end in (*about, *shared))) if shared else (0, 0)
    if not shared and mentions:
        whole = (mentions[0].start, mentions[0].end)
    return Side(article.id, outlet_name(article), article.published, article.lang, list(_cut(article.text, whole, shared)))


def _cut(text: str, whole: Range, shared: Iterable[Range]) -> Iterator[Piece]:
    at, end = whole
    for first, last in sorted(shared):
        if first < at:
            continue
        if at < first:
            yield Piece(text[at:first], False)
        yield Piece(text[first:last], True)
        at = last
    if at < end:
        yield Piece(text[at:end], False)
