"""What is marked across the parts of a corpus: ids used twice, and what is like an earlier article, in whichever file it lies."""

from __future__ import annotations

from collections.abc import Mapping

from selon.corpus.copied import Copied
from selon.corpus.engine import Task
from selon.corpus.plan import Part, Plan
from selon.corpus.stage_marks import Marking
from selon.corpus.writing import read_marks, write_part
from selon.intake.article import article_from_text
from selon.records import Article

DISPATCH = (
    "La préfète du Valmorin, Odile Carrel, a annoncé jeudi la réouverture du pont suspendu de Montclar. "
    "L'ouvrage était fermé aux voitures depuis la crue du mois de mars, qui avait emporté deux culées."
)
OTHER = "Le boulanger Yann Le Goff dit avoir perdu un tiers de ses clients depuis le printemps dernier."


class Quiet:
    """A watch that nobody reads."""

    alone: frozenset[str] = frozenset()
    out: Mapping[str, str] = {}

    def begin(self, item: str) -> None: ...

    def end(self, item: str) -> None: ...

    def beat(self) -> None: ...


def article(id: str, text: str, published: str) -> Article:
    return article_from_text(text, id=id, published=published)


def test_copies_and_ids_are_marked_in_the_part_where_the_later_article_lies(tmp_path):
    plan = Plan(out=tmp_path)
    plan.layout.make()
    late, early = article("journal", DISPATCH, "2024-06-05"), article("agence", DISPATCH, "2024-06-04")
    parts = [[late, article("b", OTHER, "2024-06-04")], [], [article("b", DISPATCH, "2024-06-06"), early]]
    for number, held in enumerate(parts):
        write_part(plan.layout, f"{number}", held)
    work = tuple(Part(f"{number}", f"lot-{number}.jsonl") for number in range(3))
    counts = Marking(plan).run(Task("all", work), Quiet())
    assert counts == {"dropped": 1, "dropped id-used-twice": 1, "alike": 1}
    first, _, last = (read_marks(plan.layout, f"{number}") for number in range(3))
    assert first.alike == {0: (("2", 1),)}
    assert first.drop == last.alike == {}
    (copy,) = Copied(plan.layout).marked(late, first.alike[0]).copies
    assert (copy.article, copy.share) == ("agence", 0.985)
    assert Copied(plan.layout).marked(early, ()) == early
    assert [(row, twice.id, twice.place) for row, twice in last.drop.items()] == [(0, "b", "lot-2.jsonl")]
    assert list(plan.layout.tmp.iterdir()) == []
