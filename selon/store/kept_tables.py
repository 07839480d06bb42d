"""The tables of the dossier that a store keeps: stories, claims, mentions, shared voices, copies; `migrations/` makes them."""

from __future__ import annotations

from sqlalchemy import Column, Integer, MetaData, Table, Text

_all = MetaData()

groupings = Table(
    "groupings", _all,
    Column("as_of", Integer, primary_key=True),  # the last change of an article that it knows of
    Column("articles", Integer),
    Column("claims", Integer),
    Column("voices", Integer),
    Column("at", Text),
    Column("selon", Text),  # version that grouped
)  # fmt: skip

story_groups = Table(
    "story_groups", _all,
    Column("key", Text, primary_key=True),  # a hash of all that its claims depend on
    Column("position", Integer),  # in the dossier
)  # fmt: skip

names = Table(
    "names", _all,
    Column("article", Integer, primary_key=True),
    Column("changed", Integer),  # the change of the article after which they were read
    Column("record", Text),  # the names of the article with how often they stand there, as JSON
)  # fmt: skip

claims = Table(
    "claims", _all,
    Column("number", Integer, primary_key=True),
    Column("id", Text),  # unique
    Column("story", Text),
    Column("position", Integer),  # in its story
    Column("type", Text),
    Column("place", Text),  # folded words with a space around each
    Column("parties", Text),  # the same of actor and recipient
    Column("date", Text),  # of the event
    Column("statuses", Text),  # how mentions tell it, with a space around each
    Column("first_told", Text),  # publication of the first and last mention in UTC; "" where it is unknown
    Column("last_told", Text),
    Column("outlets", Integer),
    Column("distinct_origins", Integer),
    Column("denials", Integer),
)  # fmt: skip

claim_lines = Table(
    "claim_lines", _all,
    Column("claim", Integer, primary_key=True),
    Column("folded", Text),  # the words that are indexed
    Column("record", Text),  # the claim as one line of JSON
)  # fmt: skip

mentions = Table(
    "mentions", _all,
    Column("claim", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("article", Integer),
    Column("voice", Text),  # id of the shared voice
)  # fmt: skip

relations = Table(
    "relations", _all,
    Column("claim", Integer, primary_key=True),
    Column("other", Text, primary_key=True),  # the claim that it corrects, updates, withdraws or contradicts
)  # fmt: skip

shared_voices = Table(
    "shared_voices", _all,
    Column("id", Text, primary_key=True),
    Column("name", Text),
    Column("statements", Integer),
    Column("folded", Text),  # the words of its names with a space around each
    Column("record", Text),
)  # fmt: skip

article_voices = Table(
    "article_voices", _all,
    Column("article", Integer, primary_key=True),
    Column("voice", Text, primary_key=True),  # its id in the article
    Column("shared", Text),
)  # fmt: skip

copies = Table(
    "copies", _all,
    Column("article", Integer, primary_key=True),
    Column("story", Text),
    Column("record", Text),
)  # fmt: skip

KEPT: tuple[Table, ...] = (
    groupings, story_groups, names, claims, claim_lines, mentions, relations, shared_voices, article_voices,
    copies,
)  # fmt: skip
