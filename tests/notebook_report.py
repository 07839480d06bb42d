"""The notebook of the docs is run without Jupyter: `python tests/notebook_report.py [--update]` says whether its outputs are
today's, or writes them anew.

A cell's output is what it prints, and its last expression as Jupyter shows it: as a picture where it has `_repr_png_`, else as
text. The pictures themselves are not compared: fonts and versions draw them differently.
"""

from __future__ import annotations

import ast
import base64
import contextlib
import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_output

PLACE = Path(__file__).parent.parent / "docs" / "corpus.ipynb"
"""The notebook; it runs in its folder."""


def read() -> Any:
    """The notebook, as it is kept."""
    return nbformat.read(PLACE, as_version=4)


def executed(notebook: Any) -> Any:
    """The notebook with the outputs that its cells give now."""
    known: dict[str, Any] = {"__name__": "__main__"}
    with _standing_in(PLACE.parent):
        for number, cell in enumerate(code_cells(notebook), start=1):
            cell.execution_count = number
            cell.outputs = list(_outputs(cell.source, number, known))
    return notebook


def code_cells(notebook: Any) -> list[Any]:
    """The cells that run."""
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def told(cell: Any) -> list[str]:
    """What a cell's outputs say: texts, and where a picture stands."""
    return [
        output.text if output.output_type == "stream" else output.data.get("text/plain", "") if "image/png" not in output.data
        else "a picture"
        for output in cell.outputs
    ]  # fmt: skip


def _outputs(code: str, number: int, known: dict[str, Any]) -> Iterator[Any]:
    printed, value = io.StringIO(), None
    tree = ast.parse(code)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    with contextlib.redirect_stdout(printed):
        exec(compile(tree, f"cell {number}", "exec"), known)
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), f"cell {number}", "eval"), known)
    if printed.getvalue():
        yield new_output("stream", name="stdout", text=printed.getvalue())
    if value is not None:
        yield new_output("execute_result", data=_shown(value), execution_count=number)


def _shown(value: Any) -> dict[str, str]:
    if hasattr(value, "_repr_png_"):
        return {"image/png": base64.b64encode(value._repr_png_()).decode(), "text/plain": "a picture"}
    return {"text/plain": repr(value)}


@contextlib.contextmanager
def _standing_in(folder: Path) -> Iterator[None]:
    """In a folder, and back again wherever the cells went; what they start finds this repository's selon."""
    before, path = Path.cwd(), os.environ.get("PYTHONPATH")
    os.chdir(folder)
    os.environ["PYTHONPATH"] = str(PLACE.parent.parent)
    try:
        yield
    finally:
        os.chdir(before)
        os.environ.pop("PYTHONPATH") if path is None else os.environ.update(PYTHONPATH=path)


if __name__ == "__main__":
    kept, now = read(), executed(read())
    if [told(cell) for cell in code_cells(kept)] != [told(cell) for cell in code_cells(now)]:
        print(f"{PLACE.name} is not fresh")
    if "--update" in sys.argv[1:]:
        nbformat.write(now, PLACE)
