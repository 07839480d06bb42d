"""Stage marks: what can only be known of all articles together: which ids are used twice, which articles are alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from selon.corpus.alike_kept import AlikeKept
from selon.corpus.dropped import Dropped
from selon.corpus.engine import Task, Watch
from selon.corpus.fetching import Parted
from selon.corpus.near import find_alike, moment
from selon.corpus.plan import Part, Plan
from selon.corpus.shards import read_table
from selon.corpus.sketches import read_sketches
from selon.corpus.twice import used_before
from selon.corpus.writing import Marks, loaded, write_dropped, write_marks

_BEAT = 1000
"""Articles after which a sign of life is given."""

_SKETCHED = 200
"""Parts whose sketches are held at a time: some 20 MB."""


class Marking:
    """There is one task: all parts, in order."""

    name = "marks"

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        loaded()

    def run(self, task: Task, watch: Watch) -> dict[str, int]:
        """Writes the marks of every part that has any, and a shard of what is dropped of it."""
        return dict(_Marks(self._plan, task.work, watch).write())


class _Marks:
    """The parts of a corpus, gone through several times and held one by one."""

    def __init__(self, plan: Plan, parts: Sequence[Part], watch: Watch) -> None:
        self._layout, self._parts, self._watch = plan.layout, parts, watch
        before = used_before(lambda: (id for part in parts for (id,) in self._rows(part, "article_id")))
        self._twice = frozenset(position for position, used in enumerate(before) if used)
        sizes = [sum(1 for _ in self._rows(part, "article_id")) for part in parts]
        self._sketched = Parted(sizes, lambda number: read_sketches(self._layout, parts[number].name), _SKETCHED)

    def write(self) -> Counter[str]:
        """Writes what is marked, and counts it."""
        counts = Counter(dropped=0, alike=0)
        with AlikeKept(self._layout.tmp / "alike") as kept:
            found = find_alike(self._moments(), self._sketched.fetch, out=self._twice)
            for done, (position, earlier) in enumerate(found):
                if done % _BEAT == 0:
                    self._watch.beat()
                if earlier:
                    kept.add(position, earlier)
            for number, part in enumerate(self._parts):
                start, stop = self._sketched.bounds(number)
                alike = {row: tuple(map(self._place, earlier)) for row, earlier in kept.between(start, stop).items()}
                counts.update(self._write(part, Marks(drop=self._drop(part, start), alike=alike)))
        return counts

    def _place(self, position: int) -> tuple[str, int]:
        """The part in which a position lies, and the row there."""
        number, row = self._sketched.place(position)
        return self._parts[number].name, row

    def _write(self, part: Part, marks: Marks) -> dict[str, int]:
        write_marks(self._layout, part.name, marks)
        if marks.drop:
            write_dropped(self._layout, f"{part.name}-marks", marks.drop.values())
        twice = {"dropped": len(marks.drop), "dropped id-used-twice": len(marks.drop)} if marks.drop else {}
        return {**twice, "alike": len(marks.alike)}

    def _drop(self, part: Part, start: int) -> dict[int, Dropped]:
        if not self._twice:
            return {}
        ids = enumerate(self._rows(part, "article_id"))
        return {row: _twice(part, id) for row, (id,) in ids if start + row in self._twice}

    def _moments(self) -> Iterator[str]:
        for part in self._parts:
            for published, captured in self._rows(part, "published", "captured"):
                yield moment(published, captured)

    def _rows(self, part: Part, *columns: str) -> Iterator[tuple[str, ...]]:
        self._watch.beat()
        table = read_table(self._layout.part(part.name), "articles", list(columns))
        yield from zip(*(table.column(name).to_pylist() for name in columns), strict=True)


def _twice(part: Part, article: str) -> Dropped:
    message = f"the id {article!r} is that of an earlier article: give each article its own"
    return Dropped(place=part.url, id=article, stage="marks", reason="id-used-twice", message=message)
