"""Which judgements hold: a later one on the same thing takes the place of an earlier one."""

from __future__ import annotations

from collections.abc import Iterable

from selon.claim_records import Judgement


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
    return "fix" not in (later.action, earlier.action) or later.action != earlier.action or _field(later) == _field(earlier)


def _field(fix: Judgement) -> str:
    return (fix.value or "").partition("=")[0]
