"""What people judged takes effect: claims put together, taken apart, hidden, worded and counted anew."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from judged_factory import claim, decided, desk, mention, oid, uncounted, voices

from selon.claim_records import Claim
from selon.claims.identity import claim_id
from selon.claims.judged import Judged

FANAL = claim("c1", mention("a.txt", 0, "Anna Weil"), mention("b.txt", 0, "Anna Weil", passes_on=True),
              figures=(3,), unsure=("c2",))  # fmt: skip
GAZETTE = claim("c2", mention("b.txt", 20, "Boréal"), mention("c.txt", 0), figures=(24,), unsure=("c1",))
RADIO = claim("c3", mention("c.txt", 20, "Anna Weil"), mention("d.txt", 0, "un marin"))
CLAIMS = (FANAL, GAZETTE, RADIO)


def groups(found: Judged) -> list[list[str]]:
    """The ids of the machine's claims in each judged claim."""
    return [[c.id for c in one.found] for one in found.claims]


def the(found: Judged, id: str) -> Claim:
    return next(one.claim for one in found.claims if one.claim.id == id)


def test_without_judgements_every_claim_comes_out_as_it_went_in() -> None:
    found = desk(CLAIMS)
    assert [one.claim for one in found.claims] == list(CLAIMS)
    assert all(one.claim is given and one.found == (given,) for one, given in zip(found.claims, CLAIMS, strict=True))
    assert not any(one.judgements or one.rejected or one.signed for one in found.claims)


def test_what_no_judgement_is_about_is_left_alone() -> None:
    odd = uncounted(RADIO)
    assert desk((FANAL, GAZETTE, odd), "Lea merge claim c1 c2").claims[1].claim is odd


def test_merged_claims_are_one_with_the_mentions_of_both_in_order() -> None:
    (one,) = desk((FANAL, GAZETTE), "Lea merge claim c1 c2").claims
    assert one.claim.id == "c1"
    assert one.found == (FANAL, GAZETTE)
    assert [(m.article, m.start) for m in one.claim.mentions] == [("a.txt", 0), ("b.txt", 0), ("b.txt", 20), ("c.txt", 0)]
    assert [o.name for o in one.claim.origins] == ["Anna Weil", "Boréal", "Radio Estran"]
    assert (one.claim.distinct_origins, one.claim.outlets, one.claim.credibility.suggested) == (3, 3, "1")
    assert [f.span.start for f in one.claim.figures] == [3, 24]
    assert one.claim.unsure == ()
    assert [j.who for j in one.judgements] == ["Lea"]


def test_one_voice_in_both_is_one_origin() -> None:
    merged = the(desk(CLAIMS, "Lea merge claim c1 c3"), "c1")
    assert [(o.name, o.via) for o in merged.origins] == [
        ("Anna Weil", ("Le Fanal", "La Gazette", "Radio Estran")), ("un marin", ("Le Courrier",)),
    ]  # fmt: skip
    assert merged.distinct_origins == 2
    assert {m.origin for m in merged.mentions} == {oid("Anna Weil"), oid("un marin")}


def test_two_nameless_voices_of_one_kind_are_one_origin_and_a_state_with_its_ministry() -> None:
    nameless = claim("c4", mention("d.txt", 40, "un marin"))
    assert the(desk((RADIO, nameless), "Lea merge claim c3 c4"), "c3").distinct_origins == 2
    state, ministry = claim("c5", mention("a.txt", 50, "le Mali")), claim("c6", mention("b.txt", 50, "Boréal"))
    known = voices(("le Mali", "MLI", "GOV"), ("Boréal", "MLI", "GOV"))
    merged = the(desk((state, ministry), "Lea merge claim c5 c6", known=known), "c5")
    assert (merged.distinct_origins, merged.origins[0].why) == (1, "Boréal and le Mali speak for one government")
    assert the(desk((state, ministry), "Lea merge claim c5 c6"), "c5").distinct_origins == 2


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Lea merge claim c1 c2", "Lea merge claim c2 c3"], [["c1", "c2", "c3"]]),
        (["Lea merge claim c2 c3", "Max merge claim c3 c1"], [["c1", "c2", "c3"]]),
        (["Lea merge claim c1 c2", "Lea merge claim c2 c3", "Max split claim c2 c1"], [["c1"], ["c2", "c3"]]),
        (["Lea merge claim c1 c2", "Lea merge claim c2 c3", "Max split claim c1 c3"], [["c1"], ["c2", "c3"]]),
        (["Max split claim c1 c3", "Lea merge claim c1 c2", "Lea merge claim c2 c3"], [["c1", "c2", "c3"]]),
        (["Lea merge claim c1 c2", "Max split claim c1 c2", "Lea merge claim c2 c1"], [["c1", "c2"], ["c3"]]),
        (["Lea split claim c1 c2"], [["c1"], ["c2"], ["c3"]]),
        (["Lea merge claim c1 c2", "Lea merge claim c1 c2"], [["c1", "c2"], ["c3"]]),
    ],
    ids=["a chain", "the other way round", "a link undone", "the ends told apart: the newest link stays", "told apart before",
         "back again", "never merged", "twice"],
)  # fmt: skip
def test_the_newest_word_counts(lines: list[str], expected: list[list[str]]) -> None:
    assert groups(desk(CLAIMS, *lines)) == expected


def test_what_newer_judgements_leave_nothing_of_is_told() -> None:
    found = desk(CLAIMS, "Lea merge claim c1 c2", "Lea merge claim c2 c3", "Max split claim c1 c3")
    assert [(j.who, j.action, j.target.id) for j in found.idle] == [("Lea", "merge", "c1")]


@pytest.mark.parametrize(
    "line",
    ["Lea merge claim c1 c9", "Lea merge claim c9 c1", "Lea split claim c1 z.txt#0-10", "Lea reject claim c9",
     "Lea fix claim c9 gist=x", "Lea merge origin c1#o9 o8", "Lea reject origin c9#o1", "Lea split claim c3 a.txt#0-10"],
)  # fmt: skip
def test_a_judgement_of_what_is_not_here_changes_nothing_and_is_told(line: str) -> None:
    found = desk(CLAIMS, line)
    assert [one.claim for one in found.claims] == list(CLAIMS)
    assert [j.id for j in found.idle] == ["j0"]
    assert not any(one.judgements for one in found.claims)


def test_a_claim_is_known_by_the_id_of_any_of_its_mentions() -> None:
    before = claim_id("c.txt", "text", 20, 30)
    assert groups(desk(CLAIMS, f"Lea merge claim c1 {before}")) == [["c1", "c3"], ["c2"]]


def test_a_doubt_that_somebody_settled_is_gone_and_others_follow_the_merged_claim() -> None:
    assert the(desk(CLAIMS, "Lea split claim c2 c1"), "c1").unsure == ()
    third = claim("c4", mention("d.txt", 60, "Boréal"), unsure=("c2", "c3"))
    (doubt,) = the(desk((*CLAIMS, third), "Lea merge claim c2 c3"), "c4").unsure
    assert doubt.claim == "c2"


@pytest.mark.parametrize("value", ["b.txt#20-30", "b.txt#s20"])
def test_a_mention_that_is_split_is_a_claim_of_its_own(value: str) -> None:
    found = desk(CLAIMS, f"Lea split claim c2 {value}")
    kept, out = found.claims[1:3]
    assert [m.article for m in kept.claim.mentions] == ["c.txt"]
    assert (kept.claim.id, kept.claim.distinct_origins, kept.claim.outlets) == ("c2", 1, 1)
    assert [o.name for o in kept.claim.origins] == ["Radio Estran"]
    assert (out.claim.id, out.found) == (claim_id("b.txt", "text", 20, 30) + "~", (GAZETTE,))
    assert [o.name for o in out.claim.origins] == ["Boréal"]
    assert [[j.who for j in one.judgements] for one in (kept, out)] == [["Lea"], ["Lea"]]


def test_a_mention_is_split_from_a_merged_claim_by_that_ones_id() -> None:
    found = desk(CLAIMS, "Lea merge claim c1 c2", "Lea split claim c1 b.txt#20-30")
    assert [[(m.article, m.start) for m in one.claim.mentions] for one in found.claims] == [
        [("a.txt", 0), ("b.txt", 0), ("c.txt", 0)], [("b.txt", 20)], [("c.txt", 20), ("d.txt", 0)],
    ]  # fmt: skip


def test_a_mention_is_moved_by_merging_it_with_another_claim() -> None:
    found = desk(CLAIMS, "Lea merge claim c3 b.txt#20-30")
    assert [[(m.article, m.start) for m in one.claim.mentions] for one in found.claims][1:] == [
        [("c.txt", 0)], [("b.txt", 20), ("c.txt", 20), ("d.txt", 0)],
    ]  # fmt: skip
    assert the(found, "c3").distinct_origins == 3


def test_a_split_mention_goes_back_when_the_split_ends() -> None:
    found = desk(CLAIMS, "Lea split claim c2 b.txt#20-30", "Lea merge claim c2 b.txt#20-30")
    assert [one.claim.mentions for one in found.claims] == [c.mentions for c in CLAIMS]


def test_the_only_mention_of_a_claim_stays() -> None:
    alone = claim("c4", mention("d.txt", 60, "Boréal"))
    found = desk((alone,), "Lea split claim c4 d.txt#60-70")
    assert ([one.claim for one in found.claims], [j.id for j in found.idle]) == ([alone], ["j0"])


def test_the_piece_can_be_judged_by_its_own_id() -> None:
    out = claim_id("b.txt", "text", 20, 30) + "~"
    found = desk(CLAIMS, "Lea split claim c2 b.txt#20-30", f"Max merge claim c3 {out}", f"Max fix claim {out} gist=le cargo")
    assert the(found, "c3").gist == "le cargo"
    assert len(the(found, "c3").mentions) == 3


@pytest.mark.parametrize(
    ("lines", "rejected"),
    [
        (["Lea reject claim c1"], "Lea"),
        (["Lea reject claim c1", "Max accept claim c1"], None),
        (["Lea accept claim c1", "Max reject claim c1"], "Max"),
        (["Lea reject claim c1", "Max fix claim c1 gist=x"], None),
        (["Lea reject claim c2", "Max merge claim c1 c2"], None),
        (["Max merge claim c1 c2", "Lea reject claim c2"], "Lea"),
        (["Lea reject claim c1", "Max merge claim c1 c2", "Lea split claim c1 c2"], "Lea"),
    ],
)
def test_a_claim_is_hidden_where_that_is_the_last_word_on_it(lines: list[str], rejected: str | None) -> None:
    one = desk(CLAIMS, *lines).claims[0]
    assert (one.rejected.who if one.rejected else None) == rejected
    assert one.claim.mentions, "it can still be shown"


def test_a_rejected_statement_takes_its_mention_out() -> None:
    one = desk(CLAIMS, "Lea reject statement b.txt#s20").claims[1]
    assert [m.article for m in one.claim.mentions] == ["c.txt"]
    assert (one.claim.distinct_origins, one.rejected) == (1, None)
    assert [j.who for j in one.judgements] == ["Lea"]
    both = desk(CLAIMS, "Lea reject statement c.txt#s20", "Max reject statement d.txt#s0").claims[2]
    assert both.rejected is not None
    assert both.rejected.who == "Max"
    assert both.claim == RADIO


def test_a_rejected_event_takes_out_only_what_nobody_is_said_to_say() -> None:
    told = claim("c4", mention("a.txt", 80, event="e1"), mention("b.txt", 80, "Boréal", event="e1"))
    assert len(the(desk((told,), "Lea reject event a.txt#e1"), "c4").mentions) == 1
    assert the(desk((told,), "Lea reject event b.txt#e1"), "c4") == told


def test_gist_event_and_digit_are_a_persons() -> None:
    one = desk(CLAIMS, "Lea fix claim c1 gist=Le cargo a coulé", "Max fix claim c1 credibility=2").claims[0]
    assert (one.claim.gist, one.digit) == ("Le cargo a coulé", "2")
    assert one.signed is not None
    assert (one.signed.who, one.claim.credibility) == ("Max", FANAL.credibility)
    assert desk(CLAIMS, "Max fix claim c1 credibility=9").claims[0].digit is None
    twice = desk(CLAIMS, "Max fix claim c1 credibility=2", "Lea fix claim c1 credibility.suggested=4").claims[0]
    assert twice.digit == "4"


def test_origins_that_are_merged_count_once_and_one_that_is_split_twice() -> None:
    merged = the(desk(CLAIMS, f"Lea merge origin c3#{oid('Anna Weil')} {oid('un marin')}"), "c3")
    assert (merged.distinct_origins, merged.origins[0].why) == (1, "put together by Lea")
    split = the(desk(CLAIMS, f"Lea split origin c1#{oid('Anna Weil')} b.txt#0-10"), "c1")
    assert split.distinct_origins == 2
    assert [(o.name, o.why) for o in split.origins] == [("Anna Weil", "one voice"), ("Anna Weil", "told apart by Lea")]
    assert [m.passes_on for m in split.mentions] == [False, False]


def test_origins_of_merged_claims_can_be_told_apart() -> None:
    anna = oid("Anna Weil")
    lines = ["Lea merge claim c1 c3", f"Max split origin c1#{anna} c3#{anna}"]
    assert the(desk(CLAIMS, *lines), "c1").distinct_origins == 3
    assert the(desk(CLAIMS, *lines, f"Lea merge origin c1#{anna} c3#{anna}"), "c1").distinct_origins == 2


def test_an_origin_that_is_none_does_not_count() -> None:
    one = desk(CLAIMS, f"Lea reject origin c2#{oid('Boréal')}").claims[1]
    assert (one.claim.distinct_origins, one.claim.origins[0].why) == (1, "Lea: no origin of its own; one voice")
    assert one.claim.mentions == GAZETTE.mentions
    assert the(desk(CLAIMS, f"Lea fix origin c2#{oid('Boréal')} name=Nordet"), "c2").origins[0].name == "Nordet"


def test_voices_that_are_merged_are_one_origin_in_every_claim() -> None:
    both = claim("c4", mention("a.txt", 90, "Anna Weil"), mention("b.txt", 90, "Boréal"))
    found = desk((*CLAIMS, both), "Lea merge voice v-Boréal v-Anna-Weil")
    assert the(found, "c4").distinct_origins == 1
    assert the(found, "c4").origins[0].why == "Boréal is Anna Weil"
    assert [[j.who for j in one.judgements] for one in found.claims] == [["Lea"]] * 4
    assert [(v.name, v.aliases, v.statements) for v in found.voices.all] == [
        ("Anna Weil", ("Boréal",), 2), ("le Mali", (), 1),
    ]  # fmt: skip
    assert the(desk((*CLAIMS, both), "Lea merge voice v-Boréal v-9"), "c4") == both
    apart = desk((*CLAIMS, both), "Lea merge voice v-Boréal v-Anna-Weil", "Max split voice v-Anna-Weil v-Boréal")
    assert [one.claim for one in apart.claims] == [*CLAIMS, both]


def test_a_voice_is_called_what_a_person_calls_it() -> None:
    found = desk(CLAIMS, "Lea fix voice v-Boréal name=Boréal & fils")
    assert found.voices.by_id["v-Boréal"].name == "Boréal & fils"


@given(st.lists(st.sampled_from([
    "Lea merge claim c1 c2", "Lea merge claim c2 c3", "Max split claim c1 c2", "Max split claim c1 c3", "Lea reject claim c2",
    "Lea split claim c2 b.txt#20-30", "Lea merge claim c3 b.txt#20-30", "Lea reject statement a.txt#s0", "Max accept claim c1",
    "Max fix claim c3 gist=x", "Max split claim c1 b.txt#s0",
]), max_size=6))  # fmt: skip
def test_no_mention_is_lost_or_told_twice_whatever_is_judged(lines: list[str]) -> None:
    found = desk(CLAIMS, *lines)
    told = [place for one in found.claims if one.rejected is None for place in _places(one.claim)]
    assert len(told) == len(set(told))
    assert set(told) <= {place for c in CLAIMS for place in _places(c)}
    assert found == desk(CLAIMS, *lines)
    assert len({one.claim.id for one in found.claims}) == len(found.claims)


def _places(claim: Claim) -> list[tuple[str, int]]:
    return [(m.article, m.start) for m in claim.mentions]


def test_judgements_are_read_as_people_write_them() -> None:
    (one,) = decided("Lea fix claim c1 gist=Le cargo a coulé")
    assert (one.target.id, one.value) == ("c1", "gist=Le cargo a coulé")
