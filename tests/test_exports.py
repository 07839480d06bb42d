"""What `import selon` offers is the contract: no more, no less, and light."""

from __future__ import annotations

import subprocess
import sys

import pytest

import selon
from selon import records
from selon.reader import Reader
from selon.version import __version__

HEAVY = ("spacy", "trafilatura", "pydantic", "httpx", "rich", "yaml", "selon.reader")


def test_all_is_the_contract() -> None:
    assert sorted(selon.__all__) == ["Article", "Event", "Reader", "Span", "Statement", "Voice", "__version__", "read"]


@pytest.mark.parametrize("name", ["Article", "Event", "Span", "Statement", "Voice"])
def test_a_record_is_the_record(name: str) -> None:
    assert getattr(selon, name) is getattr(records, name)


def test_reader_and_version_are_there() -> None:
    assert selon.Reader is Reader
    assert selon.__version__ == __version__
    assert callable(selon.read)


def test_a_name_outside_the_contract_is_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Commitment'"):
        _ = selon.Commitment


def test_importing_selon_loads_nothing_heavy() -> None:
    code = f"import selon, sys; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, encoding="utf8")
    assert done.stdout.strip() == "[]"
