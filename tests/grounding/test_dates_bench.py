"""How bench/dates.py judges: a value counts cut to the expected precision, or inside the expected period."""

from __future__ import annotations

import pytest
from dates import same_value

JUDGED = [
    ("2019-03-26 day", "2019-03-26 day", True),
    ("2019-03-26 day", "2019-03-27 day", False),
    ("2019-03 month", "2019-03-26 day", True),
    ("2019-03-26T18:30 minute", "2019-03-26T18:30 minute", True),
    ("2019-03-26T18:30 minute", "2019-03-26T18:00 hour", False),
    ("2019-03-25/2019-03-31 week", "2019-03-27T00:00 week", True),
    ("2018-12/2019-02 season", "2019-03-01 day", False),
    ("1990/1999 decade", "1999 year", True),
    ("?", "?", True),
    ("?", "2019 year", False),
    ("2019 year", "nothing", False),
]


@pytest.mark.parametrize(("wanted", "found", "same"), JUDGED)
def test_a_value_is_judged(wanted: str, found: str, same: bool) -> None:
    assert same_value(wanted, found) is same
