"""Events in the table, the list, the note and the page: in plain words, under the voice they stand in, counted once."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from typing import get_args

import pytest
from factories import (
    RAID,
    make_article,
    make_date,
    make_event,
    make_flood,
    make_party,
    make_raid,
    make_span,
    make_statement,
)

from selon.export import event_list, md, table
from selon.export.event_wording import (
    STATUSES,
    does,
    happenings,
    in_brief,
    label,
    party_name,
    reasons,
    settings,
    sign,
    status_words,
)
from selon.records import Article, EventStatus, EventType, Quantity, Span

EVENTS = {event.id: event for event in make_raid().events}
TABLE = """\
Le Fanal (organisation) says · paraphrased
│   Vingt dockers ont été tués
│   cue: cité par
│
└─ le syndicat des quais (organisation) says · quoted
       «\u00a0Vingt dockers ont été tués\u00a0»
       cue: a affirmé
       ○ somebody attacks → Vingt dockers (labour)
         reported · e2: “tués”

L'état-major (organisation) denies · paraphrased
    toute frappe
    cue: nie
    ✕ L'armée du Kandar (KDR, armed forces) attacks
      denied · e3 (e1 again): “frappe”

nobody named: it is said · hedged, no voice
    Une milice aurait pillé un dépôt
    cue: aurait
    ? Une milice (paramilitaries) uses coercion
      unverified · e4: “pillé”

Ilse Varn (person, présidente) warns · paraphrased
    fermer la frontière
    source: elle · cue: menace
    ◇ Ilse Varn (government) uses coercion
      hypothetical · e6: “fermer”

Outside any statement
    ● L'armée du Kandar (KDR, armed forces) attacks → le port de Tolma
      stated as fact · e1: “bombardé” · aerial · on 2024-06-03 · in Tolma, KDR
    ▷ Ilse Varn (government) meets or talks with → le médiateur
      future · e5: “rencontrera” · in 2024-06

5 statements, 4 voices, 1 without a voice, 5 events in 6 mentions, 0 notes
"""
LIST = """\
● L'armée du Kandar (KDR, armed forces) attacks → le port de Tolma
  stated as fact · e1: “bombardé” · aerial · on 2024-06-03 · in Tolma, KDR

○ somebody attacks → Vingt dockers (labour)
  reported · e2: “tués”
  le syndicat des quais says (passed on by Le Fanal): «\u00a0Vingt dockers ont été
  tués\u00a0»

✕ L'armée du Kandar (KDR, armed forces) attacks
  denied · e3 (e1 again): “frappe”
  L'état-major denies: toute frappe

? Une milice (paramilitaries) uses coercion
  unverified · e4: “pillé”
  it is said: Une milice aurait pillé un dépôt

▷ Ilse Varn (government) meets or talks with → le médiateur
  future · e5: “rencontrera” · in 2024-06

◇ Ilse Varn (government) uses coercion
  hypothetical · e6: “fermer”
  Ilse Varn warns: fermer la frontière

5 events in 6 mentions
"""
MARKDOWN = """\
- **Le Fanal** (organisation) — says, paraphrased — “Vingt dockers ont été tués” (cue: cité par)
  - **le syndicat des quais** (organisation) — says, quoted — « Vingt dockers ont été tués » (cue: a affirmé)
    - ○ *reported* — **somebody** attacks → **Vingt dockers (labour)** (e2: “tués”)
- **L'état-major** (organisation) — denies, paraphrased — “toute frappe” (cue: nie)
  - ✕ *denied* — **L'armée du Kandar (KDR, armed forces)** attacks (e3 (e1 again): “frappe”)
- **nobody named** — it is said, hedged, no voice — “Une milice aurait pillé un dépôt” (cue: aurait)
  - ? *unverified* — **Une milice (paramilitaries)** uses coercion (e4: “pillé”)
- **Ilse Varn** (person, présidente) — warns, paraphrased — “fermer la frontière” (source: elle; cue: menace)
  - ◇ *hypothetical* — **Ilse Varn (government)** uses coercion (e6: “fermer”)

**Outside any statement**

- ● *stated as fact* — **L'armée du Kandar (KDR, armed forces)** attacks → **le port de Tolma** \
(e1: “bombardé” · aerial · on 2024-06-03 · in Tolma, KDR)
- ▷ *future* — **Ilse Varn (government)** meets or talks with → **le médiateur** (e5: “rencontrera” · in 2024-06)

5 statements, 4 voices, 1 without a voice, 5 events in 6 mentions, 0 notes
"""
Write = Callable[..., None]


def shown(write: Write, *articles: Article, **options: object) -> str:
    out = io.StringIO()
    write(articles, out, **options)
    return out.getvalue()


def body(text: str) -> str:
    """What stands below the heading of a table."""
    return text.partition("─" * 40)[2].lstrip("─").lstrip("\n")


def test_the_table_shows_events_under_their_statements_and_the_article_s_own_apart() -> None:
    assert body(shown(table.write, make_raid())) == TABLE


def test_the_list_shows_each_mention_with_the_voice_behind_it() -> None:
    assert body(shown(event_list.write, make_raid())) == LIST


def test_markdown_shows_the_same() -> None:
    assert shown(md.write, make_raid()).replace("\u00a0", " ").endswith(MARKDOWN)


@pytest.mark.parametrize("write", [table.write, event_list.write])
def test_colour_adds_nothing_but_colour(write: Write) -> None:
    coloured = shown(write, make_raid(), color=True)
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == shown(write, make_raid())


@pytest.mark.parametrize(
    ("words", "colour"),
    [("stated as fact", 32), ("reported", 36), ("unverified", 33), ("future", 34), ("hypothetical", 35), ("denied", 31)],
)
def test_each_status_has_its_colour(words: str, colour: int) -> None:
    assert f"\x1b[{colour}m{words} · " in shown(event_list.write, make_raid(), color=True)


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("write", [table.write, event_list.write])
def test_lines_keep_to_the_width(write: Write, width: int) -> None:
    assert max(map(len, shown(write, make_raid(), width=width, explain=True).splitlines())) <= width


@pytest.mark.parametrize("write", [table.write, event_list.write])
def test_explained_events_name_frame_and_evidence(write: Write) -> None:
    text = shown(write, make_raid(), explain=True, width=120)
    assert "frame: assault:bombardé, ASSAULT, CAMEO 195, confidence 0.50\n" in text
    assert "who: “L'armée du Kandar”: the article names it\n" in text
    assert "when: “lundi”: day; counted from the day of publication\n" in text
    assert "where: “le port de Tolma”: city; the only place of that name\n" in text
    assert "how much: “Vingt dockers”: 20 × docker (persons)\n" in text


def test_explained_statements_name_rule_and_evidence() -> None:
    assert "    rule: clause, confidence 0.90; the article names it\n" in shown(table.write, make_raid(), explain=True)


def test_markdown_explains_as_well() -> None:
    text = shown(md.write, make_raid(), explain=True)
    assert "\n  - rule: clause, confidence 0.90; the article names it\n" in text
    assert "\n  - where: “le port de Tolma”: city; the only place of that name\n" in text


@pytest.mark.parametrize("write", [table.write, event_list.write, md.write])
def test_control_characters_and_marks_in_an_event_do_nothing(write: Write) -> None:
    words = "le *chef*\x1b[2J"
    text = f"Hier {words} a frappé."
    event = make_event(text, "ASSAULT", "frappé", actor=make_party(text, words))
    out = shown(write, make_article(text, events=(replace(event, rule="x\x1b]0;", mode="a\x07"),)), explain=True)
    assert not {"\x1b", "\x07"} & set(out)
    assert (r"\*chef\*" if write is md.write else "*chef*") in out


@pytest.mark.parametrize("write", [table.write, event_list.write])
def test_several_articles_end_with_the_sum(write: Write) -> None:
    sum = " ".join(shown(write, make_raid(), make_flood(), make_raid()).rpartition("\n\n")[2].split())
    assert sum.startswith("3 articles: ")
    assert "10 events in 12 mentions" in sum


def test_an_event_whose_statement_is_unknown_is_not_lost() -> None:
    event = make_event("Il frappe.", "ASSAULT", "frappe", statement="s9", status="reported")
    text = shown(table.write, make_article("Il frappe.", make_statement("Il frappe.", "Il"), events=(event,)))
    assert "reported · e1: “frappe”" in text


# words


def test_every_type_and_status_has_words() -> None:
    for kind in get_args(EventType):
        event = make_event("Il frappe.", kind, "frappe")
        assert does(event)
        assert does(replace(event, recipient=make_party("Il", "Il")))
    assert [status for status, _ in STATUSES] == list(get_args(EventStatus))
    assert len({words for _, words in STATUSES}) == 6


@pytest.mark.parametrize(
    ("event", "brief"),
    [
        ("e1", "L'armée du Kandar (KDR, armed forces) attacks → le port de Tolma"),
        ("e2", "somebody attacks → Vingt dockers (labour)"),
        ("e3", "L'armée du Kandar (KDR, armed forces) attacks"),
        ("e5", "Ilse Varn (government) meets or talks with → le médiateur"),
    ],
)
def test_who_does_what_to_whom(event: str, brief: str) -> None:
    assert in_brief(EVENTS[event]) == brief


def test_a_verb_that_asks_for_a_recipient_changes_without_one() -> None:
    assert does(EVENTS["e5"]) == "meets or talks with"
    assert does(replace(EVENTS["e5"], recipient=None)) == "meets or talks"


def test_an_unknown_sector_is_shown_as_it_is() -> None:
    assert party_name(make_party("le bloc", "le bloc", sector="XYZ")) == "le bloc (XYZ)"


@pytest.mark.parametrize(
    ("value", "until", "said"),
    [
        ("2024-06-03", None, "on 2024-06-03"),
        ("2024-06", None, "in 2024-06"),
        ("2024", None, "in 2024"),
        ("2024-06-03T15:30", None, "on 2024-06-03 at 15:30"),
        ("2024-06", "2024-08", "2024-06 to 2024-08"),
    ],
)
def test_dates_are_put_as_precisely_as_they_are_known(value: str, until: str | None, said: str) -> None:
    assert settings(make_event(RAID, "ASSAULT", "bombardé", date=make_date(RAID, None, value, until=until))) == [said]


def test_an_amount_is_shown_where_the_party_does_not_show_it() -> None:
    amount = Quantity(what="docker", value=20, high=None, unit="persons", approximate=False,
                      span=make_span(RAID, "Vingt dockers"))  # fmt: skip
    event = make_event(RAID, "ASSAULT", "tués", quantities=(amount,))
    assert settings(event) == ["Vingt dockers"]
    assert settings(replace(event, recipient=make_party(RAID, "Vingt dockers"))) == []


def test_a_country_is_not_named_twice() -> None:
    place = EVENTS["e1"].place
    assert place is not None
    country = replace(place, name="Kandar", precision="country")
    assert settings(make_event(RAID, "ASSAULT", "bombardé", place=country)) == ["in Kandar"]


def test_a_date_that_was_carried_over_has_a_reason_without_words() -> None:
    event = make_event(RAID, "ASSAULT", "bombardé", date=make_date(RAID, None, "2024", precision="year"))
    assert ("when", "year; counted from the day of publication") in reasons(event)


def test_amounts_are_written_out() -> None:
    words = Span(start=0, end=3, text="une")
    amount = Quantity(what="soldat", value=1200.0, high=1500.5, unit=None, approximate=True, span=words)
    event = make_event(RAID, "ASSAULT", "bombardé", quantities=(amount,))
    assert reasons(event)[-1] == ("how much", "“une”: about 1,200 to 1,500.5 × soldat")


def test_mentions_of_one_event_count_once() -> None:
    told = happenings(make_raid().events)
    assert [h.first.id for h in told] == ["e1", "e2", "e4", "e5", "e6"]
    assert told[0].statuses() == "stated as fact, denied"
    assert label(EVENTS["e3"]) == "e3 (e1 again)"
    thrice = happenings([EVENTS["e4"]] * 3 + [replace(EVENTS["e4"], status="reported")] * 2)
    assert [h.statuses() for h in thrice] == ["unverified 3 times, reported twice"]


def test_signs_and_words_of_a_status_go_together() -> None:
    assert [(sign(e), status_words(e)) for e in EVENTS.values()] == [
        ("●", "stated as fact"), ("○", "reported"), ("✕", "denied"), ("?", "unverified"), ("▷", "future"),
        ("◇", "hypothetical"),
    ]  # fmt: skip
