"""Near-copies of a corpus: what the later article has from the earlier one is marked with its exact words."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selon.claims.copies import sketch_of
from selon.corpus import near
from selon.corpus.near import Sketches, copies_of_earlier, find_alike, moment
from selon.intake.article import article_from_text
from selon.records import Article, Copy

DISPATCH = (
    "La préfète du Valmorin, Odile Carrel, a annoncé jeudi la réouverture du pont suspendu de Montclar.",
    "L'ouvrage était fermé aux voitures depuis la crue du mois de mars, qui avait emporté deux culées.",
    "« Les expertises des ingénieurs sont rassurantes », a-t-elle déclaré devant la presse régionale.",
    "Les camions de plus de dix tonnes resteront interdits jusqu'à la fin de l'année, selon la mairie.",
)
OWN = (
    "Dans le quartier des Tanneurs, les commerçants attendaient cette nouvelle avec une vive impatience.",
    "Le boulanger Yann Le Goff dit avoir perdu un tiers de ses clients depuis le printemps dernier.",
    "Une fête est prévue dimanche sur les deux rives de la rivière, avec une fanfare et des lampions.",
)


def write(id: str, *sentences: str, published: str | None = "2024-06-04") -> Article:
    return article_from_text(" ".join(sentences), id=id, published=published)


def sketches_of(articles: Sequence[Article]) -> Sketches:
    return lambda position: sketch_of(articles[position].text)


def marked(*articles: Article, **options: int) -> dict[str, tuple[Copy, ...]]:
    """What is found of some articles, by id, where anything is."""
    moments = [moment(a.published, a.captured) for a in articles]
    alike = dict(find_alike(moments, sketches_of(articles), **options))
    assert sorted(alike) == list(range(len(articles)))
    found = {articles[k].id: copies_of_earlier(articles[k], [articles[n] for n in alike[k]]) for k in alike}
    return {id: copies for id, copies in found.items() if copies}


def test_the_later_article_is_marked_with_the_words_it_has_from_the_earlier():
    copies = marked(write("agence", *DISPATCH), write("journal", OWN[0], *DISPATCH[:3], OWN[1], published="2024-06-05"))
    (copy,) = copies.pop("journal")
    assert not copies
    assert copy.article == "agence"
    assert [span.text for span in copy.spans] == [sentence.strip("« .") for sentence in DISPATCH[:3]]
    assert 0.5 < copy.share < 0.6


def test_the_order_of_the_files_makes_no_difference_where_the_days_differ():
    agency, paper = write("agence", *DISPATCH), write("journal", *DISPATCH, published="2024-06-05")
    assert marked(agency, paper) == marked(paper, agency)


@pytest.mark.parametrize(
    ("first", "second", "later"),
    [
        ("2024-06-04T18:00:00+02:00", "2024-06-04T07:00:00+02:00", "a"),
        ("2024-06-04T07:00:00+02:00", "2024-06-04T18:00:00+02:00", "b"),
        ("2024-06-04", "2024-06-04", "b"),
        (None, None, "b"),
    ],
)
def test_of_two_articles_of_a_day_the_hour_decides_then_the_place(first, second, later):
    assert list(marked(write("a", *DISPATCH, published=first), write("b", *DISPATCH, published=second))) == [later]


@pytest.mark.parametrize(
    "text",
    [
        (),
        (DISPATCH[0].replace("jeudi", "mardi")),
        ("Le pont suspendu de Montclar rouvre, a annoncé la préfète, après des mois de travaux sur ses culées.",),
        ("Jeudi.",),
    ],
    ids=["another story", "one shared sentence in four", "the same story in other words", "too short"],
)
def test_an_article_with_words_of_its_own_is_no_copy(text):
    assert marked(write("a", *DISPATCH), write("b", *text, *OWN)) == {}


def test_a_brief_that_stands_in_a_long_article_is_marked():
    copies = marked(write("bref", *DISPATCH[:2]), write("long", *DISPATCH[:2], *OWN))
    assert [copy.article for copy in copies["long"]] == ["bref"]


def test_a_correction_within_a_copy_is_no_part_of_it():
    changed = DISPATCH[1].replace("deux culées", "trois piles")
    (copy,) = marked(write("a", *DISPATCH), write("b", DISPATCH[0], changed, *DISPATCH[2:]))["b"]
    assert not any("piles" in span.text for span in copy.spans)
    assert any("la crue du mois de mars" in span.text for span in copy.spans)


def test_an_article_is_compared_with_those_of_the_last_days_only():
    agency = write("agence", *DISPATCH, published="2024-06-01")
    assert marked(agency, write("b", *DISPATCH, published="2024-06-08"))["b"]
    assert marked(agency, write("b", *DISPATCH, published="2024-06-09")) == {}
    assert marked(agency, write("b", *DISPATCH, published="2024-06-09"), days=8)["b"]
    assert marked(agency, write("b", *DISPATCH, published=None)) == {}


def test_no_more_than_so_many_articles_are_held():
    between = [write(str(n), f"Le conseil municipal a voté la délibération numéro {n} du budget.") for n in range(2)]
    assert marked(write("a", *DISPATCH), *between, write("b", *DISPATCH), most=3)["b"]
    assert "b" not in marked(write("a", *DISPATCH), *between, write("b", *DISPATCH), most=2)


def test_of_many_sources_the_earliest_and_the_most_like_are_told():
    partly = [write(f"p{n}", *DISPATCH[:2], OWN[n % 3], published=f"2024-06-04T10:{n:02}") for n in range(8)]
    wholly = [write(f"w{n}", *DISPATCH, published=f"2024-06-04T11:{n:02}") for n in range(3)]
    copies = marked(*partly, *wholly)["w2"]
    assert [copy.article for copy in copies] == ["p0", "p1", "p2", "w0", "w1"]
    assert len(copies) == near.SOURCES
    assert [copy.share for copy in copies] == [0.494, 0.494, 0.494, 0.977, 0.977]


def test_an_article_that_is_left_out_is_nobodys_source():
    articles = [write("a", *DISPATCH), write("b", *DISPATCH)]
    assert dict(find_alike(["", ""], sketches_of(articles), out={0})) == {1: ()}


@pytest.mark.parametrize("text", ["a " * 100_000, "été\n" * 50_000, DISPATCH[0] * 3000, "x" * 200_000])
def test_a_text_that_repeats_itself_takes_no_time_to_speak_of(text):
    marked(write("a", text), write("b", text + " fin"))


WORDS = "maire préfet port grève vote accord train usine école juge plainte budget conseil crue pont".split(" ")  # noqa: SIM905


def invent(seed: int, sentences: int) -> list[str]:
    chance = random.Random(seed)
    return [" ".join(chance.choices(WORDS, k=chance.randint(8, 20))).capitalize() + "." for _ in range(sentences)]


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**6), copied=st.integers(0, 12), own=st.integers(0, 12), data=st.data())
def test_spans_are_exact_and_apart_and_the_share_is_theirs(seed, copied, own, data):
    source = invent(seed, 12)
    mixed = data.draw(st.permutations(source[:copied] + invent(seed + 1, own)))
    earlier, later = write("a", *source), write("b", *mixed)
    for copy in marked(earlier, later).get("b", ()):
        assert all(later.text[span.start : span.end] == span.text for span in copy.spans)
        assert all(a.end <= b.start for a, b in zip(copy.spans, copy.spans[1:], strict=False))
        assert copy.share == round(sum(len(span.text) for span in copy.spans) / len(later.text), 3) <= 1


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**6), own=st.integers(0, 6))
def test_an_article_that_is_copied_in_full_is_always_found(seed, own):
    source = invent(seed, 8)
    (copy,) = marked(write("a", *source), write("b", *source, *invent(seed + 1, own)))["b"]
    assert copy.share >= 0.9 * len(" ".join(source)) / (len(" ".join(source)) + own * 120)
