"""The sheet as SARIF, as JSON and on a terminal."""

from __future__ import annotations

import io
import json
import re
from typing import Any

import jsonschema
import pytest
from sheet_records import article, hedged, said

from selon.export.findings import write_json, write_table
from selon.export.sarif import write_sarif
from selon.records import Article
from selon.sourcing import CATALOGUE, Finding, check

TEXT = "Séance levée 😀 à Corbeval.\r\nDeux camions auraient quitté\r\nle dépôt, croit-on."
WORDS = "Deux camions auraient quitté\r\nle dépôt"


def sheet(page: Article) -> tuple[Article, list[Finding]]:
    return page, check(page)


def sarif(*pages: Article) -> dict[str, Any]:
    out = io.StringIO()
    write_sarif(map(sheet, pages), out)
    log: dict[str, Any] = json.loads(out.getvalue())
    return log


def table(*pages: Article, color: bool = False, width: int = 80) -> str:
    out = io.StringIO()
    write_table(map(sheet, pages), out, color=color, width=width)
    return out.getvalue()


CAMIONS = article(TEXT, hedged(WORDS), id="dépêches/camions 3.txt")
TITLED = article(
    "Le maire a vendu la salle des fêtes, accuse un proche.",
    said("Le maire a vendu la salle des fêtes", by="un proche", kind="anonymous", stance="accuse"),
    title="Le maire vend la salle des fêtes", url="https://le-fanal.example/a?x=1&y=é#haut",
)  # fmt: skip


def strict(required: dict[str, Any], **optional: Any) -> dict[str, Any]:
    properties = required | optional
    return {"type": "object", "additionalProperties": False, "required": list(required), "properties": properties}


STRING, COUNT, PLACE = {"type": "string"}, {"type": "integer", "minimum": 0}, {"type": "integer", "minimum": 1}
MESSAGE = strict({"text": STRING})
LEVEL = {"enum": ["none", "note", "warning", "error"]}
REGION = strict({"charOffset": COUNT, "charLength": COUNT, "startLine": PLACE, "startColumn": PLACE, "endLine": PLACE,
                 "endColumn": PLACE}, snippet=MESSAGE)  # fmt: skip
FILE = strict({"uri": {"type": "string", "format": "uri-reference"}}, index=COUNT)
LOCATION = strict({"physicalLocation": strict({"artifactLocation": FILE, "region": REGION})},
                  logicalLocations={"items": strict({"name": STRING, "fullyQualifiedName": STRING})})  # fmt: skip
RESULT = strict({"ruleId": STRING, "ruleIndex": COUNT, "level": LEVEL, "message": MESSAGE,
                 "locations": {"type": "array", "items": LOCATION, "minItems": 1},
                 "partialFingerprints": {"additionalProperties": STRING},
                 "properties": {"type": "object"}})  # fmt: skip
RULE = strict({"id": STRING, "shortDescription": MESSAGE, "fullDescription": MESSAGE, "help": MESSAGE,
               "defaultConfiguration": strict({"level": LEVEL})})  # fmt: skip
DRIVER = strict({"name": {"const": "selon"}, "version": STRING, "rules": {"items": RULE, "uniqueItems": True}})
RUN = strict({"tool": strict({"driver": DRIVER}), "columnKind": {"const": "unicodeCodePoints"},
              "artifacts": {"items": strict({"location": FILE, "contents": MESSAGE}, description=MESSAGE),
                            "uniqueItems": True},
              "results": {"items": RESULT}})  # fmt: skip
SARIF = strict({"$schema": STRING, "version": {"const": "2.1.0"}, "runs": {"items": RUN, "minItems": 1}})
"""The part of SARIF 2.1.0 that selon writes, as the standard requires it."""


def test_sarif_keeps_to_the_standard() -> None:
    log = sarif(CAMIONS, TITLED, CAMIONS)
    jsonschema.validate(log, SARIF)
    (run,) = log["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [rule.name for rule in CATALOGUE]
    assert all(run["tool"]["driver"]["rules"][r["ruleIndex"]]["id"] == r["ruleId"] for r in run["results"])
    assert len(run["artifacts"]) == 2


def test_sarif_without_articles_is_a_log_without_results() -> None:
    log = sarif()
    jsonschema.validate(log, SARIF)
    assert log["runs"][0]["results"] == []


def test_sarif_region_counts_code_points_and_lines() -> None:
    (result,) = sarif(CAMIONS)["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["region"] == {
        "charOffset": 28, "charLength": 38, "startLine": 2, "startColumn": 1, "endLine": 3, "endColumn": 9,
        "snippet": {"text": WORDS},
    }  # fmt: skip
    assert TEXT[28 : 28 + 38] == WORDS
    assert result["message"]["text"].startswith("Nobody stands behind this hedged report: ")


def test_sarif_carries_the_text_that_its_offsets_count() -> None:
    (artifact,) = sarif(CAMIONS)["runs"][0]["artifacts"]
    assert artifact == {"location": {"uri": "d%C3%A9p%C3%AAches/camions%203.txt"}, "contents": {"text": TEXT}}


@pytest.mark.parametrize(
    ("page", "uri"),
    [
        (TITLED, "https://le-fanal.example/a?x=1&y=%C3%A9#haut"),
        (article(TEXT, id="/tmp/un été.txt"), "file:///tmp/un%20%C3%A9t%C3%A9.txt"),
        (article(TEXT, id="afp:2024:12"), "afp%3A2024%3A12"),
        (article(TEXT, id="#1 ?.txt"), "%231%20%3F.txt"),
        (article(TEXT, id="caf\udce9.txt"), "caf%E9.txt"),
        (article(TEXT, url="https://fanal.example/100%/d%C3%A9j%C3%A0"), "https://fanal.example/100%25/d%C3%A9j%C3%A0"),
        (article(TEXT, url="https://[::1]/a[1]?b[]=c d#e#f"), "https://[::1]/a%5B1%5D?b%5B%5D=c%20d#e%23f"),
        (article(TEXT, url="pas une adresse"), "pas%20une%20adresse"),
    ],
)
def test_sarif_names_an_article_by_its_url_or_id(page: Article, uri: str) -> None:
    assert sarif(page)["runs"][0]["artifacts"][0]["location"]["uri"] == uri


def test_sarif_reads_as_uris_what_articles_call_themselves() -> None:
    """RFC 3986, which the standard's "uri-reference" stands for: jsonschema by itself does not look at formats."""
    part = r"(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*"
    uri = rf"(?:[a-z]+://(?:\[[0-9a-f:]+\])?)?{part}(?:\?(?:{part}\??)*)?(?:#(?:{part}\??)*)?"
    names = ["a b", "é", "<&>", "a|b\\c^d`{e}", "100%", "a#b?c", "https://x.example/?a=[b]#c#d", "\udcff"]
    for name in names:
        for page in (article(TEXT, id=name), article(TEXT, url=name)):
            assert re.fullmatch(uri, sarif(page)["runs"][0]["artifacts"][0]["location"]["uri"])


def test_sarif_places_a_title_outside_the_text_before_it() -> None:
    (result,) = [r for r in sarif(TITLED)["runs"][0]["results"] if r["ruleId"] == "flat-headline"]
    location = result["locations"][0]
    assert location["logicalLocations"] == [{"name": "title", "fullyQualifiedName": "title[0:32]"}]
    assert location["physicalLocation"]["region"]["charLength"] == 0


def test_sarif_of_the_same_article_is_the_same() -> None:
    assert sarif(CAMIONS, TITLED) == sarif(CAMIONS, TITLED)


def test_json_holds_every_article_and_every_field() -> None:
    out = io.StringIO()
    write_json(map(sheet, [CAMIONS, article("Rien à signaler.", id="b")]), out)
    first, second = json.loads(out.getvalue())
    assert second == {"article": "b", "url": None, "outlet": None, "title": None, "findings": []}
    (finding,) = first["findings"]
    assert finding["span"] == {"start": 28, "end": 66, "text": WORDS, "field": "text"}
    assert (finding["rule"], finding["level"], finding["statement"]) == ("hedge-without-voice", "warning", "s0")
    assert len(out.getvalue().splitlines()) == 4


def test_json_of_nothing_is_an_empty_array() -> None:
    out = io.StringIO()
    write_json([], out)
    assert json.loads(out.getvalue()) == []


def test_table_shows_rule_words_in_context_and_advice_without_colour() -> None:
    assert table(CAMIONS) == (
        "dépêches/camions 3.txt: 1 finding\n"
        "  warning  hedge-without-voice  line 2\n"
        "    **Deux camions auraient quitté  le dépôt**, croit-on.\n"
        "    Nobody stands behind this hedged report: “Deux camions auraient quitté le\n"
        "    dépôt”. Name who reports it, say that it could not be verified, or cut it.\n"
        "\n"
        "1 finding in 1 article: 1 hedge-without-voice\n"
    )


def test_table_of_an_article_without_findings_says_so() -> None:
    assert table(article("Rien à signaler.", id="b")) == "b: 0 findings\n\n0 findings in 1 article\n"


def test_table_in_colour_needs_no_asterisks() -> None:
    shown = table(TITLED, color=True)
    assert "\x1b[1;31merror\x1b[0m" in shown
    assert "**" not in shown


@pytest.mark.parametrize("width", [0, 40, 60, 200])
def test_table_keeps_to_its_width(width: int) -> None:
    assert max(map(len, table(CAMIONS, TITLED, width=width).splitlines())) <= max(width, 40)


def test_table_cuts_what_stands_around_the_words_and_long_words() -> None:
    long = "Le gérant aurait menti " + "encore et encore " * 40 + "jusqu'au soir"
    page = article(f"{'Avant cela, ' * 9}on disait : {long}, {'et après cela ' * 9}", hedged(long))
    shown = " ".join(table(page, width=120).split())
    assert "… Avant cela, Avant cela, on disait : **Le gérant aurait menti" in shown
    assert "[…]" in shown
    assert "jusqu'au soir**, et après cela et après cela et après …" in shown


def test_table_lets_no_control_character_through() -> None:
    page = article("Le gérant\x1b[2J aurait\x07 menti.", hedged("Le gérant\x1b[2J aurait\x07 menti"), id="a\x1b[31m",
                   title="Fin\x9b31m")  # fmt: skip
    assert not {"\x1b", "\x07", "\x9b"} & set(table(page))


def test_table_takes_brackets_as_they_stand() -> None:
    text = "Le gérant [bold]aurait[/bold] menti."
    assert "**Le gérant [bold]aurait[/bold] menti**" in table(article(text, hedged(text[:-1])))
