"""One self-contained page: the text with each statement underlined in its voice's colour, the words that tell an event
framed, and notes in the margin.

The page loads nothing and lets no script run but its own (a content security policy with hashes says so).
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import TextIO

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from selon.export.event_wording import STATUSES
from selon.export.html_layout import lay_out
from selon.records import Article
from selon.version import __version__

_TIED = re.compile("[«‹] | [»›!?:;]")


def write(articles: Iterable[Article], out: TextIO) -> None:
    """Write one HTML page with all articles (held in memory: a page wants its list of contents first)."""
    views = [lay_out(article, f"a{number}") for number, article in enumerate(articles, start=1)]
    parts = _inline("marks.css", "page.css") | _inline("page.js")
    for part in _template().generate(articles=views, statuses=STATUSES, version=__version__, **parts):
        out.write(part)
    out.write("\n")


@cache
def _template() -> Template:
    room = Environment(
        loader=PackageLoader("selon.export"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    room.filters["tied"] = tied
    return room.get_template("page.html.j2")


def tied(text: str) -> Markup:
    """Text in which no line breaks between a mark and the space that belongs to it (French « sets » them apart !)."""
    return Markup(_TIED.sub(r'<span class="tied">\g<0></span>', str(escape(text))))


def _inline(*names: str) -> dict[str, str]:
    """Style sheets or a script to stand in the page, and their hash for the content security policy."""
    text = "".join(files("selon.export").joinpath("templates", name).read_text("utf8") for name in names)
    digest = base64.b64encode(hashlib.sha256(text.encode("utf8")).digest()).decode("ascii")
    kind = names[0].rpartition(".")[2]
    return {kind: Markup(text), f"{kind}_hash": f"sha256-{digest}"}
