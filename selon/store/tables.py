"""The tables of a store, for queries; `migrations/` makes and changes them."""

from __future__ import annotations

from sqlalchemy import Column, Float, Integer, MetaData, Table, Text

from selon.store.kept_tables import KEPT

_all = MetaData()

articles = Table(
    "articles", _all,
    Column("number", Integer, primary_key=True),  # in the order in which they came
    Column("id", Text),  # unique in the store
    Column("given_id", Text),  # the id it came with
    Column("url", Text),  # without what does not name the page
    Column("publisher", Text),  # outlet or host, folded
    Column("content", Text),  # hash of title and text
    Column("reader", Text),  # version of selon that read it
    Column("published", Text),
    Column("told_at", Text),  # the same in UTC, to sort by; "9999" where it is unknown
    Column("revision_of", Text),
    Column("replaced_by", Text),
    Column("added", Text),
    Column("record", Text),  # the article as one line of JSON
    Column("changed", Integer),  # the number of the last change of it: each change of an article has the next one
)  # fmt: skip

happenings = Table(
    "happenings", _all,
    Column("article", Integer, primary_key=True),
    Column("event", Text, primary_key=True),  # the mention that tells the date
    Column("type", Text),
    Column("status", Text),
    Column("at", Text),  # date of the event; "9999" where it is unknown
)  # fmt: skip

judgements = Table(
    "judgements", _all,
    Column("number", Integer, primary_key=True),
    Column("id", Text),
    Column("kind", Text),
    Column("target", Text),  # the id as it was judged
    Column("article", Text),  # of a statement or event: its article and exact words
    Column("field", Text),
    Column("begins", Integer),
    Column("ends", Integer),
    Column("what", Text),  # an event's type
    Column("action", Text),
    Column("value", Text),
    Column("who", Text),
    Column("at", Text),
    Column("note", Text),
)  # fmt: skip

review = Table(
    "review", _all,
    Column("number", Integer, primary_key=True),
    Column("article", Integer),  # its number; 0 for what is found across articles
    Column("kind", Text),
    Column("item", Text),  # id in the article, else the id
    Column("other", Text),  # the claim that may be the same; "" where nothing is compared
    Column("state", Integer),  # SETTLED, OPEN or DISPUTED
    Column("confidence", Float),
    Column("rule", Text),  # "" where no rule found it
    Column("outlet", Text),
    Column("told", Text),  # publication in UTC; "" where it is unknown
)  # fmt: skip

stories = Table("stories", _all, Column("id", Text, primary_key=True), Column("name", Text))

story_articles = Table(
    "story_articles", _all,
    Column("story", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("article", Text),
)  # fmt: skip

feeds = Table(
    "feeds", _all,
    Column("url", Text, primary_key=True),
    Column("etag", Text),
    Column("modified", Text),
    Column("fetched", Text),
)  # fmt: skip

entries = Table(
    "entries", _all,
    Column("link", Text, primary_key=True),
    Column("updated", Text),
    Column("tries", Integer),
    Column("done", Integer),  # 1 where its article is kept or can never be
)  # fmt: skip

jobs = Table(
    "jobs", _all,
    Column("id", Integer, primary_key=True),
    Column("kind", Text),
    Column("input", Text),
    Column("state", Text),
    Column("message", Text),
    Column("article", Text),
    Column("asked_by", Text),
    Column("asked", Text),
    Column("started", Text),
    Column("ended", Text),
    Column("tries", Integer),
    Column("worker", Text),  # who has it in hand
    Column("heading", Text),  # what it is about, in a line
)  # fmt: skip

workers = Table("workers", _all, Column("name", Text, primary_key=True), Column("beat", Text))

migrations = Table(
    "migrations", _all,
    Column("name", Text, primary_key=True),
    Column("applied", Text),
    Column("selon", Text),  # version that applied it
)  # fmt: skip

WRITTEN: tuple[Table, ...] = (
    articles, happenings, judgements, review, stories, story_articles, feeds, entries, jobs, workers, migrations, *KEPT,
)  # fmt: skip
