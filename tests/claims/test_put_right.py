"""What people put right about statements and events changes what their mentions do, whose they are, and all that is counted."""

from __future__ import annotations

import pytest
from judged_factory import OUTLETS, claim, decided, desk, mention, voices

from selon.claim_records import Claim, Does
from selon.claims.judged import Judged, judged_claims

TOLD = claim("c1", mention("a.txt", 0, "Anna Weil"), mention("b.txt", 0, "Boréal"))


def the(found: Judged) -> Claim:
    (one,) = found.claims
    return one.claim


def put(does: Does, was: str | None, now: str, kind: str = "statement") -> Does:
    """What a mention does that did `does` and was read in the stance (or status) `was`, when it is put right to `now`."""
    own = kind == "event"
    told = claim("c1", mention("a.txt", 0), mention("b.txt", 0, None if own else "Boréal", does, event="e1"))
    field = "status" if own else "stance"
    fix = decided(f"Lea fix {kind} b.txt#{'e1' if own else 's0'} {field}={now}")
    found = judged_claims((told,), fix, outlets=OUTLETS, voices=voices(), was=lambda _: was)
    return the(found).mentions[1].does


@pytest.mark.parametrize(
    ("does", "was", "now", "expected"),
    [
        ("asserts", "say", "deny", "denies"),
        ("asserts", "say", "doubt", "doubts"),
        ("asserts", "say", "confirm", "confirms"),
        ("asserts", "say", "announce", "asserts"),
        ("denies", "deny", "say", "asserts"),
        ("denies", "deny", "confirm", "confirms"),
        ("doubts", "doubt", "say", "asserts"),
        ("denies", "say", "announce", "denies"),  # its words are negated: "le pont n'a pas cédé"
        ("denies", "say", "deny", "asserts"),  # denies that it is not so
        ("asserts", "deny", "say", "denies"),
        ("corrects", "say", "deny", "corrects"),
        ("asserts", None, "deny", "denies"),
    ],
)
def test_a_stance_that_is_put_right_changes_what_the_mention_does(does: Does, was: str | None, now: str, expected: Does) -> None:
    assert put(does, was, now) == expected


@pytest.mark.parametrize(
    ("does", "was", "now", "expected"),
    [
        ("asserts", "fact", "denied", "denies"), ("denies", "denied", "fact", "asserts"),
        ("asserts", "fact", "reported", "asserts"), ("asserts", "unverified", "hypothetical", "asserts"),
    ],
)  # fmt: skip
def test_so_does_the_status_of_an_event_that_the_article_tells_itself(
    does: Does, was: str, now: str, expected: Does
) -> None:
    assert put(does, was, now, "event") == expected


def test_the_status_of_an_event_in_a_statement_leaves_to_the_stance_what_the_mention_does() -> None:
    told = claim("c1", mention("a.txt", 0, "Boréal", event="e1"), mention("b.txt", 0))
    assert desk((told,), "Lea fix event a.txt#e1 status=denied").claims[0].claim is told


def test_a_denial_counts_against_the_claim_and_stands_beside_what_the_machine_found() -> None:
    found = desk((TOLD,), "Lea fix statement b.txt#s0 stance=deny")
    assert (TOLD.distinct_origins, TOLD.credibility.suggested) == (2, "1")
    assert (the(found).distinct_origins, the(found).credibility.suggested) == (1, "4")
    assert the(found).credibility.why == "1 distinct origin, 1 against"
    assert found.claims[0].found == (TOLD,)
    assert [j.who for j in found.claims[0].judgements] == ["Lea"]
    assert found.idle == ()


def test_a_judgement_that_changes_nothing_leaves_the_claim_as_it_was_found() -> None:
    assert the(desk((TOLD,), "Lea fix statement b.txt#s0 form=direct")) is TOLD
    assert the(desk((TOLD,), "Lea fix statement b.txt#s9 stance=deny")) is TOLD


def test_the_newest_word_counts() -> None:
    fixes = ("Lea fix statement b.txt#s0 stance=deny", "Max fix statement b.txt#s0 stance=say")
    assert [m.does for m in the(desk((TOLD,), *fixes)).mentions] == ["asserts", "asserts"]
    accepted = desk((TOLD,), fixes[0], "Max accept statement b.txt#s0")
    assert the(accepted) is TOLD


def test_a_voice_that_is_put_right_is_one_origin_with_what_it_says_elsewhere() -> None:
    one = the(desk((TOLD,), "Lea fix statement b.txt#s0 voice.name=anna weil"))
    assert [(o.name, o.via) for o in one.origins] == [("Anna Weil", ("Le Fanal", "La Gazette"))]
    assert (one.distinct_origins, one.credibility.suggested) == (1, "3")
    assert {m.voice for m in one.mentions} == {"v-Anna-Weil"}


def test_a_voice_of_the_store_that_did_not_speak_here_is_an_origin_of_its_own() -> None:
    same = claim("c1", mention("a.txt", 0, "Anna Weil"), mention("b.txt", 0, "Anna Weil", passes_on=True))
    one = the(desk((same,), "Lea fix statement b.txt#s0 voice.name=Boréal"))
    assert [(o.name, o.why) for o in one.origins] == [("Anna Weil", "one voice"), ("Boréal", "put right by Lea")]
    assert (one.distinct_origins, one.mentions[1].voice, one.mentions[1].passes_on) == (2, "v-Boréal", False)


def test_a_name_that_nobody_bears_yet_is_one_origin_wherever_it_is_given() -> None:
    told = claim("c1", *(mention(article, 0, "Boréal") for article in ("a.txt", "b.txt", "c.txt")))
    names = ("Lea fix statement a.txt#s0 voice.name=Rosa Kern", "Max fix statement c.txt#s0 voice.name=rosa kern")
    one = the(desk((told,), *names))
    assert [(o.name, o.via) for o in one.origins] == [("Rosa Kern", ("Le Fanal", "Radio Estran")), ("Boréal", ("La Gazette",))]
    assert one.distinct_origins == 2


def test_it_holds_in_merged_claims_too() -> None:
    other = claim("c2", mention("c.txt", 20, "Boréal"))
    (one,) = desk((TOLD, other), "Lea merge claim c1 c2", "Lea fix statement c.txt#s20 stance=deny").claims
    assert [m.does for m in one.claim.mentions] == ["asserts", "asserts", "denies"]
    assert [j.action for j in one.judgements] == ["merge", "fix"]
