"""What stands in each row of the tables of claims, and the claim that rows come from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from selon.claim_records import Claim, Mention, Origin, SharedVoice
from selon.claims.credibility import standing
from selon.corpus.flat import flat
from selon.corpus.rows import Row, day_of, each_row, made_of, renamed
from selon.intake.article import field_text
from selon.records import Article

_OF_CLAIM = {"id": "claim_id"}
_OF_MENTION = {
    "article": "article_id", "statement": "statement_id", "event": "event_id", "voice": "shared_voice_id",
    "origin": "origin_id",
}  # fmt: skip
_OF_ORIGIN = {"id": "origin_id"}
_OF_VOICE = {"id": "shared_voice_id"}
NameOf = Callable[[str], str]
"""The name of the shared voice with this id."""


def claim_row(claim: Claim, story: int, articles: Mapping[str, Article]) -> Row:
    """The row of a claim of a story, which has these articles by id."""
    dates = [date for mention in claim.mentions if (date := articles[mention.article].published)]
    row = renamed(dict(flat(replace(claim, mentions=(), origins=()), Claim)), _OF_CLAIM)
    return row | {
        "story": story,
        "articles": len({mention.article for mention in claim.mentions}),
        "mentions": len(claim.mentions), "origins": len(claim.origins),
        "denials": sum(mention.does == "denies" for mention in claim.mentions),
        "first_told": dates[0] if dates else None, "last_told": dates[-1] if dates else None,
        "day": day_of(dates[0]) if dates else None,
    }  # fmt: skip


def mention_rows(claim: Claim, articles: Mapping[str, Article], name_of: NameOf) -> Iterator[Row]:
    """A row a mention, in the claim's order."""
    origins = {origin.id: origin.name for origin in claim.origins}
    for number, mention in enumerate(claim.mentions):
        article = articles[mention.article]
        words = field_text(article, mention.field)[mention.start : mention.end]
        yield each_row(article) | renamed(dict(flat(mention, Mention)), _OF_MENTION) | {
            "claim_id": claim.id, "number": number, "words": words, "origin_name": origins[mention.origin],
            "voice_name": name_of(mention.voice) if mention.voice else None,
        }  # fmt: skip


def origin_rows(claim: Claim) -> Iterator[Row]:
    """A row an origin, in the claim's order."""
    of = Counter(mention.origin for mention in claim.mentions)
    counted = standing(claim.mentions, claim.origins)
    for number, origin in enumerate(claim.origins):
        yield renamed(dict(flat(origin, Origin)), _OF_ORIGIN) | {
            "claim_id": claim.id, "number": number, "counted": number in counted, "mentions": of[origin.id],
        }  # fmt: skip


def voice_row(voice: SharedVoice) -> Row:
    """The row of a voice across articles."""
    return renamed(dict(flat(voice, SharedVoice)), _OF_VOICE) | {"articles": len({one.article for one in voice.voices})}


def claim_of(row: Row, mentions: Iterable[Row], origins: Iterable[Row]) -> Claim:
    """The claim that these rows were made of, the rows of mentions and origins in its order."""
    return replace(
        made_of(Claim, row | {"mentions": (), "origins": ()}, _OF_CLAIM),
        mentions=tuple(made_of(Mention, one, _OF_MENTION) for one in mentions),
        origins=tuple(made_of(Origin, one, _OF_ORIGIN) for one in origins),
    )


def voice_of(row: Row) -> SharedVoice:
    """The voice across articles, of its row."""
    return made_of(SharedVoice, row, _OF_VOICE)
