"""The copy of a text that is read: letters made whole, unseen signs left out, and every range led back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.parse.legible import led_back, legible
from selon.records import Span

ODD = st.text(st.sampled_from("ae\u0301\u0308\u00ad\u200b\u200f\ufeff\ufb01 «»é🗣ש"), max_size=40)


@pytest.mark.parametrize(
    ("text", "copy"),
    [
        ("le préfet", "le préfet"),
        ("le pre\u0301fet", "le préfet"),
        ("le pré\u00adfet", "le préfet"),
        ("\ufeffle\u200b préfet", "le préfet"),
        ("la \ufb01n", "la fin"),
        ("👩 🇫🇷", "👩 🇫🇷"),
        ("«\u00a0non\u202f»", "«\u00a0non\u202f»"),
    ],
)
def test_what_is_read(text: str, copy: str) -> None:
    assert legible(text).text == copy


def test_ranges_lead_back_to_the_words_as_they_are_written() -> None:
    text = "le pre\u0301\u00adfet nie"
    copies = {"text": legible(text), "title": legible("")}
    assert led_back(Span(start=3, end=9, text="préfet"), copies, "text") == Span(start=3, end=11, text=text[3:11])
    assert led_back((Span(start=10, end=13, text="nie"), "nie"), copies, "text") == (Span(start=12, end=15, text="nie"), "nie")


@given(ODD)
def test_every_letter_of_the_copy_stands_in_the_text(text: str) -> None:
    copy = legible(text)
    for k, letter in enumerate(copy.text):
        start, end = copy.place(k, k + 1)
        assert 0 <= start < end <= len(text)
        assert letter in legible(text[start:end]).text
