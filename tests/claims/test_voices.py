"""Who is whom across articles: names that are one person or body, and names that stay apart."""

from __future__ import annotations

import pytest
from claim_factory import FR
from factories import make_article, make_statement, make_voice

from selon.claims.bodies import Bodies
from selon.claims.voices import Voices
from selon.records import Article, Voice, VoiceKind

Said = tuple[str, VoiceKind, str | None]
"""Name, kind and country of a voice."""


def article(n: int, *voices: Voice) -> Article:
    text = "\n".join(f"{v.name} : la digue tient{k}" for k, v in enumerate(voices))
    told = [
        make_statement(text, f"la digue tient{k}", id=f"s{k}", voice=v, source=v.name, after=f"{v.name} :")
        for k, v in enumerate(voices)
    ]
    return make_article(text, *told, id=f"a{n}")


def voices_of(*said: Said, stories: dict[str, int] | None = None) -> Voices:
    articles = [article(n, make_voice(name, kind, id="v", country=country)) for n, (name, kind, country) in enumerate(said)]
    return Voices(FR, articles, stories)


def one(a: Said, b: Said) -> bool:
    found = voices_of(a, b)
    return found.of("a0", "v") == found.of("a1", "v")


@pytest.mark.parametrize(
    ("a", "b", "why"),
    [
        (("Awa Lenoir", "person", None), ("Awa Lenoir", "person", None), "the same name: Awa Lenoir"),
        (("Awa Lenoir", "person", None), ("Lenoir", "person", None), "the surname of Awa Lenoir"),
        (("Awa Lenoir", "person", None), ("Awa Lenoire", "person", None), "a spelling of Awa Lenoir"),
        (("Hélène Quéré", "person", None), ("Helene Quere", "person", None), "the same name: Helene Quere"),
        (("Awa Marie Lenoir", "person", None), ("Awa Lenoir", "person", None), "part of the name Awa Marie Lenoir"),
        (("la Fédération des Marins de Kerval", "organisation", None), ("FMK", "organisation", None),
         "the acronym of la Fédération des Marins de Kerval"),
        (("le ministère des Affaires étrangères", "organisation", "FRA"), ("le Quai d'Orsay", "organisation", None),
         "the same name: le Quai d'Orsay"),
        (("la compagnie Boréal", "organisation", None), ("Boréal", "organisation", None), "part of the name la compagnie Boréal"),
        (("l’association Mer propre", "organisation", None), ("Mer propre", "organisation", None),
         "part of the name l’association Mer propre"),
    ],
)  # fmt: skip
def test_names_of_one_voice(a: Said, b: Said, why: str) -> None:
    found = voices_of(a, b)
    voice = found.of("a0", "v")
    assert voice == found.of("a1", "v")
    assert voice.statements == 2
    assert why in voice.why
    assert {a[0], b[0]} == {voice.name, *voice.aliases}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("Awa Lenoir", "person", None), ("Jean Lenoir", "person", None)),
        (("Awa Lenoir", "person", None), ("Awa", "person", None)),
        (("Awa Lenoir", "person", "MLI"), ("Awa Lenoir", "person", "TCD")),
        (("Morvan", "person", None), ("Morvan", "organisation", None)),
        (("le ministère de l'Intérieur", "organisation", "MLI"), ("le ministère de l'Intérieur", "organisation", "TCD")),
        (("le ministère de la Défense", "organisation", "FRA"), ("le Quai d'Orsay", "organisation", None)),
        (("la compagnie Boréal", "organisation", None), ("la compagnie Zéphyr", "organisation", None)),
        (("le maire", "role", None), ("le maire", "role", None)),
        (("une source policière", "anonymous", None), ("une source policière", "anonymous", None)),
        (("un rapport", "document", None), ("un rapport", "document", None)),
    ],
)
def test_names_that_stay_apart(a: Said, b: Said) -> None:
    assert not one(a, b)
    assert not one(b, a)


def test_a_surname_that_two_persons_bear_is_neither() -> None:
    found = voices_of(("Awa Lenoir", "person", None), ("Jean Lenoir", "person", None), ("Lenoir", "person", None))
    assert len({found.of(f"a{n}", "v").id for n in range(3)}) == 3


def test_the_police_of_two_stories_are_two() -> None:
    police: Said = ("la police", "organisation", None)
    found = voices_of(police, police, police, stories={"a0": 0, "a1": 1, "a2": 0})
    assert found.of("a0", "v") == found.of("a2", "v") != found.of("a1", "v")


def test_voices_are_listed_by_how_often_they_speak() -> None:
    found = voices_of(("Paul Riec", "person", None), ("Awa Lenoir", "person", None), ("Lenoir", "person", None))
    assert [(v.name, v.statements) for v in found.all()] == [("Awa Lenoir", 2), ("Paul Riec", 1)]
    assert all(found.shared(v.id) == v for v in found.all())
    with pytest.raises(KeyError):
        found.of("a9", "v")


ORVANE = make_voice("la société Orvane", "organisation", id="o")
MINISTRY = make_voice("le ministère des Transports", "organisation", id="m")
FISHERS = make_voice("l'association Mer propre", "organisation", id="f")


def body_of(voice: Voice, *others: Voice, source: str | None = None) -> str | None:
    """The body whose words a voice gives, the others having spoken before it in its paragraph."""
    own = f"{source or voice.name} dit Z."
    text = " ".join((*(f"{v.name} dit A{k}." for k, v in enumerate(others)), own))
    told = [make_statement(text, f"A{k}", id=f"s{k}", voice=v, source=v.name, cue="dit") for k, v in enumerate(others)]
    told.append(make_statement(text, "Z", id="z", voice=voice, source=source or voice.name, cue="dit", after=own))
    given = make_article(text, *told)
    voices = Voices(FR, [given])
    found = Bodies(FR, [given], voices).of(voices.of(given.id, voice.id).id)
    return voices.shared(found[0]).name if found else None


@pytest.mark.parametrize(
    ("voice", "others", "source", "body"),
    [
        (make_voice("Awa Lenoir", role="porte-parole du ministère des Transports"), [MINISTRY], None, MINISTRY.name),
        (make_voice("Awa Lenoir", role="porte-parole du ministère des Transports"), [ORVANE], None, None),
        (make_voice("Paul Riec", role="directeur"), [ORVANE], "son directeur, Paul Riec,", ORVANE.name),
        (make_voice("Paul Riec", role="directeur"), [FISHERS, ORVANE], "son directeur, Paul Riec,", ORVANE.name),
        (make_voice("Paul Riec", role="directeur de l'association Mer propre"), [FISHERS, ORVANE], None, FISHERS.name),
        (make_voice("Paul Riec (Mer propre)"), [FISHERS, ORVANE], None, FISHERS.name),
        (make_voice("Anna Weil", role="historienne"), [ORVANE], "l'historienne Anna Weil", None),
        (make_voice("Anna Weil"), [ORVANE], None, None),
        (make_voice("une ancienne directrice", "anonymous", role="directrice"), [ORVANE], None, None),
    ],
    ids=["of", "of another body", "son", "the last one named", "of, not the last one", "in brackets", "no office", "no role",
         "anonymous"],
)  # fmt: skip
def test_whom_a_voice_speaks_for(voice: Voice, others: list[Voice], source: str | None, body: str | None) -> None:
    assert body_of(voice, *others, source=source) == body


def test_a_shared_voice_names_the_voices_that_it_is() -> None:
    found = voices_of(("Awa Lenoir", "person", None), ("Lenoir", "person", None), ("Paul Riec", "person", None)).all()
    assert {v.name: [(one.article, one.voice) for one in v.voices] for v in found} == {
        "Awa Lenoir": [("a0", "v"), ("a1", "v")], "Paul Riec": [("a2", "v")],
    }  # fmt: skip
