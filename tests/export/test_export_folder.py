"""A folder or zip file of an export: whole or not at all, the same twice, and nobody's files are lost."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from selon.errors import SelonError, UsageError
from selon.export.folder import require_folder, write_folder

FILES = [("a.csv", b"1\n"), ("b.csv", b"2\n")]


def broken() -> Iterator[tuple[str, bytes]]:
    yield "a.csv", b"half"
    raise ZeroDivisionError


def contents(path: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in path.iterdir()}


def test_a_folder_is_made_and_nothing_beside_it(tmp_path: Path) -> None:
    write_folder(FILES, tmp_path / "out")
    assert contents(tmp_path / "out") == dict(FILES)
    assert os.listdir(tmp_path) == ["out"]


def test_the_files_of_an_earlier_export_are_replaced(tmp_path: Path) -> None:
    write_folder([("a.csv", b"old")], tmp_path / "out")
    (tmp_path / "out" / ".DS_Store").write_bytes(b"")
    write_folder(FILES, tmp_path / "out")
    assert contents(tmp_path / "out") == {**dict(FILES), ".DS_Store": b""}


def test_a_folder_with_other_files_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("mine")
    with pytest.raises(SelonError, match=r"'notes\.md' there is no part of this export"):
        write_folder(FILES, tmp_path)
    assert os.listdir(tmp_path) == ["notes.md"]


@pytest.mark.parametrize("name", ["out", "out.zip"])
def test_after_an_error_there_is_nothing(tmp_path: Path, name: str) -> None:
    with pytest.raises(ZeroDivisionError):
        write_folder(broken(), tmp_path / name)
    assert os.listdir(tmp_path) == []


def test_a_zip_file_holds_the_same_and_has_the_same_bytes_twice(tmp_path: Path) -> None:
    for name in ("one.zip", "two.zip"):
        write_folder(FILES, tmp_path / name)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with ZipFile(tmp_path / "one.zip") as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == dict(FILES)


@pytest.mark.parametrize(
    ("place", "problem"),
    [
        (None, "csv is several files: name a folder, or FILE.zip, with --output"),
        ("-", "csv is several files"),
        ("taken", "is a file, and csv is several"),
        ("gone/out", "there is no directory"),
        ("gone/out.zip", "there is no directory"),
        ("folder.zip", "is a directory"),
    ],
)
def test_a_place_for_no_folder_is_a_usage_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str | None, problem: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("taken").write_text("mine")
    Path("folder.zip").mkdir()
    with pytest.raises(UsageError, match=problem):
        require_folder(None if place is None else Path(place), "csv")


def test_a_new_name_and_a_folder_that_is_there_are_good_places(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "new", tmp_path / "new.zip"):
        require_folder(place, "csv")
