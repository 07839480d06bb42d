"""A large store for the desk: the example articles and their claims, over and over with other names, figures and dates.

The articles are read and put together once, by selon itself; what follows are copies in disguise (see claims.py), each round
with claims and voices of its own. A store that was made before, for the same examples, version and tables, is used again.
"""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from hashlib import blake2s
from pathlib import Path
from typing import Any

from claims import disguised, other_words
from pydantic import TypeAdapter
from sqlalchemy import Engine, event

from selon.claim_records import Claim, Dossier, SharedVoice
from selon.claims import Dossiers
from selon.intake import open_sources
from selon.reader import Reader
from selon.records import Article
from selon.store import Store
from selon.store.migrations import STEPS
from selon.version import __version__

HERE = Path(__file__).parent
EXAMPLES = [HERE.parent / "examples" / "dossier_fr.jsonl", *sorted((HERE.parent / "examples" / "fr").iterdir())]
_ACROSS = TypeAdapter(tuple[tuple[Claim, ...], tuple[SharedVoice, ...]])
_ARTICLES = TypeAdapter(tuple[Article, ...])
_IDS = {"article", "first_article", "claim"}
"""Fields that hold the id of an article or a claim."""

_AS_THEY_ARE = {
    "type", "kind", "does", "field", "statement", "event", "origin", "country", "sector", "suggested", "date", "as_of", "id",
    "voice",
}  # fmt: skip


def large_store(folder: Path, size: int) -> Path:
    """The file of a store of `size` articles with a kept dossier, in `folder`, where it may lie already."""
    tables = f"{__version__} {' '.join(STEPS)}".encode()
    stamp = blake2s(b"".join(source.read_bytes() for source in EXAMPLES) + tables, digest_size=4).hexdigest()
    made = folder / f"desk-{size}-{stamp}.db"
    if not made.exists():
        folder.mkdir(parents=True, exist_ok=True)
        draft = folder / f"draft-{size}.db"
        for left in folder.glob(f"{draft.name}*"):
            left.unlink()
        print(f"Making a store of {size} articles, {made} ...", file=sys.stderr, flush=True)
        _fill(draft, size)
        draft.rename(made)
    return made


def _fill(place: Path, size: int) -> None:
    """Only here nothing waits for the disk."""
    event.listen(Engine, "connect", _unsynchronised)
    dossier = _dossier(size)
    with Store.open(place) as store:
        for article in dossier.articles:
            store.add(article)
        store.keep_dossier(dossier)
        for claim in dossier.claims[:: max(1, len(dossier.claims) // 20)]:
            store.keep_story(f"story of {claim.id}", [mention.article for mention in claim.mentions])
    with closing(sqlite3.connect(place)) as whole:
        whole.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    event.remove(Engine, "connect", _unsynchronised)


def _unsynchronised(connection: sqlite3.Connection, _record: Any) -> None:
    connection.execute("PRAGMA synchronous = OFF")


def _dossier(size: int) -> Dossier:
    found = [article for article in open_sources(map(str, EXAMPLES)) if isinstance(article, Article)]
    given = [replace(article, id=Path(article.id).name) for article in found]
    first = Dossiers().of(list(Reader().read_many(given)))
    records = _ARTICLES.dump_python(first.articles, mode="json")
    rounds = range(-(-size // len(records)))
    articles = tuple(_of_outlet(disguised(record, n), n) for n in rounds for record in records)[:size]
    there = {article.id for article in articles}
    claims, voices = zip(*_rounds(first, rounds), strict=True)
    return replace(
        first, articles=articles,
        voices=tuple(replace(v, voices=tuple(o for o in v.voices if o.article in there)) for some in voices for v in some),
        claims=tuple(c for some in claims for c in some if all(m.article in there for m in c.mentions)),
    )  # fmt: skip


def _of_outlet(article: Article, round_: int) -> Article:
    """Of an outlet of its round: a short text that comes out of two rounds alike is two articles."""
    return replace(article, outlet=f"{article.outlet or article.id} {round_}")


def _rounds(first: Dossier, rounds: range) -> Iterator[tuple[tuple[Claim, ...], tuple[SharedVoice, ...]]]:
    across = json.loads(_ACROSS.dump_json((first.claims, first.voices)))
    for n in rounds:
        yield _ACROSS.validate_python(_other(across, other_words(n), n))


def _other(value: Any, words: Callable[[str], str], round_: int, key: str = "") -> Any:
    if isinstance(value, list):
        return [_other(each, words, round_, key) for each in value]
    if isinstance(value, dict):
        shared = "mentions" in value or "aliases" in value
        return {k: f"{v}-{round_}" if _is_id(k, v, shared) else _other(v, words, round_, k) for k, v in value.items()}
    return words(value) if isinstance(value, str) and key not in _AS_THEY_ARE else value


def _is_id(key: str, value: Any, shared: bool) -> bool:
    """Whether a field names something of its round: ids of origins count within their claim."""
    return isinstance(value, str) and (key in _IDS or (key == "id" and shared) or (key == "voice" and value.startswith("v-")))
