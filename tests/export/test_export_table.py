"""The table for a terminal: what it shows, its width, and that it needs no colour."""

from __future__ import annotations

import io
import re

import pytest
from factories import make_article, make_flood, make_statement, make_voice

from selon.export.table import write
from selon.records import Article

FLOOD = """\
Digue de Morvanne\u00a0: la préfète aurait été prévenue
La Dépêche de Morvanne · 2024-06-04 · credits: AFP · digue.txt
────────────────────────────────────────────────────────────────────────────────
nobody named: it is said · hedged, no voice, in the headline
    la préfète aurait été prévenue
    cue: aurait

Solène Argoat (person, ministre de l'Eau, FRA) denies · partly quoted
    la digue de Morvanne «\u00a0ait cédé faute d'entretien\u00a0»
    cue: a démenti · medium: dans un communiqué

Solène Argoat (person, ministre de l'Eau, FRA) announces · paraphrased
    un rapport avant l'été
    source: Elle · cue: a promis · heard by: à l'AFP

une éclusière (role) says · quoted
    «\u00a0Nous avons alerté trois fois la préfecture\u00a0» […] «\u00a0sans jamais recevoir de
    réponse\u00a0»
    cue: raconte

Le Fanal (organisation) says · paraphrased
│   la crue dépassait de deux mètres le niveau prévu
│   cue: Selon
│
└─ un ingénieur (anonymous) says · paraphrased
       la crue dépassait de deux mètres le niveau prévu
       cue: citant

nobody named: it is said · hedged, no voice
    Deux agents auraient quitté leur poste cette nuit-là
    cue: auraient

Le préfet (role) claims · paraphrased, doubted by the article
    n'avoir rien su
    cue: prétend

note: a quotation mark has no partner: “»”
8 statements, 5 voices, 2 without a voice, 0 events, 1 note
"""


def table(*articles: Article, color: bool = False, width: int = 80) -> str:
    out = io.StringIO()
    write(articles, out, color=color, width=width)
    return out.getvalue()


def test_an_article_in_full() -> None:
    assert table(make_flood()) == FLOOD


def test_colour_adds_nothing_but_colour() -> None:
    shown = table(make_flood(), color=True)
    assert re.sub(r"\x1b\[[\d;]*m", "", shown) == FLOOD


@pytest.mark.parametrize(
    ("verb", "colour"), [("announces", "32"), ("it is said", "33"), ("denies", "31"), ("claims", "35")]
)
def test_each_status_has_its_colour(verb: str, colour: str) -> None:
    assert f"\x1b[1;{colour}m{verb}\x1b[0m" in table(make_flood(), color=True)


@pytest.mark.parametrize("width", [0, 40, 60, 80, 200])
def test_lines_keep_to_the_width(width: int) -> None:
    assert max(map(len, table(make_flood(), width=width).splitlines())) <= max(width, 40)


def test_a_very_wide_screen_is_not_filled() -> None:
    assert max(map(len, table(make_flood(), width=1000).splitlines())) == 200


def test_long_words_are_wrapped_and_never_cut() -> None:
    words = "encore et " * 60 + "enfin" + "!" * 150
    shown = table(make_article(f"Il dit {words}.", make_statement(words, words)), width=60)
    assert words.replace(" ", "") in re.sub(r"\s", "", shown)


def test_three_voices_deep() -> None:
    text = "Un, deux, trois."
    parts = [
        make_statement(text, "Un, deux, trois", id="a", voice=make_voice("Oslo", "state")),
        make_statement(text, "deux, trois", id="b", parent="a", voice=make_voice("Le Fanal", "organisation")),
        make_statement(text, "trois", id="c", parent="b"),
        make_statement(text, "trois", id="d", parent="a"),
    ]
    assert table(make_article(text, *parts)).splitlines()[3:-2] == [
        "Oslo (state) says · paraphrased",
        "│   Un, deux, trois",
        "│",
        "├─ Le Fanal (organisation) says · paraphrased",
        "│  │   deux, trois",
        "│  │",
        "│  └─ nobody named: it is said · paraphrased",
        "│         trois",
        "│",
        "└─ nobody named: it is said · paraphrased",
        "       trois",
    ]


def test_several_articles_end_with_the_sum() -> None:
    shown = table(make_flood(), make_article("Rien à dire.", id="b"))
    assert shown.endswith(
        "\n\nRien à dire.\nb\n" + "─" * 80 + "\n0 statements, 0 voices, 0 without a voice, 0 events, 0 notes\n"
        "\n2 articles: 8 statements, 5 voices, 2 without a voice, 0 events, 1 note\n"
    )


def test_control_characters_and_brackets_do_nothing() -> None:
    text = "Le \x1b[2Jgérant [bold]ment[/bold]\x07."
    shown = table(make_article(text, make_statement(text, text), id="a\x9b31m", title="Fin\x1b]0;x"))
    assert not {"\x1b", "\x07", "\x9b"} & set(shown)
    assert "[bold]ment[/bold]" in shown
