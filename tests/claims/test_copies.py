"""Words that one article has from another, shown exactly; stock phrases are no copy."""

from __future__ import annotations

from claim_factory import one, where
from factories import make_statement
from hypothesis import assume, given
from hypothesis import strategies as st

from selon.claims.copies import Shared, align, copies_of, near_copies
from selon.claims.passage import Passage

FANAL = one("La digue de Port-Louvel a cédé sur trente mètres dans la nuit de lundi.", id="fanal")
BLOG = one("On l'apprend ce matin : la digue de Port-Louvel a cédé sur trente mètres dans la nuit.", id="blog")
OTHER = one("Les habitants de Port-Louvel ont passé la nuit de lundi dans le gymnase municipal.", id="gazette")


def shown(passage: Passage, ranges: tuple[tuple[int, int], ...]) -> list[str]:
    return [where(passage.article, passage.field)[a:b].lower() for a, b in ranges]


def shared(a: Passage, b: Passage) -> Shared:
    found = align(a, b)
    assert found is not None
    return found


def test_the_copied_words_stand_in_both_articles() -> None:
    copies = near_copies([FANAL, OTHER, BLOG])
    assert list(copies) == [(0, 2)]
    found = copies[0, 2]
    assert found.words == "La digue de Port-Louvel a cédé sur trente mètres dans la nuit"
    assert shown(FANAL, found.a) == shown(BLOG, found.b) == [found.words.lower()]
    assert found.share == round(13 / 15, 3), "of the words of the shorter passage"


def test_words_that_were_put_in_are_left_out() -> None:
    changed = one("La digue de Port-Louvel, vieille d'un siècle, a cédé sur trente mètres dans la nuit de lundi.", id="b")
    found = shared(FANAL, changed)
    assert shown(changed, found.b) == ["la digue de port-louvel", "a cédé sur trente mètres dans la nuit de lundi"]
    assert shown(FANAL, found.a) == shown(changed, found.b)


def test_a_stock_phrase_is_no_copy() -> None:
    text = "Une enquête a été ouverte, a dit le parquet."
    said = make_statement(text, "Une enquête a été ouverte", source="le parquet", cue="a dit")
    assert near_copies([one(text, said, id="a"), one(text, said, id="b")]) == {}


def test_an_article_does_not_copy_itself() -> None:
    text = "La digue de Port-Louvel a cédé sur trente mètres dans la nuit de lundi."
    first, second = (one(text, id="a") for _ in range(2))
    assert list(near_copies([first, second])) == [(0, 1)]
    assert near_copies([first, first]) == {}


def test_the_same_words_in_another_order_are_no_copy() -> None:
    turned = one("Lundi, trente mètres de digue ont cédé la nuit à Port-Louvel.", id="b")
    assert align(FANAL, turned) is None


NAMES = st.sampled_from(["Kerval", "digue", "port", "cédé", "nuit", "pompiers", "trente", "été", "relogés", "maire"])


@given(st.lists(NAMES, min_size=4, max_size=30))
def test_a_passage_shares_all_with_itself(told: list[str]) -> None:
    passage = one(" ".join(["Ville", "bateau", "quai", "phare", *told]) + ".")
    found = shared(passage, passage)
    assert found.share == 1
    assert found.a == found.b
    assert found.words == passage.content.rstrip(".")


@given(st.lists(NAMES, min_size=8, max_size=20), st.lists(NAMES, min_size=8, max_size=20))
def test_ranges_give_the_same_words_in_both(left: list[str], right: list[str]) -> None:
    a, b = (one("Ville bateau quai phare " + " ".join(told) + ".", id=id) for told, id in ((left, "a"), (right, "b")))
    found = align(a, b)
    assume(found is not None)
    assert found is not None
    assert shown(a, found.a) == shown(b, found.b)
    assert found.words.lower() in shown(a, found.a)
    assert 0 < found.share <= 1


def test_words_that_two_passages_share_with_one_are_counted_once() -> None:
    told = [FANAL, FANAL, BLOG]
    found = {(k, 2): Shared(a=(), b=(words,), share=1.0, words="") for k, words in enumerate([(23, 50), (40, 60)])}
    ((article, (copy,)),) = copies_of(told, found).items()
    assert (article, copy.article) == ("blog", "fanal")
    assert [(span.start, span.end) for span in copy.spans] == [(23, 60)]
    assert copy.share == round(37 / len(BLOG.article.text), 3)
