"""Verbs of events that the tagger takes for nouns or adjectives are verbs, and nouns stay nouns."""

from __future__ import annotations

import pytest

from selon.reader import Reader

VERBS = [
    ("L'armée brise le siège de Karabou.", "brise", "briser"),
    ("Londres arme trois milices libyennes.", "arme", "armer"),
    ("Le ministre critique vivement Berlin.", "critique", "critiquer"),
    ("Pékin menace Taïwan.", "menace", "menacer"),
    ("Une frappe américaine tue trois chefs rebelles.", "tue", "tuer"),
    ("Encerclés par les rebelles depuis mars, les soldats ont fui.", "Encerclés", "encercler"),
    ("Les avions russes réussissent à ravitailler les soldats assiégés.", "ravitailler", "ravitailler"),
]
NOUNS = [
    ("La visite officielle du président à Rome.", "visite"),
    ("L'arme du crime, un couteau.", "arme"),
    ("L'aide humanitaire aux réfugiés syriens.", "aide"),
    ("Les menaces de Pékin contre Taïwan inquiètent Tokyo.", "menaces"),
]


@pytest.mark.parametrize(("sentence", "form", "lemma"), VERBS)
def test_a_verb_of_an_event_is_a_verb(reader: Reader, sentence: str, form: str, lemma: str) -> None:
    tokens = reader.parser.parse(sentence)
    k = tokens.low.index(form.lower())
    assert (tokens.pos[k], tokens.lemma[k]) == ("VERB", lemma)


@pytest.mark.parametrize(("sentence", "form"), NOUNS)
def test_a_noun_stays_a_noun(reader: Reader, sentence: str, form: str) -> None:
    tokens = reader.parser.parse(sentence)
    assert tokens.pos[tokens.low.index(form)] == "NOUN"
