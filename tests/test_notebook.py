"""The notebook of the docs runs from a WARC and JSON Lines to a chart, and shows what it gives today."""

from __future__ import annotations

import nbformat
import notebook_report as report
import pytest


def test_the_notebook_is_sound_and_its_outputs_are_fresh() -> None:
    kept, now = report.read(), report.executed(report.read())
    nbformat.validate(kept)
    for cell, again in zip(report.code_cells(kept), report.code_cells(now), strict=True):
        assert report.told(again) == report.told(cell), "python tests/notebook_report.py --update"


def test_the_notebook_ends_in_charts() -> None:
    shown = [said for cell in report.code_cells(report.read()) for said in report.told(cell)]
    assert shown.count("a picture") == 3


def test_a_cell_shows_what_it_prints_then_its_last_expression() -> None:
    cell = nbformat.v4.new_code_cell("print('un')\nx = 2\nx")
    cell.outputs = list(report._outputs(cell.source, 1, {}))
    assert report.told(cell) == ["un\n", "2"]


def test_a_cell_that_fails_fails_the_notebook() -> None:
    with pytest.raises(ZeroDivisionError):
        list(report._outputs("1 / 0", 1, {}))
