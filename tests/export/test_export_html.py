"""The page: the words to the letter, underlined and noted, with nothing in it that runs or loads."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from html.parser import HTMLParser
from importlib.resources import files
from itertools import product
from pathlib import Path
from typing import get_args

import pytest
from factories import (
    RAID,
    TEXT,
    TITLE,
    make_article,
    make_event,
    make_flood,
    make_party,
    make_raid,
    make_span,
    make_statement,
    make_voice,
)

from selon.export.html import tied, write
from selon.export.layout import COLOURS
from selon.records import Article, EventStatus, Note

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
VOID = {"meta"}
SHEETS = ("marks.css", "page.css")
CSS = "".join(files("selon.export").joinpath("templates", name).read_text("utf8") for name in SHEETS)


class Page(HTMLParser):
    """What a test asks of a page: its words by element, its attributes, and that every element is closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html
        self.open: list[tuple[str, dict[str, str]]] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: list[tuple[str, list[tuple[str, dict[str, str]]]]] = []
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = (tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        self.words.append((data, list(self.open)))

    def text(self, tag: str, name: str = "", without: str = "sup") -> list[str]:
        """The words of each run inside elements of this tag and class."""
        runs: dict[int, str] = {}
        for words, within in self.words:
            for element in within:
                fits = element[0] == tag and name in ["", *element[1].get("class", "").split()]
                if fits and without not in [inner for inner, _ in within]:
                    runs[id(element[1])] = runs.get(id(element[1]), "") + words
        return list(runs.values())

    def classes(self, words: str) -> list[str]:
        """The classes of the underlines below a piece of text, outermost first."""
        runs = [within for found, within in self.words if found == words]
        (within,) = [run for run in runs if ("p", "words") in [(tag, a.get("class")) for tag, a in run]]
        return [attributes["class"] for tag, attributes in within if tag == "span"]


def page(*articles: Article) -> Page:
    out = io.StringIO()
    write(articles, out)
    return Page(out.getvalue())


@pytest.fixture(scope="module")
def flood() -> Page:
    return page(make_flood())


def test_the_text_and_the_title_stand_there_to_the_letter(flood: Page) -> None:
    assert flood.text("p", "words") == [line for line in TEXT.split("\n") if line]
    assert flood.text("h1") == [TITLE]


@pytest.mark.parametrize(
    ("words", "classes"),
    [
        ("la digue de Morvanne «\u00a0ait cédé faute d'entretien\u00a0»", ["s denied v0 lane0"]),
        ("un rapport avant l'été", ["s said v0 lane0"]),
        ("la crue dépassait de deux mètres le niveau prévu", ["s said v3 lane1", "s said v2 lane0"]),
        ("auraient", ["s hedged vnone lane0", "cue"]),
        ("n'avoir rien su", ["s doubted v4 lane0"]),
        ("a promis", ["cue"]),
        ("une éclusière", ["source"]),
    ],
)
def test_underlines_show_voice_status_and_nesting(flood: Page, words: str, classes: list[str]) -> None:
    assert flood.classes(words) == classes


def test_margin_notes_name_voice_verb_manner_and_chain(flood: Page) -> None:
    notes = [" ".join(found.split()) for found in flood.text("li", "note", without="details")]
    assert notes == [
        "1 nobody named: it is said hedged, no voice, in the headline",
        "2 Solène Argoat denies partly quoted",
        "3 Solène Argoat announces paraphrased",
        "4 une éclusière says quoted",
        "6 Le Fanal says paraphrased",
        "5 un ingénieur says paraphrased passed on by Le Fanal (6)",
        "7 nobody named: it is said hedged, no voice",
        "8 Le préfet claims paraphrased, doubted by the article",
    ]


def test_legend_counts_the_statements_of_each_voice(flood: Page) -> None:
    legend = flood.html[flood.html.index('<section class="voices"') : flood.html.index("</section>")]
    names = re.findall(r"<bdi>(.*?)</bdi>", legend)
    assert names == ["Solène Argoat", "une éclusière", "un ingénieur", "Le Fanal", "Le préfet", "nobody named"]
    assert re.findall(r'aria-label="(\d) statements?"', legend) == ["2", "1", "1", "1", "1", "2"]


def test_each_number_in_the_text_leads_to_its_note_and_back(flood: Page) -> None:
    ids = [attributes["id"] for _, attributes in flood.elements if "id" in attributes]
    targets = {a["href"][1:] for tag, a in flood.elements if tag == "a" and a["href"].startswith("#")}
    assert len(ids) == len(set(ids))
    assert targets == {f"a1-{kind}{number}" for kind, number in product("nr", range(1, 9))}
    assert targets <= set(ids)


@pytest.fixture(scope="module")
def raid() -> Page:
    return page(make_raid())


def test_the_words_that_tell_events_are_framed_and_the_text_stays_to_the_letter(raid: Page) -> None:
    assert raid.text("p", "words") == [line for line in RAID.split("\n") if line]
    told = [a["class"] for tag, a in raid.elements if a.get("class", "").startswith("trigger ") and "data-note" in a]
    assert told == [f"trigger {s}" for s in ("fact", "reported", "denied", "unverified", "future", "hypothetical")]
    assert raid.text("span", "trigger")[1:] == ["bombardé", "tués", "frappe", "pillé", "rencontrera", "fermer"]
    assert raid.classes("tués")[0] == "trigger reported"


def test_each_event_has_a_sign_in_the_text_and_is_noted_under_its_statement(raid: Page) -> None:
    signs = [a["aria-label"] for tag, a in raid.elements if tag == "a" and a.get("id", "").endswith("-t")]
    assert signs[0] == "Event e1, stated as fact: L'armée du Kandar (KDR, armed forces) attacks le port de Tolma"
    assert [s.partition(":")[0] for s in signs[1:3]] == ["Event e2, reported", "Event e3, denied"]
    notes = [" ".join(found.replace("\u202f", " ").split()) for found in raid.text("li", "note", without="details")]
    assert notes == [
        "● e1 L'armée du Kandar (KDR, armed forces) attacks → le port de Tolma "
        "stated as fact · aerial · on 2024-06-03 · in Tolma, KDR",
        "1 Le Fanal says paraphrased",
        "2 le syndicat des quais says quoted passed on by Le Fanal (1) "
        "○ e2 somebody attacks → Vingt dockers (labour) reported",
        "3 L'état-major denies paraphrased ✕ e3 L'armée du Kandar (KDR, armed forces) attacks denied · told before",
        "4 nobody named: it is said hedged, no voice ? e4 Une milice (paramilitaries) uses coercion unverified",
        "▷ e5 Ilse Varn (government) meets or talks with → le médiateur future · in 2024-06",
        "5 Ilse Varn warns paraphrased ◇ e6 Ilse Varn (government) uses coercion hypothetical",
    ]


def test_why_an_event_was_coded_so_is_there_on_demand(raid: Page) -> None:
    reasons = raid.html[raid.html.index("<summary>why") :].partition("</dl>")[0]
    assert re.findall(r"<dt>(.*?)</dt><dd.*?>(.*?)</dd>", reasons.replace("&#39;", "'")) == [
        ("word", "bombardé"),
        ("frame", "assault:bombardé, ASSAULT, CAMEO 195, confidence 0.50"),
        ("who", "“L'armée du Kandar”: the article names it"),
        ("whom", "“le port de Tolma”: the article names it"),
        ("when", "“lundi”: day; counted from the day of publication"),
        ("where", "“le port de Tolma”: city; the only place of that name"),
    ]


def test_an_overview_counts_each_event_once(raid: Page) -> None:
    summary, *rows = (" ".join(t.split()) for t in (*raid.text("summary")[:1], *raid.text("li")))
    assert summary == "Who did what to whom: 5 events in 6 mentions"
    assert "e1 L'armée du Kandar (KDR, armed forces) attacks → le port de Tolma stated as fact, denied" in rows


def test_every_link_between_words_and_events_leads_somewhere(raid: Page) -> None:
    ids = [attributes["id"] for _, attributes in raid.elements if "id" in attributes]
    targets = {a["href"][1:] for tag, a in raid.elements if tag == "a" and a["href"].startswith("#")}
    assert len(ids) == len(set(ids))
    assert {f"a1-e{n}" for n in range(1, 7)} | {f"a1-e{n}-t" for n in range(1, 7)} < targets <= set(ids)


def test_the_legend_names_the_statuses_where_there_are_events(raid: Page, flood: Page) -> None:
    assert "hypothetical" in raid.text("ul", "key")[0]
    assert "hypothetical" not in flood.text("ul", "key")[0]
    assert not flood.text("details", "happenings")


def test_an_event_in_the_headline_is_noted_beside_it() -> None:
    title = "Tolma bombardée"
    event = make_event(title, "ASSAULT", "bombardée", field="title")
    shown = page(make_article("Rien.", title=title, events=(event,)))
    assert shown.html.index('id="a1-e1"') < shown.html.index("Rien.")
    assert shown.text("h1") == [title]


def test_a_word_under_two_marks_that_tells_an_event_is_framed_in_each_part() -> None:
    text = "Il a pris d'assaut la gare."
    statement = make_statement(text, "assaut la gare")
    event = make_event(text, "ASSAULT", "pris d'assaut", statement=statement.id)
    shown = page(make_article(text, statement, events=(event,)))
    assert shown.text("span", "trigger")[1:] == ["pris d'", "assaut"]
    assert shown.html.count('id="a1-e1-t"') == 1


def test_notes_stand_at_the_end(flood: Page) -> None:
    assert "a quotation mark has no partner: “»”" in " ".join(flood.text("section", "doubts"))


def test_the_page_loads_nothing() -> None:
    shown = page(make_flood(), make_article("Rien.", id="b", url="https://fanal.example/b"))
    assert not {"link", "img", "iframe", "object", "base"} & {tag for tag, _ in shown.elements}
    assert not [a for _, a in shown.elements if "src" in a or "style" in a or any(name.startswith("on") for name in a)]
    assert "url(" not in CSS
    assert "@import" not in CSS


ATTACK = "</script><script>alert(1)</script><img src=x onerror=alert(1)> \" ' & "


def test_what_articles_say_never_becomes_markup() -> None:
    text = f"Il crie {ATTACK} très fort."
    statement = make_statement(text, ATTACK, voice=make_voice(ATTACK, role=ATTACK, country=ATTACK), cue="crie")
    note = Note(code="x", message=ATTACK, span=make_span(text, ATTACK))
    event = make_event(text, "ASSAULT", ATTACK, actor=make_party(text, ATTACK), statement=statement.id)
    own = make_event(text, "ASSAULT", "crie", id=ATTACK, recipient=make_party(text, ATTACK), mode=ATTACK)
    article = make_article(text, statement, id=ATTACK, title=ATTACK, outlet=ATTACK, url=ATTACK, notes=(note,),
                           events=(event, own))  # fmt: skip
    shown = page(article, article)
    assert [tag for tag, _ in shown.elements].count("script") == 1
    assert "img" not in [tag for tag, _ in shown.elements]
    assert shown.text("p", "words") == [text, text]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "ftp://fanal.example", "https://a b"])
def test_only_web_addresses_become_links(url: str) -> None:
    shown = page(make_article("Non.", url=url))
    assert not [a for tag, a in shown.elements if tag == "a"]


def test_only_the_page_s_own_script_may_run(flood: Page) -> None:
    (policy,) = [a["content"] for tag, a in flood.elements if "http-equiv" in a]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_several_articles_have_a_list_of_contents() -> None:
    shown = page(make_flood(), make_article("Le pont a tenu.\nIl pleut.", id="pont.txt"))
    contents = shown.html[shown.html.index("<nav") : shown.html.index("</nav>")]
    assert re.findall(r'href="#(a\d)" lang="fr">(.*?)</a>', contents) == [("a1", TITLE.replace("'", "&#39;")),
                                                                          ("a2", "Le pont a tenu.")]  # fmt: skip
    assert shown.text("h2") == [TITLE, "pont.txt"]


def test_overlapping_statements_and_one_over_two_paragraphs() -> None:
    text = "Un deux trois.\nQuatre cinq."
    one, other = (
        make_statement(text, "deux trois.\nQuatre", id="a"),
        make_statement(text, "trois.\nQuatre cinq", id="b"),
    )
    shown = page(make_article(text, one, other))
    assert shown.text("p", "words") == ["Un deux trois.", "Quatre cinq."]
    assert [len(shown.classes(words)) for words in ("deux ", "trois.", "Quatre", " cinq")] == [1, 2, 2, 1]


def test_more_voices_than_colours_share_them() -> None:
    text = " ".join(f"mot{n}." for n in range(COLOURS + 1))
    said = [make_statement(text, f"mot{n}", id=f"s{n}", voice=make_voice(f"Voix {n}")) for n in range(COLOURS + 1)]
    shown = page(make_article(text, *said))
    assert shown.classes("mot0") == shown.classes(f"mot{COLOURS}") == ["s said v0 lane0"]
    assert shown.classes("mot7") == ["s said v7 lane0"]


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_every_colour_is_legible_on_both_grounds(scheme: int) -> None:
    colours = dict(re.findall(r"--(\w+): (#\w{6})", re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)[scheme]))
    written = {"ink", "soft", "link", "vnone", *get_args(EventStatus), *(f"v{n}" for n in range(COLOURS))}
    assert written < set(colours)
    for name, ground in product(written, ("paper", "panel")):
        dark, light = sorted((luminance(colours[name]), luminance(colours[ground])))
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (name, ground)


def test_no_line_breaks_between_a_mark_and_its_space() -> None:
    assert tied("« Oui ! », dit-il : <b>") == (
        '<span class="tied">« </span>Oui<span class="tied"> !</span><span class="tied"> »</span>, dit-il'
        '<span class="tied"> :</span> &lt;b&gt;'
    )


@pytest.mark.skipif(not CHROMIUM, reason="there is no chromium")
def test_in_a_browser_each_note_stands_at_the_height_of_its_words(tmp_path: Path) -> None:
    """The first note is pushed down to the words, which stand at the end of a long paragraph; the page runs its script."""
    text = "La digue a tenu toute la nuit. " * 20 + "Selon la maire, elle cédera."
    statement = make_statement(text, "elle cédera", voice=make_voice("la maire"), source="la maire", cue="Selon")
    out = io.StringIO()
    write([make_article(text, statement)], out)
    (tmp_path / "page.html").write_text(out.getvalue(), "utf8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom"]
    done = subprocess.run(
        [str(CHROMIUM), *options, "--window-size=1280,1000", (tmp_path / "page.html").as_uri()],
        capture_output=True, check=True, timeout=60, encoding="utf8",
    )  # fmt: skip
    (down,) = re.findall(r'class="note said v0"[^>]*style="--down: (\d+)px;"', done.stdout)
    assert int(down) > 100
