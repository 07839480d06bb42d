"""A machine's finding as people are asked about it: its exact words in their sentence, and what was made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from selon.claim_records import Claim, SharedVoice, Target, TargetKind
from selon.errors import UsageError
from selon.intake.article import field_text, outlet_name
from selon.records import Article, Event, EventStatus, EventType, Form, Party, Span, Stance, Statement
from selon.store import Store
from selon.store.extents import extent, items
from selon.store.targets import IN_ARTICLES
from selon.web.show import address

Role = Literal["", "content", "source", "cue", "trigger"]

_END = re.compile(r"[.!?…][»”\"’)\s]*\s|\n")
"""Where a sentence may end, well enough to show words in theirs."""

_AROUND = 260
"""So many characters of the sentence are shown before and behind the words at most, and of words so many at each end."""

_LANG = "fr"
"""What selon reads: the language of words whose article is not looked up."""

_USUAL = re.compile(r"[se][0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a sentence and what they are in it ("": neither)."""

    text: str
    role: Role


@dataclass(frozen=True, slots=True)
class Finding:
    """What the machine found. `at` leads to it, `pieces` are its words in their sentence (of a claim its gist, of a voice or
    origin its name); what does not apply to its kind is None.
    """

    kind: TargetKind
    id: str
    at: str
    pieces: list[Piece]
    lang: str
    article: str | None = None
    outlet: str | None = None
    published: str | None = None
    voice: str | None = None
    form: Form | None = None
    stance: Stance | None = None
    type: EventType | None = None
    status: EventStatus | None = None
    actor: str | None = None
    recipient: str | None = None
    outlets: int | None = None
    origins: int | None = None
    confidence: float | None = None
    rule: str | None = None


def findings(store: Store, targets: Iterable[Target]) -> dict[Target, Finding]:
    """The findings that there are of these; each article is looked up once."""
    wanted = list(dict.fromkeys(targets))
    articles = store.articles_by_id({t.id.rpartition("#")[0] for t in wanted if t.kind in IN_ARTICLES})
    found: dict[Target, Finding] = {}
    for target in wanted:
        made = _in_article(articles, target) if target.kind in IN_ARTICLES else _across(store, target)
        if made is not None:
            found[target] = made
    return found


def _in_article(articles: dict[str, Article], target: Target) -> Finding | None:
    id, _, name = target.id.rpartition("#")
    article = articles.get(id)
    item = next((item for item in items(article, target.kind) if item.id == name), None) if article else None
    return _told(article, item, target) if article is not None and item is not None else None


def _told(article: Article, item: Statement | Event, target: Target) -> Finding:
    anchor = f"#{item.id}" if _USUAL.fullmatch(item.id) else ""
    found = Finding(
        kind=target.kind, id=target.id, at=f"/articles/{address(article.id)}{anchor}", article=article.id, lang=article.lang,
        outlet=outlet_name(article), published=article.published, pieces=list(_pieces(article, item)),
        confidence=item.confidence, rule=item.rule,
    )  # fmt: skip
    if isinstance(item, Statement):
        return replace(found, voice=item.voice.name if item.voice else None, form=item.form, stance=item.stance)
    return replace(found, type=item.type, status=item.status, actor=_party(item.actor), recipient=_party(item.recipient))


def _party(party: Party | None) -> str | None:
    return (party.name or party.text) if party else None


def _across(store: Store, target: Target) -> Finding | None:
    try:
        if target.kind == "claim":
            return _claim(store.claim(target.id))
        return _voice(store.shared_voice(target.id)) if target.kind == "voice" else _origin(store, target)
    except UsageError:
        return None  # claims and voices may go as articles are put together again; their judgements stay


def _claim(claim: Claim) -> Finding:
    found = Finding(
        kind="claim", id=claim.id, at=f"/claims/{address(claim.id)}", pieces=[Piece(claim.gist, "content")], lang=_LANG,
        outlets=claim.outlets, origins=claim.distinct_origins,
    )  # fmt: skip
    event = claim.event
    return replace(found, type=event.type, actor=event.actor, recipient=event.recipient) if event else found


def _voice(voice: SharedVoice) -> Finding:
    return Finding(kind="voice", id=voice.id, at=f"/voices/{address(voice.id)}", pieces=[Piece(voice.name, "source")], lang=_LANG)


def _origin(store: Store, target: Target) -> Finding | None:
    claim, _, id = target.id.rpartition("#")
    found = next((origin for origin in store.claim(claim).origins if origin.id == id), None)
    name = [Piece(found.name, "source")] if found else []
    return Finding(kind="origin", id=target.id, at=f"/claims/{address(claim)}", pieces=name, lang=_LANG) if found else None


def _pieces(article: Article, item: Statement | Event) -> Iterator[Piece]:
    """The sentence around the words of a finding, cut into what they are."""
    whole = extent(item)
    text = field_text(article, whole.field)
    start, end = _sentence(text, whole.start, whole.end)
    at = start
    for span, role in sorted(_roles(item), key=lambda pair: (pair[0].start, pair[0].end)):
        if span.field == whole.field and span.start >= at:
            yield from _cut(text[at : span.start], "")
            yield from _cut(text[span.start : span.end], role)
            at = span.end
    yield from _cut(text[at:end], "")


def _roles(item: Statement | Event) -> list[tuple[Span, Role]]:
    if isinstance(item, Event):
        return [(item.trigger, "trigger")]
    named: list[tuple[Span | None, Role]] = [(item.source, "source"), (item.cue, "cue")]
    content: list[tuple[Span, Role]] = [(span, "content") for span in item.content]
    return [*content, *((span, role) for span, role in named if span is not None)]


def _cut(text: str, role: Role) -> Iterator[Piece]:
    """Words as a piece, the middle of very long ones left out."""
    if text:
        yield Piece(text if len(text) <= 4 * _AROUND else f"{text[:_AROUND]} […] {text[-_AROUND:]}", role)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """From where to where the sentence around some words goes, a long one cut."""
    first = max(0, start - _AROUND)
    ends = [found.end() for found in _END.finditer(text, first, start)]
    behind = _END.search(text, max(end - 1, start), end + _AROUND)
    last = behind.start() + 1 if behind else min(len(text), end + _AROUND)
    return (ends[-1] if ends else first), max(last, end)
