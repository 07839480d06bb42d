"""What all tests share: one reader, whose model is loaded once for the whole run."""

from __future__ import annotations

import pytest
from hypothesis import settings

from selon.reader import Reader

settings.register_profile("selon", deadline=None, print_blob=True)
settings.load_profile("selon")


@pytest.fixture(scope="session")
def reader() -> Reader:
    """A French reader; the model is loaded with the first article that a test reads."""
    return Reader()
