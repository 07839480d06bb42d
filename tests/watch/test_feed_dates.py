"""Dates as feeds write them."""

from __future__ import annotations

import pytest

from selon.intake.published import feed_date


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("Tue, 04 Jun 2024 09:30:00 +0200", "2024-06-04T09:30:00+02:00"),
        ("04 Jun 2024 09:30 GMT", "2024-06-04T09:30:00+00:00"),
        ("2024-06-04T09:30:00Z", "2024-06-04T09:30:00+00:00"),
        ("2024-06-04", "2024-06-04"),
        ("mar., 04 juin 2024 09:30:00 +0200", "2024-06-04T09:30:00+02:00"),
        ("mardi 4 juin 2024 à 9h30", "2024-06-04T09:30:00"),
        ("Mardi 4 Juin 2024 - 09:30", "2024-06-04T09:30:00"),
        ("1er février 2024", "2024-02-01"),
        ("12 déc. 2023, 18:05 GMT", "2023-12-12T18:05:00+00:00"),
        ("04/06/2024 09:30", "2024-06-04T09:30:00"),
        ("04.06.2024", "2024-06-04"),
        ("31 février 2024", None),
        ("4 brumaire 2024", None),
        ("hier soir", None),
        ("", None),
    ],
)
def test_the_date_of_a_feed(raw: str, value: str | None) -> None:
    assert feed_date(raw, "fr") == value
