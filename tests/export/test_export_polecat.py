"""Events in POLECAT's columns with the claim that each belongs to."""

from __future__ import annotations

import csv
import io

from dossier_factory import make_dossier, make_empty, written

from selon.claim_records import Dossier
from selon.export.dossier.polecat import COLUMNS, OF_CLAIMS
from selon.export.event_rows import COLUMNS as OF_EVENTS
from selon.export.event_rows import POLECAT


def rows(dossier: Dossier) -> dict[str, dict[str, str]]:
    found = csv.DictReader(io.StringIO(written("polecat", dossier), newline=""), strict=True)
    return {row["Event ID"]: row for row in found}


def test_the_columns_are_those_of_polecat_then_selon_s() -> None:
    assert COLUMNS[:40] == POLECAT
    assert (*OF_EVENTS, *OF_CLAIMS) == COLUMNS
    assert written("polecat", make_empty()) == ",".join(COLUMNS) + "\n"


def test_every_event_has_its_status_and_what_a_voice_tells_its_voice() -> None:
    found = rows(make_dossier())
    assert len(found) == 6
    assert all(row["Status"] for row in found.values())
    assert all(row["Voice"] for row in found.values() if row["Status"] != "fact")


def test_an_event_has_the_claim_it_is_a_mention_of() -> None:
    found = rows(make_dossier())
    relayed = found["https://fanal.example/tolma?id=2#e1"]
    assert (relayed["Claim ID"], relayed["Claim Does"], relayed["Claim Passes On"]) == ("c1", "asserts", "yes")
    assert (relayed["Claim Distinct Origins"], relayed["Claim Outlets"]) == ("2", "5")
    denied = found["courrier/5.txt#e1"]
    assert (denied["Status"], denied["Claim Does"], denied["Claim Origin"]) == ("denied", "denies", "L'état-major")
    assert found["bref.txt#e2"]["Claim ID"] == ""


def test_what_people_judged_stands_in_columns_of_its_own() -> None:
    found = rows(make_dossier())["akp-1.txt#e1"]
    assert found["Claim Credibility Suggested"] == "3"
    assert found["Claim Judgements"].startswith("fix credibility=2 by Marthe Quéré")
