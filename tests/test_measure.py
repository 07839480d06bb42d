"""The gate of the measuring run: what fails it, what raises a floor, what is said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import measure
import pytest
from floors import Level, Row, compare, load, raised, save, table

F1 = ("articles", "f1")
RATIO = ("speed", "ratio")
LEVELS = {F1: Level(floor=0.70, goal=0.76), RATIO: Level(floor=1.30, goal=1.20, at_most=True), ("speed", "ms"): Level()}


def row(value: float | None, **level: float | bool) -> Row:
    return Row(name=F1, value=value, level=Level(**level))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "verdict"), [(0.69, "FAILS"), (0.70, "floor"), (0.75, "floor"), (0.76, "goal"), (None, "FAILS")]
)
def test_a_figure_is_held_to_its_floor(value: float | None, verdict: str) -> None:
    assert row(value, floor=0.70, goal=0.76).verdict == verdict


@pytest.mark.parametrize(("value", "verdict"), [(1.31, "FAILS"), (1.30, "floor"), (1.20, "goal"), (0.9, "goal")])
def test_an_upper_limit_is_held_from_below(value: float, verdict: str) -> None:
    assert row(value, floor=1.30, goal=1.20, at_most=True).verdict == verdict


@pytest.mark.parametrize("value", [0.0, 12.0, None])
def test_a_figure_without_levels_never_fails(value: float | None) -> None:
    assert not row(value).fails
    assert row(value).verdict == ""


def test_arithmetic_alone_fails_no_figure() -> None:
    """Both are 0.4 told by an f1 of whole counts; neither is worse than its level."""
    assert row(0.39999999999999997, floor=0.4).verdict == "floor"
    assert row(0.1 + 0.2, floor=0.3, at_most=True).verdict == "floor"


def test_a_limit_of_none_lost_is_a_limit() -> None:
    assert row(1, floor=0, goal=0, at_most=True).fails
    assert row(0, floor=0, goal=0, at_most=True).verdict == "goal"


def test_every_entry_is_compared_and_other_figures_are_left_out() -> None:
    rows = compare(LEVELS, {F1: 0.8, ("articles", "other"): 0.1})
    assert [(r.name, r.value) for r in rows] == [(F1, 0.8), (RATIO, None), (("speed", "ms"), None)]


@pytest.mark.parametrize(
    ("value", "floor"), [(0.7867, 0.77), (0.79, 0.78), (0.29, 0.70), (0.71999, 0.70), (None, 0.70), (1.0, 0.99)]
)
def test_a_floor_rises_to_just_below_what_was_reached_and_never_falls(value: float | None, floor: float) -> None:
    assert raised([row(value, floor=0.70, goal=0.76)]) == {F1: Level(floor=floor, goal=0.76)}


@pytest.mark.parametrize(("value", "floor"), [(1.2511, 1.252), (1.31, 1.30), (1.1, 1.20), (None, 1.30)])
def test_an_upper_limit_falls_to_its_goal_and_stops_there(value: float | None, floor: float) -> None:
    limit = Level(floor=1.30, goal=1.20, at_most=True)
    assert raised([Row(name=RATIO, value=value, level=limit)])[RATIO].floor == floor


def test_raising_twice_changes_nothing() -> None:
    measured = {F1: 0.7249, RATIO: 1.2345}
    once = raised(compare(LEVELS, measured))
    assert raised(compare(once, measured)) == once
    assert not any(r.fails for r in compare(once, {**measured, ("speed", "ms"): 3.0}))


def test_a_floors_file_comes_back_the_same(tmp_path: Path) -> None:
    save(tmp_path / "floors.json", LEVELS)
    assert load(tmp_path / "floors.json") == LEVELS
    assert list(load(tmp_path / "floors.json")) == list(LEVELS)


def test_a_misspelt_level_is_refused(tmp_path: Path) -> None:
    (tmp_path / "floors.json").write_text('{"articles": {"f1": {"flor": 0.7}}}', encoding="utf8")
    with pytest.raises(TypeError, match="flor"):
        load(tmp_path / "floors.json")


def test_the_project_s_own_floors_are_written_as_update_writes_them(tmp_path: Path) -> None:
    own = Path(measure.__file__).with_name("floors.json")
    save(tmp_path / "floors.json", load(own))
    assert (tmp_path / "floors.json").read_text(encoding="utf8") == own.read_text(encoding="utf8")


def test_the_table_shows_measure_floor_and_goal() -> None:
    lines = table(compare(LEVELS, {F1: 0.7512, RATIO: 1.4})).splitlines()
    assert lines[1].split() == ["articles", "f1", "0.751", "0.700", "0.760", "floor"]
    assert lines[2].split() == ["speed", "ratio", "1.400", "≤", "1.300", "≤", "1.200", "FAILS"]
    assert lines[3].split() == ["speed", "ms", "-", "-", "-"]


def test_a_failing_figure_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert measure.report(compare(LEVELS, {F1: 0.65})) == 1
    assert capsys.readouterr().err.splitlines() == [
        "measure: articles f1: 0.6500 is under its floor 0.7",
        "measure: speed ratio: not measured",
    ]


def test_a_run_above_all_floors_passes(capsys: pytest.CaptureFixture[str]) -> None:
    assert measure.report(compare(LEVELS, {F1: 0.70, RATIO: 1.3})) == 0
    assert capsys.readouterr().err == ""


def test_lost_changed_and_shifted_are_counted() -> None:
    given: list[dict[str, Any]] = [{"id": n, "text": "Elle a dit non."} for n in ("a", "b", "c")]
    exact = {"start": 11, "end": 14, "text": "non"}
    shifted = {"start": 10, "end": 13, "text": "non"}
    title = {"start": 0, "end": 3, "text": "Oui", "field": "title"}
    carried = {"start": None, "end": None, "text": None, "value": "2024"}
    event = {"trigger": title, "actor": {"start": 0, "end": 3, "text": "Oui", "name": "Oui"}, "date": carried}
    found: list[dict[str, Any]] = [
        {**given[0], "title": "Oui", "events": [event, {"trigger": shifted}],
         "statements": [{"cue": None, "content": [exact, shifted, title]}]},
        {**given[1], "text": "Elle a dit oui.", "title": None, "statements": [], "events": []},
    ]  # fmt: skip
    assert measure.robustness(iter(given), iter(found)) == {"articles": 3, "lost": 2, "bad_spans": 2}


def test_without_material_there_is_nothing_to_measure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert measure.main([str(tmp_path / "absent")]) == 0
    assert capsys.readouterr().out.count("\n") == 1
