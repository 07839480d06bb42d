"""The sheet as a whole: its rules, its order, its words, and that no article breaks it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sheet_records import Said, article, hedged, said

from selon.errors import LanguageError
from selon.language.loader import read
from selon.records import Span, Stance
from selon.sourcing import CATALOGUE, RULES, Rule, check
from selon.sourcing.words import lint, load_words

NAMES = [
    "hedge-without-voice", "anonymous-without-reason", "plural-source-single-voice", "anonymous-opinion",
    "lead-without-voice", "flat-headline", "quote-without-speaker", "second-hand-voice",
]  # fmt: skip
DOCS = Path(__file__).parents[2] / "docs" / "sourcing.md"


def test_rule_names_stay() -> None:
    assert list(RULES) == NAMES
    assert [rule.name for rule in CATALOGUE] == NAMES


@pytest.mark.parametrize("entry", CATALOGUE, ids=list(RULES))
def test_rule_says_what_it_finds_and_what_to_do_and_stands_in_the_docs(entry: Rule) -> None:
    assert RULES[entry.name] == entry.summary
    assert "\n" not in entry.summary
    assert len(entry.summary) <= 80
    assert entry.advice.endswith(".")
    section = DOCS.read_text(encoding="utf8").partition(f"### {entry.name} ({entry.level}")[2].partition("\n### ")[0]
    assert "Found: " in section
    assert "Left: " in section


def test_findings_stand_in_text_order_with_the_title_first() -> None:
    text = (
        "Le pont aurait cédé dimanche, le gérant se tait.\n\n« On nous a menti pendant dix ans. »\n\n"
        "Le pont de Corbeval a cédé, assurent des sources policières."
    )
    page = article(
        text,
        hedged("Le pont aurait cédé dimanche"),
        said("Le pont de Corbeval a cédé", by="des sources policières", kind="anonymous"),
        title="Le pont de Corbeval cède",
    )
    assert [(f.rule, f.span.start if f.span else None) for f in check(page)] == [
        ("flat-headline", 0),
        ("quote-without-speaker", text.index("On nous")),
        ("anonymous-without-reason", text.index("des sources")),
        ("plural-source-single-voice", text.index("des sources")),
    ]


@pytest.mark.parametrize("text", ["", "\n\n \n", "Corbeval", "«", "« »\n\n« »", "\u202e«\x00»", "Titre\n\n\n"])
def test_article_without_anything_to_find_has_an_empty_sheet(text: str) -> None:
    assert check(article(text)) == []


def test_language_without_words_is_refused_by_name() -> None:
    with pytest.raises(LanguageError, match=r"no words for language 'br'; selon checks fr"):
        check(article("Demat.", lang="br"))


def test_parents_in_a_circle_and_unknown_parents_do_no_harm() -> None:
    text = "Le gérant aurait menti et serait parti."
    page = article(text, hedged("Le gérant aurait menti", within=1), hedged("serait parti", within=0))
    lost = replace(page, statements=(replace(page.statements[0], parent="nowhere"),))
    assert [f.rule for f in check(page)] == ["hedge-without-voice"] * 2
    assert [f.rule for f in check(lost)] == ["hedge-without-voice"]


@given(
    text=st.text(alphabet='abé «»"“”\n.?’ Nô%\r\t\u00a0', max_size=300),
    cuts=st.lists(st.tuples(st.integers(0, 299), st.integers(1, 80)), max_size=6),
    stance=st.sampled_from(["say", "accuse", "deny", "think"]),
    title=st.none() | st.text(max_size=40),
)
def test_every_finding_quotes_exact_words(
    text: str, cuts: list[tuple[int, int]], stance: Stance, title: str | None
) -> None:
    words = [text[start : start + length] for start, length in cuts if start < len(text)]
    voices = [None, "des sources", "un proche du maire", "Le Fanal"]
    statements = [
        Said(content=w, by=voices[n % 4], kind="anonymous", stance=stance, within=n - 1 if n % 3 else None,
             form="indirect" if voices[n % 4] else "unsourced")
        for n, w in enumerate(words)
    ]  # fmt: skip
    page = article(text, *statements, title=title)
    for finding in check(page):
        span = finding.span
        assert span is not None
        assert (page.title if span.field == "title" else page.text)[span.start : span.end] == span.text  # type: ignore[index]
        assert finding.rule in RULES


def test_words_file_as_it_stands_is_sound() -> None:
    assert lint(read("fr", "sourcing"))["names"]


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"nouns": ["a"]}, "missing or unknown keys: nouns"),
        ({"names": []}, "names: expected a list of words"),
        ({"names": ["film", True]}, "names: expected a list of words"),
        ({"names": ["Édito*", "edito*"]}, r"names: written twice: edito\*"),
    ],
)
def test_malformed_words_are_refused(change: dict[str, list[str]], complaint: str) -> None:
    with pytest.raises(LanguageError, match=complaint):
        lint(read("fr", "sourcing") | change)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("l'usine fermée", "Fermeture des usines"),
        ("12 000 euros", "12.000 euro"),
        ("L’ONU évacue", "évacuation par l'ONU"),
        ("cœurs", "le Coeur"),
    ],
)
def test_same_words_in_another_shape_tell_the_same(one: str, other: str) -> None:
    telling = load_words("fr").telling
    assert telling(one) == telling(other)


def test_function_words_tell_nothing() -> None:
    assert load_words("fr").telling("Depuis hier, cette fois-là, ils sont avec nous après tout") == frozenset()


def test_span_of_several_parts_stays_in_one_field() -> None:
    page = article("Un proche du maire l'accuse.", title="Le maire accusé par un proche de la mairie")
    page = replace(page, statements=article(page.text, said("accuse", by="Un proche du maire", kind="anonymous",
                   stance="accuse")).statements)  # fmt: skip
    mixed = replace(page.statements[0], cue=Span(start=33, end=42, text="la mairie", field="title"))
    (finding,) = [f for f in check(replace(page, statements=(mixed,))) if f.rule == "anonymous-opinion"]
    assert finding.span == Span(start=0, end=27, text="Un proche du maire l'accuse")
