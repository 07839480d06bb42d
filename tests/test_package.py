"""What is installed: every data file of the package stands in a pattern of pyproject.toml, every dependency in NOTICE."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_every_data_file_is_packaged() -> None:
    package = ROOT / "selon"
    patterns = PROJECT["tool"]["setuptools"]["package-data"]["selon"]
    packaged = {path for pattern in patterns for path in package.glob(pattern)}
    data = {path for path in package.rglob("*") if path.is_file() and path.suffix not in (".py", ".pyc")}
    assert {str(path.relative_to(package)) for path in data - packaged} == set()


def test_every_dependency_is_named_in_notice() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8").lower().replace("-", "_")
    names = [re.split(r"[<>=!~ \[]", line)[0] for line in PROJECT["project"]["dependencies"]]
    assert [name for name in names if name.lower().replace("-", "_") not in notice] == []
