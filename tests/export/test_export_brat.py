"""brat standoff, read again: every offset gives its words, on one line each, and every reference leads somewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

import pytest
from dossier_factory import folder, make_dossier, make_empty
from factories import make_article, make_statement, make_voice
from hypothesis import given
from hypothesis import strategies as st

from selon.claim_records import Dossier
from selon.records import Span

KINDS = {"T": r"(\w+) ((?:\d+ \d+;?)+)\t(.+)", "E": r"(\w+):(T\d+)((?: \w+:[TE]\d+)*)", "A": r"(\w+) ([TE]\d+) (\S+)",
         "R": r"(\w+) Arg1:(T\d+) Arg2:(T\d+)", "#": r"(AnnotatorNotes) ([TE]\d+)\t(.+)"}  # fmt: skip


@dataclass
class Standoff:
    """What an .ann file holds."""

    text: str
    bounds: dict[str, tuple[str, list[tuple[int, int]], str]] = field(default_factory=dict)
    events: dict[str, tuple[str, str, dict[str, str]]] = field(default_factory=dict)
    attributes: dict[tuple[str, str], str] = field(default_factory=dict)
    relations: list[tuple[str, str, str]] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)


def parse(text: str, annotations: str) -> Standoff:
    """Reads a file as brat does; a line that brat would refuse fails."""
    found = Standoff(text)
    for line in annotations.splitlines():
        name, _, rest = line.partition("\t")
        parts = re.fullmatch(KINDS[name[0]], rest)
        assert parts is not None, line
        if name[0] == "T":
            spans = [tuple(map(int, span.split())) for span in parts[2].split(";")]
            found.bounds[name] = (parts[1], spans, parts[3])  # type: ignore[assignment]
        elif name[0] == "E":
            roles = dict(role.split(":") for role in parts[3].split())
            found.events[name] = (parts[1], parts[2], roles)
        elif name[0] == "A":
            assert (parts[2], parts[1]) not in found.attributes
            found.attributes[parts[2], parts[1]] = parts[3]
        elif name[0] == "R":
            found.relations.append((parts[1], parts[2], parts[3]))
        else:
            found.notes[parts[2]] = parts[3]
    return found


def check(found: Standoff) -> None:
    """Offsets give the words; spans stay on a line and in order; whatever is named exists."""
    for _, spans, words in found.bounds.values():
        assert " ".join(found.text[start:end] for start, end in spans) == words
        assert all(start < end for start, end in spans)
        assert not any("\n" in found.text[start:end] for start, end in spans)
        assert spans == sorted(spans)
    named = {trigger for _, trigger, _ in found.events.values()}
    named |= {target for _, _, roles in found.events.values() for target in roles.values()}
    assert named <= set(found.bounds)
    heads = {head for head, _ in found.attributes} | set(found.notes)
    assert heads <= set(found.bounds) | set(found.events)
    for type, trigger, _ in found.events.values():
        assert found.bounds[trigger][0] == type


def pages(dossier: Dossier) -> dict[str, Standoff]:
    files = folder("brat", dossier)
    names = [name.removesuffix(".ann") for name in files if name.endswith(".ann")]
    return {name: parse(files[f"{name}.txt"].decode(), files[f"{name}.ann"].decode()) for name in names}


@pytest.fixture(scope="module")
def read_again() -> list[Standoff]:
    return list(pages(make_dossier()).values())


def told(found: Standoff, type: str) -> list[str]:
    return [words for kind, _, words in found.bounds.values() if kind == type]


def test_every_page_is_sound(read_again: list[Standoff]) -> None:
    assert len(read_again) == 6
    for found in read_again:
        check(found)


def test_the_text_is_the_headline_and_the_text(read_again: list[Standoff]) -> None:
    article = make_dossier().articles[0]
    assert read_again[0].text == f"{article.title}\n\n{article.text}"
    assert read_again[1].text == make_dossier().articles[1].text


def test_a_line_end_and_an_incise_cut_a_span(read_again: list[Standoff]) -> None:
    spans = [found for kind, found, _ in read_again[3].bounds.values() if kind == "Content"]
    assert [len(one) for one in spans] == [3, 1]
    assert told(read_again[3], "Content")[0] == "J'ai vu tomber deux obus sur le marché et tout brûlait"


def test_a_statement_is_an_event_of_its_cue_with_voice_and_status(read_again: list[Standoff]) -> None:
    relay = read_again[1]
    cues = {name: found for name, found in relay.events.items() if found[0] == "Cue"}
    inner = list(cues)[1]
    assert {role: relay.bounds[target][2] for role, target in cues[inner][2].items()} == {
        "Source": "une source sécuritaire", "Content": "Une frappe a touché le marché de Tolma",
    }  # fmt: skip
    assert relay.attributes[inner, "Status"] == "reported"
    assert relay.notes[inner] == "s2: une source sécuritaire (anonymous), passed on by l'agence AKP"


def test_an_event_has_its_parties_and_its_status(read_again: list[Standoff]) -> None:
    (name,) = [name for name, found in read_again[0].events.items() if found[0] == "ASSAULT"]
    _, trigger, roles = read_again[0].events[name]
    assert read_again[0].bounds[trigger][2] == "frappe"
    assert {role: read_again[0].bounds[target][2] for role, target in roles.items()} == {
        "Recipient": "le marché de Tolma", "Place": "Tolma", "Date": "lundi",
    }  # fmt: skip
    assert read_again[0].attributes[name, "Status"] == "reported"


def test_a_mention_says_what_it_does_and_a_judgement_whose_it_is(read_again: list[Standoff]) -> None:
    denied = read_again[4]
    mentions = [name for name, found in denied.bounds.items() if found[0] == "Mention"]
    assert [denied.attributes[name, "Does"] for name in mentions] == ["denies", "denies", "corrects"]
    assert denied.bounds[mentions[0]][2] == "l'armée nie toute frappe"
    assert "judged: fix credibility=2 by Marthe Quéré" in denied.notes[mentions[0]]


def test_without_a_cue_the_content_has_the_attributes_and_a_relation_its_source() -> None:
    text = "Le maire : la digue tient."
    statement = make_statement(text, "la digue tient", voice=make_voice("Le maire"), source="Le maire")
    (found,) = pages(replace(make_empty(), articles=(make_article(text, statement),))).values()
    check(found)
    (relation,) = found.relations
    assert [found.bounds[name][2] for name in relation[1:]] == ["la digue tient", "Le maire"]
    assert found.attributes[relation[1], "Stance"] == "say"


def test_names_are_safe_and_none_is_taken_twice() -> None:
    articles = [make_article("Rien.", id=id) for id in ("a.txt", "A.txt", "../a.txt", "é é", "é_é", "")]
    names = list(pages(replace(make_empty(), articles=tuple(articles))))
    assert len({name.lower() for name in names}) == 6
    assert all(re.fullmatch(r"[A-Za-z0-9_-][A-Za-z0-9._-]*", name) for name in names)


def test_the_configuration_names_every_type_role_and_attribute(read_again: list[Standoff]) -> None:
    configured = set(re.findall(r"\w+", folder("brat", make_empty())["annotation.conf"].decode()))
    for found in read_again:
        used = {type for type, _, _ in found.bounds.values()} | {name for _, name in found.attributes}
        used |= {role for _, _, roles in found.events.values() for role in roles} | {name for name, _, _ in found.relations}
        assert used <= configured


@given(st.text(alphabet="ab \t\r\n\x0b\x1c\x85\u2028\x00\ud800🔴", min_size=1, max_size=30), st.data())
def test_whatever_the_text_offsets_give_the_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = Span(start=start, end=end, text=text[start:end])
    statement = replace(make_statement("a", "a"), content=(span,))
    (found,) = pages(replace(make_empty(), articles=(make_article(text, statement),))).values()
    assert len(found.text) == len(text)
    check(found)
