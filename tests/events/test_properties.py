"""Whatever the text: events point at their own words, stand once, belong to known statements and groups; twice is once."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from selon.intake import article_from_text
from selon.reader import Reader
from selon.records import Article, Party, Place

READER = Reader()
SNIPPETS = [
    "Des rebelles ont attaqué un poste à Gao mardi", "la police a arrêté douze manifestants", "selon l'ONU", "« ", " »",
    "l'armée n'a pas bombardé la ville", "Le 31 février", "en 1848", "3,5 millions d'euros", "\n\n", ". ", ", ", " — ",
    "l’Union soviétique", "\u202f!", "é̀", "😀", "\r\n", "qui a expulsé deux diplomates", "de", "à Paris", "hier", "Il",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(SNIPPETS) | st.text(max_size=6), max_size=14).map(" ".join)


def words_of(article: Article, mention: Party | Place) -> str:
    return article.text[mention.start : mention.end]


@settings(max_examples=60)
@given(TEXTS)
def test_events_point_at_their_words(text: str) -> None:
    article = READER.read(article_from_text(text, id="any", published="2024-06-07"))
    statements, events = {s.id for s in article.statements}, {e.id: e for e in article.events}
    assert len({(e.trigger.start, e.trigger.end) for e in article.events}) == len(article.events)
    for event in article.events:
        assert article.text[event.trigger.start : event.trigger.end] == event.trigger.text
        assert all(words_of(article, p) == p.text for p in (event.actor, event.recipient, event.place) if p is not None)
        assert all(article.text[q.span.start : q.span.end] == q.span.text for q in event.quantities)
        if event.date is not None and event.date.start is not None:
            assert article.text[event.date.start : event.date.end] == event.date.text
        assert event.statement is None or event.statement in statements
        assert events[event.group].group == event.group


@settings(max_examples=15)
@given(TEXTS)
def test_reading_twice_changes_nothing(text: str) -> None:
    once = READER.read(article_from_text(text, id="any", published="2024-06-07"))
    assert READER.read(once) == once
