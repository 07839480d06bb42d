"""Small claims for the tests of judgements: who says it where, and what people decide about it, each in one line."""

from __future__ import annotations

from dataclasses import replace

from selon.claim_records import (
    Action,
    Claim,
    Credibility,
    Does,
    Figure,
    Judgement,
    Mention,
    Origin,
    OriginKind,
    SharedVoice,
    Target,
    TargetKind,
    Unsure,
    VoiceOf,
)
from selon.claims.credibility import counted
from selon.claims.judged import Judged, judged_claims
from selon.claims.sources import origin_id
from selon.records import Span

OUTLETS = {"a.txt": "Le Fanal", "b.txt": "La Gazette", "c.txt": "Radio Estran", "d.txt": "Le Courrier"}
"""The outlets of the articles, in order of publication."""
KINDS: dict[str, OriginKind] = {"Anna Weil": "person", "Boréal": "organisation", "le Mali": "state", "un marin": "anonymous"}


def mention(article: str, start: int, who: str | None = None, does: Does = "asserts", *, passes_on: bool = False,
            event: str | None = None) -> Mention:  # fmt: skip
    """Ten characters of an article from `start`: what `who` says, else what the article asserts itself."""
    return Mention(
        article=article, start=start, end=start + 10, field="text", statement=f"s{start}" if who else None, event=event,
        does=does, voice=_voice(who) if who and KINDS[who] != "anonymous" else None, origin=_id(article, who),
        passes_on=passes_on,
    )  # fmt: skip


def claim(id: str, *mentions: Mention, figures: tuple[int, ...] = (), unsure: tuple[str, ...] = ()) -> Claim:
    """A claim with these mentions, a figure of nine at each of the places of its first article; counted by the rules."""
    origins = tuple(
        Origin(
            id=of, name=(who := _who(of) or OUTLETS[first.article]), kind=KINDS.get(who, "reporter"), first_article=first.article,
            via=tuple(dict.fromkeys(OUTLETS[m.article] for m in mentions if m.origin == of)), why="one voice",
            key=_key(first.article, _who(of)),
        )
        for of, first in {m.origin: m for m in reversed(mentions)}.items()
    )  # fmt: skip
    origins = tuple(sorted(origins, key=lambda o: [m.origin for m in mentions].index(o.id)))
    distinct, digit = counted(mentions, origins)
    first = mentions[0].article
    return Claim(
        id=id, gist=f"the gist of {id}", event=None, mentions=mentions, origins=origins, distinct_origins=distinct,
        outlets=len({m.article for m in mentions}), relations=(),
        figures=tuple(_nine(first, at) for at in figures),
        credibility=digit, unsure=tuple(Unsure(claim=other, score=0.4, why="alike") for other in unsure),
    )  # fmt: skip


def uncounted(claim: Claim) -> Claim:
    """The claim with a digit that only another run of the rules would give."""
    return replace(claim, credibility=Credibility(suggested="6", why="not counted"))


def voices(*sectors: tuple[str, str, str]) -> tuple[SharedVoice, ...]:
    """All voices of KINDS; name, country and sector of some."""
    known = {name: (country, sector) for name, country, sector in sectors}
    return tuple(
        SharedVoice(id=_voice(name), name=name, kind="organisation", country=known.get(name, (None, None))[0],
                    sector=known.get(name, (None, None))[1], aliases=(), statements=1, why=(),
                    voices=(VoiceOf(article="a.txt", voice=name),))
        for name, kind in KINDS.items() if kind != "anonymous"
    )  # fmt: skip


def _nine(article: str, at: int) -> Figure:
    span = Span(start=at, end=at + 1, text="9")
    return Figure(what="morts", value=9, high=None, span=span, article=article, voice=None, as_of=None)


def decided(*lines: str) -> tuple[Judgement, ...]:
    """Judgements, one a line: "Lea merge claim c1 c2", the value (if any) behind the id."""
    return tuple(_decided(n, *line.split(" ", 4)) for n, line in enumerate(lines))


def _decided(n: int, who: str, action: Action, kind: TargetKind, id: str, value: str | None = None) -> Judgement:
    return Judgement(id=f"j{n}", target=Target(kind=kind, id=id), action=action, value=value, who=who,
                     when=f"2024-06-0{n + 1}T09:00:00+00:00", note=None)  # fmt: skip


def desk(claims: tuple[Claim, ...], *lines: str, known: tuple[SharedVoice, ...] | None = None) -> Judged:
    """The claims with these judgements in effect."""
    return judged_claims(claims, decided(*lines), outlets=OUTLETS, voices=voices() if known is None else known)


def oid(who: str) -> str:
    """The id of the origin that a voice is."""
    return _id("", who)


_NAMES: dict[str, str] = {}


def _key(article: str, who: str | None) -> tuple[str, ...]:
    if who is None:
        return ("reporter", OUTLETS[article])
    return ("anonymous", "Le Fanal", who) if KINDS[who] == "anonymous" else (_voice(who),)


def _voice(who: str) -> str:
    return f"v-{who.replace(' ', '-')}"


def _id(article: str, who: str | None) -> str:
    id = origin_id(_key(article, who))
    if who is not None:
        _NAMES[id] = who
    return id


def _who(origin: str) -> str | None:
    return _NAMES.get(origin)
