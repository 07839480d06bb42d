"""What tests in a browser ask of a page: a screenshot, what axe-core finds, whether it sticks out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

BUILD = Path(__file__).parents[3] / "build"
SHOTS = BUILD / "screenshots"
AXE = BUILD / "browser" / "axe.min.js"
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def shot(page: Any, name: str) -> None:
    """Keeps a screenshot of the whole page under build/screenshots/."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=str(SHOTS / f"{name}.png"), full_page=True)


def violations(page: Any) -> list[str]:
    """What axe-core finds against WCAG 2.2 AA in a page; skips where axe was not fetched (`make web`)."""
    if not AXE.is_file():
        pytest.skip("there is no axe-core: run `make web`")
    page.evaluate(AXE.read_text("utf8"))
    found = page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", STANDARD)
    return [f"{v['id']}: {_node(v['nodes'][0])}" for v in found["violations"]]


def _node(node: dict[str, Any]) -> str:
    return f"{node['html'][:200]} {json.dumps(node['any'][:1])[:300]}"


def sticks_out(page: Any) -> int:
    """By how many pixels a page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
