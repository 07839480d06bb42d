"""The charts say what the tables say, in both languages, in colours that people tell apart, and the same bytes each time."""

from __future__ import annotations

import re
import string
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from corpus_folder import put_corpus
from factories import make_article, make_flood, make_raid, make_statement, make_voice

from selon.corpus.chart_data import charts
from selon.corpus.chart_shapes import Bars, Chart, Weeks
from selon.corpus.chart_style import FILLS, GRID, INK, PAPER, SOFT
from selon.corpus.charts import draw, draw_all
from selon.corpus.shelf import open_shelf
from selon.corpus.stats import StatTable, stat_tables
from selon.corpus.tally import tally
from selon.interface.words import LANGUAGES, words_of
from selon.records import Article

SVG = "{http://www.w3.org/2000/svg}"
DARK = {PAPER: "#16191c", INK: "#e9eaeb"}


def counted(place: Path, *articles: Article) -> dict[str, StatTable]:
    return stat_tables(tally(open_shelf(put_corpus(place / "corpus", articles))))


@pytest.fixture
def tables(tmp_path: Path) -> dict[str, StatTable]:
    return counted(tmp_path, make_raid(), make_flood())


def made(tables: dict[str, StatTable], name: str, language: str = "fr", top: int = 15) -> Any:
    return charts(tables, words_of(language, "selon.corpus"), top)[name]


def texts(svg: Path) -> list[str]:
    return ["".join(text.itertext()).strip() for text in ElementTree.parse(svg).iter(f"{SVG}text")]


def test_bars_are_named_in_the_language_of_the_chart(tables: dict[str, StatTable]) -> None:
    french, english = (made(tables, "events", language) for language in LANGUAGES)
    assert (french.title, french.unit) == ("Quels événements, et comment on les sait", "Événements")
    assert (english.title, english.unit) == ("Which events, and how they are known", "Events")
    assert (french.labels, english.labels) == (
        ("agression", "contrainte", "consultation"), ("assault", "coercion", "consultation"),
    )  # fmt: skip
    assert {part.code: (part.name, part.values) for part in french.parts}["fact"] == ("donné pour fait", (1, 0, 0))


def test_parts_of_a_bar_are_the_forms_of_its_statements(tables: dict[str, StatTable]) -> None:
    chart = made(tables, "voices", top=2)
    assert chart.labels == ("Le Fanal", "Solène Argoat")
    assert [(part.code, part.values) for part in chart.parts] == [("direct", (0, 0)), ("mixed", (0, 1)), ("indirect", (2, 1))]


@pytest.mark.parametrize(
    ("language", "says"), [("fr", r"Compté par selon \S+ En tête : 2 sur 8\."), ("en", r"Counted by selon \S+ The top 2 of 8\.")]
)
def test_what_a_chart_does_not_show_is_said_below_it(
    tables: dict[str, StatTable], tmp_path: Path, language: str, says: str
) -> None:
    draw_all(tables, tmp_path, language=language, top=2)
    assert any(re.search(says, text) for text in texts(tmp_path / "voices.svg"))
    assert not any(re.search("top|tête", text) for text in texts(tmp_path / "forms.svg"))


def test_shares_are_percent_of_the_outlets_own_statements(tables: dict[str, StatTable]) -> None:
    chart = made(tables, "outlets")
    assert chart.percent
    unsourced = dict(zip(chart.labels, chart.parts[0].values, strict=True))
    assert unsourced == {"La Dépêche de Morvanne": 0.25, "Le Courrier": 0.2}


def test_weeks_without_an_event_of_a_type_stand_empty(tmp_path: Path) -> None:
    later = replace(make_raid(), id="b", published="2024-06-19", events=make_raid().events[:1])
    chart = made(counted(tmp_path, make_raid(), later), "event_weeks")
    assert chart.weeks == (date(2024, 6, 3), date(2024, 6, 17))
    panels = {panel.title: {part.code: part.values for part in panel.parts} for panel in chart.panels}
    assert panels["agression"]["fact"] == (1, 1)
    assert panels["consultation"]["future"] == (1, 0)


def test_a_wrong_date_does_not_stretch_the_weeks_and_is_counted(tmp_path: Path) -> None:
    weekly = [replace(make_raid(), id=f"{n}", published=f"2024-06-{3 + n % 20:02d}") for n in range(150)]
    strange = [replace(make_raid(), id="old", published="1970-01-01"), replace(make_raid(), id="none", published=None)]
    tables = counted(tmp_path, *weekly, *strange)
    for name in ("weeks", "event_weeks"):
        chart = made(tables, name)
        assert chart.weeks == (date(2024, 6, 3), date(2024, 6, 10), date(2024, 6, 17))
        assert {len(part.values) for panel in chart.panels for part in panel.parts} == {3}
        assert chart.left_out == 2
    draw_all(tables, tmp_path, language="en", top=3)
    assert any(text.endswith("2 articles are of other weeks, or have no date.") for text in texts(tmp_path / "weeks.svg"))


def test_few_articles_in_the_first_week_stay_where_they_do_not_stretch_the_time(tmp_path: Path) -> None:
    weekly = [replace(make_raid(), id=f"{n}", published=f"2024-06-{10 + n % 20:02d}") for n in range(150)]
    chart = made(counted(tmp_path, replace(make_raid(), published="2024-06-03"), *weekly), "weeks")
    assert (chart.weeks[0], chart.left_out) == (date(2024, 6, 3), 0)


def test_a_name_is_drawn_as_it_stands_and_cut_where_it_is_long(tmp_path: Path) -> None:
    odd, long = "Anne $x^2$ <b>&\u202e", "le porte-parole " * 9
    article = make_article(
        "Oui. Non.", make_statement("Oui. Non.", "Oui", voice=make_voice(odd)),
        make_statement("Oui. Non.", "Non", voice=make_voice(long), id="s2"),
    )  # fmt: skip
    draw_all(counted(tmp_path, article), tmp_path, language="fr", top=5)
    shown = texts(tmp_path / "voices.svg")
    assert "Anne $x^2$ <b>&" in shown
    assert [text for text in shown if text.startswith("le porte-parole")] == ["le porte-parole le porte-parole le porte-…"]


def test_the_same_charts_are_the_same_bytes(tables: dict[str, StatTable], tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        draw_all({key: tables[key] for key in tables}, tmp_path / name, language="en", top=3)
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes(), path.name


def test_an_svg_has_words_a_title_and_a_dark_theme(tables: dict[str, StatTable], tmp_path: Path) -> None:
    draw_all(tables, tmp_path, language="en", top=3)
    svg = tmp_path / "events.svg"
    assert {"Which events, and how they are known", "assault", "told as fact", "denied"} <= set(texts(svg))
    page = svg.read_text("utf8")
    assert "<title>Which events, and how they are known</title>" in page
    (rules,) = re.findall(r"@media screen and \(prefers-color-scheme: dark\) \{(.*?)\}</style>", page)
    for light, dark in DARK.items():
        assert f'[style*="fill: {light}"] {{ fill: {dark} !important }}' in rules
        assert f"fill: {light}" in page.split("</style>", 1)[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_nothing_was_counted_the_chart_says_so(tmp_path: Path, language: str) -> None:
    draw_all(counted(tmp_path), tmp_path, language=language, top=3)
    said = words_of(language, "selon.corpus")("stats.nothing")
    assert len([path for path in tmp_path.glob("*.svg") if said in texts(path)]) == 9


def test_a_letter_that_the_font_lacks_costs_no_chart(tmp_path: Path) -> None:
    article = make_article("Oui.", make_statement("Oui.", "Oui", voice=make_voice("𒀀𒁀")))
    draw_all(counted(tmp_path, article), tmp_path, language="fr", top=3)
    assert "𒀀𒁀" in texts(tmp_path / "voices.svg")


def test_both_languages_have_the_same_messages_with_the_same_places() -> None:
    told = []
    for language in LANGUAGES:
        words = words_of(language, "selon.corpus")
        messages = {key: words._messages[key] for key in words.keys("stats.")}
        told.append({key: {name for _, name, _, _ in string.Formatter().parse(str(m)) if name} for key, m in messages.items()})
    assert told[0] == told[1] != {}


def used(chart: Chart) -> set[str]:
    parts = chart.parts if isinstance(chart, Bars) else [part for panel in chart.panels for part in panel.parts]
    return {part.code for part in parts}


def test_parts_that_stand_together_differ_in_colour_and_hatching(tables: dict[str, StatTable]) -> None:
    for chart in charts(tables, words_of("fr", "selon.corpus"), 5).values():
        if isinstance(chart, Weeks) and len(chart.panels[0].parts) == 1:
            continue
        for one, other in combinations(sorted(used(chart)), 2):
            assert FILLS[one][0] != FILLS[other][0]
            assert FILLS[one][1] != FILLS[other][1]


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 has it."""
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("ink", "paper"), [(INK, PAPER), (SOFT, PAPER), ("#e9eaeb", "#16191c"), ("#aeb4ba", "#16191c")])
def test_words_are_legible_on_either_page(ink: str, paper: str) -> None:
    assert contrast(ink, paper) >= 4.5
    assert contrast(GRID, PAPER) < 2  # lines stay behind


def test_a_figure_says_on_how_much_it_is_based(tables: dict[str, StatTable]) -> None:
    words = words_of("fr", "selon.corpus")
    figure = draw(made(tables, "forms"), tables, words)
    assert "2 articles, 13 propos." in figure._supxlabel.get_text()
