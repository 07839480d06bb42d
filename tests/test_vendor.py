"""`make web`: other people's browser libraries, with their licences, from what the lock file names."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import vendor

ROOT = Path(__file__).parent.parent
LOCK = json.loads((vendor.HERE / "package-lock.json").read_text(encoding="utf-8"))["packages"]
NOT_SERVED = {"commander", "@types/hammerjs"}
"""What npm installs beside the libraries and no file that is served contains."""


@pytest.fixture
def workshop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Folders of their own, where npm seems to have installed one library."""
    monkeypatch.setattr(vendor, "ROOT", tmp_path)
    monkeypatch.setattr(vendor, "BUILD", tmp_path / "build")
    monkeypatch.setattr(vendor, "VENDOR", tmp_path / "vendor")
    monkeypatch.setattr(vendor, "SERVED", {"drawing.js": "drawing/dist/drawing.js"})
    monkeypatch.setattr(vendor, "LICENCES", {"drawing.txt": "drawing/LICENSE"})
    monkeypatch.setattr(vendor, "TESTED", {})
    monkeypatch.setattr(vendor, "install", lambda: _install(tmp_path / "build" / "node_modules" / "drawing"))
    return tmp_path


def _install(package: Path) -> None:
    (package / "dist").mkdir(parents=True)
    (package / "dist" / "drawing.js").write_text("draw()")
    (package / "LICENSE").write_text("Draw freely.")


def test_a_library_comes_with_its_licence(workshop: Path) -> None:
    assert vendor.main() == 0
    assert (workshop / "vendor" / "drawing.js").read_text() == "draw()"
    assert (workshop / "vendor" / "licences" / "drawing.txt").read_text() == "Draw freely."


def test_a_second_run_installs_nothing(workshop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vendor.main()
    monkeypatch.setattr(vendor, "install", lambda: pytest.fail("installed again"))
    assert vendor.vendor() == "up to date"


def test_a_file_that_was_lost_is_put_there_again(workshop: Path) -> None:
    vendor.main()
    (workshop / "vendor" / "drawing.js").unlink()
    shutil.rmtree(workshop / "build" / "node_modules")
    assert vendor.vendor() == "2 files"


def test_a_file_that_a_package_no_longer_has_is_named(workshop: Path, monkeypatch: pytest.MonkeyPatch,
                                                      capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    monkeypatch.setattr(vendor, "SERVED", {"paint.js": "drawing/dist/paint.js"})
    assert vendor.main() == 1
    assert "drawing/dist/paint.js is not in its package any more" in capsys.readouterr().err


def test_without_npm_one_line_says_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                                   capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    monkeypatch.setattr(vendor, "BUILD", tmp_path / "build")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert vendor.main() == 1
    assert "npm is missing, so the desk will show lists and tables" in capsys.readouterr().err


def test_the_lock_file_names_no_address_to_download_from() -> None:
    assert [name for name, package in LOCK.items() if "resolved" in package] == []


def test_every_library_is_named_in_notice_with_its_licence() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8").partition("browser libraries")[2]
    names = {name.removeprefix("node_modules/") for name in LOCK if name} - NOT_SERVED
    assert sorted(name for name in names if name not in notice) == []
    licensed = {inside.rsplit("/", 1)[0] for inside in vendor.LICENCES.values()}
    assert names - licensed == {"axe-core"}
