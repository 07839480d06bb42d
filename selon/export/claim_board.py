"""The claims of a dossier for reading: which are shown, in which order, and the one that an id names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from selon.claim_records import Claim, Dossier, Mention, SharedVoice
from selon.claims.judged import judged
from selon.claims.lookup import place
from selon.export.claim_view import Branch, ClaimView, Line
from selon.export.wording import flat, many
from selon.intake.article import field_text, outlet_name
from selon.records import Article


@dataclass(frozen=True, slots=True)
class Board:
    """The claims that are shown, and in words what is not: claims that people rejected, judgements without effect."""

    shown: tuple[ClaimView, ...]
    left_out: tuple[str, ...]


def board(dossier: Dossier, *, rejected: bool = False) -> Board:
    """The judged claims of a dossier for reading: those of most outlets first, then those of most mentions.

    What people rejected is left out but for `rejected`.
    """
    desk = judged(dossier)
    articles = {article.id: article for article in dossier.articles}
    gists = {one.claim.id: flat(one.claim.gist) for one in desk.claims}
    chosen = [one for one in desk.claims if rejected or one.rejected is None]
    found = [ClaimView(one, _branches(one.claim, articles, desk.voices.by_id), gists) for one in chosen]
    hidden, idle = len(desk.claims) - len(chosen), len(desk.idle)
    told = (f"{many(hidden, 'claim')} that people rejected not shown" if hidden else "",
            f"{many(idle, 'judgement')} of claims without effect here" if idle else "")  # fmt: skip
    shown = sorted(found, key=lambda v: (-v.claim.outlets, -len(v.claim.mentions), v.claim.id))
    return Board(tuple(shown), tuple(filter(None, told)))


def views(dossier: Dossier, *, rejected: bool = False) -> list[ClaimView]:
    """The claims of the board."""
    return list(board(dossier, rejected=rejected).shown)


def _branches(
    claim: Claim, articles: Mapping[str, Article], voices: Mapping[str, SharedVoice]
) -> tuple[Branch, ...]:
    lines: dict[str, list[Line]] = {origin.id: [] for origin in claim.origins}
    for mention in claim.mentions:
        lines[mention.origin].append(_line(mention, articles[mention.article], voices))
    branches = [Branch(origin, tuple(lines[origin.id])) for origin in claim.origins]
    return tuple(sorted(branches, key=lambda b: b.against))


def _line(mention: Mention, article: Article, voices: Mapping[str, SharedVoice]) -> Line:
    where = field_text(article, mention.field)
    return Line(
        outlet=flat(outlet_name(article)), published=article.published, article=article.id,
        voice=flat(voices[mention.voice].name) if mention.voice else None, does=mention.does, passes_on=mention.passes_on,
        words=flat(where[mention.start : mention.end]), place=flat(place(mention)),
    )  # fmt: skip


def find(found: Iterable[ClaimView], id: str) -> list[ClaimView]:
    """The claims whose id is or begins with this one, or that people made of one with it; exactly that id stands alone."""
    given = list(found)
    alone = [v for v in given if v.claim.id == id] or [v for v in given if id in {c.id for c in v.judged.found}]
    return alone or [v for v in given if any(_begins(known, id) for known in {v.claim.id, *(c.id for c in v.judged.found)})]


def _begins(known: str, id: str) -> bool:
    return known.removeprefix("c-").startswith(id.removeprefix("c-"))
