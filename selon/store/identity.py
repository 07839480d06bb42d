"""When two articles are one: the same content of one publisher; and when one is a later version of another."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from urllib.parse import parse_qsl, urlencode, urlsplit

from selon.records import Article
from selon.store.folding import fold, folded
from selon.store.lines import storable

ALIKE = 0.2
"""A text under the same id is a later version where so many of the three-word sequences of the shorter one are shared."""

ALIKE_WORDS = 0.5
"""The same for the words of texts under SHORT words, which have few sequences."""

SHORT = 40

_TRACKING = re.compile(r"(?:utm_\w+|xtor|xts|at_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid)", re.IGNORECASE)
"""Parameters of an address that say where the reader came from, not which page it is."""


def content_hash(article: Article) -> str:
    """Hash of title and text; white space and the way accents are composed do not count."""
    parts = (" ".join(unicodedata.normalize("NFC", part).split()) for part in (article.title or "", article.text))
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()


def publisher(article: Article) -> str | None:
    """Who published it, folded: the outlet, else the host of its address; None where neither is known."""
    return fold(storable(article.outlet)) if article.outlet else _host(article.url)


def _host(url: str | None) -> str | None:
    known = url is not None and _splits(storable(url))
    return urlsplit(storable(url or "")).netloc.lower().removeprefix("www.") if known else None


def page(url: str | None) -> str | None:
    """The address as it names a page: without scheme, "www.", fragment, tracking parameters and last slash."""
    url = storable(url or "")
    if not _splits(url):
        return url or None
    parts = urlsplit(url)
    query = urlencode([pair for pair in parse_qsl(parts.query, True) if not _TRACKING.fullmatch(pair[0])])
    host = parts.netloc.lower().removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}{'?' if query else ''}{query}" or None


def _splits(url: str) -> bool:
    try:
        return bool(urlsplit(url).netloc)
    except ValueError:
        return False


def is_version(old: Article, new: Article) -> bool:
    """Whether `new`, which came under the same id as `old`, is a later version of it and not another article.

    The same address says so; another publisher says no; otherwise the same long title, or enough of the same words.
    """
    if page(old.url) is not None and page(old.url) == page(new.url):
        return True
    publishers = publisher(old), publisher(new)
    if None not in publishers and publishers[0] != publishers[1]:
        return False
    titles = folded(old.title or ""), folded(new.title or "")
    if len(titles[0]) > 3 and titles[0] == titles[1]:
        return True
    return _alike(folded(old.text), folded(new.text))


def _alike(old: Sequence[str], new: Sequence[str]) -> bool:
    if _shared(set(zip(old, old[1:], old[2:], strict=False)), set(zip(new, new[1:], new[2:], strict=False))) >= ALIKE:
        return True
    return min(len(old), len(new)) < SHORT and _shared(set(old), set(new)) >= ALIKE_WORDS


def _shared(one: AbstractSet[object], other: AbstractSet[object]) -> float:
    """The share of the smaller set that is in the other one."""
    return len(one & other) / max(1, min(len(one), len(other)))
