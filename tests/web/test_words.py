"""The words of the interface: both languages say the same things, and every message that a template asks for is there."""

from __future__ import annotations

import re
import string
from importlib.resources import files
from typing import get_args

import pytest

from selon.claim_records import Action, CredibilityDigit, Does, OriginKind, RelationType, TargetKind
from selon.language.plover import plover
from selon.records import EventStatus, EventType, Form, Stance, VoiceKind
from selon.web.words import LANGUAGES, Words, chosen, words_of

ASKED = re.compile(r"""\bt\(\s*["']([a-z_0-9.]+)["']""")
"""A message that a template names in full; those it puts together end in a dot."""

TEMPLATES = sorted(p.name for p in files("selon.web").joinpath("templates").iterdir() if p.name.endswith(".j2"))
ENUMERATIONS = {
    "form": Form, "stance": Stance, "status": EventStatus, "kind": OriginKind, "type": EventType, "relation": RelationType,
    "digit": CredibilityDigit, "action": Action, "target": TargetKind, "does": Does,
}  # fmt: skip


def messages(language: str) -> dict[str, set[str]]:
    """Every message with the places in it."""
    told = words_of(language)._messages
    texts = {key: [m] if isinstance(m, str) else list(m.values()) for key, m in told.items()}
    return {key: {name for text in some for name in places(text)} for key, some in texts.items()}


def places(text: str) -> list[str]:
    return [name for _, name, _, _ in string.Formatter().parse(text) if name]


def test_a_message_that_counts_has_its_plural_forms() -> None:
    """A count in French and in English has two forms; a language with more would be listed here."""
    counting = [m for language in LANGUAGES for m in words_of(language)._messages.values() if not isinstance(m, str)]
    assert {tuple(sorted(m)) for m in counting} == {("one", "other")}


def test_both_languages_have_the_same_messages_with_the_same_places() -> None:
    """A problem is found by all of its English places; another language may do without some of them."""
    french, english = messages("fr"), messages("en")
    assert french.keys() == english.keys()
    assert [key for key, places in french.items() if not places <= english[key]] == []
    assert {key for key, places in french.items() if places != english[key] and not key.startswith("problems.")} == set()


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_asks_for_messages_that_there_are(template: str) -> None:
    text = files("selon.web").joinpath("templates", template).read_text("utf8")
    known = messages("fr")
    asked = set(ASKED.findall(text))
    missing = {key for key in asked if not key.endswith(".") and key not in known}
    empty = {key for key in asked if key.endswith(".") and not any(k.startswith(key) for k in known)}
    assert (missing, empty) == (set(), set())


@pytest.mark.parametrize("name", ENUMERATIONS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_of_a_record_has_a_word(name: str, language: str) -> None:
    words = words_of(language)
    assert [value for value in get_args(ENUMERATIONS[name]) if not words.has(f"terms.{name}.{value}")] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_mode_of_an_event_has_a_word(language: str) -> None:
    words = words_of(language)
    modes = {mode for kind in plover().values() for mode in (*kind.modes, *(code.mode for code in kind.cameo.values())) if mode}
    assert sorted(mode for mode in modes if not words.has(f"reading.mode.{mode}")) == []


def test_every_kind_of_voice_is_a_kind_of_origin() -> None:
    assert set(get_args(VoiceKind)) <= set(get_args(OriginKind))


@pytest.mark.parametrize(
    ("cookie", "accepted", "language"),
    [
        (None, "fr-FR,fr;q=0.9,en;q=0.8", "fr"),
        (None, "en-GB,en;q=0.9,fr;q=0.8", "en"),
        (None, "de,en;q=0.3,fr;q=0.7", "fr"),
        ("en", "fr", "en"),  # what the person chose goes before the browser
        ("xx", "en", "en"),
        (None, "de", "fr"),
        (None, "en;q=x,,;", "en"),
        (None, None, "fr"),
    ],
)
def test_the_language_is_the_persons_then_the_browsers(cookie: str | None, accepted: str | None, language: str) -> None:
    assert chosen(cookie, accepted) == language


@pytest.mark.parametrize(
    ("language", "n", "told"), [("fr", 0, "0 article"), ("fr", 2, "2 articles"), ("en", 0, "0 articles"), ("en", 1, "1 article")]
)
def test_a_count_takes_the_plural_of_its_language(language: str, n: int, told: str) -> None:
    assert words_of(language)("terms.articles", n=n) == told


@pytest.mark.parametrize(
    ("value", "fr", "en"),
    [
        ("2024-06-03", "3 juin 2024", "3 June 2024"),
        ("2024-06", "juin 2024", "June 2024"),  # no day is made up
        ("2024", "2024", "2024"),
        ("2024-06-03T09:30:00+02:00", "3 juin 2024 09:30", "3 June 2024 09:30"),
        ("2024-02-31", "2024-02-31", "2024-02-31"),  # no such day: as it was given
        (None, "", ""),
    ],
)
def test_a_date_is_no_more_precise_than_it_was_told(value: str | None, fr: str, en: str) -> None:
    words: dict[str, Words] = {language: words_of(language) for language in LANGUAGES}
    assert (words["fr"].date(value), words["en"].date(value)) == (fr, en)
