"""What people judged, whatever keeps it: which judgements hold, and how one names words by their place."""

from __future__ import annotations

from collections.abc import Iterable

from selon.claim_records import Judgement
from selon.records import Field

_TITLE = "title:"


def by_place(field: Field, start: int, end: int) -> str:
    """Words of an article by their place: "120-188", in a title that stands outside the text "title:3-20"."""
    return f"{_TITLE if field == 'title' else ''}{start}-{end}"


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that hold, in order, of all in the order in which they were made.

    `accept` and `reject` end each other and every earlier `fix`; a `fix` ends them and the earlier `fix` of the same
    field. `merge` and `split` of the same two end each other, whichever of the two is named first.
    """
    held: list[Judgement] = []
    for judgement in judgements:
        held = [earlier for earlier in held if not _ends(judgement, earlier)]
        held.append(judgement)
    return held


def _ends(later: Judgement, earlier: Judgement) -> bool:
    pair = {"merge", "split"}
    if later.target.kind != earlier.target.kind or (later.action in pair) != (earlier.action in pair):
        return False
    if later.action in pair:
        return {later.target.id, later.value} == {earlier.target.id, earlier.value}
    if later.target.id != earlier.target.id:
        return False
    return "fix" not in (later.action, earlier.action) or later.action != earlier.action or fixed(later)[0] == fixed(earlier)[0]


def fixed(fix: Judgement) -> tuple[str, str]:
    """The field that a fix names, and what it should say."""
    field, _, value = (fix.value or "").partition("=")
    return field.strip(), value.strip()
