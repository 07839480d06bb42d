"""Which voices are outlets: what they say they have from somebody else, and their own article tells from whom."""

from __future__ import annotations

import re
from collections.abc import Iterable

from selon.claims.bearers import folded
from selon.language import Language
from selon.records import Voice

_SHORT = re.compile(r"\(([^)]+)\)")
_PRESS = "JRN"


class Outlets:
    """The outlets of some articles (None: unknown), by the names that others call them."""

    def __init__(self, language: Language, outlets: Iterable[str | None]) -> None:
        self._language = language
        self._names = {outlet: self._forms(outlet) for outlet in outlets if outlet}
        self._known: dict[str, str | None] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """The outlets as their articles name them; what could mean several means the first."""
        return tuple(self._names)

    def named(self, name: str) -> str | None:
        """The outlet of one of the articles that a name means ("l'AEP"), or None."""
        if name not in self._known:
            self._known[name] = self._named(name)
        return self._known[name]

    def _named(self, name: str) -> str | None:
        words = frozenset(folded(self._language.claims.bare(name)))
        return next((outlet for outlet, forms in self._names.items() if any(f <= words or words <= f for f in forms)), None)

    def relays(self, voice: Voice) -> bool:
        """Whether a voice is an outlet, or one that is known for one."""
        if voice.kind != "organisation":
            return False
        name = self._language.claims.bare(voice.name).lower()
        known = self._language.named.get(name)
        return voice.sector == _PRESS or (known is not None and known.media) or self.named(voice.name) is not None

    def reports(self, voice: Voice) -> bool:
        """Whether a voice is an outlet's own reporter."""
        return voice.kind == "role" and voice.sector == _PRESS

    def _forms(self, outlet: str) -> list[frozenset[str]]:
        """The words of an outlet's name, and of the short one it gives in brackets."""
        short = _SHORT.findall(outlet)
        full = _SHORT.sub("", outlet)
        return [frozenset(folded(self._language.claims.bare(name))) for name in (full.strip(), *short)]
