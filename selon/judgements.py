"""What people judged, whatever keeps it: what holds, where people contradict each other, how words are named by their place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from selon.claim_records import Judgement, TargetKind
from selon.records import Field

PAIRING = ("merge", "split")
"""Actions that are about two things."""

_TITLE = "title:"


def by_place(field: Field, start: int, end: int) -> str:
    """Words of an article by their place: "120-188", in a title that stands outside the text "title:3-20"."""
    return f"{_TITLE if field == 'title' else ''}{start}-{end}"


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that hold, in order, of all in the order in which they were made.

    What was undone counts as never made: what it had ended holds again. `accept` and `reject` end each other and every
    earlier `fix`; a `fix` ends them and the earlier `fix` of the same field. `merge` and `split` of the same two end each
    other, whichever of the two is named first.
    """
    held: dict[int, Judgement] = {}
    about: dict[tuple[TargetKind, bool, frozenset[str]], list[int]] = defaultdict(list)
    for number, judgement in enumerate(_not_undone(judgements)):
        earlier = about[_about(judgement)]
        ended = {n for n in earlier if _ends(judgement, held[n])}
        earlier[:] = [n for n in earlier if n not in ended] + [number]
        for n in ended:
            del held[n]
        held[number] = judgement
    return list(held.values())


def _about(judgement: Judgement) -> tuple[TargetKind, bool, frozenset[str]]:
    """What a judgement is about: one thing, or two that are put together or told apart."""
    pair = judgement.action in PAIRING
    return judgement.target.kind, pair, frozenset({judgement.target.id, judgement.value or ""} if pair else {judgement.target.id})


def differ(judgements: Iterable[Judgement]) -> bool:
    """Whether people contradict each other: what one of them holds would end what another one holds.

    A judgement that another person's later one ended counts here: it is still what its author thinks.
    """
    by_person: dict[str, list[Judgement]] = {}
    for judgement in _not_undone(judgements):
        by_person.setdefault(judgement.who, []).append(judgement)
    opinions = [standing(made) for made in by_person.values()]
    pairs = ((one, other) for mine, theirs in combinations(opinions, 2) for one in mine for other in theirs)
    return any(_about(one) == _about(other) and _ends(one, other) and not _same(one, other) for one, other in pairs)


def _not_undone(judgements: Iterable[Judgement]) -> list[Judgement]:
    made = list(judgements)
    undone = {judgement.value for judgement in made if judgement.action == "undo"}
    return [judgement for judgement in made if judgement.action != "undo" and judgement.id not in undone]


def _same(one: Judgement, other: Judgement) -> bool:
    """Whether two on the same thing say the same; a merge says it whichever of the two is named first."""
    return one.action == other.action and (one.action in PAIRING or one.value == other.value)


def _ends(later: Judgement, earlier: Judgement) -> bool:
    """Whether a judgement ends an earlier one about the same."""
    return "fix" not in (later.action, earlier.action) or later.action != earlier.action or fixed(later)[0] == fixed(earlier)[0]


def fixed(fix: Judgement) -> tuple[str, str]:
    """The field that a fix names, and what it should say."""
    field, _, value = (fix.value or "").partition("=")
    return field.strip(), value.strip()
