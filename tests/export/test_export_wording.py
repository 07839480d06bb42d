"""The words that every format shares."""

from __future__ import annotations

from dataclasses import replace

import pytest
from factories import TEXT, make_article, make_date, make_flood, make_statement, make_voice

from selon.export.wording import circumstances, content, count, does, flat, heading, manner, status, voice_details
from selon.records import Date, Form, Stance

FLOOD = {statement.id: statement for statement in make_flood().statements}


@pytest.mark.parametrize(
    ("text", "words", "quoted", "shown"),
    [
        ("Il dit « rien ».", "rien", "rien", "«\u00a0rien\u00a0»"),
        ("Il parle d'un « désastre » évité.", "un « désastre » évité", "désastre", "un « désastre » évité"),
        ("Il parle d'un “désastre”.", "un “désastre”", "désastre", "un “désastre”"),
        ('Il parle d\'un "désastre".', 'un "désastre"', "désastre", 'un "désastre"'),
        ("Un « désastre, dit-il.", "Un « désastre", "désastre", "Un « désastre\u00a0»"),
        ("Le pont a tenu, dit-il.", "Le pont a tenu", "", "Le pont a tenu"),
        ("« Le pont\n\na tenu »", "Le pont\n\na tenu", "Le pont\n\na tenu", "«\u00a0Le pont a tenu\u00a0»"),
    ],
)
def test_quoted_words_stand_in_marks_once(text: str, words: str, quoted: str, shown: str) -> None:
    statement = make_statement(text, words, quoted=(quoted,) if quoted else ())
    assert content(statement) == shown


def test_interrupted_content_shows_where_it_is_interrupted() -> None:
    assert "préfecture\u00a0» […] «\u00a0sans jamais" in content(FLOOD["s3"])


@pytest.mark.parametrize(
    ("form", "stance", "expected"),
    [
        ("direct", "say", "said"),
        ("indirect", "accuse", "said"),
        ("mixed", "deny", "denied"),
        ("indirect", "doubt", "doubted"),
        ("unsourced", "say", "hedged"),
        ("unsourced", "doubt", "hedged"),
    ],
)
def test_status(form: Form, stance: Stance, expected: str) -> None:
    assert status(make_statement("Il pleut.", "Il pleut", form=form, stance=stance)) == expected


@pytest.mark.parametrize(
    ("statement", "verb", "how"),
    [
        ("s0", "it is said", "hedged, no voice, in the headline"),
        ("s1", "denies", "partly quoted"),
        ("s3", "says", "quoted"),
        ("s7", "claims", "paraphrased, doubted by the article"),
    ],
)
def test_what_a_voice_does_and_how(statement: str, verb: str, how: str) -> None:
    assert (does(FLOOD[statement]), manner(FLOOD[statement])) == (verb, how)


def test_a_source_is_shown_where_it_does_not_hold_the_name() -> None:
    assert circumstances(FLOOD["s1"]) == [("cue", "a démenti"), ("medium", "dans un communiqué")]
    assert circumstances(FLOOD["s2"]) == [("source", "Elle"), ("cue", "a promis"), ("heard by", "à l'AFP")]


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        (make_date(TEXT, "lundi", "2024-06-03"), "2024-06-03 (lundi)"),
        (make_date(TEXT, None, "2024-06", precision="month"), "2024-06"),
        (make_date(TEXT, None, "2024-06-01", until="2024-06-02"), "2024-06-01 to 2024-06-02"),
    ],
)
def test_when_it_was_said_is_shown_where_it_is_known(date: Date, shown: str) -> None:
    assert circumstances(replace(FLOOD["s1"], said_at=date))[-1] == ("said", shown)


def test_a_role_that_is_the_name_is_not_repeated() -> None:
    voice = make_voice("le shérif", "role", role="le shérif", country="USA")
    assert voice_details(make_statement("Il pleut.", "Il pleut", voice=voice)) == ["role", "USA"]


def test_a_voice_of_kind_none_is_nobody() -> None:
    statement = make_statement("Il pleut.", "Il pleut", voice=make_voice("", "none"))
    assert (does(statement), count(make_article("Il pleut.", statement)).unnamed) == ("it is said", 1)


def test_counts_add_up() -> None:
    one = count(make_flood())
    assert str(one) == "8 statements, 5 voices, 2 without a voice, 0 events, 1 note"
    assert str(one + count(make_article("Rien."))) == str(one)
    assert (one + one).articles == 2


def test_heading_without_a_title_is_the_beginning_of_the_text() -> None:
    assert heading(make_article("\nLe pont a tenu.\nIl pleut.")) == "Le pont a tenu."
    assert heading(make_article("Le pont " * 40)).endswith("Le pont …")


def test_flat_keeps_no_break_spaces_and_drops_control_characters() -> None:
    assert flat(" a\u00a0: \x1b[2J\n\tb\u2028 ") == "a\u00a0: [2J b"
