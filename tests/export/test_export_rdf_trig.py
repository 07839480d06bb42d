"""RDF in named graphs, parsed again: what a voice asserts stands in that voice's graph and nowhere else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from dossier_factory import make_dossier, make_empty, written
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDF, Dataset, Literal, Namespace, URIRef

from selon.claim_records import Dossier

NP = Namespace("http://www.nanopub.org/nschema#")
PROV = Namespace("http://www.w3.org/ns/prov#")
SELON = Namespace("urn:selon:ns#")
CLAIM = URIRef("urn:selon:claim:c1")


def parsed(dossier: Dossier) -> Dataset:
    found = Dataset()
    found.parse(data=written("rdf_trig", dossier), format="trig")
    return found


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return parsed(make_dossier())


def test_each_mention_and_judgement_is_a_publication_of_four_graphs(dataset: Dataset) -> None:
    publications = {s for s, _, _, _ in dataset.quads((None, RDF.type, NP.Nanopublication, None))}
    assert len(publications) == 10 + 3
    for one in publications:
        for part in (NP.hasAssertion, NP.hasProvenance, NP.hasPublicationInfo):
            ((_, _, graph, head),) = dataset.quads((one, part, None, None))
            assert len(dataset.graph(graph)) > 0
            assert head == URIRef(f"{one}/head")


def test_what_an_event_is_stands_only_where_a_voice_asserts_or_confirms_it(dataset: Dataset) -> None:
    graphs = {str(g) for _, _, _, g in dataset.quads((CLAIM, SELON.recipient, None, None))}
    assert len(graphs) == 4
    assert all(g.endswith(("/asserts/assertion", "/confirms/assertion")) for g in graphs)
    words = {str(g).rpartition("/")[2] for _, _, _, g in dataset.quads((CLAIM, SELON.inWords, None, None))}
    assert words == {"assertion"}


def test_a_denial_says_so_in_its_own_graph(dataset: Dataset) -> None:
    denials = [g for _, _, _, g in dataset.quads((CLAIM, SELON["is"], SELON.denies, None))]
    assert len(denials) == 2
    for graph in denials:
        assert {str(o) for _, _, o, _ in dataset.quads((CLAIM, SELON.status, None, graph))} == {"denied"}
        assert list(dataset.quads((CLAIM, SELON.eventType, None, graph))) == []


def test_the_provenance_says_whose_assertion_it_is(dataset: Dataset) -> None:
    attributed = {str(o) for s, _, o, _ in dataset.quads((None, PROV.wasAttributedTo, None, None)) if "mention:c1" in s}
    assert attributed == {"urn:selon:voice:v1", "urn:selon:voice:v2", "urn:selon:voice:v3"}
    hedge = [s for s, _, _, _ in dataset.quads((None, PROV.wasQuotedFrom, None, None)) if "mention:c4" in s]
    assert len(hedge) == 1
    assert list(dataset.quads((hedge[0], PROV.wasAttributedTo, None, None))) == []


def test_the_findings_count_origins_and_repeat_no_words(dataset: Dataset) -> None:
    ((_, _, count, graph),) = dataset.quads((CLAIM, SELON.distinctOrigins, None, None))
    assert (count, str(graph).rpartition("/")[2]) == (Literal(2), "findings")
    assert list(dataset.quads((CLAIM, SELON.inWords, None, graph))) == []


def test_the_default_graph_is_empty(dataset: Dataset) -> None:
    assert len(dataset.default_graph) == 0


def test_nothing_at_all_has_nothing_but_who_wrote_it() -> None:
    ((_, predicate, _, _),) = parsed(make_empty()).quads((None, None, None, None))
    assert predicate == URIRef("http://purl.org/dc/terms/creator")


@given(st.text(max_size=8), st.text(max_size=8))
def test_whatever_ids_and_words_are_the_graph_gives_them_back(id: str, words: str) -> None:
    dossier = make_dossier()
    claim = replace(dossier.claims[4], id=id, credibility=replace(dossier.claims[4].credibility, why=words))
    article = replace(dossier.articles[5], outlet=words or None)
    changed = replace(dossier, claims=(claim,), articles=(*dossier.articles[:5], article), judgements=())
    found = {str(o) for _, _, o, _ in parsed(changed).quads((None, URIRef("http://purl.org/dc/terms/publisher"), None, None))}
    assert not words or words.encode("utf8", "replace").decode() in {name.encode("utf8", "replace").decode() for name in found}
