"""Articles that mean harm or are beyond measure: they are shown, as text, and the page stays a page."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from factories import make_article, make_event, make_statement, make_voice
from starlette.testclient import TestClient

from selon.records import Article, Note, Span
from selon.store import Store

TAGS = "<script>alert(1)</script><img src=x onerror=alert(2)>"
TURNED = "\u202eetêuqne enu\u202c \u2066mêlé\u2069 \u200f"


class Tags(HTMLParser):
    """The tags and attributes that a browser would see, and the most of them that are open at once."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def shown(store: Store, client: TestClient, article: Article) -> str:
    kept = store.add(article)
    answer = client.get("/articles/" + kept.id.replace("/", "%2F"))
    assert answer.status_code == 200
    return answer.text


def hostile() -> Article:
    """Tags in every field that is shown."""
    text = f"Avant {TAGS} après."
    voice = replace(make_voice(TAGS, role=TAGS, id='"><b>', country=TAGS), why=TAGS)
    statement = make_statement(text, TAGS, id="<i>", voice=voice, source="Avant", cue="après")
    event = replace(make_event(text, "ASSAULT", "script", id="<u>", mode=TAGS, cameo=TAGS, statement="<i>"), rule=TAGS)
    span = Span(start=0, end=5, text="Avant")
    return replace(
        make_article(
            text, statement, id=f"mal-{TAGS}.txt", title=f"Titre {TAGS}", outlet=TAGS, published=TAGS,
            url="javascript:alert(3)", events=(event,), notes=(Note(code="x", message=TAGS, span=span),),
        ),
        byline=TAGS, captured=TAGS,
    )  # fmt: skip


def test_tags_in_any_field_stay_text(store: Store, client: TestClient) -> None:
    tags = Tags(shown(store, client, hostile())).tags
    assert {tag for tag, _ in tags} & {"img", "b", "i", "u"} == set()
    assert all((at["src"] or "").startswith("/static/") for tag, at in tags if tag == "script")
    assert not any(name.startswith("on") or name == "style" for _, at in tags for name in at)
    assert not any((at.get("href") or "").startswith("javascript:") for _, at in tags)


def test_ids_that_selon_never_gave_get_anchors_of_their_own(store: Store, client: TestClient) -> None:
    ids = [at["id"] for _, at in Tags(shown(store, client, hostile())).tags if "id" in at]
    assert {"s-1", "e-1"} <= set(ids)
    assert len(ids) == len(set(ids))


def test_two_statements_of_one_id_are_both_shown(store: Store, client: TestClient) -> None:
    text = "Oui, dit Ilse Varn. Non, dit Odran Kell."
    yes = make_statement(text, "Oui", voice=make_voice("Ilse Varn"))
    no = make_statement(text, "Non", voice=make_voice("Odran Kell"))
    html = shown(store, client, make_article(text, yes, no))
    assert 'id="s1"' in html
    assert 'id="s-2"' in html


def test_writing_that_turns_is_kept_inside_its_element(store: Store, client: TestClient) -> None:
    text = f"{TURNED} a dit Ilse Varn."
    statement = make_statement(text, TURNED, voice=make_voice(f"Varn {TURNED}"), cue="a dit")
    html = shown(store, client, make_article(text, statement, title=TURNED, outlet=TURNED))
    assert f"<bdi lang=\"fr\">Varn {TURNED.strip()}" in html
    assert "\u202e" not in html[html.index('data-copy="') :].partition('" data-copied')[0]


def test_ten_thousand_characters_without_a_space_are_shown_whole(store: Store, client: TestClient) -> None:
    text = "a" * 10_000
    html = shown(store, client, make_article(text, make_statement(text, text, voice=make_voice("Ilse Varn"))))
    assert html.count("a" * 8000) == 1
    assert len(html) < 60_000


def test_a_thousand_statements_have_a_thousand_cards(store: Store, client: TestClient) -> None:
    text = " ".join(f"Voix{n} dit mot{n}." for n in range(1000))
    told = [make_statement(text, f"mot{n}.", id=f"s{n}", voice=make_voice(f"Voix{n}", id=f"v{n}")) for n in range(1000)]
    html = shown(store, client, make_article(text, *told))
    assert html.count('class="say ') == 1000


@pytest.mark.parametrize("chained", [False, True], ids=["beside each other", "one within the other"])
def test_a_thousand_statements_of_the_same_words_do_not_multiply_the_text(
    store: Store, client: TestClient, chained: bool
) -> None:
    text = " ".join(["mot"] * 500)
    voice = make_voice("Ilse Varn")
    told = [
        make_statement(text, text, id=f"s{n}", voice=voice, parent=f"s{n + 1}" if chained and n < 999 else None)
        for n in range(1000)
    ]
    html = shown(store, client, make_article(text, *told))
    assert max(line.count("<span class=\"s ") for line in html.split("<p class=\"words\"")) <= 8
    assert len(html) < 8_000_000


def test_spans_that_point_outside_the_text_and_parents_in_a_circle_do_no_harm(store: Store, client: TestClient) -> None:
    text = "Oui, dit Ilse Varn."
    outside = Span(start=500, end=900, text="ailleurs")
    first = replace(make_statement(text, "Oui", id="s1", parent="s2"), content=(outside,), cue=outside)
    second = make_statement(text, "Oui", id="s2", parent="s1", voice=make_voice("Ilse Varn"))
    html = shown(store, client, make_article(text, first, second))
    assert 'id="s2"' in html
