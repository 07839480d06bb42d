"""What of an article is compared: its statements sentence by sentence, and what it asserts itself."""

from __future__ import annotations

import pytest
from claim_factory import gathered, one, where, words
from factories import make_event, make_party, make_statement, make_voice, typeset
from hypothesis import given
from hypothesis import strategies as st

PREFECT = make_voice("Jeanne Morvan", role="préfète")


def test_a_long_quotation_counts_sentence_by_sentence() -> None:
    text = typeset("« La digue a cédé dans la nuit. Les pompiers ont relogé trente familles », a dit Jeanne Morvan.")
    said = make_statement(text, "La digue a cédé dans la nuit. Les pompiers ont relogé trente familles", voice=PREFECT,
                          source="Jeanne Morvan", cue="a dit", form="direct")  # fmt: skip
    assert [p.content for p in gathered(text, said)] == [
        "La digue a cédé dans la nuit.", "Les pompiers ont relogé trente familles",
    ]  # fmt: skip


def test_what_is_too_short_to_be_compared_stays_with_the_sentence_before() -> None:
    text = typeset("« La digue de Kerval a cédé dans la nuit. C'est grave », a dit Jeanne Morvan.")
    said = make_statement(text, "La digue de Kerval a cédé dans la nuit. C'est grave", voice=PREFECT,
                          source="Jeanne Morvan", cue="a dit", form="direct")  # fmt: skip
    assert [p.content for p in gathered(text, said)] == ["La digue de Kerval a cédé dans la nuit. C'est grave"]


def test_a_mention_holds_voice_verb_and_quotation_marks() -> None:
    text = typeset("Hier encore, « la digue tiendra », a promis Jeanne Morvan, préfète.")
    said = make_statement(text, "la digue tiendra", voice=PREFECT, source="Jeanne Morvan", cue="a promis", form="direct")
    (passage,) = gathered(text, said)
    assert words(passage) == typeset("« la digue tiendra », a promis Jeanne Morvan")
    assert passage.content == "la digue tiendra"


def test_a_sentence_without_a_statement_is_asserted_by_the_article() -> None:
    text = "La digue de Kerval a cédé dans la nuit. Oui. Les pompiers relogent trente familles du quartier."
    told = gathered(text)
    assert [words(p) for p in told] == [
        "La digue de Kerval a cédé dans la nuit.", "Les pompiers relogent trente familles du quartier.",
    ]  # fmt: skip
    assert [p.statement for p in told] == [None, None]
    assert [p.telling for p in told] == [False, True], "only a figure, an event or a voice tells by itself"


def test_of_a_sentence_with_a_statement_the_article_asserts_only_the_events_outside_it() -> None:
    text = "L'armée a bombardé le port et le maire dit que la digue tiendra."
    said = make_statement(text, "la digue tiendra", voice=make_voice("le maire", "role"), source="le maire", cue="dit")
    raid = make_event(text, "ASSAULT", "bombardé", actor=make_party(text, "L'armée"), recipient=make_party(text, "le port"))
    asserted, voiced = gathered(text, said, events=(raid,))
    assert (asserted.content, asserted.statement) == ("L'armée a bombardé le port", None)
    assert voiced.statement == said
    assert [p.content for p in gathered(text, said)] == ["la digue tiendra"], "without an event nothing is left to compare"


def test_the_headline_comes_first_in_words_of_the_title() -> None:
    told = gathered("Trente familles du quartier bas sont relogées à Kerval.", title="La vieille digue de Kerval a cédé")
    assert [(p.field, words(p)) for p in told] == [
        ("title", "La vieille digue de Kerval a cédé"),
        ("text", "Trente familles du quartier bas sont relogées à Kerval."),
    ]  # fmt: skip


NESTED = "Le douanier a laissé passer les conteneurs, selon Le Fanal, citant une source policière."
PAPER = make_statement(NESTED, "Le douanier a laissé passer les conteneurs", id="s1", source="Le Fanal", cue="selon",
                       voice=make_voice("Le Fanal", "organisation"))  # fmt: skip
SOURCE = make_statement(NESTED, "Le douanier a laissé passer les conteneurs", id="s2", parent="s1", cue="citant",
                        source="une source policière", voice=make_voice("une source policière", "anonymous"))  # fmt: skip


def test_a_nested_statement_stands_for_the_outer_one() -> None:
    passage = one(NESTED, PAPER, SOURCE)
    assert [s.id for s in passage.chain] == ["s2", "s1"], "innermost first"
    assert passage.statement == SOURCE


def test_an_outer_statement_that_says_more_stays() -> None:
    text = "Le Fanal écrit que le douanier a menti, que le port a fermé et que la préfète savait tout, selon un docker."
    outer = make_statement(text, "le douanier a menti, que le port a fermé et que la préfète savait tout", id="s1",
                           source="Le Fanal", cue="écrit", voice=make_voice("Le Fanal", "organisation"))  # fmt: skip
    inner = make_statement(text, "la préfète savait tout", id="s2", parent="s1", source="un docker", cue="selon",
                           voice=make_voice("un docker", "role"))  # fmt: skip
    assert {p.statement.id for p in gathered(text, outer, inner) if p.statement} == {"s1", "s2"}


def test_a_correction_before_a_colon_is_a_turn_and_its_content_another_passage() -> None:
    text = "Jeanne Morvan a rectifié : la digue a fait neuf blessés."
    said = make_statement(text, "la digue a fait neuf blessés", voice=PREFECT, source="Jeanne Morvan", cue="a rectifié")
    turn, content = gathered(text, said)
    assert (words(turn), turn.turn) == ("Jeanne Morvan a rectifié", "corrects")
    assert (words(content), content.turn) == ("la digue a fait neuf blessés", None)


@pytest.mark.parametrize(
    ("text", "content", "turn"),
    [
        ("Jeanne Morvan a rectifié : 9 blessés, et non 12.", "9 blessés, et non 12", "Jeanne Morvan a rectifié"),
        ("Jeanne Morvan a rectifié : neuf blessés et non pas douze.", "neuf blessés et non pas douze",
         "Jeanne Morvan a rectifié"),
        ("La digue a fait 9 blessés au lieu de 12, a rectifié Jeanne Morvan.", "La digue a fait 9 blessés au lieu de 12",
         "a rectifié Jeanne Morvan"),
    ],
)  # fmt: skip
def test_a_figure_that_no_longer_holds_is_the_turns_and_not_the_contents(text: str, content: str, turn: str) -> None:
    said = make_statement(text, content, voice=PREFECT, source="Jeanne Morvan", cue="a rectifié")
    found = {words(p): (p.turn, [c.quantity.value for c in p.counts]) for p in gathered(text, said)}
    assert found == {turn: ("corrects", [12]), content: (None, [9])}


def test_a_figure_that_is_told_apart_without_a_correction_stays_with_the_other() -> None:
    text = "Jeanne Morvan parle à présent de 9 blessés, et non de 12."
    content = "9 blessés, et non de 12"
    passage = one(text, make_statement(text, content, voice=PREFECT, source="Jeanne Morvan", cue="parle"))
    assert (passage.turn, [c.quantity.value for c in passage.counts]) == ("corrects", [9, 12])


@pytest.mark.parametrize(
    ("content", "turn"),
    [
        ("je retire mes accusations", None),
        ("il retire ses accusations", "withdraws"),
        ("le premier décompte était provisoire", "corrects"),
        ("la préfecture publie son premier décompte", None),
    ],
)
def test_a_turn_is_told_by_its_words(content: str, turn: str | None) -> None:
    text = f"Jeanne Morvan affirme que {content}."
    assert one(text, make_statement(text, content, voice=PREFECT, source="Jeanne Morvan", cue="affirme")).turn == turn


def test_a_bare_number_counts_what_the_passage_before_counts() -> None:
    text = "La marche a réuni 900 manifestants, selon la préfecture. Ils étaient 6 000, selon le syndicat."
    prefecture, union = make_voice("la préfecture", "organisation"), make_voice("le syndicat", "organisation")
    counted = make_statement(text, "La marche a réuni 900 manifestants", id="s1", voice=prefecture, source="la préfecture",
                             cue="selon")  # fmt: skip
    bare = make_statement(text, "6 000", id="s2", voice=union, source="le syndicat", cue="selon", after="Ils étaient")
    first, second = gathered(text, counted, bare)
    assert [(c.quantity.what, c.quantity.value) for c in first.counts] == [("manifestants", 900)]
    assert [(c.quantity.what, c.quantity.value) for c in second.counts] == [("manifestants", 6000)]
    assert second.counts[0].noun == first.counts[0].noun


def test_a_bare_number_of_another_paragraph_counts_nothing() -> None:
    text = "La marche a réuni 900 manifestants, selon la préfecture.\n\n6 000, selon le syndicat."
    counted = make_statement(text, "La marche a réuni 900 manifestants", id="s1", source="la préfecture", cue="selon",
                             voice=make_voice("la préfecture", "organisation"))  # fmt: skip
    bare = make_statement(text, "6 000", id="s2", source="le syndicat", cue="selon", after="\n\n",
                          voice=make_voice("le syndicat", "organisation"))  # fmt: skip
    assert [c.quantity.what for p in gathered(text, counted, bare) for c in p.counts] == ["manifestants", ""]


@pytest.mark.parametrize(
    ("sentence", "negated", "untrue"),
    [
        ("La société n'a versé aucun euro au maire", True, False),
        ("La société ne versera pas la somme promise", True, False),
        ("La société verse la somme promise au maire", False, False),
        ("La société ne verse que la somme promise", False, False),
        ("La société versera plus que la somme promise", False, False),
        ("Une chose est sûre : la société n'a pas payé le maire", False, False),
        ("Le contrat de la société portuaire Orvane est un faux", False, True),
        ("La société verse une fausse somme au maire", False, False),
    ],
)
def test_what_is_not_so(sentence: str, negated: bool, untrue: bool) -> None:
    passage = one(f"{sentence}.")
    assert (passage.negated, passage.untrue) == (negated, untrue)


@pytest.mark.parametrize(
    ("content", "taken_up"), [("ces accusations", True), ("cela", True), ("les accusés", False), ("la vente du phare", False)]
)
def test_content_that_only_takes_up_what_was_said(content: str, taken_up: bool) -> None:
    text = f"Le maire dément {content}."
    said = make_statement(text, content, voice=make_voice("Le maire", "role"), source="Le maire", cue="dément", stance="deny")
    assert one(text, said).taken_up is taken_up


NEWS = st.text(st.sampled_from([*"abÉé «»“”'’.,:!?\n\r\t-0123456789%€", "\u00a0", "\u202f", "\U0001f534", "\u0301"]))


@given(st.text() | NEWS, st.text() | NEWS)
def test_mentions_lie_inside_their_text_and_hold_something(text: str, title: str) -> None:
    for passage in gathered(text, title=title):
        text_ = where(passage.article, passage.field)
        assert 0 <= passage.start < passage.end <= len(text_)
        assert words(passage).strip()
        assert passage.content in words(passage)


@given(st.lists(st.sampled_from(["la digue", "a cédé", "« ", " »", "30 morts", "\n\n", ". ", "selon", " Kerval ", "! "]),
                min_size=1), st.data())  # fmt: skip
def test_mentions_of_statements_hold_what_is_said(parts: list[str], data: st.DataObject) -> None:
    text = "".join(parts)
    start = data.draw(st.integers(0, len(text) - 1))
    content = text[start : data.draw(st.integers(start + 1, len(text)))]
    if not content.strip():
        return
    said = make_statement(text, content.strip(), voice=PREFECT)
    told = [p for p in gathered(text, said) if p.statement is not None]
    assert told
    for passage in told:
        assert 0 <= passage.start < passage.end <= len(text)
        assert all(words(passage).count(w) for w in passage.content.split())
