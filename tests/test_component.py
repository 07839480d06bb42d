"""selon as a part of someone else's spaCy pipeline."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import entry_points
from typing import Any

import pytest

from selon.reader import Reader

TEXT = (
    "Selon la préfecture, « la route rouvrira lundi ». 🗣 Le maire, Firmin Castelnau, dément toute fermeture.\n\n"
    "« Rien n’est prêt », a-t-il déclaré à l'AFP."
)


@pytest.fixture
def nlp(reader: Reader) -> Iterator[Any]:
    """The shared French pipeline with selon at its end, and without it afterwards."""
    pipeline = reader.parser.nlp
    pipeline.add_pipe("selon")
    yield pipeline
    pipeline.remove_pipe("selon")


def test_a_doc_carries_its_statements(nlp: Any) -> None:
    doc = nlp(TEXT)
    spans = [span for s in doc._.statements for span in (s.source, s.cue, *s.content, *s.quoted) if span]
    assert {s.voice.name for s in doc._.statements if s.voice} >= {"la préfecture", "Firmin Castelnau"}
    assert [doc.text[span.start : span.end] for span in spans] == [span.text for span in spans]


def test_a_doc_carries_its_events_beside_them(nlp: Any) -> None:
    doc = nlp("Selon la préfecture, l'armée malienne a bombardé un camp rebelle près de Gao.")
    (event,) = doc._.events
    assert (event.type, event.actor.country, event.status) == ("ASSAULT", "MLI", "reported")
    assert event.date is None
    assert event.statement in [s.id for s in doc._.statements]
    assert doc.text[event.trigger.start : event.trigger.end] == event.trigger.text == "bombardé"


def test_a_stream_of_docs_carries_them_too(nlp: Any) -> None:
    found = [doc._.statements for doc in nlp.pipe([TEXT, "Il pleut.", TEXT])]
    assert found[0] == found[2] != ()
    assert found[1] == ()
    assert [doc._.events for doc in nlp.pipe(["Il pleut."])] == [()]


def test_an_empty_doc_has_no_statements_and_no_events(nlp: Any) -> None:
    assert nlp("")._.statements == nlp("")._.events == ()


def test_spacy_finds_the_component_once_selon_is_installed() -> None:
    (entry,) = entry_points(group="spacy_factories", name="selon")
    assert entry.value == "selon.component:make_component"


def test_the_component_states_what_it_needs_and_gives(nlp: Any) -> None:
    meta = nlp.get_pipe_meta("selon")
    assert meta.assigns == ["doc._.statements", "doc._.events"]
    assert set(meta.requires) == {"token.dep", "token.pos", "token.lemma"}
