"""Claims -> the board: a row a claim, a column for each of the voices that speak most in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from selon.claim_records import Claim, ClaimEvent, CredibilityDigit, SharedVoice
from selon.claims.judged import JudgedClaim
from selon.intake.article import outlet_name
from selon.records import Article, VoiceKind
from selon.store import Store
from selon.web.claims.digits import Given, digits_given
from selon.web.claims.doing import ORDER, Doing, Standing, doing, first_hand, standing
from selon.web.claims.judged import judged

COLUMNS = 6
"""Voices with a column of their own; what the others say is counted."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a voice does with a claim, and in how many articles."""

    doing: Doing
    articles: int


@dataclass(frozen=True, slots=True)
class Column:
    """A voice across articles; `voice` is None for what newsrooms say themselves."""

    voice: str | None
    name: str | None
    kind: VoiceKind | None
    claims: int


@dataclass(frozen=True, slots=True)
class First:
    """Where a claim was told first."""

    article: str
    outlet: str
    published: str | None
    lang: str


@dataclass(frozen=True, slots=True)
class Row:
    """A claim: `cells` stand in the order of the columns, `others` is how many voices without a column speak of it.

    `given` are the digits that people gave, `rejected_by` who judged that it is none, `joined` of how many claims that the
    machine found people made it.
    """

    id: str
    gist: str
    event: ClaimEvent | None
    first: First | None
    standing: Standing
    digit: CredibilityDigit
    given: list[Given]
    rejected_by: str | None
    joined: int
    cells: list[list[Told]]
    others: int


Cells = Mapping[str | None, list[Told]]


def board(store: Store, claims: Sequence[Claim]) -> tuple[list[Column], list[Row]]:
    """The columns and rows of some claims, as people judged them."""
    shown = judged(store, claims).claims
    told = [_told(one.claim) for one in shown]
    articles = store.articles_by_id({one.claim.mentions[0].article for one in shown if one.claim.mentions})
    columns = _columns(store, [(one.claim.outlets, cells) for one, cells in zip(shown, told, strict=True)])
    return columns, [_row(one, cells, columns, articles) for one, cells in zip(shown, told, strict=True)]


def _told(claim: Claim) -> Cells:
    """By the voice that stands behind them: what the mentions do. Who passes on adds to the voice that he has it from."""
    behind = first_hand(claim)
    articles: dict[str | None, dict[Doing, set[str]]] = {}
    for mention in claim.mentions:
        voice = behind[mention.origin] if mention.passes_on else mention.voice
        articles.setdefault(voice, {}).setdefault(doing(mention), set()).add(mention.article)
    return {voice: [Told(d, len(did[d])) for d in ORDER if d in did] for voice, did in articles.items()}


def _columns(store: Store, told: Sequence[tuple[int, Cells]]) -> list[Column]:
    """Those who speak in most of the claims, a claim counting as often as it has outlets; those of the first rows stand first,
    newsrooms last.
    """
    claims: Counter[str | None] = Counter()
    weight: Counter[str] = Counter()
    times: Counter[str] = Counter()
    first: dict[str, int] = {}
    for row, (outlets, cells) in enumerate(told):
        for voice, did in cells.items():
            claims[voice] += 1
            if voice is not None:
                weight[voice] += outlets
                times[voice] += sum(t.articles for t in did)
                first.setdefault(voice, row)
    most = sorted(weight, key=lambda v: (-weight[v], first[v], -times[v], v))[:COLUMNS]
    known = store.voices_by_id(most)
    ordered = sorted(most, key=lambda v: (first[v], -weight[v], -times[v], v))
    columns = [_column(known.get(voice), voice, claims[voice]) for voice in ordered]
    return [*columns, Column(None, None, None, claims[None])] if claims[None] else columns


def _column(shared: SharedVoice | None, voice: str, claims: int) -> Column:
    return Column(voice, shared.name if shared else voice, shared.kind if shared else None, claims)


def _row(one: JudgedClaim, cells: Cells, columns: Sequence[Column], articles: Mapping[str, Article]) -> Row:
    claim, shown = one.claim, {column.voice for column in columns}
    return Row(
        id=claim.id, gist=claim.gist, event=claim.event, first=first_told(claim, articles), standing=standing(claim),
        digit=claim.credibility.suggested, given=digits_given(one.judgements),
        rejected_by=one.rejected.who if one.rejected else None, joined=len(one.found),
        cells=[cells.get(column.voice, []) for column in columns], others=len(cells.keys() - shown),
    )  # fmt: skip


def first_told(claim: Claim, articles: Mapping[str, Article]) -> First | None:
    """The article of the first mention, where the store still has it."""
    article = articles.get(claim.mentions[0].article) if claim.mentions else None
    return None if article is None else First(article.id, outlet_name(article), article.published, article.lang)
