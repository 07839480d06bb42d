"""A file is written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from selon.errors import UsageError
from selon.export.output import open_binary_output, open_output, require_place


def written(path: Path, text: str) -> str:
    with open_output(path) as out:
        out.write(text)
    return path.read_text("utf8")


def test_a_file_is_utf8_with_line_feeds_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    assert written(path, "été\n") == "été\n"
    assert path.read_bytes() == "été\n".encode()
    assert os.listdir(tmp_path) == ["page.html"]


def test_until_it_is_whole_the_old_file_stands(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("old")
    with open_output(path) as out:
        out.write("new")
        out.flush()
        assert path.read_text() == "old"
    assert path.read_text() == "new"


def test_after_an_error_the_old_file_stands_alone(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("old")
    with pytest.raises(ZeroDivisionError), open_output(path) as out:
        out.write(str(1 // 0))
    assert (os.listdir(tmp_path), path.read_text()) == (["page.html"], "old")


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("old")
    link = tmp_path / "latest.html"
    link.symlink_to("page.html")
    assert written(link, "new") == "new"
    assert link.is_symlink()


def test_what_is_no_regular_file_is_written_to_and_kept(tmp_path: Path) -> None:
    device = Path(os.devnull)
    with open_output(device) as out:
        out.write("gone")
    assert device.is_char_device()


@pytest.mark.parametrize(("place", "problem"), [(".", "is a directory"), ("gone/page.html", "there is no directory")])
def test_a_place_that_cannot_be_written_is_a_usage_error(tmp_path: Path, place: str, problem: str) -> None:
    with pytest.raises(UsageError, match=problem):
        require_place(tmp_path / place)


def test_standard_output_and_a_new_file_are_good_places(tmp_path: Path) -> None:
    for place in (None, Path("-"), tmp_path / "new.html"):
        require_place(place)


def test_bytes_are_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "events.parquet"
    path.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError), open_binary_output(path) as out:
        out.write(bytes(1 // 0))
    assert (os.listdir(tmp_path), path.read_bytes()) == (["events.parquet"], b"old")
    with open_binary_output(path) as out:
        out.write(b"new\r\n")
        assert path.read_bytes() == b"old"
    assert (os.listdir(tmp_path), path.read_bytes()) == (["events.parquet"], b"new\r\n")


def test_bytes_on_standard_output_are_whole_or_not_there(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    with pytest.raises(ZeroDivisionError), open_binary_output(None) as out:
        out.writelines(b"half" if n else bytes(1 // n) for n in (1, 0))
    assert capfdbinary.readouterr().out == b""
    with open_binary_output(Path("-")) as out:
        out.write(b"PAR1")
        assert out.tell() == 4
    assert capfdbinary.readouterr().out == b"PAR1"


def test_bytes_go_to_a_device_and_it_stays_one() -> None:
    device = Path(os.devnull)
    with open_binary_output(device) as out:
        out.write(b"gone")
    assert device.is_char_device()


def test_bytes_are_not_for_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    require_place(None, binary=True)
    monkeypatch.setattr("selon.export.output._is_terminal", lambda: True)
    require_place(None)
    with pytest.raises(UsageError, match="not for a terminal"):
        require_place(None, binary=True)
