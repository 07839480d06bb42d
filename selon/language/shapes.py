"""The shape of each list in a language's YAML: its keys, and the values that some of them may have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import get_args

from selon.records import VoiceKind

_NONE: Mapping[str, frozenset[str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Shape:
    """A list of entries: the key that names one, the keys it must and may have, the values some of them may take.

    `apart` are keys by which two entries of one name differ (a noun with two feminines). `marked`: the example shows in
    brackets what the entry reads, instead of holding its name.
    """

    name: str
    required: frozenset[str]
    optional: frozenset[str] = frozenset()
    values: Mapping[str, frozenset[str]] = field(default_factory=lambda: _NONE)
    apart: tuple[str, ...] = ()
    marked: bool = False


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


SECTORS = _set(
    "GOV MIL COP JUD LEG PTY OPP REB PRM UAF SPY BUS AGR LAB EDU MED JRN REL SOC CVL CRM REF ELI IGO NGO MNC"
)
"""PLOVER's codes for who acts, and its three for bodies of many states."""

VERB_TAKES = _set(
    "clause question infinitive de_infinitive a_infinitive incise incise_quote object object_abstract object_event object_quote "
    "object_de object_a object_as object_predicate object_label de a sur contre pour en predicate"
)
"""What may count as the content of a verb; docs/constructions.md says what each one means."""

NOUN_TAKES = _set("clause de a sur contre")
ADJECTIVE_TAKES = _set("clause incise de a sur contre")
HEDGE_TAKES = _set("clause question de de_infinitive pour as attribute")
CONSTRUCTIONS = _set("suspicion label adjective impersonal unknown seeming noun")
NEEDS = _set("clause_edge named comma pronoun source claim")

DATE_READS = _set(
    "date famous this_day this_night night moment clock hours beside beside_weekday beside_date event week_of weekend_of "
    "shift later later_than lately period beside_period month year season fraction first_months decade century range list "
    "nothing"
)
"""The computations that a construction of dates.yaml may name, lists that are taken apart, and "nothing" for a trap."""

DATE_SLOTS = _set(
    "day day_figure any_weekday any_month year modern_year small_year minute hour any_hour hour_figure late_hour "
    "hour_minute numeric iso count number_of ordinal decade century name plural stop paragraph"
)
"""What patterns of dates.yaml may ask for besides its own terms and phrases: figures, names and where things stand."""

_CUE = _set("lemma stance commitment takes example source")
_CUE_MAY = _set("forms endorses trap")
_SOURCE = {"source": _set("fr_cues selon")}


_SECTOR = {"sector": SECTORS}


SHAPES: Mapping[tuple[str, str], Shape] = {
    ("reporting", "verbs"): Shape("lemma", _CUE, _CUE_MAY, {"takes": VERB_TAKES, **_SOURCE}),
    ("reporting", "nouns"): Shape("lemma", _CUE, _CUE_MAY, {"takes": NOUN_TAKES, **_SOURCE}),
    ("reporting", "adjectives"): Shape("lemma", _CUE, _CUE_MAY, {"takes": ADJECTIVE_TAKES, **_SOURCE}),
    ("according_to", "prepositions"): Shape(
        "words", _set("words stance commitment example"), _set("needs"), {"needs": NEEDS}
    ),
    ("hedges", "hedges"): Shape(
        "words", _set("words construction stance commitment takes example"), _set("forms"),
        {"construction": CONSTRUCTIONS, "takes": HEDGE_TAKES}, ("construction",),
    ),
    ("roles", "titles"): Shape("noun", _set("noun"), _set("feminine sector office"), _SECTOR, ("feminine",)),
    ("roles", "bodies"): Shape("noun", _set("noun"), _set("sector"), _SECTOR),
    ("roles", "named"): Shape(
        "name", _set("name"), _set("full sector aliases country"), _SECTOR, ("country",)
    ),
    ("roles", "documents"): Shape("noun", _set("noun"), _set("rule")),
    ("roles", "people"): Shape("noun", _set("noun"), _set("sector"), _SECTOR),
    ("places", "countries"): Shape("iso", _set("iso name article adjective capital others centre")),
    ("places", "metonyms"): Shape(
        "name", _set("name"), _set("also variants stands_for kind country sector"),
        {"kind": frozenset(get_args(VoiceKind)), **_SECTOR},
    ),
    ("places", "regions"): Shape("name", _set("name adjective iso"), apart=("adjective",)),
    ("places", "ambiguous"): Shape("adjective", _set("adjective isos")),
    ("places", "areas"): Shape(
        "name", _set("name iso centre"), _set("variants needs"), {"needs": frozenset({"noun"})}, ("iso",)
    ),
    ("places", "cities"): Shape("name", _set("name iso"), _set("of centre variants"), apart=("iso",)),
    ("places", "former"): Shape("name", _set("name until"), _set("variants")),
    ("dates", "constructions"): Shape(
        "pattern", _set("reads pattern example"), _set("by sign bound part"), {"reads": DATE_READS}, marked=True
    ),
    ("dates", "famous"): Shape("name", _set("name month day year example")),
    ("quantities", "units"): Shape("unit", _set("unit names symbols"), _set("times"), apart=("names", "times")),
    ("quantities", "ranges"): Shape("between", _set("between before"), _set("change"), apart=("before",)),
    ("media", "media"): Shape("name", _set("name"), _set("full agency country aliases"), apart=("country",)),
}  # fmt: skip
"""By file (without ".yaml") and key."""

WORDS: Mapping[str, frozenset[str]] = {
    "according_to": _set("traps"),
    "places": _set("place_words"),
    "roles": _set("civil anonymous female_names male_names"),
    "media": _set("social media_nouns"),
    "boilerplate": _set("page credit hyphen"),
    "irregular": _set("forms"),
    "dates": _set("terms phrases days_for_weeks plural dateline_words"),
    "quantities": _set(
        "numbers scales joins join half groups group_adjectives some about about_behind changes of of_the persons "
        "no_persons deaths compounds counters others one one_units months labels addresses not_counted ordinals out_of "
        "when_before when_behind clock before_year to year hour share aged sentences"
    ),
    "citations": _set("stances cites sentences relay the_article headline several determiners"),
    "sourcing": _set(
        "anonymity_reasons plural_determiners plural_nouns plural_articles always_vague several headline_hedges "
        "names shown speaking clause_openers exemplified indefinite common plural_endings"
    ),
}  # fmt: skip
"""Keys that hold bare words, single values or a mapping of such lists."""

FREE = frozenset({"grammar"})
"""Files whose keys are not listed here: the loader asks for each by name (a test holds closed classes to the code)."""
