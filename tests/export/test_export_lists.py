"""Lists out of a store, for people and for programs."""

from __future__ import annotations

import io
import json
from dataclasses import replace

from factories import RAID, make_article, make_flood, make_raid, make_span

from selon.claim_records import Judgement, Story, Target
from selon.export import hits, judgement_list, story_list, timeline
from selon.export.lists import ListFormat, list_writer
from selon.export.passages import surroundings
from selon.store.happenings import Happening
from selon.store.search import Hit

JUDGEMENT = Judgement(id="j1", target=Target(kind="event", id="raid.txt#e1"), action="fix", value="status=denied",
                      who="Lea", when="2024-06-05T09:30:00+00:00", note="lu\x1b[2J deux fois")  # fmt: skip


def hit() -> Hit:
    flood = make_flood()
    said = next(s for s in flood.statements if s.id == "s2")
    words = (make_span(flood.text, "rapport"), make_span(flood.text, "crue"))
    return Hit(article=flood, words=words, statements=(said,))


def test_a_hit_shows_the_statement_then_passages_elsewhere() -> None:
    out = io.StringIO()
    hits.write_table([hit()], out, color=False, width=80)
    assert out.getvalue().splitlines()[3:] == [
        "  Solène Argoat announces · paraphrased",
        "    un **rapport** avant l'été",
        "  … réponse\N{NBSP}». Selon le quotidien Le Fanal, citant un ingénieur, la **crue**",
        "  dépassait de deux mètres le niveau prévu.",
    ]


def test_words_are_bold_where_there_is_colour() -> None:
    out = io.StringIO()
    hits.write_table([hit()], out, color=True, width=80)
    assert "\x1b[1;4mrapport\x1b[0m" in out.getvalue()
    assert "**" not in out.getvalue()


def test_words_in_one_passage_are_shown_once() -> None:
    article = make_article(RAID)
    words = [make_span(RAID, "armée"), make_span(RAID, "Kandar"), make_span(RAID, "frontière")]
    assert [passage.text[:8] for passage in surroundings(article, words, 3)] == ["L'armée ", "rencontr"]
    assert len([*surroundings(article, words, 1)]) == 1


def test_the_timeline_puts_events_under_their_dates() -> None:
    raid = make_raid()
    told = [Happening(article=raid, event=event, statement=None) for event in raid.events[:2]]
    said = replace(told[1], statement=raid.statements[1])
    out = io.StringIO()
    timeline.write_table([told[0], replace(told[0], event=replace(raid.events[0], id="e9")), said], out, color=False, width=100)
    assert out.getvalue().splitlines() == [
        "2024-06-03",
        "  ● L'armée du Kandar (KDR, armed forces) attacks → le port de Tolma · stated as fact",
        "    aerial · in Tolma, KDR · Le Courrier · raid.txt#e1",
        "  ● L'armée du Kandar (KDR, armed forces) attacks → le port de Tolma · stated as fact",
        "    aerial · in Tolma, KDR · Le Courrier · raid.txt#e9",
        "without a date",
        "  ○ somebody attacks → Vingt dockers (labour) · reported (le syndicat des quais says)",
        "    Le Courrier · raid.txt#e2",
    ]


def test_a_judgement_takes_one_line_whatever_its_note() -> None:
    out = io.StringIO()
    judgement_list.write_table([JUDGEMENT], out, color=False, width=120)
    assert out.getvalue() == "2024-06-05 09:30  j1  Lea  fix event raid.txt#e1 status=denied: lu [2J deux fois\n"


def test_records_come_as_json_lines() -> None:
    out = io.StringIO()
    list_writer("judgement_list", None, out)([JUDGEMENT], out)
    list_writer("story_list", ListFormat.jsonl, out)([Story(id="1", name="La digue", articles=("a",))], out)
    judgement, story = map(json.loads, out.getvalue().splitlines())
    assert judgement["target"] == {"kind": "event", "id": "raid.txt#e1"}
    assert story == {"id": "1", "name": "La digue", "articles": ["a"]}


def test_stories_show_their_articles() -> None:
    out = io.StringIO()
    story_list.write_table([Story(id="1", name="La digue", articles=("a", "b"))], out, color=False, width=80)
    assert out.getvalue() == "La digue\n  a\n  b\n"
