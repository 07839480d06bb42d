"""What holds in every format of a dossier: the same bytes twice, nothing at all is valid, and no words without a voice."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from dossier_factory import make_dossier, make_empty, make_shared

from selon.claim_records import Does, Dossier
from selon.errors import SelonError
from selon.export.dossier.formats import DossierFormat, write_dossier
from selon.export.dossier.told import labels, speakers, standing, statuses
from selon.export.dossier.view import View

DIGESTS = """
import hashlib, sys
from pathlib import Path
sys.path.insert(0, "tests")
from dossier_factory import make_dossier
from selon.export.dossier.formats import DossierFormat, write_dossier
for format in DossierFormat:
    place = Path(sys.argv[1]) / f"{format}.zip"
    write_dossier(format, make_dossier(), place)
    print(format, hashlib.sha256(place.read_bytes()).hexdigest())
"""


def exported(format: DossierFormat, dossier: Dossier, place: Path) -> bytes:
    write_dossier(format, dossier, place / "out.zip")
    return (place / "out.zip").read_bytes()


@pytest.mark.parametrize("format", DossierFormat)
def test_the_same_dossier_gives_the_same_bytes(format: DossierFormat, tmp_path: Path) -> None:
    first = exported(format, make_dossier(), tmp_path)
    assert exported(format, make_dossier(), tmp_path) == first


def test_another_run_of_python_gives_the_same_bytes(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", DIGESTS, str(tmp_path)], check=True, capture_output=True, encoding="utf8",
                          env={"PYTHONHASHSEED": "1", "PYTHONPATH": "."}, cwd=Path(__file__).parents[2])  # fmt: skip
    here = {format: exported(format, make_dossier(), tmp_path) for format in DossierFormat}
    assert done.stdout.split() == [
        word for format, found in here.items() for word in (format.value, hashlib.sha256(found).hexdigest())
    ]


@pytest.mark.parametrize("format", DossierFormat)
def test_nothing_at_all_can_be_written(format: DossierFormat, tmp_path: Path) -> None:
    found = exported(format, make_empty(), tmp_path)
    if format in (DossierFormat.webannotation, DossierFormat.schemaorg, DossierFormat.prov):
        assert isinstance(json.loads(found), dict)


@pytest.mark.parametrize("format", DossierFormat)
def test_articles_without_claims_can_be_written(format: DossierFormat, tmp_path: Path) -> None:
    assert exported(format, replace(make_dossier(), claims=(), voices=()), tmp_path)


@pytest.mark.parametrize("format", DossierFormat)
def test_half_a_surrogate_pair_costs_a_character_and_no_more(format: DossierFormat, tmp_path: Path) -> None:
    dossier = make_dossier()
    text = dossier.articles[0].text.replace("é", "\ud800")
    odd = replace(dossier.articles[0], text=text, outlet="AK\udc00P", url="https://x.example/\ud800")
    voices = (make_shared("v1", "une \ud800 source", "person", "\udfff"), *dossier.voices[1:])
    claims = (replace(dossier.claims[0], gist="\ud800"), *dossier.claims[1:])
    changed = replace(dossier, articles=(odd, *dossier.articles[1:]), voices=voices, claims=claims)
    assert exported(format, changed, tmp_path)


def test_a_claim_stands_by_what_its_mentions_do() -> None:
    view = View(make_dossier())
    told = view.mentions(view.claims["c1"])
    assert standing(told) == (
        "asserted by une source sécuritaire (anonymous); confirmed by Ilse Varn; denied by L'état-major"
    )
    assert statuses(told) == "reported; denied"


@pytest.mark.parametrize(
    ("does", "status"),
    [("asserts", "fact"), ("corrects", "fact"), ("denies", "denied"), ("withdraws", "denied"), ("doubts", "unverified")],
)
def test_what_is_disputed_is_no_fact(does: Does, status: str) -> None:
    dossier = make_dossier()
    port = dossier.claims[4]
    disputed = replace(port, mentions=(replace(port.mentions[0], does=does),))
    (told,) = View(replace(dossier, claims=(disputed,))).told
    assert told.status == status


def test_voices_of_one_name_are_named_once() -> None:
    dossier = make_dossier()
    twin = replace(dossier.voices[1], name="une source sécuritaire", kind="anonymous")
    view = View(replace(dossier, voices=(dossier.voices[0], twin, dossier.voices[2])))
    told = view.mentions(view.claims["c1"])
    assert (len(speakers(told)), labels(told)) == (3, ["une source sécuritaire (anonymous)", "L'état-major"])


def test_the_first_mention_is_the_first_published_wherever_the_clock_stands() -> None:
    dossier = make_dossier()
    moved = ("2024-06-04", "2024-06-04T01:00:00+09:00", "2024-06-03T18:00:00", "early", None, None)
    articles = tuple(replace(a, published=p) for a, p in zip(dossier.articles, moved, strict=True))
    view = View(replace(dossier, articles=articles))
    first = view.first(view.mentions(view.claims["c1"]))
    assert first is not None
    assert first.article.outlet == "Le Fanal"


@pytest.mark.parametrize(("id", "target", "found"), [("o2", "c1/o2", True), ("c1#o1", "c1/o1", True), ("o1", "o1", False)])
def test_an_origin_s_bare_id_means_it_where_one_claim_has_it(id: str, target: str, found: bool) -> None:
    dossier = make_dossier()
    bare = replace(dossier.judgements[2], target=replace(dossier.judgements[2].target, id=id))
    view = View(replace(dossier, judgements=(bare,)))
    assert view.target(bare) == f"urn:selon:origin:{target}"
    assert view.judgements("origin", "c1", id[-2:]) == ([bare] if found else [])


@pytest.mark.parametrize("lacking", ["articles", "origins"])
def test_a_mention_of_what_the_dossier_lacks_is_an_error_that_names_it(lacking: str) -> None:
    dossier = make_dossier()
    if lacking == "articles":
        dossier = replace(dossier, articles=dossier.articles[1:])
    else:
        dossier = replace(dossier, claims=(replace(dossier.claims[0], origins=()),))
    with pytest.raises(SelonError, match=r"claim 'c1' has a mention of (article 'akp-1\.txt'|origin 'o1')"):
        _ = View(dossier).told
